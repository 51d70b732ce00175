// SPDX-License-Identifier: EUPL-1.2
// A day as people type it.
#pragma once

#include <CLI/App.hpp>

namespace mediamap::cli {

// "2026-11-24", or "24/11/2026", which it turns into the former.
CLI::Validator typed_date();

}  // namespace mediamap::cli
