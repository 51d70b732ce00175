// SPDX-License-Identifier: EUPL-1.2
// What each section of the fiche bilan is, and how to write it. The file of a new bilan and the printed sheet both say
// it in these words.
#pragma once

#include <span>
#include <string_view>

namespace mediamap {

// Texts are marked, not translated: show them through _().
struct BilanSection {
  std::string_view key;  // of the section in the file, "constats"
  const char* title;
  const char* guidance;
};

// The four sections, in the order of the sheet.
std::span<const BilanSection> bilan_sections();

// The section of this key. It has to be one of the four.
const BilanSection& bilan_section(std::string_view key);

// The method asks for three constats, and three hypotheses, on a sheet.
constexpr std::size_t entries_per_bilan_sheet = 3;

}  // namespace mediamap
