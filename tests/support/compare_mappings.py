#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""How far the mapping that `actors mapping` proposes agrees with the one that the national tool's people wrote by hand for
the same source. Usage: compare_mappings.py MEDIAMAP FOLDER… (folders as in compare_sources.py)

Of each column that the given mapping names: is it proposed for (one of) the same fields? A proposal of another field with
a confidence of 80 and more is a fault. Ends with 1 below 80 % of the columns of a source, or with such a fault."""
import json
import pathlib
import re
import subprocess
import sys

import yaml


def columns_of(mapping):
    """{column: {fields}} of either form of the grammar."""
    found = {}

    def add(field, names):
        for name in [names] if isinstance(names, str) else names or []:
            if name:
                found.setdefault(name.strip(), set()).add(field)
    for field, rule in mapping.items():
        if isinstance(rule, list):
            for choice in rule:
                add(field, choice.get("colonnes"))
        elif isinstance(rule, dict):
            add(field, rule.get("colonne"))
            for part in ("joindre", "dissocier"):
                add(field, rule.get(part, {}).get("colonnes") or rule.get(part, {}).get("colonne"))
            for day in rule.get("jours", []):
                add(field, day["colonne"])
            add(field, rule.get("semaine"))
            add(field, rule.get("osm"))
    return found


def confidences(text):
    """{(field, column): confidence} from the comments."""
    found, field = {}, None
    for line in text.splitlines():
        if top := re.match(r"(\w+):", line):
            field = top[1]
        if one := re.match(r"(\w+): \{\w+: \"?(.*?)\"?\}  # confiance (\d+)", line):
            found[one[1], one[2]] = int(one[3])
        if one := re.match(r"  # colonne « (.*) » : confiance (\d+)", line):
            found[field, one[1]] = int(one[2])
    return found


def compare(program, folder):
    source = next(path for path in (folder / "source.csv", folder / "source.json") if path.exists())
    text = subprocess.run([program, "actors", "mapping", source], capture_output=True, text=True, check=True).stdout
    table = json.loads(source.read_text()) if source.suffix == ".json" else None
    header = set().union(*table) if table else set(source.read_text().splitlines()[0].split(","))
    given = {column: fields for column, fields in columns_of(json.loads((folder / "mapping.config.json").read_text())).items()
             if column in header}
    proposed = columns_of(yaml.safe_load(text))
    right = [column for column in given if given[column] & proposed.get(column, set())]
    other = {column: proposed[column] for column in given if column in proposed and column not in right}
    sure = confidences(text)
    wrong = [(field, column) for column, fields in other.items() for field in fields if sure.get((field, column), 0) >= 80]
    share = len(right) / len(given)
    print(f"{folder.name}: {len(right)} of {len(given)} columns right ({100 * share:.0f} %); for another field: "
          f"{ {c: sorted(f) for c, f in other.items()} }; left: {sorted(set(given) - set(right) - set(other))}")
    faults = [] if share >= 0.8 else [f"{folder.name}: {share:.2f} of the columns right"]
    return faults + [f"{folder.name}: confidently wrong: {column} as {field}" for field, column in wrong]


found = [fault for folder in sys.argv[2:] for fault in compare(sys.argv[1], pathlib.Path(folder))]
print("\n".join(found))
sys.exit(1 if found else 0)
