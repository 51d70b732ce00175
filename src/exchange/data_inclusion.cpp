// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/data_inclusion.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/data_inclusion_values.hpp"
#include "mediamap/model/offer_id.hpp"
#include "mediamap/model/opening_hours.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t longest_resume = 280;  // of the standard

bool has(const std::vector<std::string>& columns, std::string_view name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

template <std::size_t n>
bool has_all(const std::vector<std::string>& columns, const std::array<std::string_view, n>& names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) { return has(columns, name); });
}

template <std::size_t n>
bool has_any(const std::vector<std::string>& columns, const std::array<std::string_view, n>& names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return has(columns, name); });
}

// What the platform notes for itself, and, in services, what it repeats of the structure.
bool is_bookkeeping(std::string_view column) {
  return column.starts_with("_di_") || column.starts_with("structure.") || column.starts_with("score_qualite") || column == "_uid";
}

// "2024-03-01T10:00:00.000Z" → "2024-03-01"
std::string day_of(const std::string& text) {
  const std::string day = text.substr(0, 10);
  return is_date(day) ? day : text;
}

// The cells of one row by column name; each cell that is asked for counts as read.
class Cells {
 public:
  explicit Cells(const std::vector<std::string>& columns) : read_(columns.size()), columns_(columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) index_.emplace(columns[i], i);
  }

  void begin(const tables::Row& row) {
    row_ = &row;
    std::fill(read_.begin(), read_.end(), false);
  }

  std::string text(std::string_view column) {
    const auto found = index_.find(column);
    if (found == index_.end()) return {};
    read_[found->second] = true;
    std::string value = trim(row_->cells[found->second]);
    return fold(value) == "null" ? std::string() : value;
  }
  std::string first_of(std::initializer_list<std::string_view> columns) {
    std::string first;
    for (std::string_view column : columns) {
      std::string value = text(column);
      if (first.empty()) {
        first = std::move(value);
      } else if (!value.empty() && value != first) {
        read_[index_.find(column)->second] = false;  // says something else: it is no repetition
      }
    }
    return first;
  }
  std::vector<std::string> list(std::initializer_list<std::string_view> columns) {
    std::vector<std::string> all;
    for (std::string_view column : columns) {
      for (std::string& value : listed_values(text(column))) {
        if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(std::move(value));
      }
    }
    return all;
  }

  // Calls back for each cell that holds something and was not asked for.
  template <class Visit>
  void for_each_unread(Visit visit) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (read_[i] || is_bookkeeping(columns_[i])) continue;
      const std::string value = text(columns_[i]);
      if (!value.empty()) visit(columns_[i], value);
    }
  }

 private:
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<bool> read_;
  const std::vector<std::string>& columns_;
  const tables::Row* row_ = nullptr;
};

// Structures.

// A row under construction: values by column.
using Values = std::map<std::string, std::string>;

void put_labels(Cells& in, Values& out) {
  std::vector<std::string> programmes, formations, typology, left, unknown, none;
  translate(in.list({"labels_nationaux"}), labels_as_programmes(), programmes, left);
  translate(left, labels_as_formations(), formations, unknown);
  out["labels_nationaux"] = join(unknown, "|");

  const std::vector<std::string> networks = in.list({"reseaux_porteurs"});
  left.clear();
  translate(networks, labels_as_programmes(), programmes, none);
  translate(networks, networks_as_typology(), typology, left);
  unknown.clear();
  for (const std::string& network : left) {
    if (std::find(none.begin(), none.end(), network) != none.end()) unknown.push_back(network);
  }
  out["reseaux_porteurs"] = join(unknown, "|");
  for (const std::string& type : in.list({"typologie"})) {
    if (std::find(typology.begin(), typology.end(), type) == typology.end()) typology.insert(typology.begin(), type);
  }
  out["typologie"] = join(typology, "|");
  out["dispositif_programmes_nationaux"] = join(programmes, "|");
  out["formations_labels"] = join(formations, "|");
  out["autres_formations_labels"] = join(in.list({"labels_autres"}), "|");
}

Values structure_as_standard(Cells& in) {
  Values out;
  for (const char* same : {"id", "nom", "commune", "code_postal", "adresse", "complement_adresse", "latitude", "longitude", "telephone",
                           "source", "structure_parente"}) {
    out[same] = in.text(same);
  }
  out["pivot"] = in.first_of({"siret", "rna"});
  out["code_insee"] = in.first_of({"code_insee", "_di_geocodage_code_insee"});
  out["courriels"] = join(listed_values(in.text("courriel")), "|");
  std::string sites = in.text("site_web");
  std::replace(sites.begin(), sites.end(), ';', '|');
  out["site_web"] = sites;
  out["presentation_resume"] = in.text("presentation_resume");
  out["presentation_detail"] = in.text("presentation_detail");
  const std::string description = in.text("description");  // v1 has this one alone
  if (!description.empty()) {
    const bool brief = length(description) <= longest_resume && out["presentation_resume"].empty();
    std::string& place = out[brief ? "presentation_resume" : "presentation_detail"];
    if (!place.empty() && place != description) place += "\n";
    if (place != description) place += description;
  }
  out["horaires"] = in.first_of({"horaires_accueil", "horaires_ouverture"});
  out["fiche_acces_libre"] = in.first_of({"accessibilite_lieu", "accessibilite"});
  out["date_maj"] = day_of(in.text("date_maj"));
  std::vector<std::string> services, other;
  translate(in.list({"thematiques"}), thematics_as_services(), services, other);
  out["services"] = join(services, "|");
  out["thematiques"] = join(other, "|");
  put_labels(in, out);
  in.for_each_unread([&](const std::string& column, const std::string& value) {
    std::string& place = out[column];
    if (place.empty()) place = value;
  });
  return out;
}

// Services.

// Which actor a structure of the source became.
class Structures {
 public:
  explicit Structures(std::span<const Actor> actors) {
    for (const Actor& actor : actors) {
      for (const Provenance& from : actor.provenance) {
        if (!from.id.empty()) actors_[from.id].push_back(&actor);
      }
    }
  }

  const Actor* find(const std::string& id, const std::string& source, std::string& reason) const {
    const auto found = actors_.find(id);
    if (id.empty() || found == actors_.end()) {
      reason = id.empty() ? std::string(_("le service ne dit pas quelle est sa structure"))
                          : fill(_("structure inconnue : « {} » ; importez d'abord le fichier des structures"), id);
      return nullptr;
    }
    const Actor* chosen = nullptr;
    for (const Actor* actor : found->second) {
      if (actor == chosen || (found->second.size() > 1 && actor->source != source)) continue;
      if (chosen != nullptr) return reason = fill(_("plusieurs acteurs viennent de la structure « {} »"), id), nullptr;
      chosen = actor;
    }
    if (chosen == nullptr) reason = fill(_("plusieurs acteurs viennent de la structure « {} »"), id);
    return chosen;
  }

 private:
  std::unordered_map<std::string, std::vector<const Actor*>> actors_;
};

class Services {
 public:
  Services(const tables::Table& table, const Territory& territory) : cells_(table.columns), territory_(territory), structures_(territory.acteurs) {}

  // The offer without its id, or why there is none.
  std::optional<ServiceOffer> read(const tables::Row& row, std::string& reason) {
    cells_.begin(row);
    ServiceOffer service;
    service.ligne = row.line;
    service.service = cells_.text("id");
    service.structure = cells_.text("structure_id");
    service.offer.nom = cells_.text("nom");
    if (service.offer.nom.empty()) return reason = _("le service n'a pas de nom"), std::nullopt;
    const Actor* actor = structures_.find(service.structure, cells_.text("source"), reason);
    if (actor == nullptr || !put_thematics(service, reason)) return std::nullopt;
    service.offer.operateurs = {actor->id};
    service.offer.source_acteur = actor->id;
    service.offer.statut = "a_confirmer";
    put_values(service);
    put_place(service, *actor);
    put_times(service);
    put_contact(service, *actor);
    cells_.text("date_maj");  // an offer is dated by git
    cells_.text("lien_source");
    cells_.for_each_unread([&](const std::string& column, const std::string& value) {
      leave(service, column, value, _("une offre n'a pas de champ pour cela"));
    });
    return service;
  }

 private:
  static void leave(ServiceOffer& service, std::string column, std::string value, const char* why) {
    service.non_repris.push_back({std::move(column), std::move(value), why});
  }
  static void leave_values(ServiceOffer& service, const char* column, const std::vector<std::string>& values) {
    for (const std::string& value : values) leave(service, column, value, _("sans équivalent dans le standard"));
  }

  bool put_thematics(ServiceOffer& service, std::string& reason) {
    const std::vector<std::string> thematics = cells_.list({"thematiques"});
    std::vector<std::string> services, other;
    translate(thematics, thematics_as_services(), services, other);
    if (services.empty()) {
      reason = thematics.empty() ? std::string(_("le service n'a pas de thématique"))
                                 : fill(_("aucune thématique précise du numérique : {}"), join(thematics, ", "));
      return false;
    }
    const Taxonomy& taxonomy = territory_.taxonomy;
    Offer& offer = service.offer;
    for (const std::string& one : services) {
      for (const Thematic* thematic : taxonomy.thematics_of_service(one)) {
        if (offer.famille.empty()) offer.famille = taxonomy.family_of(thematic->id)->id;
        if (offer.source_service.empty()) offer.source_service = one;
        if (std::find(offer.thematiques.begin(), offer.thematiques.end(), thematic->id) == offer.thematiques.end()) {
          offer.thematiques.push_back(thematic->id);
        }
      }
    }
    if (offer.famille.empty()) {
      reason = fill(_("aucune thématique de thematiques.yaml ne cite « {} »"), join(services, ", "));
      return false;
    }
    leave_values(service, "thematiques", other);
    return true;
  }

  void put_values(ServiceOffer& service) {
    Offer& offer = service.offer;
    std::vector<std::string> left, unknown;
    translate(cells_.list({"profils", "publics"}), profiles_as_publics(), offer.publics, left);
    translate(left, profiles_as_special_needs(), offer.prise_en_charge_specifique, unknown);
    leave_values(service, "publics", unknown);
    unknown.clear();
    translate(cells_.list({"frais"}), fees(), offer.frais_a_charge, unknown);
    leave_values(service, "frais", unknown);
    unknown.clear();
    translate(cells_.list({"types", "type", "modes_accueil"}), types_as_accompaniment(), offer.modalites_accompagnement, unknown);
    leave_values(service, "types", unknown);
    unknown.clear();
    translate(cells_.list({"modes_orientation_beneficiaire", "modes_orientation_accompagnateur", "modes_mobilisation"}), modes_as_access(),
              offer.modalites_acces, unknown);
    leave_values(service, "modes_orientation", unknown);
    const std::string resume = cells_.text("presentation_resume");
    if (!resume.empty() && length(resume) <= longest_resume) {
      offer.objectifs = {resume};
    } else if (!resume.empty()) {
      leave(service, "presentation_resume", resume, _("trop long pour un objectif"));
    }
  }

  void put_place(ServiceOffer& service, const Actor& actor) {
    Offer& offer = service.offer;
    const std::vector<std::string> welcome = cells_.list({"modes_accueil"});
    const bool only_remote = welcome == std::vector<std::string>{"a-distance"};
    const std::string street = cells_.text("adresse"), code = cells_.text("code_postal"), town = cells_.text("commune");
    for (const char* same : {"code_insee", "longitude", "latitude"}) cells_.text(same);
    const bool elsewhere = !street.empty() && (fold(street) != fold(actor.adresse) || fold(town) != fold(actor.commune));
    if (elsewhere) {
      const std::string place = trim(code + " " + town);
      offer.adresse = place.empty() ? street : street + ", " + place;
    } else if (!only_remote) {
      offer.lieux = {actor.id};
    }
    const std::string type = cells_.text("zone_diffusion_type");
    std::vector<std::string> zones = cells_.list({"zone_diffusion_code", "zone_eligibilite"});
    cells_.text("zone_diffusion_nom");
    for (const std::string& zone : zones) {
      if (is_code_insee(zone) && (type.empty() || type == "commune")) {
        offer.communes_desservies.push_back(zone);
      } else {
        leave(service, "zone_diffusion", trim(type + " " + zone), _("une offre nomme les communes une à une"));
      }
    }
    if (zones.empty() && !type.empty()) leave(service, "zone_diffusion", type, _("une offre nomme les communes une à une"));
  }

  void put_times(ServiceOffer& service) {
    const std::string hours = cells_.first_of({"horaires_accueil", "recurrence"});
    if (!hours.empty() && !check_opening_hours(hours)) {
      service.offer.horaires = hours;
    } else if (!hours.empty()) {
      leave(service, "horaires", hours, _("ce ne sont pas des horaires au format OpenStreetMap"));
    }
    const std::string end = day_of(cells_.text("date_suspension"));
    if (is_date(end)) {
      service.offer.fin = end;
    } else if (!end.empty()) {
      leave(service, "date_suspension", end, _("cette date n'existe pas"));
    }
  }

  // A person's name, and beside it the mail and phone, which are the person's then.
  void put_contact(ServiceOffer& service, const Actor& actor) {
    const std::string name = cells_.text("contact_nom_prenom"), mail = cells_.text("courriel"), phone = cells_.text("telephone");
    const std::string open = fold(cells_.text("contact_public"));
    const bool known_mail = std::find(actor.courriels.begin(), actor.courriels.end(), mail) != actor.courriels.end();
    const bool known_phone = phone == actor.telephone;
    if (!name.empty()) {
      Contact contact;
      contact.nom = name;
      contact.organisation = actor.id;
      if (!mail.empty() && !known_mail) contact.courriels = {mail};
      if (!phone.empty() && !known_phone) contact.telephones = {phone};
      service.contact = std::move(contact);
      return;
    }
    const bool shown = open == "true" || open == "1" || open == "t" || open == "oui";
    const char* why = shown ? _("une offre n'a pas de champ pour cela") : _("la source ne dit pas que ce contact est public");
    if (!mail.empty() && !known_mail) leave(service, "courriel", shown ? mail : std::string(), why);
    if (!phone.empty() && !known_phone) leave(service, "telephone", shown ? phone : std::string(), why);
  }

  Cells cells_;
  const Territory& territory_;
  Structures structures_;
};

}  // namespace

bool looks_like_structures(const std::vector<std::string>& columns) {
  static constexpr std::array<std::string_view, 5> needed = {"id", "nom", "source", "date_maj", "siret"};
  static constexpr std::array<std::string_view, 9> own = {"labels_nationaux", "labels_autres", "accessibilite", "accessibilite_lieu",
                                                          "reseaux_porteurs", "lien_source",   "thematiques",   "antenne",
                                                          "description"};
  return has_all(columns, needed) && has_any(columns, own) && !has(columns, "structure_id") && !has(columns, "pivot");
}

bool looks_like_services(const std::vector<std::string>& columns) {
  static constexpr std::array<std::string_view, 4> needed = {"id", "structure_id", "source", "nom"};
  static constexpr std::array<std::string_view, 7> own = {"thematiques", "types", "type", "profils", "publics", "frais", "modes_accueil"};
  return has_all(columns, needed) && has_any(columns, own);
}

tables::Table structures_as_standard(const tables::Table& structures) {
  tables::Table out;
  out.rejected = structures.rejected;
  std::vector<Values> rows;
  std::map<std::string, bool> used;
  Cells cells(structures.columns);
  for (const tables::Row& row : structures.rows) {
    cells.begin(row);
    rows.push_back(structure_as_standard(cells));
    for (const auto& [column, value] : rows.back()) used[column] |= !value.empty();
  }
  out.columns = {"id"};
  for (const Field<Actor>& field : fields<Actor>()) {
    const std::string key(field.key);
    if (used[key] || key == "nom") out.columns.push_back(key);
    used.erase(key);
  }
  used.erase("id");
  for (const auto& [column, holds] : used) {
    if (holds) out.columns.push_back(column);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    tables::Row row{structures.rows[i].line, {}};
    for (const std::string& column : out.columns) row.cells.push_back(std::move(rows[i][column]));
    out.rows.push_back(std::move(row));
  }
  return out;
}

ServicesImport services_as_offers(const tables::Table& table, const Territory& territory,
                                  const std::set<std::pair<std::string, std::string>>& known, std::set<std::string>& taken) {
  ServicesImport out;
  out.lignes = table.rows.size() + table.rejected.size();
  out.rejetes = table.rejected;
  std::set<std::pair<std::string, std::string>> seen = known;
  Services services(table, territory);
  for (const tables::Row& row : table.rows) {
    std::string reason;
    std::optional<ServiceOffer> service = services.read(row, reason);
    if (!service) {
      out.rejetes.push_back({row.line, std::move(reason)});
    } else if (!service->service.empty() && !seen.emplace(service->offer.source_acteur, service->service).second) {
      ++out.deja_connus;
    } else {
      service->offer.id = new_offer_id(service->offer.nom, taken);
      out.offres.push_back(std::move(*service));
    }
  }
  std::stable_sort(out.rejetes.begin(), out.rejetes.end(), [](const tables::RejectedRow& a, const tables::RejectedRow& b) { return a.ligne < b.ligne; });
  return out;
}

}  // namespace mediamap::exchange
