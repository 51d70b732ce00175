// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/listing.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/model/offer_status.hpp"

namespace mediamap::cli {
namespace {

constexpr std::size_t narrowest_column = 8;

std::string cell(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (value.is_boolean()) return value.get<bool>() ? _("oui") : _("non");
  if (value.is_array()) {
    std::vector<std::string> items;
    for (const Json& item : value) items.push_back(cell(item));
    return join(items, ", ");
  }
  if (value.is_object()) {
    std::vector<std::string> items;
    for (const auto& [key, item] : value.items()) items.push_back(key + ": " + cell(item));
    return join(items, "; ");
  }
  return value.dump();
}

std::vector<std::vector<std::string>> cells(const Listing& listing) {
  std::vector<std::vector<std::string>> rows;
  for (const Json& row : listing.rows) {
    std::vector<std::string> line;
    for (const Column& column : listing.columns) {
      const bool keyword = std::string_view(column.key) == "statut" || std::string_view(column.key) == "etat";
      const std::string text = row.contains(column.key) ? cell(row.at(column.key)) : "";
      line.push_back(on_one_line(keyword ? in_words(text) : text));
    }
    rows.push_back(std::move(line));
  }
  return rows;
}

// Columns of the terminal; nothing when standard output is none, and nothing is to be cut.
std::size_t terminal_width() {
  winsize size{};
  return ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string padded(const std::string& text, std::size_t columns, bool right) {
  const std::string shown = shorten(text, columns);
  const std::string blank(columns - width(shown), ' ');
  return right ? blank + shown : shown + blank;
}

std::string table(const Listing& listing) {
  const auto rows = cells(listing);
  if (rows.empty()) return listing.empty_text.empty() ? std::string() : listing.empty_text + "\n";
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < listing.columns.size(); ++c) {
    std::size_t widest = width(_(listing.columns[c].title));
    for (const auto& row : rows) widest = std::max(widest, width(row[c]));
    widths.push_back(widest);
  }
  // On a terminal, the widest columns give way until a row fits on a line. Not the first: it holds the ids, which other
  // commands ask for.
  const std::size_t available = terminal_width();
  const std::size_t gaps = 2 * (widths.size() - 1);
  while (available > 0 && std::accumulate(widths.begin(), widths.end(), gaps) > available) {
    const auto widest = std::max_element(widths.begin() + 1, widths.end());
    if (widest == widths.end() || *widest <= narrowest_column) break;
    --*widest;
  }
  const auto line = [&](auto text_of) {
    std::string out;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      out += (c == 0 ? "" : "  ") + padded(text_of(c), widths[c], listing.columns[c].right);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  };
  std::string out = line([&](std::size_t c) { return std::string(_(listing.columns[c].title)); });
  std::vector<std::string> rules;
  for (std::size_t size : widths) {
    std::string rule;
    for (std::size_t i = 0; i < size; ++i) rule += "─";
    rules.push_back(rule);
  }
  out += join(rules, "  ") + "\n";
  for (const auto& row : rows) out += line([&](std::size_t c) { return row[c]; });
  return out;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",;\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

// Keys as headers and the standard's "|" between values, for scripts.
std::string csv(const Listing& listing) {
  std::vector<std::string> line;
  for (const Column& column : listing.columns) line.emplace_back(column.key);
  std::string out = join(line, ",") + "\n";
  for (const Json& row : listing.rows) {
    line.clear();
    for (const Column& column : listing.columns) {
      const Json value = row.contains(column.key) ? row.at(column.key) : Json();
      std::vector<std::string> items;
      if (value.is_array()) {
        for (const Json& item : value) items.push_back(cell(item));
      } else {
        items.push_back(value.is_boolean() ? value.dump() : cell(value));
      }
      line.push_back(csv_cell(join(items, "|")));
    }
    out += join(line, ",") + "\n";
  }
  return out;
}

std::string markdown(const Listing& listing) {
  const auto line = [](const std::vector<std::string>& texts) {
    std::string out = "|";
    for (const std::string& text : texts) {
      out += ' ';
      for (char c : text) out += c == '|' ? "\\|" : std::string(1, c);
      out += " |";
    }
    return out + "\n";
  };
  std::vector<std::string> titles, rules;
  for (const Column& column : listing.columns) {
    titles.emplace_back(_(column.title));
    rules.emplace_back(column.right ? "---:" : "---");
  }
  std::string out = line(titles) + line(rules);
  for (const auto& row : cells(listing)) out += line(row);
  return out;
}

std::string json(const Listing& listing) {
  Json object = listing.summary;
  object[listing.key] = listing.rows;
  return object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string in_words(const std::string& keyword) {
  if (keyword == "fait") return _("fait");
  if (keyword == "a_faire") return _("à faire");
  return status_words(keyword);
}

void add_format_option(CLI::App& app, Format& format) {
  app.add_option_function<std::string>(
         "--format",
         [&format](const std::string& name) {
           format = name == "json" ? Format::json : name == "csv" ? Format::csv : name == "markdown" ? Format::markdown : Format::table;
         },
         _("Présentation : table (par défaut), json, csv ou markdown"))
      ->type_name(_("FORMAT"))
      ->transform(one_of({"table", "json", "csv", "markdown"}));
}

void print_listing(Context& context, const Listing& listing, Format format) {
  switch (format) {
    case Format::table: context.print(table(listing)); break;
    case Format::json: context.print(json(listing)); break;
    case Format::csv: context.print(csv(listing)); break;
    case Format::markdown: context.print(markdown(listing)); break;
  }
}

void add_record_format_option(CLI::App& app, RecordFormat& format) {
  app.add_option_function<std::string>(
         "--format", [&format](const std::string& name) { format = name == "json" ? RecordFormat::json : RecordFormat::text; },
         _("Présentation : texte (par défaut) ou json"))
      ->type_name(_("FORMAT"))
      ->transform(one_of({"texte", "json"}));
}

void print_record(Context& context, const Json& record, const std::vector<Column>& labels, RecordFormat format) {
  if (format == RecordFormat::json) {
    context.print(record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return;
  }
  std::size_t widest = 0;
  for (const Column& label : labels) {
    if (record.contains(label.key)) widest = std::max(widest, width(_(label.title)));
  }
  for (const Column& label : labels) {
    if (!record.contains(label.key)) continue;
    const Json& value = record.at(label.key);
    const std::string indent(widest + 2, ' ');
    std::string text;
    if (value.is_array()) {
      for (const Json& item : value) text += (text.empty() ? "" : "\n" + indent) + cell(item);
    } else {
      for (const std::string& part : split(cell(value), '\n')) text += (text.empty() ? "" : "\n" + indent) + part;
    }
    context.print(padded(_(label.title), widest, false) + "  " + text + "\n");
  }
}

}  // namespace mediamap::cli
