// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/csv_separator.hpp"
#include "mediamap/tables/header_row.hpp"

namespace mediamap::tables {
namespace {

// What libcsv reports. It calls from C, so nothing here may throw but for want of memory.
struct Cells {
  std::vector<std::string> row;
  std::size_t count = 0;  // cells of the row; beyond `keep` they are counted only
  std::size_t keep = most_columns;
  bool lost = false;  // one beyond `keep` was not empty
  bool complete = false;

  static void add(void* cell, std::size_t size, void* self) {
    Cells& cells = *static_cast<Cells*>(self);
    if (cells.count++ < cells.keep) {
      cells.row.emplace_back(static_cast<const char*>(cell), size);
    } else {
      cells.lost |= size > 0;
    }
  }
  static void end(int, void* self) { static_cast<Cells*>(self)->complete = true; }
};

class Reader {
 public:
  Reader(const std::string& path, const ExpectedColumns& expected, char separator) : path_(path), expected_(expected), separator_(separator) {
    csv_init(&parser_, 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
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
    if (table_.columns.empty()) choose_header();
    even_out();
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
    for (std::string_view rest = line; !rest.empty();) {
      const std::string_view piece = rest.substr(0, std::size_t{1} << 20);
      rest.remove_prefix(piece.size());
      const std::size_t taken = csv_parse(&parser_, piece.data(), piece.size(), Cells::add, Cells::end, &cells_);
      if (taken != piece.size()) throw std::bad_alloc();  // the only way it fails when it is not strict
      if (parser_.entry_pos > longest_cell) refuse_cell();
    }
    in_row_ = !cells_.complete;
    if (cells_.count != before) quote_line_ = line_;
    if (cells_.complete) take_row();
  }

  [[noreturn]] void refuse_cell() const {
    refuse_file(
        {path_, quote_line_, 0}, fill(_("une cellule de cette ligne dépasse {} caractères"), grouped(longest_cell)),
        parser_.quoted
            ? _("Un guillemet ouvert à cette ligne n'est sans doute jamais refermé : fermez-le ; un guillemet dans une "
                "cellule s'écrit deux fois : \"\".")
            : _("Vérifiez que le fichier est bien un tableau CSV."));
  }

  void take_row() {
    if (table_.columns.empty()) {
      if (cells_.count > cells_.row.size() || !blank(cells_.row)) {
        first_.push_back({row_line_, std::move(cells_.row)});
        extents_.push_back({cells_.count, cells_.lost, line_});
      }
      if (first_.size() == rows_to_choose_from || cells_.count > most_columns) choose_header();
    } else {
      take_record({row_line_, std::move(cells_.row)}, {cells_.count, cells_.lost, line_});
    }
    cells_.row = {};
    cells_.row.reserve(table_.columns.size());
    cells_.count = 0;
    cells_.lost = false;
    cells_.complete = false;
  }

  // How many cells a row has, whether one that is not kept is not empty, and the line on which it ends.
  struct Extent {
    std::size_t count;
    bool has_more;
    int last_line;
  };

  static bool blank(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
  }

  void choose_header() {
    if (first_.empty())
      refuse_file({path_}, _("le fichier ne contient que des cellules vides"),
                  _("Vérifiez le chemin, ou exportez-le de nouveau."));
    const std::size_t header = header_row(first_, expected_);
    take_header(first_[header], extents_[header].count);
    if (header > 0) table_.notes.remarks.push_back(rows_above(first_, header));
    for (std::size_t i = header + 1; i < first_.size(); ++i) take_record(std::move(first_[i]), extents_[i]);
    first_.clear();
  }

  void take_header(const Row& row, std::size_t count) {
    if (count > most_columns) {
      refuse_file({path_, row.line, 0}, fill(_("l'en-tête compte {} colonnes"), count),
                  _("Vérifiez que le fichier est bien un tableau CSV."));
    }
    table_.columns = column_names(row.cells);
    check_columns({path_, row.line, 0}, table_.columns, expected_);
    header_size_ = table_.columns.size();
    cells_.keep = std::min(header_size_ + most_surplus, most_columns);
  }

  // Spreadsheets leave out the last cells of a row, or end it with separators too many: neither makes it a bad row.
  void take_record(Row row, const Extent& extent) {
    if (!extent.has_more && blank(row.cells)) return;
    while (row.cells.size() > header_size_ && !extent.has_more && trim(row.cells.back()).empty()) row.cells.pop_back();
    const bool is_short = row.cells.size() < header_size_;
    const bool too_long = extent.has_more || row.cells.size() > cells_.keep;
    if (too_long || (is_short && extent.last_line > row.line && holds_rows(row))) {
      table_.rejected.push_back({row.line, wrong_length(row, extent)});
    } else {
      if (is_short) short_.push_back(row.line);
      if (row.cells.size() > header_size_) surplus_.push_back(row.line);
      widest_ = std::max(widest_, row.cells.size());
      table_.rows.push_back(std::move(row));
    }
    check_size({path_}, table_.rows.size() + table_.rejected.size(), std::max(widest_, header_size_));
  }

  // A quote that was never closed takes the rows below into its cell.
  bool holds_rows(const Row& row) const {
    return std::any_of(row.cells.begin(), row.cells.end(), [this](const std::string& cell) {
      return cell.find_first_of("\r\n") != std::string::npos && cell.find(separator_) != std::string::npos;
    });
  }

  std::string wrong_length(const Row& row, const Extent& extent) const {
    std::string reason = fill(_("{0} au lieu de {1}"), count_of(extent.count, "{} cellule", "{} cellules"), header_size_);
    if (extent.last_line > row.line) {
      reason += fill(_(" (la ligne se termine à la ligne {} du fichier : un guillemet est peut-être mal fermé)"),
                     extent.last_line);
    }
    return reason;
  }

  // All rows as long as the header, which gains a column for each surplus cell.
  void even_out() {
    while (table_.columns.size() < widest_) {
      std::string name = fill(_("colonne {}"), table_.columns.size() + 1);
      while (std::find(table_.columns.begin(), table_.columns.end(), name) != table_.columns.end()) name += "+";
      table_.columns.push_back(std::move(name));
    }
    for (Row& row : table_.rows) row.cells.resize(table_.columns.size());
    if (!short_.empty()) {
      table_.notes.remarks.push_back(
          count_of(short_.size(), N_("{} ligne plus courte que l'en-tête est gardée, avec des cellules vides à la fin"),
                   N_("{} lignes plus courtes que l'en-tête sont gardées, avec des cellules vides à la fin")) +
          listed(short_));
    }
    if (!surplus_.empty()) {
      table_.notes.remarks.push_back(
          count_of(surplus_.size(), N_("{} ligne plus longue que l'en-tête est gardée"), N_("{} lignes plus longues que l'en-tête sont gardées")) +
          fill(_(", ce qui dépasse sous « {} »"), table_.columns[header_size_]) + listed(surplus_) +
          _(" Un séparateur est peut-être écrit dans une cellule sans guillemets : vérifiez."));
    }
  }

  static std::string listed(const std::vector<int>& lines) {
    constexpr std::size_t most_told = 10;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < std::min(lines.size(), most_told); ++i) shown.push_back(std::to_string(lines[i]));
    return fill(lines.size() == 1 ? _(" : ligne {}.") : _(" : lignes {}."), join(shown, ", ") + (lines.size() > most_told ? ", …" : ""));
  }

  static constexpr std::size_t most_surplus = 20;  // cells of a row beyond the header's; more is no slip any longer

  const std::string& path_;
  const ExpectedColumns& expected_;
  csv_parser parser_{};
  const char separator_;
  Table table_;
  std::size_t header_size_ = 0;
  std::size_t widest_ = 0;
  std::vector<int> short_;  // lines of rows shorter and longer than the header
  std::vector<int> surplus_;
  Cells cells_;
  std::vector<Row> first_;  // until the header is known
  std::vector<Extent> extents_;
  int line_ = 0;
  int row_line_ = 0;
  int quote_line_ = 0;
  bool in_row_ = false;
};

}  // namespace

Table read_csv(const std::string& path, std::string_view text, const ExpectedColumns& expected) {
  const char separator = csv_separator(text);
  Table table = Reader(path, expected, separator).read(text);
  table.notes.format = "CSV";
  table.notes.separator = separator;
  return table;
}

}  // namespace mediamap::tables
