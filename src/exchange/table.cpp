// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/table.hpp"

#include <algorithm>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The path as it can be pasted into a shell.
std::string quoted(const std::string& path) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '/' ||
           c == '_' || c == '-';
  };
  if (std::all_of(path.begin(), path.end(), plain)) return path;
  std::string out = "'";
  for (char c : path) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string how_to_convert(const std::string& path, const char* encoding) {
  const bool named = !path.empty() && path != "-";
  const std::string from = named ? path : _("fichier.csv");
  const auto dot = from.find_last_of("./");
  const auto stem = dot == std::string::npos || from[dot] == '/' ? from.size() : dot;
  const std::string to = from.substr(0, stem) + "-utf8" + from.substr(stem);
  return fill(_("Convertissez-le : iconv -f {0} -t UTF-8 {1} > {2} ; ou dans LibreOffice : Fichier, Enregistrer sous…, "
                "Texte CSV, jeu de caractères « Unicode (UTF-8) »."),
              encoding, quoted(from), quoted(to));
}

bool looks_like_utf16(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, 1000);
  return std::count(beginning.begin(), beginning.end(), '\0') * 4 >= static_cast<std::ptrdiff_t>(beginning.size());
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(most, names.size()); ++i) shown.push_back(shorten(names[i], 40));
  return join(shown, ", ") + (names.size() > most ? ", …" : "");
}

// "Vouliez-vous dire …" for each name that is near an expected one but not the same.
std::string near_misses(const std::vector<std::string>& columns, const std::vector<std::string>& wanted) {
  std::string out;
  std::set<std::string> told;
  for (const std::string& column : columns) {
    if (length(column) > 60 || std::find(wanted.begin(), wanted.end(), column) != wanted.end()) continue;
    const std::string near = nearest(column, wanted);
    if (near.empty() || !told.insert(near).second || told.size() > 5) continue;
    out += fill(_(" La colonne « {0} » s'appelle-t-elle « {1} » ?"), column, near);
  }
  return out;
}

}  // namespace

std::string_view checked_text(const std::string& path, std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    refuse_file({path, 1, 1}, _("le fichier est en UTF-16, pas en UTF-8"), how_to_convert(path, "UTF-16"));
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
    refuse_file({path}, _("c'est un classeur de tableur, pas un fichier CSV"),
                _("Ouvrez-le dans LibreOffice ou Excel, puis enregistrez la feuille au format « CSV UTF-8 »."));
  }
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    if (looks_like_utf16(bytes)) {
      const char* encoding = nul % 2 == 0 ? "UTF-16BE" : "UTF-16LE";
      refuse_file({path, 1, 1}, _("le fichier est en UTF-16, pas en UTF-8"), how_to_convert(path, encoding));
    }
    refuse_file(place_at(path, bytes, nul), _("le fichier contient un octet nul : il est abîmé, ou n'est pas du texte"),
                _("Exportez-le de nouveau depuis le logiciel d'origine."));
  }
  if (const auto bad = invalid_utf8(bytes)) {
    refuse_file(place_at(path, bytes, *bad), _("le fichier n'est pas en UTF-8 (sans doute en Windows-1252)"),
                how_to_convert(path, "WINDOWS-1252"));
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    refuse_file({path}, _("le fichier est vide"), _("Vérifiez le chemin, ou exportez-le de nouveau."));
  }
  return bytes;
}

void refuse_file(Place place, std::string message, std::string advice) {
  std::vector<Fault> faults;
  faults.push_back({std::move(place), std::move(message), std::move(advice)});
  throw DataError(std::move(faults));
}

Place place_at(const std::string& path, std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  return {path, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(length(line)) + 1};
}

void check_columns(const Place& header, const std::vector<std::string>& columns, const ExpectedColumns& expected) {
  std::set<std::string_view> seen;
  for (const std::string& column : columns) {
    if (seen.insert(column).second) continue;
    refuse_file(header, fill(_("la colonne « {} » figure deux fois dans l'en-tête"), shorten(column, 40)),
                _("Renommez ou supprimez l'une des deux."));
  }
  if (expected.known.empty()) return;
  const auto has = [&](const std::string& name) { return seen.contains(name); };
  if (std::none_of(expected.known.begin(), expected.known.end(), has)) {
    refuse_file(header, fill(_("aucune colonne connue dans l'en-tête ; trouvé : {}"), listed(columns)),
                fill(_("La première ligne porte les noms des colonnes : {}.{}"), join(expected.known, ", "),
                     near_misses(columns, expected.known)));
  }
  std::vector<Fault> faults;
  for (const std::string& name : expected.required) {
    if (has(name)) continue;
    std::vector<std::string> unknown;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(unknown), [&](const std::string& column) {
      return std::find(expected.known.begin(), expected.known.end(), column) == expected.known.end();
    });
    const std::string near = nearest(name, unknown);
    faults.push_back({header, fill(_("la colonne « {0} » manque ; trouvé : {1}"), name, listed(columns)),
                      near.empty() ? fill(_("Ajoutez une colonne « {} »."), name)
                                   : fill(_("Renommez « {0} » en « {1} »."), near, name)});
  }
  if (!faults.empty()) throw DataError(std::move(faults));
}

}  // namespace mediamap::exchange
