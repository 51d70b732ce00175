// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_fields.hpp"
#include "mediamap/cli/actor_filters.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/exchange/data_inclusion_writer.hpp"
#include "mediamap/exchange/geojson_writer.hpp"
#include "mediamap/exchange/presentation_contacts.hpp"
#include "mediamap/tables/workbook_writer.hpp"

namespace mediamap::cli {
namespace {

using exchange::Selection;
using exchange::StandardFault;
using Texts = std::vector<std::string>;

struct Options {
  ActorFilters filters;
  std::string format, output;
  bool strict = false, overwrite = false, dry_run = false;
};

struct ExportFormat {
  const char* name;
  const char* extension;
  bool binary;
  std::string (*write)(const Selection& actors, const Territory& territory, const std::string& output);
};

bool is_csv(const std::string& output) { return fold(output).ends_with(".csv"); }

const ExportFormat formats[] = {
    {"csv", ".csv", false, [](const Selection& actors, const Territory&, const std::string&) { return exchange::write_standard_csv(actors); }},
    {"json", ".json", false, [](const Selection& actors, const Territory&, const std::string&) { return exchange::write_standard_json(actors); }},
    {"geojson", ".geojson", false, [](const Selection& actors, const Territory&, const std::string&) { return exchange::write_geojson(actors); }},
    {"datainclusion", ".json", false,
     [](const Selection& actors, const Territory& territory, const std::string& output) {
       return is_csv(output) ? exchange::write_data_inclusion_csv(actors, territory.nom)
                             : exchange::write_data_inclusion_json(actors, territory.nom);
     }},
    {"xlsx", ".xlsx", true,
     [](const Selection& actors, const Territory&, const std::string&) {
       return tables::write_xlsx("acteurs", exchange::standard_columns_out(), exchange::standard_rows(actors));
     }},
};

Texts format_names() {
  Texts names;
  for (const ExportFormat& format : formats) names.emplace_back(format.name);
  return names;
}

// The one that was named, else the one that the file's name speaks of, else CSV.
const ExportFormat& format_of(const Options& options) {
  for (const ExportFormat& format : formats) {
    if (options.format.empty() ? fold(options.output).ends_with(format.extension) : options.format == format.name) return format;
  }
  return formats[0];
}

// All that a record lacks, in one command to be filled in.
std::string command_to_complete(const Actor& actor, const std::vector<StandardFault>& faults) {
  std::string command = "mediamap actors edit " + shell_word(actor.id);
  std::string last;
  for (const StandardFault& fault : faults) {
    if (fault.champ == last) continue;  // a second item of the same list
    last = fault.champ;
    command += fmt::format(" --{} {}", actor_option(fault.champ).option, fault.champ == "date_maj" ? today() : "\"…\"");
  }
  return command;
}

// Tells what is not valid by the standard; with --strict it leaves the selection.
Selection checked(const Selection& actors, const Options& options, const store::Project& project, Context& context) {
  Selection valid;
  std::map<std::string, std::size_t> counts;
  for (const Actor* actor : actors) {
    const std::vector<StandardFault> faults = exchange::standard_faults(*actor);
    if (faults.empty()) {
      valid.push_back(actor);
      continue;
    }
    Texts reasons;
    std::string last;
    for (const StandardFault& fault : faults) {
      if (fault.champ != last) ++counts[fault.champ];
      last = fault.champ;
      reasons.push_back(fault.champ + " : " + fault.raison);
    }
    if (!options.strict) continue;
    context.warn({{project.shown(store::record_path<Actor>(actor->id))}, fill(_("laissée de côté : {}"), join(reasons, " ; ")),
                  command_to_complete(*actor, faults)});
  }
  const std::size_t invalid = actors.size() - valid.size();
  if (invalid == 0) return actors;
  Texts shares;
  for (const auto& [field, count] : counts) shares.push_back(fill(_("{0} : {1}"), field, grouped(count)));
  const std::string by_field = join(shares, ", ");
  context.warn(options.strict
                   ? Fault{{}, fill(_("{0} ({1})"), count_of(invalid, N_("{} fiche laissée de côté"), N_("{} fiches laissées de côté")), by_field),
                           _("Complétez-les une à une (mediamap actors complete), ou exportez sans --strict.")}
                   : Fault{{}, fill(_("{0} ({1})"), count_of(invalid, N_("{} fiche n'est pas valide au regard du standard"),
                                                             N_("{} fiches ne sont pas valides au regard du standard")), by_field),
                           _("Elles sont exportées quand même ; --strict les laisse de côté et dit comment compléter chacune.")});
  return options.strict ? valid : actors;
}

void note_what_the_format_does(const ExportFormat& format, const Selection& actors, Context& context) {
  const std::string_view name = format.name;
  const auto unplaced = std::count_if(actors.begin(), actors.end(), [](const Actor* actor) { return !exchange::has_coordinates(*actor); });
  if (name == "geojson" && unplaced > 0) {
    context.note(fill(_("Dans le fichier, mais sans coordonnées pour la carte : {}."), count_of(static_cast<std::size_t>(unplaced), N_("{} fiche"), N_("{} fiches"))));
  }
  const auto cut = std::count_if(actors.begin(), actors.end(), [](const Actor* actor) { return !exchange::shortened_fields(*actor).empty(); });
  if (name == "datainclusion" && cut > 0) {
    context.note(fill(_("data.inclusion ne prend qu'un type et un courriel par fiche : {}."),
                      count_of(static_cast<std::size_t>(cut), N_("{} fiche ne donne que le premier"), N_("{} fiches ne donnent que le premier"))));
  }
  const auto unknown = std::count_if(actors.begin(), actors.end(), [](const Actor* actor) { return actor->pivot.empty(); });
  if (name != "datainclusion" && unknown > 0) {
    context.note(fill(_("{} : quatorze zéros, comme le fait l'outil national."),
                      count_of(static_cast<std::size_t>(unknown), N_("{} fiche sans SIRET"), N_("{} fiches sans SIRET"))));
  }
}

void warn_of_contacts(const Selection& actors, Context& context) {
  Texts ids;
  for (const Actor* actor : actors) {
    if (!exchange::fields_with_other_contacts(*actor).empty()) ids.push_back(actor->id);
  }
  if (ids.empty()) return;
  const std::string count = count_of(ids.size(), N_("{} fiche a dans ses textes"), N_("{} fiches ont dans leurs textes"));
  context.warn({{}, fill(_("{0} un courriel ou un téléphone qui n'est pas celui de la fiche : {1}"), count, join(ids, ", ")),
                _("Si c'est celui d'une personne, retirez-le avant de publier le fichier.")});
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, false, false, false});
  const ExportFormat& format = format_of(options);
  const Selection selected = exchange::sorted_by_id(select(territory, options.filters));
  const Selection actors = checked(selected, options, project, context);
  warn_of_contacts(actors, context);
  note_what_the_format_does(format, actors, context);
  const std::string bytes = format.write(actors, territory, options.output);
  const std::string usual = std::string(format.name) == "datainclusion" ? "structures.json" : std::string("acteurs") + format.extension;
  const std::string path = save_export(context, project, {options.output, usual, options.overwrite, options.dry_run, format.binary}, bytes);
  const std::string count = count_of(actors.size(), N_("{} fiche"), N_("{} fiches"));
  if (options.dry_run) {
    context.note(path.empty() ? fill(_("À blanc : rien n'a été écrit ({})."), count) : fill(_("À blanc : rien n'a été écrit ({0}, pour {1})."), count, path));
  } else if (!path.empty()) {
    context.note(fill(_("{0} dans {1}"), count, path));
  }
  return Exit::done;
}

}  // namespace

Command actors_export() {
  return {"actors export", N_("Exporter les acteurs : standard national, tableur, GeoJSON, data.inclusion"),
          N_("mediamap actors export -o acteurs.csv\n"
             "mediamap actors export --strict -o a-publier.csv  # seulement ce qui est valide\n"
             "mediamap actors export --commune Bergues -o bergues.geojson\n"
             "mediamap actors export --format datainclusion -o structures.json"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "--format", options->format,
                            fill(_("Format : {} (par défaut : celui du nom de fichier, sinon csv)"), join(format_names(), ", ")), _("FORMAT"))
                ->transform(one_of(format_names()));
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire, ou - pour la sortie standard (par défaut : rendus/acteurs.csv)"),
                            _("FICHIER"));
            app.add_flag("--strict", options->strict, _("Laisser de côté, en les listant, les fiches qui ne sont pas valides"));
            add_overwrite_option(app, options->overwrite);
            add_actor_filters(app, options->filters);
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
