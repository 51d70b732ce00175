// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/post_its.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/canvas.hpp"
#include "mediamap/draw/fitted_text.hpp"
#include "mediamap/draw/map_words.hpp"
#include "mediamap/draw/qr_code.hpp"

namespace mediamap::draw {
namespace {

constexpr double pad_share = 0.055;    // of the card's height
constexpr double band_share = 0.15;
constexpr double objectives_from = 7;  // points: objectives are there only when names stay this large

struct Card {
  const Offer* offer = nullptr;  // none: to write on
  std::size_t family = 0;
  int number = 0;
};

std::size_t family_index(const Taxonomy& taxonomy, const std::string& id) {
  const auto found = std::find_if(taxonomy.familles.begin(), taxonomy.familles.end(), [&](const Family& f) { return f.id == id; });
  return static_cast<std::size_t>(found - taxonomy.familles.begin());
}

// Family by family, as on the map.
std::vector<std::size_t> in_order(const Territory& territory) {
  std::vector<std::size_t> order(territory.offres.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return family_index(territory.taxonomy, territory.offres[a].famille) < family_index(territory.taxonomy, territory.offres[b].famille);
  });
  return order;
}

std::vector<Card> chosen(const Territory& territory, const PostItOptions& options) {
  const std::vector<int> numbers = post_it_numbers(territory);
  std::vector<Card> cards;
  for (std::size_t i : in_order(territory)) {
    const Offer& offer = territory.offres[i];
    if (options.offers && !options.offers->contains(offer.id)) continue;
    cards.push_back({&offer, family_index(territory.taxonomy, offer.famille), numbers[i]});
  }
  std::stable_sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return std::pair(a.family, a.number) < std::pair(b.family, b.number); });
  cards.resize(cards.size() + options.empty);
  return cards;
}

class Sheets {
 public:
  Sheets(const Territory& territory, const PostItOptions& options, const CutSheet& layout)
      : territory_(territory), options_(options), measure_(pango_measure()) {
    result_.layout = layout;
  }

  PostIts draw(const std::vector<Card>& cards) {
    const std::size_t each = layout().count();
    result_.sheets = (cards.size() + each - 1) / each;
    for (std::size_t sheet = 0; sheet < result_.sheets; ++sheet) {
      const std::size_t from = sheet * each;
      const std::size_t to = std::min(cards.size(), from + each);
      Picture& front = page(fill(_("Planche {} sur {} – recto – à imprimer à 100 %"), sheet + 1, result_.sheets));
      for (std::size_t i = from; i < to; ++i) face(front, cards[i], layout().front(i - from));
      // Cards to write on have nothing behind.
      if (!options_.backs || cards[from].offer == nullptr) continue;
      Picture& back = page(fill(_("Planche {} sur {} – verso – retourner sur le bord long"), sheet + 1, result_.sheets));
      for (std::size_t i = from; i < to; ++i) reverse(back, cards[i], layout().back(i - from));
    }
    result_.bytes = canvas_pdf(pages_, {fill(_("Post-it de l'offre – {}"), territory_.nom), territory_.nom, _("Planches à découper"), options_.date});
    return std::move(result_);
  }

 private:
  const CutSheet& layout() const { return result_.layout; }

  Picture& page(const std::string& note) {
    Picture& page = pages_.emplace_back();
    page.width = layout().sheet.width;
    page.height = layout().sheet.height;
    page.areas = layout().cut_marks();
    const Box box = layout().margin_note();
    const double size = std::min(6.0, box.width / measure_(Face::regular, note).width);
    page.shapes.push_back(line_in(box, note, Face::regular, size, Align::centre, grey_ink));
    return page;
  }

  static void area(Picture& page, const Box& box, Colour colour) {
    Area area;
    area.rings = {ring_of(box)};
    area.fill = colour;
    page.areas.push_back(std::move(area));
  }

  void face(Picture& page, const Card& card, const Box& box) {
    area(page, box, white);
    if (card.offer == nullptr) return to_write_on(page, box);
    const double pad = box.height * pad_share;
    const double band = box.height * band_share;
    head(page, card, {box.left, box.top, box.width, band});
    const Box body{box.left + 1.4 * pad, box.top + band + pad, box.width - 2.8 * pad, box.height - band - 2 * pad};
    FittedText text = fitted(*card.offer, body);
    if (text.cut) result_.cut.push_back(card.offer->id);
    // What is over lies above and below, a little more below.
    const double lower = (body.bottom() - text.bottom) * 0.4;
    for (Shape& line : text.lines) {
      line.centre.y += lower;
      page.shapes.push_back(std::move(line));
    }
  }

  FittedText fitted(const Offer& offer, const Box& body) const {
    std::vector<std::string> names;
    for (const std::string& id : offer.operateurs) {
      const Actor* actor = territory_.actor(id);
      names.push_back(actor == nullptr ? id : actor->nom);
    }
    TypeRange range;
    range.largest = std::max(12.0, body.height / 6);
    std::vector<Paragraph> texts = {{offer.nom, Face::bold, ink, 1}, {join(names, ", "), Face::regular, grey_ink, 0.66}};
    if (!offer.objectifs.empty()) {
      std::vector<Paragraph> all = texts;
      all.insert(all.begin() + 1, {join(offer.objectifs, " ; "), Face::italic, soft_ink, 0.66});
      FittedText text = fitted_text(all, body, range, measure_);
      if (!text.cut && text.size >= objectives_from) return text;
    }
    return fitted_text(texts, body, range, measure_);
  }

  // The band: letter in a disc, name of the family, number.
  void head(Picture& page, const Card& card, const Box& band) {
    const auto& families = territory_.taxonomy.familles;
    const bool known = card.family < families.size();
    const Colour colour = known ? family_colour(families[card.family].couleur, card.family) : grey_ink;
    area(page, band, colour);
    const double size = band.height * 0.5;
    const double disc = band.height * 0.72;
    const double gap = band.height * 0.3;
    Shape badge;
    badge.kind = Shape::Kind::disc;
    badge.centre = {band.left + gap + disc / 2, band.top + band.height / 2};
    badge.width = badge.height = disc;
    badge.fill = white;
    page.shapes.push_back(badge);
    page.shapes.push_back(line_in({badge.left(), badge.top(), disc, disc}, known ? letter_of(card.family) : "?", Face::bold, size, Align::centre, colour));
    const std::string number = fmt::format("{}", card.number);
    const double number_width = (measure_(Face::bold, number).width + 0.1) * size;
    const Box right{band.right() - gap - number_width, band.top, number_width, band.height};
    page.shapes.push_back(line_in(right, number, Face::bold, size, Align::right, white));
    const Box middle{badge.right() + gap, band.top, right.left - badge.right() - 2 * gap, band.height};
    const std::string name = known ? families[card.family].nom : card.offer->famille;
    const double width = measure_(Face::semibold, name).width;
    const double fitting = std::clamp(middle.width / (width + 0.1), std::min(size, 6.0), size);
    page.shapes.push_back(line_in(middle, shortened(name, Face::semibold, middle.width / fitting, measure_), Face::semibold, fitting, Align::left, white));
  }

  void to_write_on(Picture& page, const Box& box) const {
    const double pad = box.height * pad_share * 1.4;
    const double size = std::clamp(box.height * 0.055, 5.5, 12.0);
    const Colour faint = mixed(grey_ink, white, 0.55);
    const Box rule{box.left + pad, box.top + pad, box.width - 2 * pad, size * 1.2};
    page.shapes.push_back(line_in(rule, _("1 post-it = 1 offre de service"), Face::semibold, size, Align::left, grey_ink));
    const std::vector<std::string> labels = {_("Offre"), "", _("Objectif"), _("Opérateurs")};
    const double top = rule.bottom();
    const double step = (box.bottom() - pad - top) / static_cast<double>(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const double y = top + static_cast<double>(i + 1) * step;
      area(page, {box.left + pad, y - 0.25, box.width - 2 * pad, 0.5}, faint);
      if (labels[i].empty()) continue;
      page.shapes.push_back(line_in({box.left + pad, y - size * 1.25, box.width - 2 * pad, size * 1.2}, labels[i], Face::italic, size * 0.9, Align::left, grey_ink));
    }
  }

  void reverse(Picture& page, const Card& card, const Box& box) const {
    if (card.offer == nullptr) return;
    const double side = box.height * 0.86;
    const double inset = (box.height - side) / 2;
    page.areas.push_back(qr_code(post_it_code(*card.offer), {box.right() - side - inset, box.top + inset, side, side}));
    const Box left{box.left + inset, box.top, box.width - side - 3 * inset, box.height};
    const std::string number = fmt::format("{}", card.number);
    // As large as two digits allow, and no larger for one.
    const double digits = std::max(measure_(Face::bold, "00").width, measure_(Face::bold, number).width);
    const double size = std::min(box.height * 0.3, left.width / (digits + 0.1));
    page.shapes.push_back(line_in(left, number, Face::bold, size, Align::centre, ink));
  }

  const Territory& territory_;
  const PostItOptions& options_;
  Measure measure_;
  std::vector<Picture> pages_;
  PostIts result_;
};

}  // namespace

std::string post_it_code(const Offer& offer) { return "mediamap:offre:" + offer.id; }

std::vector<int> post_it_numbers(const Territory& territory) {
  std::vector<int> numbers(territory.offres.size());
  int order = 0;
  for (std::size_t i : in_order(territory)) {
    ++order;
    numbers[i] = territory.offres[i].source_post_it.value_or(order);
  }
  return numbers;
}

PostIts post_its(const Territory& territory, const PostItOptions& options) {
  const CutSheet layout = cut_sheet(sheet(options.paper).value(), card_size(options.size).value());
  if (layout.count() == 0) {
    throw UsageError(fill(_("une carte {} ne tient pas sur une feuille {}"), options.size, options.paper), _("Prenez un papier plus grand (--paper)."));
  }
  const std::vector<Card> cards = chosen(territory, options);
  PostIts out = Sheets(territory, options, layout).draw(cards);
  out.offers = cards.size() - options.empty;
  return out;
}

}  // namespace mediamap::draw
