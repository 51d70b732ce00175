// SPDX-License-Identifier: EUPL-1.2
// Records of texts, a line "champ=texte" each ("\t" for a line end within a text). Whatever they say, each change leads
// from the text before to the text after, what no change explains went to the doubts, and hours are hours.
#include "mediamap/clean/cleaner.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/clean/typology.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/tables/encoding.hpp"

using namespace mediamap;
using namespace mediamap::clean;

namespace {

const std::vector<Commune> communes = {
    {"33063", "Brumes", {"33000", "33800"}, 1000, 44.84, -0.58},
    {"33007", "Saint-André-de-Brumes", {"33240"}, 1000, 44.99, -0.45},
    {"70467", "Saint-Loup-sur-Brume", {"70800"}, 1000, 47.88, 6.27},
    {"97105", "Basse-Brume", {"97100"}, 1000, 16.0, -61.73},
};

bool is_field(std::string_view key) {
  const auto& all = fields<Actor>();
  return std::any_of(all.begin(), all.end(), [&](const auto& field) { return field.key == key; });
}

void check_text(std::string_view text) {
  if (invalid_utf8(text)) std::abort();
}

void check_hours(const HoursText& hours) {
  check_text(hours.osm);
  check_text(hours.leftover);
  if (hours.osm.empty()) return;
  if (check_opening_hours(hours.osm)) std::abort();
  const auto limited = in_weeks(hours.osm, Weeks::even);
  if (limited && check_opening_hours(*limited)) std::abort();
}

void check_record(FieldTexts texts) {
  static const Cleaner cleaner(communes);
  FieldTexts replayed = texts;
  const Cleaning notes = cleaner.clean(texts);
  const auto was_set_aside = [&](std::string_view champ, const std::string& text) {
    return std::any_of(notes.doubts.begin(), notes.doubts.end(),
                       [&](const Doubt& doubt) { return doubt.champ == champ && doubt.valeur == text; });
  };
  for (const Change& change : notes.changes) {
    std::string& text = replayed[change.champ];
    // Set aside first, and then found elsewhere.
    if (text != change.avant && !(change.avant.empty() && was_set_aside(change.champ, text))) std::abort();
    text = change.apres;
  }
  for (const auto& field : fields<Actor>()) {
    check_text(texts[field.key]);
    if (replayed[field.key] == texts[field.key]) continue;
    if (!texts[field.key].empty() || !was_set_aside(field.key, replayed[field.key])) std::abort();
  }
}

}  // namespace

void mediamap::fuzz(std::string_view bytes) {
  const tables::Decoded decoded = tables::decode("f", bytes);
  FieldTexts texts;
  std::array<std::vector<std::string>, 7> week;
  std::size_t day = 0;
  for (const std::string& line : split(decoded.text(bytes), '\n')) {
    const std::size_t sign = line.find('=');
    if (sign == std::string::npos || !is_field(line.substr(0, sign))) continue;
    std::string text = line.substr(sign + 1);
    std::replace(text.begin(), text.end(), '\t', '\n');
    check_hours(hours_from_text(text));
    typologies_from_name(text);
    week[day++ % week.size()].push_back(text);
    texts[line.substr(0, sign)] = std::move(text);
  }
  check_hours(hours_from_days(week));
  check_record(std::move(texts));
}
