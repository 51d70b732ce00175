// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/store/check.hpp"

#include <memory>

#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"

namespace mediamap::cli {
namespace {

void add_rows(Json& rows, const std::vector<Fault>& faults, const char* level) {
  for (const Fault& fault : faults) {
    rows.push_back({{"niveau", level},
                    {"fichier", fault.place.path},
                    {"ligne", fault.place.line},
                    {"colonne", fault.place.column},
                    {"message", fault.message},
                    {"conseil", fault.advice}});
  }
}

Exit act(Format format, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const store::CheckResult result = store::check(project);
  const Exit exit = result.faults.empty() ? Exit::done : Exit::found;

  if (format == Format::table) {
    for (const Fault& fault : result.faults) context.print(fault.str() + "\n");
    for (const Fault& remark : result.remarks) context.print(std::string(_("remarque : ")) + remark.str() + "\n");
    const std::string faults = count_of(result.faults.size(), N_("{} faute"), N_("{} fautes"));
    const std::string remarks = count_of(result.remarks.size(), N_("{} remarque"), N_("{} remarques"));
    context.print(result.faults.empty() && result.remarks.empty() ? std::string(_("Tout est en ordre.\n"))
                                                                  : fill(_("{}, {}.\n"), faults, remarks));
    return exit;
  }
  Listing listing{"problemes",
                  {{"niveau", N_("Niveau")}, {"fichier", N_("Fichier")}, {"ligne", N_("Ligne"), true}, {"colonne", N_("Colonne"), true},
                   {"message", N_("Problème")}, {"conseil", N_("Que faire")}}};
  listing.summary = {{"fautes", result.faults.size()}, {"remarques", result.remarks.size()}};
  add_rows(listing.rows, result.faults, "faute");
  add_rows(listing.rows, result.remarks, "remarque");
  print_listing(context, listing, format);
  return exit;
}

}  // namespace

Command check() {
  return {"check", N_("Relire tout le dossier et dire ce qui ne va pas"),
          N_("mediamap check\nmediamap check --format json"),
          [](CLI::App& app) -> Action {
            auto format = std::make_shared<Format>(Format::table);
            add_format_option(app, *format);
            return [format](Context& context) { return act(*format, context); };
          }};
}

}  // namespace mediamap::cli
