// SPDX-License-Identifier: EUPL-1.2
// libFuzzer: whatever the bytes are, reading cards ends with a result or a DataError, and every card is accounted for.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "mediamap/exchange/vcard.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mediamap;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  exchange::is_vcard(bytes);
  try {
    const exchange::VcardImport read = exchange::read_vcards("carte.vcf", bytes);
    std::set<std::size_t> rows;
    for (const exchange::CardContact& one : read.contacts) {
      if (one.row && *one.row >= read.table.rows.size()) std::abort();
      if (one.contact.nom.empty()) std::abort();
    }
    if (read.cartes < read.table.rejected.size() + read.contacts.size()) std::abort();
    for (const tables::Row& row : read.table.rows) {
      if (row.cells.size() != read.table.columns.size() || row.cells[0].empty()) std::abort();
    }
  } catch (const DataError&) {
  }
  return 0;
}
