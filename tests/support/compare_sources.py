#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Imports real sources with the national tool's own mappings and compares, field by field, with what that tool made of
them. The sources are no part of the project: each is a folder with source.csv or source.json, mapping.config.json,
communes.csv, peer-output.csv and perhaps peer-rejected.csv.

Each difference is weighed against the source and the list of communes: "same" in meaning, "here" when these prove our
value, else "open", and listed. Usage: compare_sources.py MEDIAMAP FOLDER… [--differences FIELD,… or tout]
Ends with 1 when a row is lost, or when a field has more open differences than is expected of it."""
import argparse
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import yaml

EXPECTED = {field: 0.99 for field in (
    "commune", "code_postal", "code_insee", "telephone", "courriels", "services", "publics_specifiquement_adresses",
    "frais_a_charge", "modalites_acces", "modalites_accompagnement", "date_maj", "latitude", "longitude")}
EXPECTED |= {field: 0.95 for field in ("typologie", "site_web", "horaires")}
LISTS = {"courriels", "site_web", "typologie", "services", "publics_specifiquement_adresses", "frais_a_charge",
         "modalites_acces", "modalites_accompagnement"}


# What these codes stand for, in the words of data.inclusion's list of kinds of structures.
MEANS = {"RS_FJT": ["foyer jeunes travailleurs", "foyer de jeunes travailleurs"], "CAF": ["allocation familiale", "allocations familiales"],
         "CCAS": ["centre communal d action sociale"], "FABLAB": ["fablab"]}


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


def folded(text):
    plain = unicodedata.normalize("NFD", str(text).casefold().replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def week(hours):
    """The openings of each day in minutes, and whatever else is said; None for what is no opening_hours."""
    table, more = [[] for _ in DAYS], []
    for rule in filter(None, (part.strip() for part in hours.split(";"))):
        if not (found := re.fullmatch(r"((?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*)\s+(.*)", rule)):
            more.append(rule)
            continue
        days = set()
        for part in found[1].split(","):
            first, _, last = part.partition("-")
            days |= set(range(DAYS.index(first), DAYS.index(last or first) + 1))
        times = re.sub(r'"[^"]*"', "", found[2]).strip()
        spans = []
        for span in [] if times == "off" or not times else times.split(","):
            if not (clock := re.fullmatch(r"\s*([0-2]\d):([0-5]\d)-([0-2]\d):([0-5]\d)", span)):
                return None
            begin, end = int(clock[1]) * 60 + int(clock[2]), int(clock[3]) * 60 + int(clock[4])
            if end <= begin:
                return None
            if spans and spans[-1][1] == begin:
                spans[-1] = (spans[-1][0], end)
            elif (begin, end) not in spans:
                spans.append((begin, end))
        for day in days:
            table[day] = spans
    return table, more


class Judge:
    """Weighs a difference against what the source and the list of communes say."""

    def __init__(self, folder):
        source = next(path for path in (folder / "source.csv", folder / "source.json") if path.exists())
        rows = json.loads(source.read_text()) if source.suffix == ".json" else list(csv.DictReader(source.open()))
        mapping = json.loads((folder / "mapping.config.json").read_text())
        self.rows = {}
        for row in rows:
            self.rows.setdefault(folded(row[mapping["nom"]["colonne"]]), []).append(row)
        self.mapping = mapping
        self.communes = list(csv.DictReader((folder / "communes.csv").open()))

    def row(self, record):
        """Of rows of one name the one that shares most with the record."""
        texts = [str(text) for field in ("adresse", "telephone", "commune", "id") for text in [record.get(field, "")] if text]
        return max(self.rows.get(folded(record["nom"]), [{}]),
                   key=lambda row: sum(folded(text) in folded(" ".join(map(str, row.values()))) for text in texts))

    def __call__(self, field, record, here, there):
        row = self.row(record)
        text = " ".join(str(cell) for cell in row.values())
        low = text.casefold()
        column = self.mapping.get(field, {}).get("colonne", "") if isinstance(self.mapping.get(field), dict) else ""
        if field == "site_web":
            if {one.casefold() for one in here} == {one.casefold() for one in there}:
                return "same"
            bare = [re.sub(r"^https?://", "", one.casefold()).rstrip("/") for one in here]
            return "here" if here and not there and all(one in low for one in bare) else "open"
        if field == "courriels":
            return "here" if here and set(there) < set(here) and all(one.casefold() in low for one in here) else "open"
        if field == "telephone":
            return "here" if here and not there and here[-9:] in re.sub(r"\D", "", text) else "open"
        if field == "date_maj":
            return "here" if not here and not str(row.get(column, "")).strip() else "open"
        if field == "horaires":
            ours, theirs = week(here), week(there)
            if ours == theirs:
                return "same"
            if ours and (theirs is None or (ours[0] == theirs[0] and ours[1] and "vacances" in low)):
                return "here"
            return "open"
        if field == "typologie":
            meant = folded(record["nom"])
            more = set(here) - set(there)
            return "here" if set(there) < set(here) and all(any(words in meant for words in MEANS.get(code, [])) for code in more) else "open"
        if field == "frais_a_charge":
            forbidden = [choice for choice in self.mapping[field] if any(term.casefold() in low for term in choice.get("sauf", []))]
            return "here" if set(there) - set(here) == {choice["cible"] for choice in forbidden} else "open"
        if field == "commune" and folded(here) == folded(there):
            return "same"
        return self.place(field, record, here, there, text)

    def place(self, field, record, here, there, text):
        known = [one for one in self.communes if folded(one["nom"]) == folded(record.get("commune", ""))]
        codes = {code for one in known for code in one["codes_postaux"].split("|")}
        if field == "code_postal":
            if here and here in text and there not in text:
                return "here"
            return "here" if here in codes and there not in codes else "open"
        if field == "code_insee":
            ours = {one["code_insee"] for one in known}
            return "here" if here in ours and there not in ours else "open"
        if field == "commune":
            return "here" if here in {one["nom"] for one in known} and there not in {one["nom"] for one in self.communes} else "open"
        return "open"


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
    judge = Judge(folder)
    for field, expected in EXPECTED.items():
        verdicts = {"same": [], "here": [], "open": []}
        for record, peer in pairs:
            here, there = value(record, field), value(peer, field)
            if here != there:
                verdicts[judge(field, record, here, there)].append((peer["nom"], here, there))
        total = max(1, len(pairs))
        equal = 1 - sum(map(len, verdicts.values())) / total
        share = 1 - len(verdicts["open"]) / total
        print(f"  {field:34} {100 * equal:6.2f} % equal, {len(verdicts['same'])} the same in meaning, {len(verdicts['here'])} proved here, "
              f"{len(verdicts['open'])} open: {100 * share:6.2f} %{'' if share >= expected else '  ← expected ' + format(expected, '.0%')}")
        if share < expected:
            wrong.append(f"{field}: {share:.4f}")
        for kind, cases in verdicts.items():
            for name, here, there in cases if kind == "open" or field in show or "tout" in show else []:
                print(f"      {kind}: {name[:40]:40} here {here!r}  there {there!r}")
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
