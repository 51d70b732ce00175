// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/website.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/email.hpp"
#include "mediamap/clean/scan.hpp"

namespace mediamap::clean {
namespace {

constexpr Rule broken_scheme{"site-schema-errone", "site_web",
                             N_("« http:/ », « htpp:// », « http://http:// » : http:// ou https://")};
constexpr Rule missing_scheme{"site-schema-manquant", "site_web", N_("adresse sans « http:// » : il est ajouté")};
constexpr Rule spaces{"site-espaces", "site_web", N_("espaces dans l'adresse : retirées")};
constexpr Rule lower_case{"site-minuscules", "site_web",
                          N_("majuscules dans le nom du site : minuscules ; la page garde les siennes")};
constexpr Rule several{"site-plusieurs", "site_web",
                       N_("plusieurs adresses, quel que soit leur séparateur : une liste")};
constexpr Rule words_around{"site-mots-autour", "site_web",
                            N_("mots ou signes autour de l'adresse (« Site : », « <…> ») : l'adresse seule")};
constexpr Rule moved_email{"site-courriel", "courriels",
                           N_("adresse électronique dans la case du site : elle passe dans les courriels")};

// The length of a scheme at the beginning, however it is misspelled: letters of "https" and then signs of "://".
std::size_t scheme_length(std::string_view text) {
  const std::string small = lower_ascii(text.substr(0, 12));
  std::size_t letters = small.find_first_not_of("htps");
  if (letters == std::string::npos || letters < 3 || letters > 6) return 0;
  const std::string_view word = std::string_view(small).substr(0, letters);
  if (word.find('t') == std::string_view::npos || word.find('p') == std::string_view::npos) return 0;
  const std::size_t end = std::min(text.find_first_not_of(":;/\\. ", letters), text.size());
  const std::string_view signs = text.substr(letters, end - letters);
  const bool some = signs.find_first_of(":;/\\") != std::string_view::npos;
  const bool exact = (word == "http" || word == "https") && signs == ":";  // "http:www.exemple.fr"
  return some && (signs.size() >= 2 || exact) ? end : 0;
}

bool is_https(std::string_view scheme) {
  const std::string small = lower_ascii(scheme);
  return small.find("ps") != std::string::npos;
}

std::string_view host_of(std::string_view rest) {
  return rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
}

bool is_ipv4(std::string_view host) {
  const auto parts = split(host, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
           return part.size() <= 3 && all_digits(part) && std::stoi(part) <= 255;
         });
}

bool is_host(std::string_view host) {
  const auto port = host.find(':');
  if (port != std::string_view::npos && !all_digits(host.substr(port + 1))) return false;
  host = host.substr(0, port);
  if (is_ipv4(host)) return true;
  const auto labels = split(host, '.');
  if (labels.size() < 2 || labels.back().size() < 2) return false;
  const std::string& top = labels.back();
  if (!std::all_of(top.begin(), top.end(), is_letter) && !top.starts_with("xn--")) return false;
  return std::all_of(labels.begin(), labels.end(), [](const std::string& label) {
    return !label.empty() && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_' || !is_ascii(c); });
  });
}

// Without a scheme: "exemple.fr", "www.exemple.fr/page". "M.Dupont" is none.
bool looks_like_site(std::string_view text) {
  static constexpr std::array<std::string_view, 25> domains = {
      "fr", "com", "org", "net", "eu", "info", "bzh", "paris", "asso", "coop", "io",     "re",    "nc",
      "pf", "gp",  "mq",  "gf",  "yt", "be",   "me",  "tv",    "cc",   "site", "online", "alsace"};
  const std::string host = lower_ascii(host_of(text));
  if (text.find('@') != std::string_view::npos || !is_host(host)) return false;
  if (host.starts_with("www.") || (host == host_of(text) && std::count(host.begin(), host.end(), '.') >= 2))
    return true;
  const std::string top = host.substr(host.rfind('.') + 1);
  return std::find(domains.begin(), domains.end(), top) != domains.end() ||
         (top.size() <= 4 && text.size() > host.size()) || is_ipv4(host);
}

bool starts_address(std::string_view token) {
  while (token.starts_with('/')) token.remove_prefix(1);
  return scheme_length(token) > 0 || lower_ascii(token).starts_with("www.") || looks_like_site(token);
}

std::string stripped(std::string_view token) {
  static constexpr std::string_view before = "<([{\"'*-,;:", behind = ">)]}\"'*,;.:";
  const auto first = token.find_first_not_of(before);
  if (first == std::string_view::npos) return {};
  token = token.substr(first);
  const bool opened = token.find('(') != std::string_view::npos;
  const auto last = token.find_last_not_of(opened ? behind.substr(0, 1) : behind);
  return last == std::string_view::npos ? std::string() : std::string(token.substr(0, last + 1));
}

// One token as a web address, or as near as it gets.
struct Address {
  std::string text;
  bool mended_scheme = false, added_scheme = false, lowered = false;
};

Address as_address(std::string_view token) {
  Address made;
  std::string scheme;
  std::string_view rest = token;
  for (std::size_t length; (length = scheme_length(rest)) > 0; rest.remove_prefix(length)) {
    const std::string_view seen = rest.substr(0, length);
    made.mended_scheme |= !scheme.empty() || (lower_ascii(seen) != "http://" && lower_ascii(seen) != "https://");
    made.lowered |= lower_ascii(seen) != seen;
    scheme = is_https(seen) ? "https://" : "http://";
  }
  while (rest.starts_with("/") || rest.starts_with(":")) rest.remove_prefix(1);
  if (scheme.empty()) {
    made.added_scheme = true;
    scheme = "http://";
  }
  const std::string_view host = host_of(rest);
  std::string small = lower_ascii(host);
  if (small.starts_with("www,")) small[3] = '.', made.mended_scheme = true;
  made.lowered |= lower_ascii(host) != host;
  made.text = scheme + small + std::string(rest.substr(host.size()));
  return made;
}

struct Found {
  std::vector<Address> addresses;
  std::vector<std::string> emails;
  bool joined = false, labels = false, words = false;
};

bool is_label(std::string_view word) {
  static constexpr std::array<std::string_view, 16> labels = {
      "site", "sites", "web",      "internet", "url",  "lien",  "page",  "adresse",
      "et",   "ou",    "facebook", "sur",      "http", "https", "notre", "le"};
  std::string plain = fold(stripped(word));
  return plain.empty() || std::find(labels.begin(), labels.end(), plain) != labels.end();
}

// A token that goes on with the page of the address before it, which a blank had cut.
bool continues(std::string_view before, std::string_view token) {
  if (before.find('/', before.find("://") == std::string_view::npos ? 0 : before.find("://") + 3) ==
      std::string_view::npos) {
    return token.starts_with("/") && token.size() > 1;
  }
  return std::string_view("-=?&_%").find(before.back()) != std::string_view::npos ||
         (token.size() > 1 && std::string_view("-/=?&_#").find(token.front()) != std::string_view::npos);
}

// "https:// www.exemple.fr", "http: //x": the scheme and what follows are one.
std::string with_joined_schemes(const std::vector<std::string>& tokens) {
  std::string out;
  for (const std::string& token : tokens) {
    const std::string small = lower_ascii(out.substr(out.size() - std::min<std::size_t>(out.size(), 8)));
    const bool open = small.ends_with("http://") || small.ends_with("https://") || small.ends_with("http:") ||
                      small.ends_with("https:") || small.ends_with("www.");
    if (!out.empty() && !open) out += ' ';
    out += token;
  }
  return out;
}

Found find_addresses(const std::string& text) {
  std::string apart = replace_all(replace_all(text, "|", " "), ", ", " ");
  for (std::size_t i = 0; i < apart.size(); ++i) {
    if (apart[i] == ';' && apart.compare(i + 1, 1, "/") != 0) apart[i] = ' ';  // not in "http;//"
  }
  const std::vector<std::string> tokens = words(with_joined_schemes(words(apart)));
  Found found;
  std::string last;
  for (const std::string& token : tokens) {
    const std::string plain = stripped(token);
    if (is_email(plain) && scheme_length(plain) == 0) {
      found.emails.push_back(plain);
      last.clear();
    } else if (starts_address(plain)) {
      found.labels |= plain != token;
      found.addresses.push_back(as_address(plain));
      last = token;
    } else if (!last.empty() && continues(last, token)) {
      found.joined = true;
      found.addresses.back().text += plain;
      last += token;
    } else {
      (is_label(token) ? found.labels : found.words) = true;
      last.clear();
    }
  }
  return found;
}

std::string join_addresses(const std::vector<Address>& addresses) {
  std::vector<std::string> once;
  for (const Address& address : addresses) {
    if (std::find(once.begin(), once.end(), address.text) == once.end()) once.push_back(address.text);
  }
  return join(once, "|");
}

// The rule that tells most of what happened.
const Rule& telling_rule(const Found& found, std::size_t before) {
  const auto any = [&](bool Address::*what) {
    return std::any_of(found.addresses.begin(), found.addresses.end(), [&](const Address& a) { return a.*what; });
  };
  if (found.addresses.size() > before) return several;
  if (found.words || !found.emails.empty()) return words_around;
  if (any(&Address::mended_scheme)) return broken_scheme;
  if (any(&Address::added_scheme)) return missing_scheme;
  if (found.joined) return spaces;
  if (any(&Address::lowered)) return lower_case;
  return found.labels ? words_around : spaces;
}

void move_emails(Draft& draft, const std::vector<std::string>& emails) {
  std::string list = draft["courriels"];
  const std::string known = lower_ascii(list);
  for (const std::string& email : emails) {
    if (known.find(lower_ascii(email)) == std::string::npos) list += (list.empty() ? "" : "|") + email;
  }
  draft.set(moved_email, list);
}

void clean_addresses(Draft& draft, std::string_view champ, bool many) {
  const std::string source = draft[champ];
  if (source.empty()) return;
  Found found = find_addresses(source);
  std::erase_if(found.addresses, [&](const Address& address) {
    const bool good = is_web_address(address.text);
    found.words |= !good;
    return !good;
  });
  if (found.addresses.empty() && found.emails.empty()) {
    draft.set_aside(champ, _("ce n'est pas l'adresse d'un site"));
    return;
  }
  if (!many && (found.addresses.size() != 1 || !found.emails.empty())) return;  // "par mail à …" is kept as it is
  if (!found.emails.empty()) move_emails(draft, found.emails);
  const std::size_t before = split(source, '|').size();
  draft.set(telling_rule(found, before), champ, join_addresses(found.addresses));
  if (found.words) draft.doubt(champ, source, _("texte autour de l'adresse, qui n'a pas de place dans ce champ"));
}

}  // namespace

std::span<const Rule> website_rules() {
  static constexpr std::array all = {broken_scheme, missing_scheme, spaces,     lower_case,
                                     several,       words_around,   moved_email};
  return all;
}

bool is_web_address(std::string_view text) {
  std::string_view rest = text;
  if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else if (rest.starts_with("https://")) {
    rest.remove_prefix(8);
  } else {
    return false;
  }
  const std::string_view host = host_of(rest);
  return text.size() <= 2000 && text.find_first_of(" \t\r\n|") == std::string_view::npos && is_host(host);
}

void clean_websites(Draft& draft) {
  clean_addresses(draft, "site_web", true);
  clean_addresses(draft, "prise_rdv", false);
  clean_addresses(draft, "fiche_acces_libre", false);
}

}  // namespace mediamap::clean
