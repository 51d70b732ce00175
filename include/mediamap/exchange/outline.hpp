// SPDX-License-Identifier: EUPL-1.2
// Outlines and mind maps, as other tools write and read them. Nothing of the field: a tree of titles.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mediamap::exchange {

// A topic of an outline or mind map: a title and what hangs on it.
struct Topic {
  std::string title;
  std::string id;      // our own id where the format has a place for it, else empty
  std::string note;    // long text, lines parted by \n
  std::string link;    // URI
  std::string colour;  // "#rrggbb"
  std::vector<std::pair<std::string, std::string>> attributes;  // whatever else the format says: dates, icons, labels… in order
  std::vector<Topic> children;

  bool operator==(const Topic&) const = default;
};

enum class OutlineFormat { markdown, markmap, opml, freemind, mermaid, plantuml, xmind, dot, csv };

struct Outline {
  Topic root;
  std::vector<std::string> left_out;  // what the format says and a Topic cannot hold, one French sentence each
};

// What each format cannot carry is told at its own function (outline_markdown.hpp…). For xmind, the bytes of a zip.
// DataError when a topic is deeper than `deepest_topic`.
std::string outline_text(const Topic& root, OutlineFormat format);

// The format is recognised by content, then by the name's ending. `path` is for messages. DataError with place and
// advice when it is none of the formats, has no topic, is too large, or deeper than `deepest_topic`.
Outline read_outline(std::string_view path, std::string_view bytes);

// Limits: levels below the root, topics, bytes of a file, bytes of its text (an archive may hold pictures besides), and of
// what one topic says.
inline constexpr std::size_t deepest_topic = 600;
inline constexpr std::size_t most_topics = 200'000;
inline constexpr std::size_t largest_outline = 100'000'000;
inline constexpr std::size_t largest_outline_text = 30'000'000;
inline constexpr std::size_t largest_topic = 1'000'000;

}  // namespace mediamap::exchange
