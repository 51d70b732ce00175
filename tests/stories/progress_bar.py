#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A long import shows a bar on a terminal and wipes it out; in a pipe, with --quiet, or when the work is short, nothing."""
import os
import pathlib
import pty
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

        def fresh(name):
            return story.Territory(sys.argv[1], os.path.join(work, name))

        shown = stderr_on_terminal(fresh("un").command("actors", "import", source), NO_COLOR="1")
        story.require("fiches [" in shown and " %" in shown, f"pas de barre sur un terminal : {shown[:400]!r}")
        story.require(not any("[" in line for line in visible(shown)), f"la barre est restée : {shown[-400:]!r}")
        story.require("\x1b[3" not in shown, "de la couleur malgré NO_COLOR")
        drawn = shown.count("%")

        story.require(stderr_on_terminal(fresh("deux").command("--quiet", "actors", "import", source)) == "",
                      "une barre malgré --quiet")
        story.require(stderr_on_terminal(fresh("trois").command("actors", "import", source), TERM="dumb") == "",
                      "une barre sur un terminal qui ne sait pas effacer")
        story.require(fresh("quatre").run("actors", "import", source).stderr == "", "une barre hors d'un terminal")
        story.require("%" not in stderr_on_terminal(fresh("cinq").command("actors", "list")), "une barre pour un travail court")
    print(f"import de {ROWS} lignes : barre dessinée {drawn} fois sur un terminal, effacée à la fin ; ailleurs rien")


main()
