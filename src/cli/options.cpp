// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/options.hpp"

#include <algorithm>

#include "mediamap/base/date.hpp"
#include "mediamap/base/error.hpp"
#include "mediamap/base/i18n.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::cli {
namespace {

template <class Record>
const Record& require(const Record* record, const std::vector<Record>& all, const std::string& id, const char* message,
                      const char* where) {
  if (record != nullptr) return *record;
  std::vector<std::string> ids;
  for (const Record& one : all) ids.push_back(one.id);
  const std::string near = did_you_mean(id, ids);
  throw UsageError(fill(_(message), id), near.empty() ? std::string(_(where)) : near);
}

CLI::Validator french(std::function<std::string(std::string&)> check) {
  return CLI::Validator([check](std::string& value) { return check(value); }, "");
}

CLI::Validator positive_number() {
  return french([](const std::string& value) {
    const bool digits = !value.empty() && value.size() < 8 && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && std::stoi(value) > 0 ? std::string() : fill(_("« {} » n'est pas un nombre entier positif."), value);
  });
}

}  // namespace

CLI::Option* add_list_option(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                             const std::string& description, const std::string& placeholder) {
  return app.add_option(name, values, description)->type_name(placeholder)->allow_extra_args(false);
}

CLI::Option* add_text_option(CLI::App& app, const std::string& name, std::string& value, const std::string& description,
                             const std::string& placeholder) {
  return app.add_option(name, value, description)->type_name(placeholder);
}

CLI::Option* add_number_option(CLI::App& app, const std::string& name, std::optional<int>& value, const std::string& description) {
  // Read here: CLI11 takes "010" for eight.
  return app.add_option_function<std::string>(name, [&value](const std::string& text) { value = std::stoi(text, nullptr, 10); }, description)
      ->type_name(_("N"))
      ->check(positive_number());
}

void add_dry_run_option(CLI::App& app, bool& dry_run) {
  app.add_flag("--dry-run", dry_run, _("À blanc : montrer ce qui changerait, sans rien écrire"));
}

CLI::Validator one_of(std::vector<std::string> values) {
  return french([values](std::string& value) -> std::string {
    const auto found = std::find_if(values.begin(), values.end(), [&](const std::string& one) { return fold(one) == fold(value); });
    if (found != values.end()) {
      value = *found;
      return {};
    }
    const std::string near = did_you_mean(value, values);
    return fill(_("« {} » n'est pas admis. {}Valeurs admises : {}."), value, near.empty() ? "" : near + " ", join(values, ", "));
  });
}

CLI::Validator iso_date() {
  return french([](const std::string& value) {
    return is_date(value) ? std::string() : fill(_("« {} » n'est pas une date. Écrivez AAAA-MM-JJ, par exemple 2026-11-24."), value);
  });
}

CLI::Validator clock_time() {
  return french([](const std::string& value) {
    return minutes_of_day(value).value_or(24 * 60) < 24 * 60 ? std::string() : fill(_("« {} » n'est pas une heure. Écrivez HH:MM, par exemple 09:00."), value);
  });
}

CLI::Validator non_negative_seconds() {
  return french([](const std::string& value) {
    const bool number = !value.empty() && value.size() < 8 && value.find_first_not_of("0123456789.") == std::string::npos;
    return number ? std::string() : fill(_("« {} » n'est pas un nombre de secondes."), value);
  });
}

std::string family_id(const std::string& text, const Taxonomy& taxonomy) {
  if (taxonomy.family(text) != nullptr) return text;
  for (const Family& family : taxonomy.familles) {
    if (fold(family.nom) == fold(text)) return family.id;
  }
  return text;
}

std::string require_family(const std::string& text, const Taxonomy& taxonomy) {
  std::string id = family_id(text, taxonomy);
  if (taxonomy.family(id) != nullptr) return id;
  const std::string near = did_you_mean(text, taxonomy.family_ids());
  throw UsageError(fill(_("--family : aucune famille « {} »"), text), near.empty() ? fill(_("Familles : {}."), join(taxonomy.family_ids(), ", ")) : near);
}

const Actor& require_actor(const Territory& territory, const std::string& id) {
  return require(territory.actor(id), territory.acteurs, id, N_("aucun acteur « {} »"), N_("Les identifiants : mediamap actors list"));
}

const Offer& require_offer(const Territory& territory, const std::string& id) {
  return require(territory.offer(id), territory.offres, id, N_("aucune offre « {} »"), N_("Les identifiants : mediamap offer list"));
}

}  // namespace mediamap::cli
