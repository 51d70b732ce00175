// SPDX-License-Identifier: EUPL-1.2
// A subcommand of the program: what it is called, what it says of itself, which options it takes, what it does.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Config.hpp>
#include <functional>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/cli/context.hpp"

namespace mediamap::cli {

using Action = std::function<Exit(Context&)>;

struct Command {
  const char* name;      // its words: "status", "offer add", "actors contacts list"
  const char* summary;   // one line, N_()
  const char* examples;  // N_(): lines of "command  # what it does"
  // Adds the options to the CLI11 application and returns what is to be done once they are parsed.
  std::function<Action(CLI::App&)> declare;
};

// A group of subcommands, by the words that they have in common: "offer", "actors contacts".
struct Group {
  const char* name;
  const char* summary;  // N_()
};

const std::vector<Group>& groups();
// Every subcommand, in the order of the method. One line here and one file src/cli/<name>.cpp each.
const std::vector<Command>& commands();

}  // namespace mediamap::cli
