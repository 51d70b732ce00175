// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_merge.hpp"

#include <algorithm>
#include <unordered_set>

#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

bool has(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

bool add_values(std::vector<std::string>& list, const std::vector<std::string>& values) {
  const std::size_t before = list.size();
  std::unordered_set<std::string> there(list.begin(), list.end());
  for (const std::string& value : values) {
    if (there.insert(value).second) list.push_back(value);
  }
  return list.size() > before;
}

bool add_remarks(std::string& text, const std::string& more) {
  if (text.find(more) != std::string::npos) return false;
  const std::vector<std::string> before = split(text, '\n');
  const std::unordered_set<std::string> lines(before.begin(), before.end());
  bool added = false;
  for (const std::string& line : split(more, '\n')) {
    if (lines.contains(line)) continue;
    if (!text.empty()) text += '\n';
    text += line;
    added = true;
  }
  return added;
}

template <class Value>
bool replace(Value& value, const Value& by) {
  if (value == by) return false;
  value = by;
  return true;
}

bool is_filled(const Offer& offer, const std::string& key) {
  for (const Field<Offer>& field : fields<Offer>()) {
    if (field.key != key) continue;
    return std::visit(Overloaded{[&](std::string Offer::*member) { return !(offer.*member).empty(); },
                                 [&](std::vector<std::string> Offer::*member) { return !(offer.*member).empty(); },
                                 [&](std::optional<double> Offer::*member) { return (offer.*member).has_value(); },
                                 [&](std::optional<int> Offer::*member) { return (offer.*member).has_value(); },
                                 [&](bool Offer::*member) { return offer.*member; }},
                      field.member);
  }
  return false;
}

}  // namespace

bool compatible_operators(const Offer& a, const Offer& b) {
  if (a.operateurs.empty() || b.operateurs.empty()) return true;
  return std::any_of(a.operateurs.begin(), a.operateurs.end(), [&](const std::string& one) { return has(b.operateurs, one); });
}

std::vector<std::string> follow_outline(Offer& offer, const OutlineOffer& read) {
  std::vector<std::string> changed;
  const Offer before = offer;
  for (const Field<Offer>& field : fields<Offer>()) {
    const std::string key(field.key);
    if (!read.said.contains(key)) continue;
    const bool differs = std::visit(
        Overloaded{[&](std::vector<std::string> Offer::*member) { return add_values(offer.*member, read.offer.*member); },
                   [&](std::string Offer::*member) {
                     return key == "remarques" ? add_remarks(offer.*member, read.offer.*member) : replace(offer.*member, read.offer.*member);
                   },
                   [&](auto member) { return replace(offer.*member, read.offer.*member); }},
        field.member);
    if (differs) changed.push_back(key);
  }
  const std::vector<Doubt> doubts = offer.a_completer;
  std::erase_if(offer.a_completer, [&](const Doubt& doubt) { return read.understood.contains({doubt.champ, doubt.valeur}); });
  for (const Doubt& doubt : read.offer.a_completer) {
    const bool there = std::any_of(offer.a_completer.begin(), offer.a_completer.end(),
                                   [&](const Doubt& one) { return one.champ == doubt.champ && one.valeur == doubt.valeur; });
    if (!there && !is_filled(before, doubt.champ)) offer.a_completer.push_back(doubt);
  }
  if (offer.a_completer != doubts) changed.emplace_back("a_completer");
  return changed;
}

}  // namespace mediamap::exchange
