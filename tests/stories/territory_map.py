#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The map of a territory, measured from its PDF and SVG: the example with contours in metres of Lambert-93 and without,
and a département of invented communes.

Usage: territory_map.py MEDIAMAP"""
import csv
import json
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from measure_map import overlaps, words_of
from territories import EXAMPLE

SVG = "{http://www.w3.org/2000/svg}"
NO_CONTOURS = "Limites approximatives"
WIDE, TALL = 1900.0, 1500.0  # metres, of the invented contours
SECONDS = 1.0
mediamap = sys.argv[1]
faults = []


def expect(truth, text):
    if not truth:
        faults.append(text)


def render(territory, path, *options):
    """Draws and returns the processor's seconds: the clock's would measure the machine's other work too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([mediamap, "-q", "-C", territory, "map", "territory", "-o", path, *options], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def text_of(path):
    return re.sub(r"\s+", " ", subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout)


def communes_of(territory):
    import yaml

    return yaml.safe_load((territory / "communes.yaml").read_text(encoding="utf-8"))["communes"]


def write_contours(path, communes):
    """A rectangle of known size around each commune, in metres. Where exactly does not matter here."""
    features = []
    for commune in communes:
        x, y = 652000 + (commune["longitude"] - 2.4) * 70200, 7090000 + (commune["latitude"] - 50.9) * 111300
        ring = [[x - WIDE / 2, y - TALL / 2], [x + WIDE / 2, y - TALL / 2], [x + WIDE / 2, y + TALL / 2], [x - WIDE / 2, y + TALL / 2]]
        features.append({"type": "Feature", "properties": {"code": commune["code"], "nom": commune["nom"]},
                         "geometry": {"type": "Polygon", "coordinates": [ring + ring[:1]]}})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}), encoding="utf-8")


def titled(root):
    """(title, elements) of all that has a title of its own."""
    for group in root.iter(SVG + "g"):
        title = group.find(SVG + "title")
        if title is not None:
            yield title.text, [child for child in group if child is not title]


def check_pdf(name, path, again):
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    expect(path.read_bytes() == again.read_bytes(), f"{name}: two PDF differ")
    _, _, words = words_of(str(path))
    expect(not overlaps(words), f"{name}: {len(overlaps(words))} overlaps, e.g. {overlaps(words)[:4]}")
    return len(words)


def check_svg(name, path):
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    tags = {element.tag.split("}")[1] for element in root.iter()}
    expect("script" not in tags and not re.search(r"\son\w+=", text), f"{name}: the SVG holds a script")
    references = [v for e in root.iter() for k, v in e.attrib.items() if k.split("}")[-1] in ("href", "src") and not v.startswith("#")]
    expect(not references, f"{name}: the SVG refers outside: {references[:3]}")
    return root


def check_hatching(name, root, territory):
    hatched = {title.split(" : ")[0] for title, elements in titled(root) if "hors les murs" in title and elements[1].get("fill") == "none"}
    import yaml

    served = set()
    for path in (territory / "offres").glob("*.yaml"):
        offer = yaml.safe_load(path.read_text(encoding="utf-8"))
        if offer.get("hors_les_murs"):
            served.update(offer.get("communes_desservies", []))
    wanted = {commune["nom"] for commune in communes_of(territory) if commune["code"] in served}
    expect(hatched == wanted and wanted, f"{name}: hatched are {len(hatched)} communes, served off-site {len(wanted)}")
    plain = [title for title, elements in titled(root) if "hors les murs" not in title and len(elements) > 1]
    expect(not plain, f"{name}: hatched without being served off-site: {plain[:3]}")


def check_names(name, root, text):
    offered = [title.split(" : ")[0] for title, elements in titled(root) if elements[0].tag == SVG + "path" and not re.search(r" : 0\b", title)]
    missing = [commune for commune in offered if commune not in text]
    expect(offered and not missing, f"{name}: communes with offers but without name: {missing}")


def check_scale(root):
    metres, begin, end = 0, None, None
    for text in root.iter(SVG + "text"):
        found = re.fullmatch(r"(\d+) (km|m)", text.text or "")
        if found:
            metres, end = int(found[1]) * (1000 if found[2] == "km" else 1), float(text.get("x"))
        if text.text == "0" and text.get("text-anchor") == "start":
            begin = float(text.get("x"))
    ring = next(elements[0].get("d") for title, elements in titled(root) if elements[0].tag == SVG + "path")
    points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[-\d.]+,[-\d.]+", ring)]
    # The grid of the map is turned a little against that of Lambert-93: sides, not extremes.
    sides = [((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5 for a, b in zip(points, points[1:] + points[:1])]
    per_metre = max(sides) / WIDE
    bar = (end - begin) / per_metre
    expect(abs(bar / metres - 1) < 0.01, f"the bar of {metres} m is {bar:.0f} m long")
    print(f"scale: the bar of {metres} m measures {bar:.1f} m")


def check_example(folder):
    territory = folder / "exemple"
    shutil.copytree(EXAMPLE, territory)
    write_contours(folder / "c.geojson", communes_of(territory))
    for name, options in (("without contours", []), ("with contours", ["--contours", folder / "c.geojson"])):
        for shown, more in (("circles", []), ("shades", ["--classes", "jenks"])):
            for paper in ("A4", "A0"):
                title = f"{name}, {shown}, {paper}"
                files = [folder / f"{name}-{shown}-{paper}-{n}.pdf" for n in (1, 2)]
                for file in files:
                    render(territory, file, "--paper", paper, *options, *more)
                words = check_pdf(title, *files)
                svg = folder / "t.svg"
                render(territory, svg, "--paper", paper, *options, *more)
                root = check_svg(title, svg)
                text = text_of(files[0])
                check_hatching(title, root, territory)
                check_names(title, root, text)
                expect((NO_CONTOURS in text) == (not options), f"{title}: the note on missing contours is {'there' if options else 'missing'}")
                expect("desservie hors les murs" in text, f"{title}: the legend does not tell the hatching")
                if options:
                    check_scale(root)
                print(f"example {title}: {words} words")


def make_departement(folder, communes=530, offers=300):
    rng = random.Random(530)
    territory = folder / "departement"
    run = lambda *words: subprocess.run([mediamap, *map(str, words)], check=True, capture_output=True)
    run("init", territory, "--name", "Département des Essais", "--type", "DEPARTEMENT")
    begins = ["Essai", "Bourg", "Saint-Exemple", "Val", "Mont", "Font", "Pré", "Rive"]
    ends = ["sur-Mer", "la-Rivière", "le-Vieux", "en-Plaine", "les-Bois", "du-Lac", "aux-Vignes"]
    rows = [[f"33{n:03}", f"{rng.choice(begins)}-{rng.choice(ends)} {n}", f"33{n % 100:02}0", rng.randrange(100, 30000),
             round(44.3 + rng.random() * 1.1, 4), round(-1.2 + rng.random() * 1.4, 4)] for n in range(1, communes + 1)]
    source = folder / "communes.csv"
    with open(source, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["code_insee", "nom", "codes_postaux", "population", "latitude", "longitude"], *rows])
    run("-C", territory, "territory", "import", source)
    lieux = folder / "lieux.csv"
    with open(lieux, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "nom", "adresse", "code_postal", "commune", "code_insee", "latitude", "longitude"])
        for n in range(200):
            code, commune, postal, _, latitude, longitude = rows[min(rng.randrange(communes), rng.randrange(communes))]
            writer.writerow([f"lieu-{n}", f"Maison inventée {n}", f"{n + 1} rue de l'Essai", postal, commune, code, latitude + rng.uniform(-0.01, 0.01), longitude + rng.uniform(-0.01, 0.01)])
    run("-C", territory, "actors", "import", lieux)
    actors = sorted(path.stem for path in (territory / "acteurs").glob("*.yaml"))
    for n in range(offers):
        codes = {rows[min(rng.randrange(communes), rng.randrange(communes))][0] for _ in range(rng.randrange(1, 4))}
        served = "".join(f'  - "{code}"\n' for code in sorted(codes))
        (territory / f"offres/offre-{n:03}.yaml").write_text(
            f'version: 1\nnom: "Permanence {n}"\nfamille: acces-aux-droits\nthematiques:\n  - demarches-administratives\n'
            f"operateurs:\n  - {actors[n % len(actors)]}\nlieux:\n  - {actors[n % len(actors)]}\nhors_les_murs: true\ncommunes_desservies:\n{served}statut: recensee\n", encoding="utf-8")
    return territory


def check_departement(folder):
    territory = make_departement(folder)
    for name, options in (("A0", ["--paper", "A0"]), ("A3 shades", ["--paper", "A3", "--classes", "quantiles"])):
        files = [folder / f"d-{name}-{n}.pdf" for n in (1, 2)]
        seconds = min(render(territory, file, *options) for file in files)
        words = check_pdf(f"département, {name}", *files)
        expect(seconds <= SECONDS, f"département, {name}: {seconds:.2f} s")
        print(f"département, {name}: {words} words, {seconds:.2f} s, {files[0].stat().st_size // 1000} kB")
    render(territory, folder / "d.svg", "--paper", "A0")
    root = check_svg("département", folder / "d.svg")
    expect(sum(1 for _, elements in titled(root) if elements[0].tag == SVG + "path") == 530, "département: not all communes are drawn")


with tempfile.TemporaryDirectory() as folder:
    check_example(pathlib.Path(folder))
    check_departement(pathlib.Path(folder))

print("\n".join(faults) or "territory map: in order")
sys.exit(1 if faults else 0)
