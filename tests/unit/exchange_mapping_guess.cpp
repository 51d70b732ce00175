// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mediamap/exchange/column_contents.hpp"
#include "mediamap/exchange/column_names.hpp"
#include "mediamap/exchange/mapping.hpp"
#include "mediamap/exchange/mapping_guess.hpp"
#include "mediamap/exchange/row_mapper.hpp"
#include "mediamap/exchange/value_words.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

using Texts = std::vector<std::string>;

Table table(const Texts& columns, const std::vector<Texts>& rows) {
  Table made;
  made.columns = columns;
  for (const Texts& row : rows) made.rows.push_back({static_cast<int>(made.rows.size()) + 2, row});
  return made;
}

// The column proposed for a field, and how sure.
std::pair<std::string, int> proposed(const GuessedMapping& guess, const std::string& field) {
  const auto found = std::find_if(guess.texts.begin(), guess.texts.end(), [&](const GuessedText& one) { return one.field == field; });
  return found == guess.texts.end() ? std::pair(std::string(), 0) : std::pair(found->column, found->confidence);
}

const Table odd = table({"Réf", "Libellé", "Colonne A", "Colonne B", "X", "Y", "Quand", "Mél", "Catégorie", "Prestations", "Notes"},
                        {{"1", "Le Phare", "3 rue du Port", "03 20 00 00 01", "50,91", "2,40", "Lun-Ven 9h-12h", "a@example.org", "Association",
                          "Initiation / Wifi", "x"},
                         {"2", "La Vigie", "12 avenue de la Mer", "0320000002", "50,95", "2,43", "mardi 14h-17h", "b@example.org", "Médiathèque",
                          "Wifi et imprimante", "y"},
                         {"3", "L'Ancre", "1 place du Marché", "03.20.00.00.03", "51,01", "2,35", "jeudi 9h-11h", "c@example.org", "Association",
                          "Couture", "y"}});

}  // namespace

TEST_CASE("column names: case, accents, separators and words around") {
  CHECK(plain_name(" Adresse_Postale-(1) ") == "adresse postale 1");
  CHECK(field_named_by("nom").confidence == 100);
  CHECK(field_named_by("Nom de la structure").field == "nom");
  CHECK(field_named_by("CODE POSTAL").field == "code_postal");
  CHECK(field_named_by("N° de téléphone").field == "telephone");
  CHECK(field_named_by("contact_tel").field == "telephone");
  CHECK(field_named_by("Adresse e-mail").field == "courriels");
  CHECK(field_named_by("USER_ADRES").confidence < 90);
  CHECK(field_named_by("Truc").field.empty());
}

TEST_CASE("mapping guess: contents tell what names do not") {
  const GuessedMapping guess = guess_mapping(odd, {});
  CHECK(proposed(guess, "nom").first == "Libellé");
  CHECK(proposed(guess, "adresse") == std::pair(std::string("Colonne A"), 75));
  CHECK(proposed(guess, "telephone") == std::pair(std::string("Colonne B"), 85));
  CHECK(proposed(guess, "latitude").first == "X");
  CHECK(proposed(guess, "longitude").first == "Y");
  CHECK(proposed(guess, "courriels").first == "Mél");
  CHECK(proposed(guess, "horaires").first == "Quand");
  REQUIRE(guess.choices.size() == 2);
  CHECK(guess.choices[0].field == "typologie");
  CHECK(guess.choices[0].column == "Catégorie");
  CHECK(guess.choices[1].field == "services");
  CHECK(guess.choices[1].unknown == Texts{"Couture"});
  Texts undecided;
  for (const UndecidedColumn& one : guess.undecided) undecided.push_back(one.column);
  CHECK(undecided == Texts{"Réf", "Notes"});
}

TEST_CASE("mapping guess: a name that the contents belie is no sure guess") {
  const GuessedMapping guess = guess_mapping(table({"nom", "telephone"}, {{"A", "voir le site"}, {"B", "à la mairie"}}), {});
  CHECK(proposed(guess, "telephone").second < least_confidence);
  CHECK(to_yaml(guess, "s.csv").find("# telephone: {colonne: telephone}") != std::string::npos);
}

TEST_CASE("mapping guess: the columns of the days, and names of communes") {
  const Table days = table({"Structure", "Où", "Lundi", "Mardi", "Mercredi", "Jeudi matin", "Jeudi soir", "Vendredi"},
                           {{"A", "Watten", "9h-12h", "", "", "9h-12h", "17h-19h", ""}, {"B", "Bergues", "", "9h-12h", "", "", "", ""}});
  const std::vector<Commune> communes = {{"59647", "Watten", {}, {}, {}, {}}, {"59067", "Bergues", {}, {}, {}, {}}};
  const GuessedMapping guess = guess_mapping(days, communes);
  CHECK(guess.days[0] == Texts{"Lundi"});
  CHECK(guess.days[3] == Texts{"Jeudi matin", "Jeudi soir"});
  CHECK(proposed(guess, "commune").first == "Où");
}

TEST_CASE("mapping guess: what is written can be read, and maps the source") {
  const MappingFile file = read_mapping("m.yaml", to_yaml(guess_mapping(odd, {}), "odd.csv"));
  CHECK(file.remarks.empty());
  const RowMapper mapper(file.mapping, odd.columns);
  CHECK(mapper.missing().empty());
  const MappedRow row = mapper.map(odd.rows[0]);
  CHECK(row.texts["nom"] == "Le Phare");
  CHECK(row.texts["horaires"] == "Mo-Fr 09:00-12:00");
  CHECK(row.texts["typologie"] == "ASSO");
  CHECK(row.texts["services"] == "Maîtrise des outils numériques du quotidien|Accès internet et matériel informatique");
}

TEST_CASE("mapping guess: odd names and values keep their writing in YAML") {
  const Table strange = table({"nom: \"#1\"", "Structure", "Type: {a}"}, {{"é", "A", "Association, loi 1901"}, {"ü", "B", "no"}});
  const MappingFile file = read_mapping("m.yaml", to_yaml(guess_mapping(strange, {}), "a\nb.csv"));
  CHECK(file.remarks.empty());
  CHECK(RowMapper(file.mapping, strange.columns).missing().empty());
  CHECK_NOTHROW(read_mapping("m.yaml", to_yaml(guess_mapping(table({"x"}, {{""}}), {}), "vide.csv")));
}

TEST_CASE("value words: what a foreign value means") {
  const auto meant = [](const char* text) {
    Texts out;
    for (const MeantValue& one : meant_values(text)) out.push_back(std::string(one.field) + "=" + one.value);
    return out;
  };
  CHECK(meant("Seniors (60 ans et plus)") == Texts{"publics_specifiquement_adresses=Seniors"});
  CHECK(meant("gratuit sous condition") == Texts{"frais_a_charge=Gratuit sous condition"});
  CHECK(meant("Prêt de matériel") == Texts{"services=Acquisition de matériel informatique à prix solidaire"});
  CHECK(meant("Couture").empty());
}
