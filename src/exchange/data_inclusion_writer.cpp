// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/data_inclusion_writer.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::exchange {
namespace {

using store::Json;
using Texts = std::vector<std::string>;

constexpr const char* columns[] = {
    "id",           "siret",           "rna",       "nom",      "commune",     "code_postal",        "code_insee",
    "adresse",      "complement_adresse", "longitude", "latitude", "typologie", "telephone",          "courriel",
    "site_web",     "presentation_resume", "presentation_detail", "source",    "date_maj",           "horaires_ouverture",
    "accessibilite", "labels_autres",   "thematiques"};

// The two vocabularies cut the field differently; a service without a counterpart is "numerique" alone.
struct Thematic {
  const char* service;
  const char* code;
};
constexpr Thematic thematics[] = {
    {"Aide aux démarches administratives", "numerique--realiser-des-demarches-administratives-avec-un-accompagnement"},
    {"Maîtrise des outils numériques du quotidien", "numerique--utiliser-le-numerique-au-quotidien"},
    {"Insertion professionnelle via le numérique", "numerique--favoriser-mon-insertion-professionnelle"},
    {"Parentalité et éducation avec le numérique", "numerique--soutenir-la-parentalite-et-l-education-avec-le-numerique"},
    {"Loisirs et créations numériques", "numerique--creer-avec-le-numerique"},
    {"Compréhension du monde numérique", "numerique--approfondir-ma-culture-numerique"},
    {"Accès internet et matériel informatique", "numerique--acceder-a-du-materiel"},
    {"Accès internet et matériel informatique", "numerique--acceder-a-une-connexion-internet"},
    {"Acquisition de matériel informatique à prix solidaire", "numerique--s-equiper-en-materiel-informatique"},
};

Texts thematic_codes(const Actor& actor) {
  Texts codes;
  if (!actor.services.empty()) codes.emplace_back("numerique");
  for (const Thematic& thematic : thematics) {
    const auto& services = actor.services;
    if (std::find(services.begin(), services.end(), thematic.service) != services.end()) codes.emplace_back(thematic.code);
  }
  return codes;
}

bool digits_only(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

void put_identifier(const Actor& actor, Json& structure) {
  const std::string pivot = standard_text(actor, "pivot");
  if (pivot == unknown_pivot) return;
  if (pivot.size() == 14 && digits_only(pivot)) structure["siret"] = pivot;
  if (pivot.size() == 10 && pivot[0] == 'W' && digits_only(pivot.substr(1))) structure["rna"] = pivot;
}

}  // namespace

Json data_inclusion_structure(const Actor& actor, const std::string& publisher) {
  Json structure{{"id", actor.id}};
  const auto put = [&](const char* key, const std::string& text) {
    if (!text.empty()) structure[key] = text;
  };
  const auto text = [&](const char* field) { return standard_text(actor, field); };
  put_identifier(actor, structure);
  for (const char* same : {"nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse"}) put(same, text(same));
  if (actor.longitude) structure["longitude"] = *actor.longitude;
  if (actor.latitude) structure["latitude"] = *actor.latitude;
  put("typologie", split(text("typologie"), item_separator).front());
  put("telephone", text("telephone"));
  put("courriel", split(text("courriels"), item_separator).front());
  put("site_web", join(actor.site_web, ";"));
  put("presentation_resume", text("presentation_resume"));
  put("presentation_detail", text("presentation_detail"));
  put("source", actor.source.empty() ? publisher : text("source"));
  put("date_maj", text("date_maj"));
  put("horaires_ouverture", text("horaires"));
  put("accessibilite", text("fiche_acces_libre"));
  Texts labels = actor.dispositif_programmes_nationaux;
  labels.insert(labels.end(), actor.formations_labels.begin(), actor.formations_labels.end());
  labels.insert(labels.end(), actor.autres_formations_labels.begin(), actor.autres_formations_labels.end());
  if (!labels.empty()) structure["labels_autres"] = std::move(labels);
  if (Texts codes = thematic_codes(actor); !codes.empty()) structure["thematiques"] = std::move(codes);
  return structure;
}

std::string write_data_inclusion_json(const Selection& actors, const std::string& publisher) {
  Json list = Json::array();
  for (const Actor* actor : actors) list.push_back(data_inclusion_structure(*actor, publisher));
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string write_data_inclusion_csv(const Selection& actors, const std::string& publisher) {
  std::vector<Texts> rows;
  for (const Actor* actor : actors) {
    const Json structure = data_inclusion_structure(*actor, publisher);
    Texts& row = rows.emplace_back();
    for (const char* column : columns) {
      const Json value = structure.value(column, Json());
      row.push_back(value.is_array()    ? join(value.get<Texts>(), std::string(1, item_separator))
                    : value.is_string() ? value.get<std::string>()
                    : value.is_null()   ? std::string()
                                        : fmt::format("{}", value.get<double>()));
    }
  }
  return write_csv(Texts(std::begin(columns), std::end(columns)), rows);
}

Texts shortened_fields(const Actor& actor) {
  Texts names;
  if (actor.typologie.size() > 1) names.emplace_back("typologie");
  if (actor.courriels.size() > 1) names.emplace_back("courriels");
  return names;
}

}  // namespace mediamap::exchange
