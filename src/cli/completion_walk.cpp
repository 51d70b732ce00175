// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/completion_walk.hpp"

#include <algorithm>
#include <iostream>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/exchange/completion.hpp"
#include "mediamap/model/typology.hpp"

namespace mediamap::cli {
namespace {

enum class Next { question, again, quit };

bool has(const Actor& actor, const Doubt& doubt) {
  return std::any_of(actor.a_completer.begin(), actor.a_completer.end(),
                     [&](const Doubt& one) { return one.champ == doubt.champ && one.valeur == doubt.valeur; });
}

// The record as it is on the disk now; nothing when it is gone.
std::optional<Actor> read_again(const store::Project& project, const std::string& id) {
  const store::fs::path path = store::record_path<Actor>(id);
  if (!project.read(path)) return {};
  std::vector<Fault> faults;
  const store::YamlDocument document = store::read_document(project, path, store::RecordFiles<Actor>::schema, faults);
  if (!faults.empty()) throw DataError(std::move(faults));
  Actor actor = store::from_json<Actor>(document.json());
  actor.id = id;
  return actor;
}

// "2", "1,3" or "1 3": places in the list of values that are admitted. Nothing when the text is anything else.
std::optional<std::string> chosen(const std::string& text, const std::vector<std::string>& allowed) {
  std::string blanks = text;
  std::replace(blanks.begin(), blanks.end(), ',', ' ');
  std::vector<std::string> values;
  for (const std::string& part : split(blanks, ' ')) {
    if (part.empty()) continue;
    const bool number = part.size() <= 2 && part.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t place = number ? std::stoul(part) : 0;
    if (place == 0 || place > allowed.size()) return {};
    values.push_back(allowed[place - 1]);
  }
  return values.empty() ? std::optional<std::string>() : join(values, std::string(1, exchange::item_separator));
}

class Walk {
 public:
  Walk(const Territory& territory, bool dry_run, Context& context) : territory_(territory), dry_run_(dry_run), context_(context) {}

  void run(const std::vector<Question>& questions) {
    std::size_t at = 0;
    for (; at < questions.size(); ++at) {
      say(at == 0 ? "" : "\n");
      if (ask(questions[at], fill(_("[{0}/{1}]"), at + 1, questions.size())) == Next::quit) break;
    }
    tell_the_end(questions.size() - settled_ - gone_, at < questions.size());
  }

 private:
  void say(const std::string& text) {
    context_.print(text);
    context_.flush(Exit::done);
  }

  void tell_the_end(std::size_t left, bool early) {
    const std::string count = count_of(settled_, N_("{} point réglé"), N_("{} points réglés"));
    std::string text = "\n" + (dry_run_ ? fill(_("À blanc : rien n'a été écrit ({})."), count)
                                        : fill(_("{0}, {1}."), count, count_of(left, N_("{} reste à compléter"), N_("{} restent à compléter"))));
    if (early && left > 0) text += std::string(" ") + _("Pour reprendre : mediamap actors complete");
    say(text + "\n");
  }

  Next ask(const Question& question, const std::string& place) {
    std::optional<Actor> actor = current(question);
    if (!actor) return Next::question;
    const std::optional<std::string> proposed = exchange::suggestion(*actor, question.doubt, territory_);
    show(*actor, question.doubt, proposed, place);
    for (;;) {
      say("> ");
      std::string line;
      if (!std::getline(std::cin, line)) {
        say("\n");
        return Next::quit;
      }
      const Next next = answer(question, trim(line), proposed);
      if (next != Next::again) return next;
    }
  }

  std::optional<Actor> current(const Question& question) {
    const store::Project project = context_.open(store::Access::read);
    std::optional<Actor> actor = read_again(project, question.actor);
    if (actor && has(*actor, question.doubt)) return actor;
    ++gone_;
    return {};
  }

  void show(const Actor& actor, const Doubt& doubt, const std::optional<std::string>& proposed, const std::string& place) {
    const store::Schema& schema = store::Schema::get("acteur");
    const Field<Actor>* field = exchange::actor_field(doubt.champ);
    const std::string where = actor.commune.empty() ? "" : ", " + actor.commune;
    std::string text = fill(_("{0} {1}{2} ({3})\n"), place, actor.nom, where, actor.id);
    text += field == nullptr ? fill(_("  {0} : {1}\n"), doubt.champ, doubt.raison)
                             : fill(_("  {0} ({1}) : {2}\n"), schema.title(doubt.champ), doubt.champ, doubt.raison);
    if (!doubt.valeur.empty()) text += fill(_("  Texte reçu : « {} »\n"), doubt.valeur);
    if (field != nullptr && !exchange::is_empty(actor, *field)) {
      const std::string held = join(split(exchange::field_text(actor, *field), exchange::item_separator), ", ");
      text += exchange::is_list(*field) ? fill(_("  Dans la fiche : {} (une réponse s'y ajoute)\n"), held)
                                        : fill(_("  Dans la fiche : {} (une réponse la remplace ; g la garde)\n"), held);
    }
    const std::vector<std::string> allowed = exchange::admitted_values(doubt.champ);
    const bool coded = doubt.champ == "typologie";
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      const std::string title = coded ? typology_title(allowed[i]) : allowed[i];
      text += fill(_("  {0:>3}  {1}\n"), i + 1, title == allowed[i] ? title : fmt::format("{} ({})", title, allowed[i]));
    }
    if (allowed.empty() && field != nullptr) text += "  → " + exchange::advice_on(doubt.champ) + "\n";
    if (proposed) text += fill(_("  Proposé : {}\n"), *proposed);
    text += legend(field != nullptr, !allowed.empty(), proposed.has_value()) + "\n";
    say(text);
  }

  static std::string legend(bool writable, bool numbered, bool proposed) {
    std::vector<std::string> keys;
    if (writable) keys.emplace_back(numbered ? _("un ou plusieurs numéros") : _("la valeur"));
    if (proposed) keys.emplace_back(_("o : prendre la proposition"));
    keys.emplace_back(_("Entrée : passer"));
    keys.emplace_back(writable ? _("g : garder le champ tel quel, retirer ce point") : _("g : retirer ce point"));
    keys.emplace_back(_("q : quitter"));
    keys.emplace_back(_("? : voir la fiche"));
    return "  " + join(keys, _(" · "));
  }

  Next answer(const Question& question, const std::string& text, const std::optional<std::string>& proposed) {
    if (text.empty()) return Next::question;
    if (text == "q" || text == "Q") return Next::quit;
    if (text == "?") return show_record(question);
    if (text == "g" || text == "G") return save(question, {});
    if ((text == "o" || text == "O") && proposed) return save(question, *proposed);
    if (text.size() == 1 && std::string_view("oOyYnN").find(text) != std::string_view::npos) {
      say(_("  Il n'y a pas de proposition : écrivez la valeur, ou Entrée pour passer.\n"));
      return Next::again;
    }
    // "=g" where the value itself is "g".
    if (text.starts_with('=')) return save(question, text.substr(1));
    const auto numbers = chosen(text, exchange::admitted_values(question.doubt.champ));
    return save(question, numbers ? *numbers : text);
  }

  Next show_record(const Question& question) {
    const std::optional<Actor> actor = current(question);
    if (!actor) return Next::question;
    std::string text;
    for (const auto& field : fields<Actor>()) {
      if (!exchange::is_empty(*actor, field)) text += fill(_("    {0} : {1}\n"), field.key, exchange::field_text(*actor, field));
    }
    for (const Provenance& from : actor->provenance) text += fill(_("    reçu dans {0}, ligne {1}\n"), from.fichier, from.ligne.value_or(0));
    say(text);
    return Next::again;
  }

  // Without a value the field is kept as it is.
  Next save(const Question& question, const std::optional<std::string>& value) {
    store::Project project = context_.open(dry_run_ ? store::Access::read : store::Access::write);
    std::optional<Actor> actor = read_again(project, question.actor);
    if (!actor || !has(*actor, question.doubt)) {
      say(_("  Déjà réglé entre-temps : rien n'est changé.\n"));
      ++gone_;
      return Next::question;
    }
    if (value) {
      if (const auto refused = exchange::settle(*actor, question.doubt, *value); !refused.empty()) {
        for (const exchange::Refusal& one : refused) say(fill(_("  Refusé : « {0} » : {1}\n"), shorten(one.valeur, 60), one.raison));
        say(exchange::actor_field(question.doubt.champ) == nullptr ? _("  Entrée pour passer, g pour retirer ce point.\n")
                                                                   : _("  Écrivez-le autrement, ou Entrée pour passer.\n"));
        return Next::again;
      }
    } else {
      exchange::dismiss(*actor, question.doubt);
    }
    store::ChangeSet changes(project);
    changes.put(*actor);
    context_.apply(changes, dry_run_);
    ++settled_;
    if (!dry_run_) say(value ? _("  Enregistré.\n") : what_was_kept(question.doubt));
    return Next::question;
  }

  static std::string what_was_kept(const Doubt& doubt) {
    const bool field = exchange::actor_field(doubt.champ) != nullptr;
    if (doubt.valeur.empty()) return field ? _("  Gardé tel quel, point retiré.\n") : _("  Point retiré.\n");
    return field ? _("  Gardé tel quel, point et texte reçu retirés.\n") : _("  Point et texte reçu retirés.\n");
  }

  const Territory& territory_;
  bool dry_run_;
  Context& context_;
  std::size_t settled_ = 0;
  std::size_t gone_ = 0;
};

}  // namespace

void walk_through(const std::vector<Question>& questions, const Territory& territory, bool dry_run, Context& context) {
  Walk(territory, dry_run, context).run(questions);
}

}  // namespace mediamap::cli
