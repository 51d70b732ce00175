// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/completion_sheet.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/completion.hpp"

namespace mediamap::exchange {
namespace {

using Texts = std::vector<std::string>;

class Sheet {
 public:
  Sheet(std::span<const Actor> actors, const tables::Table& table) : actors_(actors), table_(table) {
    for (std::size_t i = 0; i < actors.size(); ++i) by_id_.emplace(actors[i].id, i);
  }

  CompletionResult read() {
    result_.lignes = table_.rows.size() + table_.rejected.size();
    result_.rejetees = table_.rejected;
    for (const tables::Row& row : table_.rows) take(row);
    for (const std::size_t actor : order_) result_.updated.push_back(std::move(changed_.at(actor)));
    std::stable_sort(result_.rejetees.begin(), result_.rejetees.end(), [](const auto& a, const auto& b) { return a.ligne < b.ligne; });
    return std::move(result_);
  }

 private:
  std::string cell(const tables::Row& row, std::string_view column) const {
    const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
    return found == table_.columns.end() ? "" : trim(row.cells[static_cast<std::size_t>(found - table_.columns.begin())]);
  }

  void reject(const tables::Row& row, std::string reason) { result_.rejetees.push_back({row.line, std::move(reason)}); }

  void take(const tables::Row& row) {
    const std::string answer = cell(row, "nouvelle_valeur");
    if (answer.empty()) {
      ++result_.inchanges;
      return;
    }
    const std::string id = cell(row, "id");
    const auto known = by_id_.find(id);
    if (known == by_id_.end()) {
      const std::string near = near_id(id);
      reject(row, fill(_("aucun acteur « {} »"), id) + (near.empty() ? "" : ". " + near));
      return;
    }
    const auto earlier = changed_.find(known->second);
    Actor actor = earlier == changed_.end() ? actors_[known->second] : earlier->second;
    const std::string champ = cell(row, "champ");
    const Doubt* found = doubt(actor, champ, cell(row, "valeur"));
    if (found == nullptr) {
      without_doubt(row, actor, champ, answer);
      return;
    }
    const Doubt meant = *found;
    if (fold(answer) == keep_word) {
      dismiss(actor, meant);
    } else if (const auto refused = settle(actor, meant, answer); !refused.empty()) {
      reject(row, in_words(refused));
      return;
    }
    ++result_.mis_a_jour;
    if (earlier == changed_.end()) order_.push_back(known->second);
    changed_[known->second] = std::move(actor);
  }

  // Of the first unknown ids only: it looks at all actors.
  std::string near_id(const std::string& id) {
    constexpr std::size_t most = 20;
    if (suggested_++ >= most) return {};
    if (ids_.empty()) {
      for (const Actor& actor : actors_) ids_.push_back(actor.id);
    }
    return did_you_mean(id, ids_);
  }

  // Letters and digits, without leading zeros: what is left of a text that a spreadsheet took for a number.
  static std::string core(const std::string& text) {
    std::string out = fold(text);
    std::erase_if(out, [](unsigned char c) { return c < 0x80 && !std::isalnum(c); });
    return out.substr(std::min(out.find_first_not_of('0'), out.size()));
  }

  static const Doubt* doubt(const Actor& actor, const std::string& champ, const std::string& valeur) {
    const Doubt* only = nullptr;
    std::size_t count = 0;
    for (const Doubt& one : actor.a_completer) {
      if (one.champ != champ) continue;
      if (trim(one.valeur) == valeur) return &one;
      only = &one;
      ++count;
    }
    return count == 1 && (valeur.empty() || core(valeur) == core(only->valeur)) ? only : nullptr;
  }

  // The same sheet sent twice changes nothing the second time; anything else is for `actors edit`.
  void without_doubt(const tables::Row& row, const Actor& actor, const std::string& champ, const std::string& answer) {
    const Field<Actor>* field = actor_field(champ);
    const bool settled = std::none_of(actor.a_completer.begin(), actor.a_completer.end(), [&](const Doubt& one) { return one.champ == champ; });
    if (settled && (fold(answer) == keep_word || (field != nullptr && has(actor, *field, typed_items(*field, answer))))) {
      ++result_.inchanges;
      return;
    }
    reject(row, settled ? fill(_("« {0} » de {1} n'est plus à compléter ; pour le changer : mediamap actors edit {1}"), champ, actor.id)
                        : fill(_("aucun point à compléter de {1} dans « {0} » n'a cette « valeur » : reprenez-la telle quelle"), champ, actor.id));
  }

  static bool has(const Actor& actor, const Field<Actor>& field, const Texts& items) {
    const std::string text = field_text(actor, field);
    const Texts held = is_list(field) ? split(text, item_separator) : Texts{text};
    return std::all_of(items.begin(), items.end(),
                       [&](const std::string& item) { return std::find(held.begin(), held.end(), item) != held.end(); });
  }

  static std::string in_words(const std::vector<Refusal>& refused) {
    Texts reasons;
    for (const Refusal& one : refused) reasons.push_back(fill(_("{0} : « {1} » : {2}"), one.champ, shorten(one.valeur, 60), one.raison));
    const std::string advice = advice_on(refused.front().champ);
    return join(reasons, " ; ") + (advice.empty() ? "" : ". " + advice);
  }

  std::span<const Actor> actors_;
  const tables::Table& table_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::unordered_map<std::size_t, Actor> changed_;
  std::vector<std::size_t> order_;
  Texts ids_;
  std::size_t suggested_ = 0;
  CompletionResult result_;
};

}  // namespace

const tables::ExpectedColumns& completion_columns() {
  static const tables::ExpectedColumns columns{{"id", "nom", "champ", "valeur", "raison", "valeur_actuelle", "nouvelle_valeur"},
                                       {"id", "champ", "nouvelle_valeur"}};
  return columns;
}

std::string write_completion_sheet(const Selection& actors) {
  std::vector<Texts> rows;
  for (const Actor* actor : actors) {
    for (const Doubt& doubt : actor->a_completer) {
      const Field<Actor>* field = actor_field(doubt.champ);
      rows.push_back({actor->id, actor->nom, doubt.champ, doubt.valeur, doubt.raison, field == nullptr ? "" : field_text(*actor, *field), ""});
    }
  }
  return "\xEF\xBB\xBF" + write_csv(completion_columns().known, rows, ';');
}

CompletionResult read_completion_sheet(std::span<const Actor> actors, const tables::Table& table) { return Sheet(actors, table).read(); }

}  // namespace mediamap::exchange
