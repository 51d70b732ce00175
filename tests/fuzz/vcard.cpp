// SPDX-License-Identifier: EUPL-1.2
// Every card is accounted for.
#include "mediamap/exchange/vcard.hpp"

#include <cstdlib>

#include "fuzz.hpp"

using namespace mediamap::exchange;
using namespace mediamap::tables;

void mediamap::fuzz(std::string_view bytes) {
  is_vcard(bytes);
  const VcardImport read = read_vcards("carte.vcf", bytes);
  for (const CardContact& one : read.contacts) {
    if (one.row && *one.row >= read.table.rows.size()) std::abort();
    if (one.contact.nom.empty()) std::abort();
  }
  if (read.cartes < read.table.rejected.size() + read.contacts.size()) std::abort();
  for (const tables::Row& row : read.table.rows) {
    if (row.cells.size() != read.table.columns.size() || row.cells[0].empty()) std::abort();
  }
}
