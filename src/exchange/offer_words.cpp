// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/offer_words.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/hours_text.hpp"
#include "mediamap/model/offer_status.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t most_near = 5;

const OfferWord words[] = {
    {"objectifs", N_("Objectif"), N_("Objectifs"), "but|buts|finalite|finalites|pourquoi", true},
    {"operateurs", N_("Opérateur"), N_("Opérateurs"), "porteur|porteurs|acteur|acteurs|structure|structures|qui|par", true},
    {"lieux", N_("Lieu"), N_("Lieux"), "ou|endroit|endroits", true},
    {"adresse", N_("Adresse"), N_("Adresse"), "", true},
    {"hors_les_murs", N_("Hors les murs"), N_("Hors les murs"), "itinerant|itinerance", true},
    {"publics", N_("Public"), N_("Publics"), "pour qui|public vise|publics vises", true},
    {"horaires", N_("Horaires"), N_("Horaires"), "horaire|quand|jours et heures", true},
    {"thematiques", N_("Thématique"), N_("Thématiques"), "theme|themes", false},
    {"communes_desservies", N_("Commune desservie"), N_("Communes desservies"), "commune|communes", false},
    {"prise_en_charge_specifique", N_("Prise en charge"), N_("Prises en charge"), "prise en charge specifique", false},
    {"frais_a_charge", N_("Frais"), N_("Frais"), "frais a charge|cout|couts|tarif|tarifs|prix", false},
    {"modalites_acces", N_("Accès"), N_("Accès"), "modalite d'acces|modalites d'acces", false},
    {"modalites_accompagnement", N_("Accompagnement"), N_("Accompagnements"), "modalite d'accompagnement|modalites d'accompagnement", false},
    {"debut", N_("Début"), N_("Début"), "a partir du", false},
    {"fin", N_("Fin"), N_("Fin"), "jusqu'au", false},
    {"statut", N_("Statut"), N_("Statut"), "etat", false},
    {"source.atelier", N_("Atelier"), N_("Atelier"), "", false},
    {"source.post_it", N_("Post-it"), N_("Post-it"), "post it", false},
    {"source.acteur", N_("Déduite de"), N_("Déduite de"), "", false},
    {"source.service", N_("Service déclaré"), N_("Service déclaré"), "", false},
    {"remarques", N_("Remarque"), N_("Remarques"), "note|notes|commentaire|commentaires", false},
    {"a_completer", N_("À compléter"), N_("À compléter"), "", false},
    {"id", N_("Identifiant"), N_("Identifiant"), "", false},
};

struct Spelling {
  const OfferWord* word;
  bool many;
};

// Word processors write other apostrophes and blanks.
std::string comparable(std::string_view text) { return trim(fold(text)); }

const std::unordered_map<std::string, Spelling>& spellings() {
  static const auto table = [] {
    std::unordered_map<std::string, Spelling> all;
    for (const OfferWord& word : words) {
      for (const std::string text : {word.one, static_cast<const char*>(_(word.one))}) all.emplace(comparable(text), Spelling{&word, false});
      for (const std::string text : {word.many, static_cast<const char*>(_(word.many))}) all.emplace(comparable(text), Spelling{&word, true});
      for (const std::string& text : split(word.also, '|')) all.emplace(text, Spelling{&word, text.ends_with('s')});
    }
    return all;
  }();
  return table;
}

const Spelling* spelling(std::string_view text) {
  const auto found = spellings().find(comparable(text));
  return found == spellings().end() ? nullptr : &found->second;
}

std::string without_plural(std::string text) {
  while (text.ends_with('s')) text.pop_back();
  return text;
}

constexpr const char* no_status = N_("non précisé");

// 24/11/2026 → 2026-11-24; the text itself when it is written otherwise.
std::string iso_day(const std::string& text) {
  const std::vector<std::string> parts = split(text, '/');
  if (parts.size() != 3 || parts[2].size() != 4 || parts[0].empty() || parts[0].size() > 2 || parts[1].empty() || parts[1].size() > 2) return text;
  const auto two = [](const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; };
  return parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]);
}

OfferNames::Value read_status(const std::string& text) {
  const auto says = [&](const char* words_of) { return fold(text) == fold(words_of) || fold(text) == fold(_(words_of)); };
  for (const OfferStatus& status : offer_statuses()) {
    if (says(status.words) || text == status.keyword) return {status.keyword, {}, {}};
  }
  if (says(no_status)) return {};
  return {{}, _("ce n'est pas un statut"), {}};
}

OfferNames::Value read_scalar(std::string_view key, const std::string& text) {
  if (key == "statut") return read_status(text);
  if (key == "horaires") {
    if (!check_opening_hours(text)) return {text, {}, {}};
    const clean::HoursText hours = clean::hours_from_text(text);
    if (!hours.osm.empty() && hours.leftover.empty()) return {hours.osm, {}, {}};
    return {{}, _("horaires non compris"), {}};
  }
  if (key == "debut" || key == "fin") {
    const std::string day = iso_day(text);
    if (is_date(day)) return {day, {}, {}};
    return {{}, _("ce n'est pas une date"), {}};
  }
  if (key == "source.post_it") {
    const bool number = !text.empty() && text.size() < 7 && text.find_first_not_of("0123456789") == std::string::npos && text != "0";
    return number ? OfferNames::Value{text, {}, {}} : OfferNames::Value{{}, _("ce n'est pas un numéro"), {}};
  }
  return {text, {}, {}};
}

// "Mairie (mairie-bergues)" → the two.
std::pair<std::string, std::string> with_id(const std::string& text) {
  const auto open = text.rfind(" (");
  if (open == std::string::npos || !text.ends_with(')')) return {text, {}};
  return {text.substr(0, open), text.substr(open + 2, text.size() - open - 3)};
}

}  // namespace

std::span<const OfferWord> offer_words() { return words; }

std::optional<ToldField> told_field(std::string_view title) {
  if (const Spelling* known = spelling(title)) return ToldField{known->word, known->many, {}};
  const auto colon = title.find(':');
  if (colon == std::string_view::npos || colon > 80) return {};
  const Spelling* known = spelling(title.substr(0, colon));
  if (known == nullptr) return {};
  return ToldField{known->word, known->many, trim(title.substr(colon + 1))};
}

const Field<Offer>& offer_field(std::string_view key) {
  const auto table = fields<Offer>();
  return *std::find_if(table.begin(), table.end(), [&](const Field<Offer>& field) { return field.key == key; });
}

OfferNames::OfferNames(const Territory& territory, std::span<const std::pair<std::string, std::string>> other_names, const NameKey& key)
    : territory_(territory), key_(key) {
  for (const Actor& actor : territory.acteurs) {
    actors_[fold(actor.nom)].push_back(actor.id);
    if (!key) continue;
    for (const std::string& words_of : {key(actor.nom, ""), key(actor.nom, actor.commune)}) {
      auto& ids = actor_keys_[words_of];
      if (!words_of.empty() && (ids.empty() || ids.back() != actor.id)) ids.push_back(actor.id);
    }
  }
  for (const Family& family : territory.taxonomy.familles) {
    for (const Thematic& thematic : family.thematiques) thematics_[fold(thematic.nom)].push_back(thematic.id);
  }
  for (const Commune& commune : territory.communes) communes_[fold(commune.nom)].push_back(commune.code);
  for (const auto& [name, id] : other_names) former_.emplace(fold(name), id);
}

const OfferNames::Index* OfferNames::index_of(std::string_view key) const {
  if (key == "operateurs" || key == "lieux" || key == "source.acteur") return &actors_;
  if (key == "thematiques") return &thematics_;
  if (key == "communes_desservies") return &communes_;
  return nullptr;
}

std::string OfferNames::label(std::string_view key, const std::string& value) const {
  if (key == "statut") return value.empty() ? std::string(_(no_status)) : status_words(value);
  const Index* index = index_of(key);
  if (index == nullptr) return value;
  std::string name;
  if (index == &actors_) {
    if (const Actor* actor = territory_.actor(value)) name = actor->nom;
  } else if (index == &thematics_) {
    if (const Thematic* thematic = territory_.taxonomy.thematic(value)) name = thematic->nom;
  } else if (const Commune* commune = territory_.commune(value)) {
    name = commune->nom;
  }
  if (name.empty()) return value;
  const std::string plain = trim(on_one_line(name));
  const Value back = read_reference(key, plain);
  return back.value == value ? plain : plain + " (" + value + ")";
}

OfferNames::Value OfferNames::read_value(std::string_view key, const std::string& text) const {
  if (index_of(key) != nullptr) return read_reference(key, text);
  const auto allowed = key.find('.') == std::string_view::npos ? store::Schema::get("offre").allowed(key) : std::vector<std::string>();
  if (allowed.empty() || key == "statut") return read_scalar(key, text);
  for (const std::string& value : allowed) {
    if (without_plural(fold(value)) == without_plural(fold(text))) return {value, {}, {}};
  }
  return {{}, _("ce n'est pas une valeur admise"), {}};
}

OfferNames::Value OfferNames::read_reference(std::string_view key, const std::string& text) const {
  const Index& index = *index_of(key);
  const auto is_id = [&](const std::string& id) {
    if (&index == &actors_) return territory_.actor(id) != nullptr;
    if (&index == &thematics_) return territory_.taxonomy.thematic(id) != nullptr;
    return territory_.commune(id) != nullptr || is_code_insee(id);
  };
  if (is_id(text)) return {text, {}, {}};
  if (const auto found = index.find(fold(text)); found != index.end()) {
    if (found->second.size() == 1) return {found->second.front(), {}, {}};
    return {{}, fill(_("plusieurs portent ce nom : {}"), join(found->second, ", ")), found->second};
  }
  if (const auto [name, id] = with_id(text); !id.empty() && is_id(id)) return {id, {}, {}};
  if (&index == &thematics_) return {{}, _("aucune thématique de ce nom"), {}};
  if (&index == &communes_) return {{}, _("aucune commune de ce nom dans le territoire"), {}};
  if (const auto found = former_.find(fold(text)); found != former_.end()) return {found->second, {}, {}};
  if (key_) {
    const auto found = actor_keys_.find(key_(text, ""));
    if (found != actor_keys_.end() && found->second.size() == 1) return {found->second.front(), {}, {}};
    if (found != actor_keys_.end() && found->second.size() > 1) return {{}, fill(_("plusieurs peuvent porter ce nom : {}"), join(found->second, ", ")), found->second};
  }
  return {{}, _("aucun acteur de ce nom"), near_actors(text)};
}

std::vector<std::string> OfferNames::near_actors(const std::string& text) const {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  std::vector<std::string> wanted = split(fold(text), ' ');
  std::erase_if(wanted, [](const std::string& word) { return word.size() < 4; });
  for (const auto& [name, ids] : actors_) {
    const auto common = static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), [&name = name](const std::string& word) { return name.find(word) != std::string::npos; }));
    if (common == 0) continue;
    for (const std::string& id : ids) ranked.emplace_back(wanted.size() - common, id);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> near;
  for (const auto& [missing, id] : ranked) {
    if (near.size() < most_near) near.push_back(id);
  }
  return near;
}

std::string OfferNames::actor(const std::string& text) const { return read_reference("operateurs", text).value; }

}  // namespace mediamap::exchange
