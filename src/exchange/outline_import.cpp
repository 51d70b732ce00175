// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_import.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/offer_outline.hpp"
#include "mediamap/exchange/outline_merge.hpp"
#include "mediamap/exchange/outline_names.hpp"
#include "mediamap/model/offer_id.hpp"
#include "mediamap/store/schema.hpp"

namespace mediamap::exchange {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_details = 2000;  // topics and attributes of one offer

std::string title_of(const Topic& topic) { return trim(on_one_line(topic.title)); }

std::string name_key(const Offer& offer) { return offer.famille + "\n" + fold(offer.nom); }

bool is_colour(const std::string& text) { return !store::Schema::get("thematiques").refuse("couleur", text).has_value() && text.size() == 7 && text[0] == '#'; }

// An id as our files have them; what other tools call theirs is passed over.
bool is_an_id(const std::string& id) { return is_safe_id(id) && slug(id) == id; }

std::size_t count_details(const Topic& topic) {
  std::size_t count = topic.children.size() + topic.attributes.size();
  for (const Topic& child : topic.children) count += count_details(child);
  return count;
}

bool is_blank(const Topic& topic) { return title_of(topic).empty() && topic.children.empty() && trim(topic.note).empty(); }

}  // namespace

OutlineImporter::OutlineImporter(const Territory& territory, const OfferNames& names, const OutlineImportOptions& options)
    : territory_(territory), names_(names), options_(options), taken_(options.taken_ids) {
  for (const Family& family : territory.taxonomy.familles) family_ids_.insert(family.id);
  known_.reserve(territory.offres.size());
  for (const Offer& offer : territory.offres) {
    known_.push_back({offer});
    taken_.insert(offer.id);
    remember(known_.size() - 1);
  }
}

void OutlineImporter::remember(std::size_t at) {
  by_id_.emplace(known_[at].offer.id, at);
  by_name_[name_key(known_[at].offer)].push_back(at);
}

OutlineImport OutlineImporter::finish() {
  for (Known& one : known_) {
    if (one.is_new) out_.created.push_back(std::move(one.offer));
    else if (one.changed) out_.updated.push_back(std::move(one.offer));
  }
  if (out_.stamps > 0) out_.left_out.push_back(count_of(out_.stamps, N_("{} date de création ou de modification d'un sujet"), N_("{} dates de création ou de modification de sujets")));
  return std::move(out_);
}

void OutlineImporter::read(const Topic& root, const std::string& file) {
  file_ = file;
  const Topic& middle = centre(root);
  const bool has_family = std::any_of(middle.children.begin(), middle.children.end(), [&](const Topic& child) { return family_of(child) != nullptr; });
  const Family* family = has_family ? nullptr : exact_family(middle);
  if (family != nullptr) {
    read_family(middle, *family);
    return;
  }
  leave_out(middle, title_of(middle));
  for (const Topic& child : middle.children) read_first_level(child);
}

// Some tools put a topic of their own, or the file's name, above the centre.
const Topic& OutlineImporter::centre(const Topic& root) const {
  const Topic* at = &root;
  while (at->children.size() == 1 && family_of(at->children.front()) == nullptr) {
    const Topic& only = at->children.front();
    if (std::none_of(only.children.begin(), only.children.end(), [&](const Topic& child) { return family_of(child) != nullptr; })) break;
    at = &only;
  }
  return *at;
}

const Family* OutlineImporter::exact_family(const Topic& topic) const {
  if (topic.id.starts_with(family_mark)) {
    const std::string id = topic.id.substr(family_mark.size());
    if (const Family* family = territory_.taxonomy.family(id)) return family;
  }
  const std::string title = title_of(topic);
  if (const Family* family = territory_.taxonomy.family(title)) return family;
  const std::string folded = fold(title);
  for (const Family& family : territory_.taxonomy.familles) {
    if (fold(family.nom) == folded) return &family;
  }
  const auto found = new_families_.find(folded);
  return found == new_families_.end() ? nullptr : &out_.familles[found->second];
}

const Family* OutlineImporter::family_of(const Topic& topic) const {
  if (const Family* family = exact_family(topic)) return family;
  const std::string title = title_of(topic);
  for (const Family& family : territory_.taxonomy.familles) {
    if (is_slip_of(title, family.nom)) return &family;
  }
  return nullptr;
}

const Thematic* OutlineImporter::thematic_of(const Topic& topic) const {
  const std::string title = title_of(topic);
  if (const Thematic* thematic = territory_.taxonomy.thematic(title)) return thematic;
  for (const Family& family : territory_.taxonomy.familles) {
    for (const Thematic& thematic : family.thematiques) {
      if (fold(thematic.nom) == fold(title)) return &thematic;
    }
  }
  return nullptr;
}

// A level of the outline's own between family and offers: nothing in it is a detail of an offer, its branches have some.
bool OutlineImporter::holds_offers(const Topic& topic) const {
  if (topic.children.empty() || has_details(topic, names_)) return false;
  return std::any_of(topic.children.begin(), topic.children.end(), [&](const Topic& child) { return has_details(child, names_); });
}

void OutlineImporter::read_first_level(const Topic& topic) {
  if (is_blank(topic)) return;
  if (const Family* family = family_of(topic)) {
    if (exact_family(topic) == nullptr) out_.remarques.push_back(fill(_("branche « {0} » prise pour la famille « {1} »"), title_of(topic), family->nom));
    read_family(topic, *family);
    return;
  }
  read_unknown_branch(topic);
}

void OutlineImporter::read_family(const Topic& topic, const Family& family) {
  Topic said;
  said.note = topic.note;
  said.link = topic.link;
  said.attributes = topic.attributes;
  if (fold(topic.colour) != fold(family.couleur)) said.colour = topic.colour;
  leave_out(said, title_of(topic));
  read_branch(topic, {family.id});
}

void OutlineImporter::read_unknown_branch(const Topic& topic) {
  const bool is_offer = topic.children.empty() || has_details(topic, names_);
  const std::string title = title_of(topic);
  if (is_offer && !options_.famille.empty()) return read_one(topic, {options_.famille});
  if (is_offer) {
    ++out_.sans_famille;
    return reject(topic, _("au premier niveau du plan, où sont les familles"));
  }
  if (options_.new_families) {
    read_branch(topic, {new_family(topic)});
    return;
  }
  if (!options_.famille.empty()) {
    out_.remarques.push_back(fill(_("branche « {0} » : offres mises dans la famille « {1} »"), title, options_.famille));
    leave_out(topic, title);
    read_branch(topic, {options_.famille});
    return;
  }
  if (told_branches_.insert(title).second) out_.inconnues.push_back(title);
  reject_all(topic, fill(_("la branche « {} » n'est pas une famille"), shorten(title, 60)));
}

std::string OutlineImporter::new_family(const Topic& topic) {
  Family family;
  family.nom = title_of(topic);
  if (topic.id.starts_with(family_mark)) family.id = topic.id.substr(family_mark.size());
  if (!is_an_id(family.id) || !family_ids_.insert(family.id).second) {
    family.id = new_offer_id(family.nom.empty() ? std::string(_("famille")) : family.nom, family_ids_);
  }
  if (is_colour(topic.colour)) family.couleur = topic.colour;
  new_families_.emplace(fold(family.nom), out_.familles.size());
  out_.familles.push_back(family);
  Topic rest = topic;
  rest.children.clear();
  rest.colour.clear();
  leave_out(rest, family.nom);
  return family.id;
}

void OutlineImporter::read_branch(const Topic& topic, const Branch& branch) {
  for (const Topic& child : topic.children) {
    if (is_blank(child)) continue;
    const Thematic* thematic = child.children.empty() || says_an_offer(child) ? nullptr : thematic_of(child);
    Branch below = branch;
    if (thematic != nullptr) {
      below.thematics.push_back(thematic->id);
    } else if (holds_offers(child)) {
      below.unknown_thematics.push_back(title_of(child));
    } else {
      read_one(child, branch);
      continue;
    }
    leave_out(child, title_of(child));
    read_branch(child, below);
  }
}

void OutlineImporter::reject(const Topic& topic, const std::string& reason) {
  const std::string name = shorten(title_of(topic), 60);
  std::string text = name.empty() ? reason : fill(_("« {0} » : {1}"), name, reason);
  if (!file_.empty()) text = file_ + " : " + text;
  out_.rejetees.push_back({static_cast<int>(++rang_), std::move(text)});
}

void OutlineImporter::reject_all(const Topic& topic, const std::string& reason) {
  for (const Topic& child : topic.children) {
    if (is_blank(child)) continue;
    if (!says_an_offer(child) && holds_offers(child)) reject_all(child, reason);
    else reject(child, reason);
  }
}

void OutlineImporter::leave_out(const Topic& topic, const std::string& title) {
  const auto tell = [&](const std::string& what) { out_.left_out.push_back(fill(_("« {0} » : {1}"), shorten(title, 60), what)); };
  if (!trim(topic.note).empty()) tell(fill(_("note « {} »"), trim(on_one_line(topic.note))));
  if (!topic.link.empty()) tell(fill(_("lien {}"), topic.link));
  if (!topic.colour.empty()) tell(fill(_("couleur {}"), topic.colour));
  for (const auto& [key, value] : topic.attributes) {
    if (key == attribute_name::created || key == attribute_name::modified) ++out_.stamps;
    else tell(key + " = " + value);
  }
}

void OutlineImporter::read_one(const Topic& topic, const Branch& branch) {
  if (count_details(topic) > most_details) return reject(topic, fill(_("plus de {} sujets sous celui-ci : ce n'est pas une offre"), grouped(most_details)));
  OutlineOffer read = read_offer(topic, names_);
  if (read.offer.nom.empty()) return reject(topic, _("un sujet sans texte ne peut pas être une offre"));
  for (const std::string& line : read.left_out) out_.left_out.push_back(line);
  out_.stamps += read.stamps;
  read.offer.famille = branch.family;
  for (const std::string& id : branch.thematics) {
    auto& list = read.offer.thematiques;
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
    read.said.insert("thematiques");
  }
  for (const std::string& title : branch.unknown_thematics) read.offer.a_completer.push_back({"thematiques", title, _("aucune thématique de ce nom")});
  if (!is_an_id(read.id) || !ids_of_outlines_.insert(read.id).second) read.id.clear();

  ImportedOffer told;
  told.nom = read.offer.nom;
  told.a_completer = read.offer.a_completer;
  told.inconnus = read.inconnus;
  const std::size_t at = find(read);
  if (at != none) {
    told.rang = ++rang_;
    update(at, std::move(read), std::move(told));
  } else if (!read.id.empty() && taken_.contains(read.id)) {
    reject(topic, fill(_("cette offre a été retirée (offres/retirees/{}.yaml)"), read.id));
  } else {
    told.rang = ++rang_;
    create(std::move(read), std::move(told));
  }
}

std::size_t OutlineImporter::find(const OutlineOffer& read) {
  if (!read.id.empty()) {
    if (const auto found = by_id_.find(read.id); found != by_id_.end()) {
      known_[found->second].claimed = true;
      return found->second;
    }
  }
  const auto found = by_name_.find(name_key(read.offer));
  if (found == by_name_.end()) return none;
  for (const std::size_t at : found->second) {
    Known& one = known_[at];
    if (!compatible_operators(one.offer, read.offer)) continue;
    // Two ids of one export are two offers, even when all else is the same.
    if (!read.id.empty() && (one.claimed || one.is_new)) continue;
    if (!read.id.empty()) one.claimed = true;
    return at;
  }
  return none;
}

void OutlineImporter::create(OutlineOffer read, ImportedOffer told) {
  Offer& offer = read.offer;
  if (!read.id.empty()) {
    offer.id = read.id;
    taken_.insert(offer.id);
  } else {
    offer.id = new_offer_id(offer.nom, taken_);
  }
  if (!read.said.contains("statut")) offer.statut = "recensee";
  told.id = offer.id;
  known_.push_back({std::move(offer), true, true, !read.id.empty()});
  remember(known_.size() - 1);
  out_.offres.push_back(std::move(told));
}

void OutlineImporter::update(std::size_t at, OutlineOffer read, ImportedOffer told) {
  Known& one = known_[at];
  told.id = one.offer.id;
  told.par_nom = read.id != one.offer.id;
  if (!told.par_nom) {
    if (one.offer.nom != read.offer.nom) told.champs.emplace_back("nom"), one.offer.nom = read.offer.nom;
    if (one.offer.famille != read.offer.famille) told.champs.emplace_back("famille"), one.offer.famille = read.offer.famille;
  }
  for (std::string& key : follow_outline(one.offer, read)) told.champs.push_back(std::move(key));
  told.state = told.champs.empty() ? ImportedOffer::State::unchanged : ImportedOffer::State::updated;
  one.changed = one.changed || !told.champs.empty();
  out_.offres.push_back(std::move(told));
}

}  // namespace mediamap::exchange
