// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/record.hpp"

#include <algorithm>

namespace mediamap::store {
namespace {

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

std::vector<std::string> list_of(const Json& value) {
  std::vector<std::string> list;
  for (const Json& item : value) list.push_back(text_of(item));
  return list;
}

// "source.atelier" is a key in a mapping.
const Json* find(const Json& document, std::string_view key) {
  const auto dot = key.find('.');
  const auto found = document.find(std::string(key.substr(0, dot)));
  if (found == document.end() || found->is_null()) return nullptr;
  if (dot == std::string_view::npos) return &*found;
  return found->is_object() ? find(*found, key.substr(dot + 1)) : nullptr;
}

Json& slot(Json& document, std::string_view key) {
  const auto dot = key.find('.');
  Json& value = document[std::string(key.substr(0, dot))];
  return dot == std::string_view::npos ? value : slot(value, key.substr(dot + 1));
}

template <class Record>
Record read_fields(const Json& document) {
  Record record;
  for (const Field<Record>& field : fields<Record>()) {
    const Json* value = find(document, field.key);
    if (value == nullptr) continue;
    std::visit(Overloaded{
                   [&](std::string Record::*member) { record.*member = text_of(*value); },
                   [&](std::vector<std::string> Record::*member) { record.*member = list_of(*value); },
                   [&](std::optional<double> Record::*member) { record.*member = value->get<double>(); },
                   [&](std::optional<int> Record::*member) { record.*member = value->get<int>(); },
                   [&](bool Record::*member) { record.*member = value->get<bool>(); },
               },
               field.member);
  }
  return record;
}

template <class Record>
void write_fields(const Record& record, Json& document) {
  for (const Field<Record>& field : fields<Record>()) {
    std::visit(Overloaded{
                   [&](std::string Record::*member) {
                     if (!(record.*member).empty()) slot(document, field.key) = record.*member;
                   },
                   [&](std::vector<std::string> Record::*member) {
                     if (!(record.*member).empty()) slot(document, field.key) = record.*member;
                   },
                   [&](std::optional<double> Record::*member) {
                     if (record.*member) slot(document, field.key) = *(record.*member);
                   },
                   [&](std::optional<int> Record::*member) {
                     if (record.*member) slot(document, field.key) = *(record.*member);
                   },
                   [&](bool Record::*member) {
                     if (record.*member) slot(document, field.key) = true;
                   },
               },
               field.member);
  }
}

template <class Record>
std::vector<Record> read_list(const Json& document, const char* key) {
  std::vector<Record> list;
  if (const Json* items = find(document, key)) {
    for (const Json& item : *items) list.push_back(read_fields<Record>(item));
  }
  return list;
}

template <class Record>
void write_list(const std::vector<Record>& list, const char* key, Json& document) {
  for (const Record& record : list) {
    Json item = Json::object();
    write_fields(record, item);
    document[key].push_back(std::move(item));
  }
}

template <class Record>
Json new_document() {
  return Json{{"version", Schema::get(RecordFiles<Record>::schema).version()}};
}

std::string text_at(const Json& document, const char* key) {
  const Json* value = find(document, key);
  return value == nullptr ? std::string() : text_of(*value);
}

}  // namespace

template <>
Actor from_json(const Json& document) {
  Actor actor = read_fields<Actor>(document);
  actor.a_completer = read_list<Doubt>(document, "a_completer");
  actor.provenance = read_list<Provenance>(document, "provenance");
  return actor;
}

Json to_json(const Actor& actor) {
  Json document = new_document<Actor>();
  write_fields(actor, document);
  write_list(actor.a_completer, "a_completer", document);
  write_list(actor.provenance, "provenance", document);
  return document;
}

template <>
Offer from_json(const Json& document) {
  Offer offer = read_fields<Offer>(document);
  offer.a_completer = read_list<Doubt>(document, "a_completer");
  return offer;
}

Json to_json(const Offer& offer) {
  Json document = new_document<Offer>();
  write_fields(offer, document);
  write_list(offer.a_completer, "a_completer", document);
  return document;
}

template <>
Workshop from_json(const Json& document) {
  Workshop workshop = read_fields<Workshop>(document);
  if (const Json* steps = find(document, "etapes")) {
    for (const Json& step : *steps) {
      workshop.etapes.push_back({text_at(step, "titre"), step.value("minutes", 0), text_at(step, "objectif"),
                                 text_at(step, "consigne"),
                                 step.contains("materiel") ? list_of(step.at("materiel")) : std::vector<std::string>()});
    }
  }
  if (const Json* panel = find(document, "panel")) {
    workshop.panel = read_fields<SavedPanel>(*panel);
    workshop.panel.membres = read_list<PanelMember>(*panel, "membres");
  }
  return workshop;
}

Json to_json(const Workshop& workshop) {
  Json document = new_document<Workshop>();
  write_fields(workshop, document);
  for (const WorkshopStep& step : workshop.etapes) {
    Json item{{"titre", step.titre}, {"minutes", step.minutes}};
    if (!step.objectif.empty()) item["objectif"] = step.objectif;
    if (!step.consigne.empty()) item["consigne"] = step.consigne;
    if (!step.materiel.empty()) item["materiel"] = step.materiel;
    document["etapes"].push_back(std::move(item));
  }
  if (!workshop.panel.empty()) {
    write_fields(workshop.panel, document["panel"]);
    write_list(workshop.panel.membres, "membres", document["panel"]);
  }
  return document;
}

template <>
Bilan from_json(const Json& document) {
  Bilan bilan = read_fields<Bilan>(document);
  bilan.retours_a_chaud = read_list<BilanEntry>(document, "retours_a_chaud");
  bilan.constats = read_list<BilanEntry>(document, "constats");
  bilan.hypotheses = read_list<BilanEntry>(document, "hypotheses");
  bilan.hypotheses_a_verifier = read_list<BilanEntry>(document, "hypotheses_a_verifier");
  return bilan;
}

Json to_json(const Bilan& bilan) {
  Json document = new_document<Bilan>();
  write_fields(bilan, document);
  write_list(bilan.retours_a_chaud, "retours_a_chaud", document);
  write_list(bilan.constats, "constats", document);
  write_list(bilan.hypotheses, "hypotheses", document);
  write_list(bilan.hypotheses_a_verifier, "hypotheses_a_verifier", document);
  return document;
}

template <>
Contact from_json(const Json& document) {
  return read_fields<Contact>(document);
}

Json to_json(const Contact& contact) {
  Json document = new_document<Contact>();
  write_fields(contact, document);
  return document;
}

template <>
PanelSettings from_json(const Json& document) {
  PanelSettings settings;
  if (const Json* dimensions = find(document, "panel.dimensions")) settings.dimensions = list_of(*dimensions);
  const Json* targets = find(document, "panel.cibles");
  if (targets == nullptr) return settings;
  for (const auto& [dimension, categories] : targets->items()) {
    for (const auto& [category, places] : categories.items()) settings.cibles.push_back({dimension, category, places.get<int>()});
  }
  return settings;
}

template <>
Taxonomy from_json(const Json& document) {
  Taxonomy taxonomy;
  const int threshold = document.value("seuil", 2);
  for (const Json& entry : document.at("familles")) {
    Family family{text_at(entry, "id"), text_at(entry, "nom"), text_at(entry, "couleur"), {}};
    if (const Json* thematics = find(entry, "thematiques")) {
      for (const Json& item : *thematics) {
        const Json* services = find(item, "services");
        family.thematiques.push_back({text_at(item, "id"), text_at(item, "nom"),
                                      services == nullptr ? std::vector<std::string>() : list_of(*services),
                                      item.value("attendue", true), item.value("seuil", threshold)});
      }
    }
    taxonomy.familles.push_back(std::move(family));
  }
  return taxonomy;
}

template <>
std::vector<Commune> from_json(const Json& document) {
  std::vector<Commune> communes;
  const Json* entries = find(document, "communes");
  if (entries == nullptr) return communes;
  for (const Json& entry : *entries) {
    Commune commune{text_at(entry, "code"), text_at(entry, "nom"), {}, {}, {}, {}, text_at(entry, "secteur")};
    if (const Json* codes = find(entry, "codes_postaux")) commune.codes_postaux = list_of(*codes);
    if (const Json* value = find(entry, "population")) commune.population = value->get<int>();
    if (const Json* value = find(entry, "latitude")) commune.latitude = value->get<double>();
    if (const Json* value = find(entry, "longitude")) commune.longitude = value->get<double>();
    communes.push_back(std::move(commune));
  }
  return communes;
}

Json to_json(const std::vector<Commune>& communes) {
  Json document{{"version", Schema::get("communes").version()}, {"communes", Json::array()}};
  for (const Commune& commune : communes) {
    Json entry{{"code", commune.code}, {"nom", commune.nom}};
    if (!commune.codes_postaux.empty()) entry["codes_postaux"] = commune.codes_postaux;
    if (commune.population) entry["population"] = *commune.population;
    if (commune.latitude) entry["latitude"] = *commune.latitude;
    if (commune.longitude) entry["longitude"] = *commune.longitude;
    if (!commune.secteur.empty()) entry["secteur"] = commune.secteur;
    document["communes"].push_back(std::move(entry));
  }
  return document;
}

template <class Record>
std::filesystem::path record_path(std::string_view id) {
  return std::filesystem::path(RecordFiles<Record>::folder) / (std::string(id) + ".yaml");
}
template std::filesystem::path record_path<Actor>(std::string_view id);
template std::filesystem::path record_path<Offer>(std::string_view id);
template std::filesystem::path record_path<Bilan>(std::string_view id);
template std::filesystem::path record_path<Contact>(std::string_view id);
template <>
std::filesystem::path record_path<Workshop>(std::string_view id) {
  return std::filesystem::path(RecordFiles<Workshop>::folder) / std::string(id) / "atelier.yaml";
}

}  // namespace mediamap::store
