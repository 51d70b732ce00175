# SPDX-License-Identifier: EUPL-1.2
"""Rectangles, words and QR codes of a PDF's page, in mm from its top left corner."""
import re
import subprocess
import xml.etree.ElementTree as ElementTree

MM = 25.4 / 72
NUMBER = r"[-+]?\d*\.?\d+(?:e[-+]?\d+)?"


def output(*words):
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def pages(pdf):
    return int(re.search(r"Pages:\s*(\d+)", output("pdfinfo", pdf)).group(1))


def size(pdf, page):
    found = re.search(r"size:\s*([\d.]+) x ([\d.]+)", output("pdfinfo", "-f", page, "-l", page, pdf))
    return tuple(float(side) * MM for side in found.groups())


def applied(transform, point):
    found = re.match(rf"matrix\(({NUMBER}),? *({NUMBER}),? *({NUMBER}),? *({NUMBER}),? *({NUMBER}),? *({NUMBER})\)", transform or "")
    if not found:
        assert not transform, transform
        return point
    a, b, c, d, e, f = map(float, found.groups())
    return (a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f)


def rectangles(pdf, page):
    """(left, top, right, bottom, fill, stroke) of each path that is an upright rectangle, glyphs and page left out."""
    root = ElementTree.fromstring(output("pdftocairo", "-svg", "-f", page, "-l", page, pdf, "-"))
    found = []

    def walk(element, transforms):
        tag = element.tag.split("}")[1]
        if tag in ("defs", "clipPath"):
            return
        transforms = [*transforms, element.get("transform")]
        if tag == "path" and re.fullmatch(rf"M {NUMBER} {NUMBER}(?: L {NUMBER} {NUMBER}){{3,4}}(?: Z)?(?: M {NUMBER} {NUMBER})?\s*", element.get("d")):
            numbers = [float(n) for n in re.findall(NUMBER, element.get("d"))]
            points = list(zip(numbers[0:8:2], numbers[1:8:2]))
            for transform in reversed(transforms):
                points = [applied(transform, point) for point in points]
            xs, ys = ([point[i] * MM for point in points] for i in (0, 1))
            style = dict(part.split(":", 1) for part in (element.get("style") or "").split(";") if ":" in part)
            fill, stroke = (element.get(name) or style.get(name) for name in ("fill", "stroke"))
            found.append((min(xs), min(ys), max(xs), max(ys), fill, stroke))
        for child in element:
            walk(child, transforms)

    walk(root, [])
    width, height = size(pdf, page)
    return [r for r in found if r[2] - r[0] < width - 1 or r[3] - r[1] < height - 1]


def words(pdf, page):
    """(left, top, right, bottom, word)."""
    text = output("pdftotext", "-bbox", "-f", page, "-l", page, pdf, "-")
    pattern = rf'<word xMin="({NUMBER})" yMin="({NUMBER})" xMax="({NUMBER})" yMax="({NUMBER})">(.*?)</word>'
    return [(*(float(n) * MM for n in m.groups()[:4]), m.group(5)) for m in re.finditer(pattern, text)]


def codes(pdf, page, folder, box=None, dots_per_inch=200):
    """The texts of the QR codes on a page, or in a box of it, read as they would be printed."""
    picture = f"{folder}/codes"
    crop = []
    if box:
        left, top, right, bottom = (round(side / 25.4 * dots_per_inch) for side in box)
        crop = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
    output("pdftoppm", "-r", dots_per_inch, "-gray", "-png", "-singlefile", "-f", page, "-l", page, *crop, pdf, picture)
    # It ends with 4 when it finds none.
    done = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture + ".png"], check=False, capture_output=True, text=True)
    return done.stdout.splitlines()
