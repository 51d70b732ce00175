// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/pair_score.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "mediamap/base/i18n.hpp"

namespace mediamap::analysis {
namespace {

constexpr double same_spot = 50;        // metres
constexpr double same_corner = 250;     // metres: two geocoders on one address
constexpr double another_place = 1500;  // metres
constexpr double another_town = 8000;   // metres

enum class Match { unknown, same, near, different };

// What speaks for a pair and against it, before it is weighed.
struct Evidence {
  Likeness name;
  Match commune = Match::unknown;
  Match street = Match::unknown;  // near: the same street with another number, or one without
  Match pivot = Match::unknown;   // near: another place of the same organisation
  Match phone = Match::unknown;   // near: the same, which many share
  Match mail = Match::unknown;
  Match site = Match::unknown;
  std::optional<double> metres;
};

bool alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return true;
  std::size_t matched = 0;
  for (const std::string& word : a) {
    matched += std::any_of(b.begin(), b.end(), [&](const std::string& other) { return word_likeness(word, other) > 0; });
  }
  // One word may be missing or another: "rue du Général de Gaulle", "rue de Gaulle"; but not "rue Pasteur", "place Pasteur".
  const std::size_t most = std::max(a.size(), b.size());
  return matched == std::min(a.size(), b.size()) && matched + 1 >= most && matched >= 2;
}

Match match_streets(const Street& a, const Street& b) {
  if (a.words.empty() || b.words.empty()) return Match::unknown;
  if (!alike(a.words, b.words)) return Match::different;
  return a.number == b.number ? Match::same : Match::near;
}

Match match_pivots(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return Match::unknown;
  if (a == b) return Match::same;
  constexpr std::size_t siren = 9;
  return a.size() == b.size() && a.substr(0, siren) == b.substr(0, siren) ? Match::near : Match::different;
}

Match match_contacts(const Signatures& all, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return Match::unknown;
  Match best = Match::different;
  for (const std::string& one : a) {
    if (std::find(b.begin(), b.end(), one) == b.end()) continue;
    if (!all.is_shared(one)) return Match::same;
    best = Match::near;
  }
  return best;
}

Match match_phones(const Signatures& all, const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return Match::unknown;
  return a != b ? Match::different : all.is_shared(a) ? Match::near : Match::same;
}

Evidence gather(const Signatures& all, std::size_t a, std::size_t b) {
  const Signature &x = all[a], &y = all[b];
  Evidence found;
  found.name = likeness(all.words(), x.words, y.words);
  if (!x.commune.empty() && !y.commune.empty()) found.commune = x.commune == y.commune ? Match::same : Match::different;
  if (found.commune != Match::different) found.street = match_streets(x.street, y.street);
  found.pivot = match_pivots(x.pivot, y.pivot);
  found.phone = match_phones(all, x.phone, y.phone);
  found.mail = match_contacts(all, x.mails, y.mails);
  found.site = match_contacts(all, x.sites, y.sites);
  if (x.point && y.point) found.metres = distance_in_metres(*x.point, *y.point);
  return found;
}

bool is_within(const Evidence& found, double metres) { return found.metres && *found.metres < metres; }
bool is_beyond(const Evidence& found, double metres) { return found.metres && *found.metres > metres; }

// How many things that few share the two have in common.
int proofs(const Evidence& found) {
  return (found.pivot == Match::same) + (found.street == Match::same) + (found.phone == Match::same) + (found.mail == Match::same) +
         (found.site == Match::same) + (is_within(found, same_spot) ? 1 : 0);
}

bool speaks_of_kinds_only(const Signatures& all, std::size_t a) {
  const auto& words = all[a].words;
  return std::all_of(words.begin(), words.end(), [&](WordTable::Id id) {
    const std::string& word = all.words().text(id);
    return word == "permanence" || word == "antenne" || word == "annexe" || word == "numerique" || word == "espace" ||
           word == "point" || word == "accueil" || word == "service" || word == "atelier" || word == "relai";
  });
}

bool is_exact(const Signatures& all, std::size_t a, const Evidence& found) {
  if (found.commune != Match::same || !found.name.slips_only) return false;
  if (found.pivot == Match::different || found.pivot == Match::near) return false;
  if (found.street == Match::different || is_beyond(found, same_corner * 2)) return false;
  // A site or a mail may be that of a whole network: alone they prove nothing.
  const int strong = (found.pivot == Match::same) + (found.street == Match::same) + (found.phone == Match::same) +
                     (is_within(found, same_spot) ? 1 : 0);
  const bool plain = found.name.same && found.street != Match::near && !speaks_of_kinds_only(all, a);
  return strong >= 1 && proofs(found) >= (plain ? 1 : 2);
}

// Points for and against, of 100. Tuned on invented bases with known duplicates (tests/stories/duplicates.py).
double weigh(const Evidence& found) {
  const auto points = [](Match match, double same, double near, double different) {
    return match == Match::same ? same : match == Match::near ? near : match == Match::different ? different : 0.0;
  };
  double sum = found.name.share * 50 + (found.name.one_in_other ? 6 : 0);
  if (found.name.share < 0.35) sum -= 25;
  if (found.name.apart) sum -= 22;
  // One SIRET in two communes: places of one organisation, more often than one place.
  sum += points(found.pivot, found.commune == Match::different ? 10 : 35, 5, -15);
  sum += points(found.street, 20, 6, -12);
  sum += points(found.phone, 18, 4, -4);
  sum += points(found.mail, 16, 4, -2);
  sum += points(found.site, 8, 2, -1);
  sum += points(found.commune, 6, 0, is_within(found, same_corner) ? 0 : -35);
  if (is_within(found, same_spot)) sum += 12;
  else if (is_within(found, same_corner)) sum += 6;
  else if (is_beyond(found, another_town)) sum -= 25;
  else if (is_beyond(found, another_place)) sum -= 10;
  return sum;
}

int rounded(const Signatures& all, std::size_t a, const Evidence& found) {
  const double points = weigh(found);
  if (is_exact(all, a, found)) return std::min(100, lowest_exact + 2 * proofs(found) + (found.name.same ? 2 : 0));
  return static_cast<int>(std::lround(std::clamp(points, 0.0, lowest_exact - 1.0)));
}

std::string in_metres(double metres) {
  return metres < 1000 ? fill(_("à {} m"), std::lround(metres)) : fill(_("à {} km"), decimal(metres / 1000, 1));
}

void tell(std::vector<Reason>& reasons, std::string_view criterion, Match match, const char* same, const char* near, const char* different) {
  const char* text = match == Match::same ? same : match == Match::near ? near : match == Match::different ? different : nullptr;
  if (text != nullptr) reasons.push_back({criterion, match == Match::different, _(text)});
}

std::vector<Reason> explain(const Evidence& found) {
  std::vector<Reason> reasons;
  tell(reasons, "pivot", found.pivot, N_("même SIRET"), N_("même SIREN, autre établissement"), N_("SIRET différents"));
  if (found.name.same) {
    reasons.push_back({"nom", false, _("même nom")});
  } else {
    const bool against = found.name.share < 0.35;
    const long share = std::lround(found.name.share * 100);
    reasons.push_back({"nom", against, fill(against ? _("noms différents ({} %)") : _("noms proches ({} %)"), share)});
  }
  tell(reasons, "commune", found.commune, nullptr, nullptr, N_("communes différentes"));
  tell(reasons, "adresse", found.street, N_("même adresse"), N_("même rue, autre numéro"), N_("adresses différentes"));
  if (found.metres) reasons.push_back({"distance", is_beyond(found, another_place), in_metres(*found.metres)});
  tell(reasons, "telephone", found.phone, N_("même téléphone"), N_("même téléphone, partagé par plusieurs"), N_("téléphones différents"));
  tell(reasons, "courriel", found.mail, N_("même courriel"), N_("même courriel, partagé par plusieurs"), nullptr);
  tell(reasons, "site", found.site, N_("même site"), N_("même site, partagé par plusieurs"), nullptr);
  return reasons;
}

}  // namespace

PairScore score_pair(const Signatures& signatures, std::size_t a, std::size_t b) {
  const Evidence found = gather(signatures, a, b);
  const int score = rounded(signatures, a, found);
  return {score, score >= lowest_exact ? Band::exact : Band::doubtful, explain(found)};
}

int score_of_pair(const Signatures& signatures, std::size_t a, std::size_t b) {
  return rounded(signatures, a, gather(signatures, a, b));
}

}  // namespace mediamap::analysis
