// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "mediamap/clean/commune_names.hpp"
#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// A name as official lists write it, when communes.yaml does not know it: "ST LOUP SUR SEMOUSE" →
// "Saint-Loup-sur-Semouse".
std::string official_writing(std::string_view name);

// Without "CEDEX 9" at its end.
std::string without_cedex(std::string_view name);

// commune becomes an official name and code_insee its code, when communes.yaml knows it. Returns that commune. Wants a
// clean code_postal.
const Commune* clean_commune(Draft& draft, const CommuneNames& names);

}  // namespace mediamap::clean
