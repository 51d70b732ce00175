// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/store/derivations.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string id;
  RecordFormat format = RecordFormat::text;
};

// Names beside ids, for people.
std::vector<std::string> named(const std::vector<std::string>& ids, const Territory& territory) {
  std::vector<std::string> out;
  for (const std::string& id : ids) {
    const Actor* actor = territory.actor(id);
    out.push_back(actor == nullptr ? id + _(" (inconnu)") : actor->nom + " (" + id + ")");
  }
  return out;
}

std::string origin(const Offer& offer, const Territory& territory) {
  if (!offer.source_acteur.empty()) {
    const Actor* actor = territory.actor(offer.source_acteur);
    return fill(_("déduite de {} ({})"), actor == nullptr ? offer.source_acteur : actor->nom, offer.source_service);
  }
  if (!offer.source_post_it) return offer.source_atelier;
  return offer.source_atelier + (offer.source_atelier.empty() ? "" : ", ") + fill(_("post-it {}"), *offer.source_post_it);
}

// What the source said of the service and the offer has no field for.
Json left_out_of(const Offer& offer, const store::Project& project) {
  for (const store::Derivation& one : store::load_derivations(project)) {
    if (one.offre == offer.id) return store::left_out(one);
  }
  return Json::array();
}

void print_left_out(const Json& list, Context& context) {
  if (list.empty()) return;
  context.print(_("\nDit par la source, sans champ dans une offre (derivations.yaml) :\n"));
  for (const Json& one : list) {
    context.print(fill(_("  {} : « {} » ({})\n"), one.value("champ", ""), one.value("valeur", ""), one.value("raison", "")));
  }
}

void print_doubts(const Offer& offer, Context& context) {
  if (offer.a_completer.empty()) return;
  context.print(fill(_("\nÀ compléter dans offres/{}.yaml :\n"), offer.id));
  for (const Doubt& doubt : offer.a_completer) {
    context.print(fill(_("  {} : « {} » ({})\n"), doubt.champ, doubt.valeur, doubt.raison));
  }
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, false});
  const Offer& offer = require_offer(territory, options.id);

  Json record{{"id", offer.id}};
  record.update(store::to_json(offer));
  record.erase("version");
  const Json left_out = left_out_of(offer, project);
  if (!left_out.empty() && options.format == RecordFormat::json) record["non_repris"] = left_out;
  if (options.format == RecordFormat::text) {
    if (const Family* family = territory.taxonomy.family(offer.famille)) record["famille"] = family->nom;
    if (!offer.statut.empty()) record["statut"] = in_words(offer.statut);
    for (Json& id : record["thematiques"]) {
      if (const Thematic* thematic = territory.taxonomy.thematic(id.get<std::string>())) id = thematic->nom + " (" + thematic->id + ")";
    }
    if (record["thematiques"].empty()) record.erase("thematiques");
    record.erase("a_completer");
    if (record.contains("source")) record["source"] = origin(offer, territory);
    if (!offer.operateurs.empty()) record["operateurs"] = named(offer.operateurs, territory);
    if (!offer.lieux.empty()) record["lieux"] = named(offer.lieux, territory);
    for (Json& code : record["communes_desservies"]) {
      if (const Commune* commune = territory.commune(code.get<std::string>())) code = commune->nom + " (" + commune->code + ")";
    }
    if (record["communes_desservies"].empty()) record.erase("communes_desservies");
  }
  std::vector<std::string> titles;
  std::vector<Column> labels = {{"id", N_("Identifiant")}};
  const store::Schema& schema = store::Schema::get("offre");
  const std::vector<std::string> keys = schema.keys();
  for (const std::string& key : keys) titles.push_back(schema.title(key));
  for (std::size_t i = 0; i < keys.size(); ++i) labels.push_back({keys[i].c_str(), titles[i].c_str()});
  print_record(context, record, labels, options.format);
  if (options.format == RecordFormat::text) {
    print_doubts(offer, context);
    print_left_out(left_out, context);
  }
  return Exit::done;
}

}  // namespace

Command offer_show() {
  return {"offer show", N_("Montrer une offre"), N_("mediamap offer show atelier-smartphone"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "offre", options->id, _("Identifiant de l'offre"), _("OFFRE"))->required();
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
