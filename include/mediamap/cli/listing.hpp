// SPDX-License-Identifier: EUPL-1.2
// What a command lists, shown as a table, JSON, CSV or Markdown from one set of rows.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "mediamap/cli/context.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::cli {

using store::Json;

// A keyword of the files as people read it: "a_confirmer" → "à confirmer"; other words stay as they are.
std::string in_words(const std::string& keyword);

enum class Format { table, json, csv, markdown };

struct Column {
  const char* key;
  const char* title;  // N_()
  bool right = false;
};

struct Listing {
  std::string key;  // of the list in the JSON object: "acteurs"
  std::vector<Column> columns;
  Json rows = Json::array();      // of objects
  Json summary = Json::object();  // further members of the JSON object, before the list
  std::string empty_text{};       // what the table says when there is no row
};

// --format table|json|csv|markdown
void add_format_option(CLI::App& app, Format& format);

void print_listing(Context& context, const Listing& listing, Format format);

// One record: "key: value" lines for people, the object itself as JSON.
enum class RecordFormat { text, json };
void add_record_format_option(CLI::App& app, RecordFormat& format);
void print_record(Context& context, const Json& record, const std::vector<Column>& labels, RecordFormat format);

}  // namespace mediamap::cli
