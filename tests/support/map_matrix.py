#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Maps of many sizes on many papers, measured from the PDFs, against what is promised of them.

    map_matrix.py MEDIAMAP [--offers 60,200] [--papers A0,A4] [--seeds 1,2,3] [--keep FOLDER]

Prints a table, a line for each map, and the worst values; exits with 1 when a bound is missed. Words, type sizes and the
share of the sheet come from the PDF; the courses of the lines, which a PDF does not name, from the same map as dot.
As a module: `rows(mediamap, folder, …)` and `missed(row)`."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml
from measure_map import LINE_HEIGHT_EM, measure, words_of
from territories import make_territory

OFFERS = (15, 40, 60, 120, 200, 500, 1000)
PAPERS = ("A4", "A3", "A1", "A0")
ORIENTATIONS = ("landscape", "portrait")
SEEDS = (1, 2, 3)
# On A0 lying, in points: offers, operators.
LEAST_TYPE = {60: (24, 18), 200: (12, 9), 1000: (5, 3.75)}
LEAST_USE = 0.75  # of the width and of the height, from so many offers on:
FULL_FROM = 40
MOST_TILT = 0.10  # by which one side may be higher than the other
MOST_SECONDS = 1.5
MOST_MEGABYTES = 150
UNITS_PER_POINT = 10  # of the dot file
SAMPLES = 24  # of each Bézier

EDGE_POS = re.compile(r'-- .*?\[(.*?)\];', re.S)
POS = re.compile(r'pos="([^"]*)"')


def render(mediamap, territory, output, *options):
    """Seconds of processor time and megabytes that it took: other programs beside it do not count."""
    child = subprocess.Popen([mediamap, "-C", territory, "--quiet", "map", "render", "-o", output, *options],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{territory}: map render ended with {child.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def courses(dot, height):
    """Points along every line, in points from the top left corner."""
    # Long values go on after a backslash at the end of a line.
    for edge in EDGE_POS.finditer(dot.replace("\\\n", "")):
        pos = POS.search(edge.group(1))
        points = [tuple(float(n) / UNITS_PER_POINT for n in p.split(",")) for p in pos.group(1).split()]
        for i in range(0, len(points) - 1, 3):
            a, b, c, d = points[i:i + 4]
            for step in range(SAMPLES + 1):
                t = step / SAMPLES
                u = 1 - t
                x, y = (u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k] for k in (0, 1))
                yield x, height - y


def crossings(words, dot, height):
    """How many points of lines lie in the box of a word."""
    cell = 40
    grid = {}
    for word in words:
        for i in range(int(word.left // cell), int(word.right // cell) + 1):
            for j in range(int(word.top // cell), int(word.bottom // cell) + 1):
                grid.setdefault((i, j), []).append(word)
    edge = 0.2
    return sum(w.left + edge < x < w.right - edge and w.top + edge < y < w.bottom - edge
               for x, y in courses(dot, height) for w in grid.get((int(x // cell), int(y // cell)), ()))


def vocabulary(territory):
    """Words of the offers' names and words of the operators' names, each without those of the other and of the rest."""
    read = lambda folder: [yaml.safe_load(p.read_text(encoding="utf-8")) for p in sorted((territory / folder).glob("*.yaml"))]
    offers = read("offres")
    split = lambda texts: {word for text in texts for word in re.split(r"[\s\-]+", text) if len(word) > 2}
    names = split(offer["nom"] for offer in offers)
    operators = split(str(actor["nom"]) for actor in read("acteurs"))
    taxonomy = yaml.safe_load((territory / "thematiques.yaml").read_text(encoding="utf-8"))
    rest = split([objective for offer in offers for objective in offer.get("objectifs", ())]
                 + [family["nom"] for family in taxonomy["familles"]] + ["Offre de médiation numérique offre objectifs opérateurs"])
    characters = sum(len(re.sub(r"\s", "", offer["nom"])) for offer in offers)
    return names - operators - rest, operators - names - rest, characters


def size_of(word):
    return (word.bottom - word.top) / LINE_HEIGHT_EM


def row_of(pdf, dot, words_known):
    names, operators, characters = words_known
    width, height, words = words_of(pdf)
    found = measure(pdf)
    footer = max(w.bottom for w in words) - 1
    words = [w for w in words if w.bottom < footer]
    offer_type = min((size_of(w) for w in words if w.text in names), default=0)
    written = sum(len(w.text) for w in words if abs(size_of(w) - offer_type) < max(0.02 * offer_type, 0.1))
    sides = []
    for is_left in (True, False):
        there = [w for w in words if (w.right + w.left < width) == is_left and size_of(w) < 1.5 * offer_type]
        sides.append(max((w.bottom for w in there), default=0) - min((w.top for w in there), default=0))
    return {
        "overlaps": len(found["overlaps"]), "cuts": len(found["outside"]) + max(0, characters - written),
        "crossings": crossings(words, dot, height), "width": found["width_used"], "height": found["height_used"],
        "offers_type": offer_type, "operators_type": min((size_of(w) for w in words if w.text in operators), default=0),
        "tilt": 1 - min(sides) / max(sides), "sides": sides,
    }


def rows(mediamap, folder, offers=OFFERS, papers=PAPERS, orientations=ORIENTATIONS, seeds=SEEDS):
    for count in offers:
        for seed in seeds:
            territory = folder / f"{count}-{seed}"
            if not territory.exists():
                make_territory(mediamap, territory, count, seed=seed)
            known = vocabulary(territory)
            for paper in papers:
                for orientation in orientations:
                    name = f"{count}-{seed}-{paper}-{orientation}"
                    options = ("--paper", paper, "--orientation", orientation)
                    seconds, megabytes = render(mediamap, territory, folder / f"{name}.pdf", *options)
                    render(mediamap, territory, folder / f"{name}.dot", *options)
                    dot = (folder / f"{name}.dot").read_text(encoding="utf-8")
                    yield {"offers": count, "paper": paper, "orientation": orientation, "seed": seed, "seconds": seconds,
                           "megabytes": megabytes, **row_of(str(folder / f"{name}.pdf"), dot, known)}


def missed(row):
    """The bounds that a map misses, in words."""
    wrong = [f"{row[what]} {what}" for what in ("overlaps", "cuts", "crossings") if row[what]]
    if row["offers"] >= FULL_FROM:
        wrong += [f"{what} {row[what]:.0%}" for what in ("width", "height") if row[what] < LEAST_USE]
        if row["tilt"] > MOST_TILT:
            wrong.append(f"tilt {row['tilt']:.0%}")
    if row["paper"] == "A0" and row["orientation"] == "landscape" and row["offers"] in LEAST_TYPE:
        for what, least in zip(("offers_type", "operators_type"), LEAST_TYPE[row["offers"]]):
            if row[what] < least - 0.05:
                wrong.append(f"{what} {row[what]:.1f} pt")
    if row["seconds"] > MOST_SECONDS:
        wrong.append(f"{row['seconds']:.1f} s")
    if row["megabytes"] > MOST_MEGABYTES:
        wrong.append(f"{row['megabytes']:.0f} MB")
    return wrong


def line_of(row):
    return (f"{row['offers']:5} {row['paper']} {row['orientation']:9} {row['seed']:2}  {row['overlaps']:3} {row['cuts']:3} {row['crossings']:3}"
            f"  {row['width']:4.0%} {row['height']:4.0%} {row['tilt']:4.0%}  {row['offers_type']:5.1f} {row['operators_type']:5.1f}"
            f"  {row['seconds']:5.2f} s {row['megabytes']:4.0f} MB  {', '.join(missed(row))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mediamap")
    numbers = lambda text: tuple(map(int, text.split(",")))
    parser.add_argument("--offers", type=numbers, default=OFFERS)
    parser.add_argument("--papers", type=lambda text: tuple(text.split(",")), default=PAPERS)
    parser.add_argument("--orientations", type=lambda text: tuple(text.split(",")), default=ORIENTATIONS)
    parser.add_argument("--seeds", type=numbers, default=SEEDS)
    parser.add_argument("--keep", help="folder for the territories and the maps")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(options.keep or scratch)
        folder.mkdir(exist_ok=True)
        print("offers paper orientation seed  overlaps cuts crossings  width height tilt  type: offers operators")
        table = []
        for row in rows(options.mediamap, folder, options.offers, options.papers, options.orientations, options.seeds):
            table.append(row)
            print(line_of(row), flush=True)
    worst = [row for row in table if missed(row)]
    print(f"{len(table)} maps, {len(worst)} miss a bound")
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
