#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Each outline format out of a territory and into one without offers: the same offers come back.

Usage: outlines.py MEDIAMAP"""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from territories import EXAMPLE, make_territory

FORMATS = ("md", "opml", "mm", "mmd", "puml", "xmind")
ODD = ["Café « L'Écran » : le * de la ville", "[Atelier] (mardi) # 1", "1. Liste; puis -- suite", "Aide > impôts & <droits>", "emoji 🎈 et 中文",
       "a_b_c **gras** `code`", "l’accès à l’emploi", "http://example.org/x?y=1&z=2", "\\ barre \" guillemet", "- tiret", "::icon(fa)", "+ plus"]
# What a format cannot carry of a record: blank lines of remarks where there are no notes.
CANNOT = {"mmd": ("blank lines",), "puml": ("blank lines",)}
mediamap = sys.argv[1]
faults = []


def records(territory):
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (territory / "offres").glob("*.yaml")}


def enrich(territory, seed):
    """Fields of every kind, and names that mean something to an outline tool."""
    rng = random.Random(seed)
    actors = sorted(path.stem for path in (territory / "acteurs").glob("*.yaml"))
    for path in sorted((territory / "offres").glob("*.yaml")):
        offer = yaml.safe_load(path.read_text(encoding="utf-8"))
        if rng.random() < 0.4:
            offer["nom"] = rng.choice(ODD) + f" {path.stem[-4:]}"
        if rng.random() < 0.4:
            offer["objectifs"] = rng.sample(ODD, 2)
        if rng.random() < 0.4:
            offer["lieux"] = rng.sample(actors, rng.choice([1, 2]))
        if rng.random() < 0.3:
            offer["horaires"] = "Mo-Fr 09:00-12:00,14:00-17:00"
        if rng.random() < 0.3:
            offer["publics"] = ["Jeunes", "Seniors"]
        if rng.random() < 0.3:
            offer["debut"], offer["fin"] = "2026-01-05", "2026-12-18"
        if rng.random() < 0.2:
            offer["hors_les_murs"], offer["communes_desservies"] = True, ["59305", "59663"]
        if rng.random() < 0.3:
            offer["adresse"], offer["frais_a_charge"] = "2 rue de l'Église; au fond, à droite", ["Gratuit", "Payant"]
        if rng.random() < 0.3:
            offer["modalites_acces"] = ["Ce lieu n'accueille pas de public", "Téléphoner"]
            offer["prise_en_charge_specifique"] = ["Langues étrangères (anglais)"]
        if rng.random() < 0.3:
            offer["remarques"] = "\n".join([*rng.sample(ODD, 2), "", "Statut : une ligne qui n'est pas un champ"])
        if rng.random() < 0.2:
            offer["a_completer"] = [{"champ": "operateurs", "valeur": "La Maison : bleue", "raison": "aucun acteur de ce nom"}]
        if rng.random() < 0.2:
            offer["source"] = {"atelier": "atelier-2026-11-05", "post_it": rng.randrange(1, 99)}
        if rng.random() < 0.1:
            del offer["statut"]
        if rng.random() < 0.1:
            offer["nom"] = "Jeu vidéo"  # the name of a thematic, and of several offers
        head = "# yaml-language-server: $schema=../schemas/offre.json\n"
        path.write_text(head + yaml.safe_dump(offer, allow_unicode=True, sort_keys=False), encoding="utf-8")


def check(territory, work, name):
    for kind in FORMATS:
        wanted = records(territory)
        outline, copy = work / f"{name}.{kind}", work / f"{name}-{kind}"
        subprocess.run([mediamap, "-q", "-C", territory, "map", "export", "-o", outline], check=True, capture_output=True)
        shutil.copytree(territory, copy, ignore=shutil.ignore_patterns("*.md", ".mediamap", "derivations.yaml"))
        shutil.rmtree(copy / "offres")
        (copy / "offres").mkdir()
        run = lambda: subprocess.run([mediamap, "-C", copy, "map", "import", outline], capture_output=True, text=True)
        first = run()
        if first.returncode:
            faults.append(f"{name}.{kind}: refused: {first.stderr[-300:]}")
            continue
        got = records(copy)
        if "blank lines" in CANNOT.get(kind, ()):
            for record in (*wanted.values(), *got.values()):
                if "remarques" in record:
                    record["remarques"] = "\n".join(line for line in record["remarques"].split("\n") if line)
        wrong = [key for key in wanted.keys() | got.keys() if wanted.get(key) != got.get(key)]
        for key in wrong[:2]:
            faults.append(f"{name}.{kind}: {key}:\n  was {wanted.get(key)}\n  is  {got.get(key)}")
        before = {path: path.read_bytes() for path in (copy / "offres").glob("*.yaml")}
        run()
        if before != {path: path.read_bytes() for path in (copy / "offres").glob("*.yaml")}:
            faults.append(f"{name}.{kind}: a second import changes files")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    example = folder / "example"
    shutil.copytree(EXAMPLE, example)
    subprocess.run([mediamap, "-q", "-C", example, "offer", "derive"], check=True, capture_output=True)
    check(example, folder, "example")
    for seed in range(20):
        territory = make_territory(mediamap, folder / f"made-{seed}", 12 + 3 * seed, seed=seed)
        enrich(territory, seed)
        check(territory, folder, f"seed-{seed}")

print("\n".join(faults[:12]) or f"outlines: {len(FORMATS)} formats, the example and 20 territories: the same offers")
sys.exit(1 if faults else 0)
