// SPDX-License-Identifier: EUPL-1.2
// What the readers and writers of outlines have in common.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mediamap/exchange/outline.hpp"

namespace mediamap::exchange {

// Refuses a text above the limit.
void require_size(const std::string& path, std::size_t size, std::size_t limit = largest_outline_text);

// Gathers the topics of a file in its order, within the limits of outlines; none of it recurses.
class TopicTree {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  explicit TopicTree(std::string path) : path_(std::move(path)) {}

  // The new topic's number. `parent` is an earlier one, or none for a root; `line` is for messages, 0 when unknown.
  std::size_t add(std::size_t parent, std::string title, int line = 0);
  Topic& operator[](std::size_t topic) { return topics_[topic]; }
  // The same by its depth on the page, of which only the order counts: it hangs on the last one that is less deep.
  std::size_t add_at_depth(std::size_t depth, int line);
  std::size_t size() const { return topics_.size(); }
  std::size_t parent(std::size_t topic) const { return parents_[topic]; }

  // Told once, however often it is said.
  void leave_out(std::string sentence);

  // Several roots come under one that bears the file's title, or its name when it has none. DataError when there is no
  // topic. The tree is empty afterwards.
  Outline take(const std::string& file_title = {});

 private:
  std::string path_;
  std::vector<Topic> topics_;
  std::vector<std::size_t> parents_;
  std::vector<std::size_t> depths_;
  std::vector<std::pair<std::size_t, std::size_t>> open_;  // of add_at_depth: depths and topics
  std::size_t roots_ = 0;
  std::vector<std::string> left_out_;
  std::unordered_set<std::string> told_;
};

// The file's title as an attribute of a root that bears another.
void keep_file_title(Topic& root, const std::string& title);

// "#rrggbb" in lower case of "#RRGGBB", "#rgb" or "#rrggbbaa"; empty for anything else.
std::string hex_colour(std::string_view text);

// Facts as one line of JSON that may stand in a comment of any of the formats (it has no "--", "%" or "'"): id, note,
// link, colour and attributes of the topic, "" when it has none. read_facts() sets them and is false for other text.
std::string facts_line(const Topic& facts);
bool read_facts(Topic& topic, std::string_view text);

// A further line of a note.
void add_note(Topic& topic, std::string_view text);

// A link without control characters, its blanks as %20.
std::string clean_link(std::string_view link);

// Lines without their ends, "\r\n" too.
std::vector<std::string_view> lines_of(std::string_view text);

// Each of the pairs' first text by its second; the longest match need come first.
std::string replaced(std::string_view text, const std::vector<std::pair<std::string_view, std::string_view>>& pairs);

}  // namespace mediamap::exchange
