// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <memory>

#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_filters.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/field_value.hpp"

namespace mediamap::cli {
namespace {

using exchange::Selection;
using Texts = std::vector<std::string>;

struct Options {
  ActorFilters filters;
  std::string sort, columns, count_by;
  bool reverse = false;
  Format format = Format::table;
};

constexpr const char* usual_columns = "id,nom,commune,typologie,services,doutes";

Texts column_names() {
  Texts names = exchange::actor_field_keys();
  names.insert(names.begin(), "id");
  names.emplace_back("doutes");
  return names;
}

std::string title_of(const std::string& name) {
  // Shorter than the schema's, for the width of a table.
  if (name == "id") return _("Identifiant");
  if (name == "doutes") return _("À compléter");
  if (name == "typologie") return _("Type");
  return store::Schema::get("acteur").title(name);
}

Texts columns_meant(const std::string& text) { return chosen_columns(text, column_names()); }

Json value_of(const Actor& actor, const std::string& name) {
  if (name == "id") return actor.id;
  if (name == "doutes") return actor.a_completer.size();
  return std::visit([&](auto member) -> Json {
    const auto& value = actor.*member;
    if constexpr (requires { value.has_value(); }) {
      return value ? Json(*value) : Json();
    } else {
      return Json(value);
    }
  }, exchange::actor_field(name)->member);
}

// Numbers by size, texts as in a French dictionary, empty ones last.
void sort_by(Selection& actors, const std::string& given, bool reverse) {
  const Texts known = column_names();
  const std::string name = fold(given);
  if (std::find(known.begin(), known.end(), name) == known.end()) throw UsageError({unknown_field("--sort", given, known)});
  struct Keyed {
    const Actor* actor;
    std::optional<double> number;
    std::string text;
    bool empty() const { return !number && text.empty(); }
  };
  std::vector<Keyed> keyed;
  for (const Actor* actor : actors) {
    const Json value = value_of(*actor, name);
    Keyed& one = keyed.emplace_back(Keyed{actor, {}, {}});
    if (value.is_number()) {
      one.number = value.get<double>();
    } else if (!value.is_null()) {
      one.text = value.is_array() ? join(value.get<Texts>(), "|") : value.get<std::string>();
    }
  }
  const bool id = name == "id";
  std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    if (a.empty() || b.empty()) return !a.empty() && b.empty();
    const Keyed& first = reverse ? b : a;
    const Keyed& second = reverse ? a : b;
    if (first.number) return *first.number < *second.number;
    return id ? first.text < second.text : french_less(first.text, second.text);
  });
  std::transform(keyed.begin(), keyed.end(), actors.begin(), [](const Keyed& one) { return one.actor; });
}

constexpr const char* doubts_key = "a_completer";

// The values of a field, or the fields that are to complete, each once; "" for none.
Texts counted_values(const Actor& actor, const Field<Actor>* field) {
  if (field != nullptr) {
    const std::string text = exchange::field_text(actor, *field);
    return exchange::is_list(*field) ? split(text, exchange::item_separator) : Texts{text};
  }
  Texts names;
  for (const Doubt& doubt : actor.a_completer) {
    if (std::find(names.begin(), names.end(), doubt.champ) == names.end()) names.push_back(doubt.champ);
  }
  return names.empty() ? Texts{""} : names;
}

// How many actors have each value; an actor counts once for each value of a list, so that shares of a list may pass 100 %.
void print_counts(const Selection& actors, const std::string& given, Format format, Context& context) {
  const std::string name = fold(given);
  const Field<Actor>* field = exchange::actor_field(name);
  const bool doubts = name == doubts_key;
  if (field == nullptr && !doubts) {
    Texts known = exchange::actor_field_keys();
    known.emplace_back(doubts_key);
    throw UsageError({unknown_field("--count-by", given, known)});
  }
  std::map<std::string, std::size_t> counts;
  for (const Actor* actor : actors) {
    for (const std::string& item : counted_values(*actor, field)) ++counts[item];
  }
  std::vector<std::pair<std::string, std::size_t>> ordered(counts.begin(), counts.end());
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });

  const std::string title = doubts ? _("Champ à compléter") : title_of(name);
  Listing listing{"valeurs", {{"valeur", title.c_str()}, {"acteurs", N_("Acteurs"), true}, {"part", N_("Part"), true}}};
  listing.summary = Json{{"champ", name}, {"total", actors.size()}};
  listing.empty_text = _("Aucun acteur ne correspond à ces filtres.");
  const bool people = format == Format::table || format == Format::markdown;
  for (const auto& [value, count] : ordered) {
    const double share = 100.0 * static_cast<double>(count) / static_cast<double>(actors.size());
    const std::string shown = value.empty() && people ? (doubts ? _("(rien à compléter)") : _("(vide)")) : value;
    listing.rows.push_back({{"valeur", shown}, {"acteurs", count}, {"part", people ? Json(decimal(share, 1) + " %") : Json(std::round(share * 10) / 10)}});
  }
  print_listing(context, listing, format);
  if (people && (doubts || exchange::is_list(*field))) {
    context.note(fill(doubts ? _("{} ; un acteur compte pour chacun de ses champs à compléter.") : _("{} ; un acteur compte pour chacune de ses valeurs."),
                      count_of(actors.size(), N_("{} acteur en tout"), N_("{} acteurs en tout"))));
  }
}

void print_actors(const Selection& actors, const Options& options, const Territory& territory, Context& context) {
  const Texts names = columns_meant(options.columns.empty() ? usual_columns : options.columns);
  std::deque<std::string> titles;  // their addresses stay
  Listing listing{"acteurs", {}};
  for (const std::string& name : names) {
    titles.push_back(title_of(name));
    listing.columns.push_back({name.c_str(), titles.back().c_str(), name == "doutes" || name == "latitude" || name == "longitude"});
  }
  listing.empty_text = territory.acteurs.empty() ? _("Aucun acteur encore : mediamap actors import FICHIER.")
                                                 : _("Aucun acteur ne correspond à ces filtres.");
  for (const Actor* actor : actors) {
    Json row = Json::object();
    if (options.format == Format::json) {
      row = {{"id", actor->id}, {"doutes", actor->a_completer.size()}};
      row.update(store::to_json(*actor));
      row.erase("version");
    } else {
      for (const std::string& name : names) row[name] = value_of(*actor, name);
    }
    listing.rows.push_back(std::move(row));
  }
  print_listing(context, listing, options.format);
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  Selection actors = select(territory, options.filters);
  if (!options.count_by.empty()) {
    print_counts(actors, options.count_by, options.format, context);
    return Exit::done;
  }
  if (!options.sort.empty()) sort_by(actors, options.sort, options.reverse);
  else if (options.reverse) std::reverse(actors.begin(), actors.end());
  print_actors(actors, options, territory, context);
  return Exit::done;
}

}  // namespace

Command actors_list() {
  return {"actors list", N_("Lister et compter les acteurs"),
          N_("mediamap actors list --commune Bergues\n"
             "mediamap actors list --missing telephone --sort commune --format markdown\n"
             "mediamap actors list --count-by typologie\n"
             "mediamap actors list --count-by a_completer  # ce qui manque le plus\n"
             "mediamap actors list --columns tout --format csv"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_actor_filters(app, options->filters);
            add_text_option(app, "--sort", options->sort, _("Trier selon ce champ (par défaut : id)"), _("CHAMP"));
            app.add_flag("--reverse", options->reverse, _("Dans l'ordre inverse"));
            add_text_option(app, "--columns", options->columns, _("Colonnes à montrer : nom,telephone… ; « tout » : toutes"), _("CHAMPS"));
            add_text_option(app, "--count-by", options->count_by, _("Compter les acteurs par valeur de ce champ ; « a_completer » : par champ à compléter"), _("CHAMP"));
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
