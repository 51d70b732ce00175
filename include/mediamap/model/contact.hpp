// SPDX-License-Identifier: EUPL-1.2
// A person met through an actor. Contacts stand in prive/ alone, which git ignores, and are no part of Territory: what
// is listed, drawn or published cannot hold one by mistake.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/field.hpp"

namespace mediamap {

struct Contact {
  std::string id;  // says nothing of the person, so that messages may name it
  std::string nom;
  std::string fonction;
  std::string organisation;  // id of an actor
  std::vector<std::string> courriels;
  std::vector<std::string> telephones;
  std::string note;
  std::string finalite;      // what the data are kept for
  std::string date;          // ISO date of the last contact
  std::string source;        // where the data come from
  std::string conservation;  // ISO date of the last day on which they may be kept
  std::vector<std::string> organisations_avant;  // merged into `organisation` since, the last one last

  bool operator==(const Contact&) const = default;
};

template <>
std::span<const Field<Contact>> fields<Contact>();

// How long contacts are kept and what for, unless a contact says otherwise.
struct ContactPolicy {
  int annees = 3;  // after the last contact
  std::string finalite;
};

// "contact-20261124-001": the day and a number. Adds it to `taken`.
std::string new_contact_id(std::string_view date, std::set<std::string>& taken);

// The same name, whatever case and accents, and nothing that tells two people of that name apart: the organisation is
// the same, or one of the two has none, or they share an address.
bool same_person(const Contact& a, const Contact& b);

// The contact has to be erased: the day until which it may be kept lies before `today`.
bool is_expired(const Contact& contact, std::string_view today);

}  // namespace mediamap
