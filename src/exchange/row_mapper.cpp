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

// The week holds for one rule of opening_hours: it stands before each.
std::string before_each_rule(const std::string& week, const std::string& hours) {
  std::string out = week + " ";
  bool comment = false;
  for (char c : hours) {
    out += c;
    if (c == '"') comment = !comment;
    if (c == ';' && !comment) out += " " + week;
  }
  return out;
}

}  // namespace

// The cells of a row in lower case, each made once.
class RowMapper::LowerCells {
 public:
  explicit LowerCells(const Row& row) : row_(row), lowered_(row.cells.size()), made_(row.cells.size()) {}

  const std::string& at(std::size_t cell) {
    if (!made_[cell]) {
      lowered_[cell] = lower(trim(row_.cells[cell]));
      made_[cell] = true;
    }
    return lowered_[cell];
  }

 private:
  const Row& row_;
  std::vector<std::string> lowered_;
  std::vector<bool> made_;
};

RowMapper::RowMapper(const Mapping& mapping, const std::vector<std::string>& columns)
    : columns_(columns), named_(columns.size()), only_chosen_(columns.size()) {
  for (std::size_t i = 0; i < columns.size(); ++i) cell_by_name_.emplace_back(columns[i], i);
  std::stable_sort(cell_by_name_.begin(), cell_by_name_.end());

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
    if (!named_[i]) unused_.push_back(i);
  }
}

RowMapper::Cells RowMapper::bind(const std::vector<ColumnName>& names) {
  Cells cells;
  for (const ColumnName& column : names) {
    const auto find = [&](const std::string& name) {
      const auto found = std::lower_bound(cell_by_name_.begin(), cell_by_name_.end(), std::pair(name, std::size_t{0}));
      return found != cell_by_name_.end() && found->first == name ? std::optional(found->second) : std::nullopt;
    };
    auto cell = find(column.name);
    if (!cell) cell = find(trim(column.name));
    if (cell) {
      cells.push_back(*cell);
      named_[*cell] = true;
      continue;
    }
    const auto same = [&](const Fault& fault) { return fault.place == column.place; };
    if (std::none_of(missing_.begin(), missing_.end(), same)) {
      missing_.push_back({column.place, fill(_("la source n'a pas de colonne « {} »"), column.name), ""});
    }
  }
  return cells;
}

MappedRow RowMapper::map(const Row& row) const {
  MappedRow mapped;
  mapped.id = text(row, id_);
  for (const auto& [field, rules] : texts_) mapped.texts.at(field) = text(row, rules);
  LowerCells lower(row);
  std::vector<bool> understood(columns_.size());
  for (const auto& [field, choices] : choices_) choose(row, field, choices, lower, mapped, understood);
  for (std::size_t cell = 0; cell < columns_.size(); ++cell) {
    if (!only_chosen_[cell] || understood[cell]) continue;
    const std::string value = trim(row.cells[cell]);
    if (value.empty() || says_no(lower.at(cell))) continue;
    mapped.doubts.push_back({columns_[cell], value, _("aucun choix de la correspondance ne reconnaît cette valeur")});
  }
  read_hours(row, mapped);
  return mapped;
}

std::string RowMapper::text(const Row& row, const std::vector<BoundText>& rules) const {
  for (const BoundText& bound : rules) {
    std::string found;
    if (const auto* constant = std::get_if<Constant>(bound.rule)) {
      found = constant->valeur;
    } else if (const auto* part = std::get_if<PartOfColumn>(bound.rule)) {
      if (!bound.cells.empty()) found = part_of(row.cells[bound.cells[0]], *part);
    } else {
      const auto* joined = std::get_if<JoinedColumns>(bound.rule);
      for (std::size_t cell : bound.cells) {
        const std::string value = trim(row.cells[cell]);
        if (value.empty()) continue;
        found += found.empty() ? value : joined->separateur + value;
        if (!joined) break;
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

void RowMapper::choose(const Row& row, std::size_t field, const std::vector<BoundChoice>& choices, LowerCells& lower,
                       MappedRow& mapped, std::vector<bool>& understood) const {
  std::vector<std::string> targets;
  const auto add = [&](std::string target) {
    if (!target.empty() && std::find(targets.begin(), targets.end(), target) == targets.end()) targets.push_back(std::move(target));
  };
  for (const BoundChoice& bound : choices) {
    const Choice& choice = *bound.choice;
    if (choice.colonnes.empty()) add(choice.cible);
    for (std::size_t cell : bound.cells) {
      const std::string& value = lower.at(cell);
      if (value.empty() || holds_one_of(value, bound.sauf)) continue;
      if (!bound.termes.empty() && !holds_one_of(value, bound.termes)) continue;
      understood[cell] = true;
      add(choice.cible.empty() ? trim(row.cells[cell]) : choice.cible);
    }
  }
  std::string& text = mapped.texts.at(field);
  for (const std::string& target : targets) text += (text.empty() ? "" : "|") + target;
}

void RowMapper::read_hours(const Row& row, MappedRow& mapped) const {
  const auto first = [&](const Cells& cells) {
    for (std::size_t cell : cells) {
      if (std::string value = trim(row.cells[cell]); !value.empty()) return value;
    }
    return std::string();
  };
  const std::string week = week_prefix(row, mapped);
  const std::string osm = first(osm_);
  if (!osm.empty() && !check_opening_hours(osm)) return put_hours(mapped, osm, osm, "", week);
  if (has_days_) {
    std::array<std::vector<std::string>, 7> cells;
    std::string written;
    for (std::size_t day = 0; day < days_.size(); ++day) {
      for (std::size_t cell : days_[day]) {
        cells[day].push_back(trim(row.cells[cell]));
        if (!cells[day].back().empty()) written += (written.empty() ? "" : " ; ") + columns_[cell] + " : " + cells[day].back();
      }
    }
    if (!written.empty()) {
      const clean::HoursText hours = clean::hours_from_days(cells);
      return put_hours(mapped, written, hours.osm, hours.leftover, week);
    }
  }
  std::string prose = first(week_);
  if (prose.empty()) prose = osm;
  if (prose.empty()) return;
  const clean::HoursText hours = clean::hours_from_text(prose);
  put_hours(mapped, prose, hours.osm, hours.leftover, week);
}

void RowMapper::put_hours(MappedRow& mapped, std::string before, std::string osm, const std::string& leftover,
                          const std::string& week) const {
  if (!leftover.empty()) mapped.doubts.push_back({"horaires", leftover, _("horaires non compris, gardés tels quels")});
  if (osm.empty()) return;
  if (!week.empty()) {
    osm = before_each_rule(week, osm);
  }
  mapped.texts["horaires"] = osm;
  if (osm != before) mapped.changes.push_back({"horaires", "horaires-osm", std::move(before), std::move(osm)});
}

std::string RowMapper::week_prefix(const Row& row, MappedRow& mapped) const {
  for (std::size_t cell : week_parity_) {
    const std::string value = trim(row.cells[cell]);
    const std::string lowered = lower(value);
    if (lowered.empty()) continue;
    if (lowered.find("impair") != std::string::npos) return "week 1-53/2";
    if (lowered.find("pair") != std::string::npos) return "week 2-52/2";
    mapped.doubts.push_back({columns_[cell], value, _("semaine d'ouverture non comprise : « paire » ou « impaire » attendu")});
  }
  return {};
}

}  // namespace mediamap::exchange
