#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`map render` of 60 and 200 offers on A0 beside Graphviz's `neato -n2` that draws the same positions.

Usage: map_render.py MEDIAMAP"""
import pathlib
import subprocess
import sys
import tempfile

from measure import side_by_side

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from territories import make_territory

mediamap = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    for offers in (60, 200):
        territory = make_territory(mediamap, pathlib.Path(folder) / str(offers), offers)
        dot = pathlib.Path(folder) / f"{offers}.dot"
        subprocess.run([mediamap, "-C", territory, "map", "render", "-o", dot], check=True, capture_output=True)
        for kind in ("svg", "pdf"):
            print(f"{offers} offers, {kind.upper()}")
            output = pathlib.Path(folder) / f"map.{kind}"
            side_by_side({f"mediamap map render -o {output.name}": [mediamap, "-C", territory, "map", "render", "-o", output],
                          f"neato -n2 -T{kind}": ["neato", "-n2", f"-T{kind}", "-o", f"{output}.neato", dot]}, runs=11)
