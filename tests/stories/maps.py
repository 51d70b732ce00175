#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Maps of 15, 60 and 200 offers on A0, measured from the PDF; the SVG; the same bytes on a second run. Some maps of the
matrix of papers and sizes, of which support/map_matrix.py draws the whole.

Usage: maps.py MEDIAMAP"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from map_matrix import line_of, missed, rows
from measure_map import failures, measure
from territories import make_territory

mediamap = sys.argv[1]
faults = []


def expect(truth, text):
    if not truth:
        faults.append(text)


def families(territory):
    import yaml

    return [family["nom"] for family in yaml.safe_load((territory / "thematiques.yaml").read_text())["familles"]]


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def check_pdf(path, offers, territory):
    found = measure(str(path))
    minima = {"min_use": 0.75, "min_type": 18} if offers == 60 else {}
    faults.extend(f"{offers} offers: {wrong}" for wrong in failures(found, paper="A0", **minima))
    sides = sorted((found["width"], found["height"]))
    expect(abs(sides[0] - 841 * 72 / 25.4) < 0.01 and abs(sides[1] - 1189 * 72 / 25.4) < 0.01, f"{offers} offers: the page is {sides} points")
    images = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    expect(not images, f"{offers} offers: the PDF holds pictures, not only lines and text")
    text = squeezed(subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout)
    positions = [text.find(name) for name in families(territory)]
    expect(all(at >= 0 for at in positions), f"{offers} offers: families missing from the text: {positions}")
    expect(positions == sorted(positions), f"{offers} offers: the text does not follow the order of the families")
    print(f"{offers:4} offers: {found['width_used']:.0%} × {found['height_used']:.0%} of A0, type from {found['smallest_type']:.1f} pt")


def check_svg(path):
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    tags = {element.tag.split("}")[1] for element in root.iter()}
    expect("script" not in tags, "the SVG holds a script")
    references = [value for element in root.iter() for key, value in element.attrib.items()
                  if key.split("}")[-1] in ("href", "src") and not value.startswith("#")]
    expect(not references and "url(http" not in text and "@import" not in text, f"the SVG refers outside: {references[:3]}")
    expect("title" in tags and "desc" in tags, "the SVG has no title or description")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    for offers in (15, 60, 200):
        territory = make_territory(mediamap, folder / str(offers), offers, seed=offers)
        for kind in ("pdf", "svg", "png", "dot"):
            outputs = [folder / f"{offers}-{n}.{kind}" for n in (1, 2)]
            for output in outputs:
                subprocess.run([mediamap, "-C", territory, "map", "render", "-o", output], check=True, capture_output=True)
            expect(outputs[0].read_bytes() == outputs[1].read_bytes(), f"{offers} offers: two {kind} files differ")
        check_pdf(folder / f"{offers}-1.pdf", offers, territory)
        check_svg(folder / f"{offers}-1.svg")

    for papers, offers, orientations in ((("A0",), (60, 200, 1000), ("landscape",)), (("A4",), (40, 120), ("portrait",))):
        for row in rows(mediamap, folder, offers, papers, orientations, seeds=(1,)):
            print(line_of(row))
            faults.extend(f"{row['offers']} offers on {row['paper']}: {wrong}" for wrong in missed(row))

print("\n".join(faults) or "maps: in order")
sys.exit(1 if faults else 0)
