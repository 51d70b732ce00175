// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/data_inclusion.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/exchange/data_inclusion_values.hpp"
#include "mediamap/tables/rows.hpp"
#include "mediamap/model/consistency.hpp"
#include "mediamap/store/schema.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

std::string cell(const Table& table, std::string_view column, std::size_t row = 0) {
  const auto found = std::find(table.columns.begin(), table.columns.end(), column);
  if (found == table.columns.end()) return {};
  return table.rows.at(row).cells.at(static_cast<std::size_t>(found - table.columns.begin()));
}

// A territory with one actor of the structure "s1" and the default mapping of two services.
Territory territory() {
  Territory one;
  Thematic administrative{"demarches", "Démarches", {"Aide aux démarches administratives"}, true, 2};
  Thematic everyday{"quotidien", "Quotidien", {"Maîtrise des outils numériques du quotidien"}, true, 2};
  one.taxonomy.familles = {{"droits", "Droits", "#000000", {administrative}}, {"formation", "Formation", "#000000", {everyday}}};
  Actor actor;
  actor.id = "ccas-bergues";
  actor.nom = "CCAS de Bergues";
  actor.source = "dora";
  actor.adresse = "6 place des Remparts";
  actor.commune = "Bergues";
  actor.courriels = {"accueil@example.org"};
  actor.provenance = {{"structures.csv", 2, "2026-11-24", "s1", "", ""}};
  one.acteurs = {actor};
  return one;
}

ServicesImport services(const std::string& csv, const Territory& here = territory(),
                        const std::set<std::pair<std::string, std::string>>& known = {}) {
  std::set<std::string> taken;
  return services_as_offers(read_rows("services.csv", csv), here, known, taken);
}

std::string left_over(const ServiceOffer& service) {
  std::string all;
  for (const Doubt& one : service.non_repris) all += fmt::format("{}={};", one.champ, one.valeur);
  return all;
}

}  // namespace

TEST_CASE("every target of the tables is a value of the standard") {
  const auto in_schema = [](const char* schema, const char* key, std::span<const ValuePair> table) {
    for (const ValuePair& pair : table) {
      CAPTURE(pair.theirs);
      CHECK_FALSE(store::Schema::get(schema).refuse(key, std::string(pair.ours)).has_value());
    }
  };
  in_schema("acteur", "services", thematics_as_services());
  in_schema("acteur", "dispositif_programmes_nationaux", labels_as_programmes());
  in_schema("acteur", "formations_labels", labels_as_formations());
  in_schema("acteur", "typologie", networks_as_typology());
  in_schema("offre", "publics", profiles_as_publics());
  in_schema("offre", "prise_en_charge_specifique", profiles_as_special_needs());
  in_schema("offre", "frais_a_charge", fees());
  in_schema("offre", "modalites_accompagnement", types_as_accompaniment());
  in_schema("offre", "modalites_acces", modes_as_access());
}

TEST_CASE("no value stands twice in a table") {
  for (const auto& table : {thematics_as_services(), labels_as_programmes(), labels_as_formations(), networks_as_typology(),
                            profiles_as_publics(), profiles_as_special_needs(), fees(), types_as_accompaniment(), modes_as_access()}) {
    std::set<std::string_view> seen;
    for (const ValuePair& pair : table) CHECK_MESSAGE(seen.insert(pair.theirs).second, pair.theirs);
  }
}

TEST_CASE("lists are read however a table writes them") {
  CHECK(listed_values("a|b|a") == Texts{"a", "b"});
  CHECK(listed_values(R"(["a","b"])") == Texts{"a", "b"});
  CHECK(listed_values("['a', 'b']") == Texts{"a", "b"});
  CHECK(listed_values("{a,\"b\"}") == Texts{"a", "b"});
  CHECK(listed_values(" a , b ") == Texts{"a", "b"});
  CHECK(listed_values("{\"Label, du Nord\",l'autre}") == Texts{"Label, du Nord", "l'autre"});
  CHECK(listed_values(R"(["a \"b\"", "c"])") == Texts{"a \"b\"", "c"});
  CHECK(listed_values("Label, du Nord") == Texts{"Label, du Nord"});
  CHECK(listed_values("[\"sans fin").size() == 1);
  CHECK(listed_values("[]").empty());
  CHECK(listed_values("null").empty());
}

TEST_CASE("structures and services are known by their columns") {
  const Texts v0 = {"id", "siret", "nom", "commune", "source", "date_maj", "labels_nationaux", "thematiques"};
  const Texts v1 = {"source", "id", "nom", "description", "date_maj", "siret", "accessibilite_lieu", "reseaux_porteurs"};
  CHECK(looks_like_structures(v0));
  CHECK(looks_like_structures(v1));
  CHECK_FALSE(looks_like_services(v0));
  const Texts service = {"id", "structure_id", "source", "nom", "thematiques", "siret", "date_maj"};
  CHECK(looks_like_services(service));
  CHECK_FALSE(looks_like_structures(service));
  CHECK_FALSE(looks_like_structures({"id", "pivot", "nom", "source", "date_maj", "siret", "thematiques"}));
  CHECK_FALSE(looks_like_services({"id", "nom", "commune", "services"}));
}

TEST_CASE("a structure of schema v0 under the standard's names") {
  const Table read = structures_as_standard(read_rows(
      "structures.json",
      R"([{"_di_geocodage_score":0.9,"id":"s1","siret":"00059113100016","nom":"CCAS","commune":"Bergues","code_postal":"59380",
           "code_insee":null,"_di_geocodage_code_insee":"59067","adresse":"6 place des Remparts","longitude":2.43,"latitude":50.96,
           "typologie":"CCAS","telephone":"0353010101","courriel":"accueil@example.org","site_web":"https://a.example.org;https://b.example.org",
           "presentation_resume":"Court","source":"dora","date_maj":"2026-03-01T10:00:00.000Z","lien_source":"https://source.example.org",
           "horaires_ouverture":"Mo-Fr 09:00-12:00","accessibilite":"https://acces.example.org","labels_nationaux":["france-service","pimms","duplex"],
           "labels_autres":["Label local"],"thematiques":["numerique","numerique--prendre-en-main-un-ordinateur","mobilite"]}])"));
  REQUIRE(read.rows.size() == 1);
  CHECK(cell(read, "id") == "s1");
  CHECK(cell(read, "pivot") == "00059113100016");
  CHECK(cell(read, "code_insee") == "59067");
  CHECK(cell(read, "courriels") == "accueil@example.org");
  CHECK(cell(read, "site_web") == "https://a.example.org|https://b.example.org");
  CHECK(cell(read, "date_maj") == "2026-03-01");
  CHECK(cell(read, "horaires") == "Mo-Fr 09:00-12:00");
  CHECK(cell(read, "fiche_acces_libre") == "https://acces.example.org");
  CHECK(cell(read, "services") == "Maîtrise des outils numériques du quotidien");
  CHECK(cell(read, "dispositif_programmes_nationaux") == "France Services");
  CHECK(cell(read, "formations_labels") == "Formé à « DUPLEX » (illettrisme)");
  CHECK(cell(read, "autres_formations_labels") == "Label local");
  // What has no equivalent stays, word for word, and becomes a doubt of the actor.
  CHECK(cell(read, "labels_nationaux") == "pimms");
  CHECK(cell(read, "thematiques") == "mobilite");
  CHECK(cell(read, "lien_source") == "https://source.example.org");
  CHECK(std::find(read.columns.begin(), read.columns.end(), "_di_geocodage_score") == read.columns.end());
  const ImportResult result = import_actors({}, read, {"structures.json", "2026-11-24"});
  REQUIRE(result.created.size() == 1);
  Texts doubts;
  for (const Doubt& doubt : result.created[0].a_completer) doubts.push_back(doubt.champ + "=" + doubt.valeur);
  CHECK(result.created[0].telephone == "+33353010101");
  CHECK(join(doubts, " ") == "labels_nationaux=pimms lien_source=https://source.example.org thematiques=mobilite");
}

TEST_CASE("a structure of schema v1 under the standard's names") {
  const Table read = structures_as_standard(read_rows(
      "structures.csv", "source,id,nom,description,date_maj,siret,horaires_accueil,accessibilite_lieu,reseaux_porteurs\n"
                        "dora,dora--1,Mission locale,Une description.,2026-03-01,,Mo 09:00-12:00,https://a.example.org,\"{mission-locale,caf,communes}\"\n"
                        "dora,dora--2,Autre," + std::string(300, 'x') + ",2026-03-01,,,,\n"));
  CHECK(cell(read, "presentation_resume") == "Une description.");
  CHECK(cell(read, "typologie") == "ML|CAF");
  CHECK(cell(read, "dispositif_programmes_nationaux") == "Point d'accès numérique CAF");
  CHECK(cell(read, "reseaux_porteurs") == "communes");
  CHECK(cell(read, "presentation_detail", 1) == std::string(300, 'x'));
}

TEST_CASE("a service becomes an offer of its structure") {
  const ServicesImport read = services(
      "id,structure_id,source,nom,presentation_resume,types,thematiques,frais,frais_autres,profils,modes_accueil,modes_orientation_beneficiaire,"
      "zone_diffusion_type,zone_diffusion_code,recurrence,date_suspension,contact_nom_prenom,courriel,telephone,contact_public\n"
      "v1,s1,dora,Atelier tablette,Apprendre,\"[\"\"atelier\"\",\"\"information\"\"]\",numerique--prendre-en-main-un-smartphone-ou-une-tablette|numerique--acceder-a-des-services-en-ligne|mobilite--permis,"
      "gratuit-sous-conditions,adhésion 5 €,seniors-65|surdite|actifs,en-presentiel|a-distance,telephoner|autre,commune,59067,Tu 14:00-16:00,2027-06-30,"
      "Camille Exemple,camille@example.org,0600000000,false\n");
  CHECK(read.lignes == 1);
  CHECK(read.rejetes.empty());
  REQUIRE(read.offres.size() == 1);
  const ServiceOffer& service = read.offres[0];
  const Offer& offer = service.offer;
  CHECK(service.service == "v1");
  CHECK(offer.id == "atelier-tablette");
  CHECK(offer.famille == "formation");
  CHECK(offer.thematiques == Texts{"quotidien", "demarches"});
  CHECK(offer.operateurs == Texts{"ccas-bergues"});
  CHECK(offer.lieux == Texts{"ccas-bergues"});
  CHECK(offer.objectifs == Texts{"Apprendre"});
  CHECK(offer.publics == Texts{"Seniors"});
  CHECK(offer.prise_en_charge_specifique == Texts{"Surdité"});
  CHECK(offer.frais_a_charge == Texts{"Gratuit sous condition"});
  CHECK(offer.modalites_accompagnement == Texts{"Dans un atelier collectif", "À distance"});
  CHECK(offer.modalites_acces == Texts{"Téléphoner"});
  CHECK(offer.communes_desservies == Texts{"59067"});
  CHECK(offer.horaires == "Tu 14:00-16:00");
  CHECK(offer.fin == "2027-06-30");
  CHECK(offer.statut == "a_confirmer");
  CHECK(left_over(service) == "thematiques=mobilite--permis;publics=actifs;types=information;modes_orientation=autre;frais_autres=adhésion 5 €;");
  // The person is a contact, and stands nowhere else.
  REQUIRE(service.contact.has_value());
  CHECK(service.contact->nom == "Camille Exemple");
  CHECK(service.contact->organisation == "ccas-bergues");
  CHECK(service.contact->courriels == Texts{"camille@example.org"});
  CHECK(service.contact->telephones == Texts{"0600000000"});
  CHECK(left_over(service).find("amille") == std::string::npos);

  Territory here = territory();
  here.communes = {{"59067", "Bergues", {"59380"}, {}, {}, {}}};
  here.offres = {offer};
  CHECK(broken_references(here).empty());
}

TEST_CASE("the contact of a service without a name is told only where the source calls it public") {
  const std::string header = "id,structure_id,source,nom,thematiques,courriel,telephone,contact_public\n";
  const std::string row = "v1,s1,dora,Aide,numerique--acceder-a-des-services-en-ligne,quelqu-un@example.org,0600000000,";
  CHECK(left_over(services(header + row + "true\n").offres.at(0)) == "courriel=quelqu-un@example.org;telephone=0600000000;");
  CHECK(left_over(services(header + row + "false\n").offres.at(0)) == "courriel=;telephone=;");
  // The structure's own address is no news.
  CHECK(left_over(services(header + "v1,s1,dora,Aide,numerique--acceder-a-des-services-en-ligne,accueil@example.org,,\n").offres.at(0)).empty());
}

TEST_CASE("no service is lost: an offer, known already, or rejected with a reason") {
  const ServicesImport read = services(
      "id,structure_id,source,nom,thematiques\n"
      "v1,s1,dora,Aide,numerique--acceder-a-des-services-en-ligne\n"
      "v2,s9,dora,Aide,numerique--acceder-a-des-services-en-ligne\n"
      "v3,s1,dora,Permis,mobilite--preparer-un-permis\n"
      "v4,s1,dora,,numerique--acceder-a-des-services-en-ligne\n"
      "v5,s1,dora,Wifi,numerique--acceder-a-une-connexion-internet\n"
      "v6,,dora,Aide,numerique--acceder-a-des-services-en-ligne\n"
      "v7,s1,dora,Connu,numerique--acceder-a-des-services-en-ligne\n"
      "v8,s1,dora,Vide,\n"
      "v9,s1,dora,Vague,numerique\n"
      "v1,s1,dora,Aide,numerique--acceder-a-des-services-en-ligne\n"
      "\"v10,s1,dora\nv11,s1,dora\"\n",
      territory(), {{"ccas-bergues", "v7"}});
  CHECK(read.lignes == 11);
  CHECK(read.offres.size() == 1);
  CHECK(read.deja_connus == 2);
  CHECK(read.lignes == read.offres.size() + read.deja_connus + read.rejetes.size());
  Texts reasons;
  for (const RejectedRow& row : read.rejetes) reasons.push_back(fmt::format("{}: {}", row.ligne, row.raison));
  CHECK(reasons == Texts{"3: structure inconnue : « s9 » ; importez d'abord le fichier des structures",
                         "4: aucune thématique précise du numérique : mobilite--preparer-un-permis",
                         "5: le service n'a pas de nom",
                         "6: aucune thématique de thematiques.yaml ne cite « Accès internet et matériel informatique »",
                         "7: le service ne dit pas quelle est sa structure",
                         "9: le service n'a pas de thématique",
                         "10: aucune thématique précise du numérique : numerique",
                         "12: 1 cellule au lieu de 5 (la ligne se termine à la ligne 13 du fichier : un guillemet est peut-être mal fermé)"});
}

TEST_CASE("of several structures of one id, the source decides") {
  Territory here = territory();
  here.acteurs.push_back(here.acteurs[0]);
  here.acteurs[1].id = "autre";
  here.acteurs[1].source = "carto";
  const std::string header = "id,structure_id,source,nom,thematiques\n";
  const std::string end = ",Aide,numerique--acceder-a-des-services-en-ligne\n";
  CHECK(services(header + "v1,s1,carto" + end, here).offres.at(0).offer.operateurs == Texts{"autre"});
  CHECK(services(header + "v1,s1,ailleurs" + end, here).rejetes.at(0).raison == "plusieurs acteurs viennent de la structure « s1 »");
}

TEST_CASE("where a service takes place") {
  const std::string header = "id,structure_id,source,nom,thematiques,adresse,code_postal,commune,modes_accueil\n";
  const std::string begin = "v1,s1,dora,Aide,numerique--acceder-a-des-services-en-ligne,";
  const Offer same = services(header + begin + "6 Place des Remparts,59380,Bergues,\n").offres.at(0).offer;
  CHECK(same.lieux == Texts{"ccas-bergues"});
  const Offer other = services(header + begin + "1 rue Neuve,59143,Watten,\n").offres.at(0).offer;
  CHECK(other.lieux.empty());
  CHECK(other.adresse == "1 rue Neuve, 59143 Watten");
  const Offer remote = services(header + begin + ",,,a-distance\n").offres.at(0).offer;
  CHECK(remote.lieux.empty());
  CHECK(remote.adresse.empty());
}

TEST_CASE("twenty thousand services take a moment") {
  Territory here = territory();
  std::string csv = "id,structure_id,source,nom,thematiques\n";
  for (int i = 0; i < 20000; ++i) csv += fmt::format("v{0},s1,dora,Aide {0},numerique--acceder-a-des-services-en-ligne\n", i);
  const auto begin = std::chrono::steady_clock::now();
  CHECK(services(csv, here).offres.size() == 20000);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  MESSAGE("20,000 services: ", seconds, " s");
  CHECK(seconds < 20);
}
