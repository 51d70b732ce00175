// SPDX-License-Identifier: EUPL-1.2
// What every subcommand needs: the territory that the user means, and the way to speak to the user.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/base/steps.hpp"
#include "mediamap/cli/progress.hpp"
#include "mediamap/store/change_set.hpp"
#include "mediamap/store/project.hpp"
#include "mediamap/store/territory_loader.hpp"

namespace mediamap::cli {

// Options that stand before or after any subcommand.
struct GlobalOptions {
  std::string project = ".";
  bool quiet = false;
  bool no_color = false;
  double lock_seconds = 10;
};

// A terminal, and nobody objects (--no-color, NO_COLOR that is not empty).
bool takes_color(int descriptor, const GlobalOptions& options);

class Context {
 public:
  Context(GlobalOptions options, std::string command) : options_(std::move(options)), command_(std::move(command)) {}

  // Opens the territory that -C names; tells what ending an interrupted change left to say.
  store::Project open(store::Access access);
  // Loads and, when a reference leads nowhere, warns: `check` lists these, other commands go on.
  Territory load(const store::Project& project, const store::Parts& parts = {});

  // Results, on standard output, as the program ends. SystemError when they cannot be written.
  void print(std::string_view text) { out_ += text; }
  // Messages, on standard error: not with --quiet.
  void note(std::string_view text);
  // Warnings and faults, on standard error, always.
  void warn(const Fault& fault) const;

  // Writes the changes, or with `dry_run` shows what they would be.
  enum class DryRun { differences, names, nothing };
  void apply(store::ChangeSet& changes, bool dry_run, DryRun shown = DryRun::differences);

  // As -C names it.
  const std::string& project() const { return options_.project; }
  // Long work that counts its steps here is shown as a bar, on a terminal and not with --quiet. The territory's loading
  // and writing do so by themselves.
  Steps& steps();

  bool quiet() const { return options_.quiet; }
  Exit flush(Exit exit);

 private:
  GlobalOptions options_;
  std::string command_;
  std::string out_;
  Steps steps_;
  std::unique_ptr<Progress> progress_;  // none where no bar is shown
};

// "erreur" in red where the stream takes colour.
void print_faults(const std::vector<Fault>& faults, bool color);

}  // namespace mediamap::cli
