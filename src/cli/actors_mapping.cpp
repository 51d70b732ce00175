// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <optional>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/exchange/mapping_explain.hpp"
#include "mediamap/exchange/mapping_guess.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/store/file_system.hpp"

namespace mediamap::cli {
namespace {

constexpr std::size_t explained_rows = 3;

struct Options {
  std::vector<std::string> files;
  std::string output;
  bool explain = false;
};

// Names of communes help to recognise columns, but a source can be looked at before there is a territory.
std::vector<Commune> known_communes(Context& context) {
  if (!store::Project::find(context.project())) return {};
  const store::Project project = context.open(store::Access::read);
  return context.load(project, {true, false, false, false, false}).communes;
}

std::string explained(const Options& options, const std::vector<Commune>& communes, Context& context) {
  if (options.files.size() != 2) {
    throw UsageError(_("--explain attend la correspondance, puis la source"), _("mediamap actors mapping --explain correspondance.yaml source.csv"));
  }
  const exchange::MappingFile mapping = exchange::read_mapping(options.files[0], store::read_input(options.files[0]));
  for (const Fault& remark : mapping.remarks) context.warn(remark);
  const tables::Table table = tables::read_rows(options.files[1], store::read_input(options.files[1]));
  return exchange::explain(mapping.mapping, table, communes, explained_rows);
}

void tell(const exchange::GuessedMapping& guess, Context& context) {
  const auto unsure = std::count_if(guess.texts.begin(), guess.texts.end(), [](const auto& one) { return one.confidence < exchange::least_confidence; });
  std::size_t unknown = 0;
  for (const exchange::GuessedChoices& one : guess.choices) unknown += one.unknown.size();
  context.note(fill(_("Proposé : {}, et {}. À décider, dans le fichier : {}, {} et {}."),
                    count_of(guess.texts.size() - static_cast<std::size_t>(unsure), N_("{} champ pris d'une colonne"), N_("{} champs pris d'une colonne")),
                    count_of(guess.choices.size(), N_("{} colonne de choix"), N_("{} colonnes de choix")),
                    count_of(static_cast<std::size_t>(unsure), N_("{} champ incertain"), N_("{} champs incertains")),
                    count_of(unknown, N_("{} valeur non reconnue"), N_("{} valeurs non reconnues")),
                    count_of(guess.undecided.size(), N_("{} colonne non reprise"), N_("{} colonnes non reprises"))));
}

Exit act(const Options& options, Context& context) {
  const std::vector<Commune> communes = known_communes(context);
  if (options.explain) {
    context.print(explained(options, communes, context));
    return Exit::done;
  }
  if (options.files.size() != 1) throw UsageError(_("une seule source à la fois"), _("mediamap actors mapping source.csv -o correspondance.yaml"));
  const tables::Table table = tables::read_rows(options.files[0], store::read_input(options.files[0]));
  const exchange::GuessedMapping guess = exchange::guess_mapping(table, communes);
  const std::string yaml = exchange::to_yaml(guess, options.files[0] == "-" ? _("SOURCE") : options.files[0]);
  if (options.output.empty() || options.output == "-") {
    context.print(yaml);
  } else {
    save_new(options.output, yaml);
  }
  tell(guess, context);
  return Exit::done;
}

}  // namespace

Command actors_mapping() {
  return {"actors mapping", N_("Proposer la correspondance des colonnes d'une source, ou expliquer ce qu'elle fait"),
          N_("mediamap actors mapping export.csv -o correspondance.yaml\n"
             "mediamap actors mapping --explain correspondance.yaml export.csv\n"
             "mediamap actors import export.csv --mapping correspondance.yaml"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("fichiers", options->files, _("La source ; avec --explain : la correspondance, puis la source"))
                ->type_name(_("FICHIER"))
                ->required();
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire (par défaut : la sortie standard)"), _("FICHIER"));
            app.add_flag("--explain", options->explain, _("Montrer, pour trois lignes de la source, d'où vient chaque valeur"));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
