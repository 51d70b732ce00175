#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Offers as cards: measured in the PDF, backs behind their fronts, QR codes read back; texts of any length; a thousand.

Usage: sheets.py MEDIAMAP"""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import measure_sheets
import story

SIZES = {"38x51": (51, 38), "76x76": (76, 76), "76x127": (127, 76), "A6": (148, 105)}
PRINTER_MARGIN = 5
TOLERANCE = 0.2
MANY = 1000
faults = []


def expect(truth, text):
    if not truth:
        faults.append(text)


def write_offer(folder, offer_id, name, family, operators=(), objectives=(), number=None):
    text = ["# yaml-language-server: $schema=../schemas/offre.json", "version: 1", "nom: " + json.dumps(name, ensure_ascii=False), f"famille: {family}"]
    if objectives:
        text += ["objectifs:", *("  - " + json.dumps(one, ensure_ascii=False) for one in objectives)]
    if operators:
        text += ["operateurs:", *(f"  - {one}" for one in operators)]
    if number is not None:
        text += ["source:", f"  post_it: {number}"]
    (pathlib.Path(folder) / f"offres/{offer_id}.yaml").write_text("\n".join([*text, "statut: recensee"]) + "\n", encoding="utf-8")


def inside(inner, outer, slack=0.0):
    return inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def cards_of(pdf, page, size):
    wide, high = SIZES[size]
    return [r for r in measure_sheets.rectangles(pdf, page)
            if r[4] in ("rgb(100%, 100%, 100%)", "rgb(100%,100%,100%)") and abs(r[2] - r[0] - wide) < 3 and abs(r[3] - r[1] - high) < 3]


def check_front(name, pdf, page, size):
    """The cards of a page, with the text in each."""
    wide, high = SIZES[size]
    width, height = measure_sheets.size(pdf, page)
    cards = cards_of(pdf, page, size)
    for card in cards:
        expect(abs(card[2] - card[0] - wide) <= TOLERANCE and abs(card[3] - card[1] - high) <= TOLERANCE, f"{name}: a card measures {card}")
        expect(inside(card, (PRINTER_MARGIN, PRINTER_MARGIN, width - PRINTER_MARGIN, height - PRINTER_MARGIN)), f"{name}: a card leaves the sheet: {card}")
    for i, a in enumerate(cards):
        expect(not any(min(a[2], b[2]) - max(a[0], b[0]) > 0.01 and min(a[3], b[3]) - max(a[1], b[1]) > 0.01 for b in cards[i + 1:]), f"{name}: cards overlap")
    for mark in measure_sheets.rectangles(pdf, page):
        if max(mark[2] - mark[0], mark[3] - mark[1]) < 3.1:
            expect(not any(min(mark[2], c[2]) - max(mark[0], c[0]) > 0 and min(mark[3], c[3]) - max(mark[1], c[1]) > 0 for c in cards), f"{name}: a cut mark in a card")
            expect(inside(mark, (PRINTER_MARGIN - 0.1, PRINTER_MARGIN - 0.1, width - PRINTER_MARGIN + 0.1, height - PRINTER_MARGIN + 0.1)), f"{name}: a cut mark at {mark}")
    texts = {card[:4]: [] for card in cards}
    bottom = max(card[3] for card in cards)
    for word in measure_sheets.words(pdf, page):
        home = [card for card in cards if inside(word, card)]
        expect(home or word[1] >= bottom, f"{name}: « {word[4][:30]} » stands in no card")
        if home:
            texts[home[0][:4]].append(word[4])
    return {card: " ".join(text) for card, text in texts.items()}


def turned(card, width, height):
    """Where a card lies on the page behind, once the sheet is turned over along its long edge."""
    if width > height:
        return (card[0], height - card[3], card[2], height - card[1])
    return (width - card[2], card[1], width - card[0], card[3])


def check_size(territory, size, paper, names, folder):
    name = f"{size} on {paper}"
    pdf = pathlib.Path(folder) / f"{size}-{paper}.pdf"
    territory.run("offer", "postits", "--size", size, "--paper", paper, "-o", str(pdf))
    seen = []
    for page in range(1, measure_sheets.pages(pdf) + 1, 2):
        fronts = check_front(name, pdf, page, size)
        width, height = measure_sheets.size(pdf, page + 1)
        codes = measure_sheets.codes(pdf, page + 1, folder)
        expect(len(codes) == len(fronts), f"{name}, page {page + 1}: {len(codes)} codes read for {len(fronts)} cards")
        for card, text in fronts.items():
            ids = [offer for offer, words in names.items() if words in text]
            expect(len(ids) == 1, f"{name}: « {text} » names {ids}")
            back = turned(card, width, height)
            behind = measure_sheets.codes(pdf, page + 1, folder, back)
            expect(behind == [f"mediamap:offre:{one}" for one in ids], f"{name}: behind {ids} is {behind}")
            seen += ids
    expect(sorted(seen) == sorted(names), f"{name}: {len(seen)} cards for {len(names)} offers")
    print(f"{name}: {len(seen)} cards, {len(fronts)} on the last of {measure_sheets.pages(pdf) // 2} sheets")


def check_awkward(territory, family, folder):
    actors = [f"acteur-{i}" for i in range(60)]
    source = pathlib.Path(folder) / "acteurs.csv"
    source.write_text(story.rows(60), encoding="utf-8")
    territory.run("actors", "import", str(source))
    write_offer(territory.folder, "sans-blanc", "x" * 2000, family)
    write_offer(territory.folder, "emoji", "🙂👩🏽‍💻 Clavier 🎹 et 🇫🇷", family)
    write_offer(territory.folder, "droite-a-gauche", "مساعدة رقمية للجميع", family)
    write_offer(territory.folder, "soixante", "Réseau d'entraide", family, operators=actors, objectives=[f"Se connaître, étape {i}" for i in range(30)])
    pdf = pathlib.Path(folder) / "awkward.pdf"
    done = territory.run("offer", "postits", "--no-backs", "-o", str(pdf), "--empty", "24",
                         *(word for one in ("sans-blanc", "emoji", "droite-a-gauche", "soixante") for word in ("--offer", one)))
    expect("2 textes sont coupés" in done.stderr and "sans-blanc" in done.stderr and "soixante" in done.stderr, f"awkward: {done.stderr}")
    texts = [text for page in range(1, measure_sheets.pages(pdf) + 1) for text in check_front("awkward", pdf, page, "38x51").values()]
    expect(len(texts) == 28, f"awkward: {len(texts)} cards")
    expect(sum("…" in text for text in texts) == 2, "awkward: the ellipsis is missing")
    expect(sum("1 post-it = 1 offre de service" in text for text in texts) == 24, "awkward: empty cards")


def check_many(binary, folder):
    territory = story.Territory(binary, f"{folder}/many")
    family = territory_families(territory)[0]
    for i in range(MANY):
        write_offer(territory.folder, f"offre-{i}", f"Atelier du village numéro {i}", family, objectives=["Apprendre ensemble"])
    outputs = [pathlib.Path(folder) / f"many-{n}.pdf" for n in (1, 2)]
    began = time.monotonic()
    territory.run("offer", "postits", "-o", str(outputs[0]))
    took = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    territory.run("offer", "postits", "-o", str(outputs[1]))
    expect(outputs[0].read_bytes() == outputs[1].read_bytes(), "a thousand: two runs differ")
    expect(measure_sheets.pages(outputs[0]) == 80, "a thousand: not 40 sheets of 25")
    expect(took < 30, f"a thousand: {took:.1f} s")
    subprocess.run(["qpdf", "--check", outputs[0]], check=True, capture_output=True)
    print(f"{MANY} offers: {took:.1f} s, {outputs[0].stat().st_size / 1e6:.1f} MB of PDF, at most {peak:.0f} MB of memory")


def territory_families(territory):
    import yaml

    return [f["id"] for f in yaml.safe_load(pathlib.Path(territory.path("thematiques.yaml")).read_text(encoding="utf-8"))["familles"]]


with tempfile.TemporaryDirectory() as folder:
    check_many(sys.argv[1], folder)
    territory = story.Territory(sys.argv[1], f"{folder}/essai")
    families = territory_families(territory)
    names = {}
    for i in range(30):
        # Codes of different sizes, from the shortest ids to the longest.
        offer_id = f"o-{i}" + "-longue" * (i % 11)
        names[offer_id] = f"Permanence n{i:02}e"
        write_offer(territory.folder, offer_id, names[offer_id], families[i % 3], objectives=["Apprendre"])
    for size in SIZES:
        check_size(territory, size, "A4", names, folder)
    check_size(territory, "A6", "A3", names, folder)
    check_awkward(territory, families[0], folder)

print("\n".join(faults[:40]) or "sheets: in order")
sys.exit(1 if faults else 0)
