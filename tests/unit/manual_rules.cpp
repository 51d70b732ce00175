// SPDX-License-Identifier: EUPL-1.2
// The manual page of the import names every cleaning rule, with the words of the rule itself.
#include <algorithm>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "mediamap/clean/rule.hpp"

namespace {

std::string import_page() {
  std::ifstream file(MEDIAMAP_FIXTURES "/../../../man/mediamap-actors-import.1.scd");
  std::string page{std::istreambuf_iterator<char>(file), {}};
  std::erase(page, '\\');  // scdoc's escapes
  return page;
}

}  // namespace

TEST_CASE("manual: the page of the import tells every cleaning rule in its own words") {
  const std::string page = import_page();
  REQUIRE(page.find("# NETTOYAGE") != std::string::npos);
  for (const auto& rule : mediamap::clean::rules()) {
    CAPTURE(rule.nom);
    CHECK(page.find("*" + std::string(rule.nom) + "*\n\t" + rule.description + ".\n") != std::string::npos);
  }
}
