// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/vcard_card.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

// 2024-03-01T10:00:00Z, 20240301T100000Z, 2024-03-01 → 2024-03-01; anything else as it is.
std::string day_of(std::string text) {
  if (is_date(text.substr(0, 10))) return text.substr(0, 10);
  if (text.size() >= 8) {
    const std::string day = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
    if (is_date(day)) return day;
  }
  return text;
}

// N: family; given; additional; prefix; suffix.
std::string person_name(const std::string& value) {
  std::vector<std::string> parts = vcard_parts(value, ';');
  parts.resize(5);
  std::string name;
  for (std::size_t i : {1, 2, 0}) {
    if (!parts[i].empty()) name += (name.empty() ? "" : " ") + one_line(parts[i]);
  }
  return name;
}

// Properties that say something about the card itself, not about the organisation or the person.
bool is_housekeeping(std::string_view name) {
  static const std::set<std::string_view> names = {"VERSION", "PRODID", "UID",    "SORT-STRING", "X-ABADR",  "CLASS",   "MAILER",
                                                   "CALSCALE", "LANG",  "SOURCE", "PROFILE",     "NAME",     "CLIENTPIDMAP",
                                                   "X-ABUID",  "X-IMAGETYPE", "X-IMAGEHASH",     "X-ABSHOWAS"};
  return names.contains(name);
}

void take_up(Card& card, const VcardProperty& property) {
  const std::string& name = property.name;
  const std::string text = vcard_text(property.value);
  if (name == "FN") {
    if (card.formatted_name.empty()) card.formatted_name = one_line(text);
  } else if (name == "N") {
    card.has_name = true;
    if (card.given_and_family.empty()) card.given_and_family = person_name(property.value);
  } else if (name == "KIND" || name == "X-ADDRESSBOOKSERVER-KIND") {
    card.kind = fold(text);
  } else if (name == "ORG") {
    if (card.organisation.empty()) card.organisation = vcard_parts(property.value, ';');
  } else if (name == "ADR") {
    card.addresses.push_back(&property);
  } else if (name == "TEL") {
    card.phones.push_back(&property);
  } else if (name == "EMAIL") {
    card.mails.push_back(&property);
  } else if (name == "URL") {
    card.sites.push_back(&property);
  } else if (name == "GEO") {
    if (card.position == nullptr) card.position = &property;
  } else if (name == "LABEL") {
    if (card.label == nullptr) card.label = &property;
  } else if (name == "NOTE") {
    card.note += (card.note.empty() ? "" : "\n") + text;
  } else if (name == "REV") {
    card.revision = day_of(text);
  } else if (name == "CATEGORIES") {
    for (const std::string& category : vcard_parts(property.value, ',')) add_item(card.categories, category);
  } else if (name == "TITLE" || name == "ROLE") {
    add_item(card.function, one_line(text), ", ");
  } else if (name == "X-ABLABEL") {
    card.group_labels[property.group] = fold(text);
  } else if (!is_housekeeping(name)) {
    card.others.push_back(&property);
  }
  if (name == "X-ABSHOWAS") card.shown_as_company = fold(text) == "company";
}

// In lower case, without accents.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (char c : fold(text)) {
    const bool in_word = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (in_word) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::erase(words, "");
  return words;
}

constexpr std::size_t shortest_word = 4;  // letters: less may stand in any address

bool holds_a_word(const std::string& text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.size() >= shortest_word && text.find(word) != std::string::npos; });
}

}  // namespace

Card card_of(const Vcard& vcard) {
  Card card;
  card.line = vcard.line;
  for (const VcardProperty& property : vcard.properties) take_up(card, property);
  std::erase_if(card.organisation, [](const std::string& part) { return one_line(part).empty(); });
  return card;
}

bool is_home(const Card& card, const VcardProperty& property) {
  if (property.has_type("work")) return false;
  if (property.has_type("home")) return true;
  if (property.group.empty()) return false;
  const auto label = card.group_labels.find(property.group);
  if (label == card.group_labels.end()) return false;
  static constexpr std::array<std::string_view, 5> words = {"home", "domicile", "maison", "personnel", "prive"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return label->second.find(word) != std::string::npos; });
}

bool is_organisation(const Card& card) {
  if (card.kind == "org" || card.kind == "location" || card.shown_as_company) return true;
  if (card.kind == "individual") return false;
  const std::string shown = fold(card.formatted_name);
  const bool named_alike = !card.organisation.empty() && (shown == fold(card.organisation.front()) || shown == fold(join(card.organisation, " ")));
  if (!card.given_and_family.empty()) return named_alike;
  if (named_alike || card.formatted_name.empty()) return true;
  // 3.0 demands N: an empty one without an organisation beside it is how programs write a company.
  return card.has_name && card.organisation.empty();
}

bool names_person(const std::string& address, const std::string& person, const std::string& organisation) {
  std::vector<std::string> words = words_of(person);
  const std::vector<std::string> shared = words_of(organisation);
  std::erase_if(words, [&](const std::string& word) { return std::find(shared.begin(), shared.end(), word) != shared.end(); });
  return holds_a_word(fold(address), words);
}

bool mail_names_person(const std::string& mail, const std::string& person, const std::string& organisation) {
  const auto sign = mail.find('@');
  const std::string box = mail.substr(0, sign);
  const std::vector<std::string> words = words_of(person), parts = words_of(box);
  const auto is_name = [&](const std::string& part) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return part == word || (part.size() > 2 && part.substr(1) == word && part[0] == words[0][0]); });
  };
  return holds_a_word(fold(box), words) || std::any_of(parts.begin(), parts.end(), is_name) ||
         (sign != std::string::npos && names_person(mail.substr(sign), person, organisation));
}

bool is_personal(std::string_view name) {
  static const std::set<std::string_view> names = {"NICKNAME", "BDAY",        "ANNIVERSARY",   "GENDER",   "RELATED",  "MEMBER", "AGENT",
                                                   "HOBBY",    "INTEREST",    "EXPERTISE",     "X-GENDER", "X-SPOUSE", "X-CHILD",
                                                   "X-MANAGER", "X-ASSISTANT", "X-ANNIVERSARY", "X-ABRELATEDNAMES"};
  return names.contains(name) || name.starts_with("X-PHONETIC");
}

void add_item(std::string& list, const std::string& item, std::string_view separator) {
  if (item.empty()) return;
  const std::string between(separator);
  if ((between + list + between).find(between + item + between) != std::string::npos) return;
  list += (list.empty() ? "" : between) + item;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string& line : split(text, '\n')) add_item(out, trim(line), ", ");
  return out;
}

}  // namespace mediamap::exchange
