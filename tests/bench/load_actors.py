#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What importing and loading 20,000 actors costs, beside a bare scan of the same files by libyaml.

Usage: load_actors.py MEDIAMAP LIBYAML_SCAN [COUNT]"""
import csv
import io
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from measure import once, side_by_side

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


def import_in_turn(folder, source, runs=3):
    """Into an empty territory, again unchanged, a scan of what was written: in turn, so that all meet the same noise."""
    names = ("actors import, cold", "actors import again, unchanged", "load without the cache", "load with the cache", "libyaml event scan")
    results = {name: [] for name in names}
    for n in range(runs):
        territory = pathlib.Path(folder) / f"t{n}"
        subprocess.run([mediamap, "init", territory, "--name", "Mesure", "--type", "AUTRE"], check=True, capture_output=True)
        command = [mediamap, "-C", territory, "actors", "import", source]
        gaps = [mediamap, "-C", territory, "analyse", "gaps"]
        for name, arguments in zip(names, (command, command, gaps, gaps, [scan, territory / "acteurs"])):
            if name == "load without the cache":
                shutil.rmtree(territory / ".mediamap" / "cache", ignore_errors=True)
            results[name].append(once(arguments))
        if n + 1 < runs:
            shutil.rmtree(territory)
    for name, figures in results.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*figures))
        ratio = statistics.median(a[0] / b[0] for a, b in zip(figures, results[names[-1]]))
        print(f"  {name:34} wall {wall:7.3f} s   cpu {cpu:7.3f} s   memory {memory:6.0f} MB   × {ratio:.2f}")
    return territory


with tempfile.TemporaryDirectory() as folder:
    source = pathlib.Path(folder) / "acteurs.csv"
    source.write_text(table(count), encoding="utf-8")
    print(f"{count} actors, {source.stat().st_size / 1e6:.1f} MB of CSV")
    territory = import_in_turn(folder, source)
    files = list((territory / "acteurs").glob("*.yaml"))
    print(f"{len(files)} files, {sum(f.stat().st_size for f in files) / len(files):.0f} bytes each")
    side_by_side({"actors list --format json": [mediamap, "-C", territory, "actors", "list", "--format", "json"],
                  "nothing (--version)": [mediamap, "--version"]}, runs=5)
