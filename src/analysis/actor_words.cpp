// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/actor_words.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/analysis/word_similarity.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::analysis {
namespace {

using Words = std::vector<std::string>;
using WordSet = std::unordered_set<std::string_view>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view word) { return !word.empty() && std::all_of(word.begin(), word.end(), is_digit); }

// Letters, of any script, and digits; the signs of Latin-1 and general punctuation ("«", "°", "–") are none.
bool is_part_of_word(std::int32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return c > 0xBF && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF);
}

// Runs of letters and digits of the folded text.
Words words_of(std::string_view text) {
  const std::string folded = fold(text) + ' ';
  Words words;
  std::string word;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (is_part_of_word(next_character(folded, at))) {
      word.append(folded, begin, at - begin);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

const WordSet& small_words() {
  static const WordSet words = {"le", "la",  "les", "l",   "de",  "du",   "des",  "d",  "et", "a",  "au",
                                "aux", "en", "pour", "sur", "sous", "un", "une", "par", "dans", "the"};
  return words;
}

// Words that come and go in the name of one and the same actor.
const WordSet& empty_words() {
  static const WordSet words = {"association", "asso",      "assoc",        "municipal", "municipale", "municipaux", "communal",
                                "communale",   "intercommunal", "intercommunale", "sarl", "sas", "scop", "scic", "loi", "1901"};
  return words;
}

struct Phrase {
  std::string_view words;
  std::string_view short_form;
};

// Words joined by '-', without small words, plurals as people write them. The first that fits is taken: longer ones come first.
constexpr Phrase phrases[] = {
    {"etablissement-hebergement-personnes-agees-dependantes", "ehpad"},
    {"union-departementale-associations-familiales", "udaf"},
    {"agence-departementale-information-logement", "adil"},
    {"centre-information-droits-femmes-familles", "cidff"},
    {"maison-departementale-solidarites", "mds"},
    {"maison-departement-solidarites", "mds"},
    {"centre-intercommunal-action-sociale", "cias"},
    {"centre-communal-action-sociale", "ccas"},
    {"caisse-primaire-assurance-maladie", "cpam"},
    {"centre-regional-information-jeunesse", "crij"},
    {"caisse-allocations-familiales", "caf"},
    {"maison-jeunes-culture", "mjc"},
    {"maison-familiale-rurale", "mfr"},
    {"maison-services-publics", "msap"},
    {"maison-services-public", "msap"},
    {"maison-france-services", "franceservices"},
    {"maison-france-service", "franceservices"},
    {"espace-france-services", "franceservices"},
    {"espace-france-service", "franceservices"},
    {"point-information-jeunesse", "pij"},
    {"bureau-information-jeunesse", "bij"},
    {"centre-information-jeunesse", "cij"},
    {"point-accueil-jeunes", "paj"},
    {"espace-vie-sociale", "evs"},
    {"espace-public-numerique", "epn"},
    {"foyer-jeunes-travailleurs", "fjt"},
    {"centre-socio-culturel", "centre-socioculturel"},
    {"centre-social-culturel", "centre-socioculturel"},
    {"france-services", "franceservices"},
    {"france-service", "franceservices"},
    {"mission-locale", "missionlocale"},
    {"pole-emploi", "francetravail"},
    {"france-travail", "francetravail"},
    {"communaute-communes", "cdc"},
    {"hotel-ville", "mairie"},
    {"tiers-lieu", "tierslieu"},
    {"tiers-lieux", "tierslieu"},
    {"fab-lab", "fablab"},
    {"cyber-base", "cyberbase"},
    {"repair-cafe", "repaircafe"},
};

std::string spelled(std::string word) {
  static const std::unordered_map<std::string_view, std::string_view> forms = {
      {"st", "saint"},       {"ste", "sainte"},    {"sts", "saints"},        {"dr", "docteur"},          {"gal", "general"},
      {"gl", "general"},     {"mal", "marechal"},  {"pdt", "president"},     {"cdt", "commandant"},      {"prof", "professeur"},
      {"bib", "bibliotheque"}, {"biblio", "bibliotheque"}, {"mediath", "mediatheque"}, {"ctre", "centre"}, {"num", "numerique"},
      {"comcom", "cdc"},     {"cc", "cdc"},        {"ml", "missionlocale"},  {"mairies", "mairie"}};
  const auto found = forms.find(word);
  return found == forms.end() ? word : std::string(found->second);
}

std::string singular(std::string word) {
  if (word.size() > 4 && (word.back() == 's' || word.back() == 'x')) word.pop_back();
  return word;
}

// How many words from `at` on make up the phrase, slips of the pen included; 0 when they do not.
std::size_t fits(const Words& words, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  for (std::size_t from = 0; from <= phrase.size(); ++count) {
    const auto to = std::min(phrase.find('-', from), phrase.size());
    const std::string_view wanted = phrase.substr(from, to - from);
    if (at + count >= words.size()) return 0;
    const std::string& word = words[at + count];
    if (word != wanted && (word.front() != wanted.front() || !is_slip(word, wanted))) return 0;
    from = to + 1;
  }
  return count;
}

Words in_short(const Words& words) {
  Words out;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t taken = 0;
    for (const Phrase& phrase : phrases) {
      taken = fits(words, at, phrase.words);
      if (taken == 0) continue;
      for (std::string& word : words_of(phrase.short_form)) out.push_back(std::move(word));
      break;
    }
    if (taken == 0) out.push_back(words[at]);
    at += std::max<std::size_t>(taken, 1);
  }
  return out;
}

Words without(Words words, const WordSet& unwanted) {
  std::erase_if(words, [&](const std::string& word) { return unwanted.contains(word); });
  return words;
}

// Without one of each of these words, whatever their order; as they are when one is not there.
Words without_each(Words words, const Words& unwanted) {
  Words rest = words;
  for (const std::string& word : unwanted) {
    const auto found = std::find(rest.begin(), rest.end(), word);
    if (found == rest.end()) return words;
    rest.erase(found);
  }
  return rest;
}

std::string joined(const Words& words) { return join(words, " "); }

// "7", "7bis", "7" "bis": the number at the head, as far as the words make one. Returns how many words it takes.
std::size_t read_number(const Words& words, std::string& number) {
  if (words.empty() || !is_digit(words[0][0])) return 0;
  const auto letters = std::find_if_not(words[0].begin(), words[0].end(), is_digit);
  const std::string suffix(letters, words[0].end());
  static const WordSet suffixes = {"", "bis", "ter", "quater", "b", "t", "a", "c", "d"};
  if (!suffixes.contains(suffix) || letters - words[0].begin() > 4) return 0;
  number.assign(words[0].begin(), letters);
  std::string mark = suffix;
  std::size_t taken = 1;
  if (mark.empty() && words.size() > 2 && !words[1].empty() && suffixes.contains(words[1])) {
    mark = words[1];
    ++taken;
  }
  number += mark == "b" ? "bis" : mark == "t" ? "ter" : mark;
  // "12-14 rue": the first number stands for the house.
  while (taken + 1 < words.size() && is_number(words[taken]) && words[taken].size() <= 4) ++taken;
  return taken;
}

std::string street_word(std::string word) {
  static const std::unordered_map<std::string_view, std::string_view> forms = {
      {"av", "avenue"},   {"ave", "avenue"},   {"bd", "boulevard"},  {"bld", "boulevard"}, {"bvd", "boulevard"}, {"boul", "boulevard"},
      {"pl", "place"},    {"plc", "place"},    {"r", "rue"},         {"rte", "route"},     {"che", "chemin"},    {"chem", "chemin"},
      {"ch", "chemin"},   {"all", "allee"},    {"imp", "impasse"},   {"sq", "square"},     {"crs", "cours"},     {"fg", "faubourg"},
      {"fbg", "faubourg"}, {"res", "residence"}, {"bat", "batiment"}, {"col", "colonel"},  {"cap", "capitaine"}, {"lt", "lieutenant"}};
  const auto found = forms.find(word);
  return spelled(found == forms.end() ? word : std::string(found->second));
}

}  // namespace

Words name_words(std::string_view name) {
  Words words = words_of(name);
  for (std::string& word : words) word = spelled(std::move(word));
  Words all = in_short(without(words, small_words()));
  if (all.empty()) all = std::move(words);
  Words kept = without(all, empty_words());
  if (kept.empty()) kept = std::move(all);
  for (std::string& word : kept) word = singular(std::move(word));
  return kept;
}

Words name_words(std::string_view name, std::string_view commune) {
  Words words = name_words(name);
  const Words place = words_of(commune_key(commune));
  if (place.empty()) return words;
  Words rest = words;
  for (auto found = rest.begin(); (found = std::search(rest.begin(), rest.end(), place.begin(), place.end())) != rest.end();) {
    rest.erase(found, found + std::ssize(place));
  }
  if (rest.size() == words.size()) rest = without_each(std::move(rest), place);
  return rest.empty() ? words : rest;
}

bool is_kind(std::string_view word) {
  static const WordSet kinds = {
      "mediatheque", "bibliotheque", "mairie",  "ccas",    "cias",    "mjc",       "pij",      "bij",       "cij",      "crij",
      "missionlocale", "franceservice", "francetravail", "msap", "epn", "evs",     "centre",   "social",    "sociale",  "socioculturel",
      "culturel",    "culturelle",   "maison",  "espace",  "point",   "service",   "public",   "publique",  "numerique", "informatique",
      "club",        "jeune",        "jeunesse", "emploi", "accueil", "relai",     "foyer",    "rural",     "tierslieu", "fablab",
      "cyberbase",   "repaircafe",   "cafe",    "ludotheque", "ecole", "college",  "lycee",    "mds",       "caf",      "cpam",
      "cdc",         "ville",        "commune", "quartier", "animation", "insertion", "formation", "information", "permanence", "antenne",
      "annexe",      "agence",       "poste",   "postale", "bus",     "ressourcerie", "residence", "ehpad", "atelier",  "action"};
  return kinds.contains(word);
}

bool tells_apart(std::string_view word) {
  static const WordSet marks = {"annexe", "antenne", "permanence", "agence", "bus", "mobile", "itinerant", "itinerante", "nord", "sud", "est",
                                "ouest",  "haut",    "haute",      "bas",    "basse", "petit", "grand",    "ii",         "iii",  "bis", "ter",
                                "relai",  "site",    "quartier"};
  return marks.contains(word) || is_digit(word.front()) || word.size() == 1;
}

Street street_of(std::string_view address) {
  Words words = words_of(address);
  Street street;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(read_number(words, street.number)));
  for (std::string& word : words) word = street_word(std::move(word));
  // A post-office box is no place; what follows a postal code is the commune.
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool box = (words[i] == "bp" || words[i] == "cs") && i + 1 < words.size() && is_digit(words[i + 1][0]);
    if (box) words[i].clear(), words[i + 1].clear(), ++i;
    else if (i > 0 && is_number(words[i]) && words[i].size() == 5) words.resize(i);
  }
  std::erase_if(words, [](const std::string& word) {
    return word.empty() || small_words().contains(word) || (is_number(word) && word.size() == 5) || word == "null";
  });
  for (std::string& word : words) word = singular(std::move(word));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  street.words = std::move(words);
  return street;
}

std::string commune_key(std::string_view commune) {
  Words words = words_of(commune);
  Words kept;
  for (std::string& word : words) {
    if (word == "cedex" || word == "arrondissement") continue;
    if (is_digit(word[0]) && word.size() <= 4) continue;  // "Lyon 3e", "Cedex 9"
    word = singular(spelled(std::move(word)));
    if (!small_words().contains(word)) kept.push_back(std::move(word));
  }
  return joined(kept);
}

std::string phone_key(std::string_view phone) {
  constexpr std::size_t national = 9;  // digits of a French number, without its zero
  std::string digits;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(digits), is_digit);
  return digits.size() < national ? std::string() : digits.substr(digits.size() - national);
}

std::string mail_key(std::string_view mail) { return trim(fold(mail)); }

std::string site_key(std::string_view site) {
  std::string key = trim(fold(site));
  if (const auto scheme = key.find("://"); scheme != std::string::npos) key.erase(0, scheme + 3);
  if (key.starts_with("www.")) key.erase(0, 4);
  while (key.ends_with('/')) key.pop_back();
  static const WordSet networks = {"facebook.com", "fr-fr.facebook.com", "twitter.com", "x.com", "instagram.com", "linkedin.com", "youtube.com"};
  return networks.contains(key) ? std::string() : key;
}

}  // namespace mediamap::analysis
