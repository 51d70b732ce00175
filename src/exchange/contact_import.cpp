// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/contact_import.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "mediamap/base/date.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

bool add_new(std::vector<std::string>& list, const std::vector<std::string>& items) {
  bool added = false;
  for (const std::string& item : items) {
    if (std::find(list.begin(), list.end(), item) != list.end()) continue;
    list.push_back(item);
    added = true;
  }
  return added;
}

bool fill_empty(std::string& text, const std::string& other) {
  if (!text.empty() || other.empty()) return false;
  text = other;
  return true;
}

// Line by line, so that receiving the same note again adds nothing.
bool add_to_note(Contact& contact, const std::string& text) {
  std::vector<std::string> held = split(contact.note, '\n');
  for (std::string& line : held) line = trim(line);
  bool added = false;
  for (const std::string& line : split(text, '\n')) {
    const std::string plain = trim(line);
    if (plain.empty() || std::find(held.begin(), held.end(), plain) != held.end()) continue;
    contact.note += (contact.note.empty() ? "" : "\n") + plain;
    held.push_back(plain);
    added = true;
  }
  return added;
}

// A field of one value: another value than the one held goes into the note.
bool take_value(Contact& contact, std::string& field, const std::string& other, const char* in_note) {
  if (fill_empty(field, other)) return true;
  return fold(trim(field)) != fold(trim(other)) && !other.empty() && add_to_note(contact, fill(in_note, other));
}

bool complete(Contact& contact, const Contact& incoming) {
  bool changed = add_new(contact.courriels, incoming.courriels);
  changed |= add_new(contact.telephones, incoming.telephones);
  changed |= take_value(contact, contact.fonction, incoming.fonction, _("autre fonction : {}"));
  changed |= take_value(contact, contact.organisation, incoming.organisation, _("autre organisme : {}"));
  changed |= add_to_note(contact, incoming.note);
  return changed;
}

// A mail that no file may hold goes into the note, word for word.
Contact with_valid_mails(Contact contact) {
  static const store::Schema& schema = store::Schema::get("contact");
  std::vector<std::string> mails;
  for (std::string& mail : contact.courriels) {
    if (schema.refuse("courriels", mail)) {
      contact.note += (contact.note.empty() ? "" : "\n") + mail;
    } else {
      mails.push_back(std::move(mail));
    }
  }
  contact.courriels = std::move(mails);
  return contact;
}

}  // namespace

ContactImport import_contacts(std::span<const Contact> existing, std::span<const Contact> incoming,
                              const ContactPolicy& policy, const std::string& source, const std::string& today) {
  std::vector<Contact> all(existing.begin(), existing.end());
  std::vector<bool> changed(all.size());
  std::unordered_map<std::string, std::vector<std::size_t>> by_name;
  std::set<std::string> taken;
  for (std::size_t i = 0; i < all.size(); ++i) {
    by_name[fold(trim(all[i].nom))].push_back(i);
    taken.insert(all[i].id);
  }

  ContactImport out;
  for (const Contact& received : incoming) {
    const Contact one = with_valid_mails(received);
    std::vector<std::size_t>& namesakes = by_name[fold(trim(one.nom))];
    const auto same = std::find_if(namesakes.begin(), namesakes.end(), [&](std::size_t i) { return same_person(all[i], one); });
    if (same == namesakes.end()) {
      namesakes.push_back(all.size());
      all.push_back(one);
      changed.push_back(true);
      Contact& contact = all.back();
      contact.id = new_contact_id(today, taken);
      if (contact.source.empty()) contact.source = source;
      if (contact.finalite.empty()) contact.finalite = policy.finalite;
      if (contact.date.empty()) contact.date = today;
      if (contact.conservation.empty()) contact.conservation = years_later(contact.date, policy.annees);
      continue;
    }
    Contact& contact = all[*same];
    if (!complete(contact, one)) {
      ++out.inchanges;
      continue;
    }
    changed[*same] = true;
    contact.date = std::max(contact.date, today);
    contact.conservation = std::max(contact.conservation, years_later(today, policy.annees));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!changed[i]) continue;
    (i < existing.size() ? out.updated : out.created).push_back(std::move(all[i]));
  }
  return out;
}

}  // namespace mediamap::exchange
