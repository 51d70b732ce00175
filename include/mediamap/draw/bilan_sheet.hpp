// SPDX-License-Identifier: EUPL-1.2
// The fiche bilan on A4: what is written, and ruled lines to write on by hand where nothing is.
#pragma once

#include <string>

#include "mediamap/draw/page.hpp"
#include "mediamap/model/bilan.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::draw {

// How many sheets the constats and hypotheses take, three of each on a sheet; at least one. Long texts may make a sheet
// run over several pages.
std::size_t bilan_sheet_count(const Bilan& bilan);

// The sheets laid out. `date` (ISO) stands in the footer and in the PDF's information. The bilan need not be one of the
// territory's; the hypotheses that its retours answer are looked up there.
Document lay_out_bilan(const Territory& territory, const Bilan& bilan, const std::string& date);

// The same as PDF. Same input, same bytes. Throws SystemError when cairo refuses.
std::string bilan_sheet(const Territory& territory, const Bilan& bilan, const std::string& date);

}  // namespace mediamap::draw
