// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <set>

#include "mediamap/base/date.hpp"
#include "mediamap/base/suggest.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/cli/commands.hpp"
#include "mediamap/cli/offer_filters.hpp"
#include "mediamap/cli/options.hpp"
#include "mediamap/cli/output_file.hpp"
#include "mediamap/draw/post_its.hpp"

namespace mediamap::cli {
namespace {

// Beyond it nobody cuts out: a slip of the hand.
constexpr int most_empty_cards = 2000;
constexpr std::size_t most_named = 5;

struct Options {
  draw::PostItOptions cards;
  OfferFilters filters;
  std::vector<std::string> offers;
  std::optional<int> empty;
  std::string output;
  bool no_backs = false;
  bool only_empty = false;
};

void check_choice(Options& options, const Territory& territory) {
  std::vector<Fault> faults = settle_filters(options.filters, territory);
  std::vector<std::string> ids;
  for (const Offer& offer : territory.offres) ids.push_back(offer.id);
  for (const std::string& id : options.offers) {
    if (territory.offer(id) != nullptr) continue;
    const std::string near = did_you_mean(id, ids);
    faults.push_back({{}, fill(_("--offer : aucune offre « {} »"), id), near.empty() ? _("Liste des offres : mediamap offer list") : near});
  }
  if (options.empty.value_or(0) > most_empty_cards) {
    faults.push_back({{}, fill(_("--empty : {} cartes vierges, c'est trop"), *options.empty), fill(_("Au plus {}."), most_empty_cards)});
  }
  if (!faults.empty()) throw UsageError(std::move(faults));
}

std::set<std::string> chosen(const Options& options, const Territory& territory) {
  std::set<std::string> ids;
  if (options.only_empty) return ids;
  const std::set<std::string> named(options.offers.begin(), options.offers.end());
  for (const Offer& offer : territory.offres) {
    if ((named.empty() || named.contains(offer.id)) && matches(offer, options.filters, territory)) ids.insert(offer.id);
  }
  return ids;
}

void warn_of_cut_texts(Context& context, const std::vector<std::string>& cut) {
  if (cut.empty()) return;
  std::string named = join({cut.begin(), cut.begin() + static_cast<std::ptrdiff_t>(std::min(cut.size(), most_named))}, ", ");
  if (cut.size() > most_named) named += "…";
  context.warn({{}, fill(_("{} : {}"), count_of(cut.size(), N_("{} texte est coupé"), N_("{} textes sont coupés")), named),
                _("Prenez une carte plus grande (--size), ou raccourcissez le nom.")});
}

Exit act(Options options, Context& context) {
  const store::Project project = context.open(store::Access::read);
  const Territory territory = context.load(project, {true, true, true, true, false});
  check_choice(options, territory);
  options.cards.offers = chosen(options, territory);
  options.cards.empty = static_cast<std::size_t>(options.empty.value_or(0));
  options.cards.backs = !options.no_backs;
  options.cards.date = today();
  const draw::PostIts drawn = draw::post_its(territory, options.cards);
  if (drawn.sheets == 0 && !territory.offres.empty()) {
    throw UsageError(options.only_empty ? _("--only-empty : combien de cartes ?") : _("aucune offre ne correspond à ces filtres"),
                     options.only_empty ? _("Ajoutez --empty, par exemple : --empty 48 --only-empty") : _("Voyez avec : mediamap offer list"));
  }
  if (drawn.sheets == 0) {
    throw UsageError(_("aucune offre à imprimer"), _("Notez des offres (mediamap offer add), ou demandez des cartes vierges : --empty 24"));
  }
  const std::string written = save(context, project, options.output, "post-its.pdf", drawn.bytes);
  warn_of_cut_texts(context, drawn.cut);
  if (written.empty()) return Exit::done;
  std::vector<std::string> content;
  if (drawn.offers > 0) content.push_back(count_of(drawn.offers, N_("{} offre"), N_("{} offres")));
  if (options.cards.empty > 0) content.push_back(count_of(options.cards.empty, N_("{} carte vierge"), N_("{} cartes vierges")));
  context.note(fill(_("Post-it écrits : {} ({} ; {} {}, {} cartes par feuille)"), written, join(content, ", "),
                    count_of(drawn.sheets, N_("{} feuille"), N_("{} feuilles")), options.cards.paper, drawn.layout.count()));
  context.note(options.cards.backs && drawn.offers > 0 ? _("Imprimez à 100 %, en recto verso, en retournant sur le bord long.") : _("Imprimez à 100 %, en recto seul."));
  return Exit::done;
}

}  // namespace

Command offer_postits() {
  return {"offer postits", N_("Imprimer les offres sur des post-it à découper"),
          N_("mediamap offer postits                          # rendus/post-its.pdf, 38 × 51 mm, en A4\n"
             "mediamap offer postits --size A6 --paper A3 --family acces-aux-droits\n"
             "mediamap offer postits --empty 48 --only-empty"),
          [](CLI::App& app) -> Action {
            auto options = std::make_shared<Options>();
            add_text_option(app, "-o,--output", options->output, _("Fichier à écrire (par défaut : rendus/post-its.pdf), ou - pour la sortie standard"), _("FICHIER"));
            add_text_option(app, "--size", options->cards.size, _("Taille des cartes, en mm : 38x51 (par défaut), 76x76, 76x127 ou A6"), _("TAILLE"))
                ->transform(one_of(draw::card_size_names()));
            add_text_option(app, "--paper", options->cards.paper, _("Papier : A4 (par défaut) ou A3"), _("PAPIER"))->transform(one_of({"A4", "A3"}));
            add_number_option(app, "--empty", options->empty, _("Ajouter des cartes vierges, à écrire à la main"));
            add_offer_filters(app, options->filters);
            add_list_option(app, "--offer", options->offers, _("Seulement cette offre"), _("ID"));
            app.add_flag("--only-empty", options->only_empty, _("Seulement les cartes vierges (--empty)"));
            app.add_flag("--no-backs", options->no_backs, _("Sans les versos (numéro et code QR)"));
            return [options](Context& context) { return act(*options, context); };
          }};
}

}  // namespace mediamap::cli
