// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/contact.hpp"

#include <algorithm>
#include <cstdlib>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap {

template <>
std::span<const Field<Contact>> fields<Contact>() {
  static const Field<Contact> table[] = {
      {"nom", &Contact::nom},
      {"fonction", &Contact::fonction},
      {"organisation", &Contact::organisation},
      {"courriels", &Contact::courriels},
      {"telephones", &Contact::telephones},
      {"note", &Contact::note},
      {"finalite", &Contact::finalite},
      {"date", &Contact::date},
      {"source", &Contact::source},
      {"conservation", &Contact::conservation},
      {"organisations_avant", &Contact::organisations_avant},
  };
  return table;
}

std::string new_contact_id(std::string_view date, std::set<std::string>& taken) {
  std::string day;
  std::copy_if(date.begin(), date.end(), std::back_inserter(day), [](char c) { return c >= '0' && c <= '9'; });
  const std::string beginning = "contact-" + day + "-";
  // The numbers of a day are given in order: the next one follows the last that is taken.
  int number = 1;
  const auto behind = taken.lower_bound(beginning + ":");  // ':' follows '9'
  if (behind != taken.begin() && std::prev(behind)->starts_with(beginning)) {
    number = std::atoi(std::prev(behind)->c_str() + beginning.size()) + 1;
  }
  std::string id = fmt::format("{}{:03}", beginning, number);
  while (!taken.insert(id).second) id = fmt::format("{}{:03}", beginning, ++number);
  return id;
}

bool same_person(const Contact& a, const Contact& b) {
  if (fold(trim(a.nom)) != fold(trim(b.nom))) return false;
  if (a.organisation == b.organisation || a.organisation.empty() || b.organisation.empty()) return true;
  return std::any_of(a.courriels.begin(), a.courriels.end(), [&](const std::string& mail) {
    return std::any_of(b.courriels.begin(), b.courriels.end(), [&](const std::string& other) { return fold(mail) == fold(other); });
  });
}

bool is_expired(const Contact& contact, std::string_view today) {
  return is_date(contact.conservation) && contact.conservation < today;
}

}  // namespace mediamap
