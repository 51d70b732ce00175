// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/analysis/duplicates.hpp"
#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/store/distincts.hpp"
#include "mediamap/store/fusions.hpp"

namespace mediamap::cli {
namespace {

using analysis::Band;
using analysis::CrowdedBlock;

constexpr std::size_t most_told_crowds = 3;

struct Options {
  std::string band = "tout";
  std::optional<int> lowest_score;
  std::vector<std::string> distinct;
  std::string reason;
  bool dry_run = false;
  Format format = Format::table;
};

// As data: not translated.
const char* keyword(Band band) { return band == Band::exact ? "exact" : "douteux"; }

std::string merge_command(const std::vector<std::string>& actors) { return "mediamap actors merge " + join(actors, " "); }

std::string what_is_common(const CrowdedBlock& block) {
  switch (block.kind) {
    case CrowdedBlock::Kind::pivot: return fill(_("le SIRET {}"), block.common);
    case CrowdedBlock::Kind::phone: return fill(_("le téléphone …{}"), block.common);
    case CrowdedBlock::Kind::mail: return fill(_("le courriel {}"), block.common);
    case CrowdedBlock::Kind::site: return fill(_("le site {}"), block.common);
    case CrowdedBlock::Kind::address: return fill(_("l'adresse « {} »"), block.common);
    case CrowdedBlock::Kind::name: return fill(_("le nom « {} »"), block.common);
    case CrowdedBlock::Kind::word: return fill(_("le début de mot « {} »"), block.common);
    case CrowdedBlock::Kind::area:
    case CrowdedBlock::Kind::namesake: break;
  }
  return _("le même carré de 200 m");
}

// In a large town many share the beginning of a word, or a square of the map: no news.
bool is_news(const CrowdedBlock& block) { return block.kind != CrowdedBlock::Kind::word && block.kind != CrowdedBlock::Kind::area; }

void tell_crowds(const std::vector<CrowdedBlock>& all, Context& context) {
  std::vector<CrowdedBlock> crowded;
  std::copy_if(all.begin(), all.end(), std::back_inserter(crowded), is_news);
  for (std::size_t i = 0; i < std::min(crowded.size(), most_told_crowds); ++i) {
    context.note(fill(_("{} acteurs ont en commun {} : chacun n'y a été comparé qu'à ses voisins de nom et d'adresse."),
                      grouped(crowded[i].actors), what_is_common(crowded[i])));
  }
  if (crowded.size() > most_told_crowds) {
    context.note(fill(_("… {} groupes aussi nombreux en tout (--format json les donne tous)"), grouped(crowded.size())));
  }
}

std::vector<std::string> texts(const std::vector<analysis::Reason>& reasons, bool against) {
  std::vector<std::string> out;
  for (const analysis::Reason& reason : reasons) {
    if (reason.against == against) out.push_back(reason.text);
  }
  return out;
}

Json row_of(const analysis::Duplicates& found, const analysis::DuplicatePair& pair, const Territory& territory) {
  const Actor& a = *territory.actor(pair.a);
  const Actor& b = *territory.actor(pair.b);
  Json criteria = Json::array();
  for (const analysis::Reason& reason : pair.judged.reasons) {
    if (!reason.against) criteria.push_back(reason.criterion);
  }
  return {{"score", pair.judged.score}, {"bande", keyword(pair.judged.band)}, {"a", a.id}, {"b", b.id},
          {"nom_a", a.nom}, {"nom_b", b.nom}, {"commune_a", a.commune}, {"commune_b", b.commune}, {"criteres", criteria},
          {"raisons", texts(pair.judged.reasons, false)}, {"contre", texts(pair.judged.reasons, true)}, {"groupe", pair.group + 1},
          {"commande", merge_command(found.groups[pair.group].actors)}};
}

std::vector<Column> columns() {
  return {{"score", N_("Score"), true}, {"a", N_("Fiche")}, {"b", N_("Et")}, {"nom_a", N_("Nom")}, {"nom_b", N_("Autre nom")},
          {"raisons", N_("Pour")}, {"contre", N_("Contre")}, {"commande", N_("Pour réunir")}};
}

std::string listed(const Json& texts) { return join(texts.get<std::vector<std::string>>(), ", "); }

// In lines of their own: a table would cut the reasons and the command on a terminal.
void print_pair(Context& context, const Json& row) {
  const auto record = [&](const char* id, const char* nom, const char* commune) {
    const std::string place = row.at(commune).get<std::string>();
    return fmt::format("{}{}  [{}]", row.at(nom).get<std::string>(), place.empty() ? "" : ", " + place, row.at(id).get<std::string>());
  };
  context.print(fmt::format("{:>3}  {}\n     {}\n", row.at("score").get<int>(), record("a", "nom_a", "commune_a"), record("b", "nom_b", "commune_b")));
  context.print(fill(_("     pour : {}\n"), listed(row.at("raisons"))));
  if (!row.at("contre").empty()) context.print(fill(_("     contre : {}\n"), listed(row.at("contre"))));
  context.print(fill(_("     réunir : {}\n"), row.at("commande").get<std::string>()));
}

// The exact pairs, then the doubtful ones.
void print_pairs(Context& context, const Json& rows) {
  for (const Band band : {Band::exact, Band::doubtful}) {
    const auto is_of_band = [&](const Json& row) { return row.at("bande") == keyword(band); };
    const auto count = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_of_band));
    if (count == 0) continue;
    const std::string pairs = band == Band::exact ? count_of(count, N_("{} paire sûre"), N_("{} paires sûres"))
                                                  : count_of(count, N_("{} paire douteuse"), N_("{} paires douteuses"));
    context.print((band == Band::doubtful && rows.front().at("bande") == keyword(Band::exact) ? "\n" : "") +
                  fill(band == Band::exact ? _("{} : le même acteur.\n\n") : _("{} : à regarder avant de réunir.\n\n"), pairs));
    for (const Json& row : rows) {
      if (is_of_band(row)) print_pair(context, row);
    }
  }
  if (rows.empty()) {
    context.print(_("Aucun doublon trouvé.\n"));
  } else {
    context.print(_("\nSi ce sont deux acteurs : mediamap actors dedupe --distinct FICHE --distinct AUTRE\n"));
  }
}

// What was said of a record that was merged since is true of the actor that it became.
analysis::DistinctPairs known_distincts(const store::Project& project) {
  const std::vector<store::Fusion> fusions = store::load_fusions(project);
  analysis::DistinctPairs pairs;
  for (const store::DistinctPair& one : store::load_distincts(project)) {
    const std::string first = store::current_id(fusions, one.first), second = store::current_id(fusions, one.second);
    pairs.insert(std::minmax(first, second));
  }
  return pairs;
}

Exit list(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const analysis::Duplicates found =
      analysis::find_duplicates(territory, known_distincts(project), options.lowest_score.value_or(analysis::usual_score));

  Listing listing{"paires", columns()};
  listing.columns.insert(listing.columns.begin() + 1, {"bande", N_("Certitude")});
  std::size_t exact = 0, doubtful = 0;
  for (const analysis::DuplicatePair& pair : found.pairs) {
    ++(pair.judged.band == Band::exact ? exact : doubtful);
    if (options.band == "tout" || options.band == keyword(pair.judged.band)) listing.rows.push_back(row_of(found, pair, territory));
  }
  listing.summary = {{"acteurs", territory.acteurs.size()}, {"exactes", exact}, {"douteuses", doubtful}, {"comparees", found.compared},
                     {"trop_nombreux", Json::array()}};
  for (const CrowdedBlock& block : found.crowded) {
    listing.summary["trop_nombreux"].push_back({{"en_commun", what_is_common(block)}, {"acteurs", block.actors}});
  }
  if (options.format == Format::table) {
    print_pairs(context, listing.rows);
  } else {
    print_listing(context, listing, options.format);
  }
  if (options.format != Format::json) tell_crowds(found.crowded, context);
  return Exit::done;
}

// Each of the records given is another actor than each of the others.
Exit declare_distinct(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const Territory territory = context.load(project, {false, true, false, false, false});
  std::vector<std::string> ids = options.distinct;
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const std::string& id : ids) require_actor(territory, id);
  if (ids.size() < 2) {
    throw UsageError(_("--distinct veut au moins deux fiches différentes"), _("mediamap actors dedupe --distinct FICHE --distinct AUTRE"));
  }
  std::vector<store::DistinctPair> pairs = store::load_distincts(project);
  const auto known = known_distincts(project);
  std::size_t added = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (std::size_t k = i + 1; k < ids.size(); ++k) {
      if (known.contains({ids[i], ids[k]})) continue;
      pairs.push_back({ids[i], ids[k], today(), options.reason});
      ++added;
    }
  }
  store::ChangeSet changes(project);
  if (added > 0) store::put_distincts(changes, pairs);
  context.apply(changes, options.dry_run);
  if (!options.dry_run) {
    context.note(added == 0 ? std::string(_("C'était déjà dit : rien n'a changé."))
                            : fill(_("{} dans {} : ces fiches ne seront plus proposées ensemble."),
                                   count_of(added, N_("{} paire notée"), N_("{} paires notées")), store::distincts_file));
  }
  return Exit::done;
}

}  // namespace

Command actors_dedupe() {
  return {"actors dedupe", N_("Trouver les fiches qui sont le même acteur"),
          N_("mediamap actors dedupe\n"
             "mediamap actors dedupe --band exact --format csv\n"
             "mediamap actors dedupe --distinct maison-du-lac --distinct maison-du-lac-2  # ce sont deux acteurs"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("--band", options->band, _("Lesquels : exact (sûrs), douteux (à regarder) ou tout (par défaut)"))
                ->type_name(_("BANDE"))
                ->transform(one_of({"exact", "douteux", "tout"}));
            add_number_option(app, "--min-score", options->lowest_score, _("Seulement les paires d'au moins N points sur 100 (60 sans cette option)"));
            add_list_option(app, "--distinct", options->distinct, _("Noter que ces fiches sont des acteurs différents (à répéter)"), _("FICHE"));
            add_text_option(app, "--reason", options->reason, _("Pourquoi, avec --distinct"), _("TEXTE"));
            add_dry_run_option(app, options->dry_run);
            add_format_option(app, options->format);
            return [options](Context& context) {
              return options->distinct.empty() ? list(*options, context) : declare_distinct(*options, context);
            };
          }};
}

}  // namespace mediamap::cli
