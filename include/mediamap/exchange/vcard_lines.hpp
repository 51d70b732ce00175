// SPDX-License-Identifier: EUPL-1.2
// The syntax of vCard files (RFC 2426, RFC 6350, and 2.1 as phones write it): lines that go on on the next, groups,
// parameters, encodings and escapes. What the properties mean is vcard's business.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mediamap::exchange {

struct VcardProperty {
  int line = 0;                                             // of the file, from 1
  std::string group;                                        // "item1" of item1.EMAIL, in lower case
  std::string name;                                         // in capitals
  std::vector<std::pair<std::string, std::string>> params;  // names in capitals; a bare one (2.1) counts as TYPE
  std::string value;                                        // UTF-8; escapes are still there

  // One of the words of TYPE, given in lower case.
  bool has_type(std::string_view type) const;
  std::string param(std::string_view name) const;  // "" when there is none
};

struct Vcard {
  int line = 0;  // of BEGIN:VCARD
  std::string version;
  std::vector<VcardProperty> properties;
};

// What reading meets, in the order of the file. One card is held at a time.
struct VcardEvents {
  std::function<void(const Vcard&)> card;
  std::function<void(int line, std::string reason)> rejected;  // a whole card
  std::function<void(int line, std::string text)> remark;      // a line, or text between the cards
};

// Pictures, sounds and keys are passed over, whatever their size: their values are never copied.
bool is_binary_property(std::string_view name);

// Reads UTF-8 text; a value whose charset is given, or that is not UTF-8 (then Windows-1252), is converted. Whatever the
// bytes are, reading ends without an error.
void read_vcard_lines(std::string_view text, const VcardEvents& events);

// "a;b\;c" → "a", "b;c": cut at the separator, escapes resolved.
std::vector<std::string> vcard_parts(std::string_view value, char separator);
std::string vcard_text(std::string_view value);

}  // namespace mediamap::exchange
