#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Places of the blank sheet measured from its PDF, on each paper. Usage: blank_sheet.py MEDIAMAP"""
import collections
import pathlib
import subprocess
import sys
import tempfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import measure_sheets
import story

NAMES = ["Accès aux droits", "Formation et montée en compétence", "Matériel et connexion", "Appui aux aidants et coordination"]
faults = []


def expect(truth, text):
    if not truth:
        faults.append(text)


def check(territory, paper, families, true_size, orientation="landscape"):
    """With 0 families: branches without names."""
    pdf = pathlib.Path(territory.path("feuille.pdf"))
    if families > 0:
        taxonomy = {"version": 1, "familles": [{"id": f"famille-{i}", "nom": NAMES[i % 4], "thematiques": []} for i in range(families)]}
        pathlib.Path(territory.path("thematiques.yaml")).write_text(yaml.safe_dump(taxonomy, allow_unicode=True), encoding="utf-8")
    territory.run("map", "render", "--blank", "--paper", paper, "--orientation", orientation, "-o", str(pdf), *([] if families else ["--no-families"]))
    subprocess.run(["qpdf", "--check", pdf], check=True, capture_output=True)
    name = f"{paper} {orientation}, {families} families"
    width, height = measure_sheets.size(pdf, 1)
    filled = [r for r in measure_sheets.rectangles(pdf, 1) if r[4] not in (None, "none")]
    places = [r for r in filled if r[2] - r[0] > 5]
    words = measure_sheets.words(pdf, 1)
    text = " ".join(word[4] for word in words)
    expect("1 post-it = 1 offre de service" in text, f"{name}: the rule is missing")
    expect(all(f"Étape {n} :" in text.replace("\u00a0", " ") for n in range(4)), f"{name}: steps are missing")
    for left, top, right, bottom, *rest in places + words:
        expect(left >= 10 and top >= 10 and right <= width - 10 and bottom <= height - 10, f"{name}: {rest} is nearer than 10 mm to the edge")
    if families == 0:
        expect(not places, f"{name}: {len(places)} places")
        return
    expect(len(places) % families == 0 and places, f"{name}: {len(places)} places are not even")
    expect("…" not in text, f"{name}: a text is cut")
    if not places:
        return
    sizes = collections.Counter((round(r[2] - r[0], 1), round(r[3] - r[1], 1)) for r in places)
    (one, _), = sizes.most_common(1)
    expect(all(abs(w - one[0]) <= 0.2 and abs(h - one[1]) <= 0.2 for w, h in sizes), f"{name}: sizes differ: {sizes}")
    expect((abs(one[0] - 51) <= 0.2 and abs(one[1] - 38) <= 0.2) == true_size, f"{name}: places measure {one}")
    expect(("taille réelle" in text) == true_size and ("réduits" in text) != true_size, f"{name}: the footer does not tell the scale")
    for i, a in enumerate(places):
        expect(not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in places[i + 1:]), f"{name}: places overlap")
        expect(not any(a[0] < w[2] and w[0] < a[2] and a[1] < w[3] and w[1] < a[3] for w in words), f"{name}: a text lies on a place")
    print(f"{name}: {len(places)} places of {one[0]} × {one[1]} mm")


with tempfile.TemporaryDirectory() as folder:
    territory = story.Territory(sys.argv[1], f"{folder}/essai")
    for paper, true_size in (("A0", True), ("A1", True), ("A2", True), ("A3", False), ("A4", False)):
        check(territory, paper, 10, true_size)
        check(territory, paper, 0, true_size)
    check(territory, "A0", 10, True, "portrait")
    for families in (1, 3, 17, 40):
        check(territory, "A0", families, families < 18)

print("\n".join(faults) or "blank sheets: in order")
sys.exit(1 if faults else 0)
