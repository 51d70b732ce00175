// SPDX-License-Identifier: EUPL-1.2
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mediamap/base/error.hpp"
#include "mediamap/tables/encoding.hpp"

using namespace mediamap;
using namespace mediamap::tables;

namespace {

// What is said of the encoding, and the text.
struct Read {
  std::string encoding;
  std::string text;
  bool operator==(const Read&) const = default;
};

Read read(const std::string& bytes, const std::string& name = {}) {
  const Decoded decoded = decode("les acteurs.csv", bytes, name);
  return {decoded.encoding, std::string(decoded.text(bytes))};
}

Fault fault_of(const std::string& bytes, const std::string& name = {}) {
  try {
    read(bytes, name);
  } catch (const Error& error) {
    REQUIRE(error.faults().size() == 1);
    return error.faults()[0];
  }
  FAIL("no fault for: " << bytes.substr(0, 80));
  return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// Of characters below U+10000.
std::string utf16(const std::u16string& text, bool big_endian) {
  std::string out;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF);
    const char high = static_cast<char>(c >> 8);
    out += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return out;
}

}  // namespace

TEST_CASE("encoding: UTF-8 with and without byte order mark") {
  CHECK(read("nom\nMédiathèque œ €\n") == Read{"UTF-8", "nom\nMédiathèque œ €\n"});
  CHECK(read("\xEF\xBB\xBFnom\nÉté\n") == Read{"UTF-8", "nom\nÉté\n"});
  CHECK(read("\xEF\xBB\xBFnom\nÉté\n", "utf-8") == Read{"UTF-8", "nom\nÉté\n"});
  CHECK_FALSE(decode("f", "nom\nÉté\n").converted);
}

TEST_CASE("encoding: UTF-16 of both orders, with and without mark") {
  const std::u16string text = u"nom;œuvre\nMédiathèque;5 € – l’été\n";
  const std::string meant = "nom;œuvre\nMédiathèque;5 € – l’été\n";
  for (const bool big : {false, true}) {
    const std::string name = big ? "UTF-16BE" : "UTF-16LE";
    const std::string mark = big ? "\xFE\xFF" : "\xFF\xFE";
    CHECK(read(utf16(text, big)) == Read{name, meant});
    CHECK(read(mark + utf16(text, big)) == Read{name, meant});
    CHECK(read(mark + utf16(text, big), "UTF-16") == Read{name, meant});
    CHECK(read(utf16(text, big), name) == Read{name, meant});
  }
  // Emoji are two units; half of one at the end of a cut file is no reason to stop.
  CHECK(read(utf16(u"nom\nA 🙂\n", false)).text == "nom\nA 🙂\n");
  CHECK(contains(read("\xFF\xFE" + utf16(u"nom\nA\n", false) + "x").text, "nom\nA\n"));
}

TEST_CASE("encoding: Windows-1252, with the signs that only it has") {
  CHECK(read("nom\nM\xE9"
             "diath\xE8que\n") == Read{"Windows-1252", "nom\nMédiathèque\n"});
  CHECK(read("l\x92\x9Cuvre \x96 5 \x80\x85 \x8Cuvres \xBD heure\n") ==
        Read{"Windows-1252", "l’œuvre – 5 €… Œuvres ½ heure\n"});
  // A € there settles it, even with a ½ beside a letter.
  CHECK(read("5 \x80 \xBDh\n").encoding == "Windows-1252");
  CHECK(read("1\xBD heure, 10 \xB0"
             "C, \xAB \xE0 \xBB\n") == Read{"Windows-1252", "1½ heure, 10 °C, « à »\n"});
}

TEST_CASE("encoding: ISO-8859-15 by its € and œ") {
  CHECK(read("gratuit ou 5 \xA4, \xE9t\xE9\n") == Read{"ISO-8859-15", "gratuit ou 5 €, été\n"});
  CHECK(read("c\xBDur, \xBCuvre\n") == Read{"ISO-8859-15", "cœur, Œuvre\n"});
}

TEST_CASE("encoding: lines of two encodings in one file are all right") {
  const Read both = read("nom\nMédiathèque\nl\x92\xE9t\xE9\nCafé\n");
  CHECK(both.text == "nom\nMédiathèque\nl’été\nCafé\n");
  CHECK(both.encoding == "UTF-8, et Windows-1252 par endroits");
}

TEST_CASE("encoding: a name decides, however it is written") {
  CHECK(read("5 \xA4\n", "windows-1252") == Read{"Windows-1252", "5 ¤\n"});
  for (const std::string name : {"CP1252", "ansi", "Windows 1252"}) CHECK(read("\x80\n", name).text == "€\n");
  for (const std::string name : {"latin9", "ISO-8859-15", "iso8859_15"}) CHECK(read("\xA4\n", name).text == "€\n");
  CHECK(read("caf\x8E\n", "MacRoman").text == "café\n");
  CHECK(read("caf\x82\n", "cp850").text == "café\n");
  for (const std::string& name : encoding_names()) {
    CAPTURE(name);
    if (!name.starts_with("UTF-16")) CHECK(read("nom\n", name) == Read{name, "nom\n"});
  }
}

TEST_CASE("encoding: what cannot be is refused with a way out") {
  const Fault unknown = fault_of("nom\n", "utf-9");
  CHECK(contains(unknown.message, "« utf-9 »"));
  CHECK(contains(unknown.advice,
                 "UTF-8, UTF-16, UTF-16LE, UTF-16BE, Windows-1252, ISO-8859-1, ISO-8859-15, MacRoman, CP850"));
  CHECK_THROWS_AS(read("nom\n", "utf-9"), UsageError);
  const Fault wrong = fault_of(
      "id,nom\na,M\xE9"
      "diath\xE8que\n",
      "UTF-8");
  CHECK(wrong.place == Place{"les acteurs.csv", 2, 4});
  CHECK(contains(wrong.advice, "--encoding"));
  CHECK(contains(fault_of("nom\n", "UTF-16").message, "UTF-16"));
  const Fault nul = fault_of(std::string("id,nom\na,Médiathèque\nb,un nom\0bizarre\n", 40));
  CHECK(nul.place == Place{"les acteurs.csv", 3, 9});
  CHECK(contains(nul.message, "octet nul"));
  for (const std::string bytes : {"", "\xEF\xBB\xBF", " \r\n\n\t ", "\xFF\xFE"})
    CHECK(contains(fault_of(bytes).message, "vide"));
}
