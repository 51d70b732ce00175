#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Long work (an import, a load without the cache) shows a bar on a terminal and wipes it out; in a pipe, with --quiet,
on a terminal that cannot wipe it out, or when the work is short, nothing."""
import os
import pathlib
import pty
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

ROWS = 20000


def stderr_on_terminal(command, **environment):
    """What the command writes to the terminal that is its standard error."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs,
                               env={**os.environ, "TERM": "xterm", **environment})
    os.close(theirs)
    text = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the terminal closes when the last one that holds it ends
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    story.require(process.wait() == 0, f"{command[1:]} : code {process.returncode}\n{text.decode()}")
    return text.decode()


def visible(text):
    """What stands on the lines of the terminal in the end."""
    return [line.split("\r\x1b[K")[-1] for line in text.replace("\r\n", "\n").split("\n")]


def main():
    with story.temporary_folder() as work:
        source = os.path.join(work, "acteurs.csv")
        with open(source, "w", encoding="utf-8") as file:
            file.write(story.rows(ROWS))

        territory = story.Territory(sys.argv[1], os.path.join(work, "t"))
        drawn = 0
        for command in (["actors", "import", source], ["analyse", "gaps"]):
            shutil.rmtree(territory.path(".mediamap", "cache"), ignore_errors=True)
            shown = stderr_on_terminal(territory.command(*command), NO_COLOR="1")
            story.require("fiches [" in shown and " %" in shown, f"{command} : pas de barre sur un terminal : {shown[:400]!r}")
            story.require(not any("[" in line for line in visible(shown)), f"{command} : la barre est restée : {shown[-400:]!r}")
            story.require("\x1b[3" not in shown, "de la couleur malgré NO_COLOR")
            drawn += shown.count("%")
        story.require("%" not in stderr_on_terminal(territory.command("--version")), "une barre pour un travail court")

        load = territory.command("analyse", "gaps")
        quiet = territory.command("--quiet", "analyse", "gaps")
        for why, run in (("malgré --quiet", lambda: stderr_on_terminal(quiet)),
                         ("sur un terminal qui ne sait pas effacer", lambda: stderr_on_terminal(load, TERM="dumb")),
                         ("hors d'un terminal", lambda: territory.run("analyse", "gaps").stderr)):
            shutil.rmtree(territory.path(".mediamap", "cache"), ignore_errors=True)
            story.require("[" not in run(), f"une barre {why}")
    print(f"import de {ROWS} lignes : barre dessinée {drawn} fois sur un terminal, effacée à la fin ; ailleurs rien")


main()
