// SPDX-License-Identifier: EUPL-1.2
// The first byte says what the rest is: content.json or content.xml, put into an archive here, or a file as it is.
// What was read is written in each format, and what the formats write is read.
#include "mediamap/exchange/outline.hpp"

#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/zip_writer.hpp"

using namespace mediamap;
using namespace mediamap::exchange;

namespace {

void check(const Topic& topic) {
  if (invalid_utf8(topic.title) || invalid_utf8(topic.note) || invalid_utf8(topic.id)) std::abort();
  for (const Topic& child : topic.children) check(child);
}

std::string packed(char kind, std::string_view rest) {
  if (kind == 'j') return tables::write_zip({{"content.json", std::string(rest)}});
  if (kind == 'x') return tables::write_zip({{"content.xml", std::string(rest)}});
  return std::string(rest);
}

}  // namespace

void mediamap::fuzz(std::string_view bytes) {
  if (bytes.empty()) return;
  const Outline read = read_outline("carte", packed(bytes[0], bytes.substr(1)));
  check(read.root);
  for (int format = 0; format <= static_cast<int>(OutlineFormat::csv); ++format) {
    const auto one = static_cast<OutlineFormat>(format);
    const std::string text = outline_text(read.root, one);
    if (one != OutlineFormat::dot && one != OutlineFormat::csv) check(read_outline("carte", text).root);
  }
}
