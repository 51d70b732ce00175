// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/import_marks.hpp"

#include "mediamap/base/hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "mediamap/exchange/standard.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::string_view row_key = "ligne";
constexpr std::string_view doubt_key = "a_completer";

std::optional<std::size_t> index_of(std::string_view key) {
  static const auto indexes = [] {
    std::unordered_map<std::string_view, std::size_t> made;
    for (const auto& field : fields<Actor>()) made.emplace(field.key, made.size());
    return made;
  }();
  const auto found = indexes.find(key);
  return found == indexes.end() ? std::optional<std::size_t>() : found->second;
}

}  // namespace

std::string hex(std::uint32_t hash) { return fmt::format("{:08x}", hash); }

ImportMarks::ImportMarks() : fields_(fields<Actor>().size()) {}

ImportMarks ImportMarks::of(const Actor& actor) {
  ImportMarks marks;
  std::size_t index = 0;
  for (const auto& field : fields<Actor>()) {
    const std::string text = field_text(actor, field);
    if (!text.empty()) marks.fields_[index] = fnv1a_32(text);
    ++index;
  }
  for (const Doubt& doubt : actor.a_completer) marks.add_doubt(doubt);
  return marks;
}

ImportMarks ImportMarks::parse(std::string_view text) {
  ImportMarks marks;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view token = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto colon = token.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view digits = token.substr(colon + 1);
    std::uint32_t hash = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), hash, 16);
    if (error != std::errc() || rest != digits.data() + digits.size()) continue;
    const std::string_view key = token.substr(0, colon);
    if (key == row_key) {
      marks.row_ = hash;
    } else if (key == doubt_key) {
      marks.doubts_.insert(hash);
    } else if (const auto index = index_of(key)) {
      marks.fields_[*index] = hash;
    }
  }
  return marks;
}

std::string ImportMarks::str() const {
  std::string out;
  const auto add = [&out](std::string_view key, std::uint32_t hash) {
    if (!out.empty()) out += ' ';
    out += key;
    out += ':';
    out += hex(hash);
  };
  if (row_) add(row_key, *row_);
  std::size_t index = 0;
  for (const auto& field : fields<Actor>()) {
    if (fields_[index]) add(field.key, *fields_[index]);
    ++index;
  }
  std::vector<std::uint32_t> doubts(doubts_.begin(), doubts_.end());
  std::sort(doubts.begin(), doubts.end());
  for (std::uint32_t hash : doubts) add(doubt_key, hash);
  return out;
}

// Without the reason, whose wording may change from one version to the next.
std::uint32_t ImportMarks::mark(const Doubt& doubt) { return fnv1a_32(doubt.champ + "\n" + doubt.valeur); }

}  // namespace mediamap::exchange
