// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/panel_report.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::cli {
namespace {

using analysis::FilledQuota;
using analysis::Panel;
using analysis::PanelCategory;
using analysis::PanelDimension;
using analysis::PanelSeat;

// In a sentence, what everybody has says little: the quotas that would miss the actor most.
constexpr std::size_t most_reasons = 3;
constexpr std::size_t most_kinds = 2;

double share(double part, std::size_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); }

// Seats above (or below) the target, as a share of the panel.
double gap(const PanelCategory& category, std::size_t size) { return share(category.seats - category.target.exact, size); }

// In points of a hundred, with its sign.
std::string points(double share) {
  const std::string text = decimal(std::abs(share) * 100, 1);
  return (text == "0,0" ? "" : share > 0 ? "+" : "−") + text;
}

std::string titled(const PanelDimension& dimension, const PanelCategory& category) {
  const bool coded = dimension.id == "typologie" && category.known && category.title != category.id;
  return coded ? fmt::format("{} ({})", category.title, category.id) : category.title;
}

// The dimensions, and the categories in each, the largest gap first.
std::vector<PanelDimension> by_gap(const Panel& panel) {
  std::vector<PanelDimension> all = panel.dimensions;
  std::stable_sort(all.begin(), all.end(), [](const PanelDimension& a, const PanelDimension& b) { return a.deviation > b.deviation; });
  for (PanelDimension& one : all) {
    std::stable_sort(one.categories.begin(), one.categories.end(), [&](const PanelCategory& a, const PanelCategory& b) {
      return std::abs(gap(a, panel.seats.size())) > std::abs(gap(b, panel.seats.size()));
    });
  }
  return all;
}

Json category_json(const Panel& panel, const PanelCategory& category) {
  const std::size_t size = panel.seats.size();
  return {{"id", category.id},
          {"titre", category.title},
          {"base", category.base},
          {"part_base", rounded(share(static_cast<double>(category.base), panel.base))},
          {"cible", category.target.quota},
          {"cible_exacte", rounded(category.target.exact)},
          {"cible_donnee", category.target.given},
          {"panel", category.seats},
          {"part_panel", rounded(share(category.seats, size))},
          {"ecart", rounded(gap(category, size))}};
}

Json summary_json(const Panel& panel, std::uint64_t seed) {
  Json summary{{"taille", panel.seats.size()}, {"graine", seed}, {"base", panel.base},
               {"ecart", rounded(panel.deviation)}, {"plancher", rounded(panel.least_deviation)},
               {"seuls", {{"base", panel.alone}, {"voulus", panel.alone_wanted}, {"retenus", panel.alone_chosen}}},
               {"dimensions", Json::array()}, {"laissees", panel.left_out}, {"conflits", Json::array()}};
  for (const PanelDimension& dimension : by_gap(panel)) {
    Json shown{{"id", dimension.id}, {"titre", dimension.title}, {"ecart", rounded(dimension.deviation)}, {"categories", Json::array()}};
    for (const PanelCategory& category : dimension.categories) shown["categories"].push_back(category_json(panel, category));
    summary["dimensions"].push_back(std::move(shown));
  }
  return summary;
}

Json quotas_json(const Panel& panel, const std::vector<FilledQuota>& quotas) {
  Json list = Json::array();
  for (const FilledQuota& one : quotas) {
    const PanelDimension& dimension = panel.dimensions[one.dimension];
    list.push_back({{"dimension", dimension.id}, {"categorie", dimension.categories[one.category].id}});
  }
  return list;
}

Json conflicts_json(const Panel& panel, const Territory& territory) {
  Json list = Json::array();
  for (const analysis::TargetClash& clash : panel.clashes) {
    Json targets = Json::array();
    for (std::size_t i : clash.cibles) {
      const PanelTarget& target = territory.panel.cibles[i];
      targets.push_back({{"dimension", target.dimension}, {"categorie", target.categorie}, {"places", target.places}, {"possible", panel.least_change[i]}});
    }
    list.push_back({{"cibles", std::move(targets)}});
  }
  return list;
}

Listing seats_listing(const Panel& panel) {
  Listing listing{"acteurs",
                  {{"id", N_("Identifiant")}, {"nom", N_("Nom")}, {"commune", N_("Commune")}, {"motif", N_("Pourquoi")},
                   {"remplacants", N_("S'il décline")}}};
  for (const PanelSeat& seat : panel.seats) {
    Json others = Json::array();
    for (const Actor* other : seat.replacements) others.push_back(other->id);
    listing.rows.push_back({{"id", seat.actor->id},
                            {"nom", seat.actor->nom},
                            {"commune", seat.actor->commune},
                            {"impose", seat.imposed},
                            {"motif", reason(panel, seat)},
                            {"seul_de", quotas_json(panel, seat.alone)},
                            {"quotas", quotas_json(panel, seat.quotas)},
                            {"remplacants", std::move(others)}});
  }
  return listing;
}

void print_dimension(Context& context, const Panel& panel, const PanelDimension& dimension, Format format) {
  Listing listing{"categories",
                  {{"titre", N_("Catégorie")}, {"base", N_("Base"), true}, {"part_base", N_("Part"), true}, {"cible", N_("Cible"), true},
                   {"panel", N_("Panel"), true}, {"part_panel", N_("Part"), true}, {"ecart", N_("Écart"), true}}};
  const std::size_t size = panel.seats.size();
  for (const PanelCategory& category : dimension.categories) {
    listing.rows.push_back({{"titre", titled(dimension, category)},
                            {"base", category.base},
                            {"part_base", percent(share(static_cast<double>(category.base), panel.base))},
                            {"cible", fmt::format("{}{}", category.target.quota, category.target.given ? "*" : "")},
                            {"panel", category.seats},
                            {"part_panel", percent(share(category.seats, size))},
                            {"ecart", points(gap(category, size))}});
  }
  const std::string head = fill(_("{} : écart {}"), dimension.title, percent(dimension.deviation));
  context.print(fmt::format("\n{}{}\n{}", format == Format::markdown ? "## " : "", head, format == Format::markdown ? "\n" : ""));
  print_listing(context, listing, format);
}

std::string alone_sentence(const Panel& panel) {
  if (panel.alone == 0) return {};
  const std::string told = count_of(panel.alone, N_("Seul de sa sorte dans la base : {} acteur"), N_("Seuls de leur sorte dans la base : {} acteurs"));
  if (panel.alone_chosen == panel.alone) return fill(_("{}, dans le panel.\n"), told);
  // They come after the targets that were given, and only for half of the places.
  const char* why = panel.alone_wanted < panel.alone ? _("ils ne tiennent pas tous dans la moitié des places") : _("les cibles données passent d'abord");
  return fill(_("{}, dont {} dans le panel : {}.\n"), told, panel.alone_chosen, why);
}

// The reasons are sentences: a table would cut them on a terminal.
void print_seats(Context& context, const Panel& panel) {
  std::size_t number = 0;
  for (const PanelSeat& seat : panel.seats) {
    const std::string place = seat.actor->commune.empty() ? "" : ", " + seat.actor->commune;
    context.print(fmt::format("{:>3}. {}{}  [{}]\n     {}\n", ++number, seat.actor->nom, place, seat.actor->id, reason(panel, seat)));
    std::vector<std::string> others;
    for (const Actor* other : seat.replacements) others.push_back(other->id);
    if (!others.empty()) context.print(fill(_("     s'il décline : {}\n"), join(others, ", ")));
  }
}

void print_in_words(Context& context, const Panel& panel, Format format) {
  const bool markdown = format == Format::markdown;
  context.print(fill(_("{}Panel de {} sur {}\n\n"), markdown ? "# " : "", count_of(panel.seats.size(), N_("{} acteur"), N_("{} acteurs")), panel.base));
  context.print(fill(_("Écart avec la base : {} en moyenne ; aucun panel de cette taille ne peut descendre sous {}.\n"),
                     percent(panel.deviation), percent(panel.least_deviation)));
  context.print(alone_sentence(panel));
  bool given = false;
  for (const PanelDimension& dimension : by_gap(panel)) {
    print_dimension(context, panel, dimension, format);
    given = given || std::any_of(dimension.categories.begin(), dimension.categories.end(), [](const PanelCategory& one) { return one.target.given; });
  }
  context.print(_("\nCible et Panel : en places ; Écart : en points, du panel à sa cible.\n"));
  if (given) context.print(_("* : cible donnée par territoire.yaml.\n"));
  for (const std::string& sentence : panel.left_out) context.print(fill(_("Dimension laissée de côté. {}\n"), sentence));
  context.print(fill(_("\n{}Acteurs à inviter\n\n"), markdown ? "## " : ""));
  if (markdown) {
    print_listing(context, seats_listing(panel), format);
  } else {
    print_seats(context, panel);
  }
}

// The rank of the seat among those of its category, in the order in which they are shown.
std::size_t rank(const Panel& panel, const PanelSeat& seat, const FilledQuota& quota) {
  std::size_t before = 1;
  for (const PanelSeat& other : panel.seats) {
    if (other.actor == seat.actor) break;
    before += static_cast<std::size_t>(std::count_if(other.quotas.begin(), other.quotas.end(), [&](const FilledQuota& one) {
      return one.dimension == quota.dimension && one.category == quota.category;
    }));
  }
  return before;
}

}  // namespace

double rounded(double share) { return std::round(share * 10000) / 10000; }

std::string percent(double share) { return fill(_("{} %"), decimal(share * 100, 1)); }

std::string reason(const Panel& panel, const PanelSeat& seat) {
  std::vector<std::string> reasons;
  if (seat.imposed) reasons.emplace_back(_("imposé"));
  const auto title = [&](const FilledQuota& one) { return panel.dimensions[one.dimension].categories[one.category].title; };
  std::vector<std::string> alone;
  for (std::size_t i = 0; i < std::min(seat.alone.size(), most_kinds); ++i) alone.push_back(title(seat.alone[i]));
  if (seat.alone.size() > most_kinds) alone.emplace_back("…");
  if (!alone.empty()) reasons.push_back(fill(_("seul de sa sorte : {}"), join(alone, ", ")));
  for (const FilledQuota& one : seat.quotas) {
    const PanelCategory& category = panel.dimensions[one.dimension].categories[one.category];
    if (category.base == 1) continue;
    if (reasons.size() >= most_reasons) break;
    reasons.push_back(fmt::format("{} {}/{}", category.title, rank(panel, seat, one), std::max(category.target.quota, category.seats)));
  }
  if (reasons.empty()) reasons.emplace_back(_("complète le panel sans l'éloigner de la base"));
  return join(reasons, " · ");
}

void print_panel(Context& context, const Panel& panel, const Territory& territory, std::uint64_t seed, Format format) {
  if (format == Format::table || format == Format::markdown) {
    print_in_words(context, panel, format);
    return;
  }
  Listing listing = seats_listing(panel);
  listing.summary = summary_json(panel, seed);
  listing.summary["conflits"] = conflicts_json(panel, territory);
  print_listing(context, listing, format);
}

draw::PanelChart panel_chart(const Panel& panel, const Territory& territory, const std::string& date) {
  draw::PanelChart chart;
  chart.title = fill(_("Panel proposé : {} sur {}"), count_of(panel.seats.size(), N_("{} acteur"), N_("{} acteurs")), panel.base);
  chart.territory = territory.nom;
  chart.date = date;
  chart.deviation = panel.deviation;
  if (panel.alone_chosen > 0) {
    chart.note = count_of(panel.alone_chosen, N_("{} place va à un acteur seul de sa sorte, pour que personne ne soit oublié."),
                          N_("{} places vont à des acteurs seuls de leur sorte, pour que personne ne soit oublié."));
  }
  for (const PanelDimension& dimension : panel.dimensions) {
    draw::PanelChart::Block& block = chart.blocks.emplace_back();
    block.title = dimension.title;
    for (const PanelCategory& category : dimension.categories) {
      block.bars.push_back({category.title, share(static_cast<double>(category.base), panel.base), share(category.seats, panel.seats.size())});
    }
  }
  return chart;
}

Workshop require_workshop(const Territory& territory, const std::string& id) {
  if (const Workshop* workshop = territory.workshop(id)) return *workshop;
  std::vector<std::string> ids;
  for (const Workshop& one : territory.ateliers) ids.push_back(one.id);
  const std::string near = did_you_mean(id, ids);
  throw UsageError(fill(_("aucun atelier « {} »"), id), near.empty() ? std::string(_("Les ateliers sont dans ateliers/ ; pour en prévoir un : mediamap workshop plan")) : near);
}

}  // namespace mediamap::cli
