// SPDX-License-Identifier: EUPL-1.2
#include "mediamap/live/map_page.hpp"

#include "mediamap/base/i18n.hpp"

namespace mediamap::live {
namespace {

constexpr const char* page_policy =
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'";
// Its shapes carry their styles; opened by itself it may do nothing else.
constexpr const char* drawing_policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

// Of the drawing's ground, whatever the browser prefers: the page is what lies around the drawing.
constexpr const char* light_colours = "color-scheme: light; --encre: #222; --avis: #fff4d6; --sur-avis: #4a3200; --trait: #a86f00; --cadre: #1f5fa8;";
constexpr const char* dark_colours = "color-scheme: dark; --encre: #eee; --avis: #3a2c08; --sur-avis: #ffe3a0; --trait: #d99a1c; --cadre: #8ab8f0;";

// The frame is outlined while the help is shown, that is when somebody is at the keyboard or mouse, and not on the wall.
constexpr const char* style = R"(
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; }
body { display: flex; flex-direction: column; background: var(--fond); color: var(--encre); font: 1rem/1.4 Lato, "DejaVu Sans", sans-serif; }
#cadre { flex: 1; min-height: 0; overflow: auto; outline: none; outline-offset: -3px; }
body.aide #cadre:focus-visible { outline: 3px solid var(--cadre); }
#carte { display: block; width: 100%; height: 100%; object-fit: contain; }
#etat { margin: 0; padding: .5rem 1rem; background: var(--avis); color: var(--sur-avis); border-top: 2px solid var(--trait);
  overflow-wrap: anywhere; }
#etat[hidden] { display: none; }
#aide { position: fixed; right: 1.5rem; top: .5rem; margin: 0; padding: .2rem .6rem; border: 1px solid; border-radius: .3rem;
  background: var(--fond); color: var(--encre); font-size: .85rem; visibility: hidden; }
body.aide #aide { visibility: visible; }
@media print { #etat, #aide { display: none; } }
)";

// The size is a percentage of the window: 100 shows the whole sheet.
constexpr const char* script = R"("use strict";
const carte = document.getElementById("carte");
const cadre = document.getElementById("cadre");
const etat = document.getElementById("etat");
const perdue = etat.dataset.perdue;
let taille = 100;
let minuterie = 0;

function dire(texte) {
  etat.textContent = texte;
  etat.hidden = texte === "";
}

// The new drawing takes the old one's place once it is there: no blank in between.
function dessiner(numero) {
  const nouvelle = new Image();
  nouvelle.onload = () => { carte.src = nouvelle.src; };
  nouvelle.src = "carte.svg?" + numero;
}

function agrandir(pourcentage) {
  const x = (cadre.scrollLeft + cadre.clientWidth / 2) / taille;
  const y = (cadre.scrollTop + cadre.clientHeight / 2) / taille;
  taille = Math.min(1600, Math.max(100, pourcentage));
  carte.style.width = taille + "%";
  carte.style.height = taille + "%";
  cadre.scrollTo(x * taille - cadre.clientWidth / 2, y * taille - cadre.clientHeight / 2);
}

function montrerAide() {
  document.body.classList.add("aide");
  clearTimeout(minuterie);
  minuterie = setTimeout(() => document.body.classList.remove("aide"), 4000);
}

document.addEventListener("keydown", (touche) => {
  if (touche.ctrlKey || touche.altKey || touche.metaKey) return;
  if (touche.key === "+" || touche.key === "=") agrandir(taille * 1.25);
  else if (touche.key === "-") agrandir(taille / 1.25);
  else if (touche.key === "0") agrandir(100);
  else if (touche.key === "f" && document.fullscreenElement) document.exitFullscreen();
  else if (touche.key === "f" && document.documentElement.requestFullscreen) document.documentElement.requestFullscreen();
  else if (touche.key === "?" || touche.key === "Tab") return montrerAide();
  else return;
  touche.preventDefault();
});
document.addEventListener("mousemove", montrerAide);

const evenements = new EventSource("evenements");
evenements.addEventListener("carte", (e) => { dire(""); dessiner(e.data); });
evenements.addEventListener("faute", (e) => { dire(e.data); dessiner("faute"); });
evenements.onerror = () => dire(perdue);
cadre.focus();
montrerAide();
)";

std::string document(std::string_view title) {
  return fill(R"(<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{0}</title>
<link rel="icon" href="icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="page.css">
</head>
<body>
<main id="cadre" tabindex="0" aria-label="{1}"><img id="carte" src="carte.svg" alt="{0}"></main>
<p id="aide">{2}</p>
<p id="etat" role="status" data-perdue="{3}" hidden></p>
<noscript><p>{4}</p></noscript>
<script src="page.js"></script>
</body>
</html>
)",
              title, _("La carte, que les flèches font défiler quand elle est agrandie"),
              _("Touches : + et − pour la taille, 0 pour toute la carte, flèches pour se déplacer, f pour le plein écran"),
              _("La surveillance est arrêtée : voici le dernier dessin. Il suivra de nouveau dès que mediamap sera relancé."),
              _("Sans JavaScript, rechargez la page pour voir ce qui a changé."));
}

// Told to browsers so that they know one drawing from the next.
void announce_drawing(LoopbackServer& server, bool is_new) {
  static unsigned number = 0;
  if (is_new) ++number;
  server.announce("carte", std::to_string(number));
}

}  // namespace

void set_page(LoopbackServer& server, std::string_view title, std::string_view ground, bool is_dark) {
  server.set("/", "text/html; charset=utf-8", page_policy, document(title));
  const std::string colours = fill(":root {{ {0} --fond: {1}; }}", is_dark ? dark_colours : light_colours, ground);
  server.set("/page.css", "text/css; charset=utf-8", "default-src 'none'", colours + style);
  server.set("/page.js", "text/javascript; charset=utf-8", "default-src 'none'", script);
  server.set("/icone.svg", "image/svg+xml; charset=utf-8", drawing_policy,
             R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M8 8L3 3M8 8l5-5M8 8l5 5M8 8l-5 5" stroke="#1f5fa8" stroke-width="2"/><circle cx="8" cy="8" r="4" fill="#1f5fa8"/></svg>)");
}

void show_drawing(LoopbackServer& server, std::string svg) {
  server.set("/carte.svg", "image/svg+xml; charset=utf-8", drawing_policy, std::move(svg));
  announce_drawing(server, true);
}

void show_fault(LoopbackServer& server, std::string_view text) {
  server.announce("faute", fill(_("La dernière modification contient une faute : {}"), text));
}

void hide_fault(LoopbackServer& server) { announce_drawing(server, false); }

}  // namespace mediamap::live
