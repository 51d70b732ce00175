// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/data_inclusion_values.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::string_view demarches = "Aide aux démarches administratives";
constexpr std::string_view quotidien = "Maîtrise des outils numériques du quotidien";
constexpr std::string_view insertion = "Insertion professionnelle via le numérique";
constexpr std::string_view comprehension = "Compréhension du monde numérique";
constexpr std::string_view acces = "Accès internet et matériel informatique";
constexpr std::string_view solidaire = "Acquisition de matériel informatique à prix solidaire";

bool is_code(const std::string& text) {
  const std::string code = trim(text);
  return std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-_.@+").find(c) != std::string_view::npos;
  });
}

// Cut at the commas that stand outside of quotation marks, which go; \" and \\ inside of them.
std::vector<std::string> quoted_parts(std::string_view text) {
  std::vector<std::string> parts(1);
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0' && c == '\\' && i + 1 < text.size()) {
      parts.back() += text[++i];
    } else if (quote != '\0' && c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'') && trim(parts.back()).empty()) {
      quote = c;
    } else if (quote == '\0' && c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

}  // namespace

std::span<const ValuePair> thematics_as_services() {
  static constexpr ValuePair table[] = {
      // v1
      {"numerique--acceder-a-des-services-en-ligne", demarches},
      {"numerique--acceder-a-une-connexion-internet", acces},
      {"numerique--acquerir-un-equipement", solidaire},
      {"numerique--maitriser-les-fondamentaux-du-numerique", quotidien},
      // v0
      {"numerique--devenir-autonome-dans-les-demarches-administratives", demarches},
      {"numerique--realiser-des-demarches-administratives-avec-un-accompagnement", demarches},
      {"numerique--accompagner-les-demarches-de-sante", demarches},
      {"numerique--prendre-en-main-un-smartphone-ou-une-tablette", quotidien},
      {"numerique--prendre-en-main-un-ordinateur", quotidien},
      {"numerique--utiliser-le-numerique-au-quotidien", quotidien},
      {"numerique--approfondir-ma-culture-numerique", comprehension},
      {"numerique--promouvoir-la-citoyennete-numerique", comprehension},
      {"numerique--favoriser-mon-insertion-professionnelle", insertion},
      {"numerique--creer-et-developper-mon-entreprise", insertion},
      {"numerique--acceder-a-du-materiel", acces},
      {"numerique--s-equiper-en-materiel-informatique", solidaire},
      {"numerique--creer-avec-le-numerique", "Loisirs et créations numériques"},
      {"numerique--soutenir-la-parentalite-et-l-education-avec-le-numerique", "Parentalité et éducation avec le numérique"},
  };
  return table;
}

std::span<const ValuePair> labels_as_programmes() {
  static constexpr ValuePair table[] = {
      {"aidants-connect", "Aidants Connect"},
      {"conseiller-numerique", "Conseillers numériques"},
      {"conseillers-numeriques", "Conseillers numériques"},
      {"france-service", "France Services"},
      {"grandes-ecoles-du-numerique", "Grande école du numérique"},
      {"caf", "Point d'accès numérique CAF"},
      {"croix-rouge", "La Croix Rouge"},
  };
  return table;
}

std::span<const ValuePair> labels_as_formations() {
  static constexpr ValuePair table[] = {
      {"mon-espace-sante", "Formé à « Mon Espace Santé »"},
      {"duplex", "Formé à « DUPLEX » (illettrisme)"},
      {"arnia", "Arnia/MedNum BFC (Bourgogne-Franche-Comté)"},
      {"ressources-reemploi", "Collectif ressources et acteurs réemploi (Normandie)"},
      {"etapes-numeriques", "Étapes numériques (La Poste)"},
      {"fabrique-de-territoire", "Fabriques de Territoire"},
      {"les-eclaireurs", "Les Éclaireurs du numérique (Drôme)"},
      {"mes-papiers", "Mes Papiers (Métropole de Lyon)"},
      {"ordi-3", "ORDI 3.0"},
      {"sud-labs", "SUD LABS (PACA)"},
  };
  return table;
}

// Networks that are one type of structure each; "communes", "departements" or "regions" may be several.
std::span<const ValuePair> networks_as_typology() {
  static constexpr ValuePair table[] = {
      {"afpa", "AFPA"},           {"ase", "ASE"},
      {"caarud", "CAARUD"},       {"cada", "CADA"},
      {"caf", "CAF"},             {"cap-emploi-reseau-cheops", "CAP_EMPLOI"},
      {"cava", "CAVA"},           {"chambres-consulaires", "CCONS"},
      {"chrs", "CHRS"},           {"chu", "CHU"},
      {"cidff", "CIDFF"},         {"cmp", "CMP"},
      {"cms", "CMS"},             {"cpam", "CPAM"},
      {"cph", "CPH"},             {"csapa", "CSAPA"},
      {"epide", "EPIDE"},         {"ecoles-de-la-deuxieme-chance", "E2C"},
      {"geiq", "GEIQ"},           {"espaces-publics-numeriques", "EPN"},
      {"huda", "HUDA"},           {"france-service", "RFS"},
      {"la-poste", "LA_POSTE"},   {"france-travail", "FT"},
      {"mission-locale", "ML"},   {"maison-departementale-de-lautonomie", "MDA"},
      {"mjc", "MJC"},             {"maisons-de-l-emploi", "MDE"},
      {"msap", "MSAP"},           {"maisons-des-solidarites", "MDS"},
      {"pjj", "PJJ"},             {"mutualite-sociale-agricole", "MSA"},
      {"plie", "PLIE"},           {"pimms-mediation", "PIMMS"},
      {"points-justice", "PAD"},  {"reseau-information-jeunesse", "PIJ_BIJ"},
      {"spip", "SPIP"},           {"residences-fjt", "RS_FJT"},
      {"ressourceries", "RESSOURCERIE"},
  };
  return table;
}

std::span<const ValuePair> profiles_as_publics() {
  static constexpr ValuePair table[] = {
      {"jeunes", "Jeunes"},    {"jeunes-16-26", "Jeunes"},    {"etudiants", "Étudiants"},
      {"femmes", "Femmes"},    {"seniors-65", "Seniors"},     {"seniors", "Seniors"},
      {"retraites", "Seniors"}, {"familles-enfants", "Familles et/ou enfants"}, {"familles", "Familles et/ou enfants"},
  };
  return table;
}

std::span<const ValuePair> profiles_as_special_needs() {
  static constexpr ValuePair table[] = {
      {"surdite", "Surdité"},
      {"handicaps-mentaux", "Handicaps mentaux"},
      {"personnes-en-situation-illettrisme", "Illettrisme"},
      {"public-langues-etrangeres", "Langues étrangères (autres)"},
      {"deficience-visuelle", "Déficience visuelle"},
  };
  return table;
}

std::span<const ValuePair> fees() {
  static constexpr ValuePair table[] = {
      {"gratuit", "Gratuit"}, {"gratuit-sous-conditions", "Gratuit sous condition"}, {"pass-numerique", "Gratuit sous condition"},
      {"payant", "Payant"},   {"adhesion", "Payant"},
  };
  return table;
}

std::span<const ValuePair> types_as_accompaniment() {
  static constexpr ValuePair table[] = {
      {"autonomie", "En autonomie"},
      {"accompagnement", "Accompagnement individuel"},
      {"delegation", "Accompagnement individuel"},
      {"atelier", "Dans un atelier collectif"},
      {"a-distance", "À distance"},
  };
  return table;
}

std::span<const ValuePair> modes_as_access() {
  static constexpr ValuePair table[] = {
      {"se-presenter", "Se présenter"},
      {"telephoner", "Téléphoner"},
      {"envoyer-un-mail", "Contacter par mail"},
      {"envoyer-un-courriel", "Contacter par mail"},
      {"envoyer-un-mail-avec-une-fiche-de-prescription", "Envoyer un mail avec une fiche de prescription"},
      {"prendre-rdv", "Prendre un RDV en ligne"},
  };
  return table;
}

bool says_nothing(std::string_view value) {
  static constexpr std::array<std::string_view, 3> values = {"tous-publics", "en-presentiel", "numerique"};
  return std::find(values.begin(), values.end(), value) != values.end();
}

void translate(const std::vector<std::string>& values, std::span<const ValuePair> table, std::vector<std::string>& ours,
               std::vector<std::string>& left) {
  for (const std::string& value : values) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const ValuePair& pair) { return pair.theirs == value; });
    if (found == table.end()) {
      if (!says_nothing(value)) left.push_back(value);
    } else if (std::find(ours.begin(), ours.end(), found->ours) == ours.end()) {
      ours.emplace_back(found->ours);
    }
  }
}

std::vector<std::string> listed_values(std::string_view cell) {
  const std::string text = trim(cell);
  const bool wrapped = text.size() >= 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '{' && text.back() == '}'));
  std::vector<std::string> parts;
  if (wrapped) {
    parts = quoted_parts(std::string_view(text).substr(1, text.size() - 2));
  } else if (text.find('|') != std::string::npos) {
    parts = split(text, '|');
  } else {
    parts = split(text, ',');
    if (!std::all_of(parts.begin(), parts.end(), is_code)) parts = {text};  // a comma of a sentence
  }
  std::vector<std::string> values;
  for (const std::string& part : parts) {
    std::string value = trim(part);
    if (!value.empty() && fold(value) != "null" && std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
  }
  return values;
}

}  // namespace mediamap::exchange
