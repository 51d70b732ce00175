// SPDX-License-Identifier: EUPL-1.2
// Draws the blank sheet of an invented territory: draw_blank PAPER FAMILIES FILE (0 families: branches without names).
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "mediamap/draw/blank_sheet.hpp"
#include "mediamap/draw/canvas.hpp"

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "draw_blank PAPER FAMILIES FILE\n";
    return 2;
  }
  const int families = std::atoi(words[2]);
  mediamap::Territory territory;
  territory.nom = "CC des Essais";
  for (int i = 0; i < families; ++i) {
    const char* names[] = {"Accès aux droits", "Formation et montée en compétence", "Matériel et connexion", "Appui aux aidants et coordination"};
    territory.taxonomy.familles.push_back({"famille-" + std::to_string(i), names[i % 4], "", {}});
  }
  mediamap::draw::BlankOptions options;
  options.paper = words[1];
  options.families = families > 0;
  options.date = "2026-11-24";
  std::ofstream(words[3], std::ios::binary) << mediamap::draw::canvas_pdf({mediamap::draw::blank_sheet(territory, options)}, {"Feuille vierge", "", "", options.date});
}
