// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/consistency.hpp"

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/siren.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/actor_references.hpp"
#include "mediamap/model/opening_hours.hpp"

namespace mediamap {
namespace {

using Record = Inconsistency::Record;

// The suggestion, if any, and where to look.
std::string advice_with(const std::string& suggestion, const char* where) {
  return suggestion.empty() ? where : suggestion + " " + where;
}

std::vector<std::string> ids(const auto& records) {
  std::vector<std::string> out;
  for (const auto& record : records) out.push_back(record.id);
  return out;
}

// A field that holds one text, and does.
bool is_filled(const Actor& actor, std::string_view key) {
  for (const Field<Actor>& field : fields<Actor>()) {
    if (field.key != key) continue;
    const auto* text = std::get_if<std::string Actor::*>(&field.member);
    return text != nullptr && !(actor.**text).empty();
  }
  return false;
}

class References {
 public:
  explicit References(const Territory& territory) : territory_(territory) {
    for (const Commune& commune : territory.communes) communes_.insert(commune.code);
  }

  std::vector<Inconsistency> find() {
    for (const Offer& offer : territory_.offres) check(offer);
    for (const Workshop& workshop : territory_.ateliers) check(workshop);
    for (const Bilan& bilan : territory_.bilans) check(bilan);
    return std::move(found_);
  }

 private:
  void add(Record record, const std::string& id, std::string pointer, std::string message, std::string advice) {
    found_.push_back({record, id, std::move(pointer), std::move(message), std::move(advice)});
  }

  void check(const Workshop& workshop) {
    const auto& members = workshop.panel.membres;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (territory_.actor(members[i].acteur) != nullptr) continue;
      add(Record::workshop, workshop.id, fmt::format("/panel/membres/{}/acteur", i), fill(_("le membre du panel « {} » n'existe pas"), members[i].acteur),
          advice_with(did_you_mean(members[i].acteur, ids(territory_.acteurs)), _("Les acteurs sont dans acteurs/ (mediamap actors list).")));
    }
  }

  void check(const Offer& offer) {
    const Taxonomy& taxonomy = territory_.taxonomy;
    if (offer.famille.empty() || taxonomy.familles.empty()) {
      // A file that cannot be read is told elsewhere.
    } else if (taxonomy.family(offer.famille) == nullptr) {
      add(Record::offer, offer.id, "/famille", fill(_("la famille « {} » n'existe pas"), offer.famille),
          advice_with(did_you_mean(offer.famille, taxonomy.family_ids()), _("Les familles sont dans thematiques.yaml.")));
    }
    for (std::size_t i = 0; i < offer.thematiques.size() && !taxonomy.familles.empty(); ++i) {
      if (taxonomy.thematic(offer.thematiques[i]) != nullptr) continue;
      add(Record::offer, offer.id, fmt::format("/thematiques/{}", i),
          fill(_("la thématique « {} » n'existe pas"), offer.thematiques[i]),
          advice_with(did_you_mean(offer.thematiques[i], taxonomy.thematic_ids()),
                      _("Les thématiques sont dans thematiques.yaml.")));
    }
    visit_actor_references(offer, [&](std::string_view key, const auto& names) { check_actors(offer, key, names); });
    for (std::size_t i = 0; i < offer.communes_desservies.size() && !communes_.empty(); ++i) {
      if (communes_.contains(offer.communes_desservies[i])) continue;
      add(Record::offer, offer.id, fmt::format("/communes_desservies/{}", i),
          fill(_("la commune « {} » n'est pas dans le territoire"), offer.communes_desservies[i]),
          _("Les communes sont dans communes.yaml (mediamap territory show)."));
    }
    if (!offer.source_atelier.empty() && territory_.workshop(offer.source_atelier) == nullptr) {
      add(Record::offer, offer.id, "/source/atelier", fill(_("l'atelier « {} » n'existe pas"), offer.source_atelier),
          did_you_mean(offer.source_atelier, ids(territory_.ateliers)));
    }
  }

  void check_actors(const Offer& offer, std::string_view key, const std::vector<std::string>& actors) {
    for (std::size_t i = 0; i < actors.size(); ++i) check_actor(offer, key, fmt::format("/{}/{}", key, i), actors[i]);
  }

  void check_actors(const Offer& offer, std::string_view key, const std::string& actor) {
    if (!actor.empty()) check_actor(offer, key, fmt::format("/{}", key), actor);
  }

  void check_actor(const Offer& offer, std::string_view key, std::string pointer, const std::string& actor) {
    if (territory_.actor(actor) != nullptr) return;
    const char* message = key == "operateurs" ? N_("l'opérateur « {} » n'existe pas")
                          : key == "lieux"    ? N_("le lieu « {} » n'existe pas")
                                              : N_("l'acteur « {} », dont cette offre est déduite, n'existe pas");
    add(Record::offer, offer.id, std::move(pointer), fill(_(message), actor),
        advice_with(did_you_mean(actor, ids(territory_.acteurs)), _("Les acteurs sont dans acteurs/ (mediamap actors list).")));
  }

  void check(const Bilan& bilan) {
    if (!bilan.atelier.empty() && territory_.workshop(bilan.atelier) == nullptr) {
      add(Record::bilan, bilan.id, "/atelier", fill(_("l'atelier « {} » n'existe pas"), bilan.atelier),
          did_you_mean(bilan.atelier, ids(territory_.ateliers)));
    }
    const auto constats = ids(bilan.constats);
    const auto hypotheses = ids(bilan.hypotheses);
    check_links(bilan, "hypotheses", bilan.hypotheses, "constats", &BilanEntry::constats, constats,
                N_("le constat « {} » n'est pas dans cette fiche"));
    check_links(bilan, "hypotheses_a_verifier", bilan.hypotheses_a_verifier, "hypotheses", &BilanEntry::hypotheses, hypotheses,
                N_("l'hypothèse « {} » n'est pas dans cette fiche"));
    for (std::size_t i = 0; i < bilan.retours_a_chaud.size(); ++i) {
      const std::string& answered = bilan.retours_a_chaud[i].hypothese;
      if (answered.empty() || is_hypothesis(answered)) continue;
      add(Record::bilan, bilan.id, fmt::format("/retours_a_chaud/{}/hypothese", i),
          fill(_("l'hypothèse « {} » n'est dans aucune fiche bilan"), answered), _("Écrivez <bilan>/<id>, par exemple bilan-1/h2."));
    }
  }

  void check_links(const Bilan& bilan, const char* section, const std::vector<BilanEntry>& entries, const char* key,
                   std::vector<std::string> BilanEntry::*links, const std::vector<std::string>& known, const char* message) {
    const std::set<std::string> wanted(known.begin(), known.end());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (std::size_t k = 0; k < (entries[i].*links).size(); ++k) {
        const std::string& link = (entries[i].*links)[k];
        if (wanted.contains(link)) continue;
        add(Record::bilan, bilan.id, fmt::format("/{}/{}/{}/{}", section, i, key, k), fill(_(message), link),
            did_you_mean(link, known));
      }
    }
  }

  bool is_hypothesis(const std::string& reference) const {
    const auto slash = reference.find('/');
    if (slash == std::string::npos) return false;
    const Bilan* bilan = territory_.bilan(reference.substr(0, slash));
    if (bilan == nullptr) return false;
    const std::string id = reference.substr(slash + 1);
    for (const auto* section : {&bilan->hypotheses, &bilan->hypotheses_a_verifier}) {
      for (const BilanEntry& entry : *section) {
        if (entry.id == id) return true;
      }
    }
    return false;
  }

  const Territory& territory_;
  std::set<std::string> communes_;
  std::vector<Inconsistency> found_;
};

class Values {
 public:
  explicit Values(const Territory& territory) : territory_(territory) {}

  std::vector<Inconsistency> find() {
    if (!territory_.siren.empty() && !is_siren(territory_.siren)) {
      add(Record::territory, "", "/siren", fill(_("le SIREN « {} » est faux (clé de contrôle)"), territory_.siren),
          _("Reprenez-le sur annuaire-entreprises.data.gouv.fr."));
    }
    check_taxonomy();
    check_communes();
    for (const Actor& actor : territory_.acteurs) {
      hours(Record::actor, actor.id, actor.horaires);
      date(Record::actor, actor.id, "/date_maj", actor.date_maj);
    }
    for (const Offer& offer : territory_.offres) {
      hours(Record::offer, offer.id, offer.horaires);
      period(offer);
    }
    for (const Workshop& workshop : territory_.ateliers) check(workshop);
    for (const Bilan& bilan : territory_.bilans) check(bilan);
    same_but_for_case(Record::actor, ids(territory_.acteurs));
    same_but_for_case(Record::offer, ids(territory_.offres));
    return std::move(found_);
  }

 private:
  void add(Record record, const std::string& id, std::string pointer, std::string message, std::string advice) {
    found_.push_back({record, id, std::move(pointer), std::move(message), std::move(advice)});
  }

  void check_taxonomy() {
    std::set<std::string> seen;
    const auto& families = territory_.taxonomy.familles;
    for (std::size_t i = 0; i < families.size(); ++i) {
      unique(Record::taxonomy, fmt::format("/familles/{}/id", i), families[i].id, seen);
      for (std::size_t k = 0; k < families[i].thematiques.size(); ++k) {
        unique(Record::taxonomy, fmt::format("/familles/{}/thematiques/{}/id", i, k), families[i].thematiques[k].id, seen);
      }
    }
  }

  void check_communes() {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < territory_.communes.size(); ++i) {
      unique(Record::communes, fmt::format("/communes/{}/code", i), territory_.communes[i].code, seen);
    }
  }

  void unique(Record record, std::string pointer, const std::string& id, std::set<std::string>& seen) {
    if (seen.insert(id).second) return;
    add(record, "", std::move(pointer), fill(_("l'identifiant « {} » est pris deux fois"), id), _("Gardez-en un, ou changez l'autre."));
  }

  void hours(Record record, const std::string& id, const std::string& text) {
    if (text.empty()) return;
    if (const auto problem = check_opening_hours(text)) {
      add(record, id, "/horaires", fill(_("horaires « {} », caractère {} : {}"), shorten(text, 60), problem->offset + 1, problem->message),
          _("Le format est opening_hours d'OpenStreetMap : \"Tu 14:00-17:00; Sa 09:00-12:00\"."));
    }
  }

  void date(Record record, const std::string& id, std::string pointer, const std::string& text) {
    if (text.empty() || is_date(text)) return;
    add(record, id, std::move(pointer), fill(_("le jour « {} » n'existe pas"), text), _("Écrivez AAAA-MM-JJ."));
  }

  void period(const Offer& offer) {
    date(Record::offer, offer.id, "/debut", offer.debut);
    date(Record::offer, offer.id, "/fin", offer.fin);
    if (is_date(offer.debut) && is_date(offer.fin) && offer.fin < offer.debut) {
      add(Record::offer, offer.id, "/fin", _("l'offre finit avant d'avoir commencé"), _("Échangez « debut » et « fin »."));
    }
  }

  void check(const Workshop& workshop) {
    date(Record::workshop, workshop.id, "/date", workshop.date);
    const auto begin = minutes_of_day(workshop.debut), end = minutes_of_day(workshop.fin);
    if (begin && end && *end <= *begin) {
      add(Record::workshop, workshop.id, "/fin", _("l'atelier finit avant d'avoir commencé"), _("Corrigez « debut » ou « fin »."));
    }
    std::set<std::string> seen;
    const auto& members = workshop.panel.membres;
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (seen.insert(members[i].acteur).second) continue;
      add(Record::workshop, workshop.id, fmt::format("/panel/membres/{}/acteur", i), fill(_("« {} » est deux fois dans le panel"), members[i].acteur),
          _("Gardez la ligne dont le statut est juste."));
    }
  }

  void check(const Bilan& bilan) {
    date(Record::bilan, bilan.id, "/date", bilan.date);
    std::set<std::string> seen;
    const std::pair<const char*, const std::vector<BilanEntry>*> sections[] = {
        {"retours_a_chaud", &bilan.retours_a_chaud},
        {"constats", &bilan.constats},
        {"hypotheses", &bilan.hypotheses},
        {"hypotheses_a_verifier", &bilan.hypotheses_a_verifier}};
    for (const auto& [key, entries] : sections) {
      for (std::size_t i = 0; i < entries->size(); ++i) {
        if (seen.insert((*entries)[i].id).second) continue;
        add(Record::bilan, bilan.id, fmt::format("/{}/{}/id", key, i),
            fill(_("l'identifiant « {} » est pris deux fois"), (*entries)[i].id), _("Gardez-en un, ou changez l'autre."));
      }
    }
  }

  // On Windows and macOS two such files would be one.
  void same_but_for_case(Record record, const std::vector<std::string>& all) {
    std::map<std::string, std::string> seen;
    for (const std::string& id : all) {
      const auto [other, fresh] = seen.emplace(fold(id), id);
      if (fresh) continue;
      add(record, id, "", fill(_("« {} » et « {} » ne diffèrent que par les majuscules"), other->second, id),
          _("Renommez l'un des deux : sous Windows et macOS, ce serait le même fichier."));
    }
  }

  const Territory& territory_;
  std::vector<Inconsistency> found_;
};

// The communes of the territory by code and name, and which of them a name may mean. Thousands of actors name the same
// few communes of elsewhere: each name is looked for once.
class NearCommunes {
 public:
  explicit NearCommunes(const Territory& territory) {
    for (const Commune& commune : territory.communes) {
      codes_.insert(commune.code);
      names_.push_back(commune.nom);
      folded_.insert(fold(commune.nom));
    }
  }

  bool holds(const Actor& actor) const {
    const bool known = !actor.code_insee.empty() && codes_.contains(actor.code_insee);
    return known || folded_.contains(fold(actor.commune));
  }

  const std::string& nearest_to(const std::string& name) {
    const auto [place, is_new] = nearest_.try_emplace(fold(name));
    if (is_new) place->second = nearest(name, names_);
    return place->second;
  }

 private:
  std::unordered_set<std::string> codes_, folded_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::string> nearest_;
};

}  // namespace

std::vector<Inconsistency> broken_references(const Territory& territory) { return References(territory).find(); }

std::vector<Inconsistency> doubtful_values(const Territory& territory) {
  std::vector<Inconsistency> found;
  NearCommunes communes(territory);
  for (const Actor& actor : territory.acteurs) {
    for (std::size_t i = 0; i < actor.a_completer.size(); ++i) {
      if (!is_filled(actor, actor.a_completer[i].champ)) continue;
      found.push_back({Record::actor, actor.id, fmt::format("/a_completer/{}", i),
                       fill(_("« {} » est rempli, et reste à compléter"), actor.a_completer[i].champ),
                       fill(_("Pour garder le champ tel quel et retirer ce point : mediamap actors edit {0} --dismiss {1}"), actor.id, actor.a_completer[i].champ)});
    }
    if (actor.commune.empty() || communes.holds(actor)) continue;
    const std::string& near = communes.nearest_to(actor.commune);
    if (near.empty()) continue;
    found.push_back({Record::actor, actor.id, "/commune", fill(_("« {} » n'est pas une commune du territoire"), actor.commune),
                     fill(_("Vouliez-vous dire « {} » ?"), near)});
  }
  return found;
}

std::vector<Inconsistency> impossible_values(const Territory& territory) { return Values(territory).find(); }

}  // namespace mediamap
