// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/exchange/outline_offer.hpp"

#include <algorithm>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/offer_outline.hpp"
#include "mediamap/exchange/outline_names.hpp"

namespace mediamap::exchange {
namespace {

bool is_true(const std::string& text) { return text.empty() || fold(text) == "oui" || fold(text) == "true" || text == "1"; }
bool is_false(const std::string& text) { return fold(text) == "non" || fold(text) == "false" || text == "0"; }

// A topic's title behind the one above it; more of them would make each line of a deep outline longer than the last.
std::string below(const std::string& above, const std::string& title) {
  const auto last = above.rfind(" > ");
  return (last == std::string::npos ? above : above.substr(last + 3)) + " > " + title;
}

// When a topic was made and changed: of no use in a record, and of a length with the outline.
bool is_a_stamp(std::string_view key) { return key == attribute_name::created || key == attribute_name::modified; }
bool is_a_colour(std::string_view key) { return key == attribute_name::branch_colour || key == attribute_name::ground_colour; }

// Of a text that may hold several values: at each ';' and ','.
std::vector<std::string> pieces(const std::string& text, std::string_view separators) {
  std::vector<std::string> all;
  std::string piece;
  for (const char c : text + std::string(1, separators.front())) {
    if (separators.find(c) == std::string_view::npos) {
      piece += c;
      continue;
    }
    if (std::string whole = trim(piece); !whole.empty()) all.push_back(std::move(whole));
    piece.clear();
  }
  return all;
}

class Reader {
 public:
  Reader(const OfferNames& names, OutlineOffer& out) : names_(names), out_(out) {}

  void read(const Topic& topic) {
    out_.offer.nom = trim(on_one_line(topic.title));
    if (topic.id.starts_with(offer_mark)) out_.id = topic.id.substr(offer_mark.size());
    for (const Topic& child : topic.children) branch(child);
    for (const auto& [key, value] : topic.attributes) attribute(key, value);
    note(topic.note);
    if (!topic.link.empty()) remark(topic.link);
    if (!topic.colour.empty()) out_.left_out.push_back(fill(_("« {0} » : couleur {1}"), shorten(out_.offer.nom, 60), topic.colour));
    std::string text = join(remarks_, "\n");
    if (text.empty()) return;
    out_.offer.remarques = std::move(text);
    out_.said.insert("remarques");
  }

 private:
  void branch(const Topic& child) {
    const std::string title = trim(child.title);
    const auto told = told_field(title);
    if (!told) {
      if (!title.empty()) plain(title);
      rest(child, title);
      return;
    }
    if (!told->text.empty() || child.children.empty()) field(*told->word, told->text, told->many);
    for (const Topic& value : child.children) {
      if (!trim(value.title).empty()) field(*told->word, trim(value.title), false);
      rest(value, below(title, trim(value.title)));
    }
    extras(child, title);
  }

  void plain(const std::string& title) {
    if (const std::string actor = names_.actor(title); !actor.empty()) {
      add("operateurs", actor);
    } else {
      add("objectifs", on_one_line(title));
    }
  }

  // Everything of a topic but its title.
  void rest(const Topic& topic, const std::string& path) {
    extras(topic, path);
    for (const Topic& child : topic.children) {
      const std::string deeper = below(path, trim(child.title));
      if (!trim(child.title).empty()) remark(deeper);
      rest(child, deeper);
    }
  }

  void extras(const Topic& topic, const std::string& path) {
    if (!trim(topic.note).empty()) remark(path + " : " + trim(topic.note));
    if (!topic.link.empty()) remark(path + " : " + topic.link);
    for (const auto& [key, value] : topic.attributes) {
      if (!left_out(path, key, value)) remark(path + " : " + key + " = " + value);
    }
    if (!topic.colour.empty()) out_.left_out.push_back(fill(_("« {0} » : couleur {1}"), shorten(path, 60), topic.colour));
  }

  // Whether an attribute is of no use in a record.
  bool left_out(const std::string& title, const std::string& key, const std::string& value) {
    if (is_a_stamp(key)) {
      ++out_.stamps;
      return true;
    }
    if (!is_a_colour(key)) return false;
    out_.left_out.push_back(fill(_("« {0} » : {1} {2}"), shorten(title, 60), key, value));
    return true;
  }

  void attribute(const std::string& key, const std::string& value) {
    if (left_out(out_.offer.nom, key, value)) return;
    const auto told = told_field(key);
    if (told && told->text.empty()) {
      field(*told->word, value, true);
    } else {
      remark(key + " : " + value);
    }
  }

  // Lines "clé : valeur" at its beginning are fields; what follows is free text.
  void note(const std::string& text) {
    std::vector<std::string> lines = split(text, '\n');
    std::size_t at = 0;
    for (; at < lines.size(); ++at) {
      const auto told = told_field(lines[at]);
      if (!told || told->text.empty()) break;
      field(*told->word, told->text, told->many);
    }
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at));
    while (!lines.empty() && trim(lines.front()).empty()) lines.erase(lines.begin());
    while (!lines.empty() && trim(lines.back()).empty()) lines.pop_back();
    if (!lines.empty()) remark(join(lines, "\n"));
  }

  void field(const OfferWord& word, const std::string& text, bool many) {
    const std::string_view key = word.key;
    if (key == "remarques") return remark(text);
    if (key == "a_completer") return doubt_line(text);
    if (key == "id") {
      if (!text.empty()) out_.id = text;
    } else if (key == "hors_les_murs") {
      off_site(text);
    } else if (text.empty()) {
      return;
    } else if (std::holds_alternative<std::vector<std::string> Offer::*>(offer_field(key).member)) {
      list(key, text, many);
    } else {
      scalar(key, text);
    }
  }

  void off_site(const std::string& text) {
    if (!is_true(text) && !is_false(text)) return doubt("hors_les_murs", text, _("ni oui ni non"));
    out_.offer.hors_les_murs = is_true(text);
    out_.said.insert("hors_les_murs");
  }

  void scalar(std::string_view key, const std::string& text) {
    const OfferNames::Value read = names_.read_value(key, text);
    if (!read.reason.empty()) return doubt(key, text, read.reason);
    const Field<Offer>& known = offer_field(key);
    if (!out_.said.insert(std::string(key)).second && key != "statut") {
      // Said twice: the first stands.
      const auto* member = std::get_if<std::string Offer::*>(&known.member);
      if (member == nullptr || out_.offer.**member != read.value) doubt(key, text, _("une autre valeur est donnée avant"));
      return;
    }
    std::visit(Overloaded{[&](std::string Offer::*member) { out_.offer.*member = read.value; },
                          [&](std::optional<int> Offer::*member) { out_.offer.*member = std::stoi(read.value); }, [](auto) {}},
               known.member);
  }

  void list(std::string_view key, const std::string& text, bool many) {
    if (key == "objectifs") {
      for (const std::string& piece : many ? pieces(text, ";") : std::vector{text}) add(key, on_one_line(piece));
      return;
    }
    const OfferNames::Value whole = names_.read_value(key, text);
    if (whole.reason.empty()) return understood(key, text, whole.value);
    std::vector<std::string> parts = pieces(text, ";");
    if (parts.size() < 2) parts = pieces(text, ";,");
    const auto known = [&](const std::string& part) { return names_.read_value(key, part).reason.empty(); };
    // A name may hold a comma: one text stays one unless its parts say something.
    if (parts.size() < 2 || (!many && !std::all_of(parts.begin(), parts.end(), known))) parts = {text};
    for (const std::string& part : parts) {
      const OfferNames::Value read = names_.read_value(key, part);
      if (read.reason.empty()) {
        understood(key, part, read.value);
        continue;
      }
      doubt(key, part, read.reason);
      if (key == "operateurs" || key == "lieux") out_.inconnus.push_back({part, read.near});
    }
  }

  void understood(std::string_view key, const std::string& text, const std::string& value) {
    add(key, value);
    if (text != value) out_.understood.emplace(key, text);
  }

  void add(std::string_view key, const std::string& value) {
    auto& list = out_.offer.*std::get<std::vector<std::string> Offer::*>(offer_field(key).member);
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
    out_.said.emplace(key);
  }

  // "champ : valeur — raison", as an export tells it.
  void doubt_line(const std::string& text) {
    const auto colon = text.find(" : ");
    const auto dash = text.rfind(" — ");
    if (colon == std::string::npos || dash == std::string::npos || dash < colon + 3) {
      remark(text);
      return;
    }
    doubt(text.substr(0, colon), text.substr(colon + 3, dash - colon - 3), text.substr(dash + std::string_view(" — ").size()));
  }

  void doubt(std::string_view key, const std::string& text, const std::string& reason) {
    const Doubt made{std::string(key), text, reason};
    auto& all = out_.offer.a_completer;
    if (std::find(all.begin(), all.end(), made) == all.end()) all.push_back(made);
  }

  void remark(const std::string& text) {
    if (text.empty() || std::find(remarks_.begin(), remarks_.end(), text) != remarks_.end()) return;
    remarks_.push_back(text);
  }

  const OfferNames& names_;
  OutlineOffer& out_;
  std::vector<std::string> remarks_;
};

}  // namespace

bool says_an_offer(const Topic& topic) {
  if (topic.id.starts_with(offer_mark)) return true;
  if (std::any_of(topic.children.begin(), topic.children.end(), [](const Topic& child) { return told_field(trim(child.title)).has_value(); })) return true;
  const auto first_line = told_field(topic.note.substr(0, topic.note.find('\n')));
  return first_line && !first_line->text.empty();
}

bool has_details(const Topic& topic, const OfferNames& names) {
  return says_an_offer(topic) || std::any_of(topic.children.begin(), topic.children.end(), [&](const Topic& child) {
           return !names.actor(trim(child.title)).empty();
         });
}

OutlineOffer read_offer(const Topic& topic, const OfferNames& names) {
  OutlineOffer offer;
  Reader(names, offer).read(topic);
  return offer;
}

}  // namespace mediamap::exchange
