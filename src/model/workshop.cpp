// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/workshop.hpp"

namespace mediamap {

template <>
std::span<const Field<Workshop>> fields<Workshop>() {
  static const Field<Workshop> table[] = {
      {"titre", &Workshop::titre}, {"date", &Workshop::date}, {"debut", &Workshop::debut},
      {"fin", &Workshop::fin},     {"lieu", &Workshop::lieu}, {"jauge", &Workshop::jauge},
  };
  return table;
}

}  // namespace mediamap
