// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/value_words.hpp"

#include <algorithm>
#include <array>

#include "mediamap/base/text.hpp"
#include "mediamap/clean/typology.hpp"
#include "mediamap/exchange/column_names.hpp"

namespace mediamap::exchange {
namespace {

// A word of `words` begins somewhere in the plain text, and none of `except` does.
struct Words {
  std::string_view field;
  std::string_view value;
  std::string_view words;  // folded, separated by '|'
  std::string_view except = {};
};

constexpr std::array table{
    Words{"services", "Aide aux démarches administratives", "demarche|administrati|dematerialis|acces aux droits|e administration"},
    Words{"services", "Maîtrise des outils numériques du quotidien",
          "initiation|outils numeriques|bureautique|prise en main|prendre en main|cours informatique|usages du quotidien|debutant"},
    Words{"services", "Insertion professionnelle via le numérique", "emploi|insertion|recherche d emploi|professionnel"},
    Words{"services", "Utilisation sécurisée du numérique", "securi|risque|arnaque|perfectionnement"},
    Words{"services", "Parentalité et éducation avec le numérique", "parental|education|soutien scolaire|devoirs"},
    Words{"services", "Loisirs et créations numériques", "recreati|loisir|jeux|creation|creati|fablab|fabrication|impression 3d|multimedia"},
    Words{"services", "Compréhension du monde numérique", "culture numerique|comprehension|citoyennete|avis eclaire|monde numerique"},
    Words{"services", "Accès internet et matériel informatique",
          "acces internet|acces a internet|wifi|ordinateur|imprim|scan|tablette|smartphone|photocop|connexion|acces libre|materiel informatique",
          "pret|repar|don de"},
    Words{"services", "Acquisition de matériel informatique à prix solidaire",
          "pret de materiel|reparation|reparer|recondition|prix solidaire|don de materiel|equipement solidaire"},
    Words{"publics_specifiquement_adresses", "Jeunes", "jeune|adolescent"},
    Words{"publics_specifiquement_adresses", "Étudiants", "etudiant"},
    Words{"publics_specifiquement_adresses", "Familles et/ou enfants", "famille|enfant|parent"},
    Words{"publics_specifiquement_adresses", "Seniors", "senior|personnes agees|retraite|aine"},
    Words{"publics_specifiquement_adresses", "Femmes", "femme"},
    Words{"prise_en_charge_specifique", "Surdité", "surd|sourd|malentendant|lsf|langue des signes"},
    Words{"prise_en_charge_specifique", "Handicaps moteurs", "moteur|fauteuil|mobilite reduite|pmr"},
    Words{"prise_en_charge_specifique", "Handicaps mentaux", "handicap mental|handicaps mentaux|psychi|deficience intellectuelle"},
    Words{"prise_en_charge_specifique", "Illettrisme", "illettr|analphabet|alphabetis"},
    Words{"prise_en_charge_specifique", "Langues étrangères (autres)", "etranger|allophone|refugie|fle|migrant"},
    Words{"prise_en_charge_specifique", "Déficience visuelle", "visuel|aveugle|malvoyant|non voyant"},
    Words{"frais_a_charge", "Gratuit sous condition", "gratuit sous|gratuit a condition|sous condition|selon revenus"},
    Words{"frais_a_charge", "Gratuit", "gratuit", "sous|condition"},
    Words{"frais_a_charge", "Payant", "payant|adhesion|tarif|cotisation"},
    Words{"itinerance", "Itinérant", "itiner|bus numerique|camion"},
    Words{"modalites_accompagnement", "En autonomie", "autonom|libre acces|acces libre|libre service"},
    Words{"modalites_accompagnement", "Accompagnement individuel", "individuel|personnalis"},
    Words{"modalites_accompagnement", "Dans un atelier collectif", "collecti|atelier|groupe"},
    Words{"modalites_accompagnement", "À distance", "distance|visio"},
    Words{"modalites_acces", "Se présenter", "se presenter|sur place|sans rendez vous|sans rdv"},
    Words{"modalites_acces", "Téléphoner", "telephone|telephoner|par tel"},
    Words{"modalites_acces", "Contacter par mail", "par mail|par courriel|par email"},
    Words{"modalites_acces", "Prendre un RDV en ligne", "rdv en ligne|rendez vous en ligne"},
    Words{"dispositif_programmes_nationaux", "Conseillers numériques", "conseiller numerique|conseillers numeriques|cnfs"},
    Words{"dispositif_programmes_nationaux", "Certification PIX", "certification pix|pix"},
    Words{"dispositif_programmes_nationaux", "Promeneurs du net", "promeneur"},
    Words{"dispositif_programmes_nationaux", "Emmaüs Connect", "emmaus connect"},
    Words{"dispositif_programmes_nationaux", "Point d'accès numérique CAF", "point relais caf|point d acces numerique caf"},
    Words{"typologie", "ASSO", "association"},
};

bool begins_a_word(const std::string& padded, std::string_view words) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find('|', begin), words.size());
    if (padded.find(" " + std::string(words.substr(begin, end - begin))) != std::string::npos) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

std::vector<MeantValue> meant_values(std::string_view text) {
  std::vector<MeantValue> meant;
  const std::string padded = " " + plain_name(text) + " ";
  for (const Words& words : table) {
    if (begins_a_word(padded, words.words) && !begins_a_word(padded, words.except)) meant.push_back({words.field, std::string(words.value)});
  }
  for (std::string& code : clean::typologies_from_name(text)) {
    if (std::none_of(meant.begin(), meant.end(), [&](const MeantValue& one) { return one.value == code; })) {
      meant.push_back({"typologie", std::move(code)});
    }
  }
  return meant;
}

}  // namespace mediamap::exchange
