// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/vcard.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/vcard_card.hpp"
#include "mediamap/exchange/vcard_lines.hpp"

namespace mediamap::exchange {
namespace {

enum Cell : std::size_t {
  nom, adresse, complement_adresse, code_postal, commune, telephone, courriels, site_web, latitude, longitude,
  presentation_detail, date_maj, unite, autres_telephones, categories, pays, autres_informations, cell_count
};
constexpr std::array<const char*, cell_count> cell_names = {
    "nom",       "adresse",   "complement_adresse",  "code_postal", "commune", "telephone",         "courriels",  "site_web",
    "latitude",  "longitude", "presentation_detail", "date_maj",    "unite",   "autres_telephones", "categories", "pays",
    "autres_informations"};
using Cells = std::array<std::string, cell_count>;

bool is_list(std::size_t cell) { return cell == courriels || cell == site_web || cell == autres_telephones || cell == categories; }

void add_unique(std::vector<std::string>& list, std::string item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

bool is_mail(const std::string& text) {
  const auto sign = text.find('@');
  const auto dot = text.rfind('.');
  return sign != std::string::npos && sign > 0 && text.find('@', sign + 1) == std::string::npos && dot != std::string::npos &&
         dot > sign + 1 && dot + 1 < text.size() && text.size() <= 254 && text.find_first_of(" \t\n|") == std::string::npos;
}

std::string without_scheme(std::string text, std::string_view scheme) {
  return fold(text.substr(0, scheme.size())) == scheme ? trim(text.substr(scheme.size())) : text;
}

class Importer {
 public:
  explicit Importer(VcardImport& out) : out_(out) {}

  void take(const Vcard& vcard) {
    ++out_.cartes;
    const Card card = card_of(vcard);
    if (card.kind == "group") return reject(card.line, _("c'est une liste de cartes (KIND:group), pas un acteur ni une personne"));
    if (is_organisation(card)) {
      take_organisation(card);
    } else {
      take_person(card);
    }
  }

  void finish() {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < cell_count; ++i) {
      const bool used = std::any_of(rows_.begin(), rows_.end(), [i](const Cells& cells) { return !cells[i].empty(); });
      if (i > date_maj && !used) continue;
      kept.push_back(i);
      out_.table.columns.emplace_back(cell_names[i]);
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      tables::Row row{lines_[r], {}};
      for (std::size_t i : kept) row.cells.push_back(std::move(rows_[r][i]));
      out_.table.rows.push_back(std::move(row));
    }
  }

 private:
  void reject(int line, std::string reason) { out_.table.rejected.push_back({line, std::move(reason)}); }
  void remark(int line, std::string text) { out_.remarques.push_back({line, std::move(text)}); }

  void take_organisation(const Card& card) {
    Cells cells;
    cells[nom] = card.organisation.empty() ? card.formatted_name : one_line(card.organisation.front());
    if (cells[nom].empty()) cells[nom] = card.given_and_family;
    if (cells[nom].empty()) return reject(card.line, _("la carte n'a ni nom ni organisme"));
    for (std::size_t i = 1; i < card.organisation.size(); ++i) add_item(cells[unite], one_line(card.organisation[i]), ", ");
    // Who answers there, where the card says so too: what is that person's goes to the person alone.
    const bool has_person = !card.given_and_family.empty() && fold(card.given_and_family) != fold(cells[nom]);
    CardContact person{card.line, {}, {}};
    std::set<std::string> left_out;
    if (has_person) {
      person.contact.nom = card.given_and_family;
      person.contact.fonction = card.function;
      add_places(cells, card, person.contact, left_out);
      share_out(cells, card, person.contact);
    } else {
      for (const VcardProperty* property : card.addresses) add_address(cells, *property);
      if (card.label != nullptr) add_label(cells, vcard_text(card.label->value));
      add_phones(cells, card.phones);
      for (const VcardProperty* property : card.mails) add_item(cells[courriels], address_of(*property));
      for (const VcardProperty* property : card.sites) add_item(cells[site_web], vcard_text(property->value));
      if (card.position != nullptr) add_position(cells, card.position->value);
    }
    cells[presentation_detail] = card.note;
    cells[date_maj] = card.revision;
    cells[categories] = card.categories;
    for (const VcardProperty* property : card.others) {
      if (is_binary_property(property->name) || is_personal(property->name)) {
        left_out.insert(property->name);
      } else {
        add_other(cells, property->name, one_line(vcard_text(property->value)));
      }
    }
    tell_left_out(card.line, left_out);

    if (has_person) {
      person.row = put(card.line, std::move(cells));
      out_.contacts.push_back(std::move(person));
      return;
    }
    if (!card.function.empty()) add_other(cells, "TITLE", card.function);
    // FN is the name as shown; another one than the organisation's is not lost.
    if (!card.organisation.empty() && fold(card.formatted_name) != fold(cells[nom])) add_other(cells, "FN", card.formatted_name);
    put(card.line, std::move(cells));
  }

  void take_person(const Card& card) {
    CardContact person;
    person.ligne = card.line;
    Contact& contact = person.contact;
    contact.nom = card.formatted_name.empty() ? card.given_and_family : card.formatted_name;
    if (contact.nom.empty()) return reject(card.line, _("la carte n'a ni nom ni organisme"));
    contact.fonction = card.function;
    contact.note = card.note;
    std::set<std::string> left_out;
    for (const VcardProperty* property : card.mails) add_mail(contact, *property);
    for (const VcardProperty* property : card.phones) {
      if (property->has_type("fax")) {
        left_out.insert("TEL;TYPE=fax");
      } else {
        add_unique(contact.telephones, number_of(*property));
      }
    }
    if (!card.categories.empty()) left_out.insert("CATEGORIES");
    for (const VcardProperty* property : card.others) left_out.insert(property->name);
    if (!card.organisation.empty()) {
      for (std::size_t i = 1; i < card.organisation.size(); ++i) add_item(contact.fonction, one_line(card.organisation[i]), ", ");
      person.row = put(card.line, organisation_of_person(card, contact, left_out));
    } else {
      if (!card.addresses.empty()) left_out.insert("ADR");
      if (!card.sites.empty()) left_out.insert("URL");
      if (card.position != nullptr) left_out.insert("GEO");
    }
    tell_left_out(card.line, left_out);
    out_.contacts.push_back(std::move(person));
  }

  static std::string address_of(const VcardProperty& mail) { return without_scheme(vcard_text(mail.value), "mailto:"); }
  static std::string number_of(const VcardProperty& phone) { return without_scheme(one_line(vcard_text(phone.value)), "tel:"); }

  void add_mail(Contact& contact, const VcardProperty& property) {
    const std::string mail = address_of(property);
    if (is_mail(mail)) {
      add_unique(contact.courriels, mail);
    } else if (!mail.empty()) {
      contact.note += (contact.note.empty() ? "" : "\n") + mail;
      remark(property.line, _("un courriel mal écrit est gardé dans la note de la personne"));
    }
  }

  // The mails and phones of an organisation's card that names a person.
  void share_out(Cells& cells, const Card& card, Contact& contact) {
    for (const VcardProperty* property : card.mails) {
      if (is_home(card, *property) || mail_names_person(address_of(*property), contact.nom, cells[nom])) {
        add_mail(contact, *property);
      } else {
        add_item(cells[courriels], address_of(*property));
      }
    }
    std::vector<const VcardProperty*> shared;
    for (const VcardProperty* property : card.phones) {
      if (!property->has_type("fax") && (property->has_type("cell") || is_home(card, *property))) {
        add_unique(contact.telephones, number_of(*property));
      } else {
        shared.push_back(property);
      }
    }
    add_phones(cells, shared);
    if (!contact.courriels.empty() || !contact.telephones.empty()) {
      remark(card.line, _("le courriel ou le téléphone de la personne n'est gardé que dans prive/"));
    }
  }

  // What of a person's card is the organisation's.
  Cells organisation_of_person(const Card& card, Contact& contact, std::set<std::string>& left_out) {
    Cells cells;
    cells[nom] = one_line(card.organisation.front());
    cells[date_maj] = card.revision;
    add_places(cells, card, contact, left_out);
    return cells;
  }

  // Addresses and pages, without the person's home.
  void add_places(Cells& cells, const Card& card, Contact& contact, std::set<std::string>& left_out) {
    bool has_address = false, has_home = false;
    for (const VcardProperty* property : card.addresses) {
      if (is_home(card, *property)) {
        has_home = true;
        left_out.insert("ADR;TYPE=home");
      } else {
        has_address = true;
        add_address(cells, *property);
      }
    }
    if (card.label != nullptr && !is_home(card, *card.label)) add_label(cells, vcard_text(card.label->value));
    for (const VcardProperty* property : card.sites) {
      if (is_home(card, *property)) {
        left_out.insert("URL;TYPE=home");
        continue;
      }
      const std::string site = vcard_text(property->value);
      if (names_person(site, contact.nom, cells[nom])) {
        contact.note += (contact.note.empty() ? "" : "\n") + site;
      } else {
        add_item(cells[site_web], site);
      }
    }
    if (card.position != nullptr) {
      if (has_address && !has_home) {
        add_position(cells, card.position->value);
      } else {
        left_out.insert("GEO");  // it may be where the person lives
      }
    }
  }

  // post office box; extended; street; locality; region; postal code; country
  void add_address(Cells& cells, const VcardProperty& property) {
    std::vector<std::string> parts = vcard_parts(property.value, ';');
    parts.resize(std::max<std::size_t>(parts.size(), 7));
    for (std::string& part : parts) part = one_line(part);
    if (std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return part.empty(); })) {
      return add_label(cells, vcard_text(property.param("LABEL")));
    }
    if (!cells[adresse].empty() || !cells[commune].empty()) return add_other(cells, "ADR", join(parts, ";"));
    cells[adresse] = parts[2];
    add_item(cells[complement_adresse], parts[1], ", ");
    add_item(cells[complement_adresse], parts[0], ", ");
    cells[commune] = parts[3];
    cells[code_postal] = parts[5];
    if (parts[5].empty() && !parts[4].empty()) add_other(cells, "REGION", parts[4]);  // a postal code says it too
    if (fold(parts[6]) != "france" && fold(parts[6]) != "fr") cells[pays] = parts[6];
    const std::string place = property.param("GEO");
    if (!place.empty() && cells[latitude].empty()) add_position(cells, place);
  }

  void add_label(Cells& cells, const std::string& text) {
    if (cells[adresse].empty() && cells[commune].empty()) cells[adresse] = one_line(text);
  }

  static void add_phones(Cells& cells, std::vector<const VcardProperty*> phones) {
    std::stable_sort(phones.begin(), phones.end(), [](const VcardProperty* a, const VcardProperty* b) {
      const auto rank = [](const VcardProperty* one) {
        return one->has_type("fax") ? 2 : one->has_type("pref") || !one->param("PREF").empty() ? 0 : 1;
      };
      return rank(a) < rank(b);
    });
    for (const VcardProperty* property : phones) {
      const std::string number = number_of(*property);
      if (property->has_type("fax")) {
        add_other(cells, "FAX", number);
      } else if (cells[telephone].empty()) {
        cells[telephone] = number;
      } else if (number != cells[telephone]) {
        add_item(cells[autres_telephones], number);
      }
    }
  }

  // "48.85;2.35" (3.0), "geo:48.85,2.35;u=35" (4.0). What is neither goes into latitude as it is, to be told as a doubt.
  static void add_position(Cells& cells, const std::string& value) {
    const std::string text = without_scheme(trim(value), "geo:");
    const bool is_uri = text.size() != trim(value).size();
    const std::string pair = is_uri ? text.substr(0, text.find(';')) : text;
    const auto cut = pair.find_first_of(is_uri ? "," : ";,");
    cells[latitude] = trim(pair.substr(0, cut));
    if (cut == std::string::npos) return;
    const std::string rest = pair.substr(cut + 1);
    cells[longitude] = trim(rest.substr(0, rest.find(',')));
  }

  static void add_other(Cells& cells, const std::string& name, const std::string& value) {
    if (!value.empty()) add_item(cells[autres_informations], fmt::format("{} : {}", name, value), " ; ");
  }

  void tell_left_out(int line, const std::set<std::string>& names) {
    if (names.empty()) return;
    remark(line, fill(_("non repris de cette carte : {}"), join({names.begin(), names.end()}, ", ")));
  }

  // The row of the organisation: one that is there already, completed, or a new one.
  std::size_t put(int line, Cells cells) {
    const std::string name = fold(cells[nom]);
    const std::string key = name + "\n" + fold(cells[commune]);
    std::optional<std::size_t> known = look_up(by_name_and_commune_, key);
    if (!known) known = cells[commune].empty() ? look_up(first_of_name_, name) : look_up(by_name_and_commune_, name + "\n");
    if (!known) {
      rows_.push_back(std::move(cells));
      lines_.push_back(line);
      by_name_and_commune_.emplace(key, rows_.size() - 1);
      first_of_name_.emplace(name, rows_.size() - 1);
      return rows_.size() - 1;
    }
    const std::size_t row = *known;
    if (rows_[row][commune].empty() && !cells[commune].empty()) {
      by_name_and_commune_.erase(name + "\n");
      by_name_and_commune_.emplace(key, row);
    }
    complete(rows_[row], cells, line);
    return row;
  }

  using Index = std::unordered_map<std::string, std::size_t>;
  static std::optional<std::size_t> look_up(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? std::nullopt : std::optional(found->second);
  }

  void complete(Cells& row, const Cells& cells, int line) {
    constexpr std::size_t longest_cell = 1 << 14;
    for (std::size_t i = 0; i < cell_count; ++i) {
      if (cells[i].empty() || i == nom) continue;
      if (row[is_list(i) ? i : autres_informations].size() > longest_cell) {
        remark(line, fill(_("non repris de cette carte : {} (cet organisme en a déjà trop)"), cell_names[i]));
      } else if (is_list(i)) {
        for (const std::string& item : split(cells[i], '|')) add_item(row[i], item);
      } else if (row[i].empty()) {
        row[i] = cells[i];
      } else if (i == autres_informations) {
        add_item(row[i], cells[i], " ; ");
      } else if (i == date_maj) {
        row[i] = std::max(row[i], cells[i]);
      } else if (row[i] != cells[i]) {
        add_other(row, cell_names[i], cells[i]);
      }
    }
  }

  VcardImport& out_;
  std::vector<Cells> rows_;
  std::vector<int> lines_;
  Index by_name_and_commune_;
  Index first_of_name_;
};

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

std::string from_utf16(std::string_view bytes) {
  const icu::UnicodeString wide(bytes.data(), static_cast<int32_t>(bytes.size()), "UTF-16");
  std::string out;
  wide.toUTF8String(out);
  return out;
}

}  // namespace

bool is_vcard(std::string_view bytes) {
  constexpr std::size_t beginning = 400;
  std::string head = is_utf16(bytes) ? from_utf16(bytes.substr(0, beginning)) : std::string(bytes.substr(0, beginning));
  if (head.starts_with("\xEF\xBB\xBF")) head.erase(0, 3);
  return fold(trim(head)).starts_with("begin:vcard");
}

VcardImport read_vcards(const std::string& path, std::string_view bytes) {
  std::string own;
  if (is_utf16(bytes)) bytes = own = from_utf16(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  VcardImport out;
  Importer importer(out);
  read_vcard_lines(bytes, {[&](const Vcard& card) { importer.take(card); },
                           [&](int line, std::string reason) {
                             ++out.cartes;
                             out.table.rejected.push_back({line, std::move(reason)});
                           },
                           [&](int line, std::string text) { out.remarques.push_back({line, std::move(text)}); }});
  if (out.cartes == 0) {
    tables::refuse_file({path}, _("le fichier ne contient aucune carte (BEGIN:VCARD)"), _("Exportez de nouveau les contacts au format vCard (.vcf)."));
  }
  importer.finish();
  return out;
}

}  // namespace mediamap::exchange
