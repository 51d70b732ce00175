// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/offer_fields.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::cli {
namespace {

bool names_an_actor(const OfferList& list) {
  return list.member == &Offer::operateurs || list.member == &Offer::lieux;
}

// Ids, and names where an id is not known by heart.
struct Choice {
  std::string id;
  std::string name;
};

std::vector<Choice> choices(const OfferList& list, const Territory& territory) {
  std::vector<Choice> all;
  if (names_an_actor(list)) {
    for (const Actor& actor : territory.acteurs) all.push_back({actor.id, actor.nom});
  } else if (list.member == &Offer::communes_desservies) {
    for (const Commune& commune : territory.communes) all.push_back({commune.code, commune.nom});
  } else if (list.member == &Offer::thematiques) {
    for (const Family& family : territory.taxonomy.familles) {
      for (const Thematic& thematic : family.thematiques) all.push_back({thematic.id, thematic.nom});
    }
  } else {
    for (const std::string& value : store::Schema::get("offre").allowed(list.key)) all.push_back({value, value});
  }
  return all;
}

const char* unknown_message(const OfferList& list) {
  if (list.member == &Offer::operateurs) return N_("--{} : aucun acteur « {} »");
  if (list.member == &Offer::lieux) return N_("--{} : aucun lieu « {} »");
  if (list.member == &Offer::communes_desservies) return N_("--{} : la commune « {} » n'est pas dans le territoire");
  if (list.member == &Offer::thematiques) return N_("--{} : aucune thématique « {} »");
  return N_("--{} : « {} » n'est pas une valeur admise");
}

std::string where_to_look(const OfferList& list, const std::vector<Choice>& all) {
  if (names_an_actor(list)) return _("Les acteurs : mediamap actors list");
  if (list.member == &Offer::communes_desservies) return _("Les communes et leurs codes INSEE : mediamap territory show");
  if (list.member == &Offer::thematiques) return _("Les thématiques sont dans thematiques.yaml.");
  std::vector<std::string> values;
  for (const Choice& choice : all) values.push_back(choice.id);
  return fill(_("Valeurs admises : {}."), join(values, ", "));
}

std::vector<std::string> ids_of_name(const std::string& name, const std::vector<Choice>& all) {
  std::vector<std::string> ids;
  for (const Choice& choice : all) {
    if (fold(choice.name) == fold(name)) ids.push_back(choice.id);
  }
  return ids;
}

std::string suggestion(const std::string& value, const std::vector<Choice>& all) {
  std::vector<std::string> words;
  for (const Choice& choice : all) {
    words.push_back(choice.id);
    words.push_back(choice.name);
  }
  const std::string near = nearest(value, words);
  for (const Choice& choice : all) {
    if (!near.empty() && (choice.id == near || choice.name == near)) {
      return choice.id == choice.name ? fill(_("Vouliez-vous dire « {} » ?"), choice.id)
                                      : fill(_("Vouliez-vous dire « {} » ({}) ?"), choice.id, choice.name);
    }
  }
  return {};
}

void add_list_faults(const OfferList& list, const Offer& offer, const Territory& territory, std::vector<Fault>& faults) {
  if (list.member == &Offer::objectifs) {
    const bool blank = std::any_of(offer.objectifs.begin(), offer.objectifs.end(), [](const std::string& text) { return text.empty(); });
    if (blank) faults.push_back({{}, _("--objective : l'objectif est vide"), _("Écrivez-le en quelques mots, ou laissez l'option.")});
    return;
  }
  if ((offer.*list.member).empty()) return;
  const std::vector<Choice> all = choices(list, territory);
  if (all.empty() && list.member == &Offer::communes_desservies) {
    // Without communes a code can be taken at its form, a name cannot be looked up.
    for (const std::string& value : offer.*list.member) {
      if (is_code_insee(value)) continue;
      faults.push_back({{}, fill(_("--{} : « {} » : les communes ne sont pas encore importées"), list.option, value),
                        _("Importez-les (mediamap territory import), ou donnez le code INSEE.")});
    }
    return;
  }
  for (const std::string& value : offer.*list.member) {
    if (std::any_of(all.begin(), all.end(), [&](const Choice& choice) { return choice.id == value; })) continue;
    if (const auto same = ids_of_name(value, all); same.size() > 1) {
      faults.push_back({{}, fill(names_an_actor(list) ? _("--{} : plusieurs acteurs portent le nom « {} »") : _("--{} : plusieurs communes portent le nom « {} »"),
                                 list.option, value),
                        fill(_("Donnez l'identifiant : {}."), join(same, ", "))});
      continue;
    }
    const std::string near = suggestion(value, all);
    faults.push_back({{}, fill(_(unknown_message(list)), list.option, value), near.empty() ? where_to_look(list, all) : near});
  }
}

}  // namespace

std::span<const OfferText> offer_texts() {
  static const OfferText table[] = {
      {"--name", &Offer::nom, N_("Ce qui s'écrit sur le post-it"), N_("NOM")},
      {"--family", &Offer::famille, N_("Famille (identifiant ou nom, de thematiques.yaml)"), N_("FAMILLE")},
      {"--address", &Offer::adresse, N_("Où l'offre se tient, si ce n'est pas chez un acteur"), N_("ADRESSE")},
      {"--schedule", &Offer::horaires, N_("Horaires, par exemple \"Tu 14:00-17:00\" (opening_hours d'OpenStreetMap)"), N_("HORAIRES")},
      {"--from", &Offer::debut, N_("Premier jour"), N_("AAAA-MM-JJ")},
      {"--until", &Offer::fin, N_("Dernier jour"), N_("AAAA-MM-JJ")},
      {"--status", &Offer::statut, N_("Statut : recensee, a_confirmer ou confirmee"), N_("STATUT")},
  };
  return table;
}

std::span<const OfferList> offer_lists() {
  static const OfferList table[] = {
      {"thematic", &Offer::thematiques, "thematiques", N_("Thématique (identifiant ou nom)"), N_("THEMATIQUE")},
      {"objective", &Offer::objectifs, "objectifs", N_("Objectif, en quelques mots"), N_("TEXTE")},
      {"operator", &Offer::operateurs, "operateurs", N_("Acteur qui porte l'offre (identifiant ou nom)"), N_("ACTEUR")},
      {"place", &Offer::lieux, "lieux", N_("Acteur chez qui l'offre se tient"), N_("ACTEUR")},
      {"commune", &Offer::communes_desservies, "communes_desservies", N_("Commune desservie (code INSEE ou nom)"), N_("COMMUNE")},
      {"public", &Offer::publics, "publics", N_("Public particulier : Jeunes, Seniors…"), N_("PUBLIC")},
      {"special-care", &Offer::prise_en_charge_specifique, "prise_en_charge_specifique", N_("Prise en charge spécifique : Surdité, Illettrisme…"), N_("VALEUR")},
      {"cost", &Offer::frais_a_charge, "frais_a_charge", N_("Gratuit, Gratuit sous condition ou Payant"), N_("VALEUR")},
      {"access", &Offer::modalites_acces, "modalites_acces", N_("Comment on y vient : Se présenter, Téléphoner…"), N_("VALEUR")},
      {"support", &Offer::modalites_accompagnement, "modalites_accompagnement", N_("Accompagnement individuel, Dans un atelier collectif…"), N_("VALEUR")},
  };
  return table;
}

std::string normalised(const OfferList& list, const std::string& value, const Territory& territory) {
  if (list.member == &Offer::objectifs) return trim(value);
  const std::vector<Choice> all = choices(list, territory);
  for (const Choice& choice : all) {
    if (choice.id == value) return value;
  }
  std::string found;
  for (const Choice& choice : all) {
    if (fold(choice.name) != fold(value) && fold(choice.id) != fold(value)) continue;
    if (!found.empty()) return value;  // two actors of one name: the user has to say which
    found = choice.id;
  }
  return found.empty() ? value : found;
}

std::string status_keyword(const std::string& text) {
  std::string keyword = fold(text);
  std::replace(keyword.begin(), keyword.end(), ' ', '_');
  const auto statuses = store::Schema::get("offre").allowed("statut");
  return std::find(statuses.begin(), statuses.end(), keyword) == statuses.end() ? text : keyword;
}

void note_thematics_elsewhere(const Offer& offer, const Territory& territory, Context& context) {
  for (const std::string& thematic : offer.thematiques) {
    const Family* family = territory.taxonomy.family_of(thematic);
    if (family == nullptr || family->id == offer.famille) continue;
    context.note(fill(_("La thématique « {} » est dans la famille « {} » : l'offre est dessinée dans « {} » et compte pour cette thématique."),
                      thematic, family->id, offer.famille));
  }
}

std::vector<Fault> offer_faults(const Offer& offer, const Territory& territory) {
  std::vector<Fault> faults;
  if (offer.nom.empty()) faults.push_back({{}, _("--name : le nom de l'offre est vide"), _("Écrivez ce qui serait sur le post-it.")});
  const Taxonomy& taxonomy = territory.taxonomy;
  if (offer.famille.empty()) {
    faults.push_back({{}, _("--family : la famille est vide"), fill(_("Familles : {}."), join(taxonomy.family_ids(), ", "))});
  } else if (taxonomy.family(offer.famille) == nullptr) {
    std::vector<std::string> ids = taxonomy.family_ids();
    const std::string near = did_you_mean(offer.famille, ids);
    faults.push_back({{}, fill(_("--family : aucune famille « {} »"), offer.famille), (near.empty() ? "" : near + " ") + fill(_("Familles : {}."), join(ids, ", "))});
  }
  for (const OfferList& list : offer_lists()) add_list_faults(list, offer, territory, faults);
  if (!offer.horaires.empty()) {
    if (const auto problem = check_opening_hours(offer.horaires)) {
      faults.push_back({{}, fill(_("--schedule, caractère {} : {}"), problem->offset + 1, problem->message),
                        _("Par exemple : --schedule \"Tu 14:00-17:00; Sa 09:00-12:00\"")});
    }
  }
  for (const auto& [option, date] : {std::pair{"--from", offer.debut}, std::pair{"--until", offer.fin}}) {
    if (!date.empty() && !is_date(date)) faults.push_back({{}, fill(_("{} : « {} » n'est pas une date"), option, date), _("Écrivez AAAA-MM-JJ.")});
  }
  if (is_date(offer.debut) && is_date(offer.fin) && offer.fin < offer.debut) {
    faults.push_back({{}, _("--until : l'offre finit avant d'avoir commencé"), _("Échangez --from et --until.")});
  }
  const auto statuses = store::Schema::get("offre").allowed("statut");
  if (!offer.statut.empty() && std::find(statuses.begin(), statuses.end(), offer.statut) == statuses.end()) {
    faults.push_back({{}, fill(_("--status : « {} » n'est pas un statut"), offer.statut), fill(_("Statuts : {}."), join(statuses, ", "))});
  }
  return faults;
}

}  // namespace mediamap::cli
