// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/rows.hpp"

#include "mediamap/base/i18n.hpp"
#include "mediamap/tables/csv.hpp"
#include "mediamap/tables/encoding.hpp"
#include "mediamap/tables/file_kind.hpp"
#include "mediamap/tables/json_rows.hpp"
#include "mediamap/tables/mojibake.hpp"
#include "mediamap/tables/workbook.hpp"

namespace mediamap::tables {
namespace {

// Formats that begin with a mark of their own and hold no table that could be read.
void refuse_known_formats(const std::string& path, std::string_view bytes) {
  if (bytes.starts_with("%PDF")) {
    refuse_file({path}, _("c'est un PDF, dont aucun tableau ne peut être tiré sûrement"),
                _("Demandez le fichier d'origine : CSV, XLSX ou ODS."));
  }
  const std::string kind = is_workbook(bytes) ? std::string() : binary_kind(bytes);
  if (!kind.empty()) {
    refuse_file({path}, fill(_("c'est {}, pas un tableau CSV, JSON, XLSX ou ODS"), kind),
                _("Vérifiez le chemin, ou demandez le fichier d'origine : CSV, XLSX ou ODS."));
  }
}

// A web page or XML: what some tools export under the name .xls.
void refuse_markup(const std::string& path, std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (text.substr(first, 1) != "<") return;
  refuse_file({path}, _("c'est une page web ou du XML, pas un tableau CSV, JSON, XLSX ou ODS"),
              _("Ouvrez-le dans LibreOffice ou Excel, puis enregistrez-le en XLSX, en ODS ou en CSV."));
}

Table read_text(const std::string& path, std::string_view bytes, const ReadOptions& options, const ExpectedColumns& expected) {
  const Decoded decoded = decode(path, bytes, options.encoding);
  const std::string_view text = decoded.text(bytes);
  refuse_markup(path, text);
  const char first = text[text.find_first_not_of(" \t\r\n")];
  const bool json = first == '[' || first == '{';
  if (!json && !options.sheet.empty()) {
    throw UsageError(_("--sheet choisit la feuille d'un classeur ; ce fichier est un CSV, qui n'en a pas"), _("Retirez --sheet."));
  }
  Table table = json ? read_json(path, text, expected, options.sheet) : read_csv(path, text, expected);
  table.notes.encoding = decoded.encoding;
  return table;
}

}  // namespace

Table read_rows(const std::string& path, std::string_view bytes, const ReadOptions& options, const ExpectedColumns& expected) {
  refuse_known_formats(path, bytes);
  Table table = is_workbook(bytes) ? read_workbook(path, bytes, options.sheet, expected) : read_text(path, bytes, options, expected);
  table.notes.mended = mend_mojibake(table);
  return table;
}

}  // namespace mediamap::tables
