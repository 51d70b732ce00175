// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/email.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule mailto{"courriel-mailto", "courriels", N_("« mailto: » devant l'adresse : retiré")};
constexpr Rule at_sign{"courriel-arobase", "courriels", N_("« [a] », « (at) », « @@ » : @ ; « (point) » : un point")};
constexpr Rule comma{"courriel-virgule", "courriels",
                     N_("virgule à la place du point devant « fr » ou « com » : un point")};
constexpr Rule spaces{"courriel-espaces", "courriels", N_("espaces dans l'adresse : retirées")};
constexpr Rule accents{"courriel-accents", "courriels", N_("accents dans l'adresse : retirés")};
constexpr Rule lower_case{"courriel-minuscules", "courriels", N_("majuscules dans l'adresse : minuscules")};
constexpr Rule several{"courriel-plusieurs", "courriels",
                       N_("plusieurs adresses, quel que soit leur séparateur : une liste")};
constexpr Rule words_around{"courriel-mots-autour", "courriels",
                            N_("mots ou signes autour de l'adresse (« Mail : », « <…> ») : l'adresse seule")};

constexpr std::size_t longest_list = 2000;  // bytes; what is longer is some other text

std::size_t find_form(std::string_view text, std::string_view form) {
  const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b); };
  const auto found = std::search(text.begin(), text.end(), form.begin(), form.end(), same);
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

// Replaces every form, whatever its case, together with the blanks around it.
std::string replace_forms(std::string text, std::span<const std::string_view> forms, char by) {
  for (std::string_view form : forms) {
    for (std::size_t at; (at = find_form(text, form)) != std::string::npos;) {
      std::size_t begin = at, end = at + form.size();
      while (begin > 0 && text[begin - 1] == ' ') --begin;
      while (end < text.size() && text[end] == ' ') ++end;
      text.replace(begin, end - begin, 1, by);
    }
  }
  return text;
}

std::string with_at_signs(std::string text) {
  static constexpr std::array<std::string_view, 9> at_forms = {"(at)",      "[at]",      "{at}",      "[a]", "(a)",
                                                               "(arobase)", "[arobase]", " arobase ", "(@)"};
  static constexpr std::array<std::string_view, 4> dot_forms = {"(point)", "[point]", "(dot)", "[dot]"};
  text = replace_forms(std::move(text), at_forms, '@');
  text = replace_forms(std::move(text), dot_forms, '.');
  if (text.find('@') == std::string::npos && words(text).size() == 3) {
    static constexpr std::array<std::string_view, 2> word_forms = {" at ", " chez "};
    text = replace_forms(std::move(text), word_forms, '@');
  }
  while (text.find("@@") != std::string::npos) text = replace_all(text, "@@", "@");
  return text;
}

// "contact@exemple,fr": the comma is followed by a top-level domain and no other address.
std::string with_points(std::string text) {
  for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
    const auto sign = text.rfind('@', at);
    if (sign == std::string::npos || text.substr(sign, at - sign).find_first_of(" .,;") != std::string::npos) continue;
    std::size_t end = at + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    const std::size_t letters = end - at - 1;
    if (letters >= 2 && letters <= 4 && (end == text.size() || text[end] == ' ' || text[end] == ';')) text[at] = '.';
  }
  return text;
}

std::string without_blanks_around(std::string text, std::string_view sign) {
  const std::string before = " " + std::string(sign), behind = std::string(sign) + " ";
  return replace_all(replace_all(text, before, sign), behind, sign);
}

std::string without_accents(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    next_character(text, at);
    const std::string_view bytes = text.substr(start, at - start);
    out += bytes.size() == 1 ? std::string(bytes) : fold(bytes);
  }
  return out;
}

std::string stripped(std::string_view token) {
  static constexpr std::string_view around = "<>()[]{}\"'.,;:!*";
  const auto first = token.find_first_not_of(around);
  if (first == std::string_view::npos) return {};
  return std::string(token.substr(first, token.find_last_not_of(around) - first + 1));
}

bool is_label(std::string_view word) {
  static constexpr std::array<std::string_view, 16> labels = {
      "mail",    "mel", "email", "e-mail", "mails", "courriel",     "adresse", "courriels",
      "contact", "ou",  "et",    "or",     "and",   "electronique", "-",       "par"};
  const std::string plain = fold(stripped(word));
  return plain.empty() || std::find(labels.begin(), labels.end(), plain) != labels.end();
}

bool is_local_part(std::string_view text) {
  if (text.empty() || text.size() > 64 || text.front() == '.' || text.back() == '.') return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("._%+'&*=?^`{}~!#$-").find(c) != std::string_view::npos;
  });
}

bool is_domain(std::string_view text) {
  const auto labels = split(text, '.');
  if (labels.size() < 2 || labels.back().size() < 2 ||
      !std::all_of(labels.back().begin(), labels.back().end(), is_letter))
    return false;
  return std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
  });
}

// What the text holds: addresses, and what is none.
struct Found {
  std::vector<std::string> addresses;
  std::vector<std::string> broken;  // they have an @ and are no addresses
  bool joined = false;              // a blank stood inside of an address
  bool words = false;
};

Found find_addresses(const std::string& text) {
  std::string apart = text;
  std::replace_if(
      apart.begin(), apart.end(), [](char c) { return c == '|' || c == ';' || c == ',' || c == '/'; }, ' ');
  const std::vector<std::string> tokens = words(apart);
  Found found;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string token = stripped(tokens[i]);
    if (token.find('@') == std::string::npos) {
      if (!is_label(tokens[i])) found.words = true;
    } else if (is_email(token)) {
      found.addresses.push_back(token);
    } else if (i + 1 < tokens.size() && is_email(stripped(tokens[i] + tokens[i + 1]))) {
      found.joined = true;
      found.addresses.push_back(stripped(tokens[i] + tokens[i + 1]));
      ++i;
    } else {
      found.broken.push_back(tokens[i]);
    }
  }
  return found;
}

}  // namespace

std::span<const Rule> email_rules() {
  static constexpr std::array all = {mailto, at_sign, comma, spaces, accents, lower_case, several, words_around};
  return all;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && text.size() <= 254 && is_local_part(text.substr(0, at)) &&
         is_domain(text.substr(at + 1));
}

void clean_emails(Draft& draft) {
  const std::string source = draft["courriels"];
  if (source.empty()) return;
  if (source.size() > longest_list) return draft.set_aside("courriels", _("trop long pour une liste d'adresses électroniques"));
  static constexpr std::array<std::string_view, 2> mailto_forms = {"mailto:", "mailto "};
  std::string text = squeeze(source);
  text = trim(replace_forms(text, mailto_forms, ' '));
  if (text != squeeze(source)) draft.set(mailto, text);
  const auto step = [&](const Rule& rule, std::string after) {
    if (after == text) return;
    draft.set(rule, after);
    text = std::move(after);
  };
  step(at_sign, with_at_signs(text));
  step(comma, with_points(text));
  step(spaces, without_blanks_around(text, "@"));
  step(accents, without_accents(text));

  Found found = find_addresses(text);
  if (found.addresses.empty()) {
    draft.set_aside("courriels", text.find('@') == std::string::npos ? _("ce n'est pas une adresse électronique")
                                                                     : _("adresse électronique incomplète"));
    return;
  }
  for (std::string& broken : found.broken)
    draft.doubt("courriels", std::move(broken), _("adresse électronique incomplète"));
  if (found.words) draft.doubt("courriels", source, _("texte autour de l'adresse, qui n'a pas de place dans ce champ"));
  const std::string list = join(found.addresses, "|");
  if (text != list) draft.set(found.addresses.size() > 1 ? several : found.joined ? spaces : words_around, list);
  std::vector<std::string> once;
  for (const std::string& address : found.addresses) {
    std::string small = lower_ascii(address);
    if (std::find(once.begin(), once.end(), small) == once.end()) once.push_back(std::move(small));
  }
  draft.set(lower_ascii(list) == list ? several : lower_case, join(once, "|"));
}

}  // namespace mediamap::clean
