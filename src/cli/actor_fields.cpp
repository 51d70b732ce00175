// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/actor_fields.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/completion.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::cli {
namespace {

using Texts = std::vector<std::string>;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-_./:@+=,|").find(c) != std::string_view::npos;
}

}  // namespace

std::span<const ActorOption> actor_options() {
  static const ActorOption table[] = {
      {"pivot", "pivot", N_("SIRET, ou RNA d'une association, ou RIDET"), N_("NUMERO")},
      {"name", "nom", N_("Nom, tel que le public le connaît"), N_("NOM")},
      {"commune", "commune", N_("Commune de l'adresse ; complète les codes si le territoire la connaît"), N_("COMMUNE")},
      {"postal-code", "code_postal", N_("Code postal"), N_("CODE")},
      {"insee-code", "code_insee", N_("Code INSEE de la commune"), N_("CODE")},
      {"address", "adresse", N_("Numéro et voie"), N_("ADRESSE")},
      {"address-details", "complement_adresse", N_("Bâtiment, étage, entrée, lieu-dit"), N_("TEXTE")},
      {"latitude", "latitude", N_("Latitude en degrés, avec un point"), N_("DEGRES")},
      {"longitude", "longitude", N_("Longitude en degrés, avec un point"), N_("DEGRES")},
      {"typologie", "typologie", N_("Type de structure, code ou mot : CCAS, ASSO, bibliothèque…"), N_("TYPE")},
      {"phone", "telephone", N_("Téléphone : \"+33320000000\" ou \"03 20 00 00 00\""), N_("NUMERO")},
      {"email", "courriels", N_("Courriel du lieu, pas d'une personne"), N_("COURRIEL")},
      {"website", "site_web", N_("Site, à partir de https://"), N_("ADRESSE")},
      {"schedule", "horaires", N_("Horaires, par exemple \"Tu 14:00-17:00\" (opening_hours d'OpenStreetMap)"), N_("HORAIRES")},
      {"summary", "presentation_resume", N_("Présentation en une ou deux phrases (280 caractères)"), N_("TEXTE")},
      {"description", "presentation_detail", N_("Présentation plus longue"), N_("TEXTE")},
      {"source", "source", N_("Structure qui a recueilli ces informations"), N_("SOURCE")},
      {"mobility", "itinerance", N_("Itinérant ou Fixe"), N_("VALEUR")},
      {"parent", "structure_parente", N_("Réseau ou structure dont le lieu dépend"), N_("NOM")},
      {"updated", "date_maj", N_("Jour où ces informations ont été vérifiées"), N_("AAAA-MM-JJ")},
      {"service", "services", N_("Service du standard"), N_("SERVICE")},
      {"public", "publics_specifiquement_adresses", N_("Public particulier : Jeunes, Seniors…"), N_("PUBLIC")},
      {"special-care", "prise_en_charge_specifique", N_("Prise en charge spécifique : Surdité, Illettrisme…"), N_("VALEUR")},
      {"cost", "frais_a_charge", N_("Gratuit, Gratuit sous condition ou Payant"), N_("VALEUR")},
      {"program", "dispositif_programmes_nationaux", N_("Dispositif national : France Services, Aidants Connect…"), N_("VALEUR")},
      {"label", "formations_labels", N_("Formation ou label du standard"), N_("LABEL")},
      {"other-label", "autres_formations_labels", N_("Autre formation ou label"), N_("LABEL")},
      {"access", "modalites_acces", N_("Comment on y vient : Se présenter, Téléphoner…"), N_("VALEUR")},
      {"support", "modalites_accompagnement", N_("Accompagnement individuel, Dans un atelier collectif…"), N_("VALEUR")},
      {"acceslibre", "fiche_acces_libre", N_("Adresse de la fiche Acceslibre"), N_("ADRESSE")},
      {"booking", "prise_rdv", N_("Adresse où prendre rendez-vous"), N_("ADRESSE")},
  };
  return table;
}

const ActorOption& actor_option(std::string_view key) {
  const auto all = actor_options();
  return *std::find_if(all.begin(), all.end(), [&](const ActorOption& option) { return option.key == key; });
}

Texts typed_items(const ActorOption& option, const Texts& values) {
  Texts items;
  for (const std::string& value : values) {
    for (std::string& item : exchange::typed_items(option.field(), value)) {
      if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
    }
  }
  return items;
}

Fault fault_of(const ActorOption& option, const exchange::Refusal& refusal) {
  const std::string near = did_you_mean(refusal.valeur, exchange::admitted_values(option.key));
  const std::string advice = exchange::advice_on(option.key);
  const std::string message = refusal.valeur.empty()
                                  ? fill(_("--{0} : {1}"), option.option, refusal.raison)
                                  : fill(_("--{0} : « {1} » : {2}"), option.option, shorten(refusal.valeur, 60), refusal.raison);
  return {{}, message, (near.empty() ? "" : near + " ") + advice};
}

void refuse_typed(const ActorOption& option, const Texts& items, std::vector<Fault>& faults) {
  for (const std::string& item : items) {
    if (auto reason = exchange::refuse_typed(option.key, item)) faults.push_back(fault_of(option, {option.key, item, std::move(*reason)}));
  }
}

Texts complete_place(Actor& actor, const Territory& territory) {
  Texts filled;
  const Commune* found = territory.commune_of(actor);
  if (found == nullptr && actor.code_insee.empty() && actor.code_postal.empty()) {
    for (const Commune& commune : territory.communes) {
      if (fold(commune.nom) != fold(actor.commune) && commune.code != actor.commune) continue;
      if (found != nullptr) return filled;  // two communes of one name: the user has to say which
      found = &commune;
    }
  }
  if (found == nullptr) return filled;
  const auto fill_in = [&](std::string& member, const std::string& value, const char* key) {
    if (!member.empty() || value.empty()) return;
    member = value;
    filled.emplace_back(key);
  };
  if (fold(actor.commune) == fold(found->nom) || actor.commune == found->code) actor.commune = found->nom;
  fill_in(actor.commune, found->nom, "commune");
  fill_in(actor.code_insee, found->code, "code_insee");
  if (found->codes_postaux.size() == 1) fill_in(actor.code_postal, found->codes_postaux.front(), "code_postal");
  return filled;
}

namespace {

// By its name or INSEE code; of several of one name, the one that has the postal code given. Nothing when that leaves
// none or several; `count` is how many bear the name.
const Commune* named_commune(const Actor& actor, const Territory& territory, bool postal_given, std::size_t& count) {
  std::vector<const Commune*> found;
  for (const Commune& one : territory.communes) {
    if (fold(one.nom) == fold(actor.commune) || one.code == actor.commune) found.push_back(&one);
  }
  count = found.size();
  if (count > 1 && postal_given) {
    std::erase_if(found, [&](const Commune* one) {
      return std::find(one->codes_postaux.begin(), one->codes_postaux.end(), actor.code_postal) == one->codes_postaux.end();
    });
  }
  return found.size() == 1 ? found.front() : nullptr;
}

std::string note_on_unknown(const Actor& actor, const Territory& territory, std::size_t count) {
  if (count > 1) return fill(_("Plusieurs communes s'appellent « {} » : dites laquelle avec --insee-code."), actor.commune);
  Texts names;
  for (const Commune& one : territory.communes) names.push_back(one.nom);
  const std::string near = did_you_mean(actor.commune, names);
  return fill(_("« {} » n'est pas une commune de communes.yaml ; elle est notée telle quelle."), actor.commune) + (near.empty() ? "" : " " + near);
}

void settled_by_commune(Actor& actor, const char* key) {
  std::erase_if(actor.a_completer, [&](const Doubt& doubt) { return doubt.champ == key; });
}

Texts follow_nothing(Actor& actor, const Territory& territory, std::size_t count) {
  Texts told{note_on_unknown(actor, territory, count)};
  const Commune* former = territory.commune(actor.code_insee);
  if (former == nullptr || fold(former->nom) == fold(actor.commune)) return told;
  told.push_back(fill(_("code_insee vidé : {0} est le code de {1}."), actor.code_insee, former->nom));
  actor.code_insee.clear();
  return told;
}

void follow_postal_code(Actor& actor, const Commune& commune, Texts& told) {
  const Texts& codes = commune.codes_postaux;
  if (std::find(codes.begin(), codes.end(), actor.code_postal) != codes.end()) return;
  if (codes.size() == 1) {
    told.push_back(fill(_("code_postal : {}, d'après communes.yaml."), codes.front()));
    actor.code_postal = codes.front();
    settled_by_commune(actor, "code_postal");
  } else if (!actor.code_postal.empty()) {
    told.push_back(codes.empty() ? fill(_("code_postal vidé : {0} n'était pas celui de {1}."), actor.code_postal, commune.nom)
                                 : fill(_("code_postal vidé : {0} en a plusieurs ({1}), dites lequel avec --postal-code."), commune.nom, join(codes, ", ")));
    actor.code_postal.clear();
    settled_by_commune(actor, "code_postal");
    actor.a_completer.push_back({"code_postal", "", _("à renseigner")});
  }
}

}  // namespace

Texts follow_commune(Actor& actor, const Territory& territory, bool insee_given, bool postal_given) {
  if (territory.communes.empty() || actor.commune.empty()) return {};
  std::size_t count = 0;
  const Commune* found = insee_given ? territory.commune(actor.code_insee) : named_commune(actor, territory, postal_given, count);
  if (found == nullptr) return insee_given ? Texts() : follow_nothing(actor, territory, count);
  Texts told;
  if (!insee_given) {
    actor.commune = found->nom;
    if (actor.code_insee != found->code) told.push_back(fill(_("code_insee : {}, d'après communes.yaml."), found->code));
    actor.code_insee = found->code;
    settled_by_commune(actor, "code_insee");
  }
  if (!postal_given) follow_postal_code(actor, *found, told);
  return told;
}

std::string shell_word(const std::string& text) {
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return text;
  if (text.find_first_of("\"$`\\!\n") == std::string::npos) return "\"" + text + "\"";
  std::string out = "'";
  for (char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

SettlingCommands commands_to_settle(const Actor& actor, const Doubt& doubt, const Territory& territory) {
  const std::string edit = "mediamap actors edit " + shell_word(actor.id) + " ";
  const auto same = std::count_if(actor.a_completer.begin(), actor.a_completer.end(), [&](const Doubt& one) { return one.champ == doubt.champ; });
  const std::string dismissal = "--dismiss " + shell_word(same > 1 && !doubt.valeur.empty() ? doubt.champ + "=" + doubt.valeur : doubt.champ);
  if (exchange::actor_field(doubt.champ) == nullptr) return {edit + dismissal, {}};
  const ActorOption& option = actor_option(doubt.champ);
  const std::string value = exchange::suggestion(actor, doubt, territory).value_or("…");
  const std::string write = option.is_list() ? fmt::format("{}--add-{} {} {}", edit, option.option, shell_word(value), dismissal)
                                             : fmt::format("{}--{} {}", edit, option.option, shell_word(value));
  return {edit + dismissal, write};
}

}  // namespace mediamap::cli
