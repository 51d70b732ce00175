// SPDX-License-Identifier: EUPL-1.2
// The fields of a record as a table: each entry ties the key in the file to a member of the same name. Reading,
// writing, importing and comparing go through this table, so that a new field is declared once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mediamap {

template <class Record>
struct Field {
  // Keys of a nested mapping are joined by a dot: "source.atelier".
  std::string_view key;
  std::variant<std::string Record::*, std::vector<std::string> Record::*, std::optional<double> Record::*,
               std::optional<int> Record::*, bool Record::*>
      member;
};

// The table of each record type, in the order in which a new file lists its keys. Defined beside the record.
template <class Record>
std::span<const Field<Record>> fields();

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace mediamap
