// SPDX-License-Identifier: EUPL-1.2
// What an import of actors did, in JSON and in words.
#pragma once

#include "mediamap/cli/context.hpp"
#include "mediamap/cli/import_contacts.hpp"
#include "mediamap/cli/listing.hpp"
#include "mediamap/exchange/actor_import.hpp"
#include "mediamap/tables/table.hpp"

namespace mediamap::cli {

struct ActorsImportReport {
  const tables::ReadingNotes& notes;
  const exchange::ImportResult& result;
  ContactsImport contacts;
  bool mapped = false;  // by a mapping
};

// How the file was understood.
Json in_json(const tables::ReadingNotes& notes);
void tell(const tables::ReadingNotes& notes, Context& context);

// Besides the figures of every import.
Json in_json(const ActorsImportReport& report);
void tell(const ActorsImportReport& report, Context& context);

Json in_json(const ContactsImport& contacts);
// Nothing when there is nobody.
void tell(const ContactsImport& contacts, Context& context);

}  // namespace mediamap::cli
