// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/mapping_explain.hpp"

#include <algorithm>
#include <numeric>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/actor_reader.hpp"

namespace mediamap::exchange {
namespace {

class Explainer {
 public:
  Explainer(const Mapping& mapping, const tables::Table& table, std::span<const Commune> communes)
      : mapping_(mapping), table_(table), reader_(&mapping, false, table.columns, communes) {}

  std::string rows(std::size_t count) {
    std::string out;
    for (const Fault& absent : reader_.missing_columns()) out += absent.str() + "\n";
    for (const tables::Row* row : fullest(count)) out += explain(*row);
    return out;
  }

 private:
  std::vector<const tables::Row*> fullest(std::size_t count) const {
    std::vector<const tables::Row*> rows;
    for (const tables::Row& row : table_.rows) rows.push_back(&row);
    const auto filled = [](const tables::Row* row) { return std::count_if(row->cells.begin(), row->cells.end(), [](const std::string& cell) { return !trim(cell).empty(); }); };
    std::stable_sort(rows.begin(), rows.end(), [&](const tables::Row* a, const tables::Row* b) { return filled(a) > filled(b); });
    rows.resize(std::min(rows.size(), count));
    std::sort(rows.begin(), rows.end(), [](const tables::Row* a, const tables::Row* b) { return a->line < b->line; });
    return rows;
  }

  std::string explain(const tables::Row& row) {
    const ReadActor read = reader_.read(row);
    std::string out = fill(_("\nLigne {} : {}\n"), row.line, read.actor.nom);
    for (const auto& field : fields<Actor>()) {
      const std::string value = field_text(read.actor, field);
      const std::string source = source_of(std::string(field.key), row);
      std::string rules;
      for (const clean::Change& change : read.changes) {
        if (change.champ == field.key) rules += " → " + change.regle;
      }
      if (value.empty() && source.empty()) continue;
      out += fmt::format("  {}\n    {}{}\n    → {}\n", field.key, source.empty() ? std::string(_("(rien dans la source)")) : source, rules,
                         value.empty() ? std::string(_("(rien)")) : shorten(on_one_line(value), 100));
    }
    for (const Doubt& doubt : read.actor.a_completer) {
      const std::string value = doubt.valeur.empty() ? "" : fill(_(", « {} »"), shorten(on_one_line(doubt.valeur), 60));
      out += fill(_("  à compléter : {}{} ({})\n"), doubt.champ, value, doubt.raison);
    }
    return out;
  }

  // The columns that the field is taken from, with what they hold, and the rule.
  std::string source_of(const std::string& field, const tables::Row& row) const {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : " ; ") + text; };
    if (field == "horaires") {
      for (const auto& day : mapping_.horaires.jours) show(day, row, add);
      show(mapping_.horaires.semaine, row, add);
      show(mapping_.horaires.osm, row, add);
    }
    if (const auto found = mapping_.textes.find(field); found != mapping_.textes.end()) {
      for (const TextRule& rule : found->second) {
        if (const auto* first = std::get_if<FirstColumn>(&rule)) show(first->colonnes, row, add);
        if (const auto* joined = std::get_if<JoinedColumns>(&rule)) {
          show(joined->colonnes, row, add);
          add(fill(_("joints par « {} »"), joined->separateur));
        }
        if (const auto* part = std::get_if<PartOfColumn>(&rule)) {
          show({part->colonne}, row, add);
          add(fill(_("partie {} entre « {} »"), part->partie, part->separateur));
        }
        if (const auto* constant = std::get_if<Constant>(&rule)) add(fill(_("valeur fixe « {} »"), constant->valeur));
      }
    }
    if (const auto found = mapping_.choix.find(field); found != mapping_.choix.end()) {
      std::vector<ColumnName> columns;
      for (const Choice& choice : found->second) {
        for (const ColumnName& column : choice.colonnes) {
          const auto same = [&](const ColumnName& one) { return one.name == column.name; };
          if (std::none_of(columns.begin(), columns.end(), same)) columns.push_back(column);
        }
      }
      show(columns, row, add);
      add(count_of(found->second.size(), N_("{} choix"), N_("{} choix")));
    }
    return out;
  }

  template <class Add>
  void show(const std::vector<ColumnName>& columns, const tables::Row& row, Add add) const {
    for (const ColumnName& column : columns) {
      const auto path = tables::find_cell(table_.columns, column.name);
      if (path) add(fmt::format("{} « {} »", column.name, shorten(on_one_line(trim(tables::cell_at(row, *path))), 60)));
    }
  }

  const Mapping& mapping_;
  const tables::Table& table_;
  ActorReader reader_;
};

}  // namespace

std::string explain(const Mapping& mapping, const tables::Table& table, std::span<const Commune> communes, std::size_t rows) {
  return Explainer(mapping, table, communes).rows(rows);
}

}  // namespace mediamap::exchange
