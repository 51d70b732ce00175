#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Imports real sources with the national tool's own mappings and compares, field by field, with what that tool made of
them. The sources are no part of the project: each is a folder with source.csv or source.json, mapping.config.json,
communes.csv, peer-output.csv and perhaps peer-rejected.csv.

Usage: compare_sources.py MEDIAMAP FOLDER… [--differences FIELD,…]
Ends with 1 when a row is lost or a share is below what is expected of its field."""
import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

EXPECTED = {field: 0.99 for field in (
    "commune", "code_postal", "code_insee", "telephone", "courriels", "services", "publics_specifiquement_adresses",
    "frais_a_charge", "modalites_acces", "modalites_accompagnement", "date_maj", "latitude", "longitude")}
EXPECTED |= {field: 0.95 for field in ("typologie", "site_web", "horaires")}
LISTS = {"courriels", "site_web", "typologie", "services", "publics_specifiquement_adresses", "frais_a_charge",
         "modalites_acces", "modalites_accompagnement"}


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: {done.returncode}\n{done.stderr}")
    return done


def imported(program, folder, place):
    """The report, and the records by their line in the source."""
    run(program, "init", place, "--name", "Essai", "--type", "DEPARTEMENT")
    run(program, "-C", place, "territory", "import", folder / "communes.csv")
    source = next(path for path in (folder / "source.csv", folder / "source.json") if path.exists())
    report = json.loads(run(program, "-C", place, "actors", "import", source, "--mapping", folder / "mapping.config.json",
                            "--format", "json").stdout)
    records = [yaml.load(path.read_text(), yaml.CSafeLoader) for path in sorted((place / "acteurs").glob("*.yaml"))]
    return report, records


def value(record, field):
    """Comparable: lists without order, numbers without trailing zeros."""
    got = record.get(field)
    if got is None or got == "":
        return ()if field in LISTS else ""
    if field in LISTS:
        return tuple(sorted(got if isinstance(got, list) else got.split("|")))
    if field in ("latitude", "longitude"):
        return f"{float(got):.6f}"
    return re.sub(r"\s+", " ", str(got)).strip()


def key(record):
    name = re.sub(r"\W+", " ", str(record.get("nom", "")).casefold()).strip()
    return name, record.get("code_postal") or ""


def match(records, peers):
    """Pairs of equal name and postal code, nearest address first where several are."""
    groups = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    by_name = {}
    for record in records:
        by_name.setdefault(key(record)[0], []).append(record)
    pairs, lost = [], []
    for peer in peers:
        candidates = groups.get(key(peer)) or [r for r in by_name.get(key(peer)[0], [])]
        candidates = [c for c in candidates if not c.get("_taken")]
        if not candidates:
            lost.append(peer)
            continue

        def score(record):
            return sum(value(record, field) == value(peer, field) for field in [*EXPECTED, "adresse", "id"])
        best = max(candidates, key=score)
        best["_taken"] = True
        pairs.append((best, peer))
    return pairs, lost


def compare(program, folder, show):
    with tempfile.TemporaryDirectory() as temporary:
        report, records = imported(program, folder, pathlib.Path(temporary) / "essai")
    peers = list(csv.DictReader((folder / "peer-output.csv").open()))
    rejected = folder / "peer-rejected.csv"
    thrown = list(csv.DictReader(rejected.open())) if rejected.exists() else []
    sums = report["crees"] + report["mis_a_jour"] + report["inchanges"] + len(report["rejetees"])
    pairs, lost = match(records, peers)
    names = {key(record)[0] for record in records}
    gone = [row for row in thrown if row["entryName"] and key({"nom": row["entryName"]})[0] not in names]
    print(f"\n{folder.name}: {report['lignes']} lignes = {report['crees']} créées + {report['mis_a_jour']} mises à jour + "
          f"{report['inchanges']} inchangées + {len(report['rejetees'])} rejetées")
    print(f"  gardées par l'outil national : {len(peers)}, retrouvées : {len(pairs)}")
    print(f"  écartées par lui : {len(thrown)}, sans fiche ici : {len(gone)}")
    wrong = []
    if sums != report["lignes"]:
        wrong.append("the sums do not add up")
    wrong += [f"lost: {peer['nom']}" for peer in lost] + [f"no record: {row['entryName']}" for row in gone]
    for field, expected in EXPECTED.items():
        differing = [(r, p) for r, p in pairs if value(r, field) != value(p, field)]
        share = 1 - len(differing) / max(1, len(pairs))
        print(f"  {field:34} {100 * share:6.2f} %{'' if share >= expected else '  ← attendu ' + format(expected, '.0%')}")
        if share < expected:
            wrong.append(f"{field}: {share:.4f}")
        if field in show or "tout" in show:
            for record, peer in differing:
                print(f"      {peer['nom'][:40]:40} ici {value(record, field)!r}  là {value(peer, field)!r}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--differences", default="")
    options = parser.parse_args()
    wrong = []
    for folder in options.folders:
        wrong += [f"{folder.name}: {what}" for what in compare(options.program, folder, set(options.differences.split(",")))]
    print("\n" + ("\n".join(wrong) or "nothing lost, every share as expected"))
    sys.exit(1 if wrong else 0)


main()
