// SPDX-License-Identifier: EUPL-1.2
// What is to complete, as a table that a colleague fills in with a spreadsheet and sends back.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mediamap/exchange/standard_writer.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {

// Written instead of a value: the field stays as it is, the doubt and the text received are removed.
inline constexpr const char* keep_word = "garder";

// id, nom, champ, valeur, raison, valeur_actuelle, nouvelle_valeur. `valeur` is what was received, `valeur_actuelle` what
// the field holds; id, champ and nouvelle_valeur must come back.
const tables::ExpectedColumns& completion_columns();

// A line for each doubt, its last cell empty. With semicolons and a byte order mark, which French spreadsheets open as
// a table.
std::string write_completion_sheet(const Selection& actors);

// lignes = mis_a_jour + inchanges + rejetees.size()
struct CompletionResult {
  std::vector<Actor> updated;  // each once, in the order of the lines
  std::size_t lignes = 0;
  std::size_t mis_a_jour = 0;  // doubts settled
  std::size_t inchanges = 0;  // left empty, or settled the same way before
  std::vector<tables::RejectedRow> rejetees;
};

// A line is found again by id, champ and valeur. Where a field has one doubt only, its valeur may be missing or written
// as a spreadsheet rewrites numbers ("+33 3 20" → "33320"). Lines that cannot be taken are told, the others are taken.
CompletionResult read_completion_sheet(std::span<const Actor> actors, const tables::Table& table);

}  // namespace mediamap::exchange
