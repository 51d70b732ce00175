// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/presentation_contacts.hpp"

#include <algorithm>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/scan.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::exchange {
namespace {

using clean::is_digit;

constexpr std::size_t national_digits = 9;  // of a number without its 0 or +33

std::vector<std::string> mails(std::string text) {
  std::replace_if(text.begin(), text.end(), [](char c) { return std::string_view("\t\r\n<>(),;:\"'|").find(c) != std::string_view::npos; }, ' ');
  std::vector<std::string> found;
  for (std::string word : split(text, ' ')) {
    while (word.ends_with('.')) word.pop_back();
    const auto at = word.find('@');
    if (at == std::string::npos || at == 0 || word.find('.', at + 2) == std::string::npos) continue;
    found.push_back(std::move(word));
  }
  return found;
}

// No-break spaces, which word processors put between the digits, as blanks.
std::string with_plain_blanks(std::string text) {
  for (const std::string_view blank : {"\u00A0", "\u202F"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.erase(at, blank.size() - 1);
      text[at] = ' ';
    }
  }
  return text;
}

// The last nine digits of whatever reads like a French number: 0X and eight more, or +33 / 0033 and nine.
std::vector<std::string> phones(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::string digits;
    std::size_t gap = 0;
    for (; at < text.size() && gap < 2; ++at) {
      if (is_digit(text[at])) {
        digits += text[at];
        gap = 0;
      } else if (std::string_view(" .-/").find(text[at]) != std::string_view::npos) {
        ++gap;
      } else {
        break;
      }
    }
    if (digits.starts_with("0033")) digits = digits.substr(2);
    const bool national = digits.size() == 10 && digits[0] == '0' && digits[1] != '0';
    const bool international = digits.size() == 11 && digits.starts_with("33");
    if (national || international) found.push_back(digits.substr(digits.size() - national_digits));
  }
  return found;
}

}  // namespace

std::vector<std::string> fields_with_other_contacts(const Actor& actor) {
  std::vector<std::string> names;
  for (const char* name : {"presentation_resume", "presentation_detail", "complement_adresse", "structure_parente"}) {
    const std::string text = with_plain_blanks(field_text(actor, *actor_field(name)));
    const std::vector<std::string> numbers = phones(text);
    const std::vector<std::string> addresses = mails(text);
    const bool number = std::any_of(numbers.begin(), numbers.end(), [&](const std::string& one) { return !actor.telephone.ends_with(one); });
    const bool address = std::any_of(addresses.begin(), addresses.end(), [&](const std::string& one) {
      return std::none_of(actor.courriels.begin(), actor.courriels.end(), [&](const std::string& own) { return fold(own) == fold(one); });
    });
    if (number || address) names.emplace_back(name);
  }
  return names;
}

bool has_mail_or_phone(const std::string& text) {
  const std::string plain = with_plain_blanks(text);
  return !phones(plain).empty() || !mails(plain).empty();
}

}  // namespace mediamap::exchange
