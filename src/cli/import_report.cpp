// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/import_report.hpp"

#include "mediamap/base/i18n.hpp"

namespace mediamap::cli {

void print_import_report(Context& context, const ImportReport& report, const Json& more, RecordFormat format) {
  if (format == RecordFormat::json) {
    Json object{{"lignes", report.lignes}, {"crees", report.crees}, {"mis_a_jour", report.mis_a_jour},
                {"inchanges", report.inchanges}, {"rejetees", Json::array()}};
    for (const tables::RejectedRow& row : report.rejetees) {
      object["rejetees"].push_back({{"ligne", row.ligne}, {"raison", row.raison}});
    }
    object.update(more);
    context.print(object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    return;
  }
  std::size_t told = 0;
  for (const tables::RejectedRow& row : report.rejetees) {
    if (++told > most_told) break;
    context.print(fill(_("ligne {} rejetée : {}\n"), row.ligne, row.raison));
  }
  if (report.rejetees.size() > most_told) {
    context.print(fill(_("… {} lignes rejetées en tout (--format json les donne toutes)\n"), grouped(report.rejetees.size())));
  }
  print_sums(context, report, N_("{} ligne lue"), N_("{} lignes lues"));
}

void print_sums(Context& context, const ImportReport& report, const char* one, const char* many) {
  context.print(fill(_("{} = {} + {} + {} + {}.\n"), count_of(report.lignes, one, many),
                     count_of(report.crees, N_("{} créée"), N_("{} créées")),
                     count_of(report.mis_a_jour, N_("{} mise à jour"), N_("{} mises à jour")),
                     count_of(report.inchanges, N_("{} inchangée"), N_("{} inchangées")),
                     count_of(report.rejetees.size(), N_("{} rejetée"), N_("{} rejetées"))));
}

}  // namespace mediamap::cli
