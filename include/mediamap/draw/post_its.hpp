// SPDX-License-Identifier: EUPL-1.2
// The offers as cards to cut out and lay on the table: name, operators and objectives in front, number and QR code behind.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mediamap/draw/cut_sheet.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::draw {

struct PostItOptions {
  std::string size = "38x51";
  std::string paper = "A4";
  std::optional<std::set<std::string>> offers;  // ids; nothing: all
  std::size_t empty = 0;                        // cards to write on, after the others
  bool backs = true;
  std::string date;  // ISO
};

struct PostIts {
  std::string bytes;  // PDF; a page of backs follows each page of fronts that bears offers
  CutSheet layout;
  std::size_t offers = 0;
  std::size_t sheets = 0;
  std::vector<std::string> cut;  // ids of the offers whose text is too long even in the smallest type
};

// What the code on the back of an offer's card says: "mediamap:offre:<id>".
std::string post_it_code(const Offer& offer);

// The number of the post-it that the offer was, else its place among the territory's offers, family by family: the same
// whichever offers are printed.
std::vector<int> post_it_numbers(const Territory& territory);

// UsageError when the sheet holds no card of this size. Knows size and paper (see card_size, sheet).
PostIts post_its(const Territory& territory, const PostItOptions& options);

}  // namespace mediamap::draw
