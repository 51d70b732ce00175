// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <numeric>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  Format format = Format::table;
};

std::vector<std::string> missing(const Territory& territory) {
  std::vector<std::string> out;
  if (territory.siren.empty()) out.push_back(_("le SIREN (territoire.yaml)"));
  if (territory.communes.empty()) out.push_back(_("les communes (mediamap territory import)"));
  const auto count = [&](auto lacks) {
    return std::count_if(territory.communes.begin(), territory.communes.end(), lacks);
  };
  const auto say = [&](std::ptrdiff_t n, const char* one, const char* many) {
    if (n > 0) out.push_back(count_of(static_cast<std::size_t>(n), one, many));
  };
  say(count([](const Commune& c) { return !c.population; }), N_("la population de {} commune"), N_("la population de {} communes"));
  say(count([](const Commune& c) { return !c.latitude; }), N_("la position de {} commune"), N_("la position de {} communes"));
  say(count([](const Commune& c) { return c.codes_postaux.empty(); }), N_("le code postal de {} commune"), N_("le code postal de {} communes"));
  return out;
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, false, false, false, false});
  const long inhabitants = std::accumulate(territory.communes.begin(), territory.communes.end(), 0L,
                                           [](long sum, const Commune& commune) { return sum + commune.population.value_or(0); });
  Listing listing{"communes",
                  {{"code", N_("Code INSEE")}, {"nom", N_("Commune")}, {"codes_postaux", N_("Codes postaux")},
                   {"population", N_("Habitants"), true}, {"latitude", N_("Latitude"), true}, {"longitude", N_("Longitude"), true}}};
  listing.summary = {{"nom", territory.nom}, {"type", territory.type}, {"siren", territory.siren}, {"habitants", inhabitants},
                     {"manque", missing(territory)}};
  listing.rows = store::to_json(territory.communes).at("communes");

  if (options.format == Format::table) {
    context.print(fill(inhabitants < 2 ? _("{} ({}{})\n{}, {} habitant\n") : _("{} ({}{})\n{}, {} habitants\n"), territory.nom, territory.type,
                       territory.siren.empty() ? "" : ", SIREN " + territory.siren,
                       count_of(territory.communes.size(), N_("{} commune"), N_("{} communes")), grouped(static_cast<std::size_t>(inhabitants))));
    for (const std::string& what : missing(territory)) context.print(fill(_("Il manque {}.\n"), what));
    if (!territory.communes.empty()) context.print("\n");
  }
  print_listing(context, listing, options.format);
  return Exit::done;
}

}  // namespace

Command territory_show() {
  return {"territory show", N_("Montrer le territoire, ses communes et ce qui manque"),
          N_("mediamap territory show\nmediamap territory show --format csv"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
