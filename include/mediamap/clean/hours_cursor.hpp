// SPDX-License-Identifier: EUPL-1.2
// Reads the parts of which statements about hours are made: days, openings, times of the year.
#pragma once

#include <cstddef>
#include <vector>

#include "mediamap/clean/hours_words.hpp"
#include "mediamap/clean/opening_builder.hpp"

namespace mediamap::clean {

// A place in the tokens. The functions that read a part move behind it; where they say no, the text is not understood.
class HoursCursor {
 public:
  explicit HoursCursor(const std::vector<HoursToken>& tokens) : tokens_(tokens) {}

  bool at_end(std::size_t ahead = 0) const { return at_ + ahead >= tokens_.size(); }
  bool is(HoursWord word, std::size_t ahead = 0) const { return !at_end(ahead) && tokens_[at_ + ahead].word == word; }
  bool accept(HoursWord word) { return is(word) && (++at_, true); }
  bool was(HoursWord word) const { return at_ > 0 && tokens_[at_ - 1].word == word; }
  const HoursToken& token(std::size_t ahead = 0) const { return tokens_[at_ + ahead]; }
  const HoursToken& take() { return tokens_[at_++]; }
  void skip(std::size_t count) { at_ += count; }
  std::size_t place() const { return at_; }
  void back_to(std::size_t place) { at_ = place; }

  bool is_separator(std::size_t ahead = 0) const;
  // Where the next token that is no comma, colon, bracket or stop stands.
  std::size_t past_separators(std::size_t ahead = 0) const;
  void skip_separators() { at_ += past_separators(); }
  // No bracket closes and no sentence ends before the next such token.
  bool sentence_goes_on() const;

  bool sees_hour(std::size_t ahead = 0) const { return is(HoursWord::time, ahead) || is(HoursWord::number, ahead); }
  bool sees_span() const;
  bool sees_day(std::size_t ahead = 0) const;
  bool sees_condition(std::size_t ahead = 0) const;
  // The first hours of the text stand before their days.
  bool begins_with_hours() const;

  bool hour(int& minutes);
  bool span(OpeningSpan& out);
  bool selection(Selection& who);
  bool ranks(std::vector<int>& nth);
  // "semaines paires", "de septembre à juin", "pendant les vacances scolaires"; `term` when in school term.
  bool condition(OpeningPeriod& period, bool& term);

 private:
  bool sees_range_sign(std::size_t ahead) const;
  bool selected(Selection& who);
  bool days(Selection& who);
  bool nth_day(Selection& who);

  const std::vector<HoursToken>& tokens_;
  std::size_t at_ = 0;
};

}  // namespace mediamap::clean
