// SPDX-License-Identifier: EUPL-1.2
// The words of French opening hours: a text becomes the tokens that the grammar reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mediamap::clean {

enum class HoursWord {
  days,         // value: one bit a day from Monday
  letter_m,     // mardi or mercredi, as its place among others tells
  part,         // of the day; value: 0 morning, 1 afternoon, 2 evening
  time,         // value: minutes
  number,       // value: perhaps an hour, "9" of "9 à 12h"
  all_day,      // "24h/24"
  ordinal,      // value: 1 to 5, -1 for the last
  of_month,     // "du mois"
  month,        // value: 1 to 12
  public_holiday,
  school_holidays,
  school_term,
  weeks,        // value: 0 even, 1 odd
  closed,
  except,
  comment,      // on appointment; `text` says it
  remark,       // takes nothing away from the hours, stands beside them
  join,         // "et"
  to,           // "à"; value 1: "au", which joins days, not times
  until,        // "jusqu'à"
  between,
  dash,
  slash,
  comma,
  colon,
  stop,         // end of a sentence or line
  open,
  close,
  other,        // not understood
};

struct HoursToken {
  HoursWord word = HoursWord::other;
  int value = 0;
  std::size_t begin = 0;  // in bytes of the text
  std::size_t end = 0;
  std::string text;       // of comments and remarks
};

// Words that say nothing ("ouvert", "le", "de") are left out. Remarks between parentheses without days and hours become
// one comment.
std::vector<HoursToken> hours_words(std::string_view text);

}  // namespace mediamap::clean
