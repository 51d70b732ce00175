// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/gaps.hpp"

#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  Format format = Format::table;
  std::string fail_on;
};

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, false});
  const auto rows = analysis::gaps(territory);

  Listing listing{"thematiques",
                  {{"nom", N_("Thématique")}, {"famille", N_("Famille")}, {"offres", N_("Offres"), true},
                   {"operateurs", N_("Opérateurs"), true}, {"communes", N_("Communes"), true}, {"etat", N_("État")}}};
  if (options.format != Format::table) listing.columns.insert(listing.columns.begin(), {"id", N_("Identifiant")});
  std::size_t count[3] = {};
  for (const analysis::ThematicCoverage& row : rows) {
    ++count[static_cast<int>(row.coverage)];
    listing.rows.push_back({{"id", row.thematic->id},
                            {"nom", row.thematic->nom},
                            {"famille", options.format == Format::table ? row.family->nom : row.family->id},
                            {"offres", row.offers},
                            {"operateurs", row.operators},
                            {"communes", row.communes},
                            {"etat", analysis::word(row.coverage)}});
  }
  print_listing(context, listing, options.format);
  const auto [missing, thin, covered] = count;
  if (options.format == Format::table) {
    context.print(fill(_("\n{}, {}, {}.\n"), count_of(missing, N_("{} manquante"), N_("{} manquantes")),
                       count_of(thin, N_("{} faible"), N_("{} faibles")), count_of(covered, N_("{} couverte"), N_("{} couvertes"))));
  }
  if (std::vector<std::string> loose = analysis::offers_without_thematic(territory); !loose.empty()) {
    const std::string told = count_of(loose.size(), N_("{} offre n'a pas de thématique et ne compte nulle part"),
                                       N_("{} offres n'ont pas de thématique et ne comptent nulle part"));
    if (loose.size() > 5) {
      loose.resize(5);
      loose.emplace_back("…");
    }
    context.note(fill(_("{} : {}\n  → mediamap offer edit {} --add-thematic THEMATIQUE"), told, join(loose, ", "), loose.front()));
  }
  const bool fails = (!options.fail_on.empty() && missing > 0) || (options.fail_on == "faible" && thin > 0);
  return fails ? Exit::found : Exit::done;
}

}  // namespace

Command analyse_gaps() {
  return {"analyse gaps", N_("Les thématiques que personne ne couvre, ou trop peu"),
          N_("mediamap analyse gaps\n"
             "mediamap analyse gaps --format json\n"
             "mediamap analyse gaps --fail-on manquante  # code de sortie 1 s'il y en a"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_format_option(app, options->format);
            add_text_option(app, "--fail-on", options->fail_on,
                            _("Code de sortie 1 s'il y a une thématique manquante (ou, avec « faible », manquante ou faible)"), _("ETAT"))
                ->transform(one_of({"manquante", "faible"}));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
