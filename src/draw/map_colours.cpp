// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/map_colours.hpp"

#include <algorithm>
#include <utility>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/offer_status.hpp"

namespace mediamap::draw {
namespace {

// More colours cannot be told apart.
constexpr std::size_t most_colours = 7;
constexpr std::size_t longest_meaning = 72;

const std::vector<std::string>& values_of(const Offer& offer, ColourBy by) {
  return by == ColourBy::operators ? offer.operateurs : offer.publics;
}

// The most frequent first; of equals, in alphabetical order.
std::vector<std::string> frequent(const Territory& territory, ColourBy by) {
  std::map<std::string, std::size_t> counts;
  for (const Offer& offer : territory.offres) {
    for (const std::string& value : values_of(offer, by)) ++counts[value];
  }
  std::vector<std::pair<std::string, std::size_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> values;
  for (auto& [value, count] : ranked) values.push_back(std::move(value));
  return values;
}

}  // namespace

std::string actor_name(const std::string& id, const Territory& territory) {
  const Actor* actor = territory.actor(id);
  return actor == nullptr || trim(actor->nom).empty() ? id : actor->nom;
}

StationColours::StationColours(const Territory& territory, ColourBy by, const Theme& theme) : by_(by) {
  if (by == ColourBy::family) return;
  const auto add = [&](std::string meaning, std::string sign, bool hollow = false) {
    const bool grey = hollow || sign == "+";
    const Colour colour = grey ? theme.grey_ink : family_colour("", colours_.size(), theme.paper);
    colours_.push_back({shorten(meaning, longest_meaning), std::move(sign), colour, hollow});
  };
  if (by == ColourBy::status) {
    constexpr std::pair<const char*, const char*> statuses[] = {{"confirmee", "C"}, {"a_confirmer", "?"}, {"recensee", "R"}};
    for (const auto& [status, sign] : statuses) {
      index_[status] = colours_.size();
      add(status_words(status), sign);
    }
    add(_("sans statut"), "–", true);
  } else {
    const auto values = frequent(territory, by);
    for (const std::string& value : values) {
      index_[value] = std::min(index_.size(), most_colours);
      if (index_[value] < most_colours) add(by == ColourBy::operators ? actor_name(value, territory) : value, std::to_string(colours_.size() + 1));
    }
    if (values.size() > most_colours) add(by == ColourBy::operators ? _("autres opérateurs") : _("autres publics"), "+");
    add(by == ColourBy::operators ? _("sans opérateur") : _("sans public précisé"), "–", true);
  }
  used_.assign(colours_.size(), false);
  for (const Offer& offer : territory.offres) used_[index_of(offer)] = true;
}

std::size_t StationColours::index_of(const Offer& offer) const {
  std::size_t best = colours_.size() - 1;
  const auto consider = [&](const std::string& value) {
    const auto found = index_.find(value);
    if (found != index_.end()) best = std::min(best, found->second);
  };
  if (by_ == ColourBy::status) {
    consider(offer.statut);
  } else {
    for (const std::string& value : values_of(offer, by_)) consider(value);
  }
  return best;
}

const StationColour& StationColours::of(const Offer& offer) const { return colours_[index_of(offer)]; }

std::vector<StationColour> StationColours::key() const {
  std::vector<StationColour> key;
  for (std::size_t i = 0; i < colours_.size(); ++i) {
    if (used_[i]) key.push_back(colours_[i]);
  }
  return key;
}

}  // namespace mediamap::draw
