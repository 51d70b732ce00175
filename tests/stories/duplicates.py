#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`actors dedupe` on bases whose duplicates are known: precision and recall of both bands.

    duplicates.py BINARY                         invented bases; fails below what was reached
    duplicates.py BINARY ACTORS.csv COMMUNES.csv a base of one's own without duplicates, altered the same way; measures only
"""
import csv
import os
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import duplicate_bases
import story

# What was reached on the invented bases, rounded down: of all duplicates, those in the exact band and those in either;
# of the pairs told as doubtful, those that are duplicates. No exact pair may be wrong.
EXACT_RECALL, RECALL, DOUBTFUL_PRECISION = 0.92, 0.98, 0.70


def write(path, records):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(records[0]))
        writer.writeheader()
        writer.writerows(records)


def measure(binary, folder, records, twins, communes=None):
    """(exact recall, recall, doubtful precision, exact pairs that are wrong)"""
    territory = story.Territory(binary, folder)
    source = os.path.join(folder, "prive-source.csv")
    write(source, records)
    if communes:
        territory.run("territory", "import", communes)
    territory.run("actors", "import", source)
    begin = time.monotonic()
    pairs = territory.json("actors", "dedupe")["paires"]
    took = time.monotonic() - begin
    told = {band: {tuple(sorted((pair["a"], pair["b"]))) for pair in pairs if pair["bande"] == band} for band in ("exact", "douteux")}
    right = {band: len(found & twins) for band, found in told.items()}
    result = (right["exact"] / len(twins), sum(right.values()) / len(twins), right["douteux"] / max(1, len(told["douteux"])))
    wrong = told["exact"] - twins
    print(f"{len(records)} fiches, {len(twins)} doublons, {took:.2f} s : "
          f"sûrs {right['exact']}/{len(told['exact'])} justes (rappel {result[0]:.1%}) ; "
          f"douteux {right['douteux']}/{len(told['douteux'])} justes (précision {result[2]:.1%}) ; rappel en tout {result[1]:.1%}")
    if os.environ.get("VERBOSE"):
        tell(records, twins, pairs)
    return (*result, wrong)


def tell(records, twins, pairs):
    """Each pair that was missed or wrong."""
    by_id = {record["id"]: record for record in records}
    keys = ("nom", "commune", "adresse", "telephone", "pivot", "courriels")
    show = lambda i: " · ".join(str(by_id[i].get(key, "")) for key in keys)
    told = {tuple(sorted((pair["a"], pair["b"]))): pair for pair in pairs}
    for pair in sorted(set(told) - twins):
        print("  FAUX", told[pair]["bande"], told[pair]["score"], told[pair]["raisons"], told[pair]["contre"], *map(show, pair), sep="\n     ")
    for pair in sorted(twins - set(told)):
        print("  MANQUE", *map(show, pair), sep="\n     ")


def main():
    binary = sys.argv[1]
    with story.temporary_folder() as work:
        if len(sys.argv) > 2:
            base = duplicate_bases.Invention(seed=7)
            with open(sys.argv[2], encoding="utf-8") as file:
                base.records = [{key: row.get(key, "") for key in row} for row in csv.DictReader(file)]
            base.double(0.4)
            measure(binary, os.path.join(work, "t"), base.records, base.twins, sys.argv[3] if len(sys.argv) > 3 else None)
            return
        for seed, count in ((1, 300), (2, 600), (3, 1200)):
            base = duplicate_bases.Invention(seed)
            base.fill(count)
            base.double(0.3)
            exact, recall, precision, wrong = measure(binary, os.path.join(work, f"t{seed}"), base.records, base.twins)
            story.require(not wrong, f"paires sûres et fausses : {sorted(wrong)[:5]}")
            story.require(exact >= EXACT_RECALL and recall >= RECALL and precision >= DOUBTFUL_PRECISION, "moins bien qu'avant")


main()
