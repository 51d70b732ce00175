// SPDX-License-Identifier: EUPL-1.2
// One function per subcommand, each in the source file of its name.
#pragma once

#include "mediamap/cli/command.hpp"

namespace mediamap::cli {

Command init();
Command status();
Command check();
Command migrate();
Command territory_import();
Command territory_show();
Command actors_import();
Command actors_mapping();
Command actors_list();
Command actors_show();
Command actors_contacts_list();
Command actors_contacts_add();
Command actors_contacts_erase();
Command actors_add();
Command actors_edit();
Command actors_complete();
Command actors_export();
Command actors_panel();
Command actors_panel_replace();
Command actors_dedupe();
Command actors_merge();
Command workshop_plan();
Command offer_add();
Command offer_derive();
Command offer_edit();
Command offer_list();
Command offer_show();
Command offer_remove();
Command map_render();
Command map_export();
Command map_import();
Command map_territory();
Command map_watch();
Command analyse_gaps();
Command bilan_new();
Command bilan_render();

}  // namespace mediamap::cli
