// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/analysis/actor_signature.hpp"

#include <algorithm>
#include <set>

#include "mediamap/base/siren.hpp"

namespace mediamap::analysis {
namespace {

constexpr std::size_t most_names_of_contact = 2;

// A SIRET with a wrong control digit proves nothing.
std::string proven_pivot(const std::string& pivot) {
  if (!is_known_pivot(pivot)) return {};
  const bool digits = std::all_of(pivot.begin(), pivot.end(), [](char c) { return c >= '0' && c <= '9'; });
  return pivot.size() == 14 && digits && !is_siret(pivot) ? std::string() : pivot;
}

void keep(std::vector<std::string>& keys, std::string key) {
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

}  // namespace

Signatures::Signatures(const Territory& territory) {
  std::unordered_map<std::string, const Commune*> communes;
  for (const Commune& commune : territory.communes) communes.emplace(commune.code, &commune);
  all_.reserve(territory.acteurs.size());
  for (const Actor& actor : territory.acteurs) {
    const auto known = communes.find(actor.code_insee);
    all_.push_back(make(actor, known == communes.end() ? actor.commune : known->second->nom));
  }
  words_.weigh(all_.size());

  std::unordered_map<std::string, std::set<std::string_view>> names_of;
  const auto note = [&](const std::string& contact, const Signature& holder) {
    auto& names = names_of[contact];
    if (!contact.empty() && names.size() <= most_names_of_contact) names.insert(holder.name);
  };
  for (const Signature& one : all_) {
    note(one.phone, one);
    for (const std::string& mail : one.mails) note(mail, one);
    for (const std::string& site : one.sites) note(site, one);
  }
  for (const auto& [contact, names] : names_of) {
    if (names.size() > most_names_of_contact) shared_.insert(contact);
  }
}

Signature Signatures::make(const Actor& actor, const std::string& commune) {
  Signature made;
  std::vector<std::string> words = name_words(actor.nom, commune);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (const std::string& word : words) {
    made.name += (made.name.empty() ? "" : " ") + word;
    made.words.push_back(words_.count(word));
  }
  std::sort(made.words.begin(), made.words.end());
  made.commune = commune_key(commune);
  made.street = street_of(actor.adresse);
  made.pivot = proven_pivot(actor.pivot);
  made.phone = phone_key(actor.telephone);
  for (const std::string& mail : actor.courriels) keep(made.mails, mail_key(mail));
  for (const std::string& site : actor.site_web) keep(made.sites, site_key(site));
  if (actor.latitude && actor.longitude) made.point = {*actor.latitude, *actor.longitude};
  return made;
}

}  // namespace mediamap::analysis
