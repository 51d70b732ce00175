// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_contacts.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/typed_date.hpp"
#include "mediamap/store/people_check.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  Contact contact;
  bool dry_run = false;
};

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  Contact contact = options.contact;
  if (!contact.organisation.empty()) {
    const Territory territory = context.load(project, {false, true, false, false, false});
    require_actor(territory, contact.organisation);
  }
  const ContactPolicy policy = store::load_contact_policy(project);
  if (contact.date.empty()) contact.date = today();
  if (contact.finalite.empty()) contact.finalite = policy.finalite;
  if (contact.conservation.empty()) contact.conservation = years_later(contact.date, policy.annees);
  if (contact.conservation < contact.date) {
    throw UsageError(_("--keep-until est avant le jour du dernier échange"), _("Donnez un jour plus tardif, ou laissez cette option de côté."));
  }

  std::set<std::string> taken;
  for (const Contact& other : store::load_contacts(project)) {
    taken.insert(other.id);
    if (same_person(other, contact)) {
      throw UsageError(fill(_("cette personne est déjà là : {}"), other.id),
                       fill(_("Corrigez sa fiche : {}"), project.shown(store::record_path<Contact>(other.id))));
    }
  }
  contact.id = new_contact_id(today(), taken);
  store::ChangeSet changes(project);
  changes.put(contact);
  if (store::keep_private_folder_from_git(project, changes)) context.note(private_folder_note());
  context.apply(changes, options.dry_run);
  if (options.dry_run) return Exit::done;
  context.print(contact.id + "\n");
  context.note(fill(_("Contact enregistré dans {0}, à garder jusqu'au {1}."), project.shown(store::record_path<Contact>(contact.id)),
                    short_date(contact.conservation)));
  return Exit::done;
}

}  // namespace

Command actors_contacts_add() {
  return {"actors contacts add", N_("Noter une personne, dans prive/ seulement"),
          N_("mediamap actors contacts add --name \"Camille Exemple\" --actor ccas-bergues --mail camille@example.org --source \"carte remise à l'atelier\""),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            Contact& contact = options->contact;
            add_text_option(app, "--name", contact.nom, _("Prénom et nom"), _("NOM"))->required();
            add_text_option(app, "--role", contact.fonction, _("Fonction ou service"), _("FONCTION"));
            add_text_option(app, "--actor", contact.organisation, _("Son organisme : identifiant de l'acteur"), _("ACTEUR"));
            add_list_option(app, "--mail", contact.courriels, _("Courriel"), _("COURRIEL"));
            add_list_option(app, "--phone", contact.telephones, _("Téléphone"), _("NUMERO"));
            add_text_option(app, "--note", contact.note, _("Ce qui est utile à l'échange, et rien de plus"), _("TEXTE"));
            add_text_option(app, "--purpose", contact.finalite, _("À quoi servent ces données (par défaut : territoire.yaml)"), _("FINALITE"));
            add_text_option(app, "--source", contact.source, _("D'où viennent ces données"), _("SOURCE"));
            add_text_option(app, "--date", contact.date, _("Jour du dernier échange (par défaut : aujourd'hui)"), _("DATE"))->transform(typed_date());
            add_text_option(app, "--keep-until", contact.conservation, _("Dernier jour de conservation (par défaut : trois ans après le dernier échange, ou ce que dit territoire.yaml)"), _("DATE"))
                ->transform(typed_date());
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
