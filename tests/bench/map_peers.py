#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`map render` of 60, 200 and 1,000 offers on A0 beside the tools that draw the same map or the same outline.

Usage: map_peers.py MEDIAMAP [OFFERS…]

Graphviz's `neato -n2` gets the positions that mediamap found. markmap-cli, mermaid-cli and PlantUML get the outline and
are found on PATH or by the variables MARKMAP, MMDC, PLANTUML and CHROMIUM; what is missing is skipped and said. markmap
writes a page, not a drawing: it counts as a peer that draws only together with the browser that prints the page.
A peer is timed only once its drawing is seen to hold the name of every offer: mermaid exits with 0 after drawing its own error.
The memory is that of the largest process of a command; a browser has several."""
import html
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

from measure import side_by_side

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from territories import make_territory

LIMIT = 300  # Seconds a peer may take for one drawing.
UNFOLDING = 300  # Milliseconds of the page's own time before it is printed: whole in five prints of five; more takes longer.
NO_LIMIT = 100_000_000  # Characters and edges mermaid is allowed, far above what it gets.


def outline(mediamap, territory, kind, path):
    """Writes the outline that the map draws, as markmap, mermaid or plantuml read it."""
    subprocess.run([mediamap, "-C", territory, "map", "export", "--brief", "--format", kind, "-o", path], check=True,
                   capture_output=True)


def tool(variable, name):
    """The path of a peer, or None, which is said."""
    path = os.environ.get(variable) or shutil.which(name)
    if not path:
        print(f"  {name}: not found (PATH or {variable}), skipped")
    return path


def missing_names(drawing, names):
    """The names that an SVG, or the page around it, does not show, however it breaks its lines."""
    shown = re.sub(r"<(style|script)\b.*?</\1>|<[^>]*>", "", drawing.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"\s", "", html.unescape(shown))
    return [name for name in names if re.sub(r"\s", "", name) not in text]


def offer_names(territory):
    import yaml

    return [yaml.safe_load(path.read_text(encoding="utf-8"))["nom"] for path in sorted((territory / "offres").glob("*.yaml"))]


def peer_commands(mediamap, territory, folder):
    """{name: (command, drawing to look the names up in, or None)} of the peers that are installed."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses to sandbox for root.
    markmap, mmdc, plantuml = tool("MARKMAP", "markmap"), tool("MMDC", "mmdc"), tool("PLANTUML", "plantuml")
    chromium = tool("CHROMIUM", "chromium")
    commands = {}
    if markmap:
        source, page, printed, shown = (folder / f"markmap.{end}" for end in ("md", "html", "pdf", "shown.html"))
        outline(mediamap, territory, "markmap", source)
        write = [markmap, "--no-open", "--offline", "-o", page, source]
        commands["markmap-cli, page only"] = (write, None)
        if chromium:
            browse = [chromium, "--headless", *root, f"--virtual-time-budget={UNFOLDING}"]
            show = [*browse, f"--print-to-pdf={printed}", page.as_uri()]
            both = " && ".join(shlex.join(map(str, command)) for command in (write, show))
            # The names are looked up in what the browser shows: pdftotext drops letters of a third of a point.
            subprocess.run(write, check=True, capture_output=True)
            shown.write_bytes(subprocess.run([*browse, "--dump-dom", page.as_uri()], check=True, capture_output=True).stdout)
            commands["markmap-cli, printed by Chromium"] = (["sh", "-c", both], shown)
    if mmdc:
        source, svg, settings, browser = (folder / f"mermaid.{end}" for end in ("mmd", "svg", "json", "browser.json"))
        outline(mediamap, territory, "mermaid", source)
        settings.write_text(json.dumps({"maxTextSize": NO_LIMIT, "maxEdges": NO_LIMIT}))
        start = {"executablePath": chromium} if chromium else {}
        browser.write_text(json.dumps({**start, "args": root, "protocolTimeout": LIMIT * 1000}))
        commands["mermaid-cli"] = ([mmdc, "-c", settings, "-p", browser, "-i", source, "-o", svg], svg)
    if plantuml:
        source = folder / "plantuml.puml"
        outline(mediamap, territory, "plantuml", source)
        commands["PlantUML"] = ([plantuml, "-tsvg", source], source.with_suffix(".svg"))
    return commands


def draws(name, command, drawing, names):
    """Whether a peer gets through, in time and with every offer; says why not."""
    try:
        # timeout(1) ends the browsers that a peer has started, too.
        subprocess.run(["timeout", "-k", "5", str(LIMIT), *command], check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        print(f"  {name}: " + (f"more than {LIMIT} s" if error.returncode == 124 else f"exit code {error.returncode}"))
        return False
    missing = missing_names(drawing, names) if drawing else []
    if missing:
        print(f"  {name}: {len(missing)} of {len(names)} offers not in its drawing, left out")
    return not missing


def beside_neato(mediamap, territory, folder):
    dot = folder / "map.dot"
    subprocess.run([mediamap, "-C", territory, "map", "render", "-o", dot], check=True, capture_output=True)
    for kind in ("svg", "pdf"):
        output = folder / f"map.{kind}"
        side_by_side({f"mediamap map render -o {output.name}": [mediamap, "-C", territory, "map", "render", "-o", output],
                      f"neato -n2 -T{kind}": ["neato", "-n2", f"-T{kind}", "-o", f"{output}.neato", dot]}, runs=11)


def beside_peers(mediamap, territory, folder):
    names = offer_names(territory)
    commands = {name: command for name, (command, drawing) in peer_commands(mediamap, territory, folder).items()
                if draws(name, command, drawing, names)}
    output = folder / "map.svg"
    commands["mediamap map render -o map.svg"] = [mediamap, "-C", territory, "map", "render", "-o", output]
    ratios = side_by_side(commands, runs=3)
    assert not missing_names(output, names), "mediamap leaves offers out"
    rivals = {name: ratio for name, ratio in list(ratios.items())[:-1] if "page only" not in name}
    if rivals:
        fastest = min(rivals, key=rivals.get)
        print(f"  The fastest peer that draws a file, {fastest}, takes {rivals[fastest]:.1f} times as long.")


def main(mediamap, sizes):
    with tempfile.TemporaryDirectory() as temporary:
        for offers in sizes:
            print(f"{offers} offers", flush=True)
            folder = pathlib.Path(temporary) / f"{offers}-drawn"
            folder.mkdir()
            territory = make_territory(mediamap, pathlib.Path(temporary) / str(offers), offers)
            beside_neato(mediamap, territory, folder)
            beside_peers(mediamap, territory, folder)


main(sys.argv[1], [int(size) for size in sys.argv[2:]] or [60, 200, 1000])
