// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/typed_date.hpp"

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::cli {

CLI::Validator typed_date() {
  const auto read = [](std::string& value) {
    value = exchange::as_typed("date_maj", value);
    return is_date(value) ? std::string() : fill(_("« {} » n'est pas une date. Écrivez 24/11/2026 ou 2026-11-24."), value);
  };
  return CLI::Validator(read, "");
}

}  // namespace mediamap::cli
