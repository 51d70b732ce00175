// SPDX-License-Identifier: EUPL-1.2
// Mappings, as files and applied to one table: no text of it may be torn, no hours made that are none.
#include "mediamap/exchange/mapping.hpp"

#include <cstdlib>

#include "fuzz.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/exchange/row_mapper.hpp"
#include "mediamap/model/opening_hours.hpp"
#include "mediamap/tables/encoding.hpp"

using namespace mediamap;
using namespace mediamap::exchange;
using namespace mediamap::tables;

namespace {

const std::vector<std::string> columns = {"nom", "rue", "geo", "tags", "lundi", "mardi", "horaires", "osm", "semaine"};

const std::vector<Row> rows = {
    {2, {"Médiathèque de Brume", "1 rue Haute", "44.84,-0.58", "wifi|prêt", "9h-12h", "fermé", "du lundi au vendredi 9h-17h",
         "Mo-Fr 09:00-17:00", "Semaine paire"}},
    {3, {"Œuvre d’Été", "", "[44.84 -0.58]", "|", "sur rdv", "x", "le matin, sur rendez-vous", "Jan-Mar Mo 10:00-12:00; PH off", "impaire"}},
    {4, {"", "", "", "", "", "", "", "week 2-52/2 Sa[1] 09:00-12:00 \"à l'étage\"", "paire"}},
};

void check(const MappedRow& mapped) {
  if (invalid_utf8(mapped.id)) std::abort();
  for (const auto& field : fields<Actor>()) {
    if (invalid_utf8(mapped.texts[field.key])) std::abort();
  }
  for (const clean::Change& change : mapped.changes) {
    if (change.regle == "horaires-osm" && check_opening_hours(change.apres)) std::abort();
  }
}

}  // namespace

void mediamap::fuzz(std::string_view bytes) {
  const Decoded decoded = decode("f", bytes);
  const MappingFile file = read_mapping("f", std::string(decoded.text(bytes)));
  const RowMapper mapper(file.mapping, columns);
  for (const Row& row : rows) check(mapper.map(row));
}
