// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/import_services.hpp"

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/actors_import_report.hpp"
#include "mediamap/cli/import_contacts.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/exchange/data_inclusion.hpp"
#include "mediamap/store/derivations.hpp"

namespace mediamap::cli {
namespace {

Json in_json(const exchange::ServicesImport& import) {
  Json offers = Json::array();
  for (const exchange::ServiceOffer& one : import.offres) {
    Json left = Json::array();
    for (const Doubt& doubt : one.non_repris) left.push_back({{"champ", doubt.champ}, {"valeur", doubt.valeur}, {"raison", doubt.raison}});
    offers.push_back({{"ligne", one.ligne}, {"id", one.offer.id}, {"service", one.service}, {"non_repris", std::move(left)}});
  }
  return offers;
}

void in_words(const exchange::ServicesImport& import, Context& context) {
  std::size_t told = 0;
  for (const exchange::ServiceOffer& one : import.offres) {
    for (const Doubt& doubt : one.non_repris) {
      if (++told <= most_told) {
        context.print(fill(_("ligne {} : offre {}, {} « {} » non repris ({})\n"), one.ligne, one.offer.id, doubt.champ,
                           shorten(doubt.valeur, 60), doubt.raison));
      }
    }
  }
  if (told > most_told) context.print(fill(_("… {} valeurs non reprises en tout (--format json les donne toutes)\n"), grouped(told)));
}

}  // namespace

Exit import_services(Context& context, store::Project& project, const tables::Table& services, const ServicesSource& source) {
  const Territory territory = context.load(project, {true, true, true, true, false});
  std::vector<store::Derivation> derivations = store::load_derivations(project);
  std::set<std::pair<std::string, std::string>> known;
  for (const store::Derivation& one : derivations) known.emplace(one.acteur, one.service);
  std::set<std::string> taken = store::taken_offer_ids(project, territory);
  const exchange::ServicesImport import = exchange::services_as_offers(services, territory, known, taken);

  store::ChangeSet changes(project);
  std::vector<Contact> contacts;
  for (const exchange::ServiceOffer& one : import.offres) {
    changes.put(one.offer);
    derivations.push_back({one.offer.source_acteur, one.service, one.offer.id, one.non_repris});
    if (one.contact) contacts.push_back(*one.contact);
  }
  if (!import.offres.empty()) store::put_derivations(changes, derivations);
  const ContactsImport people = import_contacts(context, changes, project, contacts, source.file);
  context.apply(changes, source.dry_run, source.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::names);

  if (source.format == RecordFormat::text) {
    tell(services.notes, context);
    in_words(import, context);
    tell(people, context);
  }
  print_import_report(context, {import.lignes, import.offres.size(), 0, import.deja_connus, import.rejetes},
                      {{"offres", in_json(import)},
                       {"lecture", cli::in_json(services.notes)},
                       {"contacts", cli::in_json(people)}},
                      source.format);
  return Exit::done;
}

}  // namespace mediamap::cli
