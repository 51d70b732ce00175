// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/program.hpp"

int main(int argc, char** argv) { return mediamap::cli::run(argc, argv); }
