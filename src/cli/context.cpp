// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/context.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "mediamap/base/diff.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/store/check.hpp"

namespace mediamap::cli {
namespace {

constexpr std::size_t most_told_references = 5;
// Beyond this many files a dry run only counts.
constexpr std::size_t most_named_files = 12;

std::string labelled(const Fault& fault, const char* label, const char* ansi, bool color) {
  return color ? fmt::format("\033[{}m{}\033[0m {}\n", ansi, label, fault.str()) : fmt::format("{} {}\n", label, fault.str());
}

}  // namespace

store::Project Context::open(store::Access access) {
  store::Project project = store::Project::open({options_.project, access, options_.lock_seconds, command_, &steps()});
  for (const Fault& remark : project.remarks()) warn(remark);
  return project;
}

Territory Context::load(const store::Project& project, const store::Parts& parts) {
  Territory territory = store::load(project, parts);
  if (parts.actors && parts.offers && parts.workshops) {
    const std::vector<Fault> faults = store::reference_faults(project, territory);
    for (std::size_t i = 0; i < std::min(faults.size(), most_told_references); ++i) warn(faults[i]);
    if (faults.size() > most_told_references) {
      note(fill(_("… {} références sans suite en tout : mediamap check"), grouped(faults.size())));
    }
  }
  return territory;
}

Steps& Context::steps() {
  if (!progress_ && !options_.quiet && takes_progress(STDERR_FILENO)) progress_ = std::make_unique<Progress>(steps_);
  return steps_;
}

void Context::note(std::string_view text) {
  if (progress_) progress_->hide();
  if (!options_.quiet) store::write_all(STDERR_FILENO, std::string(text) + "\n");
}

void Context::warn(const Fault& fault) const {
  if (progress_) progress_->hide();
  store::write_all(STDERR_FILENO, labelled(fault, _("attention :"), "33", takes_color(STDERR_FILENO, options_)));
}

void Context::apply(store::ChangeSet& changes, bool dry_run, DryRun shown) {
  if (!dry_run) {
    for (const Fault& remark : changes.commit()) warn(remark);
    return;
  }
  note(changes.empty() ? _("À blanc : rien ne changerait.") : _("À blanc : rien n'a été écrit."));
  std::size_t told = 0;
  for (const store::FileChange& change : changes.changes()) {
    const std::string path = change.path.generic_string();
    if (shown == DryRun::differences) {
      print(unified_diff(path, change.before, change.after));
    } else if (shown == DryRun::names && ++told <= most_named_files) {
      print(fill(!change.after ? _("effacerait {}\n") : change.before ? _("modifierait {}\n") : _("créerait {}\n"), path));
    }
  }
  if (told > most_named_files) {
    print(count_of(told - most_named_files, N_("… et {} autre fichier"), N_("… et {} autres fichiers")) + "\n");
  }
}

bool takes_color(int descriptor, const GlobalOptions& options) {
  const char* no_color = std::getenv("NO_COLOR");
  return !options.no_color && (no_color == nullptr || *no_color == '\0') && ::isatty(descriptor) != 0;
}

Exit Context::flush(Exit exit) {
  progress_.reset();
  const int error = store::write_all(STDOUT_FILENO, out_);
  out_.clear();
  // Whoever closed the pipe has seen enough.
  if (error != 0 && error != EPIPE) {
    throw SystemError({{}, fill(_("la sortie standard ne peut pas être écrite : {}"), describe_errno(error)),
                       _("Vérifiez où la sortie est envoyée. Ce que la commande devait enregistrer est bien enregistré.")});
  }
  return exit;
}

void print_faults(const std::vector<Fault>& faults, bool color) {
  std::string text;
  for (const Fault& fault : faults) text += labelled(fault, _("erreur :"), "31;1", color);
  store::write_all(STDERR_FILENO, text);
}

}  // namespace mediamap::cli
