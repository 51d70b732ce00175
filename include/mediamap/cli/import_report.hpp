// SPDX-License-Identifier: EUPL-1.2
// What every import says at its end; the figures add up.
#pragma once

#include <vector>

#include "mediamap/cli/listing.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::cli {

// How many rows, conflicts and remarks are told one by one in words; all of them stand in the JSON.
inline constexpr std::size_t most_told = 20;

struct ImportReport {
  std::size_t lignes = 0;
  std::size_t crees = 0;
  std::size_t mis_a_jour = 0;
  std::size_t inchanges = 0;
  std::vector<tables::RejectedRow> rejetees;
};

// `more` holds further members of the JSON object (conflicts, remarks), which the caller tells in words itself.
void print_import_report(Context& context, const ImportReport& report, const Json& more, RecordFormat format);

// "3 lignes lues = 1 créée + …": `one` and `many` are N_("{} ligne lue") and N_("{} lignes lues"), of the feminine gender.
void print_sums(Context& context, const ImportReport& report, const char* one, const char* many);

}  // namespace mediamap::cli
