// SPDX-License-Identifier: EUPL-1.2
// Columns of a table of organisations that name people: they go to prive/, never into acteurs/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/contact.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {

// "Référent", "Nom du contact", "Mail du responsable", "Prénom", "Portable".
bool is_about_a_person(std::string_view column);

// The person that these cells of a row name, with the mails and phones among them; nothing when they hold no name.
std::optional<Contact> person_of(const tables::Row& row, const std::vector<std::string>& columns, const std::vector<std::size_t>& cells);

}  // namespace mediamap::exchange
