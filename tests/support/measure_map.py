#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Measures a printed map from its PDF: sheet, overlapping or cut words, share of the sheet in use, type sizes, fonts.

    measure_map.py FILE.pdf [--paper A0] [--min-use 0.7] [--min-type 14] [--json]

Prints what it found and exits with 1 when something asked for does not hold. As a module: `measure(path)`.
"""
import argparse
import collections
import html
import json
import re
import subprocess
import sys

PAPERS_MM = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297)}
POINTS_PER_MM = 72 / 25.4
# A line of Lato reaches from 0.987 em above the baseline to 0.213 em below; pdftotext reports that height.
LINE_HEIGHT_EM = 1.2
# pdftotext leaves out characters narrower than 3 points where there are many; it reads the page enlarged.
ENLARGED = 16
TOUCH = 0.3  # points by which boxes may meet without being an overlap

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.S)
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')

Word = collections.namedtuple("Word", "left top right bottom text")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, errors="replace").stdout


def words_of(path):
    text = run("pdftotext", "-r", str(72 * ENLARGED), "-bbox", path, "-")
    width, height = map(float, PAGE.search(text).groups())
    words = [Word(*(float(edge) / ENLARGED for edge in found[:4]), html.unescape(found[4])) for found in WORD.findall(text)]
    return width, height, words


def overlaps(words):
    """Pairs of words whose boxes share an area."""
    pairs = []
    open_words = []
    for word in sorted(words, key=lambda w: w.top):
        open_words = [other for other in open_words if other.bottom > word.top + TOUCH]
        for other in open_words:
            if other.left < word.right - TOUCH and word.left < other.right - TOUCH:
                pairs.append((other.text, word.text))
        open_words.append(word)
    return pairs


def fonts_of(path):
    fonts = []
    for line in run("pdffonts", path).splitlines()[2:]:
        fields = line.split()
        fonts.append({"name": fields[0], "embedded": fields[-5] == "yes", "unicode": fields[-3] == "yes"})
    return fonts


def measure(path):
    width, height, words = words_of(path)
    margin = 10 * POINTS_PER_MM
    lowest = max((word.bottom for word in words), default=0)
    body = [word for word in words if word.bottom < lowest - 1]  # without the footer
    sizes = collections.Counter(round((word.bottom - word.top) / LINE_HEIGHT_EM, 1) for word in words)
    info = dict(line.split(":", 1) for line in run("pdfinfo", path).splitlines() if ":" in line)
    result = {
        "pages": int(info["Pages"]),
        "title": info.get("Title", "").strip(),
        "width": width,
        "height": height,
        "words": len(words),
        "overlaps": overlaps(words),
        "outside": [
            w.text
            for w in words
            if w.left < margin or w.top < margin or w.right > width - margin or w.bottom > height - margin
        ],
        "type_sizes": dict(sorted(sizes.items(), reverse=True)),
        "smallest_type": min(sizes, default=0),
        "fonts": fonts_of(path),
        "width_used": 0,
        "height_used": 0,
    }
    if body:
        result["width_used"] = (max(w.right for w in body) - min(w.left for w in body)) / width
        result["height_used"] = (max(w.bottom for w in body) - min(w.top for w in body)) / height
    return result


def failures(found, paper=None, min_use=0, min_type=0):
    """What does not hold, in words; an empty list when all is well."""
    wrong = []
    if found["pages"] != 1:
        wrong.append(f"{found['pages']} pages")
    if paper:
        wanted = sorted(mm * POINTS_PER_MM for mm in PAPERS_MM[paper])
        if any(abs(a - b) > 0.5 for a, b in zip(sorted((found["width"], found["height"])), wanted)):
            wrong.append(f"page of {found['width']} x {found['height']} points is not {paper}")
    if found["overlaps"]:
        wrong.append(f"{len(found['overlaps'])} overlaps, e.g. {found['overlaps'][:5]}")
    if found["outside"]:
        wrong.append(f"{len(found['outside'])} words in the margin, e.g. {found['outside'][:5]}")
    for share in ("width_used", "height_used"):
        if found[share] < min_use:
            wrong.append(f"{share} is {found[share]:.2f}, less than {min_use}")
    if found["smallest_type"] < min_type - 0.05:
        wrong.append(f"smallest type is {found['smallest_type']} points, less than {min_type}")
    wrong += [f"font {font['name']} is not embedded" for font in found["fonts"] if not font["embedded"]]
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pdf")
    parser.add_argument("--paper", choices=PAPERS_MM)
    parser.add_argument("--min-use", type=float, default=0)
    parser.add_argument("--min-type", type=float, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.pdf)
    wrong = failures(found, options.paper, options.min_use, options.min_type)
    if options.json:
        print(json.dumps({**found, "failures": wrong}, ensure_ascii=False, indent=2))
    else:
        sizes = ", ".join(f"{size} pt x {count}" for size, count in found["type_sizes"].items())
        print(f"{options.pdf}: {found['width']:.2f} x {found['height']:.2f} points, {found['words']} words")
        print(f"  overlaps {len(found['overlaps'])}, in the margin {len(found['outside'])}")
        print(f"  used: width {found['width_used']:.1%}, height {found['height_used']:.1%}")
        print(f"  type: {sizes}")
        print(f"  fonts: {', '.join(font['name'] for font in found['fonts'])}")
        for line in wrong:
            print(f"  WRONG: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
