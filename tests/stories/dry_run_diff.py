#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What --dry-run shows is a true patch: `patch` makes of a copy what the command makes of the territory."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

OFFERS = {
    "longue": "version: 1\nnom: Longue\nfamille: acces-aux-droits\nobjectifs:\n"
              + "".join(f"  - objectif {i}\n" for i in range(40)) + "publics: [Seniors]\n",
    "sans-fin-de-ligne": "version: 1\nnom: Sans\nfamille: acces-aux-droits",
    "windows": "version: 1\r\n# remarque\r\nnom: Windows\r\nfamille: acces-aux-droits\r\n",
    "adieu": "version: 1\n# à garder\nnom: Adieu\nfamille: acces-aux-droits\n",
}
COMMANDS = [
    ["offer", "edit", "longue", "--name", "Très longue", "--remove-objective", "objectif 20", "--add-public", "Jeunes"],
    ["offer", "edit", "longue", "--name", "Courte", "--objective", "un seul"],
    ["offer", "edit", "sans-fin-de-ligne", "--name", "Avec"],
    ["offer", "edit", "sans-fin-de-ligne", "--family", "emploi-et-insertion"],
    ["offer", "edit", "sans-fin-de-ligne", "--status", "confirmee"],
    ["offer", "edit", "windows", "--name", "Linux", "--objective", "lire et écrire"],
    ["offer", "add", "--name", "Nouvelle", "--family", "acces-aux-droits", "--objective", "Oui: non #1"],
    ["offer", "remove", "adieu"],
]


def main():
    if shutil.which("patch") is None:
        print("passé (patch n'est pas installé)")
        return
    with story.temporary_folder() as work:
        territory = story.Territory(sys.argv[1], os.path.join(work, "t"))
        for name, text in OFFERS.items():
            with open(territory.path("offres", f"{name}.yaml"), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        for command in COMMANDS:
            shown = " ".join(command)
            before = story.snapshot(territory.folder)
            copy = os.path.join(work, "copie")
            shutil.copytree(territory.folder, copy)
            done = subprocess.run(territory.command(*command, "--dry-run"), capture_output=True, check=False)
            story.require(done.returncode == 0, f"{shown} --dry-run : code {done.returncode}\n{done.stderr.decode()}")
            story.require(story.snapshot(territory.folder) == before, f"{shown} --dry-run a écrit")
            patched = subprocess.run(["patch", "-p1", "--fuzz=0", "--binary", "-E", "-d", copy], input=done.stdout,
                                     capture_output=True, check=False)
            story.require(patched.returncode == 0,
                          f"{shown} : patch refuse\n{done.stdout.decode()}{patched.stdout.decode()}")
            territory.run(*command)
            story.require(story.snapshot(copy) == story.snapshot(territory.folder),
                          f"{shown} : ce que --dry-run montre n'est pas ce qui est écrit\n{done.stdout.decode()}")
            shutil.rmtree(copy)
    print(f"{len(COMMANDS)} commandes : --dry-run appliqué par patch donne les mêmes fichiers")


main()
