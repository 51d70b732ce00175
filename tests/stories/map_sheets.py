#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Maps on several sheets: the tiles hold the whole map once, in true size; a page a family, linked both ways.

Usage: map_sheets.py MEDIAMAP"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from measure_map import WORD, run
from territories import make_territory

MM = 72 / 25.4
MARGIN, OVERLAP = 10 * MM, 10 * MM
mediamap = sys.argv[1]
faults = []


def expect(truth, text):
    if not truth:
        faults.append(text)


def render(territory, name, *options):
    path = territory / name
    subprocess.run([mediamap, "-q", "-C", territory, "map", "render", "-o", path, *options], check=True, capture_output=True)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    return path


def pages(path):
    """Each page's size and its words as (left, bottom, text)."""
    for page in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', run("pdftotext", "-bbox", str(path), "-"), re.S):
        yield float(page[0]), float(page[1]), [(float(w[0]), float(w[3]), w[4]) for w in WORD.findall(page[2])]


def check_tiles(territory):
    plan, *tiles = pages(render(territory, "tiles.pdf", "--paper", "A0", "--tiles-paper", "A3"))
    width, height = tiles[0][0], tiles[0][1]
    step = (width - 2 * MARGIN - OVERLAP, height - 2 * MARGIN - OVERLAP)
    on_plan = [word for word in plan[2]]
    columns = 3
    expect(len(tiles) == 9, f"{len(tiles)} tiles")
    # A word that lies whole in the parts of several tiles lies at one and the same place of the assembled sheet.
    found = {}
    for number, (_, _, words) in enumerate(tiles):
        corner = ((number % columns) * step[0], (number // columns) * step[1])
        for left, bottom, text in words:
            if MARGIN < left and bottom < height - MARGIN:
                found.setdefault(text, []).append((left - MARGIN + corner[0], bottom - MARGIN + corner[1]))
    scale = (width - 2 * MARGIN) / (step[0] * 2 + width - 2 * MARGIN)
    missing = [text for _, _, text in on_plan if text not in found and len(text) > 6]
    # What stands on the plan besides the map.
    own = set(run("pdftotext", "-f", "1", "-l", "1", str(territory / "tiles.pdf"), "-").split("feuilles A3")[-1].split()) | {"d&apos;assemblage", "feuilles"}
    missing = [text for text in missing if text not in own]
    expect(not missing, f"words of the plan on no tile: {missing[:5]}")
    twice = [places for places in found.values() if len(places) == 2]
    near = sum(1 for a, b in twice if abs(a[0] - b[0]) < 1 and abs(a[1] - b[1]) < 1)
    expect(near > 0, "no word in an overlap: nothing shows that tiles meet")
    print(f"tiles: {len(tiles)} of {width / MM:.0f} × {height / MM:.0f} mm, plan at {scale:.2f}, {near} words twice at the same place")


def check_pages(territory):
    path = render(territory, "pages.pdf", "--paper", "A3", "--pages", "family")
    document = json.loads(run("qpdf", "--json=2", "--json-key=pages", "--json-key=outlines", "--json-key=qpdf", str(path)))
    links = []
    for page in document["pages"]:
        value = document["qpdf"][1]["obj:" + page["object"]]["value"]
        notes = value.get("/Annots", [])
        if isinstance(notes, str):
            notes = document["qpdf"][1]["obj:" + notes]["value"]
        targets = [document["qpdf"][1]["obj:" + note]["value"]["/Dest"][0] for note in notes]
        links.append([[p["object"] for p in document["pages"]].index(target) for target in targets])
    count = len(document["pages"])
    expect(sorted(links[0]) == list(range(1, count)), f"the overview leads to {links[0]}")
    expect(all(to == [0] for to in links[1:]), f"the families' pages lead to {links[1:]}")
    expect(len(document["outlines"]) == count, "not a bookmark a page")
    print(f"pages: {count}, linked both ways")


with tempfile.TemporaryDirectory() as folder:
    territory = make_territory(mediamap, pathlib.Path(folder) / "t", 60, seed=6)
    check_tiles(territory)
    check_pages(territory)

print("\n".join(faults) or "map sheets: in order")
sys.exit(1 if faults else 0)
