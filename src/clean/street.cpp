// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/street.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/blanks.hpp"
#include "mediamap/clean/commune.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule null_words{"adresse-null", "adresse", N_("« null », « undefined » dans l'adresse : retirés")};
constexpr Rule code_from_address{"code-postal-de-l-adresse", "code_postal",
                                 N_("code postal absent : celui de l'adresse (« 8 rue X - 33000 Bordeaux »)")};
constexpr Rule commune_from_address{"commune-de-l-adresse", "commune",
                                    N_("commune absente : celle derrière le code postal de l'adresse")};
constexpr Rule repeated{"adresse-commune-repetee", "adresse",
                        N_("code postal et commune répétés dans l'adresse : retirés")};
constexpr Rule comma{"adresse-virgule", "adresse", N_("virgule derrière le numéro (« 5, rue ») : retirée")};
constexpr Rule edges{"adresse-bouts", "adresse", N_("tiret ou virgule au début ou à la fin de l'adresse : retirés")};

constexpr std::size_t longest_name = 9;  // words
constexpr std::size_t longest_address = 500;  // bytes; what is longer is some other text

// A postal code in the address, and the words of the town behind it.
struct Place {
  std::size_t begin = 0, end = 0;  // words, end behind the code
  std::string code;
};

std::string bare(std::string_view text) {
  static constexpr std::string_view signs = ",;.-()/:";
  const std::string word = plain_dashes(text);
  const auto first = word.find_first_not_of(signs);
  return first == std::string::npos ? "" : word.substr(first, word.find_last_not_of(signs) - first + 1);
}

// "BP 40273" and "CS 12345" are no postal codes.
bool is_box(std::string_view word) {
  static constexpr std::array<std::string_view, 8> boxes = {"bp", "b.p", "cs", "tsa", "postale", "case", "n°", "no"};
  const std::string folded = bare(fold(word));
  return std::find(boxes.begin(), boxes.end(), folded) != boxes.end();
}

std::optional<Place> postal_code_at(const std::vector<std::string>& all, std::size_t at) {
  if (at > 0 && is_box(all[at - 1])) return {};
  std::string word = bare(all[at]);
  if (lower_ascii(word).starts_with("f-")) word.erase(0, 2);
  if (word.size() == 5 && all_digits(word) && !word.starts_with("00")) return Place{at, at + 1, word};
  // "33 000 Bordeaux"
  if (word.size() == 2 && all_digits(word) && at > 0 && at + 1 < all.size()) {
    const std::string behind = bare(all[at + 1]);
    if (behind.size() == 3 && all_digits(behind)) return Place{at, at + 2, word + behind};
  }
  return {};
}

std::string join_words(const std::vector<std::string>& all, std::size_t from, std::size_t to) {
  return join({all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)}, " ");
}

std::string without_signs(std::string_view text) {
  static constexpr std::array<std::string_view, 8> signs = {" ", ",", ";", "-", "/", "\u2013", "\u2014", "\u2212"};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view sign : signs) {
      if (text.starts_with(sign)) text.remove_prefix(sign.size()), again = true;
      if (text.ends_with(sign)) text.remove_suffix(sign.size()), again = true;
    }
  }
  return std::string(text);
}

std::string without_edges(std::string_view address) {
  std::string text = without_signs(address);
  return says_nothing(text) ? "" : text;
}

// "- Bègles CEDEX 9, France" → "Bègles"
std::string town_text(std::string_view behind) {
  std::string text = without_signs(behind);
  if (fold(text).ends_with(" france")) text = without_signs(std::string_view(text).substr(0, text.size() - 7));
  return without_cedex(text);
}

bool names_a_town(std::string_view text) {
  return has_letter(text) && text.find_first_of("0123456789@:;|/,") == std::string_view::npos &&
         words(text).size() <= longest_name;
}

// Tells whether words of the address name the town of the record.
class Town {
 public:
  Town(const Draft& draft, const CommuneNames& names, const Commune* commune)
      : names_(names),
        commune_(commune),
        code_postal_(draft["code_postal"]),
        key_(commune_key(draft["commune"])),
        source_key_(commune_key(without_cedex(draft.original("commune")))) {}

  bool is(std::string_view text) const {
    const std::string plain = without_cedex(text);
    if (plain.empty() || !has_letter(plain)) return false;
    const std::string key = commune_key(plain);
    if (key.empty()) return false;
    if (key == key_ || key == source_key_) return true;
    return commune_ != nullptr && names_.find_part(plain, code_postal_) == commune_ && !code_postal_.empty();
  }

  // Exactly the name, as it must be where no postal code stands before it.
  bool is_named(std::string_view text) const {
    const std::string key = commune_key(without_cedex(text));
    return !key.empty() && key == key_;
  }

 private:
  const CommuneNames& names_;
  const Commune* commune_;
  std::string code_postal_, key_, source_key_;
};

bool is_link(std::string_view word) {
  static constexpr std::array<std::string_view, 12> links = {"de", "du",  "des", "d",   "a",    "la",
                                                             "le", "les", "en",  "sur", "sous", "et"};
  return std::find(links.begin(), links.end(), fold(word)) != links.end();
}

// The number of words behind a postal code that name the town, "CEDEX 9" and "France" included.
std::size_t town_words(const std::vector<std::string>& all, std::size_t from, const Town& town) {
  std::size_t first = from;
  while (first < all.size() && bare(all[first]).empty()) ++first;  // a dash
  std::size_t end = from;
  for (std::size_t count = std::min(longest_name, all.size() - first); count > 0; --count) {
    const std::string text = without_signs(join_words(all, first, first + count));
    if (town.is(text)) {
      end = first + count;
      break;
    }
  }
  // "BOURG EN GIRONDE": more of a name of old.
  if (end > from && end < all.size() && is_link(all[end]) && names_a_town(join_words(all, end, all.size())))
    end = all.size();
  if (end > from && end < all.size() && bare(fold(all[end])) == "cedex") {
    ++end;
    if (end < all.size() && all_digits(bare(all[end])) && bare(all[end]).size() <= 2) ++end;
  }
  if (end > from && end + 1 == all.size() && bare(fold(all[end])) == "france") ++end;
  return end - from;
}

std::string cut(const std::vector<std::string>& all, std::size_t from, std::size_t to) {
  const std::string before = without_signs(join_words(all, 0, from));
  const std::string behind = without_signs(join_words(all, to, all.size()));
  return before.empty() || behind.empty() ? before + behind : before + ", " + behind;
}

// One repetition less, the last first; the same text when there is none.
std::string without_repetition(Draft& draft, const std::string& text, const Town& town) {
  const std::vector<std::string> all = words(text);
  for (std::size_t at = all.size(); at-- > 0;) {
    const auto place = postal_code_at(all, at);
    if (!place) continue;
    const std::size_t count = town_words(all, place->end, town);
    const bool same_code = place->code == draft["code_postal"];
    const bool alone = place->end == all.size();
    if (!same_code && count == 0) continue;
    if (count == 0 && !alone && at == 0) continue;
    const bool is_cedex = fold(join_words(all, place->end, all.size())).find("cedex") != std::string::npos;
    if (!same_code && !is_cedex)
      draft.doubt("code_postal", place->code,
                  fill(_("l'adresse donne un autre code postal que {}"), draft["code_postal"]));
    return cut(all, place->begin, place->end + count);
  }
  return text;
}

// "2 avenue de Verdun, Bordeaux" and "12 rue de la Paix BORDEAUX": the town behind a sign, or in capitals of its own.
std::string without_trailing_town(const std::string& text, const Town& town) {
  const std::vector<std::string> all = words(text);
  if (town.is_named(text)) return {};
  for (std::size_t from = 1; from < all.size(); ++from) {
    if (all.size() - from > longest_name) continue;
    const std::string before = join_words(all, 0, from), tail = join_words(all, from, all.size());
    const bool sign = std::string_view(",;-(").find(before.back()) != std::string_view::npos ||
                      std::string_view("(-").find(tail.front()) != std::string_view::npos;
    const bool capitals = lower_ascii(before) != before && has_letter(before) &&
                          tail.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos &&
                          before.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
    if (!(sign || (capitals && !is_link(all[from - 1])))) continue;
    if (!town.is_named(bare(tail))) continue;
    std::string out = without_signs(before);
    while (out.ends_with('(') || out.ends_with(' ')) out.pop_back();
    return without_signs(out);
  }
  return text;
}

std::string without_null(const std::string& text) {
  std::vector<std::string> all = words(text);
  std::erase_if(all, [](const std::string& word) {
    const std::string plain = lower_ascii(bare(word));
    return plain == "null" || plain == "undefined" || plain == "nan";
  });
  return join(all, " ");
}

// "5, rue X", "12 bis, rue X", "10-12, place X"
std::string without_comma(const std::string& text) {
  const auto at = text.find(',');
  if (at == std::string::npos || at == 0 || !is_digit(text[0]) || at + 2 >= text.size()) return text;
  const std::string number = lower_ascii(text.substr(0, at));
  const auto letters = number.find_first_not_of("0123456789-/ ");
  const std::string suffix = letters == std::string::npos ? "" : trim(number.substr(letters));
  static constexpr std::array<std::string_view, 5> suffixes = {"", "bis", "ter", "quater", "quinquies"};
  const bool known = std::find(suffixes.begin(), suffixes.end(), suffix) != suffixes.end() ||
                     (suffix.size() == 1 && is_letter(suffix[0]));
  if (!known || at > 16) return text;
  const std::string behind = trim(text.substr(at + 1));
  if (!behind.empty() && is_digit(behind[0])) return text;  // "5, 7 rue X"
  return trim(text.substr(0, at)) + " " + behind;
}

}  // namespace

std::span<const Rule> street_rules() {
  static constexpr std::array all = {null_words, code_from_address, commune_from_address, repeated, comma, edges};
  return all;
}

void read_address(Draft& draft, const CommuneNames& names) {
  if (draft["adresse"].empty()) return;
  if (draft["adresse"].size() > longest_address) return draft.set_aside("adresse", _("trop long pour une adresse"));
  draft.set(null_words, without_null(draft["adresse"]));
  draft.set(edges, without_edges(draft["adresse"]));
  const std::vector<std::string> all = words(draft["adresse"]);
  for (std::size_t at = all.size(); at-- > 0;) {
    const auto place = postal_code_at(all, at);
    if (!place) continue;
    const std::string behind = town_text(join_words(all, place->end, all.size()));
    if (!behind.empty() && !names_a_town(behind)) continue;
    if (at == 0 && behind.empty() && all.size() > 1) continue;
    // "691 avenue X - 33390 BLAYE" in a row of another commune: which of both is wrong cannot be told.
    const Commune* const there = names.find(behind, place->code);
    const Commune* const here = names.find(without_cedex(draft["commune"]), draft["code_postal"]);
    if (there != nullptr && here != nullptr && there != here) {
      draft.doubt("commune", place->code + " " + behind,
                  fill(_("l'adresse est à {0}, la fiche à {1}"), there->nom, here->nom));
      return;
    }
    if (draft["code_postal"].empty()) draft.set(code_from_address, place->code);
    if (draft["commune"].empty() && !behind.empty() && draft["code_postal"] == place->code)
      draft.set(commune_from_address, behind);
    return;
  }
}

void clean_street(Draft& draft, const CommuneNames& names, const Commune* commune) {
  if (draft["adresse"].empty()) return;
  const Town town(draft, names, commune);
  std::string address = draft["adresse"];
  for (std::string before; before != address;) {
    before = address;
    address = without_trailing_town(without_repetition(draft, before, town), town);
  }
  draft.set(repeated, std::move(address));
  draft.set(comma, without_comma(draft["adresse"]));
  draft.set(edges, without_edges(draft["adresse"]));
}

}  // namespace mediamap::clean
