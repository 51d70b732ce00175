// SPDX-License-Identifier: EUPL-1.2
// What the tests of the store share: a folder that goes away, a small territory in it, and the faults of a call.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "mediamap/base/error.hpp"

namespace store_tests {

namespace fs = std::filesystem;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "mediamap-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }
  fs::path operator/(const fs::path& relative) const { return path_ / relative; }

 private:
  fs::path path_;
};

inline void put(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The faults that a call throws; none when it throws nothing.
template <class Call>
std::vector<mediamap::Fault> faults_of(Call call) {
  try {
    call();
  } catch (const mediamap::Error& error) {
    return error.faults();
  }
  return {};
}

inline std::string all_of(const std::vector<mediamap::Fault>& faults) {
  std::string out;
  for (const mediamap::Fault& fault : faults) out += fault.str() + "\n";
  return out;
}

// The files that make a folder a territory: two families, two communes.
inline void lay_small_territory(const fs::path& root) {
  put(root / "territoire.yaml", "version: 1\nnom: CC d'Essai\ntype: CC\n");
  put(root / "thematiques.yaml",
      "version: 1\n"
      "familles:\n"
      "  - id: acces-aux-droits\n"
      "    nom: Accès aux droits\n"
      "    thematiques:\n"
      "      - {id: demarches, nom: Démarches}\n"
      "      - {id: sante, nom: Santé, attendue: false}\n"
      "  - id: formation\n"
      "    nom: Formation\n"
      "    thematiques:\n"
      "      - {id: premiers-pas, nom: Premiers pas, seuil: 3}\n");
  put(root / "communes.yaml",
      "version: 1\n"
      "communes:\n"
      "  - {code: \"59067\", nom: Bergues, codes_postaux: [\"59380\"]}\n"
      "  - {code: \"59260\", nom: Hondschoote}\n");
}

}  // namespace store_tests
