// SPDX-License-Identifier: EUPL-1.2
// "Did you mean …?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mediamap {

// The candidate nearest to a mistyped word (edits on folded text), empty when none is near enough.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

// A sentence for messages: "Vouliez-vous dire « x » ?", empty when nothing is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// The same word but for a slip of the pen: one edit in eight letters of the folded texts.
bool is_slip_of(std::string_view word, std::string_view meant);

}  // namespace mediamap
