// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/actor_import.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/import_marks.hpp"
#include "mediamap/exchange/standard.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t longest_id = 80;

const Field<Actor>& field_named(std::string_view key) {
  const auto all = fields<Actor>();
  return *std::find_if(all.begin(), all.end(), [&](const auto& field) { return field.key == key; });
}

std::size_t index_of(std::string_view key) {
  return static_cast<std::size_t>(&field_named(key) - fields<Actor>().data());
}

void copy_field(const Actor& from, Actor& to, const Field<Actor>& field) {
  std::visit([&](auto member) { to.*member = from.*member; }, field.member);
}

// A row as it was read.
struct Incoming {
  const Row* row = nullptr;
  std::string source_id;
  Actor actor;
  ImportMarks marks;
};

struct CellsHash {
  std::size_t operator()(const Row* row) const {
    std::size_t hash = 0;
    for (const std::string& cell : row->cells) hash = hash * 31 + std::hash<std::string>()(cell);
    return hash;
  }
};
struct CellsEqual {
  bool operator()(const Row* a, const Row* b) const { return a->cells == b->cells; }
};

// An entry of an actor's provenance: what a row may belong to. After a merge an actor has several.
struct Origin {
  std::size_t actor = 0;
  std::size_t entry = 0;
};

// What rows and origins have in common: the source's id, or name and commune where there is none.
std::string key_of(const std::string& source_id, const ImportMarks& marks) {
  if (!source_id.empty()) return fmt::format("#{}", source_id);
  static const std::size_t nom = index_of("nom");
  static const std::size_t commune = index_of("commune");
  return fmt::format("={:08x}{:08x}", marks.field(nom).value_or(0), marks.field(commune).value_or(0));
}

// The id that a record of the source would have if it were free.
std::string wanted_id(const Incoming& incoming) {
  if (is_safe_id(incoming.source_id)) return incoming.source_id;
  std::string id =
      incoming.source_id.empty() ? slug(incoming.actor.nom + " " + incoming.actor.commune) : slug(incoming.source_id);
  if (id.empty()) id = "acteur-" + hex(fnv1a_32(incoming.actor.nom));
  return is_safe_id(id) ? id : "acteur-" + id;
}

// "x-2" for the second record that wants to be "x".
std::string numbered(const std::string& wanted, int number) {
  const std::string suffix = fmt::format("-{}", number);
  return wanted.substr(0, longest_id - suffix.size()) + suffix;
}

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
      std::string id = numbered(wanted, number);
      if (taken_.insert(fold(id)).second) return id;
    }
  }

 private:
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> last_;  // number given last to each wanted id
};

// Ids of one source often begin again at 1 in another one, and two sources may bear one file name. A row of another file
// is not taken for an actor with which it shares neither name, number, nor address; a row of a file of the same name is
// not either once name, address and commune all speak against it.
bool may_be_same(const Incoming& incoming, const Actor& actor, const Provenance& origin, const std::string& file) {
  const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && fold(a) == fold(b); };
  const Actor& fresh = incoming.actor;
  if (same(fresh.nom, actor.nom)) return true;
  if (same(fresh.adresse, actor.adresse) && same(fresh.commune, actor.commune)) return true;
  const bool blank = fresh.pivot.find_first_not_of('0') == std::string::npos;  // all zeros stands for "unknown"
  if (!blank && same(fresh.pivot, actor.pivot)) return true;
  const auto other = [](const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && fold(a) != fold(b); };
  return origin.fichier == file && !(other(fresh.adresse, actor.adresse) && other(fresh.commune, actor.commune));
}

class Importer {
 public:
  Importer(std::span<const Actor> existing, const Table& table, const ImportSource& source)
      : existing_(existing),
        table_(table),
        source_(source),
        reader_(table.columns),
        ids_(existing, source.reserved_ids),
        columns_by_name_(table.columns.size()) {
    std::iota(columns_by_name_.begin(), columns_by_name_.end(), std::size_t{0});
    std::sort(columns_by_name_.begin(), columns_by_name_.end(),
              [&](std::size_t a, std::size_t b) { return table.columns[a] < table.columns[b]; });
  }

  ImportResult run() {
    result_.lignes = table_.rows.size() + table_.rejected.size();
    result_.rejetees = table_.rejected;
    result_.colonnes_hors_standard = reader_.foreign_columns();
    read_rows();
    match();
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      if (matches_[i]) {
        update(incoming_[i], *matches_[i]);
      } else {
        create(incoming_[i]);
      }
    }
    for (std::size_t actor : changed_order_) result_.updated.push_back(std::move(changed_.at(actor)));
    const auto by_line = [](const auto& a, const auto& b) { return a.ligne < b.ligne; };
    std::stable_sort(result_.rejetees.begin(), result_.rejetees.end(), by_line);
    std::stable_sort(result_.remarques.begin(), result_.remarques.end(), by_line);
    return std::move(result_);
  }

 private:
  void read_rows() {
    std::unordered_set<const Row*, CellsHash, CellsEqual> seen;
    incoming_.reserve(table_.rows.size());
    for (const Row& row : table_.rows) {
      Actor actor = reader_.actor(row);
      if (actor.nom.empty()) {
        result_.rejetees.push_back({row.line, _("il manque le nom")});
        continue;
      }
      const auto [first, is_new] = seen.insert(&row);
      if (!is_new) {
        ++result_.inchanges;
        remark(row.line, fill(_("« {0} » : ligne identique à la ligne {1}"), actor.nom, (*first)->line));
        continue;
      }
      ImportMarks marks = ImportMarks::of(actor);
      marks.set_row(row_mark(row));
      incoming_.push_back({&row, reader_.source_id(row), std::move(actor), std::move(marks)});
    }
  }

  // The same whatever the order of the columns.
  std::uint32_t row_mark(const Row& row) const {
    std::string text;
    for (std::size_t i : columns_by_name_) {
      const std::string cell = trim(row.cells[i]);
      if (!cell.empty()) text += table_.columns[i] + '\n' + cell + '\n';
    }
    return fnv1a_32(text);
  }

  void match() {
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      groups[exchange::key_of(incoming_[i].source_id, incoming_[i].marks)].push_back(i);
    }
    std::unordered_map<std::string, std::vector<Origin>> origins;
    for (std::size_t i = 0; i < existing_.size(); ++i) {
      for (std::size_t j = 0; j < existing_[i].provenance.size(); ++j) {
        const Provenance& origin = existing_[i].provenance[j];
        if (origin.fichier.empty() && origin.id.empty() && origin.empreintes.empty()) continue;
        const auto group = groups.find(key_of({i, j}));
        if (group != groups.end()) origins[group->first].push_back({i, j});
      }
    }
    matches_.resize(incoming_.size());
    for (auto& [key, found] : origins) match_group(groups.at(key), std::move(found));
  }

  std::string key_of(const Origin& origin) const {
    const Provenance& entry = existing_[origin.actor].provenance[origin.entry];
    if (!entry.id.empty()) return exchange::key_of(entry.id, {});
    // A hand may have removed the marks: then the name as it is now must do.
    return exchange::key_of({}, entry.empreintes.empty() ? ImportMarks::of(existing_[origin.actor]) : marks_of(origin));
  }

  // First the rows that are as they were imported, then those of the same name, then the others in their order. The
  // order of these steps makes a second import of a file find what the first one did.
  void match_group(std::vector<std::size_t> rows, std::vector<Origin> origins) {
    if (rows.size() > 1 || origins.size() > 1) {
      sort_by_number(origins, wanted_id(incoming_[rows.front()]));
      static const std::size_t nom = index_of("nom");
      pair_equal(rows, origins, [](const ImportMarks& marks) { return marks.row(); });
      pair_equal(rows, origins, [](const ImportMarks& marks) { return marks.field(nom); });
    }
    constexpr std::ptrdiff_t farthest = 20;  // so that thousands of rows of one id stay quick
    std::deque<Origin> rest(origins.begin(), origins.end());
    for (std::size_t row : rows) {
      const auto end = rest.begin() + std::min(farthest, std::ssize(rest));
      const auto found = std::find_if(rest.begin(), end, [&](const Origin& origin) {
        const Actor& actor = existing_[origin.actor];
        return may_be_same(incoming_[row], actor, actor.provenance[origin.entry], source_.file);
      });
      if (found == end) continue;
      matches_[row] = *found;
      rest.erase(found);
    }
  }

  // Pairs what has the same mark, in order, and takes it out of both lists.
  template <class Mark>
  void pair_equal(std::vector<std::size_t>& rows, std::vector<Origin>& origins, Mark mark) {
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> waiting;  // positions in origins, last first
    for (std::size_t k = origins.size(); k-- > 0;) {
      if (const auto key = mark(marks_of(origins[k]))) waiting[*key].push_back(k);
    }
    std::vector<bool> paired(origins.size(), false);
    std::erase_if(rows, [&](std::size_t row) {
      const auto found = waiting.find(mark(incoming_[row].marks).value_or(0));
      if (found == waiting.end() || found->second.empty()) return false;
      const std::size_t k = found->second.back();
      found->second.pop_back();
      matches_[row] = origins[k];
      paired[k] = true;
      return true;
    });
    std::vector<Origin> rest;
    for (std::size_t k = 0; k < origins.size(); ++k) {
      if (!paired[k]) rest.push_back(origins[k]);
    }
    origins = std::move(rest);
  }

  // "x" before "x-2" before "x-10", the order in which the rows made them; renamed ones last.
  void sort_by_number(std::vector<Origin>& origins, const std::string& wanted) const {
    const auto rank = [&](const Origin& origin) {
      const std::string& id = existing_[origin.actor].id;
      int number = 0;
      const char* const end = id.data() + id.size();
      const auto [rest, error] = std::from_chars(id.data() + id.rfind('-') + 1, end, number);
      if (id == wanted) {
        number = 1;
      } else if (error != std::errc() || rest != end || id != numbered(wanted, number)) {
        number = std::numeric_limits<int>::max();
      }
      return std::tuple(number, id, origin.entry);
    };
    std::sort(origins.begin(), origins.end(), [&](const Origin& a, const Origin& b) { return rank(a) < rank(b); });
  }

  ImportMarks marks_of(const Origin& origin) const {
    return ImportMarks::parse(existing_[origin.actor].provenance[origin.entry].empreintes);
  }

  void create(Incoming& incoming) {
    const std::string wanted = wanted_id(incoming);
    Actor actor = std::move(incoming.actor);
    actor.id = ids_.take(wanted);
    if (actor.id != wanted) {
      const bool given = !incoming.source_id.empty();
      actor.a_completer.push_back(
          {"id", given ? incoming.source_id : wanted,
           given ? fill(_("cet identifiant est déjà pris : la fiche s'appelle « {} »"), actor.id)
                 : fill(_("une autre fiche a le même nom et la même commune : celle-ci s'appelle « {} »"), actor.id)});
    }
    actor.provenance.push_back(provenance(incoming, actor.date_maj, incoming.marks));
    result_.created.push_back(std::move(actor));
    ++result_.crees;
  }

  Provenance provenance(const Incoming& incoming, const std::string& date_maj, const ImportMarks& marks) const {
    return {source_.file, incoming.row->line, source_.today, incoming.source_id, date_maj, marks.str()};
  }

  void update(const Incoming& incoming, const Origin& origin) {
    const auto earlier = changed_.find(origin.actor);
    const Actor& current = earlier == changed_.end() ? existing_[origin.actor] : earlier->second.actor;
    const Provenance& recorded = current.provenance[origin.entry];
    const Actor& fresh = incoming.actor;
    if (!fresh.date_maj.empty() && fresh.date_maj < recorded.date_maj) {
      if (differs(fresh, current)) {
        remark(incoming.row->line, fill(_("« {0} » : mise à jour du {1}, plus ancienne que celle déjà importée ({2}) ; "
                                          "rien n'est changé"),
                                        fresh.nom, fresh.date_maj, recorded.date_maj));
      }
      ++result_.inchanges;
      return;
    }

    ActorUpdate next{current, {}};
    ImportMarks marks = incoming.marks;
    const ImportMarks before = ImportMarks::parse(recorded.empreintes);
    follow_fields(incoming, before, next, marks);
    std::vector<Doubt> doubts = follow_doubts(fresh, before, next.actor, marks);
    if (doubts != current.a_completer) {
      next.actor.a_completer = std::move(doubts);
      next.champs.emplace_back("a_completer");
    }
    if (next.champs.empty()) {
      ++result_.inchanges;
      return;
    }
    const std::string date_maj = fresh.date_maj.empty() ? recorded.date_maj : fresh.date_maj;
    next.actor.provenance[origin.entry] = provenance(incoming, date_maj, marks);
    ++result_.mis_a_jour;
    record(origin.actor, std::move(next));
  }

  // Anything but the date itself.
  static bool differs(const Actor& fresh, const Actor& current) {
    return std::any_of(fields<Actor>().begin(), fields<Actor>().end(), [&](const auto& field) {
      const std::string text = field_text(fresh, field);
      return field.key != "date_maj" && !text.empty() && text != field_text(current, field);
    });
  }

  // Takes over the fields that no hand has changed since they were imported. `marks` are those of the source and become
  // those to record.
  void follow_fields(const Incoming& incoming, const ImportMarks& before, ActorUpdate& next, ImportMarks& marks) {
    std::size_t index = 0;
    for (const auto& field : fields<Actor>()) {
      const std::size_t at = index++;
      const std::string offered = field_text(incoming.actor, field);
      const std::string held = field_text(next.actor, field);
      const auto imported = before.field(at);
      if (offered.empty()) {
        marks.set_field(at, imported);
      } else if (offered != held) {
        const bool untouched = held.empty() ? !imported : imported == fnv1a_32(held);
        if (untouched) {
          copy_field(incoming.actor, next.actor, field);
          next.champs.emplace_back(field.key);
        } else if (imported == fnv1a_32(offered) && next.actor.provenance.size() > 1) {
          // Weighed against the other sources when the records were merged, and the source says nothing new.
        } else {
          marks.set_field(at, imported);
          result_.conflits.push_back({incoming.row->line, next.actor.id, std::string(field.key), held, offered});
        }
      }
    }
  }

  // What the actor's a_completer becomes: entries that the source settles go, new ones come, those that a hand removed
  // stay away, and those that a hand wrote stay.
  static std::vector<Doubt> follow_doubts(const Actor& fresh, const ImportMarks& before, const Actor& actor,
                                          ImportMarks& marks) {
    const auto name = [](const Doubt& doubt) { return doubt.champ + "\n" + doubt.valeur; };
    std::unordered_set<std::string> spoken_of;  // fields of which the source says something, proper or not
    std::unordered_set<std::string> raised;
    for (const auto& field : fields<Actor>()) {
      if (!field_text(fresh, field).empty()) spoken_of.emplace(field.key);
    }
    for (const Doubt& doubt : fresh.a_completer) {
      raised.insert(name(doubt));
      if (!doubt.valeur.empty()) spoken_of.insert(doubt.champ);
    }

    std::vector<Doubt> doubts;
    std::unordered_set<std::string> held;
    std::unordered_set<std::string> doubtful;  // fields with an entry that stays
    for (const Doubt& doubt : actor.a_completer) {
      held.insert(name(doubt));
      const bool imported = before.has_doubt(doubt);
      if (!raised.contains(name(doubt)) && imported && spoken_of.contains(doubt.champ)) continue;
      if (imported) marks.add_doubt(doubt);
      doubtful.insert(doubt.champ);
      doubts.push_back(doubt);
    }
    for (const Doubt& doubt : fresh.a_completer) {
      if (held.contains(name(doubt)) || before.has_doubt(doubt)) continue;
      const bool absent = doubt.valeur.empty();
      if (absent && (doubtful.contains(doubt.champ) || !field_text(actor, field_named(doubt.champ)).empty())) continue;
      doubts.push_back(doubt);
    }
    return doubts;
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
  const Table& table_;
  const ImportSource& source_;
  StandardReader reader_;
  Ids ids_;
  std::vector<std::size_t> columns_by_name_;
  std::vector<Incoming> incoming_;
  std::vector<std::optional<Origin>> matches_;  // of each incoming row
  std::unordered_map<std::size_t, ActorUpdate> changed_;
  std::vector<std::size_t> changed_order_;
  ImportResult result_;
};

}  // namespace

ImportResult import_actors(std::span<const Actor> existing, const Table& table, const ImportSource& source) {
  return Importer(existing, table, source).run();
}

}  // namespace mediamap::exchange
