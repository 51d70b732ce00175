// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/import_matching.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <limits>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

// An entry of an actor's provenance: what a row may belong to. After a merge an actor has several.
struct Origin {
  std::size_t actor = 0;
  std::size_t entry = 0;
};

// What rows and origins have in common: the source's id, or name and commune where there is none.
std::string key_of(const std::string& source_id, const ImportMarks& marks) {
  if (!source_id.empty()) return fmt::format("#{}", source_id);
  static const std::size_t nom = clean::FieldTexts::index("nom");
  static const std::size_t commune = clean::FieldTexts::index("commune");
  return fmt::format("={:08x}{:08x}", marks.field(nom).value_or(0), marks.field(commune).value_or(0));
}

// How near the file of a row is to that of an entry of the provenance.
enum class Kin { same_file, same_source, other_source };

// Ids of one source often begin again at 1 in another one, and files of two territories may differ in a number only. In
// another file, name and id are not enough where the communes speak against it; in the same file a record may even have
// moved, as long as its name, its number, or a part of its address is still the same.
bool may_be_same(const Actor& fresh, const Actor& actor, Kin kin) {
  const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && fold(a) == fold(b); };
  const auto other = [](const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && fold(a) != fold(b); };
  if (is_known_pivot(fresh.pivot) && same(fresh.pivot, actor.pivot)) return true;
  const bool elsewhere = other(fresh.commune, actor.commune) || other(fresh.code_postal, actor.code_postal);
  if (kin != Kin::same_file && elsewhere) return false;
  if (same(fresh.nom, actor.nom)) return true;
  if (same(fresh.adresse, actor.adresse) && same(fresh.commune, actor.commune)) return true;
  return kin != Kin::other_source && !(other(fresh.adresse, actor.adresse) && other(fresh.commune, actor.commune));
}

// What makes two records beyond doubt the same actor. Of those of the territory also the name alone (`whole`), for rows
// that say no place.
std::vector<std::string> strong_keys(const Actor& actor, bool whole = false) {
  std::vector<std::string> keys;
  const std::string nom = fold(actor.nom);
  const std::string commune = fold(actor.commune);
  if (is_known_pivot(actor.pivot)) keys.push_back("pivot\n" + actor.pivot + "\n" + nom);
  // A card often says nothing but the name. One of several words that stands once in the territory is enough then.
  const bool placeless = commune.empty() && actor.adresse.empty() && actor.code_postal.empty();
  if (nom.find(' ') != std::string::npos && (placeless || whole)) keys.push_back("nom\n" + nom);
  if (commune.empty()) return keys;
  if (!actor.adresse.empty()) keys.push_back("adresse\n" + fold(actor.adresse) + "\n" + commune + "\n" + nom);
  if (!actor.telephone.empty()) keys.push_back("telephone\n" + actor.telephone + "\n" + commune + "\n" + nom);
  return keys;
}

class Matcher {
 public:
  Matcher(std::span<const Actor> existing, const std::vector<Incoming>& incoming, const std::string& file)
      : existing_(existing), incoming_(incoming), file_(file), matches_(incoming.size()) {}

  std::vector<std::optional<Match>> run() {
    match_origins();
    match_other_sources();
    return std::move(matches_);
  }

 private:
  static constexpr std::ptrdiff_t farthest = 20;  // so that thousands of rows of one id stay quick

  void match_origins() {
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < incoming_.size(); ++i) {
      groups[exchange::key_of(incoming_[i].read.source_id, incoming_[i].marks)].push_back(i);
    }
    std::unordered_map<std::string, std::vector<Origin>> origins;
    for (std::size_t i = 0; i < existing_.size(); ++i) {
      for (std::size_t j = 0; j < existing_[i].provenance.size(); ++j) {
        const Provenance& origin = existing_[i].provenance[j];
        if (origin.fichier.empty() && origin.id.empty() && origin.empreintes.empty()) continue;
        if (has_entry_of_source(existing_[i]) && !is_of_source({i, j})) continue;
        const auto group = groups.find(key_of({i, j}));
        if (group != groups.end()) origins[group->first].push_back({i, j});
      }
    }
    for (auto& [key, found] : origins) match_group(groups.at(key), std::move(found));
  }

  bool is_of_source(const Provenance& from) const {
    const auto [found, unknown] = of_source_.try_emplace(from.fichier);
    if (unknown) found->second = is_same_source(from.fichier, file_);
    return found->second;
  }
  bool is_of_source(const Origin& origin) const { return is_of_source(entry(origin)); }
  bool has_entry_of_source(const Actor& actor) const {
    return std::any_of(actor.provenance.begin(), actor.provenance.end(),
                       [&](const Provenance& one) { return is_of_source(one); });
  }
  const Provenance& entry(const Origin& origin) const { return existing_[origin.actor].provenance[origin.entry]; }

  std::string key_of(const Origin& origin) const {
    const Provenance& from = entry(origin);
    if (!from.id.empty()) return exchange::key_of(from.id, {});
    // A hand may have removed the marks: then the name as it is now must do.
    return exchange::key_of({}, from.empreintes.empty() ? ImportMarks::of(existing_[origin.actor]) : marks_of(origin));
  }

  // First the rows that are as they were imported, then those of the same name, then the others in their order. The
  // order of these steps makes a second import of a file find what the first one did.
  void match_group(std::vector<std::size_t> rows, std::vector<Origin> origins) {
    if (origins.size() > 1) sort_by_number(origins, wanted_id(incoming_[rows.front()]));
    static const std::size_t nom = clean::FieldTexts::index("nom");
    pair_equal(rows, origins, [](const ImportMarks& marks) { return marks.row(); });
    // Without an id, name and commune are not enough to be the actor of another source.
    std::erase_if(origins, [&](const Origin& origin) { return entry(origin).id.empty() && !is_of_source(origin); });
    pair_equal(rows, origins, [](const ImportMarks& marks) { return marks.field(nom); });
    std::deque<Origin> rest(origins.begin(), origins.end());
    for (std::size_t row : rows) {
      const auto end = rest.begin() + std::min(farthest, std::ssize(rest));
      const auto found = std::find_if(rest.begin(), end, [&](const Origin& origin) {
        return may_belong(row, origin);
      });
      if (found == end) continue;
      pair(row, *found);
      rest.erase(found);
    }
  }

  bool may_belong(std::size_t row, const Origin& origin) const {
    const Kin kin = entry(origin).fichier == file_ ? Kin::same_file : is_of_source(origin) ? Kin::same_source : Kin::other_source;
    return may_be_same(incoming_[row].read.actor, existing_[origin.actor], kin);
  }
  bool is_unchanged(std::size_t row, const Origin& origin) const {
    return incoming_[row].marks.row() && incoming_[row].marks.row() == marks_of(origin).row();
  }

  // A row that another source gave word for word is that source's, renamed.
  void pair(std::size_t row, const Origin& origin) {
    if (is_of_source(origin) || is_unchanged(row, origin)) {
      matches_[row] = Match{origin.actor, origin.entry};
    } else {
      matches_[row] = Match{origin.actor, {}};
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
      if (found == waiting.end()) return false;
      std::vector<std::size_t>& candidates = found->second;
      const auto fits = [&](std::size_t k) { return is_unchanged(row, origins[k]) || may_belong(row, origins[k]); };
      // From the back, and no farther than keeps thousands of rows of one name quick.
      const auto end = candidates.rbegin() + std::min(farthest, std::ssize(candidates));
      const auto fitting = std::find_if(candidates.rbegin(), end, fits);
      if (fitting == end) return false;
      const std::size_t k = *fitting;
      candidates.erase(std::next(fitting).base());
      pair(row, origins[k]);
      paired[k] = true;
      return true;
    });
    if (std::find(paired.begin(), paired.end(), true) == paired.end()) return;
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
      } else if (error != std::errc() || rest != end || id != numbered_id(wanted, number)) {
        number = std::numeric_limits<int>::max();
      }
      return std::tuple(number, id, origin.entry);
    };
    std::sort(origins.begin(), origins.end(), [&](const Origin& a, const Origin& b) { return rank(a) < rank(b); });
  }

  ImportMarks marks_of(const Origin& origin) const { return ImportMarks::parse(entry(origin).empreintes); }

  // Each actor takes one row of a new source at most: further ones look like duplicates within that source.
  void match_other_sources() {
    if (std::all_of(matches_.begin(), matches_.end(), [](const auto& match) { return match.has_value(); })) return;
    std::unordered_set<std::size_t> taken;
    for (const auto& match : matches_) {
      if (match) taken.insert(match->actor);
    }
    std::unordered_map<std::string, std::vector<std::size_t>> actors;
    for (std::size_t i = 0; i < existing_.size(); ++i) {
      if (taken.contains(i) || has_entry_of_source(existing_[i])) continue;
      for (std::string& key : strong_keys(existing_[i], true)) actors[std::move(key)].push_back(i);
    }
    for (std::size_t row = 0; row < incoming_.size(); ++row) {
      if (matches_[row]) continue;
      for (const std::string& key : strong_keys(incoming_[row].read.actor)) {
        const auto found = actors.find(key);
        if (found == actors.end() || found->second.size() != 1 || !taken.insert(found->second[0]).second) continue;
        matches_[row] = Match{found->second[0], {}};
        break;
      }
    }
  }

  std::span<const Actor> existing_;
  const std::vector<Incoming>& incoming_;
  const std::string& file_;
  std::vector<std::optional<Match>> matches_;
  mutable std::unordered_map<std::string, bool> of_source_;  // by file: is it the source that is imported?
};

}  // namespace

bool is_same_source(const std::string& file, const std::string& other) {
  if (file == other) return true;
  const auto letters = [](const std::string& name) {
    std::string out;
    const std::string stem = name.substr(0, name.rfind('.'));
    for (char c : fold(stem)) {
      if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) out += c;
    }
    return out;
  };
  const std::string stem = letters(file);
  return !stem.empty() && stem == letters(other);
}

std::string wanted_id(const Incoming& incoming) {
  const std::string& source_id = incoming.read.source_id;
  const Actor& actor = incoming.read.actor;
  if (is_safe_id(source_id)) return source_id;
  // "Mairie de Watten", Watten: the name says the commune already.
  const bool says_commune = ("-" + slug(actor.nom)).ends_with("-" + slug(actor.commune));
  const std::string name = says_commune ? actor.nom : actor.nom + " " + actor.commune;
  std::string id = slug(source_id.empty() ? name : source_id);
  if (id.empty()) id = "acteur-" + hex(fnv1a_32(actor.nom));
  return is_safe_id(id) ? id : "acteur-" + id;
}

std::vector<std::optional<Match>> match_rows(std::span<const Actor> existing, const std::vector<Incoming>& incoming,
                                             const std::string& file) {
  return Matcher(existing, incoming, file).run();
}

}  // namespace mediamap::exchange
