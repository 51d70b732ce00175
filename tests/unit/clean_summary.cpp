// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/base/text.hpp"
#include "mediamap/clean/summary.hpp"

using namespace clean_support;

namespace {

Cleaned summary(const std::string& resume, const std::string& detail = "") {
  return run(mediamap::clean::clean_summary, {{"presentation_resume", resume}, {"presentation_detail", detail}});
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("clean summary: up to 280 characters it stays") {
  for (const std::string& text : {std::string(), std::string("Un lieu."), repeated("é", 280)}) {
    const Cleaned made = summary(text, "Le détail.");
    CHECK(made["presentation_resume"] == text);
    CHECK(made.notes.changes.empty());
  }
}

TEST_CASE("clean summary: too long, it keeps its first sentences and stands whole in the detail") {
  const std::string first = "Un lieu d'été, ouvert à M. X et à tous.", second = "On y apprend à écrire !";
  const std::string text = first + " " + second + " " + "Puis " + repeated("mot ", 80) + "fin.";
  const Cleaned made = summary(text, "Le détail.");
  CHECK(made["presentation_resume"] == first + " " + second);
  CHECK(made["presentation_detail"] == text + "\n\nLe détail.");
  CHECK(made.notes.doubts.empty());
  CHECK(made.by("resume-trop-long"));
  CHECK(made.by("resume-dans-le-detail"));
  CHECK(summary(text)["presentation_detail"] == text);
  const std::string holds = "Avant. " + text + " Après.";
  CHECK(summary(text, holds)["presentation_detail"] == holds);
}

TEST_CASE("clean summary: one sentence that is too long moves as a whole") {
  const std::string text = repeated("mot ", 80) + "fin.";
  const Cleaned made = summary(text);
  CHECK(made["presentation_resume"] == "");
  CHECK(made["presentation_detail"] == text);
}

TEST_CASE("clean summary: 281 characters, wherever the sentence ends") {
  for (int at : {1, 100, 277, 278}) {
    const std::string text = repeated("é", at) + ". " + repeated("à", 281 - at - 2);
    CAPTURE(at);
    CHECK(mediamap::length(text) == 281);
    const Cleaned made = summary(text);
    CHECK(made["presentation_resume"] == repeated("é", at) + ".");
    CHECK(made["presentation_detail"] == text);
  }
}
