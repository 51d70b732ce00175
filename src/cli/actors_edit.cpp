// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_fields.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/completion.hpp"

namespace mediamap::cli {
namespace {

using Texts = std::vector<std::string>;

struct FieldChange {
  Texts replace, add, remove;
  bool replaced() const { return !replace.empty(); }
};

struct Options {
  std::string id;
  std::map<const ActorOption*, FieldChange> changes;
  Texts dismissed;
  bool dry_run = false;
};

// The items that the field shall have.
Texts items_wanted(const ActorOption& option, const FieldChange& change, const Actor& actor, std::vector<Fault>& faults) {
  const auto add = [](Texts& to, const Texts& items) {
    for (const std::string& item : items) {
      if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
    }
  };
  Texts items = change.replaced() ? typed_items(option, change.replace) : Texts();
  refuse_typed(option, items, faults);
  if (const auto* list = std::get_if<Texts Actor::*>(&option.field().member); list != nullptr && !change.replaced()) items = actor.*(*list);
  const Texts added = typed_items(option, change.add);
  refuse_typed(option, added, faults);
  add(items, added);
  for (const std::string& value : typed_items(option, change.remove)) {
    auto found = std::find_if(items.begin(), items.end(), [&](const std::string& one) { return fold(one) == fold(value); });
    // A record may hold what typing would have made into another value.
    if (found == items.end()) found = std::find_if(items.begin(), items.end(), [&](const std::string& one) { return exchange::as_typed(option.key, one) == value; });
    if (found != items.end()) {
      items.erase(found);
    } else {
      faults.push_back({{}, fill(_("--remove-{} : la fiche n'a pas « {} »"), option.option, value),
                        items.empty() ? std::string() : fill(_("Elle a : {}."), join(items, ", "))});
    }
  }
  return items;
}

void change_field(const ActorOption& option, const FieldChange& change, Actor& actor, std::vector<Fault>& faults) {
  const std::size_t before = faults.size();
  const Texts items = items_wanted(option, change, actor, faults);
  if (faults.size() > before) return;
  const bool was_empty = exchange::is_empty(actor, option.field());
  for (const exchange::Refusal& refusal : exchange::set_field(actor, option.field(), items)) faults.push_back(fault_of(option, refusal));
  if (faults.size() > before || !change.replaced() || items.empty()) return;
  // Answers what was not understood; what a source said otherwise of a filled field stays until it is dismissed.
  std::erase_if(actor.a_completer, [&](const Doubt& doubt) {
    if (doubt.champ != option.key) return false;
    if (was_empty) return true;
    const std::vector<std::string> meant = exchange::typed_items(option.field(), doubt.valeur);
    return doubt.valeur.empty() || std::all_of(meant.begin(), meant.end(), [&](const std::string& one) {
      return std::find(items.begin(), items.end(), one) != items.end();
    });
  });
}

// "telephone", or "services=Couture" for one of several.
void dismiss(const std::string& text, Actor& actor, std::vector<Fault>& faults) {
  const auto is_meant = [&](const Doubt& doubt) { return text == doubt.champ || text == doubt.champ + "=" + doubt.valeur; };
  if (std::erase_if(actor.a_completer, is_meant) > 0) return;
  Texts names;
  for (const Doubt& doubt : actor.a_completer) names.push_back(doubt.champ);
  faults.push_back({{}, fill(_("--dismiss : rien à compléter dans « {} »"), text),
                    names.empty() ? std::string(_("Cette fiche n'a plus rien à compléter.")) : fill(_("À compléter : {}."), join(names, ", "))});
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const Actor before = require_actor(territory, options.id);
  Actor actor = before;

  std::vector<Fault> faults;
  // First, so that a doubt may be named that a change of the field settles as well.
  for (const std::string& text : options.dismissed) dismiss(text, actor, faults);
  for (const ActorOption& option : actor_options()) {
    const auto change = options.changes.find(&option);
    if (change == options.changes.end()) continue;
    const FieldChange& wanted = change->second;
    if (wanted.replaced() || !wanted.add.empty() || !wanted.remove.empty()) change_field(option, wanted, actor, faults);
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
  Texts told;
  const auto given = [&](const char* key) { return options.changes.at(&actor_option(key)).replaced(); };
  if (given("commune")) told = follow_commune(actor, territory, given("code_insee"), given("code_postal"));

  store::ChangeSet changes(project);
  changes.put(actor);
  context.apply(changes, options.dry_run);
  for (const std::string& sentence : told) context.note(sentence);
  if (options.dry_run) return Exit::done;
  context.note(actor == before ? std::string(_("Rien à changer.")) : fill(_("Fiche « {} » modifiée."), actor.id));
  if (!actor.a_completer.empty()) {
    context.note(fill(_("{0} : mediamap actors show {1}"),
                      count_of(actor.a_completer.size(), N_("Il reste {} point à compléter"), N_("Il reste {} points à compléter")), actor.id));
  }
  return Exit::done;
}

void declare_field(CLI::App& app, const ActorOption& option, const std::shared_ptr<Options>& options) {
  FieldChange& change = options->changes[&option];
  const std::string name = option.option;
  if (!option.is_list()) {
    app.add_option_function<std::string>("--" + name, [&change](const std::string& value) { change.replace = {value}; }, _(option.description))
        ->type_name(_(option.placeholder));
    return;
  }
  add_list_option(app, "--" + name, change.replace, fill(_("Remplacer : {}"), _(option.description)), _(option.placeholder));
  add_list_option(app, "--add-" + name, change.add, _("Ajouter à cette liste"), _(option.placeholder));
  add_list_option(app, "--remove-" + name, change.remove, _("Retirer de cette liste"), _(option.placeholder));
}

}  // namespace

Command actors_edit() {
  return {"actors edit", N_("Modifier la fiche d'un acteur ; les commentaires du fichier restent"),
          N_("mediamap actors edit ccas-bergues --phone \"03 20 00 00 00\" --schedule \"Mo-Fr 09:00-12:00\"\n"
             "mediamap actors edit ccas-bergues --add-service \"Loisirs et créations numériques\" --remove-public Seniors\n"
             "mediamap actors edit ccas-bergues --website \"\"  # vider un champ\n"
             "mediamap actors edit ccas-bergues --dismiss horaires  # garder ce champ tel quel"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "acteur", options->id, _("Identifiant de l'acteur"), _("ACTEUR"))->required();
            for (const ActorOption& option : actor_options()) declare_field(app, option, options);
            add_list_option(app, "--dismiss", options->dismissed,
                            _("Garder ce champ tel quel : ce qui était à y compléter est retiré, avec le texte reçu (CHAMP=VALEUR : un seul des points)"), _("CHAMP"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
