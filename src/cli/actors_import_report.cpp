// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/actors_import_report.hpp"

#include <algorithm>
#include <map>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/import_report.hpp"

namespace mediamap::cli {
namespace {

// Prints the first ones, and how many there are in all.
template <class Item, class Print>
void tell_first(Context& context, const std::vector<Item>& items, const char* more, Print print) {
  for (std::size_t i = 0; i < std::min(items.size(), most_told); ++i) print(items[i]);
  if (items.size() > most_told) context.print(fill(more, items.size()));
}

void tell_conflict(const exchange::ImportConflict& one, Context& context) {
  const exchange::Difference& what = one.difference;
  const std::string held = shorten(what.valeur_actuelle, 60);
  const std::string offered = shorten(what.valeur_proposee, 60);
  context.print(what.autre_source.empty()
                    ? fill(_("ligne {} : {}, « {} » a été modifié à la main ; gardé « {} », la source propose « {} »\n"), one.ligne,
                           one.id, what.champ, held, offered)
                    : fill(_("ligne {} : {}, « {} » vient de {} ; gardé « {} », cette source dit « {} »\n"), one.ligne, one.id,
                           what.champ, what.autre_source, held, offered));
}

// A table may have a thousand columns, each with a name as long as a page.
std::string shown_names(const std::vector<std::string>& columns) {
  constexpr std::size_t most_named = 30, longest = 40;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(most_named, columns.size()); ++i) shown.push_back(shorten(columns[i], longest));
  const std::size_t left = columns.size() - shown.size();
  return join(shown, ", ") + (left == 0 ? "" : " " + count_of(left, N_("… et {} autre"), N_("… et {} autres")));
}

// How often each rule was applied, the most frequent first, with one example.
void tell_cleaning(const std::vector<exchange::ImportChange>& changes, Context& context) {
  constexpr std::size_t most_rules = 8;
  struct Rule {
    std::string_view name;
    std::size_t count = 0;
    const clean::Change* example = nullptr;
  };
  std::map<std::string_view, Rule> by_name;
  for (const exchange::ImportChange& one : changes) {
    Rule& rule = by_name[one.change.regle];
    rule.name = one.change.regle;
    ++rule.count;
    if (!rule.example) rule.example = &one.change;
  }
  if (by_name.empty()) return;
  std::vector<Rule> rules;
  for (const auto& [name, rule] : by_name) rules.push_back(rule);
  std::stable_sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.count > b.count; });
  context.print(_("textes mis en forme (--format json les donne un à un) :\n"));
  const auto shown = [](const std::string& text) {
    return text.empty() ? std::string(_("rien")) : fill(_("« {} »"), shorten(on_one_line(text), 40));
  };
  for (std::size_t i = 0; i < std::min(rules.size(), most_rules); ++i) {
    const Rule& rule = rules[i];
    context.print(fill(_("  {} ({} fois) : {}, {} → {}\n"), rule.name, grouped(rule.count), rule.example->champ, shown(rule.example->avant),
                       shown(rule.example->apres)));
  }
  if (rules.size() > most_rules) context.print(fill(_("  … et {} autres règles\n"), rules.size() - most_rules));
}

}  // namespace

Json in_json(const tables::ReadingNotes& notes) {
  return {{"format", notes.format}, {"encodage", notes.encoding}, {"separateur", notes.separator}, {"feuille", notes.sheet},
          {"cellules_reparees", notes.mended}, {"remarques", notes.remarks}};
}

void tell(const tables::ReadingNotes& notes, Context& context) {
  // What is as usual needs no word.
  const bool usual = (notes.encoding.empty() || notes.encoding == "UTF-8") && notes.sheet.empty();
  if (!usual) {
    std::string how = notes.format;
    if (!notes.encoding.empty()) how += ", " + notes.encoding;
    if (!notes.sheet.empty()) how += fill(_(", feuille « {} »"), notes.sheet);
    context.note(fill(_("Fichier lu comme : {}."), how));
  }
  if (notes.mended > 0) {
    context.note(count_of(notes.mended, N_("{} cellule aux accents abîmés (« Ã© ») a été réparée."), N_("{} cellules aux accents abîmés (« Ã© ») ont été réparées.")));
  }
  for (const std::string& remark : notes.remarks) context.note(remark);
}

Json in_json(const ActorsImportReport& report) {
  const exchange::ImportResult& result = report.result;
  Json more{{"conflits", Json::array()}, {"remarques", Json::array()}, {"nettoyages", Json::array()},
            {"colonnes_hors_standard", result.colonnes_hors_standard}, {"colonnes_absentes", Json::array()}};
  for (const exchange::ImportConflict& one : result.conflits) {
    const exchange::Difference& what = one.difference;
    more["conflits"].push_back({{"ligne", one.ligne}, {"id", one.id}, {"champ", what.champ},
                                {"valeur_actuelle", what.valeur_actuelle}, {"valeur_proposee", what.valeur_proposee},
                                {"autre_source", what.autre_source}});
  }
  for (const exchange::ImportRemark& one : result.remarques) more["remarques"].push_back({{"ligne", one.ligne}, {"texte", one.texte}});
  for (const exchange::ImportChange& one : result.nettoyages) {
    more["nettoyages"].push_back({{"ligne", one.ligne}, {"champ", one.change.champ}, {"regle", one.change.regle},
                                  {"avant", one.change.avant}, {"apres", one.change.apres}});
  }
  for (const Fault& one : result.colonnes_absentes) more["colonnes_absentes"].push_back(one.message);
  more["lecture"] = in_json(report.notes);
  more["contacts"] = in_json(report.contacts);
  return more;
}

void tell(const ActorsImportReport& report, Context& context) {
  const exchange::ImportResult& result = report.result;
  tell_first(context, result.conflits, _("… {} différences en tout (--format json les donne toutes)\n"),
       [&](const exchange::ImportConflict& one) { tell_conflict(one, context); });
  tell_first(context, result.remarques, _("… {} remarques en tout (--format json les donne toutes)\n"),
       [&](const exchange::ImportRemark& one) { context.print(fill(_("ligne {} : {}\n"), one.ligne, one.texte)); });
  // A second import of the same file mends the same texts again, and changes nothing.
  if (result.crees + result.mis_a_jour > 0) tell_cleaning(result.nettoyages, context);
  if (!result.colonnes_de_personnes.empty()) {
    context.print(fill(_("colonnes qui nomment des personnes, notées dans prive/ et pas dans acteurs/ : {}\n"), shown_names(result.colonnes_de_personnes)));
  }
  tell(report.contacts, context);
  if (result.colonnes_hors_standard.empty()) return;
  const std::string names = shown_names(result.colonnes_hors_standard);
  context.print(fill(report.mapped ? _("colonnes que la correspondance ne reprend pas, et dont rien n'est gardé (--keep-columns les garde) : {}\n")
                            : _("colonnes hors du standard, gardées dans « a_completer » : {}\n"), names));
}

Json in_json(const ContactsImport& contacts) {
  return {{"crees", contacts.crees}, {"mis_a_jour", contacts.mis_a_jour}, {"inchanges", contacts.inchanges}};
}

void tell(const ContactsImport& contacts, Context& context) {
  const std::size_t all = contacts.crees + contacts.mis_a_jour + contacts.inchanges;
  if (all == 0) return;
  context.print(fill(_("{}, dans prive/ seulement : {}, {}, {} (mediamap actors contacts list)\n"),
                     count_of(all, N_("{} personne"), N_("{} personnes")), count_of(contacts.crees, N_("{} nouvelle"), N_("{} nouvelles")),
                     count_of(contacts.mis_a_jour, N_("{} complétée"), N_("{} complétées")),
                     count_of(contacts.inchanges, N_("{} inchangée"), N_("{} inchangées"))));
}

}  // namespace mediamap::cli
