// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/workbook.hpp"

#include <algorithm>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/tables/workbook_ods.hpp"
#include "mediamap/tables/workbook_xlsx.hpp"
#include "mediamap/tables/zip_archive.hpp"

namespace mediamap::tables {
namespace {

constexpr std::string_view zip_mark = "PK\x03\x04";
constexpr std::string_view compound_mark = "\xD0\xCF\x11\xE0";

// The name of the part that tells it, in the UTF-16 of the compound file.
bool is_encrypted(std::string_view compound) {
  std::string wanted;
  for (const char c : std::string_view("EncryptedPackage")) wanted += {c, '\0'};
  return compound.find(wanted) != std::string_view::npos;
}

[[noreturn]] void refuse_compound(const std::string& path, std::string_view bytes) {
  if (is_encrypted(bytes)) {
    refuse_file({path}, _("le classeur est protégé par un mot de passe"),
                _("Ouvrez-le dans LibreOffice ou Excel, retirez le mot de passe (Enregistrer sous…), puis réessayez."));
  }
  refuse_file({path}, _("c'est un fichier de l'ancien format d'Office (XLS), qui n'est pas lu"),
              _("Ouvrez-le dans LibreOffice ou Excel, puis enregistrez-le en XLSX ou en ODS."));
}

[[noreturn]] void refuse_archive(const std::string& path, ZipArchive& archive) {
  if (archive.has("xl/workbook.bin")) {
    refuse_file({path}, _("c'est un classeur binaire (XLSB), qui n'est pas lu"),
                _("Ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le en XLSX."));
  }
  if (archive.has("word/document.xml") || archive.has("content.xml")) {
    refuse_file({path}, _("c'est un document, pas un classeur"),
                _("Copiez son tableau dans un tableur, puis enregistrez-le en XLSX, en ODS ou en CSV."));
  }
  std::vector<std::string> names = archive.names();
  if (std::any_of(names.begin(), names.end(), [](const std::string& name) { return name.ends_with(".iwa"); })) {
    refuse_file({path}, _("c'est un classeur de Numbers, qui n'est pas lu"),
                _("Dans Numbers : Fichier, Exporter vers, Excel."));
  }
  names.resize(std::min<std::size_t>(names.size(), 5));
  refuse_file({path},
              fill(_("c'est une archive ZIP, pas un classeur ; elle contient : {}"), shorten(join(names, ", "), 120)),
              _("Décompressez-la, puis importez le fichier qu'elle contient."));
}

std::unique_ptr<SheetSource> open_source(const std::string& path, ZipArchive& archive) {
  if (archive.has("xl/workbook.bin")) refuse_archive(path, archive);
  if (auto xlsx = open_xlsx(path, archive)) return xlsx;
  if (auto ods = open_ods(path, archive)) return ods;
  refuse_archive(path, archive);
}

std::string listed(const std::vector<SheetName>& names) {
  std::vector<std::string> out;
  for (const SheetName& one : names) {
    out.push_back(one.hidden ? fill(_("« {} » (masquée)"), shorten(one.name, 40))
                             : fill(_("« {} »"), shorten(one.name, 40)));
    if (out.size() == 20 && names.size() > 20) {
      out.emplace_back("…");
      break;
    }
  }
  return join(out, ", ");
}

std::size_t sheet_named(const std::vector<SheetName>& names, const std::string& wanted) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].name == wanted) return i;
  }
  std::vector<std::size_t> alike;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (fold(trim(names[i].name)) == fold(trim(wanted))) alike.push_back(i);
  }
  if (alike.size() == 1) return alike[0];
  throw UsageError(fill(_("le classeur n'a pas de feuille « {} »"), shorten(wanted, 40)),
                   fill(_("Feuilles du classeur : {}"), listed(names)));
}

// Sheets are read one after the other until one will do.
Sheet first_table(const std::string& path, SheetSource& source, const ExpectedColumns& expected) {
  const std::vector<SheetName>& names = source.names();
  const bool all_hidden = std::all_of(names.begin(), names.end(), [](const SheetName& one) { return one.hidden; });
  std::optional<Sheet> table;
  std::optional<Sheet> filled;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].hidden && !all_hidden) continue;
    Sheet sheet = source.sheet(i);
    const bool is_table = sheet.is_table(expected);
    if (is_table && (expected.known.empty() || sheet.bears(expected))) return sheet;
    if (is_table && !table) {
      table = std::move(sheet);
    } else if (!filled && !sheet.rows().empty()) {
      filled = std::move(sheet);
    }
  }
  if (table) return std::move(*table);
  if (filled) return std::move(*filled);
  refuse_file({path}, _("toutes les feuilles du classeur sont vides"), _("Vérifiez que c'est bien le bon fichier."));
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  return bytes.starts_with(zip_mark) || bytes.starts_with("PK\x05\x06") || bytes.starts_with(compound_mark);
}

Table read_workbook(const std::string& path, std::string_view bytes, const std::string& sheet,
                    const ExpectedColumns& expected) {
  if (bytes.starts_with(compound_mark)) refuse_compound(path, bytes);
  ZipArchive archive(path, bytes);
  const std::unique_ptr<SheetSource> source = open_source(path, archive);
  const std::vector<SheetName>& names = source->names();
  Sheet chosen = sheet.empty() ? first_table(path, *source, expected) : source->sheet(sheet_named(names, sheet));
  Table table = std::move(chosen).table(expected);
  table.notes.format = archive.has("content.xml") ? "ODS" : "XLSX";
  if (sheet.empty() && names.size() > 1) {
    std::vector<SheetName> others;
    std::copy_if(names.begin(), names.end(), std::back_inserter(others),
                 [&](const SheetName& one) { return one.name != table.notes.sheet; });
    table.notes.remarks.push_back(fill(_("feuilles non lues : {} (--sheet pour en choisir une)"), listed(others)));
  }
  return table;
}

}  // namespace mediamap::tables
