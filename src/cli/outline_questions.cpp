// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/cli/outline_questions.hpp"

#include <iostream>
#include <set>

#include "mediamap/base/i18n.hpp"
#include "mediamap/base/text.hpp"

namespace mediamap::cli {
namespace {

struct Question {
  exchange::UnknownActor actor;
  std::string offer;
};

std::vector<Question> questions_of(const exchange::OutlineImport& import) {
  std::vector<Question> questions;
  std::set<std::string> asked;
  for (const exchange::ImportedOffer& offer : import.offres) {
    for (const exchange::UnknownActor& one : offer.inconnus) {
      if (asked.insert(fold(one.text)).second) questions.push_back({one, offer.nom});
    }
  }
  return questions;
}

std::string shown(const Question& question, const Territory& territory, std::size_t number, std::size_t total) {
  std::string text = fill(_("[{0}/{1}] « {2} » (offre « {3} ») : aucun acteur, ou plusieurs, de ce nom.\n"), number, total,
                          shorten(question.actor.text, 80), shorten(question.offer, 60));
  std::size_t place = 0;
  for (const std::string& id : question.actor.near) {
    const Actor* actor = territory.actor(id);
    if (actor == nullptr) continue;
    text += fill(_("  {0:>3}  {1}{2} ({3})\n"), ++place, actor->nom, actor->commune.empty() ? "" : ", " + actor->commune, id);
  }
  return text + (place > 0 ? _("  un numéro, un nom ou un identifiant · Entrée : laisser à compléter · q : ne plus demander\n")
                           : _("  un nom ou un identifiant · Entrée : laisser à compléter · q : ne plus demander\n"));
}

// The id that is meant; empty when the answer names nobody.
std::string chosen(const std::string& answer, const Question& question, const exchange::OfferNames& names) {
  if (answer.size() == 1 && answer[0] >= '1' && answer[0] <= '9') {
    const auto place = static_cast<std::size_t>(answer[0] - '1');
    if (place < question.actor.near.size()) return question.actor.near[place];
  }
  return names.actor(answer);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> ask_for_actors(const exchange::OutlineImport& import, const exchange::OfferNames& names,
                                                                const Territory& territory, Context& context) {
  const auto say = [&](const std::string& text) {
    context.print(text);
    context.flush(Exit::done);
  };
  std::vector<std::pair<std::string, std::string>> answers;
  const std::vector<Question> questions = questions_of(import);
  for (std::size_t at = 0; at < questions.size(); ++at) {
    say(shown(questions[at], territory, at + 1, questions.size()));
    for (;;) {
      say("> ");
      std::string line;
      if (!std::getline(std::cin, line)) {
        say("\n");
        return answers;
      }
      const std::string answer = trim(line);
      if (answer == "q" || answer == "Q") return answers;
      if (answer.empty()) break;
      if (const std::string id = chosen(answer, questions[at], names); !id.empty()) {
        answers.emplace_back(questions[at].actor.text, id);
        break;
      }
      say(fill(_("  Aucun acteur « {} » : mediamap actors list les donne tous.\n"), shorten(answer, 60)));
    }
  }
  return answers;
}

}  // namespace mediamap::cli
