#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""An import of 2,000 rows is killed a hundred times, at instants spread over its duration, a quarter of them once it is
decided: each time the next command finds all of it or nothing."""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

ROWS = 2000
KILLS_ANYWHERE = 75
KILLS_ONCE_DECIDED = 25
# A program built without optimisation, or under a sanitizer, is let off with fewer.
MOST_SECONDS = 50
FEWEST_KILLS = 20


class Import:
    """A running import. Its instants are counted from `start`."""

    def __init__(self, territory, source):
        self.journal = territory.path(".mediamap", "journal")
        self.start = time.monotonic()
        self.process = subprocess.Popen(territory.command("actors", "import", source), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def wait_until_decided(self):
        """The instant from which the journal stands, or that of the end when it was missed."""
        while self.process.poll() is None and not os.path.exists(self.journal):
            time.sleep(0.0002)
        return time.monotonic() - self.start

    def kill_at(self, instant):
        time.sleep(max(0, instant - (time.monotonic() - self.start)))
        self.process.send_signal(signal.SIGKILL)

    def ended_by_itself(self):
        code = self.process.wait()
        self.seconds = time.monotonic() - self.start
        story.require(code in (0, -signal.SIGKILL), f"actors import : code {code}")
        return code == 0


def main():
    binary = sys.argv[1]
    chance = random.Random(20261124)
    begun = time.monotonic()
    # A killed process leaves what it wrote wherever that stands: a disk would only take longer.
    with story.temporary_folder(story.in_memory()) as work:
        empty = os.path.join(work, "vide")
        territory = story.Territory(binary, empty)
        source = os.path.join(work, "acteurs.csv")
        with open(source, "w", encoding="utf-8") as file:
            file.write(story.rows(ROWS))
        folder = territory.folder = os.path.join(work, "essai")

        durations = []
        for _ in range(3):
            shutil.copytree(empty, folder)
            running = Import(territory, source)
            decided = running.wait_until_decided()
            story.require(running.ended_by_itself() and len(territory.records("acteurs")) == ROWS,
                          "l'import non interrompu n'a pas tout écrit")
            durations.append((running.seconds, decided))
            shutil.rmtree(folder)
        duration, decided = sorted(durations)[1]

        before = after = finished = pending = 0
        instants = list(range(KILLS_ANYWHERE + KILLS_ONCE_DECIDED))
        chance.shuffle(instants)
        for k in instants:
            if before + after >= FEWEST_KILLS and time.monotonic() - begun > MOST_SECONDS:
                break
            shutil.copytree(empty, folder)
            running = Import(territory, source)
            # One instant in each slice of the duration, so that no part is left out.
            if k < KILLS_ANYWHERE:
                running.kill_at(duration * (k + chance.random()) / KILLS_ANYWHERE)
            else:
                part = (k - KILLS_ANYWHERE + chance.random()) / KILLS_ONCE_DECIDED
                running.kill_at(running.wait_until_decided() + (duration - decided) * part)
            done = running.ended_by_itself()
            finished += done
            pending += os.path.exists(os.path.join(folder, ".mediamap", "journal"))
            checked = territory.run("check")
            story.require(checked.returncode == 0, "check trouve quelque chose : " + checked.stderr)
            count = len(territory.records("acteurs"))
            story.require(count in (0, ROWS), f"interrompu, {count} acteurs sur {ROWS} (instant {k})")
            story.require(count == ROWS or not done, "un import fini sans interruption a été perdu")
            left = [name for name in os.listdir(os.path.join(folder, ".mediamap")) if name not in ("verrou", "cache")]
            story.require(not left, f"restes dans .mediamap : {left}")
            before += count == 0
            after += count == ROWS
            shutil.rmtree(folder)
    print(f"import de {ROWS} lignes : {duration:.2f} s, décidé à {decided:.2f} s ; "
          f"{before + after} interruptions sur {len(instants)} : "
          f"{before} sans rien, {after} en entier (dont {pending} terminées par check, {finished} déjà finies) ; "
          f"{time.monotonic() - begun:.0f} s en tout")
    story.require(before >= 5, "trop peu d'interruptions avant la décision pour conclure")
    story.require(after - finished >= 2, "trop peu d'interruptions après la décision pour conclure")


main()
