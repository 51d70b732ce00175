// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>

#include "mediamap/base/date.hpp"
#include "mediamap/base/hash.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/actor_fields.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/exchange/completion.hpp"
#include "mediamap/exchange/import_marks.hpp"

namespace mediamap::cli {
namespace {

struct Options {
  std::string id;
  RecordFormat format = RecordFormat::text;
};

bool contains(const std::vector<std::string>& list, const std::string& value) { return std::find(list.begin(), list.end(), value) != list.end(); }

Json offers_of(const Actor& actor, const Territory& territory) {
  Json offers = Json::array();
  for (const Offer& offer : territory.offres) {
    Json roles = Json::array();
    if (contains(offer.operateurs, actor.id)) roles.push_back("operateur");
    if (contains(offer.lieux, actor.id)) roles.push_back("lieu");
    if (!roles.empty()) offers.push_back({{"id", offer.id}, {"nom", offer.nom}, {"roles", roles}});
  }
  return offers;
}

std::vector<std::string> offers_in_words(const Json& offers) {
  std::vector<std::string> lines;
  for (const Json& offer : offers) {
    const bool operates = std::count(offer["roles"].begin(), offer["roles"].end(), "operateur") > 0;
    const bool hosts = std::count(offer["roles"].begin(), offer["roles"].end(), "lieu") > 0;
    const char* role = operates && hosts ? N_("la porte et l'accueille") : operates ? N_("la porte") : N_("l'accueille");
    lines.push_back(fill(_("{0} ({1}) : {2}"), offer["nom"].get<std::string>(), offer["id"].get<std::string>(), _(role)));
  }
  return lines;
}

std::string in_words(const Provenance& from) {
  std::string text = from.fichier.empty() ? std::string(_("fichier inconnu")) : from.fichier;
  if (from.ligne) text += fill(_(", ligne {}"), *from.ligne);
  if (!from.id.empty()) text += fill(_(", identifiant « {} »"), from.id);
  if (is_date(from.date)) text += fill(_(", importé le {}"), short_date(from.date));
  if (is_date(from.date_maj)) text += fill(_(", à jour au {}"), short_date(from.date_maj));
  return text;
}

// Fields that no import gave as they are now. An import leaves them to the hand that changed them.
std::vector<std::string> changed_by_hand(const Actor& actor) {
  std::vector<exchange::ImportMarks> imports;
  for (const Provenance& from : actor.provenance) {
    if (!from.empreintes.empty()) imports.push_back(exchange::ImportMarks::parse(from.empreintes));
  }
  std::vector<std::string> changed;
  if (imports.empty()) return changed;
  std::size_t index = 0;
  for (const auto& field : fields<Actor>()) {
    const std::size_t at = index++;
    const std::string text = exchange::field_text(actor, field);
    const bool untouched = std::any_of(imports.begin(), imports.end(), [&](const exchange::ImportMarks& marks) {
      return text.empty() ? !marks.field(at) : marks.field(at) == fnv1a_32(text);
    });
    if (!untouched) changed.push_back(store::Schema::get("acteur").title(field.key));
  }
  return changed;
}

void print_doubts(const Actor& actor, const Territory& territory, Context& context) {
  context.print(fill(_("\nÀ compléter dans acteurs/{}.yaml :\n"), actor.id));
  std::string advised;  // said once for all the doubts of a field, which stand together
  for (const Doubt& doubt : actor.a_completer) {
    context.print(doubt.valeur.empty() ? fill(_("  {} : {}\n"), doubt.champ, doubt.raison)
                                       : fill(_("  {} : « {} » ({})\n"), doubt.champ, doubt.valeur, doubt.raison));
    const std::string advice = exchange::advice_on(doubt.champ);
    if (!advice.empty() && advised != doubt.champ) context.print("    → " + advice + "\n");
    advised = doubt.champ;
    const SettlingCommands commands = commands_to_settle(actor, doubt, territory);
    if (const std::string held = exchange::replaced_by_answer(actor, doubt.champ); !held.empty()) {
      context.print(fill(_("    Le champ contient déjà « {} ».\n"), held));
      context.print(fill(_("      Pour le garder :    {}\n"), commands.keep));
      context.print(fill(_("      Pour le remplacer : {}\n"), commands.write));
    } else {
      context.print("      " + (commands.write.empty() ? commands.keep : commands.write) + "\n");
    }
  }
  context.print(fill(_("Un par un : mediamap actors complete {0}\n"
                       "Garder un champ tel quel (ce point et le texte reçu sont retirés) : mediamap actors edit {0} --dismiss CHAMP\n"),
                     shell_word(actor.id)));
}

void print_in_words(const Actor& actor, const Territory& territory, Json record, Context& context) {
  const store::Schema& schema = store::Schema::get("acteur");
  const std::vector<std::string> keys = schema.keys();
  std::vector<std::string> titles;
  for (const std::string& key : keys) titles.push_back(schema.title(key));
  std::vector<Column> labels = {{"id", N_("Identifiant")}};
  for (std::size_t i = 0; i < keys.size(); ++i) labels.push_back({keys[i].c_str(), titles[i].c_str()});
  labels.insert(labels.end(), {{"main", N_("Modifié à la main")}, {"offres", N_("Offres")}});

  record.erase("a_completer");
  if (!actor.provenance.empty()) record["provenance"] = Json::array();
  for (const Provenance& from : actor.provenance) record["provenance"].push_back(in_words(from));
  if (const auto changed = changed_by_hand(actor); !changed.empty()) record["main"] = join(changed, ", ");
  const auto offers = offers_in_words(record["offres"]);
  record.erase("offres");
  if (!offers.empty()) record["offres"] = offers;
  print_record(context, record, labels, RecordFormat::text);
  if (!actor.a_completer.empty()) print_doubts(actor, territory, context);
}

Exit act(const Options& options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, false, false});
  const Actor& actor = require_actor(territory, options.id);
  Json record{{"id", actor.id}};
  record.update(store::to_json(actor));
  record.erase("version");
  record["offres"] = offers_of(actor, territory);
  if (options.format == RecordFormat::json) {
    print_record(context, record, {}, options.format);
  } else {
    print_in_words(actor, territory, std::move(record), context);
  }
  return Exit::done;
}

}  // namespace

Command actors_show() {
  return {"actors show", N_("Montrer un acteur, ses offres, et comment compléter sa fiche"), N_("mediamap actors show ccas-bergues"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "acteur", options->id, _("Identifiant de l'acteur"), _("ACTEUR"))->required();
            add_record_format_option(app, options->format);
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
