// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

// More semicolons than commas outside quotes in the header.
unsigned char separator_of(std::string_view text) {
  std::ptrdiff_t semicolons = 0;
  bool quoted = false;
  bool begun = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && begun && (c == '\n' || c == '\r')) break;
    begun = begun || (c != '\n' && c != '\r' && c != ' ' && c != '\t');
    if (!quoted) semicolons += c == ';' ? 1 : c == ',' ? -1 : 0;
  }
  return semicolons > 0 ? ';' : ',';
}

// What libcsv reports. It calls from C, so nothing here may throw but for want of memory.
struct Cells {
  std::vector<std::string> row;
  std::size_t count = 0;  // cells of the row; beyond `keep` they are counted only
  std::size_t keep = most_columns;
  bool complete = false;

  static void add(void* cell, std::size_t size, void* self) {
    Cells& cells = *static_cast<Cells*>(self);
    if (cells.count++ < cells.keep) cells.row.emplace_back(static_cast<const char*>(cell), size);
  }
  static void end(int, void* self) { static_cast<Cells*>(self)->complete = true; }
};

class Reader {
 public:
  Reader(const std::string& path, const ExpectedColumns& expected, unsigned char separator)
      : path_(path), expected_(expected) {
    csv_init(&parser_, 0);
    csv_set_delim(&parser_, separator);
    csv_set_blk_size(&parser_, std::size_t{1} << 16);  // long cells grow in large steps
  }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // libcsv knows no lines. It is fed line by line, so that the line where a row or a quote begins is known: a line that
  // does not complete its row ends inside a quoted cell.
  Table read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = take_line(text);
      ++line_;
      if (!in_row_ && line.find_first_not_of(" \t\r\n") == std::string_view::npos) continue;
      feed(line);
    }
    if (in_row_) {
      // Strict about the end only: an open quote is an error, a stray one inside a cell is the cell's.
      csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI);
      if (csv_fini(&parser_, Cells::add, Cells::end, &cells_) != 0) {
        refuse_file({path_, quote_line_, 0}, _("un guillemet ouvert à cette ligne n'est jamais refermé"),
                    _("Fermez-le ; un guillemet dans une cellule s'écrit deux fois : \"\"."));
      }
      take_row();
    }
    return std::move(table_);
  }

 private:
  static std::string_view take_line(std::string_view& text) {
    auto end = text.find_first_of("\r\n");
    if (end == std::string_view::npos) {
      end = text.size();
    } else {
      end += text.substr(end, 2) == "\r\n" ? 2 : 1;
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    return line;
  }

  void feed(std::string_view line) {
    if (!in_row_) row_line_ = quote_line_ = line_;
    const std::size_t before = cells_.count;
    const std::size_t taken = csv_parse(&parser_, line.data(), line.size(), Cells::add, Cells::end, &cells_);
    if (taken != line.size()) throw std::bad_alloc();  // the only way it fails when it is not strict
    in_row_ = !cells_.complete;
    if (cells_.count != before) quote_line_ = line_;
    if (cells_.complete) take_row();
  }

  void take_row() {
    if (table_.columns.empty()) {
      take_header();
    } else if (cells_.count == table_.columns.size()) {
      if (!all_blank()) table_.rows.push_back({row_line_, std::move(cells_.row)});
    } else if (cells_.count > cells_.keep || !all_blank()) {
      table_.rejected.push_back({row_line_, wrong_length()});
    }
    cells_.row = {};
    cells_.row.reserve(table_.columns.size());
    cells_.count = 0;
    cells_.complete = false;
  }

  bool all_blank() const {
    return std::all_of(cells_.row.begin(), cells_.row.end(),
                       [](const std::string& cell) { return trim(cell).empty(); });
  }

  void take_header() {
    if (cells_.count > most_columns) {
      refuse_file({path_, row_line_, 0}, fill(_("l'en-tête compte {} colonnes"), cells_.count),
                  _("Vérifiez que le fichier est bien un tableau CSV."));
    }
    for (std::size_t i = 0; i < cells_.row.size(); ++i) {
      std::string name = trim(cells_.row[i]);
      table_.columns.push_back(name.empty() ? fill(_("colonne {}"), i + 1) : std::move(name));
    }
    check_columns({path_, row_line_, 0}, table_.columns, expected_);
    cells_.keep = table_.columns.size();
  }

  std::string wrong_length() const {
    std::string reason =
        fill(_("{0} au lieu de {1}"), count_of(cells_.count, "{} cellule", "{} cellules"), table_.columns.size());
    if (line_ > row_line_) {
      reason +=
          fill(_(" (la ligne se termine à la ligne {} du fichier : un guillemet est peut-être mal fermé)"), line_);
    }
    return reason;
  }

  const std::string& path_;
  const ExpectedColumns& expected_;
  csv_parser parser_{};
  Table table_;
  Cells cells_;
  int line_ = 0;
  int row_line_ = 0;
  int quote_line_ = 0;
  bool in_row_ = false;
};

}  // namespace

Table read_csv(const std::string& path, std::string_view bytes, const ExpectedColumns& expected) {
  const std::string_view text = checked_text(path, bytes);
  return Reader(path, expected, separator_of(text)).read(text);
}

}  // namespace mediamap::exchange
