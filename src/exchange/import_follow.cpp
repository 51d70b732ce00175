// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/import_follow.hpp"

#include <algorithm>
#include <unordered_set>

#include "mediamap/base/hash.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/field_texts.hpp"
#include "mediamap/exchange/field_value.hpp"
#include "mediamap/exchange/standard.hpp"

namespace mediamap::exchange {
namespace {

bool is_field(std::string_view key) { return actor_field(key) != nullptr; }

class Follower {
 public:
  Follower(const Actor& current, std::optional<std::size_t> entry, const Actor& fresh, ImportMarks marks,
           const std::string& file, std::span<const std::string> taken)
      : current_(current), entry_(entry), fresh_(fresh), file_(file), taken_(taken), out_{current, {}, {}, std::move(marks)} {
    for (const Provenance& source : current.provenance) sources_.push_back(ImportMarks::parse(source.empreintes));
    if (entry_) before_ = sources_[*entry_];
  }

  Followed run() {
    std::size_t position = 0;
    for (const auto& field : fields<Actor>()) follow_field(field, position++);
    keep_other_values();
    follow_doubts();
    return std::move(out_);
  }

 private:
  void follow_field(const Field<Actor>& field, std::size_t position) {
    const std::string offered = field_text(fresh_, field);
    const std::string held = field_text(current_, field);
    const auto imported = before_.field(position);
    if (offered.empty()) return out_.marks.set_field(position, imported);
    if (offered == held) return;
    if (held.empty() ? !imported : imported == fnv1a_32(held)) return take(field);
    // Weighed against the other sources before, and this one says nothing new.
    if (sources_.size() > 1 && imported == fnv1a_32(offered)) return;
    const std::optional<std::size_t> owner = held.empty() ? std::nullopt : other_owner(held, position);
    if (!owner) {
      out_.marks.set_field(position, imported);
      out_.differences.push_back({std::string(field.key), held, offered, {}});
      return;
    }
    const Provenance& other = current_.provenance[*owner];
    if (!fresh_.date_maj.empty() && fresh_.date_maj > other.date_maj && !other.date_maj.empty()) {
      keep(field.key, held, offered, other);
      return take(field);
    }
    out_.differences.push_back({std::string(field.key), held, offered, other.fichier});
    if (!is_known(field.key, offered)) keep(field.key, offered, held, {file_, {}, "", "", fresh_.date_maj, ""});
  }

  void take(const Field<Actor>& field) {
    std::visit([&](auto member) { out_.actor.*member = fresh_.*member; }, field.member);
    out_.champs.emplace_back(field.key);
  }

  // The other source that gave the value.
  std::optional<std::size_t> other_owner(const std::string& held, std::size_t position) const {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (i != entry_ && sources_[i].field(position) == fnv1a_32(held)) return i;
    }
    return {};
  }

  bool is_known(std::string_view champ, const std::string& valeur) const {
    return std::any_of(current_.a_completer.begin(), current_.a_completer.end(),
                       [&](const Doubt& doubt) { return doubt.champ == champ && doubt.valeur == valeur; });
  }

  // Keeps the value that the field does not take, unless it says the same or is about the record itself.
  void keep(std::string_view champ, const std::string& valeur, const std::string& taken, const Provenance& from) {
    if (champ == "date_maj" || champ == "source" || fold(valeur) == fold(taken)) return;
    std::string raison = from.date_maj.empty() ? fill(_("autre valeur, dans « {} »"), from.fichier)
                                               : fill(_("autre valeur, dans « {0} » (mise à jour du {1})"), from.fichier, from.date_maj);
    raised_.push_back({std::string(champ), valeur, std::move(raison)});
  }

  // What another source says differently stays kept as long as that source has not changed.
  void keep_other_values() {
    for (const Doubt& doubt : current_.a_completer) {
      if (!is_field(doubt.champ)) continue;
      const std::size_t position = clean::FieldTexts::index(doubt.champ);
      const std::uint32_t mark = fnv1a_32(doubt.valeur);
      const auto says = [&](const ImportMarks& source) { return source.field(position) == mark; };
      const bool said_by_fresh = field_text(fresh_, *actor_field(doubt.champ)) == doubt.valeur;
      bool said_by_other = false;
      for (std::size_t i = 0; i < sources_.size(); ++i) said_by_other = said_by_other || (i != entry_ && says(sources_[i]));
      if (said_by_fresh || said_by_other) raised_.push_back(doubt);
    }
  }

  // Another value of the field, which this source gave when it was imported last.
  bool was_said(const Doubt& doubt) const {
    return is_field(doubt.champ) && before_.field(clean::FieldTexts::index(doubt.champ)) == fnv1a_32(doubt.valeur);
  }

  bool is_taken(const std::string& column) const {
    return !is_field(column) && std::find(taken_.begin(), taken_.end(), column) != taken_.end();
  }

  // A source left the field empty, and another one says it.
  bool settles_absence(const Doubt& doubt) const {
    return doubt.valeur.empty() && doubt.raison == absent_from_source() && is_field(doubt.champ) &&
           !field_text(out_.actor, *actor_field(doubt.champ)).empty();
  }

  // What the actor's a_completer becomes: entries that the source settles go, new ones come, those that a hand removed
  // stay away, and those that a hand wrote stay.
  void follow_doubts() {
    const auto name = [](const Doubt& doubt) { return doubt.champ + "\n" + doubt.valeur; };
    std::vector<Doubt> incoming = fresh_.a_completer;
    incoming.insert(incoming.end(), raised_.begin(), raised_.end());
    std::unordered_set<std::string> spoken_of;  // fields of which the source says something, proper or not
    std::unordered_set<std::string> raised;
    for (const auto& field : fields<Actor>()) {
      if (!field_text(fresh_, field).empty()) spoken_of.emplace(field.key);
    }
    for (const Doubt& doubt : incoming) {
      raised.insert(name(doubt));
      if (!doubt.valeur.empty()) spoken_of.insert(doubt.champ);
    }
    for (const Doubt& doubt : raised_) out_.marks.add_doubt(doubt);

    std::vector<Doubt> doubts;
    std::unordered_set<std::string> held;
    std::unordered_set<std::string> doubtful;  // fields with an entry that stays
    for (const Doubt& doubt : current_.a_completer) {
      held.insert(name(doubt));
      const bool imported = before_.has_doubt(doubt) || was_said(doubt);
      if (!raised.contains(name(doubt)) && imported && (spoken_of.contains(doubt.champ) || is_taken(doubt.champ))) continue;
      if (settles_absence(doubt)) continue;
      if (imported) out_.marks.add_doubt(doubt);
      doubtful.insert(doubt.champ);
      doubts.push_back(doubt);
    }
    for (const Doubt& doubt : incoming) {
      if (held.contains(name(doubt)) || before_.has_doubt(doubt)) continue;
      const bool absent = doubt.valeur.empty();
      if (absent && (doubtful.contains(doubt.champ) || !field_text(out_.actor, *actor_field(doubt.champ)).empty())) continue;
      doubts.push_back(doubt);
    }
    if (doubts == current_.a_completer) return;
    out_.actor.a_completer = std::move(doubts);
    out_.champs.emplace_back("a_completer");
  }

  const Actor& current_;
  std::optional<std::size_t> entry_;
  const Actor& fresh_;
  const std::string& file_;
  std::span<const std::string> taken_;
  std::vector<ImportMarks> sources_;  // of each entry of the provenance
  ImportMarks before_;
  std::vector<Doubt> raised_;  // values of one source that the field does not take
  Followed out_;
};

}  // namespace

Followed follow(const Actor& current, std::optional<std::size_t> entry, const Actor& fresh, ImportMarks marks,
                const std::string& file, std::span<const std::string> taken) {
  return Follower(current, entry, fresh, std::move(marks), file, taken).run();
}

}  // namespace mediamap::exchange
