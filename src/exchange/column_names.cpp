// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/column_names.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"
#include "mediamap/exchange/standard.hpp"

namespace mediamap::exchange {
namespace {

// Plain names separated by '|'. `sure` are the whole name of a column; `likely` are words within it.
struct Names {
  std::string_view field;
  std::string_view sure;
  std::string_view likely;
};

// The more particular before the more general: "code postal" before "adresse", "nom commune" before "nom".
constexpr std::array table{
    Names{"id", "id|identifiant|uid|uuid|identifiant unique|id structure|id lieu", "id|uid|identifiant"},
    Names{"pivot", "pivot|siret|numero siret|n siret|code siret", "siret|rna"},
    Names{"code_insee", "code insee|insee|code commune|code commune insee|codeinsee|citycode", "insee"},
    Names{"code_postal", "code postal|cp|codepostal|code post|postcode|zip", "code postal|postal code|cp"},
    Names{"commune", "commune|ville|nom commune|localite|nom de la commune|city", "commune|ville|localite"},
    Names{"latitude", "latitude|lat", "latitude|lat"},
    Names{"longitude", "longitude|lon|lng|long", "longitude|lng|lon"},
    Names{"courriels",
          "courriels|courriel|email|e mail|mail|adresse mail|adresse email|adresse electronique|contact email|contact mail|"
          "email contact|mail contact|adresse courriel|adresse e mail",
          "courriel|email|mail"},
    Names{"site_web", "site web|site internet|site|url|siteweb|website|web|page web|lien site|adresse internet|contact web",
          "site|url|web|internet"},
    Names{"complement_adresse", "complement adresse|complement d adresse|adresse complement|complement", "complement"},
    Names{"adresse", "adresse|adresse postale|rue|voie|adresse 1|adresse1|adresse complete|numero et voie", "adresse|adres|voie|rue"},
    Names{"telephone", "telephone|tel|telephone fixe|numero de telephone|phone|contact tel|contact telephone|tel fixe|n de telephone",
          "telephone|tel|phone"},
    Names{"horaires", "horaires|horaires d ouverture|horaire|heures d ouverture|opening hours|horaires ouverture", "horaires|horaire|ouverture"},
    Names{"date_maj", "date maj|date de mise a jour|derniere maj|derniere mise a jour|mise a jour|date mise a jour|maj|updated at",
          "maj|mise a jour|modification|updated"},
    Names{"services", "services|service|services proposes|offre de services", "services"},
    Names{"publics_specifiquement_adresses",
          "publics specifiquement adresses|publics|public|public cible|publics accueillis|publics cibles", "public|publics"},
    Names{"prise_en_charge_specifique", "prise en charge specifique", "prise en charge|handicap|handicaps"},
    Names{"frais_a_charge", "frais a charge|frais|tarif|tarifs|conditions acces|cout", "tarif|tarifs|frais|gratuite"},
    Names{"itinerance", "itinerance|itinerant", "itinerant|itinerance"},
    Names{"structure_parente", "structure parente|structure porteuse|structure de rattachement", "porteuse|parente|rattachement"},
    Names{"dispositif_programmes_nationaux", "dispositif programmes nationaux|labels nationaux|dispositifs", "labels nationaux|dispositif"},
    Names{"formations_labels", "formations labels|labels|label", "label|labels"},
    Names{"autres_formations_labels", "autres formations labels|labels autres|autres labels", "autres labels"},
    Names{"modalites_acces", "modalites acces|modalites d acces|mode d acces", "modalites acces"},
    Names{"modalites_accompagnement",
          "modalites accompagnement|modalites d accompagnement|type d accompagnement|types d accompagnement", "accompagnement|accomp"},
    Names{"fiche_acces_libre", "fiche acces libre|acces libre|accessibilite", "acceslibre|accessibilite"},
    Names{"prise_rdv", "prise rdv|prise de rdv|prise de rendez vous|rendez vous en ligne", "rdv|rendez vous"},
    Names{"presentation_resume", "presentation resume|resume", "resume"},
    Names{"presentation_detail", "presentation detail|description|presentation|commentaire|commentaires|remarques|informations|detail",
          "description|presentation|detail"},
    Names{"typologie", "typologie|type structure|type de structure|type de lieu|type lieu|categorie|type", "typologie|type structure|type lieu"},
    Names{"source", "source", ""},
    Names{"nom",
          "nom|nom structure|nom de la structure|nom du lieu|nom lieu|lieu|structure|denomination|raison sociale|organisme|"
          "nom organisme|libelle|intitule|titre|name|etablissement|nom de l organisme|nom de l etablissement|association",
          "nom|denomination|raison sociale|titre"},
};

bool is_one_of(std::string_view name, std::string_view names) {
  for (std::size_t begin = 0; begin <= names.size();) {
    const std::size_t end = std::min(names.find('|', begin), names.size());
    if (names.substr(begin, end - begin) == name) return true;
    begin = end + 1;
  }
  return false;
}

bool holds_words_of(const std::string& name, std::string_view names) {
  const std::string padded = " " + name + " ";
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find('|', begin), names.size());
    if (padded.find(" " + std::string(names.substr(begin, end - begin)) + " ") != std::string::npos) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::string plain_name(std::string_view column) {
  std::string out;
  for (char c : fold(column)) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) >= 0x80);
    if (word) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

NamedField field_named_by(std::string_view column) {
  for (const std::string& field : standard_columns().known) {
    if (column == field) {
      const auto found = std::find_if(table.begin(), table.end(), [&](const Names& names) { return names.field == field; });
      if (found != table.end()) return {found->field, 100};
    }
  }
  const std::string name = plain_name(column);
  for (const Names& names : table) {
    if (is_one_of(name, names.sure)) return {names.field, 90};
  }
  for (const Names& names : table) {
    if (holds_words_of(name, names.likely)) return {names.field, 60};
  }
  return {};
}

}  // namespace mediamap::exchange
