// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/bilan_sheet.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string id, output;
};

// The one that is named, else the latest.
const Bilan& chosen(const Options& options, const Territory& territory) {
  if (territory.bilans.empty()) throw UsageError(_("il n'y a pas encore de fiche bilan"), _("Commencez-en une : mediamap bilan new"));
  if (options.id.empty()) return *territory.latest_bilan();
  if (const Bilan* bilan = territory.bilan(options.id)) return *bilan;
  std::vector<std::string> ids;
  for (const Bilan& bilan : territory.bilans) ids.push_back(bilan.id);
  throw UsageError(fill(_("aucune fiche bilan « {} »"), options.id), did_you_mean(options.id, ids));
}

// Entries whose text is still empty are lines to write on.
Bilan written_part(Bilan bilan) {
  for (auto* section : {&bilan.retours_a_chaud, &bilan.constats, &bilan.hypotheses, &bilan.hypotheses_a_verifier}) {
    std::erase_if(*section, [](const BilanEntry& entry) { return entry.texte.empty(); });
  }
  return bilan;
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, true, true});
  const Bilan bilan = written_part(chosen(options, territory));
  const std::string bytes = draw::bilan_sheet(territory, bilan, today());
  const std::string written = save(context, project, options.output, bilan.id + ".pdf", bytes);
  if (!written.empty()) context.note(fill(_("Fiche écrite : {}"), written));
  return Exit::done;
}

}  // namespace

Command bilan_render() {
  return {"bilan render", N_("Imprimer une fiche bilan (PDF A4), remplie ou à remplir"),
          N_("mediamap bilan render                     # la dernière, dans rendus/\n"
             "mediamap bilan render bilan-2027-01-21 -o fiche.pdf"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "bilan", options->id, _("Identifiant de la fiche (par défaut, la dernière)"), _("BILAN"));
            add_text_option(app, "-o,--output", options->output, _("Fichier PDF à écrire, ou - pour la sortie standard"), _("FICHIER"));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
