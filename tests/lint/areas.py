#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A file may include its own area and those below it, nothing above or beside. Usage: areas.py ROOT"""
import pathlib
import re
import sys
import tempfile

MAY_USE = {
    "base": {"base"},
    "model": {"base", "model"},
    "tables": {"base", "tables"},
    "clean": {"base", "model", "clean"},
    "store": {"base", "model", "store"},
    "exchange": {"base", "model", "tables", "clean", "store", "exchange"},
    "analysis": {"base", "model", "analysis"},
    "draw": {"base", "model", "draw"},
    "live": {"base", "live"},
    "cli": {"base", "model", "tables", "clean", "store", "exchange", "analysis", "draw", "live", "cli"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]mediamap/([a-z]+)/', re.M)


def violations(root):
    found = []
    for area, allowed in MAY_USE.items():
        for folder in (root / "include/mediamap" / area, root / "src" / area):
            for path in sorted(folder.glob("*.[ch]pp")):
                text = path.read_text()
                for used in INCLUDE.findall(text):
                    if used not in allowed:
                        found.append(f"{path.relative_to(root)}: {area} may not include {used}")
                if re.search(r'^\s*#\s*include[^\n]*\.\./', text, re.M):
                    found.append(f"{path.relative_to(root)}: an include goes around through ..")
    return found


def proves_itself():
    """The check must see an upward and a sideways include."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "src/model").mkdir(parents=True)
        (root / "src/draw").mkdir(parents=True)
        (root / "src/model/up.cpp").write_text('#include "mediamap/store/project.hpp"\n')
        (root / "src/draw/beside.cpp").write_text('#include "mediamap/analysis/gaps.hpp"\n')
        (root / "src/draw/fine.cpp").write_text('#include "mediamap/model/offer.hpp"\n')
        assert len(violations(root)) == 2, violations(root)


proves_itself()
root = pathlib.Path(sys.argv[1])
found = violations(root)
unknown = {p.name for p in (root / "src").iterdir() if p.is_dir()} - set(MAY_USE)
found += [f"src/{name}: an area that this check does not know" for name in sorted(unknown)]
print("\n".join(found) or "every include goes downwards")
sys.exit(1 if found else 0)
