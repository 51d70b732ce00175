// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/commune.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule cedex{"commune-cedex", "commune", N_("« CEDEX » et son numéro derrière le nom : retirés")};
constexpr Rule delegated{"commune-deleguee", "commune",
                         N_("« X (commune déléguée de Y) » : Y, et X passe dans le complément d'adresse")};
constexpr Rule delegated_kept{"complement-commune-deleguee", "complement_adresse",
                              N_("nom d'une ancienne commune ou d'un quartier, retiré de la commune : gardé ici")};
constexpr Rule district{"commune-arrondissement", "commune",
                        N_("« Paris 12e », « Lyon 3 », « Marseille 08 » : la ville")};
constexpr Rule district_code{"code-postal-arrondissement", "code_postal",
                             N_("l'arrondissement de Paris, Lyon ou Marseille donne le code postal qui manque")};
constexpr Rule parentheses{"commune-parentheses", "commune", N_("parenthèses derrière le nom : retirées")};
constexpr Rule country{"commune-pays", "commune", N_("« France » ou le département derrière une virgule : retiré")};
constexpr Rule saint{"commune-saint", "commune", N_("« St », « Ste » : « Saint », « Sainte »")};
constexpr Rule official{"commune-nom-officiel", "commune",
                        N_("casse, accents, tirets, apostrophes : le nom de communes.yaml")};
constexpr Rule completed{"commune-nom-complet", "commune",
                         N_("article perdu ou ancien nom plus court : le nom de communes.yaml pour ce code postal")};
constexpr Rule misspelled{"commune-faute-de-frappe", "commune",
                          N_("une lettre de trop, de moins ou fausse : le nom de communes.yaml pour ce code postal")};
constexpr Rule by_code{"commune-du-code-insee", "commune",
                       N_("commune absente ou sous un ancien nom : le nom de communes.yaml pour le code INSEE")};
constexpr Rule writing{"commune-ecriture", "commune",
                       N_("commune inconnue de communes.yaml : majuscules et tirets des noms officiels")};
constexpr Rule code_writing{"code-insee-ecriture", "code_insee", N_("zéro perdu, « .0 », « 2a004 » : cinq caractères")};
constexpr Rule code_of_commune{"code-insee-de-la-commune", "code_insee",
                               N_("code INSEE de communes.yaml pour la commune")};
constexpr Rule postal_code{
    "code-postal-de-la-commune", "code_postal",
    N_("code postal absent ou d'une autre commune : celui de communes.yaml, quand la commune n'en a qu'un")};
constexpr Rule postal_code_of_cedex{
    "code-postal-cedex", "code_postal",
    N_("code postal de CEDEX : celui de la commune dans communes.yaml, quand elle n'en a qu'un")};

void add_to_complement(Draft& draft, const std::string& text) {
  const std::string& before = draft["complement_adresse"];
  if (text.empty() || fold(before).find(fold(text)) != std::string::npos) return;
  draft.set(delegated_kept, before.empty() ? text : before + ", " + text);
}

std::string without_edges(std::string_view text) {
  static constexpr std::string_view edges = " ,;-()";
  const auto first = text.find_first_not_of(edges);
  return first == std::string_view::npos ? ""
                                         : std::string(text.substr(first, text.find_last_not_of(edges) - first + 1));
}

std::string join_from(const std::vector<std::string>& all, std::size_t from, std::size_t to) {
  return join({all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)}, " ");
}

// "X (commune déléguée de Y)", "X, commune associée du Y".
bool take_delegated(Draft& draft) {
  const std::vector<std::string> all = words(replace_all(draft["commune"], "’", "'"));
  std::size_t at = 1;
  while (at < all.size() && without_edges(fold(all[at])) != "commune") ++at;
  std::size_t of = at + 1;
  while (of < all.size() && all[of] != "de" && all[of] != "du" && !all[of].starts_with("d'")) ++of;
  if (of >= all.size()) return false;
  std::string whole = without_edges(join_from(all, of, all.size()));
  if (whole.starts_with("du ")) {
    whole = "Le " + whole.substr(3);
  } else {
    whole = whole.substr(whole.starts_with("d'") ? 2 : std::min<std::size_t>(whole.size(), 3));
  }
  if (whole.empty()) return false;
  draft.set(delegated, whole);
  add_to_complement(draft, without_edges(join_from(all, 0, at)));
  return true;
}

int roman(std::string_view word) {
  static constexpr std::array<std::string_view, 20> numerals = {"i",    "ii",  "iii",  "iv",    "v",   "vi",   "vii",
                                                                "viii", "ix",  "x",    "xi",    "xii", "xiii", "xiv",
                                                                "xv",   "xvi", "xvii", "xviii", "xix", "xx"};
  const auto found = std::find(numerals.begin(), numerals.end(), word);
  return found == numerals.end() ? 0 : static_cast<int>(found - numerals.begin()) + 1;
}

struct District {
  std::string city;
  std::string code_postal;
};

// "Paris 12e arrondissement", "LYON 03", "Marseille VIIIe"
std::optional<District> district_in(std::string_view name) {
  struct City {
    std::string_view key, name, code;
    int districts;
  };
  static constexpr std::array<City, 3> cities = {
      {{"paris", "Paris", "750", 20}, {"lyon", "Lyon", "690", 9}, {"marseille", "Marseille", "130", 16}}};
  std::vector<std::string> all = commune_words(name);
  std::erase_if(all, [](const std::string& word) {
    return word.starts_with("arr") || word == "e" || word == "eme" || word == "er";
  });
  if (all.size() != 2) return {};
  const auto city = std::find_if(cities.begin(), cities.end(), [&](const City& c) { return c.key == all[0]; });
  if (city == cities.end()) return {};
  std::string word = all[1];
  for (std::string_view ending : {"ieme", "eme", "er", "e"}) {
    if (word.size() > ending.size() && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  }
  const int number = all_digits(word) && word.size() <= 2 ? std::stoi(word) : roman(word);
  if (number < 1 || number > city->districts) return {};
  const bool two_codes = city->code == "750" && number == 16;  // 75016 and 75116
  return District{std::string(city->name), two_codes ? "" : fmt::format("{}{:02}", city->code, number)};
}

void take_parentheses(Draft& draft) {
  const std::string text = draft["commune"];
  const auto open = text.find('(');
  if (open == std::string::npos || open == 0) return;
  const auto close = std::min(text.find(')', open), text.size());
  const std::string inside = trim(text.substr(open + 1, close - open - 1));
  const std::string behind = close < text.size() ? text.substr(close + 1) : "";
  draft.set(parentheses, squeeze(text.substr(0, open) + behind));
  if (has_letter(inside) && inside.size() > 3 && fold(inside) != "france" && !without_cedex(inside).empty())
    add_to_complement(draft, inside);
}

void take_country(Draft& draft) {
  const std::string& text = draft["commune"];
  const auto comma = text.rfind(',');
  if (comma == std::string::npos || comma == 0) return;
  const std::string last = fold(trim(text.substr(comma + 1)));
  if (last == "france" || all_digits(last)) draft.set(country, trim(text.substr(0, comma)));
}

std::string with_saints(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find_first_of(" -'", at), name.size());
    std::string word(name.substr(at, end - at));
    std::string small = lower_ascii(word);
    if (small.ends_with('.')) small.pop_back();
    const bool capitals = word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
    if (small == "st") word = capitals ? "SAINT" : "Saint";
    if (small == "ste") word = capitals ? "SAINTE" : "Sainte";
    if (small == "sts") word = capitals ? "SAINTS" : "Saints";
    if (small == "stes") word = capitals ? "SAINTES" : "Saintes";
    out += word;
    if (end < name.size()) out += name[end];
    at = end + 1;
  }
  return out;
}

bool is_small_word(const std::string& word) {
  static constexpr std::array<std::string_view, 20> small = {"de",  "du",   "des",  "la",  "le", "les", "lès",
                                                             "lez", "sur",  "sous", "en",  "et", "aux", "au",
                                                             "à",   "près", "dans", "par", "d",  "l"};
  return std::find(small.begin(), small.end(), word) != small.end();
}

// One word between blanks, dashes and apostrophes.
std::string word_in_writing(const std::string& word, bool first) {
  const auto wide = icu::UnicodeString::fromUTF8(word);
  icu::UnicodeString lower(wide);
  lower.toLower(icu::Locale::getFrench());
  std::string low;
  lower.toUTF8String(low);
  if (!first && low == "pres") return "près";
  if (!first && is_small_word(low)) return low;
  icu::UnicodeString out(lower);
  const int32_t one = out.moveIndex32(0, 1);
  out.replaceBetween(0, one, icu::UnicodeString(out, 0, one).toUpper(icu::Locale::getFrench()));
  std::string made;
  out.toUTF8String(made);
  return made;
}

bool is_plausible_name(std::string_view name) {
  return has_letter(name) && length(name) <= 50 &&
         name.find_first_of("0123456789@:;|/?!\"<>=_*+") == std::string_view::npos;
}

void clean_code(Draft& draft) {
  const std::string text = draft["code_insee"];
  if (text.empty()) return;
  std::string code = without_decimal_zero(without_blanks(text));
  while (code.starts_with("'")) code.erase(0, 1);
  if (code.size() == 4 && all_digits(code)) code = "0" + code;
  if (code.size() == 5 && (code[1] == 'a' || code[1] == 'b')) code[1] = static_cast<char>(code[1] - 'a' + 'A');
  if (!is_code_insee(code))
    return draft.set_aside("code_insee", _("un code INSEE a cinq caractères, comme « 59350 » ou « 2A004 »"));
  draft.set(code_writing, code);
}

// A name that is longer than one that communes.yaml has for the postal code may be an old one ("Sancey-le-Grand"), or
// of a commune that the list does not hold: the agent knows.
void write_unknown(Draft& draft, const CommuneNames& names) {
  if (draft["commune"].empty()) return;
  if (const Commune* near = names.find_beginning(draft["commune"], draft["code_postal"])) {
    draft.doubt("commune", draft["commune"],
                fill(_("communes.yaml ne connaît pas cette commune ; s'agit-il de « {} » ?"), near->nom));
  }
  if (!is_plausible_name(draft["commune"])) return draft.set_aside("commune", _("ce n'est pas le nom d'une commune"));
  draft.set(saint, with_saints(plain_dashes(draft["commune"])));
  draft.set(writing, official_writing(draft["commune"]));
}

// Step by step, until communes.yaml knows the name or nothing is left to take away.
const Commune* find_by_name(Draft& draft, const CommuneNames& names) {
  const auto look = [&] { return names.find(draft["commune"], draft["code_postal"]); };
  draft.set(cedex, without_cedex(draft["commune"]));
  if (const Commune* found = look()) return found;
  if (take_delegated(draft)) {
    if (const Commune* found = look()) return found;
  }
  take_parentheses(draft);
  take_country(draft);
  draft.set(cedex, without_cedex(draft["commune"]));
  if (const auto found = district_in(draft["commune"])) {
    draft.set(district, found->city);
    if (draft["code_postal"].empty()) draft.set(district_code, found->code_postal);
  }
  return look();
}

// Sets what the commune tells; the code INSEE given by the source stays, doubtful where it is another's.
void write_known(Draft& draft, const Commune& commune, const Commune* of_code) {
  const std::string code = draft["code_insee"];
  if (code.empty() || (code == draft["code_postal"] && of_code == nullptr)) {
    draft.set(code_of_commune, commune.code);
  } else if (code != commune.code && of_code != nullptr) {
    draft.doubt("code_insee", code, fill(_("ce code est celui de {0}, la commune est {1}"), of_code->nom, commune.nom));
  }
}

// Large receivers have codes of their own ("33697 Mérignac CEDEX"), which no list of communes holds and no map finds.
void write_postal_code(Draft& draft, const Commune& commune, const CommuneNames& names) {
  const std::string code = draft["code_postal"];
  const auto& own = commune.codes_postaux;
  if (own.empty() || std::find(own.begin(), own.end(), code) != own.end()) return;
  const bool elsewhere = !code.empty() && names.has_postal_code(code);
  if (elsewhere)
    draft.doubt("code_postal", code,
                fill(_("ce code postal n'est pas celui de {0} ({1})"), commune.nom, join(own, ", ")));
  if (own.size() == 1) draft.set(code.empty() || elsewhere ? postal_code : postal_code_of_cedex, own.front());
}

}  // namespace

std::span<const Rule> commune_rules() {
  static constexpr std::array all = {
      cedex,   delegated,    delegated_kept,  district,    district_code,       parentheses,
      country, saint,        official,        completed,   misspelled,          by_code,
      writing, code_writing, code_of_commune, postal_code, postal_code_of_cedex};
  return all;
}

std::string official_writing(std::string_view name) {
  const std::string plain = replace_all(plain_dashes(squeeze(name)), "’", "'");
  std::string out;
  bool first = true;
  for (std::size_t at = 0; at < plain.size();) {
    const auto end = std::min(plain.find_first_of(" -'", at), plain.size());
    const std::string word = word_in_writing(plain.substr(at, end - at), first);
    out += word;
    if (end < plain.size()) {
      const bool article = first && (word == "Le" || word == "La" || word == "Les");
      out += plain[end] == '\'' ? '\'' : article ? ' ' : '-';
    }
    first = false;
    at = end + 1;
  }
  return out;
}

std::string without_cedex(std::string_view name) {
  const std::vector<std::string> all = words(name);
  std::size_t count = all.size();
  if (count > 1 && all_digits(without_edges(all[count - 1]))) --count;
  if (count == 0 || !without_edges(fold(all[count - 1])).starts_with("cedex")) return std::string(name);
  const std::string number = without_edges(fold(all[count - 1])).substr(5);
  if (!number.empty() && !all_digits(number)) return std::string(name);
  return without_edges(join_from(all, 0, count - 1));
}

const Commune* clean_commune(Draft& draft, const CommuneNames& names) {
  clean_code(draft);
  const Commune* const of_code = names.by_code(draft["code_insee"]);
  const Commune* found = draft["commune"].empty() ? of_code : find_by_name(draft, names);
  const Rule* rule = draft["commune"].empty() ? &by_code : &official;
  if (found == nullptr && !draft["commune"].empty()) {
    found = names.find_part(draft["commune"], draft["code_postal"]);
    rule = &completed;
    if (found == nullptr) {
      found = names.find_misspelled(draft["commune"], draft["code_postal"]);
      rule = &misspelled;
    }
    const bool agrees = of_code != nullptr && draft["code_postal"].empty() == false &&
                        std::find(of_code->codes_postaux.begin(), of_code->codes_postaux.end(), draft["code_postal"]) !=
                            of_code->codes_postaux.end();
    if (found == nullptr && agrees) {
      add_to_complement(draft, draft["commune"]);
      found = of_code;
      rule = &by_code;
    }
  }
  if (found == nullptr) {
    write_unknown(draft, names);
    return nullptr;
  }
  draft.set(*rule, found->nom);
  write_known(draft, *found, of_code);
  write_postal_code(draft, *found, names);
  return found;
}

}  // namespace mediamap::clean
