// SPDX-License-Identifier: EUPL-1.2
// Where a document that was drawn, or a file that was exported, goes.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/cli/context.hpp"

namespace mediamap::cli {

// To `output`; without one to rendus/<usual> in the territory; "-" is standard output. Returns the path as the user
// would write it, empty for standard output.
std::string save(Context& context, const store::Project& project, const std::string& output, const std::string& usual,
                 std::string_view bytes);

// A file that a person goes on to edit: never replaces one that is there (UsageError).
void save_new(const std::string& output, std::string_view bytes);
// A table for other programs: like save(), but an existing file of the user's is replaced with `overwrite` alone, or
// when it holds the same already; and never the territory's own records. With `dry_run` it only says no where the
// writing would. Text may go to a terminal.
struct Export {
  std::string output;  // as given; may be empty or "-"
  std::string usual;   // file name in rendus/
  bool overwrite = false;
  bool dry_run = false;
  bool binary = false;
};
std::string save_export(Context& context, const store::Project& project, const Export& how, std::string_view bytes);
void add_overwrite_option(CLI::App& app, bool& overwrite);

// What a document is to be written as: --format, else the ending of the file's name, in lower case and without its dot;
// empty when neither says it (no name, or standard output). UsageError with the advice when the ending is none of `known`.
std::string document_format(const std::string& format, const std::string& output, const std::vector<std::string>& known,
                            const std::string& advice);

}  // namespace mediamap::cli
