// SPDX-License-Identifier: EUPL-1.2
// Texts that a user reads. Source strings are French; a catalogue may translate them, none is needed.
#pragma once

#include <fmt/format.h>
#include <libintl.h>

#include <string>

#define _(text) gettext(text)
// Marks a text for the catalogue where it cannot be translated yet (tables); `_()` is applied when it is shown.
#define N_(text) (text)

namespace mediamap {

// Replaces the {} of an already translated text: fill(_("{} offres"), 3).
template <class... Args>
std::string fill(const char* translated, Args&&... args) {
  return fmt::format(fmt::runtime(translated), std::forward<Args>(args)...);
}

// "1 offre", "0 offre", "2 offres": French takes the plural from two on; ngettext lets a catalogue decide otherwise.
std::string count_of(std::size_t n, const char* one, const char* many);

// Numbers as French writes them: "12 345", "7,5".
std::string grouped(std::size_t number);
std::string decimal(double number, int digits);

}  // namespace mediamap
