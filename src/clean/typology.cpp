// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/clean/typology.hpp"

#include <algorithm>

#include "mediamap/base/text.hpp"

namespace mediamap::clean {
namespace {

// code | terms | exceptions; a line that begins with blanks goes on with the one before
constexpr std::string_view table = R"(
BIB | bibliotheque, bibliotheques, mediatheque, mediatheques, ludotheque, ludotheques, ludomediatheque,
  mediatheque ludotheque, bibliobus, mediabus, point lecture | rue de la bibliotheque, place de la bibliotheque,
  rue de la mediatheque, place de la mediatheque, ancienne bibliotheque
CCAS | ccas, centre communal d action sociale, centre communal action sociale
CIAS | cias, centre intercommunal d action sociale, centre intercommunal action sociale
CSC | centre socioculturel, centre socio culturel, centres socioculturels, centres socio culturels,
  espace socioculturel, espace socio culturel, maison socioculturelle, maison socio culturelle, pole socioculturel,
  pole socio culturel, association socioculturelle, association socio culturelle, actions socio culturelles,
  actions socioculturelles, centre social et culturel, centre social culturel, animation sociale et culturelle,
  action sociale et culturelle, action culturelle et sociale, csc
CS | centre social, centres sociaux, espace social, maison sociale | federation des centres sociaux
EVS | espace de vie sociale, espaces de vie sociale, evs
MQ | maison de quartier, maisons de quartier, maison du quartier, espace de quartier
MJC | mjc, maison des jeunes et de la culture
PI | point information, point d information, point info, point infos | point information mediation multi services
PIJ_BIJ | information jeunesse, information jeunes, informations jeunesse, info jeunes, info jeune, infos jeunes,
  info jeunesse, infos jeunesse, bij, pij, crij, cij, cidj, espace jeunes, espace jeune, espace jeunesse
RFS | france services, france service, mfs
MSAP | msap, maison de services au public, maison des services au public, maison de service au public,
  maison de services publics, maison des services publics, maison des services, relais de services publics |
  maison des services a la personne, maison des services partages
PIMMS | pimms, point information mediation multi services
EPN | epn, espace public numerique, espaces publics numeriques, espace publique numerique, espace numerique,
  espace multimedia, cyberbase, cyberbases, cyber base, cyber bases, cybercentre, cyber centre, cyberespace,
  cyber espace, netpublic, net public, point d acces public a internet | espace numerique mobile
EPI | espace public internet
ENM | bus numerique, bus du numerique, numeribus, numerobus, bus itinerant, bus connecte, bus france services,
  bus informatique, camion numerique, van numerique, fourgon numerique, espace numerique mobile,
  mediation numerique itinerante, itinerance numerique
FABLAB | fablab, fablabs, fab lab, fab labs, makerspace, hackerspace, laboratoire de fabrication
TIERS_LIEUX | tiers lieu, tiers lieux, tierslieu, coworking, co working, espace de travail partage
RESSOURCERIE | ressourcerie, ressourceries, recyclerie, recycleries
ML | mission locale, missions locales | union regionale des missions locales
FT | france travail, pole emploi, anpe
CAP_EMPLOI | ^cap emploi, agence cap emploi, antenne cap emploi
MDEF | maison de l emploi et de la formation, mdef
MDE | maison de l emploi, maison pour l emploi | maison de l emploi et de la formation
PLIE | plie, plan local pour l insertion et l emploi, plan local pluriannuel pour l insertion et l emploi
CITMET | cite des metiers
AFPA | afpa, agence nationale pour la formation professionnelle des adultes
OF | greta, cfppa, centre de formation professionnelle et de promotion agricole, organisme de formation
E2C | e2c, ecole de la 2e chance, ecole de la 2eme chance, ecole de la deuxieme chance
EPIDE | epide
CAF | caf, caisse d allocations familiales, caisse d allocation familiale, caisse des allocations familiales,
  allocations familiales
CPAM | cpam, caisse primaire d assurance maladie, caisse d assurance maladie, ^assurance maladie
MSA | msa, mutualite sociale agricole
LA_POSTE | la poste, bureau de poste, agence postale, relais poste, agence postale communale, poste agence |
  rue de la poste, place de la poste, avenue de la poste, ancienne poste, espace de la poste, mutuelle de la poste
PREF | prefecture, prefectures, sous prefecture, sous prefectures | place de la prefecture, rue de la prefecture,
  quartier de la prefecture, ancienne prefecture, ancienne sous prefecture
CFP | centre des finances publiques, centre de finances publiques, tresorerie | espace finances publiques
DEETS | deets, ddets, ddetspp, dreets, direccte
SPIP | spip, service penitentiaire d insertion et de probation
PJJ | pjj, protection judiciaire de la jeunesse
PAD | point d acces au droit, point acces au droit, point justice
CD | conseil departemental, conseil general, ^departement de, ^departement du, ^departement des, ^departement d |
  conseil departemental de l ordre, conseil departemental d acces au droit, conseil departemental de l acces au droit
MDS | mds, maison departementale des solidarites, maison departementale de la solidarite,
  maison departementale de solidarite, maison departementale solidarites, maison du departement solidarites,
  maison des solidarites departementales, mdsi
CDAS | cdas, centre departemental d action sociale
MDPH | mdph, maison departementale des personnes handicapees, maison departementale de l autonomie
CMS | centre medico social | centre medico sociaux
CMP | centre medico psychologique, cmp
REG | conseil regional, ^region | conseil regional de l ordre
CC | ^communaute de communes, ^communaute des communes, ^cdc, ^ccom
EPCI | ^communaute d agglomeration, ^communaute urbaine, ^agglomeration, ^communaute agglomeration
MUNI | mairie, mairies, hotel de ville, ^ville de, ^ville du, ^ville d, ^commune de, ^commune du, ^commune d,
  municipalite | mission locale, pole emploi, france travail, caf, cpam, en mairie, a la mairie, ancienne mairie,
  place de la mairie, rue de la mairie, parvis de la mairie, salle de la mairie, locaux de la mairie,
  face a la mairie, derriere la mairie, pres de la mairie, place de l hotel de ville, rue de l hotel de ville,
  ancien hotel de ville
UDAF | udaf, union departementale des associations familiales
CIDFF | cidff, centre d information sur les droits des femmes,
  centre d information sur les droits des femmes et des familles, centre d information des droits des femmes
ES | epicerie sociale, epicerie solidaire, epicerie sociale et solidaire, epiceries solidaires
ASSO | association, associations, asso, emmaus, croix rouge, secours populaire, secours catholique, restos du coeur,
  restaurants du coeur, atd quart monde, familles rurales, foyer rural, amicale laique, ligue de l enseignement,
  apf france handicap, petits freres des pauvres, apprentis d auteuil | maison des associations,
  forum des associations, union departementale des associations familiales, association intermediaire,
  hopital croix rouge, rue de la croix rouge, place de la croix rouge, quartier croix rouge
AI | association intermediaire, associations intermediaires
ACI | chantier d insertion, chantiers d insertion, atelier et chantier d insertion
EI | entreprise d insertion, entreprises d insertion
ETTI | entreprise de travail temporaire d insertion
EA | entreprise adaptee
GEIQ | geiq
CCONS | chambre de commerce, chambre de commerce et d industrie, chambre de metiers, chambre des metiers,
  chambre d agriculture, chambre regionale d agriculture, cci, cma
CHRS | chrs, centre d hebergement et de reinsertion sociale
CHU | centre d hebergement d urgence
CADA | cada, centre d accueil de demandeurs d asile, centre d accueil pour demandeurs d asile
HUDA | huda
CPH | centre provisoire d hebergement
PENSION | pension de famille, residence accueil
RS_FJT | fjt, foyer jeunes travailleurs, foyer de jeunes travailleurs, foyer des jeunes travailleurs,
  residence habitat jeunes, residence sociale
CSAPA | csapa
CAARUD | caarud
PREVENTION | club de prevention, prevention specialisee
ASE | aide sociale a l enfance
)";

std::vector<std::string> list(std::string_view written) {
  std::vector<std::string> out;
  for (const std::string& one : split(written, ',')) {
    if (std::string term = trim(one); !term.empty()) out.push_back(std::move(term));
  }
  return out;
}

std::vector<TypologyRule> read_table() {
  std::vector<std::string> lines;
  for (std::string& line : split(table, '\n')) {
    if (line.starts_with(' ')) {
      lines.back() += line;
    } else if (!line.empty()) {
      lines.push_back(std::move(line));
    }
  }
  std::vector<TypologyRule> out;
  for (const std::string& line : lines) {
    const auto fields = split(line, '|');
    out.push_back({trim(fields[0]), list(fields[1]), fields.size() > 2 ? list(fields[2]) : std::vector<std::string>{}});
  }
  return out;
}

bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0; }

// Folded words with a blank before and behind each.
std::string words_of(std::string_view nom) {
  const std::string folded = fold(nom);
  std::string out = " ";
  std::size_t letter_before = 0;  // where the single letter before this word ends, as the C of "C.C.A.S."
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_word_character(folded[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < folded.size() && is_word_character(folded[at])) ++at;
    const bool single = at - begin == 1;
    if (single && letter_before != 0 && begin == letter_before + 1 && folded[letter_before] == '.') out.pop_back();
    out.append(folded, begin, at - begin);
    out += ' ';
    letter_before = single ? at : 0;
  }
  return out;
}

bool holds(std::string_view words, std::string_view term) {
  const bool first = term.starts_with('^');
  if (first) term.remove_prefix(1);
  for (std::size_t at = words.find(term); at != std::string_view::npos; at = words.find(term, at + 1)) {
    if (words[at - 1] == ' ' && words[at + term.size()] == ' ' && (!first || at == 1)) return true;
  }
  return false;
}

}  // namespace

std::span<const TypologyRule> typology_rules() {
  static const std::vector<TypologyRule> rules = read_table();
  return rules;
}

std::vector<std::string> typologies_from_name(std::string_view nom) {
  const std::string words = words_of(nom);
  const auto met = [&](const std::string& term) { return holds(words, term); };
  std::vector<std::string> out;
  for (const TypologyRule& rule : typology_rules()) {
    if (std::ranges::none_of(rule.terms, met) || std::ranges::any_of(rule.exceptions, met)) continue;
    if (std::ranges::find(out, rule.code) == out.end()) out.push_back(rule.code);
  }
  return out;
}

}  // namespace mediamap::clean
