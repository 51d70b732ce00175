// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/context.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "mediamap/base/diff.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/store/check.hpp"

namespace mediamap::cli {
namespace {

// Beyond this many files a dry run only counts.
constexpr std::size_t most_shown_changes = 12;

// Returns errno.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t put = ::write(descriptor, text.data(), text.size());
    if (put < 0 && errno != EINTR) return errno;
    if (put > 0) text.remove_prefix(static_cast<std::size_t>(put));
  }
  return 0;
}

std::string labelled(const Fault& fault, const char* label, const char* ansi, bool color) {
  return color ? fmt::format("\033[{}m{}\033[0m {}\n", ansi, label, fault.str()) : fmt::format("{} {}\n", label, fault.str());
}

}  // namespace

store::Project Context::open(store::Access access) {
  store::Project project = store::Project::open({options_.project, access, options_.lock_seconds, command_});
  for (const Fault& remark : project.remarks()) warn(remark);
  return project;
}

Territory Context::load(const store::Project& project, const store::Parts& parts) {
  Territory territory = store::load(project, parts);
  if (parts.actors && parts.offers && parts.communes && parts.workshops) {
    for (const Fault& fault : store::reference_faults(project, territory)) warn(fault);
  }
  return territory;
}

void Context::note(std::string_view text) {
  if (!options_.quiet) write_all(STDERR_FILENO, std::string(text) + "\n");
}

void Context::warn(const Fault& fault) const {
  write_all(STDERR_FILENO, labelled(fault, _("attention :"), "33", takes_color(STDERR_FILENO, options_)));
}

void Context::apply(store::ChangeSet& changes, bool dry_run) {
  if (!dry_run) {
    changes.commit();
    return;
  }
  if (changes.empty()) note(_("À blanc : rien ne changerait."));
  std::size_t shown = 0;
  for (const store::FileChange& change : changes.changes()) {
    if (++shown > most_shown_changes) break;
    print(unified_diff(change.path.generic_string(), change.before, change.after));
  }
  if (changes.changes().size() > most_shown_changes) {
    print(count_of(changes.changes().size() - most_shown_changes, N_("… et {} autre fichier"), N_("… et {} autres fichiers")) + "\n");
  }
}

bool takes_color(int descriptor, const GlobalOptions& options) {
  const char* no_color = std::getenv("NO_COLOR");
  return !options.no_color && (no_color == nullptr || *no_color == '\0') && ::isatty(descriptor) != 0;
}

Exit Context::flush(Exit exit) {
  const int error = write_all(STDOUT_FILENO, out_);
  out_.clear();
  // Whoever closed the pipe has seen enough.
  if (error != 0 && error != EPIPE) {
    throw SystemError({{}, fill(_("la sortie standard ne peut pas être écrite : {}"), describe_errno(error)),
                       _("Vérifiez où la sortie est envoyée ; ce que la commande a enregistré l'est.")});
  }
  return exit;
}

void print_faults(const std::vector<Fault>& faults, bool color) {
  std::string text;
  for (const Fault& fault : faults) text += labelled(fault, _("erreur :"), "31;1", color);
  write_all(STDERR_FILENO, text);
}

}  // namespace mediamap::cli
