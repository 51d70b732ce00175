// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/person_columns.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"
#include "mediamap/exchange/column_names.hpp"

namespace mediamap::exchange {
namespace {

using clean::is_digit;

constexpr std::array<std::string_view, 18> words{"referent",  "referente",  "responsable", "interlocuteur", "interlocutrice", "prenom",
                                                 "contact",   "contacts",   "animateur",   "animatrice",    "directeur",      "directrice",
                                                 "president", "presidente", "portable",    "mobile",        "personne",       "coordinateur"};

// "06", "+33", "(0)6.00.00.00.01": a piece of a telephone number.
bool is_of_a_phone(const std::string& word) {
  const auto fits = [](char c) { return is_digit(c) || c == '.' || c == '-' || c == '+' || c == '(' || c == ')' || c == '/'; };
  return std::any_of(word.begin(), word.end(), is_digit) && std::all_of(word.begin(), word.end(), fits);
}

bool says_yes_or_no(const std::string& word) {
  const std::string folded = fold(word);
  return folded == "oui" || folded == "non" || folded == "x" || folded == "-";
}

class PersonReader {
 public:
  void read(const std::string& cell) {
    std::string phone;
    std::string line = cell;
    for (char& c : line) c = c == '\n' || c == ',' || c == ';' || c == '|' ? ' ' : c;
    for (const std::string& word : split(line, ' ')) {
      if (word.empty() || says_yes_or_no(word)) continue;
      if (is_of_a_phone(word)) {
        phone += (phone.empty() ? "" : " ") + word;
        continue;
      }
      take_phone(phone);
      if (word.find('@') != std::string::npos) {
        contact_.courriels.push_back(word);
      } else if (word.find_first_not_of(":()-/") != std::string::npos) {
        contact_.nom += (contact_.nom.empty() ? "" : " ") + word;
      }
    }
    take_phone(phone);
  }

  std::optional<Contact> contact() const { return contact_.nom.empty() ? std::nullopt : std::optional(contact_); }

 private:
  void take_phone(std::string& phone) {
    if (!phone.empty()) contact_.telephones.push_back(phone);
    phone.clear();
  }

  Contact contact_;
};

}  // namespace

bool is_about_a_person(std::string_view column) {
  const std::string padded = " " + plain_name(column) + " ";
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return padded.find(" " + std::string(word) + " ") != std::string::npos; });
}

std::optional<Contact> person_of(const tables::Row& row, const std::vector<std::string>& columns, const std::vector<std::size_t>& cells) {
  PersonReader reader;
  for (std::size_t cell : cells) {
    const std::string text = trim(row.cells[cell]);
    if (!text.empty() && cell < columns.size()) reader.read(text);
  }
  return reader.contact();
}

}  // namespace mediamap::exchange
