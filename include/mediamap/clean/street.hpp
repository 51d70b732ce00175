// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "mediamap/clean/commune_names.hpp"
#include "mediamap/clean/draft.hpp"

namespace mediamap::clean {

// Takes code_postal and commune from "8 rue X - 33000 Bordeaux" where the source gives them nowhere else. Wants to run
// before clean_commune.
void read_address(Draft& draft, const CommuneNames& names);

// adresse becomes number and street: without the postal code and the town that stand in their own fields, which must be
// clean. `commune` is the record's, when communes.yaml knows it.
void clean_street(Draft& draft, const CommuneNames& names, const Commune* commune);

}  // namespace mediamap::clean
