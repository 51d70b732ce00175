// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/cli/panel_report.hpp"

namespace mediamap::cli {
namespace {

using analysis::Panel;
using analysis::PanelRequest;

struct Options {
  std::optional<int> size, seed;
  std::vector<std::string> must, exclude;
  std::string workshop, chart;
  bool dry_run = false;
  Format format = Format::table;
};

bool contains(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

void add_once(std::vector<std::string>& all, const std::string& one) {
  if (!contains(all, one)) all.push_back(one);
}

// The lists of the panel that is noted hold on; --must and --exclude add to them, and win over them. Actors that are no
// longer there ask for nothing.
void recall_lists(const SavedPanel& saved, const Territory& territory, Options& options) {
  const std::vector<std::string> must = options.must, exclude = options.exclude;
  const auto declined = [&](const std::string& id) {
    return std::any_of(saved.membres.begin(), saved.membres.end(),
                       [&](const PanelMember& one) { return one.acteur == id && one.statut == member_declined; });
  };
  for (const std::string& id : saved.imposes) {
    if (territory.actor(id) != nullptr && !contains(exclude, id) && !declined(id)) add_once(options.must, id);
  }
  for (const std::string& id : saved.exclus) {
    if (territory.actor(id) != nullptr && !contains(must, id)) add_once(options.exclude, id);
  }
}

// Whoever has accepted is in, whoever has declined is out.
void hear_answers(const SavedPanel& saved, const Territory& territory, PanelRequest& request, Context& context) {
  std::vector<std::string> accepted, declined;
  for (const PanelMember& member : saved.membres) {
    if (territory.actor(member.acteur) == nullptr) continue;
    if (member.statut == member_accepted) accepted.push_back(member.acteur);
    if (member.statut == member_declined) declined.push_back(member.acteur);
  }
  for (const std::string& id : accepted) add_once(request.must, id);
  for (const std::string& id : declined) add_once(request.exclude, id);
  if (!accepted.empty()) context.note(fill(_("Gardés, car ils ont accepté : {}"), join(accepted, ", ")));
  if (!declined.empty()) context.note(fill(_("Écartés, car ils ont décliné : {}"), join(declined, ", ")));
}

std::size_t size_of(const Options& options, const Workshop* workshop) {
  std::optional<int> size = options.size;
  if (!size && workshop != nullptr) size = workshop->panel.taille ? workshop->panel.taille : workshop->jauge;
  if (size) return static_cast<std::size_t>(*size);
  throw UsageError(_("il manque --size N : le nombre de places du panel"),
                   workshop == nullptr ? _("Par exemple : mediamap actors panel --size 15") : _("L'atelier n'a pas de jauge. Par exemple : --size 15"));
}

void check_ids(const std::vector<std::string>& ids, const char* option, const Territory& territory, std::vector<Fault>& faults) {
  for (const std::string& id : ids) {
    if (territory.actor(id) != nullptr) continue;
    std::vector<std::string> known;
    for (const Actor& actor : territory.acteurs) known.push_back(actor.id);
    const std::string near = did_you_mean(id, known);
    faults.push_back({{}, fill(_("{} : aucun acteur « {} »"), option, id), near.empty() ? std::string(_("Les identifiants : mediamap actors list")) : near});
  }
}

void check_request(const PanelRequest& request, const Territory& territory) {
  if (territory.acteurs.empty()) throw UsageError(_("aucun acteur encore : il n'y a personne à inviter"), "mediamap actors import FICHIER");
  std::vector<Fault> faults;
  check_ids(request.must, "--must", territory, faults);
  check_ids(request.exclude, "--exclude", territory, faults);
  for (const std::string& id : request.must) {
    if (contains(request.exclude, id)) faults.push_back({{}, fill(_("« {} » est à la fois imposé et écarté"), id), _("Retirez --must ou --exclude ; s'il a répondu, corrigez son statut dans atelier.yaml.")});
  }
  const std::size_t possible = territory.acteurs.size() - request.exclude.size();
  if (request.must.size() > request.size) {
    faults.push_back({{}, fill(_("{} acteurs imposés pour {}"), request.must.size(), count_of(request.size, N_("{} place"), N_("{} places"))),
                      fill(_("Passez à --size {}, ou retirez {} --must."), request.must.size(), request.must.size() - request.size)});
  }
  if (request.size > possible && request.exclude.size() < territory.acteurs.size()) {
    faults.push_back({{}, fill(_("{} places pour {}"), request.size, count_of(possible, N_("{} acteur possible"), N_("{} acteurs possibles"))),
                      fill(_("Passez à --size {} au plus."), possible)});
  }
  if (request.exclude.size() >= territory.acteurs.size()) faults.push_back({{}, _("tous les acteurs sont écartés"), _("Retirez des --exclude.")});
  if (!faults.empty()) throw UsageError(std::move(faults));
}

// Words for one given target: "Type de structure, CCAS : 5".
std::string told(const PanelTarget& target) {
  return fill(_("{}, {} : {}"), analysis::dimension_title(target.dimension), target.categorie, target.places);
}

const analysis::PanelCategory* category_of(const Panel& panel, const PanelTarget& target) {
  for (const analysis::PanelDimension& dimension : panel.dimensions) {
    for (const analysis::PanelCategory& category : dimension.categories) {
      if (dimension.id == target.dimension && category.id == target.categorie) return &category;
    }
  }
  return nullptr;
}

std::string near_category(const Panel& panel, const PanelTarget& target) {
  std::vector<std::string> ids;
  for (const analysis::PanelDimension& dimension : panel.dimensions) {
    for (const analysis::PanelCategory& category : dimension.categories) {
      if (dimension.id == target.dimension) ids.push_back(category.id);
    }
  }
  const std::string near = did_you_mean(target.categorie, ids);
  return near.empty() ? fill(_("Catégories : {}."), join(ids, ", ")) : near;
}

std::string clash_message(const Panel& panel, const std::vector<PanelTarget>& targets) {
  if (targets.size() > 1) {
    std::vector<std::string> words;
    for (const PanelTarget& target : targets) words.push_back(told(target));
    return fill(_("ces cibles ne tiennent pas ensemble dans {} places : {}"), panel.seats.size(), join(words, " ; "));
  }
  const PanelTarget& target = targets.front();
  const analysis::PanelCategory* category = category_of(panel, target);
  if (category == nullptr) return fill(_("la cible « {} » ne peut pas être tenue : aucun acteur n'est dans cette catégorie"), told(target));
  const bool few = category->base < static_cast<std::size_t>(target.places);
  return few ? fill(_("la cible « {} » ne peut pas être tenue : il n'y en a que {} dans la base"), told(target), category->base)
             : fill(_("la cible « {} » ne peut pas être tenue avec cette taille, ces acteurs imposés et écartés"), told(target));
}

std::string least_to_give(const Panel& panel, const Territory& territory, const std::vector<std::size_t>& clash) {
  std::vector<std::string> words;
  for (std::size_t i : clash) {
    const PanelTarget& target = territory.panel.cibles[i];
    if (panel.least_change[i] == target.places) continue;
    words.push_back(fill(_("{} à {} au lieu de {}"), target.categorie, panel.least_change[i], target.places));
  }
  if (words.empty()) return {};
  // Another panel may miss as many places elsewhere and be closer to the base.
  const bool shown = std::all_of(clash.begin(), clash.end(), [&](std::size_t i) {
    const analysis::PanelCategory* category = category_of(panel, territory.panel.cibles[i]);
    return (category == nullptr ? 0 : category->seats) == panel.least_change[i];
  });
  return fill(panel.least_is_proved ? _("Le moins à céder : {}.") : _("Le moins trouvé à céder : {}."), join(words, ", ")) +
         (shown ? std::string(" ") + _("C'est ce que fait ce panel.") : std::string());
}

// Keys of `cibles` that are no dimension: a slip of the pen asks for nothing.
std::vector<Fault> unknown_dimensions(const store::Project& project) {
  std::vector<Fault> faults, told_elsewhere;
  const store::YamlDocument document = store::read_document(project, "territoire.yaml", "territoire", told_elsewhere);
  const auto& known = analysis::dimension_ids();
  const Json::json_pointer where("/panel/cibles");
  if (!document.json().contains(where)) return faults;
  for (const auto& [key, value] : document.at(where).entries) {
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    const std::string near = did_you_mean(key.text, known);
    faults.push_back({document.place(key.begin), fill(_("clé inconnue « {} » sous « cibles » : elle ne compte pas"), key.text),
                      near.empty() ? fill(_("Clés : {}."), join(known, ", ")) : near});
  }
  return faults;
}

// The clashing targets, with the place of the first of each clash in territoire.yaml.
std::vector<Fault> clash_faults(const Panel& panel, const Territory& territory, const std::vector<PanelTarget>& written,
                                const store::Project& project) {
  std::vector<Fault> faults;
  std::vector<Fault> told_elsewhere;
  const store::YamlDocument document = store::read_document(project, "territoire.yaml", "territoire", told_elsewhere);
  for (const analysis::TargetClash& clash : panel.clashes) {
    std::vector<PanelTarget> targets;
    for (std::size_t i : clash.cibles) targets.push_back(territory.panel.cibles[i]);
    const PanelTarget& first = targets.front();
    const PanelTarget& as_written = written[clash.cibles.front()];
    const auto pointer = Json::json_pointer("/panel/cibles") / as_written.dimension / as_written.categorie;
    std::string advice = least_to_give(panel, territory, clash.cibles);
    if (targets.size() == 1 && category_of(panel, first) == nullptr) advice = near_category(panel, first) + " " + advice;
    faults.push_back({document.place(document.at(pointer).begin), clash_message(panel, targets), advice});
  }
  return faults;
}

SavedPanel saved_panel(const Panel& panel, const PanelRequest& request, const Options& options, const SavedPanel& before) {
  SavedPanel saved;
  saved.taille = static_cast<int>(request.size);
  saved.graine = static_cast<int>(request.seed);
  saved.imposes = options.must;
  saved.exclus = options.exclude;
  // Whoever has accepted keeps the reason that was given.
  for (const analysis::PanelSeat& seat : panel.seats) {
    const auto known = std::find_if(before.membres.begin(), before.membres.end(), [&](const PanelMember& one) {
      return one.acteur == seat.actor->id && one.statut == member_accepted;
    });
    saved.membres.push_back(known != before.membres.end() ? *known : PanelMember{seat.actor->id, reason(panel, seat), member_proposed});
  }
  for (const PanelMember& member : before.membres) {
    if (member.statut == member_declined) saved.membres.push_back(member);
  }
  return saved;
}

// Who was in the panel noted before and no longer is, and who is new: letters may have gone out.
void tell_what_it_replaces(const SavedPanel& before, const SavedPanel& after, Context& context) {
  if (before.empty()) return;
  const auto missing_from = [](const SavedPanel& there, const SavedPanel& among) {
    std::vector<std::string> ids;
    for (const PanelMember& one : among.membres) {
      const auto same = [&](const PanelMember& other) { return other.acteur == one.acteur; };
      if (std::none_of(there.membres.begin(), there.membres.end(), same)) ids.push_back(one.acteur);
    }
    return ids;
  };
  const std::vector<std::string> leave = missing_from(after, before), come = missing_from(before, after);
  if (!leave.empty()) context.note(fill(_("Sortent du panel noté : {}"), join(leave, ", ")));
  if (!come.empty()) context.note(fill(_("Y entrent : {}"), join(come, ", ")));
}

void draw_chart(const Options& options, const Panel& panel, const Territory& territory, const store::Project& project, Context& context) {
  const std::string bytes = draw::panel_picture(panel_chart(panel, territory, today()), draw::panel_format(options.chart));
  const std::string written = save(context, project, options.chart, "panel.svg", bytes);
  if (!written.empty()) context.note(fill(_("Image écrite : {}"), written));
}

Exit act(const Options& given, Context& context) {
  Options options = given;
  if (!options.chart.empty()) draw::panel_format(options.chart);  // a name that says no format is told before anything is done
  const bool writes = !options.workshop.empty() && !options.dry_run;
  store::Project project = context.open(writes ? store::Access::write : store::Access::read);
  Territory territory = context.load(project, {true, true, false, true, false});
  const std::vector<Fault> slips = unknown_dimensions(project);
  std::vector<PanelTarget> written = territory.panel.cibles;
  std::erase_if(written, [](const PanelTarget& one) { return !contains(analysis::dimension_ids(), one.dimension); });
  territory.panel = analysis::readable_targets(territory, territory.panel);
  std::optional<Workshop> workshop;
  if (!options.workshop.empty()) workshop = require_workshop(territory, options.workshop);

  if (workshop) recall_lists(workshop->panel, territory, options);
  PanelRequest request{size_of(options, workshop ? &*workshop : nullptr), {}, {}, static_cast<std::uint64_t>(options.seed.value_or(1))};
  for (const std::string& id : options.must) add_once(request.must, id);
  for (const std::string& id : options.exclude) add_once(request.exclude, id);
  if (workshop) hear_answers(workshop->panel, territory, request, context);
  check_request(request, territory);

  const Panel panel = analysis::propose_panel(territory, territory.panel, request);
  print_panel(context, panel, territory, request.seed, options.format);
  for (const Fault& fault : slips) context.warn(fault);
  for (const Fault& fault : clash_faults(panel, territory, written, project)) context.warn(fault);
  if (workshop) {
    const SavedPanel before = workshop->panel;
    workshop->panel = saved_panel(panel, request, options, before);
    tell_what_it_replaces(before, workshop->panel, context);
    store::ChangeSet changes(project);
    changes.put(*workshop);
    context.apply(changes, options.dry_run, options.format == Format::table ? Context::DryRun::differences : Context::DryRun::nothing);
    if (!options.dry_run) context.note(fill(_("Panel noté dans {}"), project.shown(store::record_path<Workshop>(workshop->id))));
  }
  if (!options.chart.empty() && !options.dry_run) draw_chart(options, panel, territory, project, context);
  return panel.clashes.empty() && slips.empty() ? Exit::done : Exit::found;
}

}  // namespace

Command actors_panel() {
  return {"actors panel", N_("Proposer qui inviter : un panel qui ressemble à la base"),
          N_("mediamap actors panel --size 15\n"
             "mediamap actors panel --size 15 --must ccas-bergues --exclude club-photo --chart panel.svg\n"
             "mediamap actors panel --workshop atelier-2027-01-21  # autant de places que sa jauge, noté avec l'atelier"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_number_option(app, "--size", options->size, _("Nombre de places (par défaut, la jauge de l'atelier)"));
            add_list_option(app, "--must", options->must, _("Acteur qui doit en être"), _("ACTEUR"));
            add_list_option(app, "--exclude", options->exclude, _("Acteur qui ne doit pas en être"), _("ACTEUR"));
            add_number_option(app, "--seed", options->seed, _("Graine : une autre donne un autre panel de même valeur (par défaut : 1)"));
            add_text_option(app, "--workshop", options->workshop, _("Noter le panel avec cet atelier"), _("ATELIER"));
            add_text_option(app, "--chart", options->chart, _("Dessiner aussi la base et le panel : fichier .svg, .pdf ou .png"), _("FICHIER"));
            add_dry_run_option(app, options->dry_run);
            add_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
