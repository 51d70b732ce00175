// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/migrate.hpp"

#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"

namespace mediamap::cli {
namespace {

Exit act(bool dry_run, Context& context) {
  store::Project project = context.open(dry_run ? store::Access::read : store::Access::write);
  store::ChangeSet changes(project);
  store::migrate(project, changes);
  if (changes.empty()) {
    context.note(_("Tous les fichiers sont au format actuel : rien à faire."));
    return Exit::done;
  }
  const std::size_t count = changes.changes().size();
  context.apply(changes, dry_run);
  if (!dry_run) context.note(count_of(count, N_("{} fichier mis à niveau."), N_("{} fichiers mis à niveau.")));
  return Exit::done;
}

}  // namespace

Command migrate() {
  return {"migrate", N_("Mettre les fichiers au format de cette version de mediamap"),
          N_("mediamap migrate --dry-run  # voir les différences\nmediamap migrate"),
          [](CLI::App& app) -> Action {
            auto dry_run = std::make_shared<bool>(false);
            add_dry_run_option(app, *dry_run);
            return [dry_run](Context& context) { return act(*dry_run, context); };
          }};
}

}  // namespace mediamap::cli
