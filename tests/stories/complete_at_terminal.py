#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`actors complete` through a pseudo-terminal: every answer is on the disk before the next question, a kill in the middle
loses none, and the territory stays free for others while a person thinks."""
import os
import pathlib
import pty
import select
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

COLUMNS = "id,nom,commune,code_postal,adresse,pivot,date_maj,telephone\n"
ROWS = "".join(f"acteur-{i},Point {i},Bergues,59380,{i} rue A,00059113100016,2026-01-15,appeler la mairie\n" for i in range(4))


class Terminal:
    """The program behind a terminal."""

    def __init__(self, command):
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.execv(command[0], command)
        self.said = ""

    def until(self, words, seconds=30):
        """What the program says up to some words."""
        begin = time.monotonic()
        while words not in self.said:
            story.require(time.monotonic() - begin < seconds, f"« {words} » n'est pas venu ; dit : {self.said[-800:]}")
            if not select.select([self.descriptor], [], [], 0.1)[0]:
                continue
            try:
                self.said += os.read(self.descriptor, 4096).decode(errors="replace")
            except OSError:  # the other end is closed
                story.require(words in self.said, f"fini sans « {words} » ; dit : {self.said[-800:]}")
        before, _, self.said = self.said.partition(words)
        return before

    def answer(self, text):
        os.write(self.descriptor, (text + "\n").encode())

    def end(self):
        """The exit code. A terminal that goes away while the program still speaks would end it by a signal."""
        try:
            while os.read(self.descriptor, 4096):
                pass
        except OSError:  # the other end is closed
            pass
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def phone_of(territory, name):
    return territory.json("actors", "show", name).get("telephone", "")


def main():
    with story.temporary_folder() as folder:
        territory = story.Territory(sys.argv[1], os.path.join(folder, "t"))
        territory.run("actors", "import", "-", input=COLUMNS + ROWS)

        terminal = Terminal(territory.command("actors", "complete"))
        terminal.until("[1/4]")
        terminal.until("> ")
        terminal.answer("le matin")
        terminal.until("Refusé")
        terminal.until("> ")
        terminal.answer("03 20 00 00 01")
        terminal.until("[2/4]")
        story.require(phone_of(territory, "acteur-0") == "+33320000001", "la première réponse n'est pas enregistrée")
        # Someone else works meanwhile: on another record, and on the one that comes next.
        territory.run("actors", "edit", "acteur-3", "--phone", "+33320000004")
        territory.run("actors", "edit", "acteur-1", "--address", "9 rue B")
        terminal.until("> ")
        terminal.answer("+33320000002")
        terminal.until("[3/4]")
        terminal.until("> ")
        os.kill(terminal.pid, signal.SIGKILL)
        story.require(terminal.end() == -signal.SIGKILL, "le programme devait être tué")

        story.require(phone_of(territory, "acteur-1") == "+33320000002", "la réponse d'avant l'interruption est perdue")
        story.require(territory.json("actors", "show", "acteur-1")["adresse"] == "9 rue B", "le travail d'un autre est écrasé")
        territory.run("check")

        # What is left is asked again, and only that; acteur-3 was settled by the other.
        terminal = Terminal(territory.command("actors", "complete"))
        said = terminal.until("[1/1]") + terminal.until("> ")
        story.require("acteur-2" in said, f"la question reste : {said}")
        terminal.answer("g")
        terminal.until("1 point réglé, 0 reste à compléter.")
        story.require(terminal.end() == 0, "le programme devait finir bien")
        again = territory.run("actors", "import", "-", input=COLUMNS + ROWS).stdout
        story.require("4 inchangées" in again and not territory.json("actors", "list", "--a-completer")["acteurs"],
                      f"un point réglé est revenu : {again}")
    print("réponses enregistrées une à une, interruption sans perte, territoire libre entre deux réponses")


main()
