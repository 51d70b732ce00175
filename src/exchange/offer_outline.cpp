// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/offer_outline.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/offer_words.hpp"
#include "mediamap/model/offer_id.hpp"

namespace mediamap::exchange {
namespace {

Topic topic(std::string title) {
  Topic made;
  made.title = std::move(title);
  return made;
}

std::string told(const char* word, const std::string& text) { return std::string(word) + " : " + text; }

std::vector<std::string> values_of(const Offer& offer, const OfferWord& word) {
  const std::string_view key = word.key;
  if (key == "statut") return {offer.statut};  // an empty one is told too: an import would give another
  if (key == "a_completer") {
    std::vector<std::string> lines;
    for (const Doubt& doubt : offer.a_completer) lines.push_back(doubt.champ + " : " + doubt.valeur + " — " + doubt.raison);
    return lines;
  }
  if (key == "remarques") {
    std::vector<std::string> lines;
    for (const std::string& line : split(offer.remarques, '\n')) {
      if (!trim(line).empty()) lines.push_back(line);
    }
    return lines;
  }
  return std::visit(Overloaded{
                        [&](std::string Offer::*member) { return (offer.*member).empty() ? std::vector<std::string>() : std::vector{offer.*member}; },
                        [&](std::vector<std::string> Offer::*member) { return offer.*member; },
                        [&](std::optional<double> Offer::*) { return std::vector<std::string>(); },
                        [&](std::optional<int> Offer::*member) { return offer.*member ? std::vector{std::to_string(*(offer.*member))} : std::vector<std::string>(); },
                        [&](bool Offer::*member) { return offer.*member ? std::vector<std::string>{_("oui")} : std::vector<std::string>(); },
                    },
                    offer_field(key).member);
}

class Writer {
 public:
  Writer(const Territory& territory, const OfferOutline& options) : territory_(territory), options_(options), names_(territory, {}, {}) {
    for (const Offer& offer : territory.offres) ++same_name_[fold(offer.nom)];
  }

  Topic write() const {
    Topic root = topic(territory_.map_title());
    for (const Family& family : territory_.taxonomy.familles) {
      if (wanted(family.id)) root.children.push_back(family_topic(family.id, family.nom, family.couleur));
    }
    // Offers of a family that thematiques.yaml no longer has.
    std::set<std::string> others;
    for (const Offer& offer : territory_.offres) {
      if (territory_.taxonomy.family(offer.famille) == nullptr && wanted(offer.famille)) others.insert(offer.famille);
    }
    for (const std::string& id : others) root.children.push_back(family_topic(id, id, ""));
    return root;
  }

 private:
  bool wanted(const std::string& family) const {
    return options_.families.empty() || std::find(options_.families.begin(), options_.families.end(), family) != options_.families.end();
  }

  Topic family_topic(const std::string& id, const std::string& name, const std::string& colour) const {
    Topic branch = topic(name);
    branch.id = std::string(family_mark) + id;
    branch.colour = colour;
    for (const Offer& offer : territory_.offres) {
      if (offer.famille == id) branch.children.push_back(offer_topic(offer));
    }
    return branch;
  }

  Topic offer_topic(const Offer& offer) const {
    Topic branch = topic(offer.nom);
    branch.id = std::string(offer_mark) + offer.id;
    std::vector<std::string> lines;
    for (const OfferWord& word : offer_words()) {
      const std::string_view key = word.key;
      if (options_.details == OutlineDetails::brief && key != "objectifs" && key != "operateurs") continue;
      std::vector<std::string> values = key == "id" ? own_id(offer) : values_of(offer, word);
      for (std::string& value : values) value = names_.label(key, value);
      if (values.empty()) continue;
      if (word.in_branches || options_.details == OutlineDetails::branches) {
        branch.children.push_back(field_branch(word, values));
      } else if (key != "remarques") {
        add_lines(word, values, lines);
      }
    }
    if (options_.details == OutlineDetails::branches_and_note) {
      branch.note = join(lines, "\n");
      if (!offer.remarques.empty()) branch.note += "\n\n" + offer.remarques;
    }
    return branch;
  }

  // Where an import would not find the id by the name.
  std::vector<std::string> own_id(const Offer& offer) const {
    std::set<std::string> taken;
    const bool by_name = same_name_.at(fold(offer.nom)) == 1 && new_offer_id(offer.nom, taken) == offer.id;
    return by_name ? std::vector<std::string>() : std::vector{offer.id};
  }

  static Topic field_branch(const OfferWord& word, const std::vector<std::string>& values) {
    if (std::string_view(word.key) == "hors_les_murs") return topic(_(word.one));
    if (values.size() == 1) return topic(told(_(word.one), values.front()));
    Topic branch = topic(_(word.many));
    for (const std::string& value : values) branch.children.push_back(topic(value));
    return branch;
  }

  static void add_lines(const OfferWord& word, const std::vector<std::string>& values, std::vector<std::string>& lines) {
    const bool separable = std::none_of(values.begin(), values.end(), [](const std::string& value) { return value.find(';') != std::string::npos; });
    if (values.size() > 1 && separable && std::string_view(word.key) != "a_completer") {
      lines.push_back(told(_(word.many), join(values, " ; ")));
      return;
    }
    for (const std::string& value : values) lines.push_back(told(_(word.one), on_one_line(value)));
  }

  const Territory& territory_;
  const OfferOutline& options_;
  OfferNames names_;
  std::unordered_map<std::string, int> same_name_;
};

}  // namespace

OutlineDetails details_of(OutlineFormat format) {
  switch (format) {
    case OutlineFormat::mermaid:
    case OutlineFormat::plantuml:
    case OutlineFormat::markmap:
    case OutlineFormat::dot: return OutlineDetails::branches;
    case OutlineFormat::markdown:
    case OutlineFormat::opml:
    case OutlineFormat::freemind:
    case OutlineFormat::xmind:
    case OutlineFormat::csv: break;
  }
  return OutlineDetails::branches_and_note;
}

Topic offer_outline(const Territory& territory, const OfferOutline& options) { return Writer(territory, options).write(); }

}  // namespace mediamap::exchange
