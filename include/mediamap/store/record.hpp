// SPDX-License-Identifier: EUPL-1.2
// Records as the values of their files, and back. Empty members are not written.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/model/contact.hpp"
#include "mediamap/model/territory.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::store {

// The values that a document holds; whatever the schema forbids has been refused before.
template <class Record>
Record from_json(const Json& document);

// The document of a record: its version, then its keys in the order of the table.
Json to_json(const Actor& actor);
Json to_json(const Offer& offer);
Json to_json(const Workshop& workshop);
Json to_json(const Bilan& bilan);
Json to_json(const Contact& contact);
Json to_json(const std::vector<Commune>& communes);

// Where the files of a record type stand, and which schema they follow.
template <class Record>
struct RecordFiles;
template <>
struct RecordFiles<Actor> {
  static constexpr const char* folder = "acteurs";
  static constexpr const char* schema = "acteur";
};
template <>
struct RecordFiles<Offer> {
  static constexpr const char* folder = "offres";
  static constexpr const char* schema = "offre";
};
template <>
struct RecordFiles<Bilan> {
  static constexpr const char* folder = "bilans";
  static constexpr const char* schema = "bilan";
};
template <>
struct RecordFiles<Workshop> {
  static constexpr const char* folder = "ateliers";
  static constexpr const char* schema = "atelier";
};

template <>
struct RecordFiles<Contact> {
  static constexpr const char* folder = "prive/contacts";
  static constexpr const char* schema = "contact";
};

// "acteurs/<id>.yaml"; a workshop has a folder of its own: "ateliers/<id>/atelier.yaml".
template <class Record>
std::filesystem::path record_path(std::string_view id);

// Removed offers are kept here, so that their ids are never used again.
inline constexpr const char* removed_offers_folder = "offres/retirees";

}  // namespace mediamap::store
