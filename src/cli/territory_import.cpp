// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/import_report.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/communes.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string source;
  bool dry_run = false;
  RecordFormat format = RecordFormat::text;
};

Exit act(const Options& options, Context& context) {
  const std::string bytes = store::read_input(options.source);
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {true, false, false, false, false});
  const exchange::CommuneImport imported = exchange::import_communes(options.source, bytes, territory.communes);

  store::ChangeSet changes(project);
  changes.put_document("communes.yaml", "communes", store::to_json(imported.communes), true);
  context.apply(changes, options.dry_run, options.format == RecordFormat::json ? Context::DryRun::nothing : Context::DryRun::differences);
  for (const Fault& remark : imported.remarques) context.warn(remark);
  print_import_report(context,
                      {imported.lignes, imported.crees, imported.mis_a_jour, imported.inchanges, imported.rejetees},
                      Json::object(), options.format);
  return Exit::done;
}

}  // namespace

Command territory_import() {
  return {"territory import", N_("Importer les communes du territoire (CSV ou JSON)"),
          N_("mediamap territory import communes.csv\n"
             "mediamap territory import communes.json  # de geo.api.gouv.fr ou de @etalab/decoupage-administratif"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "fichier", options->source, _("Fichier à lire, ou - pour l'entrée standard"), _("FICHIER"))->required();
            add_dry_run_option(app, options->dry_run);
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
