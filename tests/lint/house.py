#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The rules of the house that a script can see. Usage: house.py ROOT"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
faults = []


def tracked(*patterns):
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                yield path


def say(path, text):
    faults.append(f"{path.relative_to(root)}: {text}")


sources = list(tracked("src/**/*.cpp", "include/**/*.hpp", "tests/**/*.cpp"))
for path in sources + list(tracked("tests/**/*.py", "tests/**/*.sh", "examples/*.sh", "cmake/*", "CMakeLists.txt", "tests/CMakeLists.txt")):
    text = path.read_text()
    if "SPDX-License-Identifier: EUPL-1.2" not in text[:200]:
        say(path, "no SPDX line")
    if re.search(r"(?<!\w)/(home|root|work)/\w", text):
        say(path, "a path of one machine")

for path in sources:
    text = path.read_text()
    lines = text.count("\n")
    if lines > 500:
        say(path, f"{lines} lines: more than one concept?")
    if re.search(r"\b(TODO|FIXME|XXX)\b", text):
        say(path, "unfinished business")

# Headers and sources in pairs, but for headers without code and cli's one-function commands.
for path in tracked("src/*/*.cpp"):
    area, name = path.parent.name, path.stem
    if area != "cli" and not (root / "include/mediamap" / area / f"{name}.hpp").exists():
        base = next((root / "include/mediamap" / area).glob(name.split("_")[0] + "*.hpp"), None)
        if base is None:
            say(path, "no header of the same name")

# A subcommand is three things of one name.
commands = re.findall(r"^Command ([a-z_]+)\(\);", (root / "include/mediamap/cli/commands.hpp").read_text(), re.M)
for name in commands:
    for path in (f"src/cli/{name}.cpp", f"man/mediamap-{name.replace('_', '-')}.1.scd", f"tests/cli/{name}"):
        if not (root / path).exists():
            faults.append(f"{path}: missing for the subcommand {name}")

# The example carries the schemas as `init` lays them.
for path in tracked("schemas/*.json"):
    copy = root / "examples/hauts-de-flandre/schemas" / path.name
    if not copy.exists() or copy.read_bytes() != path.read_bytes():
        say(copy, "differs from schemas/")

# Values that two schemas share are the same.
import json

actor = json.loads((root / "schemas/acteur.json").read_text())["properties"]
offer = json.loads((root / "schemas/offre.json").read_text())["properties"]
for ours, standard in {"publics": "publics_specifiquement_adresses", "frais_a_charge": "frais_a_charge",
                       "prise_en_charge_specifique": "prise_en_charge_specifique", "modalites_acces": "modalites_acces",
                       "modalites_accompagnement": "modalites_accompagnement"}.items():
    if offer[ours]["items"]["enum"] != actor[standard]["items"]["enum"]:
        faults.append(f"schemas/offre.json: {ours} differs from {standard} of schemas/acteur.json")

print("\n".join(faults) or f"{len(sources)} source files, {len(commands)} subcommands: in order")
sys.exit(1 if faults else 0)
