// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_fields.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string id;
  std::map<const ActorOption*, std::vector<std::string>> values;
  bool dry_run = false;
};

// Slug of name and commune as importing makes it; numbered when it is taken, also but for case.
std::string new_id(const Actor& actor, const Territory& territory) {
  std::set<std::string> taken;
  for (const Actor& other : territory.acteurs) taken.insert(fold(other.id));
  std::string wanted = slug(actor.nom + " " + actor.commune);
  if (wanted.empty()) wanted = "acteur";
  if (!is_safe_id(wanted)) wanted = "acteur-" + wanted;
  std::string id = wanted;
  for (int number = 2; taken.contains(fold(id)); ++number) id = fmt::format("{}-{}", wanted.substr(0, 70), number);
  return id;
}

void check_id(const std::string& id, const Territory& territory, std::vector<Fault>& faults) {
  if (!is_safe_id(id)) {
    faults.push_back({{}, fill(_("--id : « {} » ne peut pas nommer un fichier"), id),
                      _("Lettres sans accent, chiffres, « - », « _ » et « . », 80 au plus.")});
  }
  for (const Actor& other : territory.acteurs) {
    if (fold(other.id) == fold(id)) faults.push_back({{}, fill(_("--id : « {0} » est déjà pris par {1}"), other.id, other.nom),
                                                      fill(_("Pour modifier cette fiche : mediamap actors edit {}"), other.id)});
  }
}

// What the standard requires and nobody gave yet.
void note_what_is_missing(Actor& actor) {
  for (const auto& field : fields<Actor>()) {
    if (is_required_by_standard(field.key) && exchange::is_empty(actor, field)) {
      actor.a_completer.push_back({std::string(field.key), "", _("à renseigner")});
    }
  }
}

void warn_of_likely_double(const Actor& actor, const Territory& territory, const Context& context) {
  for (const Actor& other : territory.acteurs) {
    if (fold(other.nom) != fold(actor.nom) || fold(other.commune) != fold(actor.commune)) continue;
    context.warn({{}, fill(_("un acteur du même nom dans la même commune existe déjà : {}"), other.id),
                  fill(_("Si c'est le même, effacez acteurs/{0}.yaml et complétez l'autre : mediamap actors edit {1}"), actor.id, other.id)});
    return;
  }
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, true, false, false, false});
  Actor actor;
  std::vector<Fault> faults;
  for (const ActorOption& option : actor_options()) {
    const auto given = options.values.find(&option);
    if (given == options.values.end() || given->second.empty()) continue;
    const std::vector<std::string> items = typed_items(option, given->second);
    const std::size_t before = faults.size();
    refuse_typed(option, items, faults);
    if (faults.size() > before) continue;
    for (const exchange::Refusal& refusal : exchange::set_field(actor, option.field(), items)) faults.push_back(fault_of(option, refusal));
  }
  if (!options.id.empty()) check_id(options.id, territory, faults);
  if (!faults.empty()) throw UsageError(std::move(faults));

  const auto given = [&](const char* key) { return options.values.contains(&actor_option(key)) && !options.values.at(&actor_option(key)).empty(); };
  std::vector<std::string> filled, told;
  if (given("commune")) {
    told = follow_commune(actor, territory, given("code_insee"), given("code_postal"));
  } else {
    filled = complete_place(actor, territory);
  }
  if (actor.date_maj.empty()) actor.date_maj = today();
  actor.id = options.id.empty() ? new_id(actor, territory) : options.id;
  note_what_is_missing(actor);
  store::ChangeSet changes(project);
  changes.put(actor);
  context.apply(changes, options.dry_run);

  warn_of_likely_double(actor, territory, context);
  if (!filled.empty()) context.note(fill(_("D'après communes.yaml : {}."), join(filled, ", ")));
  for (const std::string& sentence : told) context.note(sentence);
  if (options.dry_run) return Exit::done;
  context.print(actor.id + "\n");
  if (!actor.a_completer.empty()) {
    context.note(fill(_("{0} : mediamap actors show {1}"),
                      count_of(actor.a_completer.size(), N_("Il reste {} champ à compléter"), N_("Il reste {} champs à compléter")), actor.id));
  }
  return Exit::done;
}

}  // namespace

Command actors_add() {
  return {"actors add", N_("Ajouter un acteur ; son identifiant s'affiche"),
          N_("mediamap actors add --name \"Repair café\" --commune Bergues --address \"2 rue Neuve\" --typologie ASSO\n"
             "mediamap actors add --name \"Bus numérique\" --commune Watten --service \"Aide aux démarches administratives\" --mobility Itinérant"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            for (const ActorOption& option : actor_options()) {
              const std::string name = std::string("--") + option.option;
              CLI::Option* added = option.is_list()
                  ? add_list_option(app, name, options->values[&option], _(option.description), _(option.placeholder))
                  : app.add_option_function<std::string>(
                           name, [options, &option](const std::string& value) { options->values[&option] = {value}; }, _(option.description))
                        ->type_name(_(option.placeholder));
              if (std::string_view(option.key) == "nom") added->required();
            }
            add_text_option(app, "--id", options->id, _("Identifiant, s'il ne doit pas venir du nom et de la commune"), _("ID"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
