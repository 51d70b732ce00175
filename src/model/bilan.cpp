// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/bilan.hpp"

namespace mediamap {

template <>
std::span<const Field<Bilan>> fields<Bilan>() {
  static const Field<Bilan> table[] = {
      {"etape", &Bilan::etape}, {"atelier", &Bilan::atelier}, {"date", &Bilan::date}};
  return table;
}

template <>
std::span<const Field<BilanEntry>> fields<BilanEntry>() {
  static const Field<BilanEntry> table[] = {
      {"id", &BilanEntry::id},
      {"texte", &BilanEntry::texte},
      {"hypothese", &BilanEntry::hypothese},
      {"verdict", &BilanEntry::verdict},
      {"constats", &BilanEntry::constats},
      {"hypotheses", &BilanEntry::hypotheses},
      {"aupres_de", &BilanEntry::aupres_de},
  };
  return table;
}

}  // namespace mediamap
