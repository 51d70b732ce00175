// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "mediamap/clean/typology.hpp"

using mediamap::clean::typologies_from_name;
using mediamap::clean::typology_rules;
using mediamap::clean::TypologyRule;

namespace {

bool gives(const std::string& name, const std::string& code) {
  return std::ranges::count(typologies_from_name(name), code) > 0;
}

struct Names {
  std::vector<std::string> of_this_kind;
  std::vector<std::string> not_of_it;
};

const std::map<std::string, Names> names = {
    {"BIB", {{"Médiathèque de Brume", "BIBLIOTHÈQUE-LUDOTHÈQUE", "Ludomédiathèque", "Réseau des médiathèques"},
             {"Café de la rue de la Bibliothèque", "Cinémathèque", "Bibliothécaires du monde"}}},
    {"CCAS", {{"C.C.A.S. de Brume", "Ccas", "Centre communal d’action  sociale"}, {"Centre d'action", "CCASTEL"}}},
    {"CIAS", {{"CIAS du Pays de Brume", "Centre Intercommunal d'Action Sociale"}, {"CIA de Brume"}}},
    {"CSC", {{"Centre socio-culturel", "Centre Socioculturel des Tilleuls", "Centre social et culturel"},
             {"Centre culturel", "Centre social"}}},
    {"CS", {{"Centre social des Tilleuls", "Espace Social Brume"},
         {"Fédération des centres sociaux", "Centre d'action sociale"}}},
    {"EVS", {{"EVS Les Tilleuls", "Espace de Vie Sociale"}, {"Espace de vie"}}},
    {"MQ", {{"Maison de quartier Nord"}, {"Maison des quartiers d'été", "Régie de quartier"}}},
    {"MJC", {{"M.J.C. de Brume", "Maison des Jeunes et de la Culture"}, {"Maison des jeunes"}}},
    {"PI", {{"Point Information Jeunesse", "Point Info 16/25"}, {"Point Information Médiation Multi Services"}}},
    {"PIJ_BIJ", {{"BIJ", "Bureau Information Jeunesse", "Espace Jeunes", "Info-Jeunes Brume"},
         {"Service jeunesse", "Jeunes espoirs"}}},
    {"RFS", {{"France services Brume", "MFS Les Tilleuls", "Maison France Service"},
         {"Services de France", "France Travail"}}},
    {"MSAP", {{"MSAP", "Maison de services au public"}, {"Maison des services à la personne", "Services au public"}}},
    {"PIMMS", {{"PIMMS Médiation", "Pimm’s et PIMMS"}, {"Pimprenelle"}}},
    {"EPN", {{"EPN Centre", "Cyber-base", "Espace public numérique", "Espace Multimédia"},
             {"Espace numérique mobile", "Cyber sécurité", "Salle multimédia"}}},
    {"EPI", {{"Espace Public Internet"}, {"Espace public"}}},
    {"ENM", {{"Bus numérique", "Espace numérique mobile", "Bus itinérant de Brume"},
         {"Arrêt de bus", "Espace numérique"}}},
    {"FABLAB", {{"FabLab_Brume", "Fab-lab des Tilleuls"}, {"Fabrique", "Labo photo"}}},
    {"TIERS_LIEUX", {{"Tiers-lieu La Grange", "Espace de coworking", "Tiers Lieux"}, {"Le Tiers payant", "Haut lieu"}}},
    {"RESSOURCERIE", {{"La Ressourcerie", "Recyclerie de Brume"}, {"Ressources humaines"}}},
    {"ML", {{"Mission Locale Rurale", "MISSION LOCALE"},
         {"Mission numérique", "Union régionale des missions locales"}}},
    {"FT", {{"Pôle Emploi Brume", "France Travail", "ANPE"}, {"Pôle culturel", "Relais pour l'emploi"}}},
    {"CAP_EMPLOI", {{"Cap Emploi 99"}, {"Espace cap sur l'emploi", "Le cap emploi formation"}}},
    {"MDEF", {{"Maison de l'Emploi et de la Formation"}, {"Maison de l'emploi"}}},
    {"MDE", {{"Maison de l’Emploi de Brume"}, {"Maison de l'Emploi et de la Formation"}}},
    {"PLIE", {{"PLIE de Brume"}, {"Pliage", "Pli"}}},
    {"CITMET", {{"Cité des Métiers"}, {"Espace Métiers"}}},
    {"AFPA", {{"AFPA de Brume"}, {"APA"}}},
    {"OF", {{"GRETA de Brume", "CFPPA"}, {"Lycée agricole"}}},
    {"E2C", {{"E2C 99", "École de la 2e chance", "Ecole de la Deuxième Chance"}, {"École primaire"}}},
    {"EPIDE", {{"EPIDE de Brume"}, {"Épidémie"}}},
    {"CAF", {{"CAF de Brume", "Caisse d’Allocations Familiales"}, {"Café associatif", "Cafétéria"}}},
    {"CPAM", {{"CPAM - accueil", "Assurance Maladie de Brume"},
         {"Caisse d'épargne", "Accueil de l'assurance maladie"}}},
    {"MSA", {{"MSA Sud", "Mutualité Sociale Agricole"}, {"MSAP de Brume"}}},
    {"LA_POSTE", {{"La Poste Brume", "Agence postale", "MSAP (Bureau de Poste)"},
         {"Le café, rue de la Poste", "L'ancienne poste"}}},
    {"PREF", {{"Sous-préfecture de Brume", "Préfecture"}, {"Maison du quartier de la préfecture"}}},
    {"CFP", {{"Centre des Finances Publiques", "Trésorerie"}, {"Trésor"}}},
    {"DEETS", {{"DDETS 99"}, {"Détente"}}},
    {"SPIP", {{"SPIP de Brume"}, {"Spi"}}},
    {"PJJ", {{"Protection Judiciaire de la Jeunesse"}, {"Protection de la jeunesse"}}},
    {"PAD", {{"Point d'accès au droit", "Point-Justice"}, {"PAD de danse", "Point d'accès"}}},
    {"CD", {{"Conseil départemental 99", "Département de la Brume"},
         {"Archives du département de la Brume", "Conseil départemental de l'Ordre"}}},
    {"MDS", {{"Maison Départementale des Solidarités - Est", "MDS"}, {"Maison de la solidarité", "MDSR"}}},
    {"CDAS", {{"CDAS de Brume"}, {"CDA"}}},
    {"MDPH", {{"MDPH", "Maison départementale des personnes handicapées"}, {"Maison des personnes âgées"}}},
    {"CMS", {{"Centre médico-social"}, {"Centre médical"}}},
    {"CMP", {{"Centre Médico-Psychologique"}, {"Centre psychologique"}}},
    {"REG", {{"Région Brume", "Conseil régional"}, {"MSAP de la Région de Brume"}}},
    {"CC", {{"Communauté de communes de la Brume", "Communauté des Communes"}, {"EPN de la communauté de communes"}}},
    {"EPCI", {{"Communauté d'agglomération de Brume"}, {"Bus de la communauté d'agglomération"}}},
    {"MUNI", {{"Mairie de Brume", "Hôtel de ville", "Ville de Brume - service informatique",
    "Bibliothèque municipale Mairie de Brume"},
              {"Mission locale, mairie annexe", "Permanence en mairie", "Médiathèque Michel Sainte-Maire",
              "Le Café de la place de la Mairie",
               "CCAS de la ville de Brume", "CAF (Mairie de Brume)"}}},
    {"UDAF", {{"UDAF 99", "Union départementale des associations familiales"}, {"UDA"}}},
    {"CIDFF", {{"CIDFF de Brume"}, {"Centre d'information"}}},
    {"ES", {{"Épicerie solidaire de Brume"}, {"Épicerie de Brume"}}},
    {"ASSO", {{"Association Les Tilleuls", "Emmaüs Brume", "Croix-Rouge française", "Les Restos du Cœur"},
              {"Maison des associations", "Forum des associations", "Associés de Brume",
              "Pharmacie du quartier Croix-Rouge"}}},
    {"AI", {{"Association intermédiaire Brume"}, {"Association"}}},
    {"ACI", {{"Atelier et chantier d'insertion"}, {"Chantier naval"}}},
    {"EI", {{"Entreprise d'insertion Brume"}, {"Entreprise"}}},
    {"ETTI", {{"Entreprise de travail temporaire d'insertion"}, {"Travail temporaire"}}},
    {"EA", {{"Entreprise adaptée"}, {"Entreprise"}}},
    {"GEIQ", {{"GEIQ BTP"}, {"GE"}}},
    {"CCONS", {{"CCI de Brume", "Chambre de métiers"}, {"Chambre d'hôtes"}}},
    {"CHRS", {{"CHRS Les Tilleuls"}, {"CHR"}}},
    {"CHU", {{"Centre d'hébergement d'urgence"}, {"CHU de Brume (hôpital)"}}},
    {"CADA", {{"CADA de Brume"}, {"Cadastre"}}},
    {"HUDA", {{"HUDA"}, {"Hud"}}},
    {"CPH", {{"Centre provisoire d'hébergement"}, {"Centre d'hébergement"}}},
    {"PENSION", {{"Pension de famille Les Tilleuls"}, {"Pension canine"}}},
    {"RS_FJT", {{"Foyer Jeunes Travailleurs", "FJT", "Résidence sociale"}, {"Foyer rural"}}},
    {"CSAPA", {{"CSAPA"}, {"CSA"}}},
    {"CAARUD", {{"CAARUD"}, {"CAAR"}}},
    {"PREVENTION", {{"Club de prévention"}, {"Prévention routière"}}},
    {"ASE", {{"Aide sociale à l'enfance"}, {"Aide à l'enfance"}}},
};

}  // namespace

TEST_CASE("typology: every rule knows its own names and no others") {
  std::set<std::string> ruled;
  for (const TypologyRule& rule : typology_rules()) {
    CAPTURE(rule.code);
    ruled.insert(rule.code);
    REQUIRE(names.contains(rule.code));
    for (const std::string& name : names.at(rule.code).of_this_kind) CHECK_MESSAGE(gives(name, rule.code), name);
    for (const std::string& name : names.at(rule.code).not_of_it) CHECK_MESSAGE(!gives(name, rule.code), name);
  }
  CHECK(ruled.size() == names.size());
}

TEST_CASE("typology: every term alone is of its kind, and no exception is") {
  for (const TypologyRule& rule : typology_rules()) {
    for (const std::string& term : rule.terms) {
      const std::string name = term.starts_with('^') ? term.substr(1) + " brume" : term;
      CHECK_MESSAGE(gives(name, rule.code), term);
    }
    for (const std::string& exception : rule.exceptions) {
      CHECK_MESSAGE(!gives(rule.terms[0] + " " + exception, rule.code), exception);
    }
  }
}

TEST_CASE("typology: codes and terms are written as they are compared") {
  for (const TypologyRule& rule : typology_rules()) {
    CHECK(rule.code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") == std::string::npos);
    CHECK_FALSE(rule.terms.empty());
    for (const std::vector<std::string>& list : {rule.terms, rule.exceptions}) {
      for (const std::string& term : list) {
        CHECK_MESSAGE(term.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ^") == std::string::npos, term);
      }
    }
  }
}

TEST_CASE("typology: a name may tell several kinds, or none") {
  using Codes = std::vector<std::string>;
  CHECK(typologies_from_name("MFS Centre social de Brume") == Codes{"CS", "RFS"});
  CHECK(typologies_from_name("Médiathèque et médiathèque") == Codes{"BIB"});
  CHECK(typologies_from_name("Pôle de Brume (CCAS, PIJ)") == Codes{"CCAS", "PIJ_BIJ"});
  CHECK(typologies_from_name("Les Docks de Brume").empty());
  CHECK(typologies_from_name("").empty());
  CHECK(typologies_from_name("C. Durand, A. S. conseil").empty());
}
