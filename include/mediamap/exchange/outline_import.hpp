// SPDX-License-Identifier: EUPL-1.2
// What an outline would do to the offers of a territory. Nothing is read or written here, and nothing is ever removed.
//
// The centre's branches are families, theirs offers; a branch between the two that bears a thematic's name gives it to
// its offers. An offer is known again by the id that our export gave it, else by its name in the same family, unless
// its operators are all others.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mediamap/exchange/outline_offer.hpp"
#include "mediamap/model/territory.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::exchange {

struct OutlineImportOptions {
  std::string famille;        // id: where offers go whose branch is no family; empty: they are rejected
  bool new_families = false;  // such a branch becomes a family instead
  std::set<std::string> taken_ids{};  // that no new offer may have: taken_offer_ids()
};

// What became of one offer of the outlines.
struct ImportedOffer {
  enum class State { created, updated, unchanged };

  std::size_t rang = 0;  // among the offers of the outlines, from 1
  std::string id;
  std::string nom;
  State state = State::created;
  bool par_nom = false;             // was there already, and is known by its name
  std::vector<std::string> champs;  // that change
  std::vector<Doubt> a_completer;   // what was not understood
  std::vector<UnknownActor> inconnus;
};

// offres.size() + rejetees.size() offers were read.
struct OutlineImport {
  std::vector<ImportedOffer> offres;
  std::vector<tables::RejectedRow> rejetees;  // `ligne` is the rank of the offer
  std::vector<Offer> created;                 // in the order of the outlines
  std::vector<Offer> updated;
  std::vector<Family> familles;               // new ones, in the order of the outlines
  std::vector<std::string> inconnues;         // branches that are no family, once each
  std::size_t sans_famille = 0;               // offers rejected because they stand where families do
  std::size_t stamps = 0;                     // days on which topics were made or changed; told in left_out
  std::vector<std::string> remarques;
  std::vector<std::string> left_out;          // what no record has a place for
};

class OutlineImporter {
 public:
  // Holds on to all of them.
  OutlineImporter(const Territory& territory, const OfferNames& names, const OutlineImportOptions& options);

  // Of several outlines the later ones see what the earlier ones brought. `file` is told where it matters; may be empty.
  void read(const Topic& root, const std::string& file);
  OutlineImport finish();

 private:
  struct Branch {
    std::string family;
    std::vector<std::string> thematics{};
    std::vector<std::string> unknown_thematics{};
  };
  struct Known {
    Offer offer;
    bool is_new = false;
    bool changed = false;
    bool claimed = false;  // by the id of a topic
  };

  const Topic& centre(const Topic& root) const;
  const Family* family_of(const Topic& topic) const;
  const Family* exact_family(const Topic& topic) const;
  const Thematic* thematic_of(const Topic& topic) const;
  bool holds_offers(const Topic& topic) const;

  void read_first_level(const Topic& topic);
  void read_family(const Topic& topic, const Family& family);
  void read_unknown_branch(const Topic& topic);
  void read_branch(const Topic& topic, const Branch& branch);
  void read_one(const Topic& topic, const Branch& branch);
  void reject_all(const Topic& topic, const std::string& reason);
  void reject(const Topic& topic, const std::string& reason);
  void leave_out(const Topic& topic, const std::string& title);
  std::string new_family(const Topic& topic);

  std::size_t find(const OutlineOffer& read);
  void create(OutlineOffer read, ImportedOffer told);
  void update(std::size_t at, OutlineOffer read, ImportedOffer told);
  void remember(std::size_t at);

  const Territory& territory_;
  const OfferNames& names_;
  const OutlineImportOptions& options_;
  std::set<std::string> taken_;
  std::set<std::string> family_ids_;
  std::vector<Known> known_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;  // family and folded name
  std::set<std::string> ids_of_outlines_;
  std::unordered_map<std::string, std::size_t> new_families_;  // folded names, places in out_.familles
  std::set<std::string> told_branches_;
  std::string file_;
  std::size_t rang_ = 0;
  OutlineImport out_;
};

}  // namespace mediamap::exchange
