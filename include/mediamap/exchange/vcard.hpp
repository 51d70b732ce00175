// SPDX-License-Identifier: EUPL-1.2
// Cards of organisations and people (vCard 2.1, 3.0, 4.0) as actors and contacts.
//
// Whose is what: a card with KIND:org or location, or without the name of a person, is the organisation's, and all that
// it says goes to the actor, but for the name of a person beside it, who becomes a contact. On the card of a person, the
// phones, mails and note are the person's and go to the contact alone; the organisation gets its name, the postal
// address, the site and the position, unless they are marked as home or bear the person's name. Where a card does not
// say whether it is a person's, it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mediamap/tables/table.hpp"
#include "mediamap/model/contact.hpp"

namespace mediamap::exchange {

// A person of a card. The contact has name, function, mails, phones and note; the rest is for whoever keeps it.
struct CardContact {
  int ligne = 0;  // of the file, where the card begins
  Contact contact;
  std::optional<std::size_t> row;  // of the table: the organisation; nothing when the card names none
};

// Something that was not taken over, without the words of the card: no name of a person stands here.
struct CardRemark {
  int ligne = 0;
  std::string texte;
  bool operator==(const CardRemark&) const = default;
};

// cards = those with a row or a contact + table.rejected. Cards of one organisation in one commune share a row, which
// holds what each of them says first; what a later one says differently stands in the column "autres_informations".
struct VcardImport {
  tables::Table table;  // under the standard's names; the columns behind them hold what the standard has no field for
  std::vector<CardContact> contacts;
  std::vector<CardRemark> remarques;
  std::size_t cartes = 0;
};

// The content begins as a vCard does, in UTF-8 or UTF-16.
bool is_vcard(std::string_view bytes);

// DataError when there is no card at all. `path` is for messages only.
VcardImport read_vcards(const std::string& path, std::string_view bytes);

}  // namespace mediamap::exchange
