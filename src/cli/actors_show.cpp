// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string id;
  RecordFormat format = RecordFormat::text;
};

void in_words(const Actor& actor, Json record, Context& context) {
  const store::Schema& schema = store::Schema::get("acteur");
  const std::vector<std::string> keys = schema.keys();
  std::vector<std::string> titles;
  for (const std::string& key : keys) titles.push_back(schema.title(key));
  std::vector<Column> labels = {{"id", N_("Identifiant")}};
  for (std::size_t i = 0; i < keys.size(); ++i) labels.push_back({keys[i].c_str(), titles[i].c_str()});

  record.erase("a_completer");
  record["provenance"] = Json::array();
  for (const Provenance& from : actor.provenance) {
    record["provenance"].push_back(fill(_("{}, ligne {}, importé le {}"), from.fichier, from.ligne.value_or(0), from.date));
  }
  if (actor.provenance.empty()) record.erase("provenance");
  print_record(context, record, labels, RecordFormat::text);
  if (actor.a_completer.empty()) return;
  context.print(fill(_("\nÀ compléter dans acteurs/{}.yaml :\n"), actor.id));
  for (const Doubt& doubt : actor.a_completer) {
    context.print(doubt.valeur.empty() ? fill(_("  {} : {}\n"), doubt.champ, doubt.raison)
                                       : fill(_("  {} : « {} » ({})\n"), doubt.champ, doubt.valeur, doubt.raison));
    const std::vector<std::string> allowed = schema.allowed(doubt.champ);
    const std::string advice = allowed.empty() ? schema.description(doubt.champ) : fill(_("Valeurs admises : {}."), join(allowed, ", "));
    if (!advice.empty()) context.print("    → " + advice + "\n");
  }
  context.print(_("Écrivez la valeur dans la fiche, puis effacez la ligne de « a_completer ».\n"));
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const Actor& actor = require_actor(territory, options.id);
  Json record{{"id", actor.id}};
  record.update(store::to_json(actor));
  record.erase("version");
  if (options.format == RecordFormat::json) {
    print_record(context, record, {}, options.format);
  } else {
    in_words(actor, std::move(record), context);
  }
  return Exit::done;
}

}  // namespace

Command actors_show() {
  return {"actors show", N_("Montrer un acteur, et ce qui reste à compléter"), N_("mediamap actors show ccas-bergues"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "acteur", options->id, _("Identifiant de l'acteur"), _("ACTEUR"))->required();
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
