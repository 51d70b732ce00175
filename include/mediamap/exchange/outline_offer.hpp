// SPDX-License-Identifier: EUPL-1.2
// What the topic of one offer says, whoever made the outline.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mediamap/exchange/offer_words.hpp"
#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

// An actor's name that was not found, and those it might be (ids).
struct UnknownActor {
  std::string text;
  std::vector<std::string> near;
};

struct OutlineOffer {
  std::string id;                  // as the outline gives it, without mark; empty without
  Offer offer;                     // what it says; the rest is empty. What is not understood is in a_completer.
  std::set<std::string> said;      // keys of the fields that it speaks of
  std::vector<UnknownActor> inconnus;
  std::set<std::pair<std::string, std::string>> understood;  // keys and texts: they are not to complete, or no longer
  std::vector<std::string> left_out;  // what no offer has a place for
  std::size_t stamps = 0;             // days on which topics were made or changed, left out too
};

// Whether the topic can only be an offer: it bears the mark of one, or says what an offer says.
bool says_an_offer(const Topic& topic);
// Whether anything below the topic reads as an offer's detail.
bool has_details(const Topic& topic, const OfferNames& names);

// Branches without a title of their own are operators when an actor bears that name, else objectives. Deeper topics,
// notes and links are kept as remarks.
OutlineOffer read_offer(const Topic& topic, const OfferNames& names);

}  // namespace mediamap::exchange
