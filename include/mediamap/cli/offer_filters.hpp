// SPDX-License-Identifier: EUPL-1.2
// Which offers a command is about: the options of `offer list`, of the maps and of the post-its.
#pragma once

#include <CLI/App.hpp>
#include <map>
#include <string>
#include <vector>

#include "mediamap/cli/offer_fields.hpp"

namespace mediamap::cli {

// Of several values of one filter each will do; an offer has to pass all filters.
struct OfferFilters {
  std::vector<std::string> families;
  std::vector<std::string> statuses;
  std::map<const OfferList*, std::vector<std::string>> lists;
  std::string search;
  bool off_site = false;
};

void add_offer_filters(CLI::App& app, OfferFilters& filters);

// Makes what the user typed into what the files hold. Faults, with suggestions, for what the territory does not know: an
// empty answer to a mistyped filter would be believed.
std::vector<Fault> settle_filters(OfferFilters& filters, const Territory& territory);
// The same, or UsageError.
OfferFilters require_filters(OfferFilters filters, const Territory& territory);

bool matches(const Offer& offer, const OfferFilters& filters, const Territory& territory);
void keep_matching(std::vector<Offer>& offers, const OfferFilters& filters, const Territory& territory);

// For people, without the families: "statut : confirmée ; commune : Bergues"; empty without such a filter.
std::string words_of(const OfferFilters& filters, const Territory& territory);

}  // namespace mediamap::cli
