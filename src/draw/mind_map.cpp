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
#include "mediamap/draw/mind_map_layout.hpp"

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

// A, B, … Z, AA, AB, …
std::string letter_of(std::size_t nth) {
  std::string letters = nth < 26 ? std::string() : letter_of(nth / 26 - 1);
  letters += static_cast<char>('A' + nth % 26);
  return letters;
}

// Where the usual title has its dash, the name of the territory begins.
std::pair<std::string, std::string> parted(const std::string& title) {
  constexpr std::string_view dash = "– ";
  const auto at = title.find(dash);
  if (at == std::string::npos) return {title, {}};
  return {title.substr(0, at + dash.size()), title.substr(at + dash.size())};
}

// A list of names is better broken after a dot than inside a name.
void keep_names_whole(Phrase& list) {
  for (Word& word : list.words) {
    if (word.space_after && !word.text.ends_with("·")) word.bond = std::max(word.bond, name_bond);
  }
}

class Planter {
 public:
  Planter(const Territory& territory, const MapOptions& options)
      : territory_(territory), options_(options), measure_(pango_measure()) {}

  MapTree tree(const std::string& title) {
    const auto [first, second] = parted(title);
    tree_.title = text(first, Face::regular);
    tree_.place = text(second, Face::bold);
    tree_.nothing = text(_("aucune offre"), Face::italic);
    tree_.continued = text(_("suite"), Face::italic);
    std::size_t nth = 0;
    for (const Family& family : territory_.taxonomy.familles) {
      // Letters and colours stay with a family when only a few are drawn.
      if (is_wanted(family.id)) {
        add_branch(family.nom.empty() ? family.id : family.nom, family.couleur, nth, family.id);
        ++families_;
        if (!tree_.branches.back().leaves.empty()) ++covered_;
      }
      ++nth;
    }
    if (is_wanted({})) add_offers_without_family(nth);
    add_footer();
    return std::move(tree_);
  }

  std::size_t offers() const { return offers_; }

 private:
  Phrase text(std::string_view words, Face face) { return measured(words, face, measure_); }

  bool is_wanted(const std::string& family) const {
    const auto& wanted = options_.families;
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), family) != wanted.end();
  }

  void add_branch(const std::string& name, const std::string& colour, std::size_t nth, const std::string& family) {
    MapBranch branch;
    branch.colour = family_colour(colour, nth);
    branch.letter = text(letter_of(nth), Face::bold);
    branch.name = text(name, Face::bold);
    for (const Offer& offer : territory_.offres) {
      if (offer.famille == family) branch.leaves.push_back(leaf(offer));
    }
    finish(std::move(branch), name);
  }

  void add_offers_without_family(std::size_t nth) {
    MapBranch branch;
    for (const Offer& offer : territory_.offres) {
      if (territory_.taxonomy.family(offer.famille) == nullptr) branch.leaves.push_back(leaf(offer));
    }
    if (branch.leaves.empty()) return;
    const std::string name = _("Sans famille");
    branch.colour = grey_ink;
    branch.letter = text(letter_of(nth), Face::bold);
    branch.name = text(name, Face::bold);
    finish(std::move(branch), name);
  }

  void finish(MapBranch branch, const std::string& name) {
    const std::size_t count = branch.leaves.size();
    branch.count = text(std::to_string(count), Face::regular);
    branch.tip =
        name + " : " + (count == 0 ? std::string(_("aucune offre")) : count_of(count, "{} offre", "{} offres"));
    tree_.branches.push_back(std::move(branch));
  }

  MapLeaf leaf(const Offer& offer) {
    ++offers_;
    MapLeaf leaf;
    const std::string name = trim(offer.nom).empty() ? offer.id : offer.nom;
    leaf.tip = name;
    leaf.name = text(name, Face::semibold);
    if (leaf.name.empty()) leaf.name = text(offer.id, Face::semibold);
    if (!offer.objectifs.empty()) {
      const Names objectives = joined(offer.objectifs);
      leaf.objectives = text(objectives.shown, Face::italic);
      leaf.tip += fill(_("\nObjectifs : {}"), objectives.whole);
    }
    std::vector<std::string> operators;
    for (const std::string& id : offer.operateurs) {
      const Actor* actor = territory_.actor(id);
      operators.push_back(actor == nullptr || trim(actor->nom).empty() ? id : actor->nom);
      operators_.insert(id);
    }
    if (options_.operators && !operators.empty()) {
      const Names names = joined(operators);
      leaf.operators = text(names.shown, Face::regular);
      keep_names_whole(leaf.operators);
      leaf.tip += fill(_("\nOpérateurs : {}"), names.whole);
    }
    return leaf;
  }

  void add_footer() {
    std::vector<std::string> left = {territory_.nom};
    if (!options_.date.empty()) left.push_back(long_date(options_.date));
    std::vector<std::string> right = {count_of(offers_, "{} offre", "{} offres")};
    right.push_back(count_of(operators_.size(), N_("{} opérateur"), N_("{} opérateurs")));
    right.push_back(
        fill(covered_ < 2 ? _("{} famille couverte sur {}") : _("{} familles couvertes sur {}"), covered_, families_));
    tree_.legend = {text(_("offre"), Face::semibold), text(_("objectifs"), Face::italic)};
    if (options_.operators) tree_.legend.push_back(text(_("opérateurs"), Face::regular));
    tree_.footer_left = text(join(left, between), Face::regular);
    tree_.footer_right = text(join(right, between), Face::regular);
  }

  const Territory& territory_;
  const MapOptions& options_;
  Measure measure_;
  MapTree tree_;
  std::size_t offers_ = 0;
  std::size_t families_ = 0;
  std::size_t covered_ = 0;
  std::set<std::string> operators_;
};

// A map of some families, laid out.
DrawnMap drawn(const Territory& territory, const MapOptions& options, const Sheet& sheet, std::size_t& offers) {
  DrawnMap map;
  map.info.title = options.title.empty() ? territory.map_title() : options.title;
  map.info.author = territory.nom;
  map.info.date = options.date;
  Planter planter(territory, options);
  const MapTree tree = planter.tree(map.info.title);
  map.layout = lay_out(tree, sheet, options.orientation);
  offers = planter.offers();
  map.info.description = fill(_("Carte mentale : {}"), count_of(offers, "{} offre", "{} offres"));
  return map;
}

// A page a family that has offers; the last may be that of offers without family.
std::string by_family(const Territory& territory, MapOptions options, const DrawnMap& overview, const Sheet& sheet,
                      MindMap& map) {
  std::vector<std::string> ids = options.families;
  if (ids.empty()) ids = territory.taxonomy.family_ids();
  std::vector<FamilyPage> pages;
  for (std::size_t branch = 0; branch < overview.layout.heads.size(); ++branch) {
    options.families = {branch < ids.size() ? ids[branch] : std::string()};
    std::size_t offers = 0;
    DrawnMap page = drawn(territory, options, sheet, offers);
    if (offers > 0) pages.push_back({branch, std::move(page)});
  }
  map.pages = pages.size() + 1;
  return map_pages(overview, pages);
}

std::string pdf(const Territory& territory, const MapOptions& options, const DrawnMap& drawing, const Sheet& sheet,
                MindMap& map) {
  if (options.page_per_family) return by_family(territory, options, drawing, sheet, map);
  if (!map.tiling) return map_pdf(drawing);
  map.pages = map.tiling->count.columns * map.tiling->count.rows + 1;
  return tiled(to_pdf(drawing.layout.picture, drawing.info), *map.tiling, drawing.info);
}

}  // namespace

MindMap mind_map(const Territory& territory, const MapOptions& options) {
  Sheet paper = sheet(options.paper).value_or(*sheet("A0"));
  MapOptions wanted = options;
  MindMap map;
  if (options.tiles || options.tile_paper) {
    map.tiling = tiling(paper, options.orientation, options.tiles, options.tile_paper);
    paper = map.tiling->assembled;
    wanted.orientation = paper.width > paper.height ? Orientation::landscape : Orientation::portrait;
  }
  const DrawnMap drawing = drawn(territory, wanted, paper, map.offers);
  map.smallest_type = drawing.layout.smallest_type;
  switch (options.format) {
    case MapFormat::svg: map.bytes = to_svg(drawing.layout.picture, drawing.info); break;
    case MapFormat::pdf: map.bytes = pdf(territory, wanted, drawing, paper, map); break;
    case MapFormat::png: map.bytes = to_png(drawing.layout.picture, options.dots_per_inch); break;
    case MapFormat::dot: map.bytes = to_dot(drawing.layout.picture); break;
  }
  return map;
}

}  // namespace mediamap::draw
