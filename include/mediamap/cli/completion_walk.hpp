// SPDX-License-Identifier: EUPL-1.2
// What is to complete, asked on a terminal one doubt at a time.
#pragma once

#include <string>
#include <vector>

#include "mediamap/cli/context.hpp"

namespace mediamap::cli {

struct Question {
  std::string actor;  // id
  Doubt doubt;
};

// Asks each question and saves each answer at once, so that an interruption loses none. The territory is locked only
// while an answer is saved; whatever was settled meanwhile is passed over. Answers come from standard input, which need
// not be a terminal; its end quits.
void walk_through(const std::vector<Question>& questions, const Territory& territory, bool dry_run, Context& context);

}  // namespace mediamap::cli
