// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/cleaner.hpp"

#include "mediamap/clean/blanks.hpp"
#include "mediamap/clean/commune.hpp"
#include "mediamap/clean/coordinates.hpp"
#include "mediamap/clean/dates.hpp"
#include "mediamap/clean/draft.hpp"
#include "mediamap/clean/email.hpp"
#include "mediamap/clean/phone.hpp"
#include "mediamap/clean/postal_code.hpp"
#include "mediamap/clean/siret.hpp"
#include "mediamap/clean/street.hpp"
#include "mediamap/clean/summary.hpp"
#include "mediamap/clean/website.hpp"

namespace mediamap::clean {

Cleaning Cleaner::clean(FieldTexts& texts) const {
  Cleaning notes;
  Draft draft(texts, notes);
  clean_blanks(draft);
  // The place first: each of its fields may come from another, and phones and coordinates are judged by it.
  clean_postal_code(draft);
  read_address(draft, names_);
  const Commune* const commune = clean_commune(draft, names_);
  clean_street(draft, names_, commune);
  clean_phone(draft);
  clean_websites(draft);
  clean_emails(draft);
  clean_siret(draft);
  clean_dates(draft);
  clean_coordinates(draft, commune);
  clean_summary(draft);
  return notes;
}

}  // namespace mediamap::clean
