// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace mediamap::cli {

// Runs the command line; the value is the exit code of the process.
int run(int argc, const char* const* argv);

}  // namespace mediamap::cli
