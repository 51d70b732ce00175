#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Other YAML parsers read in our files the very strings that were given, and an edit keeps what people added."""
import json
import os
import pathlib
import subprocess
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

NODE = """
const yaml = require('yaml');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const read = {};
for (const [name, text] of Object.entries(texts)) {
  const document = yaml.parseDocument(text);
  if (document.errors.length) throw document.errors[0];
  read[name] = document.toJSON();
}
console.log(JSON.stringify(read));
"""


def read_by_node(sources):
    """What npm's yaml reads in each file; nothing when Node.js or the package is missing."""
    places = [os.environ.get("NODE_PATH", ""), "/usr/share/nodejs"]
    try:
        done = subprocess.run(["node", "-e", NODE], input=json.dumps(sources), capture_output=True, text=True,
                              check=False, env={**os.environ, "NODE_PATH": os.pathsep.join(filter(None, places))})
    except FileNotFoundError:
        print("npm yaml : passé (node n'est pas installé)")
        return None
    if "Cannot find module 'yaml'" in done.stderr:
        print("npm yaml : passé (paquet node-yaml absent)")
        return None
    story.require(done.returncode == 0, "npm yaml refuse un de nos fichiers : " + done.stderr[-1000:])
    return json.loads(done.stdout)


def sources_of(territory):
    sources = {}
    for kind in ("acteurs", "offres"):
        for name in territory.records(kind):
            with open(territory.path(kind, name), encoding="utf-8", newline="") as file:
                sources[f"{kind}/{name}"] = file.read()
    return sources


def without_repeats(texts):
    return list(dict.fromkeys(texts))


def add_offers(territory, texts):
    """Offers that carry the texts as objectives; the wanted list of each file."""
    wanted = {}
    for start in range(0, len(texts), 50):
        batch = texts[start:start + 50]
        options = [f"--objective={text}" for text in batch]
        added = territory.run("offer", "add", "--name", f"Lot {start}", "--family", "acces-aux-droits", *options)
        name = added.stdout.strip()
        wanted[f"offres/{name}.yaml"] = batch
    return wanted


def add_actors(territory, work, texts):
    """One actor for each text, in a column that no cleaning rule knows; the wanted text of each file."""
    source = os.path.join(work, "acteurs.json")
    with open(source, "w", encoding="utf-8") as file:
        json.dump([{"id": f"t{i}", "nom": f"Acteur {i}", "Divers": text} for i, text in enumerate(texts)],
                  file)
    territory.run("actors", "import", source)
    return {f"acteurs/t{i}.yaml": text for i, text in enumerate(texts)}


def compare(parser, read, objectives, details):
    for name, wanted in objectives.items():
        found = read[name].get("objectifs")
        story.require(found == wanted, f"{parser}, {name} : {found!r} au lieu de {wanted!r}")
    for name, wanted in details.items():
        found = [one["valeur"] for one in read[name]["a_completer"] if one["champ"] == "Divers"]
        story.require(found == [wanted], f"{parser}, {name} : {found!r} au lieu de {wanted!r}")


def edit_keeps_comments(territory):
    source = ("# yaml-language-server: $schema=../schemas/offre.json\n"
              "version: 1\n"
              "# vu avec la mairie\n"
              "nom: 'Café numérique'   # à confirmer\n"
              "famille: acces-aux-droits\n"
              "ma_cle: {a: [1, 2], b: oui}\n"
              "\n"
              "objectifs:\n"
              "  - rompre l'isolement  # le premier\n"
              "  # celui-ci vient de l'atelier\n"
              "  - apprendre\n"
              "publics: [Seniors]\n"
              "source:\n"
              "  ma_note: >-\n"
              "    deux\n"
              "    lignes\n")
    with open(territory.path("offres", "cafe-numerique.yaml"), "w", encoding="utf-8") as file:
        file.write(source)
    territory.run("offer", "edit", "cafe-numerique", "--name", "no", "--add-objective", "Oui: non #1",
                  "--remove-objective", "apprendre", "--add-public", "Jeunes", "--status", "confirmee")
    with open(territory.path("offres", "cafe-numerique.yaml"), encoding="utf-8") as file:
        edited = file.read()
    wanted = (source.replace("'Café numérique'", '"no"').replace("  - apprendre\n", '  - "Oui: non #1"\n')
              .replace("[Seniors]", "[Seniors, Jeunes]") + "statut: confirmee\n")
    story.require(edited == wanted, f"après offer edit :\n{edited}\nau lieu de :\n{wanted}")


def main():
    with story.temporary_folder() as work:
        territory = story.Territory(sys.argv[1], os.path.join(work, "t"))
        chance = story.random_texts(1000, 20261124)
        # Blanks at both ends are taken off before anything is written.
        blanks = " \t\r\n\f\v\u00a0\u202f\ufeff"
        texts = [text for text in without_repeats(text.strip(blanks) for text in story.AWKWARD + chance) if text]
        objectives = add_offers(territory, texts)
        # What looks like text read in the wrong encoding is mended on its way in.
        details = add_actors(territory, work, [text for text in texts if not any(sign in text for sign in "ÃÂâ")])
        sources = sources_of(territory)

        compare("PyYAML", {name: yaml.safe_load(text) for name, text in sources.items()}, objectives, details)
        print(f"PyYAML : {len(texts)} textes lus à l'identique dans {len(objectives)} offres et {len(details)} acteurs")
        by_node = read_by_node(sources)
        if by_node is not None:
            compare("npm yaml", by_node, objectives, details)
            print(f"npm yaml : {len(texts)} textes lus à l'identique")
        edit_keeps_comments(territory)
        territory.run("check")
        print("offer edit : commentaires, ordre et clés inconnues gardés")


main()
