// SPDX-License-Identifier: EUPL-1.2
// One vCard as its properties say it, and what they say of whose it is.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/exchange/vcard_lines.hpp"

namespace mediamap::exchange {

// A card as its properties say it, before anything is decided.
// It points into the Vcard that it was made of.
struct Card {
  int line = 0;
  std::string formatted_name, given_and_family;
  bool has_name = false;       // N is there, even empty
  std::string kind;            // in lower case
  bool shown_as_company = false;
  std::vector<std::string> organisation;  // name, then units
  std::vector<const VcardProperty*> addresses, phones, mails, sites;
  const VcardProperty* position = nullptr;
  const VcardProperty* label = nullptr;
  std::string note, revision, categories, function;
  std::vector<const VcardProperty*> others;  // without a place of their own
  std::map<std::string, std::string> group_labels;
};

Card card_of(const Vcard& vcard);

// The organisation's own card, not a person's.
bool is_organisation(const Card& card);
// The address, page or number is that of a home, by its type or the label of its group.
bool is_home(const Card& card, const VcardProperty& property);
// The address of a page bears a word of the person's name that is not one of the organisation's: it is the person's.
bool names_person(const std::string& address, const std::string& person, const std::string& organisation);
// Likewise a mail; what stands before the @ is enough: a name, or an initial and a name.
bool mail_names_person(const std::string& mail, const std::string& person, const std::string& organisation);
// Properties that speak of people wherever they stand: never the organisation's.
bool is_personal(std::string_view name);

// Adds an item that is not there yet, behind the separator.
void add_item(std::string& list, const std::string& item, std::string_view separator = "|");
// Lines joined by commas.
std::string one_line(std::string_view text);

}  // namespace mediamap::exchange
