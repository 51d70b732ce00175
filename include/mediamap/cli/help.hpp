// SPDX-License-Identifier: EUPL-1.2
// Help and usage errors in French, in place of CLI11's English.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"

namespace mediamap::cli {

// Text of --help for the program, a group or a subcommand.
std::string help_text(const CLI::App& app, const std::string& examples);

// What is wrong with the command line, in French, all of it at once. `app` is the root.
std::vector<Fault> usage_faults(const CLI::App& app, const CLI::ParseError* error);

// The innermost subcommand that was given.
const CLI::App& selected(const CLI::App& app);

}  // namespace mediamap::cli
