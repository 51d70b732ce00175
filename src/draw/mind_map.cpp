// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/mind_map.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/graphviz.hpp"
#include "mediamap/draw/map_book.hpp"
#include "mediamap/draw/map_colours.hpp"
#include "mediamap/draw/map_words.hpp"
#include "mediamap/draw/mind_map_layout.hpp"
#include "mediamap/model/offer_status.hpp"

namespace mediamap::draw {
namespace {

// A list longer than this is cut on paper ("… et 54 autres"); the tooltip holds it whole.
constexpr std::size_t most_items = 8;
constexpr std::size_t most_characters = 260;
constexpr std::string_view between = " · ";

struct Names {
  std::string shown;
  std::string whole;
};

Names joined(const std::vector<std::string>& items) {
  Names names;
  names.whole = join(items, between);
  std::size_t shown = 0;
  std::size_t characters = 0;
  while (shown < items.size() && shown < most_items &&
         (shown == 0 || characters + length(items[shown]) <= most_characters)) {
    characters += length(items[shown++]);
  }
  // "… et 1 autre" would take the place of the name itself.
  if (shown + 1 == items.size() && shown > 0) ++shown;
  names.shown = join({items.begin(), items.begin() + static_cast<std::ptrdiff_t>(shown)}, between);
  if (shown < items.size()) names.shown += fill(_(" … et {} autres"), items.size() - shown);
  return names;
}

// A list of names is better broken before a dot than inside a name.
void keep_names_whole(Phrase& list) {
  for (std::size_t i = 0; i + 1 < list.words.size(); ++i) {
    Word& word = list.words[i];
    if (word.space_after && !list.words[i + 1].text.starts_with("·")) word.bond = std::max(word.bond, name_bond);
  }
}

MapForm form_of(const MapDisposition& kept) {
  return {kept.sens == "portrait" ? Orientation::portrait : Orientation::landscape, static_cast<std::size_t>(kept.colonnes)};
}

std::optional<Side> side_of(const std::string& family, const MapDisposition& kept) {
  const auto among = [&](const std::vector<std::string>& ids) { return std::find(ids.begin(), ids.end(), family) != ids.end(); };
  if (among(kept.gauche)) return left_side;
  if (among(kept.droite)) return right_side;
  return std::nullopt;
}

class Planter {
 public:
  Planter(const Territory& territory, const MapOptions& options)
      : territory_(territory),
        options_(options),
        measure_(pango_measure(&unknown_characters_)),
        colours_(territory, options.colour, theme(options.theme)) {
    tree_.theme = theme(options.theme);
    if (options.large_print) tree_.detail_type = 1;
  }

  MapTree tree(const std::string& title) {
    const auto [first, second] = parted(title);
    tree_.title = text(first, Face::regular);
    tree_.place = text(second, Face::bold);
    tree_.nothing = text(_("aucune offre"), Face::italic);
    if (options_.kept) tree_.form = form_of(*options_.kept);
    tree_.part_note = [measure = measure_](const Phrase& count, const MapPart& part) {
      if (part.nth > 1) return measured(fill(_("suite {}/{}"), part.nth, part.of), Face::italic, measure);
      return measured(fill(_("{} · 1/{}"), count.words.front().text, part.of), Face::regular, measure);
    };
    std::size_t nth = 0;
    for (const Family& family : territory_.taxonomy.familles) {
      // Letters and colours stay with a family when only a few are drawn.
      if (is_wanted(family.id)) {
        const std::size_t before = offers_;
        add_branch(family.nom.empty() ? family.id : family.nom, family.couleur, nth, family.id);
        ++families_;
        if (offers_ > before) ++covered_;
      }
      ++nth;
    }
    if (is_wanted({})) add_offers_without_family(nth);
    add_footer();
    add_key();
    return std::move(tree_);
  }

  std::size_t offers() const { return offers_; }
  std::vector<std::string> unknown_characters() const { return {unknown_characters_.begin(), unknown_characters_.end()}; }

 private:
  Phrase text(std::string_view words, Face face) { return measured(words, face, measure_); }

  bool is_wanted(const std::string& family) const {
    const auto& wanted = options_.families;
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), family) != wanted.end();
  }

  void add_branch(const std::string& name, const std::string& colour, std::size_t nth, const std::string& family) {
    MapBranch branch;
    // A colour must not stand for two things.
    branch.colour = options_.colour == ColourBy::family ? family_colour(colour, nth, tree_.theme.paper) : tree_.theme.grey_ink;
    branch.letter = text(letter_of(nth), Face::bold);
    branch.name = text(name, Face::bold);
    if (options_.kept) branch.side = side_of(family, *options_.kept);
    for (const Offer& offer : territory_.offres) {
      if (offer.famille == family) branch.leaves.push_back(leaf(offer));
    }
    const std::size_t count = branch.leaves.size();
    if (options_.changes) {
      for (const Offer& offer : options_.changes->removed) {
        if (offer.famille == family) branch.leaves.push_back(removed(offer));
      }
    }
    for (const MapGap& gap : options_.gaps) {
      if (gap.family == family) branch.leaves.push_back(missing(gap));
    }
    finish(std::move(branch), name, count);
  }

  void add_offers_without_family(std::size_t nth) {
    MapBranch branch;
    for (const Offer& offer : territory_.offres) {
      if (territory_.taxonomy.family(offer.famille) == nullptr) branch.leaves.push_back(leaf(offer));
    }
    const std::size_t count = branch.leaves.size();
    if (options_.changes) {
      for (const Offer& offer : options_.changes->removed) {
        if (territory_.taxonomy.family(offer.famille) == nullptr) branch.leaves.push_back(removed(offer));
      }
    }
    if (branch.leaves.empty()) return;
    const std::string name = _("Sans famille");
    branch.colour = tree_.theme.grey_ink;
    branch.letter = text(letter_of(nth), Face::bold);
    branch.name = text(name, Face::bold);
    finish(std::move(branch), name, count);
  }

  // `count` of its leaves are offers that there are.
  void finish(MapBranch branch, const std::string& name, std::size_t count) {
    branch.count = text(std::to_string(count), Face::regular);
    branch.tip =
        name + " : " + (count == 0 ? std::string(_("aucune offre")) : count_of(count, "{} offre", "{} offres"));
    tree_.branches.push_back(std::move(branch));
  }

  MapLeaf leaf(const Offer& offer) {
    ++offers_;
    operators_.insert(offer.operateurs.begin(), offer.operateurs.end());
    MapLeaf leaf = described(offer, options_.large_print ? Face::bold : Face::semibold);
    if (!options_.records.empty()) leaf.link = options_.records + offer.id + ".yaml";
    if (options_.colour != ColourBy::family) {
      const StationColour& station = colours_.of(offer);
      leaf.colour = station.colour;
      leaf.sign = text(station.sign, Face::bold);
      leaf.hollow = station.hollow;
    }
    if (!options_.changes) return leaf;
    const auto among = [&](const std::vector<std::string>& ids) {
      return std::find(ids.begin(), ids.end(), offer.id) != ids.end();
    };
    if (among(options_.changes->added)) mark(leaf, "+", _("+ nouvelle"));
    if (among(options_.changes->changed)) mark(leaf, "≠", _("≠ modifiée"));
    return leaf;
  }

  MapLeaf removed(const Offer& offer) {
    MapLeaf leaf = described(offer, Face::italic);
    mark(leaf, "−", _("− retirée"));
    leaf.colour = tree_.theme.grey_ink;
    leaf.hollow = true;
    return leaf;
  }

  // Told in the first line under the name, and by the station's sign unless that tells something else.
  void mark(MapLeaf& leaf, std::string_view sign, const std::string& words) {
    leaf.details.insert(leaf.details.begin(), text(words, Face::bold));
    if (options_.colour == ColourBy::family) leaf.sign = text(sign, Face::bold);
    leaf.tip += "\n" + words;
  }

  MapLeaf missing(const MapGap& gap) {
    MapLeaf leaf;
    const std::string words = gap.offers == 0 ? std::string(_("aucune offre"))
                                              : fill(gap.offers < 2 ? _("{} offre pour {} attendues") : _("{} offres pour {} attendues"), gap.offers, gap.expected);
    leaf.tip = fill(_("{} : {}"), gap.thematic, words);
    leaf.name = text(leaf.tip, Face::italic);
    leaf.sign = text(gap.offers == 0 ? "0" : std::to_string(gap.offers), Face::bold);
    leaf.hollow = true;
    leaf.missing = true;
    return leaf;
  }

  MapLeaf described(const Offer& offer, Face face) {
    MapLeaf leaf;
    const std::string name = trim(offer.nom).empty() ? offer.id : offer.nom;
    leaf.tip = name;
    leaf.name = text(name, face);
    if (leaf.name.empty()) leaf.name = text(offer.id, face);
    for (const Detail detail : options_.details) add_detail(leaf, offer, detail);
    return leaf;
  }

  void add_detail(MapLeaf& leaf, const Offer& offer, Detail detail) {
    switch (detail) {
      case Detail::objectives: return add_list(leaf, offer.objectifs, Face::italic, "{}", _("\nObjectifs : {}"));
      case Detail::operators: return add_list(leaf, names_of(offer.operateurs), Face::regular, "{}", _("\nOpérateurs : {}"));
      case Detail::places: return add_list(leaf, places_of(offer), Face::regular, _("Lieu : {}"), _("\nLieu : {}"));
      case Detail::schedule:
        if (!offer.horaires.empty()) add_list(leaf, {offer.horaires}, Face::regular, _("Horaires : {}"), _("\nHoraires : {}"));
        return;
      case Detail::status:
        if (!offer.statut.empty()) add_list(leaf, {status_words(offer.statut)}, Face::regular, _("Statut : {}"), _("\nStatut : {}"));
        return;
    }
  }

  void add_list(MapLeaf& leaf, const std::vector<std::string>& items, Face face, const char* shown, const char* tip) {
    if (items.empty()) return;
    const Names names = joined(items);
    Phrase phrase = text(fill(shown, names.shown), options_.large_print && face == Face::regular ? Face::semibold : face);
    if (face == Face::regular) keep_names_whole(phrase);
    if (!phrase.empty()) leaf.details.push_back(std::move(phrase));
    leaf.tip += fill(tip, names.whole);
  }

  std::vector<std::string> names_of(const std::vector<std::string>& ids) const {
    std::vector<std::string> names;
    for (const std::string& id : ids) names.push_back(actor_name(id, territory_));
    return names;
  }

  std::vector<std::string> places_of(const Offer& offer) const {
    std::vector<std::string> places = names_of(offer.lieux);
    if (!offer.adresse.empty()) places.push_back(offer.adresse);
    if (offer.hors_les_murs) places.push_back(_("hors les murs"));
    return places;
  }

  bool shows(Detail detail) const {
    return std::find(options_.details.begin(), options_.details.end(), detail) != options_.details.end();
  }

  void add_key() {
    for (const StationColour& station : colours_.key()) {
      tree_.key.push_back({text(station.meaning, Face::regular), text(station.sign, Face::bold), station.colour, station.hollow});
    }
    if (options_.changes) {
      const OfferChanges& changes = *options_.changes;
      std::vector<std::string> told = {count_of(changes.added.size(), N_("{} nouvelle"), N_("{} nouvelles")),
                                       count_of(changes.changed.size(), N_("{} modifiée"), N_("{} modifiées")),
                                       count_of(changes.removed.size(), N_("{} retirée"), N_("{} retirées"))};
      tree_.key.push_back({text(fill(_("depuis {} : {}"), changes.since, join(told, ", ")), Face::regular)});
    }
    if (!options_.filter.empty()) tree_.key.push_back({text(fill(_("filtre : {}"), options_.filter), Face::regular)});
  }

  void add_footer() {
    std::vector<std::string> left = {territory_.nom};
    if (!options_.date.empty()) left.push_back(long_date(options_.date));
    std::vector<std::string> right = {count_of(offers_, "{} offre", "{} offres")};
    right.push_back(count_of(operators_.size(), N_("{} opérateur"), N_("{} opérateurs")));
    right.push_back(
        fill(covered_ < 2 ? _("{} famille couverte sur {}") : _("{} familles couvertes sur {}"), covered_, families_));
    tree_.legend = {text(_("offre"), Face::semibold)};
    if (shows(Detail::objectives)) tree_.legend.push_back(text(_("objectifs"), Face::italic));
    if (shows(Detail::operators)) tree_.legend.push_back(text(_("opérateurs"), Face::regular));
    tree_.footer_left = text(join(left, between), Face::regular);
    tree_.footer_right = text(join(right, between), Face::regular);
  }

  const Territory& territory_;
  const MapOptions& options_;
  std::set<std::string> unknown_characters_;
  Measure measure_;
  StationColours colours_;
  MapTree tree_;
  std::size_t offers_ = 0;
  std::size_t families_ = 0;
  std::size_t covered_ = 0;
  std::set<std::string> operators_;
};

// A map of some families, laid out; `told` learns what is on it.
DrawnMap drawn(const Territory& territory, const MapOptions& options, const Sheet& sheet, MindMap& told) {
  DrawnMap map;
  map.info.title = options.title.empty() ? territory.map_title() : options.title;
  map.info.author = territory.nom;
  map.info.date = options.date;
  Planter planter(territory, options);
  const MapTree tree = planter.tree(map.info.title);
  map.layout = lay_out(tree, sheet, options.orientation);
  told.offers = planter.offers();
  told.unknown_characters = planter.unknown_characters();
  map.info.description = fill(_("Carte mentale : {}"), count_of(told.offers, "{} offre", "{} offres"));
  return map;
}

// The families drawn, in the order of the branches.
std::vector<std::string> drawn_families(const Territory& territory, const MapOptions& options) {
  std::vector<std::string> ids = territory.taxonomy.family_ids();
  if (!options.families.empty()) {
    std::erase_if(ids, [&](const std::string& id) { return std::find(options.families.begin(), options.families.end(), id) == options.families.end(); });
  }
  return ids;
}

MapDisposition disposition_of(const MapLayout& layout, const std::vector<std::string>& families) {
  MapDisposition disposition;
  disposition.sens = layout.form.orientation == Orientation::portrait ? "portrait" : "paysage";
  disposition.colonnes = static_cast<int>(layout.form.columns);
  for (std::size_t branch = 0; branch < families.size(); ++branch) {
    if (!layout.sides[branch]) continue;
    (*layout.sides[branch] == left_side ? disposition.gauche : disposition.droite).push_back(families[branch]);
  }
  return disposition;
}

// A page a family that has offers; the last may be that of offers without family.
std::string by_family(const Territory& territory, MapOptions options, const DrawnMap& overview, const Sheet& sheet) {
  const std::vector<std::string> ids = drawn_families(territory, options);
  options.kept.reset();
  std::vector<FamilyPage> pages;
  for (std::size_t branch = 0; branch < overview.layout.heads.size(); ++branch) {
    const std::string id = branch < ids.size() ? ids[branch] : std::string();
    const bool has_offers = std::any_of(territory.offres.begin(), territory.offres.end(), [&](const Offer& offer) {
      return id.empty() ? territory.taxonomy.family(offer.famille) == nullptr : offer.famille == id;
    });
    if (!has_offers) continue;
    options.families = {id};
    MindMap told;
    pages.push_back({branch, drawn(territory, options, sheet, told)});
  }
  return map_pages(overview, pages);
}

// The sheet, or what its tiles make together, with the map on it.
struct LaidOut {
  MapOptions options;
  Sheet paper;
  std::optional<Tiling> tiles;
  DrawnMap drawing;
};

LaidOut laid_out(const Territory& territory, const MapOptions& options, MindMap& told) {
  LaidOut out{options, sheet(options.paper).value_or(*sheet("A0")), {}, {}};
  if (options.tiles || options.tile_paper) {
    out.tiles = tiling(out.paper, options.orientation, options.tiles, options.tile_paper);
    out.paper = out.tiles->assembled;
    out.options.orientation = out.paper.width > out.paper.height ? Orientation::landscape : Orientation::portrait;
  }
  out.drawing = drawn(territory, out.options, out.paper, told);
  told.smallest_type = out.drawing.layout.smallest_type;
  told.disposition = disposition_of(out.drawing.layout, drawn_families(territory, out.options));
  return out;
}

}  // namespace

MindMap mind_map(const Territory& territory, const MapOptions& options) {
  MindMap map;
  const auto [wanted, paper, tiles, drawing] = laid_out(territory, options, map);
  switch (options.format) {
    case MapFormat::svg: map.bytes = to_svg(drawing.layout.picture, drawing.info); break;
    case MapFormat::pdf:
      map.bytes = options.page_per_family ? by_family(territory, wanted, drawing, paper)
                  : tiles ? tiled(to_pdf(drawing.layout.picture, drawing.info), *tiles, drawing.info)
                          : map_pdf(drawing);
      break;
    case MapFormat::png: map.bytes = to_png(drawing.layout.picture, options.dots_per_inch); break;
    case MapFormat::dot: map.bytes = to_dot(drawing.layout.picture); break;
  }
  return map;
}

MapDisposition map_disposition(const Territory& territory, const MapOptions& options) {
  MindMap told;
  laid_out(territory, options, told);
  return told.disposition;
}

}  // namespace mediamap::draw
