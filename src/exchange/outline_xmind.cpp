// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_xmind.hpp"

#include <nlohmann/json.hpp>

#include "mediamap/tables/zip_writer.hpp"

namespace mediamap::exchange {
namespace {

using Json = nlohmann::ordered_json;

Json topic_json(const Topic& topic, std::size_t& count) {
  ++count;
  Json out = {{"id", topic.id.empty() ? "sans-id-" + std::to_string(count) : topic.id}, {"class", "topic"}, {"title", topic.title}};
  if (!topic.note.empty()) out["notes"] = {{"plain", {{"content", topic.note}}}};
  if (!topic.link.empty()) out["href"] = topic.link;
  if (!topic.colour.empty()) {
    out["style"] = {{"id", "style-" + std::to_string(count)}, {"properties", {{"svg:fill", topic.colour}}}};
  }
  if (!topic.attributes.empty()) {
    Json content = Json::array();
    for (const auto& [key, value] : topic.attributes) content.push_back({{"name", key}, {"content", value}});
    out["extensions"] = Json::array({{{"provider", "mediamap.attributs"}, {"content", std::move(content)}}});
  }
  if (topic.children.empty()) return out;
  Json attached = Json::array();
  for (const Topic& child : topic.children) attached.push_back(topic_json(child, count));
  out["children"]["attached"] = std::move(attached);
  return out;
}

}  // namespace

std::string xmind_bytes(const Topic& root) {
  std::size_t count = 0;
  Json sheet = {{"id", "carte"}, {"class", "sheet"}, {"title", root.title}, {"rootTopic", topic_json(root, count)}};
  Json sheets = Json::array();
  sheets.push_back(std::move(sheet));
  const auto text = [](const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); };
  const Json metadata = {{"creator", {{"name", "mediamap"}}}};
  const Json entries = {{"content.json", Json::object()}, {"metadata.json", Json::object()}};
  return tables::write_zip({{"content.json", text(sheets)},
                            {"metadata.json", text(metadata)},
                            {"manifest.json", text({{"file-entries", entries}})}});
}

}  // namespace mediamap::exchange
