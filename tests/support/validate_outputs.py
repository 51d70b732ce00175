#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks what the program prints as JSON against schemas/sorties/, on a territory made from the example's sources.

    validate_outputs.py BINARY SOURCE_FOLDER      SOURCE_FOLDER is that of the project
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


class Outputs:
    def __init__(self, binary, project, folder):
        self.binary = binary
        self.schemas = project / "schemas" / "sorties"
        self.folder = folder
        self.checked = set()
        self.wrong = []

    def run(self, *words, codes=(0,)):
        command = [self.binary, *map(str, words)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795478400"}
        done = subprocess.run(command, cwd=self.folder, capture_output=True, encoding="utf-8", env=environment)
        if done.returncode not in codes:
            sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")
        return done.stdout

    def check(self, *words, codes=(0,)):
        """Runs a command with --format json; returns its output when it is what its schema says."""
        text = self.run(*words, "--format", "json", codes=codes)
        name = next(name for name in ("-".join(map(str, words[:n])) for n in (3, 2, 1)) if (self.schemas / f"{name}.json").exists())
        path = self.schemas / f"{name}.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        value = json.loads(text)
        # The base address lets a schema refer to those of the files.
        resolver = jsonschema.RefResolver(base_uri=path.as_uri(), referrer=schema)
        for error in jsonschema.Draft7Validator(schema, resolver=resolver).iter_errors(value):
            where = "/".join(map(str, error.absolute_path))
            self.wrong.append(f"{' '.join(map(str, words))}: {where}: {error.message[:300]}")
        self.checked.add(name)
        return value

    def demand(self, holds, what):
        if not holds:
            self.wrong.append(what)


def adds_up(report):
    parts = report["crees"] + report["mis_a_jour"] + report["inchanges"] + len(report["rejetees"])
    return report["lignes"] == parts


def tell_the_story(outputs, sources):
    outputs.run("init", ".", "--name", "CC des Hauts de Flandre", "--type", "CC", "--siren", "200040954")
    for words in ("status", "check", "territory show", "actors list", "offer list", "analyse gaps"):
        outputs.check(*words.split())

    rejected = outputs.folder / "communes-rejetees.csv"
    rejected.write_text("code_insee,nom,population\n59046,Bambecque,845\n5967,Bergues,1\n59067,,1\n", encoding="utf-8")
    for source in (rejected, sources / "communes.csv", sources / "communes.csv"):
        outputs.demand(adds_up(outputs.check("territory", "import", source)), f"{source.name} does not add up")
    outputs.check("territory", "show")

    doubtful = outputs.folder / "douteux.csv"
    doubtful.write_text(
        "id,nom,commune,latitude,telephone,services,date_maj,remarque\n"
        "doute,Lieu à compléter,Bergues,99,03 53,Danse|Aide aux démarches administratives,2026-13-01,à revoir\n"
        ",,Bergues,,,,,\nde trop,x,y,z\ndoute,Lieu à compléter,Bergues,,,,2020-01-01,\n",
        encoding="utf-8",
    )
    for source in (sources / "acteurs.csv", doubtful, doubtful, sources / "acteurs.csv"):
        outputs.demand(adds_up(outputs.check("actors", "import", source)), f"{source.name} does not add up")
    record = outputs.folder / "acteurs" / "doute.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("nom: Lieu à compléter", "nom: Lieu corrigé"), encoding="utf-8")
    doubtful.write_text("id,nom,commune,date_maj\ndoute,Lieu renommé,Bergues,2026-11-01\n", encoding="utf-8")
    outputs.demand(outputs.check("actors", "import", doubtful)["conflits"], "a field changed by hand is no conflict")

    actors = outputs.check("actors", "list")["acteurs"]
    outputs.check("actors", "list", "--a-completer")
    outputs.check("actors", "list", "--columns", "tout", "--sort", "latitude")
    for field in ("typologie", "services", "telephone", "latitude"):
        counted = outputs.check("actors", "list", "--count-by", field)
        outputs.demand(counted["total"] == len(actors), f"actors list --count-by {field}: the total is not that of the list")
    for actor in actors:
        outputs.check("actors", "show", actor["id"])

    outputs.check("actors", "contacts", "list")
    outputs.run("actors", "contacts", "add", "--name", "Camille Exemple", "--actor", actors[0]["id"], "--role", "Directrice",
                "--mail", "camille@example.org", "--phone", "0600000000", "--note", "au forum", "--source", "carte")  # fmt: skip
    outputs.run("actors", "contacts", "add", "--name", "Dominique Essai", "--date", "2020-01-01")
    expired = outputs.check("actors", "contacts", "list", "--expired")["contacts"]
    outputs.demand([one["nom"] for one in expired] == ["Dominique Essai"], "contacts: not the expired one")
    outputs.check("actors", "contacts", "list")
    outputs.run("actors", "contacts", "erase", "--expired")
    sheet = outputs.folder / "a-completer.csv"
    outputs.run("actors", "complete", "--export", sheet)
    lines = sheet.read_text(encoding="utf-8").splitlines()
    lines[1] += '"garder"'
    sheet.write_text("\n".join([*lines, '"inconnu";"";"nom";"";"";"";"x"']) + "\n", encoding="utf-8")
    for _ in range(2):
        report = outputs.check("actors", "complete", "--import", sheet)
        outputs.demand(adds_up(report) and len(report["rejetees"]) == 1, "actors complete --import does not add up")
    # The same name at the same spot: neither the SIRET, address nor telephone by which the import knows an actor again.
    full = outputs.check("actors", "list", "--columns", "tout")["acteurs"]
    twin = outputs.folder / "doublons.csv"
    twin.write_text("id,nom,commune,latitude,longitude\n" + "".join(
        f"double-{i},{one['nom'].upper()},{one['commune']},{one['latitude']},{one['longitude']}\n"
        for i, one in enumerate([one for one in full if one.get("latitude")][:5])), encoding="utf-8")
    outputs.run("actors", "import", twin)
    pairs = outputs.check("actors", "dedupe", "--min-score", "20")
    outputs.demand(pairs["exactes"] > 0 and pairs["paires"], "no duplicate is tried")

    tell_of_other_sources(outputs)

    derived = outputs.check("offer", "derive")
    outputs.demand(derived["crees"] == len(derived["offres"]) > 0, "offer derive: the count is not that of the list")
    outputs.check("offer", "derive")
    outputs.run("workshop", "plan", "--date", "2027-01-21", "--start", "09:00", "--place", actors[0]["id"])
    offer = {
        "name": "Bus", "family": "creation-et-loisirs", "thematic": "jeu-video", "commune": "59067",
        "public": "Seniors", "objective": "Aller vers",
        "schedule": "We 14:00-17:00", "from": "2027-01-04", "until": "2027-06-30",
        "workshop": "atelier-2027-01-21", "post-it": "7", "address": "Place de la mairie", "cost": "Gratuit",
    }  # fmt: skip
    outputs.run("offer", "add", "--off-site", *(f"--{option}={value}" for option, value in offer.items()))
    outputs.check("offer", "show", "bus")
    for offer in outputs.check("offer", "list")["offres"][:20]:
        outputs.check("offer", "show", offer["id"])
    gaps = outputs.check("analyse", "gaps")["thematiques"]
    outputs.check("analyse", "gaps", "--fail-on", "faible", codes=(1,))
    states = {row["etat"] for row in gaps}
    outputs.demand(states == {"manquante", "faible", "couverte"}, f"gaps: only {states} are tried")

    outputs.run("map", "render")
    tell_of_outlines(outputs)
    plan = outputs.folder / "plan.md"
    plan.write_text("# Carte\n\n## Création et loisirs\n\n- Bus\n- Ludothèque\n\n## Cuisine\n\n- Gâteaux\n", encoding="utf-8")
    for words in ((), ("--new-families",), ()):
        outputs.demand(adds_up(outputs.check("map", "import", plan, *words)), "map import does not add up")
    outputs.run("bilan", "new")
    tell_of_the_panel(outputs)
    outputs.check("status")
    (outputs.folder / "offres" / "fausse.yaml").write_text("version: 1\nnom: Sans famille\nstatut: sure\n")
    (outputs.folder / "offres" / "copie.yml").write_text("version: 1\n")
    found = outputs.check("check", codes=(1,))
    counts = [sum(one["niveau"] == level for one in found["problemes"]) for level in ("faute", "remarque")]
    outputs.demand(counts == [found["fautes"], found["remarques"]], "check: the counts are not those of the list")


def tell_of_other_sources(outputs):
    folder = outputs.folder
    source = folder / "lieux.csv"
    source.write_text("Structure;Ville;Tel\nLa Remise;BERGUES;03 53 01 02 03\n;Bergues;\n", encoding="cp1252")
    mapping = folder / "correspondance.yaml"
    mapping.write_text("nom: {colonne: Structure}\ncommune: {colonne: Ville}\ntelephone: {colonne: [Tel, Mobile]}\n", encoding="utf-8")
    mapped = outputs.check("actors", "import", source, "--mapping", mapping)
    outputs.demand(adds_up(mapped) and len(mapped["rejetees"]) == 1, "an import with a mapping does not add up")
    outputs.demand(len(mapped["colonnes_absentes"]) == 1, "a column that the source lacks is not told")
    outputs.demand({one["regle"] for one in mapped["nettoyages"]} >= {"telephone-international", "commune-nom-officiel"}, "no cleaning is told")

    other = folder / "autre.csv"
    other.write_text("nom,commune,telephone,site_web,date_maj\nLa Remise,Bergues,0353010203,,2026-01-01\n", encoding="utf-8")
    outputs.demand(outputs.check("actors", "import", other)["mis_a_jour"] == 1, "a second source does not join its record")
    other = folder / "troisieme.csv"
    other.write_text("nom,commune,telephone,date_maj\nLa Remise,Bergues,0353010203,2025-01-01\n", encoding="utf-8")
    told = outputs.check("actors", "import", other)["conflits"]
    outputs.demand([one["autre_source"] for one in told] == ["autre.csv"], "a difference does not name the other source")

    card = folder / "carte.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Exemple;Alix;;;\nFN:Alix Exemple\nORG:La Remise\nEMAIL:alix@example.org\nEND:VCARD\n", encoding="utf-8")
    outputs.demand(outputs.check("actors", "import", card)["contacts"]["crees"] == 1, "the person of a card is no contact")

    structures, services = folder / "structures.json", folder / "services.json"
    structures.write_text('[{"id": "r--s1", "source": "r", "nom": "La Ruche", "commune": "Bergues", "code_postal": "59380", "thematiques": [], "date_maj": "2026-05-04"}]', encoding="utf-8")
    services.write_text(
        '[{"id": "r--a1", "source": "r", "structure_id": "r--s1", "nom": "Aide aux papiers", "zone_diffusion_nom": "Bergues", "date_maj": "2026-05-04",'
        ' "thematiques": ["numerique--realiser-des-demarches-administratives-avec-un-accompagnement"]},'
        ' {"id": "r--a2", "source": "r", "structure_id": "r--s9", "nom": "Ailleurs", "thematiques": [], "date_maj": "2026-05-04"}]', encoding="utf-8")  # fmt: skip
    outputs.check("actors", "import", structures)
    for offers in (1, 0):
        report = outputs.check("actors", "import", services)
        outputs.demand(adds_up(report) and len(report["offres"]) == offers == report["crees"], "services: the offers do not add up")


def tell_of_outlines(outputs):
    outline = outputs.folder / "plan.md"
    outputs.run("map", "export", "-o", outline)
    again = outputs.check("map", "import", outline)
    outputs.demand(adds_up(again) and again["inchanges"] == again["lignes"] > 0, "map import: our own outline changes something")
    outline.write_text("# C\n## Accès aux droits\n- Plan\n  - Opérateur : Personne\n## Autre\n- Là\n# D\n", encoding="utf-8")
    told = outputs.check("map", "import", outline)
    outputs.demand(adds_up(told) and told["rejetees"] and told["branches_inconnues"], "map import: unknown branches are not told")
    outputs.demand(outputs.check("map", "import", outline, "--new-families")["familles"], "map import: no new family")


def tell_of_the_panel(outputs):
    panel = outputs.check("actors", "panel", "--size", "12")
    outputs.demand(len(panel["acteurs"]) == 12, "actors panel: not as many actors as places")
    outputs.demand(panel["plancher"] <= panel["ecart"], "actors panel: better than what is possible")
    workshop = next((outputs.folder / "ateliers").iterdir()).name
    chosen = outputs.check("actors", "panel", "--size", "12", "--workshop", workshop)["acteurs"]
    replaced = outputs.check("actors", "panel", "replace", chosen[0]["id"])
    outputs.demand(replaced["remplacant"]["id"] == chosen[0]["remplacants"][0], "actors panel replace: not the one announced")
    territory = outputs.folder / "territoire.yaml"
    before = territory.read_text(encoding="utf-8")
    territory.write_text(before + "panel:\n  cibles:\n    typologie: {CCAS: 5, BUS: 1}\n", encoding="utf-8")
    clashes = outputs.check("actors", "panel", "--size", "12", codes=(1,))["conflits"]
    outputs.demand(len(clashes) == 2, "actors panel: impossible targets are not told")
    territory.write_text(before, encoding="utf-8")


def main():
    binary, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    for path in sorted((project / "schemas" / "sorties").glob("*.json")):
        jsonschema.Draft7Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory(prefix="outputs-") as folder:
        outputs = Outputs(str(binary), project, pathlib.Path(folder))
        tell_the_story(outputs, project / "examples" / "hauts-de-flandre" / "sources")
    unused = {path.stem for path in outputs.schemas.glob("*.json")} - outputs.checked
    outputs.demand(not unused, f"no output was checked against {sorted(unused)}")
    for line in outputs.wrong:
        print(f"WRONG: {line}")
    print(f"{len(outputs.checked)} schemas, {len(outputs.wrong)} faults")
    return 1 if outputs.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
