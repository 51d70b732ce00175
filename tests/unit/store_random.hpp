// SPDX-License-Identifier: EUPL-1.2
// Strings that people and machines might put in a file, the nasty ones first.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace store_tests {

inline const std::vector<std::string>& awkward_strings() {
  static const std::vector<std::string> all = {"01000",       "no",
                                               "2024-04-02",  "1e3",
                                               "~",           "+33123456789",
                                               "12:30:45",    "0x1F",
                                               "- tiret",     "!x",
                                               "&a",          "*a",
                                               "%x",          "@m",
                                               "Oui: non #1", "",
                                               " ",           " a",
                                               "a ",          "yes",
                                               "Y",           "off",
                                               "null",        "Null",
                                               "true",        ".5",
                                               "-.inf",       "1_000",
                                               "0o17",        "0b11",
                                               "=",           "<<",
                                               "? a",         ": a",
                                               "[a",          "]",
                                               "{a",          "}",
                                               ",",           "a, b",
                                               "'",           "\"",
                                               "a'b\"c",      "\\",
                                               "\\n",         "a\nb",
                                               "\n",          "a\n",
                                               "\ta",         "a\r\nb",
                                               "|",           ">",
                                               "`x",          "---",
                                               "...",         "# a",
                                               "a #b",        "a:b",
                                               "a: b",        "http://a.fr/?x=1&y=2#z",
                                               "é",           "œ",
                                               "🙂",        "\u05D0\u05D1",
                                               "\u202Eabc",   "a\u00A0b",
                                               "\u2028",      "\u0085",
                                               "\uFEFFa",     "<b>",
                                               "&amp;",       "\\N",
                                               "{{x}}",       "\x01",
                                               "\x1B[31m",    "\x7F",
                                               "-",           "--",
                                               "- ",          "2001-12-14t21:59:43.10-05:00",
                                               "1.0",         "1,5",
                                               "١٢",          "Ⅷ",
                                               "ªº"};
  return all;
}

inline void append_utf8(std::string& out, unsigned c) {
  const auto byte = [&](unsigned value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F));
  }
}

// Up to 40 characters: punctuation of YAML, letters, blanks, line ends, control characters, any of Unicode.
inline std::string random_text(std::mt19937& random) {
  static const std::string marks = " \n\t\r:#-?[]{},&*!|>'\"%@`\\~=<.+_0123456789eExyYnNoO";
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string out;
  const unsigned size = below(41);
  for (unsigned i = 0; i < size; ++i) {
    switch (below(8)) {
      case 0:
      case 1:
      case 2:
        out += marks[below(static_cast<unsigned>(marks.size()))];
        break;
      case 3:
      case 4:
        out += static_cast<char>('a' + below(26));
        break;
      case 5:
        append_utf8(out, below(0x300));
        break;
      case 6:
        append_utf8(out, 0x2000 + below(0x100));
        break;
      default: {
        unsigned c = below(0x110000);
        if (c >= 0xD800 && c < 0xE000) c -= 0x1000;
        append_utf8(out, c);
      }
    }
  }
  return out;
}

}  // namespace store_tests
