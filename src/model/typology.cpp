// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/model/typology.hpp"

#include <algorithm>
#include <iterator>

#include "mediamap/base/i18n.hpp"

namespace mediamap {
namespace {

struct Typology {
  std::string_view code;
  const char* title;  // N_()
  Nature nature;
};

constexpr Nature pub = Nature::publique;
constexpr Nature asso = Nature::associative;
constexpr Nature priv = Nature::privee;
constexpr Nature open = Nature::unknown;

// In the order of their codes.
constexpr Typology typologies[] = {
    {"ACI", N_("atelier ou chantier d'insertion"), asso},
    {"ACIPHC", N_("chantier d'insertion, premières heures en chantier"), asso},
    {"AFPA", N_("AFPA"), pub},
    {"AI", N_("association intermédiaire"), asso},
    {"ASE", N_("aide sociale à l'enfance"), pub},
    {"ASSO", N_("association"), asso},
    {"ASSO_CHOMEURS", N_("association de chômeurs"), asso},
    {"Autre", N_("autre structure"), open},
    {"BIB", N_("bibliothèque, médiathèque"), pub},
    {"CAARUD", N_("centre d'accueil des usagers de drogues"), asso},
    {"CADA", N_("centre d'accueil de demandeurs d'asile"), asso},
    {"CAF", N_("CAF"), pub},
    {"CAP_EMPLOI", N_("Cap emploi"), asso},
    {"CAVA", N_("centre d'adaptation à la vie active"), asso},
    {"CC", N_("communauté de communes"), pub},
    {"CCAS", N_("CCAS"), pub},
    {"CCONS", N_("chambre consulaire"), pub},
    {"CD", N_("conseil départemental"), pub},
    {"CDAS", N_("centre départemental d'action sociale"), pub},
    {"CFP", N_("centre des finances publiques"), pub},
    {"CHRS", N_("centre d'hébergement et de réinsertion"), asso},
    {"CHU", N_("centre d'hébergement d'urgence"), asso},
    {"CIAS", N_("CIAS"), pub},
    {"CIDFF", N_("centre d'information des femmes et des familles"), asso},
    {"CITMET", N_("cité des métiers"), open},
    {"CMP", N_("centre médico-psychologique"), pub},
    {"CMS", N_("centre médico-social"), pub},
    {"CPAM", N_("assurance maladie"), pub},
    {"CPH", N_("centre provisoire d'hébergement"), asso},
    {"CS", N_("centre social"), asso},
    {"CSAPA", N_("centre de soins en addictologie"), asso},
    {"CSC", N_("centre socioculturel"), asso},
    {"DEETS", N_("direction du travail et des solidarités"), pub},
    {"DEPT", N_("service du département"), pub},
    {"DIPLP", N_("délégation à la lutte contre la pauvreté"), pub},
    {"E2C", N_("école de la deuxième chance"), asso},
    {"EA", N_("entreprise adaptée"), priv},
    {"EATT", N_("entreprise adaptée de travail temporaire"), priv},
    {"EI", N_("entreprise d'insertion"), priv},
    {"EITI", N_("entreprise d'insertion par le travail indépendant"), priv},
    {"ENM", N_("espace numérique mobile"), open},
    {"EPCI", N_("intercommunalité"), pub},
    {"EPIDE", N_("EPIDE"), pub},
    {"EPI_DE", N_("EPIDE"), pub},
    {"EPN", N_("espace public numérique"), open},
    {"ES", N_("épicerie solidaire"), asso},
    {"ESAT", N_("ESAT"), asso},
    {"ESS", N_("entreprise de l'économie sociale et solidaire"), priv},
    {"ETABL_PRI", N_("établissement privé"), priv},
    {"ETABL_PUB", N_("établissement public"), pub},
    {"ETTI", N_("entreprise de travail temporaire d'insertion"), priv},
    {"EVS", N_("espace de vie sociale"), asso},
    {"FABLAB", N_("FabLab"), open},
    {"FAIS", N_("fédération des acteurs de l'insertion sociale"), asso},
    {"FT", N_("France Travail"), pub},
    {"GEIQ", N_("groupement d'employeurs pour l'insertion"), asso},
    {"HUDA", N_("hébergement d'urgence de demandeurs d'asile"), asso},
    {"LA_POSTE", N_("La Poste"), pub},
    {"MDE", N_("maison de l'emploi"), asso},
    {"MDEF", N_("maison de l'emploi et de la formation"), asso},
    {"MDPH", N_("MDPH"), pub},
    {"MDS", N_("maison des solidarités"), pub},
    {"MJC", N_("maison des jeunes et de la culture"), asso},
    {"ML", N_("mission locale"), asso},
    {"MQ", N_("maison de quartier"), open},
    {"MSA", N_("MSA"), priv},
    {"MSAP", N_("maison de services au public"), pub},
    {"MUNI", N_("mairie, service municipal"), pub},
    {"OACAS", N_("organisme d'accueil communautaire"), asso},
    {"ODC", N_("Orange Digital Center"), priv},
    {"OF", N_("organisme de formation"), priv},
    {"OIL", N_("opérateur d'intermédiation locative"), asso},
    {"OPCS", N_("organisme porteur de la clause sociale"), open},
    {"PAD", N_("point d'accès au droit"), pub},
    {"PE", N_("France Travail (ancien code)"), pub},
    {"PENSION", N_("pension de famille"), asso},
    {"PI", N_("point information"), open},
    {"PIJ_BIJ", N_("information jeunesse"), open},
    {"PIMMS", N_("Pimms Médiation"), asso},
    {"PJJ", N_("protection judiciaire de la jeunesse"), pub},
    {"PLIE", N_("PLIE"), asso},
    {"PREF", N_("préfecture, sous-préfecture"), pub},
    {"PROD", N_("prescripteur habilité"), open},
    {"REG", N_("région"), pub},
    {"RESSOURCERIE", N_("ressourcerie"), asso},
    {"RFS", N_("France services"), pub},
    {"RS_FJT", N_("résidence sociale, foyer de jeunes travailleurs"), asso},
    {"SCP", N_("services et clubs de prévention"), asso},
    {"SPIP", N_("service pénitentiaire d'insertion et de probation"), pub},
    {"TIERS_LIEUX", N_("tiers-lieu"), open},
    {"UDAF", N_("UDAF"), asso},
};

const Typology* find(std::string_view code) {
  const auto found = std::lower_bound(std::begin(typologies), std::end(typologies), code,
                                      [](const Typology& one, std::string_view wanted) { return one.code < wanted; });
  return found != std::end(typologies) && found->code == code ? found : nullptr;
}

}  // namespace

std::string typology_title(std::string_view code) {
  const Typology* known = find(code);
  return known == nullptr ? std::string(code) : _(known->title);
}

std::vector<std::string> typology_codes() {
  std::vector<std::string> codes;
  for (const Typology& one : typologies) codes.emplace_back(one.code);
  return codes;
}

Nature typology_nature(std::string_view code) {
  const Typology* known = find(code);
  return known == nullptr ? Nature::unknown : known->nature;
}

}  // namespace mediamap
