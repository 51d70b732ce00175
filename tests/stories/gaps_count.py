#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What `analyse gaps` counts is what a plain reading of the files counts. gaps_count.py BINARY [TERRITORY]"""
import glob
import os
import pathlib
import random
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story


def read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def count(folder):
    """The expected thematics with their figures, from the files alone."""
    taxonomy = read(os.path.join(folder, "thematiques.yaml"))
    offers = [read(path) for path in sorted(glob.glob(os.path.join(folder, "offres", "*.yaml")))]
    code_of = {os.path.basename(path)[:-5]: read(path).get("code_insee")
               for path in glob.glob(os.path.join(folder, "acteurs", "*.yaml"))}
    rows = []
    for family in taxonomy["familles"]:
        for thematic in family.get("thematiques") or []:
            if not thematic.get("attendue", True):
                continue
            mine = [offer for offer in offers if thematic["id"] in (offer.get("thematiques") or [])]
            threshold = thematic.get("seuil", taxonomy.get("seuil", 2))
            communes = {code for offer in mine for code in offer.get("communes_desservies") or []}
            communes |= {code_of.get(place) for offer in mine for place in offer.get("lieux") or []} - {None}
            rows.append({
                "id": thematic["id"], "nom": thematic["nom"], "famille": family["id"], "offres": len(mine),
                "operateurs": len({operator for offer in mine for operator in offer.get("operateurs") or []}),
                "communes": len(communes),
                "etat": "manquante" if not mine else "faible" if len(mine) < threshold else "couverte",
            })
    return rows


def make(binary, folder):
    """A territory with actors and offers at random, thresholds of its own and thematics that nobody expects."""
    chance = random.Random(20261124)
    territory = story.Territory(binary, folder)
    taxonomy = read(territory.path("thematiques.yaml"))
    taxonomy["seuil"] = 3
    thematics = [(family["id"], thematic) for family in taxonomy["familles"] for thematic in family["thematiques"]]
    for _, thematic in thematics:
        if chance.random() < 0.2:
            thematic["attendue"] = False
        if chance.random() < 0.2:
            thematic["seuil"] = chance.randrange(1, 5)
    with open(territory.path("thematiques.yaml"), "w", encoding="utf-8") as file:
        yaml.safe_dump(taxonomy, file, allow_unicode=True, sort_keys=False)
    with open(territory.path("communes.yaml"), "w", encoding="utf-8") as file:
        file.write("version: 1\ncommunes:\n")
        file.writelines(f'  - {{code: "59{i:03}", nom: Commune {i}}}\n' for i in range(1, 41))
    for i in range(30):
        with open(territory.path("acteurs", f"a{i}.yaml"), "w", encoding="utf-8") as file:
            code = f'code_insee: "59{chance.randrange(1, 41):03}"\n' if i % 3 else ""
            file.write(f"version: 1\nnom: Acteur {i}\n{code}")
    for i in range(80):
        family, _ = chance.choice(thematics)
        offer = {"version": 1, "nom": f"Offre {i}", "famille": family,
                 "thematiques": sorted({chance.choice(thematics[::2])[1]["id"] for _ in range(chance.randrange(4))}),
                 "operateurs": sorted({f"a{chance.randrange(30)}" for _ in range(chance.randrange(4))}),
                 "lieux": sorted({f"a{chance.randrange(30)}" for _ in range(chance.randrange(3))}),
                 "communes_desservies": sorted({f"59{chance.randrange(1, 41):03}" for _ in range(chance.randrange(5))})}
        with open(territory.path("offres", f"o{i}.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump({key: value for key, value in offer.items() if value != []}, file, allow_unicode=True,
                           sort_keys=False)
    territory.run("check")
    return territory


def compare(territory):
    ours = territory.json("analyse", "gaps")["thematiques"]
    wanted = count(territory.folder)
    for mine, theirs in zip(ours, wanted):
        shown = {key: mine.get(key) for key in theirs}
        story.require(shown == theirs, f"analyse gaps dit {shown}, les fichiers disent {theirs}")
    story.require(len(ours) == len(wanted), f"{len(ours)} thématiques au lieu de {len(wanted)}")
    states = {state: sum(row["etat"] == state for row in wanted) for state in ("manquante", "faible", "couverte")}
    for limit, found in (("manquante", states["manquante"]), ("faible", states["manquante"] + states["faible"])):
        territory.run("analyse", "gaps", "--fail-on", limit, code=1 if found else 0)
    print(f"{territory.folder} : {len(wanted)} thématiques attendues, comptées à l'identique ({states})")


def main():
    if len(sys.argv) > 2:
        territory = object.__new__(story.Territory)
        territory.binary, territory.folder = os.path.abspath(sys.argv[1]), sys.argv[2]
        compare(territory)
        return
    with story.temporary_folder() as work:
        compare(make(sys.argv[1], os.path.join(work, "t")))


main()
