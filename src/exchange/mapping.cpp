// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/mapping.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/column_names.hpp"
#include "mediamap/exchange/standard.hpp"
#include "mediamap/store/yaml_document.hpp"
#include "mediamap/tables/file_kind.hpp"

namespace mediamap::exchange {
namespace {

using store::YamlNode;

constexpr std::array<std::string_view, 7> days{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

class Reader {
 public:
  explicit Reader(const store::YamlDocument& document) : document_(document) {}

  MappingFile read() {
    if (document_.root.kind != YamlNode::Kind::mapping) {
      fault(document_.root, _("ce n'est pas une correspondance de colonnes"),
            _("Attendu : { \"nom\": { \"colonne\": … }, … }. Pour en écrire une : mediamap actors mapping SOURCE -o CORRESPONDANCE."));
    } else {
      for (const auto& [key, value] : document_.root.entries) read_field(key, value);
      if (faults_.empty() && !file_.mapping.textes.contains("nom")) {
        fault(document_.root, _("aucune colonne n'est donnée pour le nom"), _("Ajoutez : nom: {colonne: …}."));
      }
    }
    if (!faults_.empty()) throw DataError(std::move(faults_));
    return std::move(file_);
  }

 private:
  void read_field(const YamlNode& key, const YamlNode& value) {
    Mapping& mapping = file_.mapping;
    if (key.text == "version" || key.text == "$schema") return;
    if (key.text == "horaires") return read_hours(value);
    if (key.text == "semaine_ouverture") {
      if (const YamlNode* column = member(value, "colonne")) mapping.semaine_ouverture = names(*column);
      return;
    }
    if (!is_field(key.text)) return remark_unknown(key, field_names());
    if (value.kind == YamlNode::Kind::sequence) {
      if (is_list_field(key.text)) return read_choices(key.text, value);
      return fault(value, fill(_("« {} » n'a qu'une valeur : une liste de choix ne lui convient pas"), key.text),
                   _("Écrivez {colonne: …}, {joindre: …}, {dissocier: …} ou {valeur: …}."));
    }
    read_text_rules(value, mapping.textes[key.text]);
  }

  static bool is_field(std::string_view name) {
    const auto& known = standard_columns().known;
    return std::find(known.begin(), known.end(), name) != known.end();
  }
  static std::vector<std::string> field_names() {
    std::vector<std::string> all = standard_columns().known;
    all.emplace_back("semaine_ouverture");
    return all;
  }

  // {joindre} comes before {colonne}, as in {joindre: {…, ou: {colonne: …}}}, which means the same.
  void read_text_rules(const YamlNode& value, std::vector<TextRule>& rules) {
    if (value.kind != YamlNode::Kind::mapping) {
      return fault(value, _("règle attendue"), _("Écrivez {colonne: …}, {joindre: …}, {dissocier: …} ou {valeur: …}."));
    }
    only_keys(value, {"colonne", "joindre", "dissocier", "valeur"});
    if (const YamlNode* join = value.find("joindre")) read_join(*join, rules);
    if (const YamlNode* cut = value.find("dissocier")) read_cut(*cut, rules);
    if (const YamlNode* column = value.find("colonne")) rules.emplace_back(FirstColumn{names(*column)});
    if (const YamlNode* constant = value.find("valeur")) rules.emplace_back(Constant{text(*constant)});
  }

  void read_join(const YamlNode& join, std::vector<TextRule>& rules) {
    only_keys(join, {"colonnes", "séparateur", "separateur", "ou"});
    JoinedColumns rule;
    if (const YamlNode* columns = member(join, "colonnes")) rule.colonnes = names(*columns);
    rule.separateur = separator(join).value_or(" ");
    rules.emplace_back(std::move(rule));
    if (join.kind != YamlNode::Kind::mapping) return;
    if (const YamlNode* otherwise = join.find("ou")) read_text_rules(*otherwise, rules);
  }

  void read_cut(const YamlNode& cut, std::vector<TextRule>& rules) {
    only_keys(cut, {"colonne", "séparateur", "separateur", "partie"});
    PartOfColumn rule;
    if (const YamlNode* column = member(cut, "colonne")) rule.colonne = {text(*column), place(*column)};
    const auto found = separator(cut);
    if (!found || found->empty()) fault(cut, _("il manque le séparateur"), _("Ajoutez par exemple : séparateur: \",\"."));
    rule.separateur = found.value_or("");
    if (const YamlNode* part = member(cut, "partie")) {
      const std::string& digits = part->text;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), rule.partie);
      if (error != std::errc() || end != digits.data() + digits.size()) {
        fault(*part, fill(_("« {} » n'est pas un numéro de partie"), digits), _("Les parties se comptent à partir de 0."));
      }
    }
    rules.emplace_back(std::move(rule));
  }

  std::optional<std::string> separator(const YamlNode& rule) {
    if (rule.kind != YamlNode::Kind::mapping) return {};
    const YamlNode* found = rule.find("séparateur");
    if (!found) found = rule.find("separateur");
    if (!found) return {};
    return text(*found);
  }

  void read_choices(const std::string& field, const YamlNode& list) {
    std::vector<Choice>& choices = file_.mapping.choix[field];
    for (const YamlNode& item : list.items) {
      if (item.kind != YamlNode::Kind::mapping) {
        fault(item, _("choix attendu"), _("Écrivez {colonnes: […], termes: […], cible: …}."));
        continue;
      }
      only_keys(item, {"colonnes", "termes", "sauf", "cible"});
      Choice choice;
      if (const YamlNode* found = item.find("colonnes")) choice.colonnes = names(*found);
      if (const YamlNode* found = item.find("termes")) choice.termes = texts(*found);
      if (const YamlNode* found = item.find("sauf")) choice.sauf = texts(*found);
      if (const YamlNode* found = item.find("cible")) {
        choice.cible = text(*found);
        if (const auto reason = store::Schema::get("acteur").refuse(field, choice.cible); reason && !choice.cible.empty()) {
          remark(*found, fill(_("« {0} » n'est pas une valeur de « {1} » dans le standard"), choice.cible, field),
                 did_you_mean(choice.cible, store::Schema::get("acteur").allowed(field)));
        }
      }
      if (!item.find("colonnes") && choice.cible.empty()) {
        fault(item, _("ce choix ne dit rien"), _("Donnez au moins « colonnes » ou « cible »."));
      }
      choices.push_back(std::move(choice));
    }
  }

  void read_hours(const YamlNode& value) {
    HoursRule& hours = file_.mapping.horaires;
    only_keys(value, {"jours", "semaine", "osm", "colonne"});
    if (value.kind != YamlNode::Kind::mapping) return fault(value, _("règle attendue"), _("Écrivez {jours: […]}, {semaine: …} ou {osm: …}."));
    if (const YamlNode* column = value.find("colonne")) hours.osm = names(*column);
    if (const YamlNode* week = value.find("semaine")) hours.semaine = names(*week);
    if (const YamlNode* osm = value.find("osm")) hours.osm = names(*osm);
    const YamlNode* list = value.find("jours");
    if (!list) return;
    if (list->kind != YamlNode::Kind::sequence) return fault(*list, _("liste de jours attendue"), _("Écrivez [{colonne: …, osm: Mo}, …]."));
    for (const YamlNode& item : list->items) {
      only_keys(item, {"colonne", "osm"});
      const YamlNode* day = member(item, "osm");
      const YamlNode* column = member(item, "colonne");
      if (!day || !column) continue;
      const auto found = std::find(days.begin(), days.end(), day->text);
      if (found == days.end()) {
        fault(*day, fill(_("« {} » n'est pas un jour"), day->text), _("Les jours sont Mo, Tu, We, Th, Fr, Sa, Su."));
        continue;
      }
      std::vector<ColumnName>& cells = hours.jours[static_cast<std::size_t>(found - days.begin())];
      for (ColumnName& one : names(*column)) cells.push_back(std::move(one));
    }
  }

  // The member of a mapping, which must be there.
  const YamlNode* member(const YamlNode& node, std::string_view key) {
    const YamlNode* found = node.kind == YamlNode::Kind::mapping ? node.find(key) : nullptr;
    if (!found) fault(node, fill(_("il manque « {} »"), key), "");
    return found;
  }

  void only_keys(const YamlNode& node, const std::vector<std::string>& known) {
    if (node.kind != YamlNode::Kind::mapping) return;
    for (const auto& [key, value] : node.entries) {
      if (std::find(known.begin(), known.end(), key.text) == known.end()) remark_unknown(key, known);
    }
  }

  std::string text(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::null) return {};
    if (node.kind != YamlNode::Kind::scalar) fault(node, _("texte attendu"), "");
    return node.text;
  }

  std::vector<std::string> texts(const YamlNode& node) {
    std::vector<std::string> all;
    if (node.kind != YamlNode::Kind::sequence) {
      all.push_back(text(node));
    } else {
      for (const YamlNode& item : node.items) all.push_back(text(item));
    }
    std::erase(all, "");
    return all;
  }

  std::vector<ColumnName> names(const YamlNode& node) {
    std::vector<ColumnName> all;
    if (node.kind != YamlNode::Kind::sequence) {
      all.push_back({text(node), place(node)});
    } else {
      for (const YamlNode& item : node.items) all.push_back({text(item), place(item)});
    }
    std::erase_if(all, [](const ColumnName& column) { return column.name.empty(); });
    return all;
  }

  Place place(const YamlNode& node) const { return document_.place(node.begin); }

  void fault(const YamlNode& node, std::string message, std::string advice) {
    faults_.push_back({place(node), std::move(message), std::move(advice)});
  }
  void remark(const YamlNode& node, std::string message, std::string advice) {
    file_.remarks.push_back({place(node), std::move(message), std::move(advice)});
  }
  void remark_unknown(const YamlNode& key, const std::vector<std::string>& known) {
    remark(key, fill(_("clé inconnue « {} », laissée de côté"), key.text), did_you_mean(key.text, known));
  }

  const store::YamlDocument& document_;
  MappingFile file_;
  std::vector<Fault> faults_;
};

// The unit of UTF-16 that "\uXXXX" at this place stands for.
std::optional<unsigned> unit_at(std::string_view text, std::size_t at) {
  unsigned unit = 0;
  if (text.size() < at + 6 || text.substr(at, 2) != "\\u") return {};
  const auto [end, error] = std::from_chars(text.data() + at + 2, text.data() + at + 6, unit, 16);
  return error == std::errc() && end == text.data() + at + 6 ? std::optional(unit) : std::nullopt;
}

// JSON writes what lies beyond U+FFFF as two escapes, which YAML knows only as one character.
void join_surrogates(std::string& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const auto high = unit_at(text, i), low = unit_at(text, i + 6);
    if (high && low && *high >= 0xD800 && *high < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
      const unsigned code = 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
      out += {static_cast<char>(0xF0 | (code >> 18)), static_cast<char>(0x80 | ((code >> 12) & 0x3F)),
              static_cast<char>(0x80 | ((code >> 6) & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
      i += 11;
    } else {
      out += text.substr(i, 2);
      ++i;
    }
  }
  text = std::move(out);
}

}  // namespace

MappingFile read_mapping(const std::string& path, std::string text) {
  if (const std::string kind = tables::binary_kind(text); !kind.empty()) {
    throw DataError(Fault{{path}, fill(_("c'est {}, pas une correspondance de colonnes"), kind),
                          _("Donnez un fichier JSON ou YAML. Pour en écrire un : mediamap actors mapping SOURCE -o CORRESPONDANCE.")});
  }
  // JSON may be indented by tabs, YAML not; a JSON text holds none within its strings.
  if (const auto first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"); first != std::string::npos && text[first] == '{') {
    std::replace(text.begin(), text.end(), '\t', ' ');
    join_surrogates(text);
  }
  const store::YamlDocument document = store::parse_yaml(path, std::move(text));
  return Reader(document).read();
}

Mapping standard_mapping(const std::vector<std::string>& columns) {
  Mapping mapping;
  std::map<std::string_view, std::pair<int, const std::string*>> best;  // by field: how sure, and the column
  for (const std::string& column : columns) {
    const NamedField named = field_named_by(column);
    if (named.confidence < 90) continue;
    auto& found = best[named.field];
    if (named.confidence > found.first) found = {named.confidence, &column};
  }
  for (const auto& [field, found] : best) {
    if (field == "horaires") {
      mapping.horaires.osm = {{*found.second, {}}};
    } else {
      mapping.textes[std::string(field)] = {FirstColumn{{{*found.second, {}}}}};
    }
  }
  return mapping;
}

}  // namespace mediamap::exchange
