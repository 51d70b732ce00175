// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/store/people_check.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::vector<std::string> ids;
  bool expired = false;
  bool dry_run = false;
};

std::vector<Contact> chosen(const Options& options, const std::vector<Contact>& contacts) {
  std::vector<std::string> known;
  for (const Contact& contact : contacts) known.push_back(contact.id);
  std::vector<Fault> faults;
  for (const std::string& id : options.ids) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::string near = did_you_mean(id, known);
    faults.push_back({{}, fill(_("aucun contact « {} »"), id), near.empty() ? std::string(_("Les identifiants : mediamap actors contacts list")) : near});
  }
  if (options.ids.empty() && !options.expired) {
    faults.push_back({{}, _("il manque les contacts à effacer"), _("Donnez leurs identifiants, ou --expired.")});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));

  const std::set<std::string> ids(options.ids.begin(), options.ids.end());
  std::vector<Contact> erased;
  for (const Contact& contact : contacts) {
    if (ids.contains(contact.id) || (options.expired && is_expired(contact, today()))) erased.push_back(contact);
  }
  return erased;
}

Exit act(const Options& options, Context& context) {
  store::Project project = context.open(options.dry_run ? store::Access::read : store::Access::write);
  const std::vector<Contact> erased = chosen(options, store::load_contacts(project));

  store::ChangeSet changes(project);
  for (const Contact& contact : erased) {
    const store::fs::path path = store::record_path<Contact>(contact.id);
    changes.remove(path);
    changes.remove(path.string() + ".a-reprendre");
  }
  // Once the name is forgotten, nothing can find it any more.
  const std::vector<Fault> elsewhere = store::people_in_shared_files(project, erased);
  // Names of files alone: the lines that go would show the person once more.
  context.apply(changes, options.dry_run, Context::DryRun::names);
  for (const Fault& fault : elsewhere) context.warn(fault);
  if (options.dry_run) return Exit::done;
  for (const Contact& contact : erased) context.print(contact.id + "\n");
  context.note(erased.empty() ? std::string(_("Aucun contact à effacer."))
                              : count_of(erased.size(), N_("{} contact effacé."), N_("{} contacts effacés.")));
  return Exit::done;
}

}  // namespace

Command actors_contacts_erase() {
  return {"actors contacts erase", N_("Effacer tout ce qui est gardé d'une personne"),
          N_("mediamap actors contacts erase contact-20261124-001\n"
             "mediamap actors contacts erase --expired  # ceux dont la durée de conservation est passée"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            app.add_option("contacts", options->ids, _("Identifiants des contacts"))->type_name(_("CONTACT"));
            app.add_flag("--expired", options->expired, _("Ceux dont la durée de conservation est passée"));
            add_dry_run_option(app, options->dry_run);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
