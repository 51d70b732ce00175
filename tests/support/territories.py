# SPDX-License-Identifier: EUPL-1.2
"""Territories of any size for stories and measures, with names as people write them."""
import json
import pathlib
import random
import subprocess

EXAMPLE = pathlib.Path(__file__).parents[2] / "examples/hauts-de-flandre"

WHAT = ["Atelier smartphone", "Permanence impôts", "Café des aidants", "Initiation à la messagerie électronique",
        "Aide aux démarches en ligne", "Prêt d'ordinateurs reconditionnés", "Cours d'informatique niveau 1", "Bus numérique",
        "Club de programmation", "Accompagnement France Travail", "Fab-lab ouvert", "Point d'accès libre wifi et imprimante",
        "Sensibilisation aux arnaques", "Rendez-vous Pix", "Écrivain public numérique"]
WHO = ["pour débutants", "des seniors", "en famille", "du mardi", "du samedi matin", "dans les villages", "avec la mission locale",
       "au centre social", "hors les murs", "sur rendez-vous", "l'été", "pour les jeunes", "à la médiathèque", "entre voisins"]
OBJECTIVES = ["gagner en autonomie", "ne plus renoncer à ses droits", "garder le lien avec la famille", "retrouver un emploi",
              "apprendre en faisant", "reconnaître une arnaque"]


def make_territory(mediamap, folder, offers, seed=1):
    """A territory with the example's actors and taxonomy and this many offers. Returns its folder."""
    run = lambda *words: subprocess.run([mediamap, *map(str, words)], check=True, capture_output=True)
    run("init", folder, "--name", "CC des Hauts de Flandre", "--type", "CC")
    run("-C", folder, "territory", "import", EXAMPLE / "sources/communes.csv")
    run("-C", folder, "actors", "import", EXAMPLE / "sources/acteurs.csv")
    rng = random.Random(seed)
    actors = sorted(p.stem for p in (folder / "acteurs").glob("*.yaml"))
    families = taxonomy(folder)
    # A quarter of the families stays empty; the others share the offers unevenly, as they do.
    filled = rng.sample(sorted(families), max(1, len(families) * 3 // 4))
    weights = [rng.uniform(0.5, 2.5) for _ in filled]
    for n in range(offers):
        family = rng.choices(filled, weights)[0]
        text = ["# yaml-language-server: $schema=../schemas/offre.json", "version: 1",
                "nom: " + json.dumps(f"{rng.choice(WHAT)} {rng.choice(WHO)}", ensure_ascii=False), f"famille: {family}",
                "thematiques:", f"  - {rng.choice(families[family])}"]
        if rng.random() < 0.7:
            text += ["objectifs:", "  - " + json.dumps(rng.choice(OBJECTIVES), ensure_ascii=False)]
        text += ["operateurs:"] + [f"  - {actor}" for actor in rng.sample(actors, rng.choice([1, 1, 1, 2, 3]))]
        (folder / f"offres/offre-{n:04}.yaml").write_text("\n".join(text) + "\nstatut: recensee\n", encoding="utf-8")
    return folder


def taxonomy(folder):
    """{family: [thematics]} of a territory."""
    import yaml

    families = yaml.safe_load((folder / "thematiques.yaml").read_text(encoding="utf-8"))["familles"]
    return {family["id"]: [thematic["id"] for thematic in family["thematiques"]] for family in families}
