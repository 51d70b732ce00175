#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Actors out to the national standard and back: the same bytes; --strict gives what the standard's own rules accept, and
names every record that it leaves out. Twenty thousand in a few seconds."""
import csv
import io
import os
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import standard_check
import story

MANY = 20_000


def random_rows(count, seed):
    """Rows of which about half break a rule of the standard somewhere."""
    chance = random.Random(seed)
    texts = story.random_texts(count, seed) + story.AWKWARD
    samples = {
        "pivot": ["", "00059113100016", "W123456789", "12"],
        "commune": ["Bergues", ""],
        "code_postal": ["59380", "01000", "5938"],
        "code_insee": ["59067", "2A004", "", "20004"],
        "adresse": ["1 rue A", "", "  "],
        "latitude": ["50.96", "-1e-07", "", "95"],
        "longitude": ["2.43", "0", "", "est"],
        "telephone": ["+33320000001", "", "0320"],
        "date_maj": ["2026-01-15", "2026-02-30", ""],
        "presentation_resume": ["é" * 280, "é" * 281, ""],
        "horaires": ["Mo-Fr 09:00-12:00", "le samedi", ""],
        **{column: [*values, "|".join(sorted(values)), "Autre", ""] for column, values in standard_check.VALUES.items()},
    }
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(standard_check.COLUMNS)
    for i in range(count):
        row = []
        for column in standard_check.COLUMNS:
            usual = samples.get(column)
            if column == "id":
                row.append(f"acteur-{i}")
            elif usual:
                row.append(usual[0] if chance.random() < 0.9 else chance.choice(usual))
            else:
                row.append("n" + texts[i % len(texts)] if column == "nom" else "")
        table.writerow(row)
    return out.getvalue()


def fresh(binary, folder, name):
    return story.Territory(binary, os.path.join(folder, name))


def export(territory, name, *options):
    path = territory.path(name)
    done = territory.run("actors", "export", "-o", path, *options)
    with open(path, "rb") as file:
        return file.read(), done.stderr


def round_trip(binary, folder):
    first = fresh(binary, folder, "un")
    first.run("actors", "import", "-", input=random_rows(500, 5))
    out, _ = export(first, "a.csv")
    second = fresh(binary, folder, "deux")
    second.run("actors", "import", first.path("a.csv"))
    again, _ = export(second, "a.csv")
    story.require(out == again, "export, import, export : les octets diffèrent")
    third = fresh(binary, folder, "trois")
    export(first, "a.json")
    third.run("actors", "import", first.path("a.json"))
    through_json, _ = export(third, "b.csv")
    story.require(out == through_json, "par le JSON, les octets diffèrent")
    return first, out.decode()


def strict(territory, everything):
    valid, said = export(territory, "strict.csv", "--strict")
    found = standard_check.faults(valid.decode())
    story.require(not found, f"--strict laisse passer {found[:3]}")
    rows = list(csv.reader(io.StringIO(everything, newline="")))
    invalid = {rows[line - 1][0] for line, _, _ in standard_check.faults(everything)}
    kept = {row[0] for row in csv.reader(io.StringIO(valid.decode(), newline=""))} - {"id"}
    story.require(0 < len(invalid) < 500, f"{len(invalid)} fiches invalides : l'essai ne prouve rien")
    story.require(kept == {row[0] for row in rows[1:]} - invalid, "--strict ne garde pas exactement les fiches valides")
    for name in invalid:
        story.require(f"acteurs/{name}.yaml: laissée de côté" in said, f"{name} n'est pas nommé")
    return len(kept), len(invalid)


def many(binary):
    with story.temporary_folder(story.in_memory()) as folder:
        territory = fresh(binary, folder, "beaucoup")
        territory.run("actors", "import", "-", input=story.rows(MANY))
        measured = {}
        for what in ("show acteur-7", "export -o -", "list --count-by services", "list --sort adresse --format csv"):
            begin = time.monotonic()
            territory.run("actors", *what.split())
            measured[what] = time.monotonic() - begin
        slowest = max(measured.values())
        story.require(slowest < 60, f"{MANY} acteurs : {measured}")  # a guard against quadratic behaviour
        return ", ".join(f"{what} {seconds:.1f} s" for what, seconds in measured.items())


def main():
    binary = sys.argv[1]
    with story.temporary_folder() as folder:
        territory, everything = round_trip(binary, folder)
        kept, left = strict(territory, everything)
    print(f"export → import → export : mêmes octets ; --strict : {kept} valides, {left} nommées")
    print(f"{MANY} acteurs : {many(binary)}")


main()
