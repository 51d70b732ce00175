// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/tables/csv.hpp"

#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/tables/encoding.hpp"

using namespace mediamap::tables;

void mediamap::fuzz(std::string_view bytes) {
  const Decoded decoded = decode("f", bytes);
  const Table table = read_csv("f", decoded.text(bytes));
  for (const Row& row : table.rows) {
    if (row.cells.size() != table.columns.size() || row.line < 1) std::abort();
  }
}
