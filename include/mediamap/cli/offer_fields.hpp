// SPDX-License-Identifier: EUPL-1.2
// The options that speak of an offer's fields, shared by `offer add` and `offer edit`.
#pragma once

#include <CLI/App.hpp>
#include <span>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/cli/context.hpp"
#include "mediamap/model/territory.hpp"

namespace mediamap::cli {

struct OfferText {
  const char* option;  // "--name"
  std::string Offer::*member;
  const char* description;  // N_()
  const char* placeholder;  // N_()
};

struct OfferList {
  const char* option;  // "operator": --operator, --add-operator, --remove-operator
  std::vector<std::string> Offer::*member;
  const char* key;  // in the file
  const char* description;
  const char* placeholder;
};

std::span<const OfferText> offer_texts();
std::span<const OfferList> offer_lists();

// What the user typed, made into what the file holds: an operator's name becomes its id, "seniors" becomes "Seniors".
// The value stays as it is when nothing fits; offer_faults() tells.
std::string normalised(const OfferList& list, const std::string& value, const Territory& territory);

// "À confirmer" → "a_confirmer"; the text itself when it is no status.
std::string status_keyword(const std::string& text);

// Tells when a thematic belongs to another family than the offer: allowed, but often a slip.
void note_thematics_elsewhere(const Offer& offer, const Territory& territory, Context& context);

// Everything that is wrong with the offer as the user wants it, with suggestions.
std::vector<Fault> offer_faults(const Offer& offer, const Territory& territory);

}  // namespace mediamap::cli
