#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What loading 20,000 actor files costs, beside a bare scan of the same files by libyaml.

Usage: load_actors.py MEDIAMAP LIBYAML_SCAN [COUNT]"""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

from measure import side_by_side

mediamap, scan = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 20000


def table(rows):
    """The example's actors over and over, each time under another id and name."""
    source = pathlib.Path(__file__).parents[2] / "examples/hauts-de-flandre/sources/acteurs.csv"
    originals = list(csv.DictReader(source.open(encoding="utf-8")))
    out = io.StringIO()
    writer = csv.DictWriter(out, originals[0].keys())
    writer.writeheader()
    for n in range(rows):
        row = dict(originals[n % len(originals)])
        row["id"] = f"acteur-{n}"
        row["nom"] = f"{row['nom']} {n}"
        writer.writerow(row)
    return out.getvalue()


with tempfile.TemporaryDirectory() as folder:
    territory = pathlib.Path(folder) / "t"
    source = pathlib.Path(folder) / "acteurs.csv"
    source.write_text(table(count), encoding="utf-8")
    subprocess.run([mediamap, "init", territory, "--name", "Mesure", "--type", "AUTRE"], check=True, capture_output=True)
    print(f"{count} actors, {source.stat().st_size / 1e6:.1f} MB of CSV")
    side_by_side({"actors import --dry-run": [mediamap, "-C", territory, "actors", "import", source, "--dry-run"],
                  "nothing (--version)": [mediamap, "--version"]}, runs=3)
    subprocess.run([mediamap, "-C", territory, "actors", "import", source], check=True, capture_output=True)
    files = list((territory / "acteurs").glob("*.yaml"))
    print(f"{len(files)} files, {sum(f.stat().st_size for f in files) / len(files):.0f} bytes each")
    side_by_side({"actors list --format json": [mediamap, "-C", territory, "actors", "list", "--format", "json"],
                  "analyse gaps (loads, prints little)": [mediamap, "-C", territory, "analyse", "gaps"],
                  "libyaml event scan": [scan, territory / "acteurs"]}, runs=5)
