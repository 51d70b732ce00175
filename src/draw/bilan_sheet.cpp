// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/draw/bilan_sheet.hpp"

#include <algorithm>
#include <utility>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/draw/page_flow.hpp"
#include "mediamap/model/bilan_guide.hpp"

namespace mediamap::draw {
namespace {

using Entries = std::vector<BilanEntry>;

constexpr double mm = points_per_mm;
constexpr double gutter = 6 * mm;
constexpr double number_width = 7 * mm;   // the margin in which a row's number stands
constexpr double ruled_row_gap = 3 * mm;  // ruled lines bring white of their own
constexpr double section_gap = 6 * mm;
constexpr double small_gap = 1 * mm;
constexpr std::size_t header_columns = 80;  // of the step, on further pages
constexpr std::size_t blank_retours = 2;
constexpr std::size_t quoted_columns = 160;  // of an earlier hypothesis

struct Spacing {
  int lines;       // to write on, in an empty place for a constat
  double ruling;   // from one line to the next
  double row_gap;  // above what is written
};

// From the most generous to the last that a hand can still write on. The best that leaves a sheet on one page is taken,
// or `usual` when none does.
constexpr Spacing usual = {3, 8 * mm, 5 * mm};
constexpr Spacing spacings[] = {
    {7, 8 * mm, 5 * mm}, {6, 8 * mm, 5 * mm}, {5, 8 * mm, 5 * mm}, {4, 8 * mm, 5 * mm}, usual,
    {3, 8 * mm, 4 * mm}, {3, 7 * mm, 3 * mm}, {2, 7 * mm, 3 * mm}};

std::string verdict_name(std::string_view verdict) {
  if (verdict == "confirmee") return _("confirmée");
  if (verdict == "infirmee") return _("infirmée");
  if (verdict == "nuancee") return _("nuancée");
  if (verdict == "sans_reponse") return _("sans réponse");
  return std::string(verdict);
}

// "2" for the second entry; the id itself for one that is not here.
std::string numbers(const std::vector<std::string>& ids, const Entries& entries) {
  std::vector<std::string> found;
  for (const std::string& id : ids) {
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const BilanEntry& e) { return e.id == id; });
    found.push_back(entry == entries.end() ? id : std::to_string(entry - entries.begin() + 1));
  }
  return join(found, ", ");
}

// The words of a hypothesis of another bilan.
std::string hypothesis_text(const Territory& territory, const std::string& id) {
  for (const Bilan& bilan : territory.bilans) {
    for (const Entries* entries : {&bilan.hypotheses, &bilan.hypotheses_a_verifier}) {
      for (const BilanEntry& entry : *entries) {
        if (entry.id == id) return shorten(trim(entry.texte), quoted_columns);
      }
    }
  }
  return {};
}

// "9 h", "13 h 30".
std::string hour(const std::string& time) {
  const auto minutes = minutes_of_day(time);
  if (!minutes) return time;
  return *minutes % 60 == 0 ? fill(_("{}\u00A0h"), *minutes / 60)
                            : fill(_("{}\u00A0h\u00A0{:02}"), *minutes / 60, *minutes % 60);
}

class BilanSheets {
 public:
  BilanSheets(const Territory& territory, const Bilan& bilan, const std::string& date)
      : territory_(territory),
        bilan_(bilan),
        document_(DocumentInfo{_("Fiche bilan"), bilan.etape, territory.nom, date, "fr-FR"}, *sheet("A4")),
        half_((document_.frame().width - gutter) / 2),
        left_(document_.frame().x),
        right_(document_.frame().x + half_ + gutter) {}

  Document lay_out() {
    const auto opening = [this](Document&) { return header(_("suite")); };
    const std::size_t sheets = bilan_sheet_count(bilan_);
    Flow first(document_, document_.frame().y, opening);
    first.row(first_header(sheets));
    first.space(section_gap);
    fill_sheet(0, sheets, first);
    for (std::size_t number = 1; number < sheets; ++number) {
      document_.new_page();
      Flow flow(document_, header(sheet_of(number + 1, sheets)), opening);
      fill_sheet(number, sheets, flow);
    }
    return std::move(document_);
  }

 private:
  struct Block {
    Row row;
    bool ruled = false;  // begins with a line to write on
  };

  // A part of the sheet: its heading, then rows that belong to it.
  struct Section {
    std::vector<std::pair<double, const BilanSection*>> titles;  // with the column where each begins
    double width = 0;                                            // of each title
    std::vector<Block> blocks;
  };

  void fill_sheet(std::size_t number, std::size_t sheets, Flow& flow) {
    const std::vector<Section> sections = fitted(number, sheets, flow.room());
    for (const Section& section : sections) {
      const double first_row = height(section.blocks.front().row);
      flow.keep(title_height(section) + spacing_.row_gap + std::min(first_row, 4 * usual.ruling));
      mark_titles(section, flow.y());
      flow.row(titles(section));
      for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        flow.space(gap_above(section, i));
        flow.row(section.blocks[i].row);
      }
      flow.space(section_gap);
    }
  }

  // The places left empty share what the written ones leave of the page.
  std::vector<Section> fitted(std::size_t number, std::size_t sheets, double room) {
    for (const Spacing& spacing : spacings) {
      spacing_ = spacing;
      std::vector<Section> sections = sections_of(number, sheets);
      double needed = -section_gap;
      for (const Section& section : sections) needed += section_height(section) + section_gap;
      if (needed <= room) return sections;
    }
    spacing_ = usual;
    return sections_of(number, sheets);
  }

  std::vector<Section> sections_of(std::size_t number, std::size_t sheets) {
    std::vector<Section> sections;
    if (number == 0) {
      Section section{{{left_, &bilan_section("retours_a_chaud")}}, document_.frame().width, {}};
      const std::size_t count = std::max(blank_retours, bilan_.retours_a_chaud.size());
      for (std::size_t i = 0; i < count; ++i) section.blocks.push_back(retour(i));
      sections.push_back(std::move(section));
    }
    Section facts{{{left_, &bilan_section("constats")}, {right_, &bilan_section("hypotheses")}}, half_, {}};
    for (std::size_t i = 0; i < entries_per_bilan_sheet; ++i) {
      facts.blocks.push_back(constat_and_hypothesis(number * entries_per_bilan_sheet + i));
    }
    sections.push_back(std::move(facts));
    if (number + 1 == sheets) {
      Section section{{{left_, &bilan_section("hypotheses_a_verifier")}}, document_.frame().width, {}};
      const std::size_t count = std::max(entries_per_bilan_sheet, bilan_.hypotheses_a_verifier.size());
      for (std::size_t i = 0; i < count; ++i) section.blocks.push_back(to_check(i));
      sections.push_back(std::move(section));
    }
    return sections;
  }

  // Rows.

  Block retour(std::size_t place) const {
    const BilanEntry entry = entry_at(bilan_.retours_a_chaud, place);
    Column answer(right_);
    std::string hypothesis = hypothesis_text(territory_, entry.hypothese);
    if (!hypothesis.empty()) hypothesis = fill(_("«\u00A0{}\u00A0»"), hypothesis);
    add_field(answer, _("Répond à l’hypothèse\u00A0:"), trim(entry.hypothese + " " + hypothesis));
    if (entry.verdict.empty()) {
      add_verdicts(answer);
    } else {
      add_field(answer, _("Verdict\u00A0:"), verdict_name(entry.verdict));
    }
    return {{written(left_, entry, place, fewer_lines()), std::move(answer)}, is_blank(entry)};
  }

  Block constat_and_hypothesis(std::size_t place) const {
    const BilanEntry fact = entry_at(bilan_.constats, place);
    const BilanEntry origin = entry_at(bilan_.hypotheses, place);
    // The field below the hypothesis takes the place of one line.
    Column hypothesis = written(right_, origin, place, spacing_.lines - 1);
    add_links(hypothesis, _("Explique les constats\u00A0:"), numbers(origin.constats, bilan_.constats), origin,
              number_width);
    return {{written(left_, fact, place, spacing_.lines), std::move(hypothesis)}, is_blank(fact) && is_blank(origin)};
  }

  Block to_check(std::size_t place) const {
    const BilanEntry entry = entry_at(bilan_.hypotheses_a_verifier, place);
    Column whom(right_);
    add_field(whom, _("Auprès de\u00A0:"), trim(entry.aupres_de));
    add_links(whom, _("Met à l’épreuve les hypothèses\u00A0:"), numbers(entry.hypotheses, bilan_.hypotheses), entry);
    return {{written(left_, entry, place, fewer_lines()), std::move(whom)}, is_blank(entry)};
  }

  // Beside two fields, an entry has at least as many lines.
  int fewer_lines() const { return std::max(2, spacing_.lines - 1); }

  static BilanEntry entry_at(const Entries& entries, std::size_t place) {
    return place < entries.size() ? entries[place] : BilanEntry{};
  }

  static bool is_blank(const BilanEntry& entry) { return trim(entry.texte).empty(); }

  // The text of an entry, or lines to write it on.
  Column written(double x, const BilanEntry& entry, std::size_t place, int lines) const {
    Column column(x);
    const double width = half_ - number_width;
    const std::string words = trim(entry.texte);
    const Text number = document_.text(std::to_string(place + 1), TextStyle::strong, number_width);
    const double ruling = spacing_.ruling;
    if (words.empty()) {
      const double drop = ruling - number.height();
      column.label([number, drop](Document& page, double at, double y) { page.draw(number, at, y + drop); });
      for (int i = 0; i < lines; ++i) {
        column.add(ruling, [width, ruling](Document& page, double at, double y) {
          page.line(at + number_width, y + ruling, at + number_width + width, y + ruling);
        });
      }
      return column;
    }
    const Text text = document_.text(words, TextStyle::body, width);
    const double drop = text.ascent() - number.ascent();
    column.label([number, drop](Document& page, double at, double y) { page.draw(number, at, y + drop); });
    column.add(text, number_width);
    return column;
  }

  // A label and its value, or a line to write the value on.
  void add_field(Column& column, const std::string& label, const std::string& value, double indent = 0) const {
    const double width = half_ - indent;
    if (!value.empty()) {
      if (!column.empty()) column.space(small_gap);
      column.add(document_.text(value, TextStyle::body, width, label), indent);
      return;
    }
    const Text text = document_.text({}, TextStyle::small, width, label);
    const double ruling = spacing_.ruling;
    column.add(ruling, [text, indent, width, ruling](Document& page, double x, double y) {
      page.draw(text, x + indent, y + ruling - text.height());
      page.line(x + indent + text.natural_width() + small_gap, y + ruling, x + indent + width, y + ruling);
    });
  }

  // The entries that one is about, and what a later step will call it by.
  void add_links(Column& column, const std::string& label, const std::string& links, const BilanEntry& entry,
                 double indent = 0) const {
    add_field(column, label, links, indent);
    if (is_blank(entry) || entry.id.empty()) return;
    const Text name = document_.text(entry.id, TextStyle::small, half_ - indent, _("Réf."));
    column.space(small_gap).add(name, indent);
  }

  void add_verdicts(Column& column) const {
    std::vector<Text> names;
    for (const char* verdict : {"confirmee", "infirmee", "nuancee", "sans_reponse"}) {
      names.push_back(document_.text(verdict_name(verdict), TextStyle::small, half_));
    }
    constexpr double side = 3 * mm;
    constexpr double near = 1.2 * mm;
    double taken = 0;
    for (const Text& name : names) taken += side + near + name.natural_width();
    const double gap = std::min(4 * mm, (half_ - taken) / static_cast<double>(names.size() - 1));
    const double ruling = spacing_.ruling;
    column.add(ruling, [names, ruling, gap](Document& page, double x, double y) {
      for (const Text& name : names) {
        const double top = y + ruling - name.height();
        page.outline_box({x, top + (name.height() - side) / 2, side, side});
        page.draw(name, x + side + near, top);
        x += side + near + name.natural_width() + gap;
      }
    });
  }

  // Headings.

  Column title_column(double x, const BilanSection& section, double width) const {
    Column column(x);
    column.space(1.5 * mm).add(document_.text(_(section.title), TextStyle::heading, width));
    column.space(0.2 * mm).add(document_.text(_(section.guidance), TextStyle::guidance, width));
    return column;
  }

  Row titles(const Section& section) const {
    Row row;
    for (const auto& [x, title] : section.titles) row.push_back(title_column(x, *title, section.width));
    return row;
  }

  double title_height(const Section& section) const { return height(titles(section)); }

  double gap_above(const Section& section, std::size_t block) const {
    if (!section.blocks[block].ruled) return spacing_.row_gap;
    return block == 0 ? 0 : ruled_row_gap;
  }

  double section_height(const Section& section) const {
    double sum = title_height(section);
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
      sum += gap_above(section, i) + height(section.blocks[i].row);
    }
    return sum;
  }

  void mark_titles(const Section& section, double y) {
    for (const auto& [x, title] : section.titles) {
      document_.bookmark(_(title->title), y);
      document_.line(x, y, x + section.width, y, 1.2, color::accent);
    }
  }

  // The head of a page.

  Row first_header(std::size_t sheets) const {
    const Workshop* workshop = territory_.workshop(bilan_.atelier);
    Column name(left_);
    name.add(document_.text(_("Fiche bilan"), TextStyle::title, half_));
    if (bilan_.etape.empty()) {
      add_field(name, _("Étape\u00A0:"), {});
    } else {
      name.add(document_.text(bilan_.etape, TextStyle::strong, half_));
    }
    if (sheets > 1) name.space(small_gap).add(document_.text(sheet_of(1, sheets), TextStyle::small, half_));
    Column facts(right_);
    const Text territory = document_.text(territory_.nom, TextStyle::strong, half_);
    // The name is level with the title.
    facts.space(document_.text({}, TextStyle::title, half_).ascent() - territory.ascent());
    facts.add(territory).space(small_gap);
    const std::string held = workshop == nullptr ? bilan_.atelier : workshop->titre;
    if (!held.empty() && fold(held) != fold(bilan_.etape)) add_field(facts, _("Atelier\u00A0:"), held);
    add_field(facts, _("Date\u00A0:"), when(workshop));
    add_field(facts, _("Lieu\u00A0:"), workshop == nullptr ? std::string() : place_name(workshop->lieu));
    return {std::move(name), std::move(facts)};
  }

  // Of every page but the first.
  double header(const std::string& note) {
    const Text what = document_.text(note, TextStyle::small, half_);
    const std::string step = bilan_.etape.empty() ? std::string() : "· " + shorten(bilan_.etape, header_columns);
    const Text name = document_.text(step, TextStyle::small, document_.frame().width - what.natural_width() - gutter,
                                     _("Fiche bilan"));
    const double y = document_.frame().y;
    document_.draw(name, left_, y);
    document_.draw(what, document_.frame().right() - what.natural_width(), y);
    return y + name.height() + section_gap;
  }

  static std::string sheet_of(std::size_t number, std::size_t sheets) {
    return fill(_("feuille {} sur {}"), number, sheets);
  }

  std::string when(const Workshop* workshop) const {
    const std::string day = workshop == nullptr || workshop->date.empty() ? bilan_.date : workshop->date;
    if (workshop == nullptr || workshop->debut.empty()) return long_date(day);
    if (workshop->fin.empty()) return fill(_("{} à {}"), long_date(day), hour(workshop->debut));
    return fill(_("{}, de {} à {}"), long_date(day), hour(workshop->debut), hour(workshop->fin));
  }

  std::string place_name(const std::string& place) const {
    const Actor* actor = territory_.actor(place);
    if (actor == nullptr) return place;
    const bool named = actor->commune.empty() || fold(actor->nom).find(fold(actor->commune)) != std::string::npos;
    return named ? actor->nom : fill(_("{}, {}"), actor->nom, actor->commune);
  }

  const Territory& territory_;
  const Bilan& bilan_;
  Document document_;
  double half_;
  double left_;
  double right_;
  Spacing spacing_ = usual;
};

}  // namespace

std::size_t bilan_sheet_count(const Bilan& bilan) {
  const std::size_t most = std::max(bilan.constats.size(), bilan.hypotheses.size());
  return std::max<std::size_t>(1, (most + entries_per_bilan_sheet - 1) / entries_per_bilan_sheet);
}

Document lay_out_bilan(const Territory& territory, const Bilan& bilan, const std::string& date) {
  return BilanSheets(territory, bilan, date).lay_out();
}

std::string bilan_sheet(const Territory& territory, const Bilan& bilan, const std::string& date) {
  return lay_out_bilan(territory, bilan, date).pdf();
}

}  // namespace mediamap::draw
