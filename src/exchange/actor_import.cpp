// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_import.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/actor_reader.hpp"
#include "mediamap/exchange/import_marks.hpp"
#include "mediamap/exchange/import_matching.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/store/parallel.hpp"

namespace mediamap::exchange {
namespace {

struct CellsHash {
  std::size_t operator()(const tables::Row* row) const {
    std::size_t hash = 0;
    for (const std::string& cell : row->cells) hash = hash * 31 + std::hash<std::string>()(cell);
    return hash;
  }
};
struct CellsEqual {
  bool operator()(const tables::Row* a, const tables::Row* b) const { return a->cells == b->cells; }
};

// Hands out ids that differ from every other one even when case is ignored, as some file systems do.
class Ids {
 public:
  Ids(std::span<const Actor> existing, const std::set<std::string>& reserved) {
    for (const Actor& actor : existing) taken_.insert(fold(actor.id));
    for (const std::string& id : reserved) taken_.insert(fold(id));
  }

  std::string take(const std::string& wanted) {
    if (taken_.insert(fold(wanted)).second) return wanted;
    for (int& number = last_[fold(wanted)];;) {
      number = std::max(number + 1, 2);
      std::string id = numbered_id(wanted, number);
      if (taken_.insert(fold(id)).second) return id;
    }
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> last_;  // number given last to each wanted id
};

class Importer {
 public:
  Importer(std::span<const Actor> existing, const tables::Table& table, const ImportSource& source)
      : existing_(existing),
        table_(table),
        source_(source),
        reader_(source.mapping, source.keep_columns, table.columns, source.communes),
        ids_(existing, source.reserved_ids),
        columns_by_name_(table.columns.size()) {
    std::iota(columns_by_name_.begin(), columns_by_name_.end(), std::size_t{0});
    std::sort(columns_by_name_.begin(), columns_by_name_.end(),
              [&](std::size_t a, std::size_t b) { return table.columns[a] < table.columns[b]; });
  }

  ImportResult run() {
    result_.lignes = table_.rows.size() + table_.rejected.size();
    result_.rejetees = table_.rejected;
    result_.colonnes_hors_standard = reader_.unused_columns();
    result_.colonnes_absentes = reader_.missing_columns();
    result_.colonnes_de_personnes = reader_.person_columns();
    taken_ = reader_.taken_columns();
    read_rows();
    matches_ = match_rows(existing_, incoming_, source_.file);
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      if (matches_[i]) {
        set_row_id(incoming_[i], existing_[matches_[i]->actor].id);
        update(incoming_[i], *matches_[i]);
      } else {
        create(incoming_[i]);
        set_row_id(incoming_[i], result_.created.back().id);
      }
    }
    for (const auto& [row, first] : same_as_) result_.row_ids[row] = result_.row_ids[first];
    for (std::size_t actor : changed_order_) result_.updated.push_back(std::move(changed_.at(actor)));
    const auto by_line = [](const auto& a, const auto& b) { return a.ligne < b.ligne; };
    std::stable_sort(result_.rejetees.begin(), result_.rejetees.end(), by_line);
    std::stable_sort(result_.remarques.begin(), result_.remarques.end(), by_line);
    return std::move(result_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t row_index(const tables::Row& row) const { return static_cast<std::size_t>(&row - table_.rows.data()); }

  void set_row_id(const Incoming& incoming, const std::string& id) { result_.row_ids[row_index(*incoming.row)] = id; }

  // What a row says is large until it is found to be of use: a block at a time, and a row that repeats an earlier one is
  // not read again.
  void read_rows() {
    constexpr std::size_t block = 4096;
    std::unordered_set<const tables::Row*, CellsHash, CellsEqual> seen;
    std::vector<const tables::Row*> fresh;
    std::vector<std::size_t> incoming_of(table_.rows.size(), none);
    result_.row_ids.resize(table_.rows.size());
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const auto [first, is_new] = seen.insert(&table_.rows[i]);
      if (is_new) {
        fresh.push_back(&table_.rows[i]);
      } else {
        same_as_.emplace_back(i, row_index(**first));
      }
    }
    for (std::size_t begin = 0; begin < fresh.size(); begin += block) {
      for (Incoming& incoming : read_block(std::span(fresh).subspan(begin, std::min(block, fresh.size() - begin)))) {
        if (incoming.read.actor.nom.empty()) {
          reject(*incoming.row);
          continue;
        }
        for (clean::Change& change : incoming.read.changes) result_.nettoyages.push_back({incoming.row->line, std::move(change)});
        if (incoming.read.person) result_.personnes.push_back({row_index(*incoming.row), std::move(*incoming.read.person)});
        incoming_of[row_index(*incoming.row)] = incoming_.size();
        incoming_.push_back(std::move(incoming));
      }
    }
    for (const auto& [row, first] : same_as_) {
      if (incoming_of[first] == none) {
        reject(table_.rows[row]);
        continue;
      }
      ++result_.inchanges;
      remark(table_.rows[row].line, fill(_("« {0} » : ligne identique à la ligne {1}"),
                                         incoming_[incoming_of[first]].read.actor.nom, table_.rows[first].line));
    }
  }

  std::vector<Incoming> read_block(std::span<const tables::Row* const> rows) const {
    std::vector<Incoming> block(rows.size());
    store::for_each_in_parallel(rows.size(), [&](std::size_t i) {
      Incoming& incoming = block[i];
      incoming.row = rows[i];
      incoming.read = reader_.read(*rows[i]);
      incoming.marks = ImportMarks::of(incoming.read.actor);
      incoming.marks.set_row(row_mark(*rows[i]));
    });
    return block;
  }

  void reject(const tables::Row& row) { result_.rejetees.push_back({row.line, _("il manque le nom")}); }

  // The same whatever the order of the columns.
  std::uint32_t row_mark(const tables::Row& row) const {
    std::string text;
    for (std::size_t i : columns_by_name_) {
      const std::string cell = trim(row.cells[i]);
      if (!cell.empty()) text += table_.columns[i] + '\n' + cell + '\n';
    }
    return fnv1a_32(text);
  }

  void create(Incoming& incoming) {
    const std::string wanted = wanted_id(incoming);
    Actor actor = std::move(incoming.read.actor);
    actor.id = ids_.take(wanted);
    if (actor.id == wanted) {
      // Nothing to say.
    } else if (!incoming.read.source_id.empty()) {
      actor.a_completer.push_back({"id", incoming.read.source_id, fill(_("cet identifiant est déjà pris : la fiche s'appelle « {} »"), actor.id)});
    } else {
      actor.a_completer.push_back(
          {"id", wanted, fill(_("une autre fiche a le même nom et la même commune : celle-ci s'appelle « {} »"), actor.id)});
      remark(incoming.row->line, fill(_("« {0} » : une fiche du même nom et de la même commune existe déjà ; celle-ci s'appelle {1}. Le même "
                                        "acteur ? mediamap actors dedupe"), actor.nom, actor.id));
    }
    actor.provenance.push_back(provenance(incoming, actor.date_maj, incoming.marks));
    result_.created.push_back(std::move(actor));
    ++result_.crees;
  }

  Provenance provenance(const Incoming& incoming, const std::string& date_maj, const ImportMarks& marks) const {
    return {source_.file, incoming.row->line, source_.today, incoming.read.source_id, date_maj, marks.str()};
  }

  void update(const Incoming& incoming, const Match& match) {
    const auto earlier = changed_.find(match.actor);
    const Actor& current = earlier == changed_.end() ? existing_[match.actor] : earlier->second.actor;
    const Actor& fresh = incoming.read.actor;
    const std::string before = match.entry ? current.provenance[*match.entry].date_maj : "";
    if (!fresh.date_maj.empty() && fresh.date_maj < before) {
      if (differs(fresh, current)) {
        remark(incoming.row->line, fill(_("« {0} » : mise à jour du {1}, plus ancienne que celle déjà importée ({2}) ; "
                                          "rien n'est changé"),
                                        fresh.nom, fresh.date_maj, before));
      }
      ++result_.inchanges;
      return;
    }
    Followed followed = follow(current, match.entry, fresh, incoming.marks, source_.file, taken_);
    for (Difference& difference : followed.differences) {
      result_.conflits.push_back({incoming.row->line, current.id, std::move(difference)});
    }
    if (match.entry && followed.champs.empty()) {
      ++result_.inchanges;
      return;
    }
    ActorUpdate next{std::move(followed.actor), std::move(followed.champs)};
    Provenance entry = provenance(incoming, fresh.date_maj.empty() ? before : fresh.date_maj, followed.marks);
    if (match.entry) {
      next.actor.provenance[*match.entry] = std::move(entry);
    } else {
      next.actor.provenance.push_back(std::move(entry));
      next.champs.emplace_back("provenance");
      remark(incoming.row->line, fill(_("« {0} » est la fiche {1}, déjà connue d'une autre source"), fresh.nom, current.id));
    }
    ++result_.mis_a_jour;
    record(match.actor, std::move(next));
  }

  // Anything but the date itself.
  static bool differs(const Actor& fresh, const Actor& current) {
    return std::any_of(fields<Actor>().begin(), fields<Actor>().end(), [&](const auto& field) {
      const std::string text = field_text(fresh, field);
      return field.key != "date_maj" && !text.empty() && text != field_text(current, field);
    });
  }

  void record(std::size_t actor, ActorUpdate next) {
    const auto [found, is_new] = changed_.try_emplace(actor);
    if (is_new) changed_order_.push_back(actor);
    for (std::string& champ : found->second.champs) {
      if (std::find(next.champs.begin(), next.champs.end(), champ) == next.champs.end()) next.champs.push_back(champ);
    }
    found->second = std::move(next);
  }

  void remark(int line, std::string text) { result_.remarques.push_back({line, std::move(text)}); }

  std::span<const Actor> existing_;
  const tables::Table& table_;
  const ImportSource& source_;
  ActorReader reader_;
  Ids ids_;
  std::vector<std::size_t> columns_by_name_;
  std::vector<std::string> taken_;  // columns that fields come from
  std::vector<Incoming> incoming_;
  std::vector<std::pair<std::size_t, std::size_t>> same_as_;  // rows that repeat an earlier one, and that one
  std::vector<std::optional<Match>> matches_;  // of each incoming row
  std::unordered_map<std::size_t, ActorUpdate> changed_;
  std::vector<std::size_t> changed_order_;
  ImportResult result_;
};

}  // namespace

ImportResult import_actors(std::span<const Actor> existing, const tables::Table& table, const ImportSource& source) {
  return Importer(existing, table, source).run();
}

}  // namespace mediamap::exchange
