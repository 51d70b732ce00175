// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/row_mapper.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/model/opening_hours.hpp"

namespace mediamap::exchange {
namespace {

// Lower case, accents kept.
std::string lower(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("fr", 0, {text.data(), static_cast<int32_t>(text.size())}, sink, nullptr, error);
  return U_SUCCESS(error) ? out : std::string(text);
}

std::vector<std::string> lower(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) out.push_back(lower(text));
  return out;
}

bool holds_one_of(const std::string& text, const std::vector<std::string>& terms) {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) { return text.find(term) != std::string::npos; });
}

// What a form says where it has nothing to say: no doubt to keep.
bool says_no(const std::string& lowered) {
  static const std::vector<std::string> words{"non", "no", "faux", "false", "0", "-", "/", "néant", "aucun", "aucune", "n", "null", "n/a"};
  return std::find(words.begin(), words.end(), lowered) != words.end();
}

std::string not_understood() { return _("horaires non compris, gardés tels quels"); }

// A part of a text cut at each separator; anything but digits, sign, '.', ',' and blanks is noise.
std::string part_of(const std::string& cell, const PartOfColumn& rule) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < rule.partie && begin != std::string::npos; ++i) {
    begin = cell.find(rule.separateur, begin);
    if (begin != std::string::npos) begin += rule.separateur.size();
  }
  if (rule.separateur.empty() || begin == std::string::npos) return {};
  const std::size_t end = cell.find(rule.separateur, begin);
  std::string kept;
  for (char c : cell.substr(begin, end == std::string::npos ? end : end - begin)) {
    if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == ',' || c == ' ') kept += c;
  }
  return trim(kept);
}

}  // namespace

// The cells of a row in lower case, each made once.
class RowMapper::LowerCells {
 public:
  LowerCells(const RowMapper& mapper, const tables::Row& row)
      : mapper_(mapper), row_(row), lowered_(mapper.cells_.size()), made_(mapper.cells_.size()) {}

  const std::string& at(std::size_t cell) {
    if (!made_[cell]) {
      lowered_[cell] = lower(mapper_.value(row_, cell));
      made_[cell] = true;
    }
    return lowered_[cell];
  }

 private:
  const RowMapper& mapper_;
  const tables::Row& row_;
  std::vector<std::string> lowered_;
  std::vector<bool> made_;
};

RowMapper::RowMapper(const Mapping& mapping, const std::vector<std::string>& columns)
    : columns_(columns) {
  for (const auto& [field, choices] : mapping.choix) {
    std::vector<BoundChoice> bound;
    for (const Choice& choice : choices) {
      bound.push_back({&choice, bind(choice.colonnes), lower(choice.termes), lower(choice.sauf)});
      if (choice.termes.empty()) continue;
      for (std::size_t cell : bound.back().cells) only_chosen_[cell] = true;
    }
    choices_.emplace_back(clean::FieldTexts::index(field), std::move(bound));
  }
  // From here on a column that is named is taken whole.
  const auto bind_whole = [&](const std::vector<ColumnName>& names) {
    Cells cells = bind(names);
    for (std::size_t cell : cells) only_chosen_[cell] = false;
    return cells;
  };
  for (const auto& [field, rules] : mapping.textes) {
    std::vector<BoundText> bound;
    for (const TextRule& rule : rules) {
      Cells cells;
      if (const auto* first = std::get_if<FirstColumn>(&rule)) cells = bind_whole(first->colonnes);
      if (const auto* joined = std::get_if<JoinedColumns>(&rule)) cells = bind_whole(joined->colonnes);
      if (const auto* part = std::get_if<PartOfColumn>(&rule)) cells = bind_whole({part->colonne});
      bound.push_back({&rule, std::move(cells)});
    }
    if (field == "id") {
      id_ = std::move(bound);
    } else {
      texts_.emplace_back(clean::FieldTexts::index(field), std::move(bound));
    }
  }
  for (std::size_t day = 0; day < days_.size(); ++day) {
    days_[day] = bind_whole(mapping.horaires.jours[day]);
    has_days_ = has_days_ || !days_[day].empty();
  }
  week_ = bind_whole(mapping.horaires.semaine);
  osm_ = bind_whole(mapping.horaires.osm);
  week_parity_ = bind_whole(mapping.semaine_ouverture);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto is_it = [&](const tables::CellPath& path) { return path.column == i; };
    if (std::none_of(cells_.begin(), cells_.end(), is_it)) unused_.push_back(i);
  }
  std::stable_sort(missing_.begin(), missing_.end(), [](const Fault& a, const Fault& b) { return a.place < b.place; });
}

RowMapper::Cells RowMapper::bind(const std::vector<ColumnName>& names) {
  Cells cells;
  for (const ColumnName& column : names) {
    auto path = tables::find_cell(columns_, column.name);
    if (!path) path = tables::find_cell(columns_, trim(column.name));
    if (path) {
      cells.push_back(slot(*path, column.name));
      continue;
    }
    const auto same = [&](const Fault& fault) { return fault.place == column.place; };
    if (std::none_of(missing_.begin(), missing_.end(), same)) {
      missing_.push_back({column.place, fill(_("la source n'a pas de colonne « {} »"), column.name), ""});
    }
  }
  return cells;
}

std::size_t RowMapper::slot(const tables::CellPath& path, const std::string& name) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].column == path.column && cells_[i].part == path.part) return i;
  }
  cells_.push_back(path);
  names_.push_back(name);
  only_chosen_.push_back(false);
  return cells_.size() - 1;
}

std::string RowMapper::value(const tables::Row& row, std::size_t cell) const { return trim(tables::cell_at(row, cells_[cell])); }

MappedRow RowMapper::map(const tables::Row& row) const {
  MappedRow mapped;
  mapped.id = text_of(row, id_);
  for (const auto& [field, rules] : texts_) mapped.texts.at(field) = text_of(row, rules);
  LowerCells lowered(*this, row);
  std::vector<bool> understood(cells_.size());
  for (const auto& [field, choices] : choices_) choose(row, field, choices, lowered, mapped, understood);
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (!only_chosen_[cell] || understood[cell]) continue;
    const std::string text = value(row, cell);
    if (text.empty() || says_no(lowered.at(cell))) continue;
    mapped.doubts.push_back({names_[cell], text, _("aucun choix de la correspondance ne reconnaît cette valeur")});
  }
  read_hours(row, mapped);
  return mapped;
}

std::string RowMapper::text_of(const tables::Row& row, const std::vector<BoundText>& rules) const {
  for (const BoundText& bound : rules) {
    std::string found;
    if (const auto* constant = std::get_if<Constant>(bound.rule)) {
      found = constant->valeur;
    } else if (const auto* part = std::get_if<PartOfColumn>(bound.rule)) {
      if (!bound.cells.empty()) found = part_of(value(row, bound.cells[0]), *part);
    } else {
      const auto* joined = std::get_if<JoinedColumns>(bound.rule);
      for (std::size_t cell : bound.cells) {
        const std::string text = value(row, cell);
        if (text.empty()) continue;
        found += found.empty() ? text : joined->separateur + text;
        if (!joined) break;
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

void RowMapper::choose(const tables::Row& row, std::size_t field, const std::vector<BoundChoice>& choices, LowerCells& lowered,
                       MappedRow& mapped, std::vector<bool>& understood) const {
  std::vector<std::string> targets;
  const auto add = [&](std::string target) {
    if (!target.empty() && std::find(targets.begin(), targets.end(), target) == targets.end()) targets.push_back(std::move(target));
  };
  for (const BoundChoice& bound : choices) {
    const Choice& choice = *bound.choice;
    if (choice.colonnes.empty()) add(choice.cible);
    for (std::size_t cell : bound.cells) {
      const std::string& text = lowered.at(cell);
      if (text.empty() || holds_one_of(text, bound.sauf)) continue;
      if (!bound.termes.empty() && !holds_one_of(text, bound.termes)) continue;
      understood[cell] = true;
      add(choice.cible.empty() ? value(row, cell) : choice.cible);
    }
  }
  std::string& chosen = mapped.texts.at(field);
  for (const std::string& target : targets) chosen += (chosen.empty() ? "" : "|") + target;
}

void RowMapper::read_hours(const tables::Row& row, MappedRow& mapped) const {
  const auto first = [&](const Cells& cells) {
    for (std::size_t cell : cells) {
      if (std::string text = value(row, cell); !text.empty()) return text;
    }
    return std::string();
  };
  const clean::Weeks weeks = weeks_of(row, mapped);
  const std::string osm = first(osm_);
  if (!osm.empty() && !check_opening_hours(osm)) return put_hours(mapped, osm, osm, "", weeks);
  if (has_days_) {
    std::array<std::vector<std::string>, 7> cells;
    std::string written;
    for (std::size_t day = 0; day < days_.size(); ++day) {
      for (std::size_t cell : days_[day]) {
        cells[day].push_back(value(row, cell));
        if (!cells[day].back().empty()) written += (written.empty() ? "" : " ; ") + names_[cell] + " : " + cells[day].back();
      }
    }
    if (!written.empty()) {
      if (!osm.empty()) mapped.doubts.push_back({"horaires", osm, not_understood()});
      const clean::HoursText hours = clean::hours_from_days(cells);
      return put_hours(mapped, written, hours.osm, hours.leftover, weeks);
    }
  }
  std::string prose = first(week_);
  if (prose.empty()) {
    prose = osm;
  } else if (!osm.empty()) {
    mapped.doubts.push_back({"horaires", osm, not_understood()});
  }
  if (prose.empty()) return;
  const clean::HoursText hours = clean::hours_from_text(prose);
  put_hours(mapped, prose, hours.osm, hours.leftover, weeks);
}

void RowMapper::put_hours(MappedRow& mapped, std::string before, std::string osm, const std::string& leftover,
                          clean::Weeks weeks) const {
  if (!leftover.empty()) mapped.doubts.push_back({"horaires", leftover, not_understood()});
  if (osm.empty()) return;
  if (auto limited = clean::in_weeks(osm, weeks)) {
    osm = std::move(*limited);
  } else {
    mapped.doubts.push_back({"horaires", weeks == clean::Weeks::even ? _("semaine paire") : _("semaine impaire"),
                             _("les horaires ne valent déjà qu'une partie de l'année : ajoutez-y cette restriction")});
  }
  mapped.texts["horaires"] = osm;
  if (osm != before) mapped.changes.push_back({"horaires", "horaires-osm", std::move(before), std::move(osm)});
}

clean::Weeks RowMapper::weeks_of(const tables::Row& row, MappedRow& mapped) const {
  for (std::size_t cell : week_parity_) {
    const std::string text = value(row, cell);
    const std::string lowered = lower(text);
    if (lowered.empty()) continue;
    if (lowered.find("impair") != std::string::npos) return clean::Weeks::odd;
    if (lowered.find("pair") != std::string::npos) return clean::Weeks::even;
    mapped.doubts.push_back({names_[cell], text, _("semaine d'ouverture non comprise : « paire » ou « impaire » attendu")});
  }
  return clean::Weeks::all;
}

}  // namespace mediamap::exchange
