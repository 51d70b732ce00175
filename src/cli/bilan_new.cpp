// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/bilan_guide.hpp"
#include "mediamap/model/method.hpp"
#include "mediamap/store/yaml_emit.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string workshop, step;
  bool dry_run = false;
};

constexpr std::size_t comment_width = 100;

std::string as_comment(const std::string& text) {
  std::string out, line = "#";
  for (const std::string& word : split(text, ' ')) {
    if (width(line) + 1 + width(word) > comment_width) {
      out += line + "\n";
      line = "#";
    }
    line += " " + word;
  }
  return out + line + "\n";
}

// Lines to uncomment and fill in.
std::string skeleton(std::string_view key) {
  std::string out;
  for (std::size_t n = 1; n <= entries_per_bilan_sheet; ++n) {
    if (key == "retours_a_chaud") out += fmt::format("#   - id: r{}\n#     texte: \"\"\n", n);
    if (key == "constats") out += fmt::format("#   - id: c{}\n#     texte: \"\"\n", n);
    if (key == "hypotheses") out += fmt::format("#   - id: h{0}\n#     texte: \"\"\n#     constats: [c{0}]\n", n);
    if (key == "hypotheses_a_verifier") {
      out += fmt::format("#   - id: v{0}\n#     texte: \"\"\n#     hypotheses: [h{0}]\n#     aupres_de: \"\"\n", n);
    }
  }
  return out;
}

// A file to be written in by hand: each section with its guidance, and the form of its entries ready to be uncommented.
std::string blank_sheet(const Bilan& bilan) {
  std::string text = store::yaml_file("../schemas/bilan.json", store::to_json(bilan));
  for (const BilanSection& section : bilan_sections()) {
    text += fmt::format("\n# {}\n{}{}: []\n# {}\n#\n# {}:\n{}", _(section.title), as_comment(_(section.guidance)), section.key,
                        _("Pour remplir : effacez la ligne ci-dessus et les « # » devant les lignes ci-dessous."), section.key,
                        skeleton(section.key));
  }
  return text;
}

std::string workshop_of(const Options& options, const Territory& territory, Context& context) {
  std::vector<std::string> ids;
  for (const Workshop& workshop : territory.ateliers) ids.push_back(workshop.id);
  if (!options.workshop.empty()) {
    if (territory.workshop(options.workshop) == nullptr) {
      throw UsageError(fill(_("--workshop : aucun atelier « {} »"), options.workshop),
                       ids.empty() ? std::string(_("Créez-le : mediamap workshop plan")) : fill(_("Ateliers : {}."), join(ids, ", ")));
    }
    return options.workshop;
  }
  if (territory.ateliers.size() > 1) {
    context.note(fill(_("Il y a plusieurs ateliers ; pour dire duquel c'est le bilan : --workshop ({})"), join(ids, ", ")));
  }
  return territory.ateliers.size() == 1 ? territory.ateliers.front().id : std::string();
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {false, false, false, true, true});
  Bilan bilan;
  bilan.etape = options.step.empty() ? step_name() : options.step;
  bilan.atelier = workshop_of(options, territory, context);
  bilan.date = today();
  const std::string base = "bilan-" + bilan.date;
  bilan.id = base;
  for (int n = 2; territory.bilan(bilan.id) != nullptr; ++n) bilan.id = fmt::format("{}-{}", base, n);

  for (const Bilan& other : territory.bilans) {
    if (!bilan.atelier.empty() && other.atelier == bilan.atelier) {
      context.warn({{}, fill(_("une fiche existe déjà pour cet atelier : {}"), other.id), _("Si c'est la même, effacez l'une des deux dans bilans/.")});
    }
  }
  store::ChangeSet changes(project);
  const store::fs::path path = store::record_path<Bilan>(bilan.id);
  changes.write(path, blank_sheet(bilan));
  context.apply(changes, options.dry_run);
  if (options.dry_run) return Exit::done;
  context.print(bilan.id + "\n");
  context.note(fill(_("Fiche créée : {}\nÀ remplir dans un éditeur de texte, ou à la main : mediamap bilan render {}"), project.shown(path), bilan.id));
  return Exit::done;
}

}  // namespace

Command bilan_new() {
  return {"bilan new", N_("Commencer une fiche bilan"),
          N_("mediamap bilan new --workshop atelier-2027-01-21"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "--workshop", options->workshop, _("Atelier dont c'est le bilan (par défaut, le seul qu'il y a)"), _("ATELIER"));
            add_text_option(app, "--step", options->step, _("Étape de la démarche (par défaut : C.4)"), _("ETAPE"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
