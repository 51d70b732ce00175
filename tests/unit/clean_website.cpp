// SPDX-License-Identifier: EUPL-1.2
#include "clean_support.hpp"
#include "mediamap/clean/website.hpp"

using namespace clean_support;

namespace {

Cleaned sites(const std::string& text) { return run(mediamap::clean::clean_websites, {{"site_web", text}}); }

}  // namespace

TEST_CASE("clean website: an address that is in order stays as it is, the case of its page too") {
  for (const std::string text :
       {"https://www.example.org/", "http://example.org/Page?Id=3&x=%C3%A9#Haut",
        "https://example.org|https://www.example.com/Page", "http://192.0.2.1/index.aspx", "http://example.org:8080/x",
        "https://www.example.org/le-lieu,170.html", "http://example.org/a_(b)", "http://exämple.org", ""}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == text);
    CHECK(made.notes.changes.empty());
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean website: a missing scheme is added") {
  struct Case {
    std::string text, after;
  };
  for (const auto& [text, after] :
       std::vector<Case>{{"example.org", "http://example.org"},
                         {"www.example.org", "http://www.example.org"},
                         {"www.Example.org/Page", "http://www.example.org/Page"},
                         {"mediatheque.ville.example.org/accueil", "http://mediatheque.ville.example.org/accueil"},
                         {"//www.example.org", "http://www.example.org"},
                         {"le-lieu.business.site", "http://le-lieu.business.site"}}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == after);
    CHECK(made.by("site-schema-manquant"));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean website: a broken scheme is mended") {
  for (const std::string text :
       {"http//:www.example.org", "http:/www.example.org", "http:www.example.org", "htpp://www.example.org",
        "htttp://www.example.org", "http:://www.example.org", "http//www.example.org", "http;//www.example.org",
        "http://http://www.example.org", "http:///www.example.org", "ttp://www.example.org", "http:\\\\www.example.org",
        "http.//www.example.org", "hhttp://www.example.org", "http://www,example.org"}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == "http://www.example.org");
    CHECK(made.by("site-schema-errone"));
  }
  CHECK(sites("https//www.example.org")["site_web"] == "https://www.example.org");
  CHECK(sites("htpps://www.example.org")["site_web"] == "https://www.example.org");
  CHECK(sites("http://https://www.example.org")["site_web"] == "https://www.example.org");
}

TEST_CASE("clean website: blanks, capitals, words around") {
  struct Case {
    std::string text, after, rule;
  };
  for (const auto& [text, after, rule] : std::vector<Case>{
           {"https:// www.example.org", "https://www.example.org", "site-espaces"},
           {"http://example.org/un-lieu- pour-tous", "http://example.org/un-lieu-pour-tous", "site-espaces"},
           {"http://example.org /page", "http://example.org/page", "site-espaces"},
           {"HTTP://WWW.EXAMPLE.ORG/Page", "http://www.example.org/Page", "site-minuscules"},
           {"Site : https://www.example.org", "https://www.example.org", "site-mots-autour"},
           {"<https://www.example.org>", "https://www.example.org", "site-mots-autour"},
           {"https://www.example.org.", "https://www.example.org", "site-mots-autour"}}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == after);
    CHECK(made.by(rule));
    CHECK(made.notes.doubts.empty());
  }
}

TEST_CASE("clean website: several become a list") {
  for (const std::string text :
       {"www.example.org www.example.com/Lieu", "http://www.example.org, www.example.com/Lieu",
        "http://www.example.org ; http://www.example.com/Lieu", "http://www.example.org et http://www.example.com/Lieu",
        "http://www.example.org\nhttp://www.example.com/Lieu", "http://www.example.org|www.example.com/Lieu"}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == "http://www.example.org|http://www.example.com/Lieu");
    CHECK(made.notes.doubts.empty());
  }
  CHECK(sites("www.example.org www.example.com").by("site-plusieurs"));
}

TEST_CASE("clean website: an e-mail address goes where it belongs") {
  const Cleaned made =
      run(mediamap::clean::clean_websites, {{"site_web", "accueil@example.org"}, {"courriels", "contact@example.org"}});
  CHECK(made["site_web"] == "");
  CHECK(made["courriels"] == "contact@example.org|accueil@example.org");
  CHECK(made.by("site-courriel"));
  CHECK(made.notes.doubts.empty());
  const Cleaned known =
      run(mediamap::clean::clean_websites, {{"site_web", "contact@example.org"}, {"courriels", "contact@example.org"}});
  CHECK(known["courriels"] == "contact@example.org");
}

TEST_CASE("clean website: what is no address is kept word for word") {
  for (const std::string text : {"facebook : le lieu", "@Le.Lieu", "63122", "en cours", "M.Dupont", "http://",
                                 "http://exemple", "voir mairie"}) {
    CAPTURE(text);
    const Cleaned made = sites(text);
    CHECK(made["site_web"] == "");
    REQUIRE(made.notes.doubts.size() == 1);
    CHECK(made.notes.doubts[0].valeur == text);
  }
  const Cleaned words = sites("le CCAS sur example.org");
  CHECK(words["site_web"] == "http://example.org");
  REQUIRE(words.notes.doubts.size() == 1);
  CHECK(words.notes.doubts[0].valeur == "le CCAS sur example.org");
  const Cleaned behind = sites("example.org/lieu/ Le Lieu");
  CHECK(behind["site_web"] == "http://example.org/lieu/");
  CHECK(behind.notes.doubts.size() == 1);
}

TEST_CASE("clean website: the page for appointments, too") {
  const Cleaned made = run(mediamap::clean::clean_websites,
                           {{"prise_rdv", "www.example.org/rdv"}, {"fiche_acces_libre", "http//:example.org/x"}});
  CHECK(made["prise_rdv"] == "http://www.example.org/rdv");
  CHECK(made["fiche_acces_libre"] == "http://example.org/x");
}
