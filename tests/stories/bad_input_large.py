#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Bad input that does not fit in a golden case: files of 100 MB, and Ctrl-C at any point. bad_input_large.py BINARY"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

SIZE = 100_000_000  # bytes
MOST_SECONDS = 60
MOST_MEGABYTES = 1500
MOST_SAID = 20_000  # bytes of report or messages: nobody reads more

wrong = []


def demand(holds, what):
    if not holds:
        wrong.append(what)
        print(f"WRONG: {what}")


def init(folder):
    return "init", folder, "--name", "CC des Essais", "--type", "CC"


class Territory:
    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder
        self.start(*init(folder)).wait()

    def start(self, *words, **streams):
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **streams}
        where = [] if words[0] == "init" else ["-C", self.folder]
        return subprocess.Popen([self.binary, *where, *map(str, words)], **streams)

    def run(self, *words):
        """Exit code, output, messages, seconds and megabytes of a command."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as messages:
            began = time.monotonic()
            process = self.start(*words, stdout=out, stderr=messages)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.monotonic() - began
            texts = []
            for stream in (out, messages):
                stream.seek(0)
                texts.append(stream.read().decode("utf-8", "replace"))
        return process.returncode, *texts, seconds, usage.ru_maxrss / 1024

    def actors(self):
        return sum(1 for path in (self.folder / "acteurs").glob("*.yaml"))

    def leftovers(self):
        return [path.name for path in self.folder.rglob("*") if path.name.endswith(".tmp") or path.name == "journal"]


def write_large(path, beginning, unit, end=""):
    """Little by little: the memory of this process would be counted as that of its children."""
    block = unit * max(1, 1_000_000 // len(unit.encode()))
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(beginning)
        while file.tell() < SIZE:
            file.write(block)
        file.write(end)


def large_files(territory, scratch):
    cases = [
        # name, how the content begins, goes on and ends, exit code, what must be said, actors afterwards
        ("one-line.csv", ("", "x"), 3, "one-line.csv:1: une cellule de cette ligne dépasse", 0),
        ("one-cell.csv", ("nom,commune\n", "x"), 3, "one-cell.csv:2: une cellule de cette ligne dépasse", 0),
        ("open-quote.csv", ('nom,commune\n"a,b\n', "z" * 98 + ",w\n"), 3, "Un guillemet ouvert à cette ligne", 0),
        ("many-rows.csv", ("nom,commune\n", ",Bergues\n"), 3, "le tableau compte plus de", 0),
        ("no-names.csv", ("nom,commune\n", "," + "y" * 98 + "\n"), 0, "rejetées", 0),
        ("late-cp1252.csv", ("nom,commune\n", "," + "y" * 98 + "\n", "M\udce9diathèque,Watten\n"), 0, "1 créée", 1),
        ("brackets.json", ('[{"nom":', "["), 3, "trop de valeurs emboîtées", 1),
        ("same.csv", ("nom,commune\n", "Lieu unique,Watten" + " " * 81 + "\n"), 0, "1 créée", 2),
    ]
    for name, content, code, said, actors in cases:
        path = scratch / name
        write_large(path, *content)
        found, out, messages, seconds, megabytes = territory.run("actors", "import", path)
        path.unlink()
        print(f"{name}: exit {found}, {seconds:.1f} s, {megabytes:.0f} MB")
        demand(found == code, f"{name}: exit code {found}, not {code}")
        demand(said in out + messages, f"{name}: « {said} » is not said, but « {(out + messages)[-200:]} »")
        demand(len(out + messages) < MOST_SAID, f"{name}: {len(out + messages)} bytes are said")
        demand(seconds < MOST_SECONDS, f"{name}: {seconds:.0f} seconds")
        demand(megabytes < MOST_MEGABYTES, f"{name}: {megabytes:.0f} MB of memory")
        demand(territory.actors() == actors, f"{name}: {territory.actors()} actors, not {actors}")
    demand(territory.run("check")[0] == 0, "check finds something after the large files")


def interrupted(start, seconds, times):
    """Yields after each run of `start` that SIGINT met, later each time."""
    for turn in range(times):
        process = start(turn)
        time.sleep(seconds * (turn + 0.5) / times)
        process.send_signal(signal.SIGINT)
        yield turn, process.wait()


def interrupt_imports(binary, scratch):
    source = scratch / "actors.csv"
    source.write_text("nom,commune\n" + "".join(f"Lieu {n},Watten\n" for n in range(2000)), encoding="utf-8")
    trial = Territory(binary, scratch / "trial")
    seconds = trial.run("actors", "import", source)[3]
    territories = []

    def start(turn):
        territories.append(Territory(binary, scratch / f"import-{turn}"))
        return territories[turn].start("actors", "import", source)

    ends = set()
    for turn, code in interrupted(start, seconds, 12):
        territory = territories[turn]
        demand(code in (0, -signal.SIGINT, 130), f"import, turn {turn}: exit code {code}")
        found = territory.run("check")
        demand(found[0] == 0, f"import, turn {turn}: check says {found[1]}{found[2]}")
        demand(territory.actors() in (0, 2000), f"import, turn {turn}: {territory.actors()} of 2000 actors")
        demand(not territory.leftovers(), f"import, turn {turn}: left over {territory.leftovers()}")
        ends.add(territory.actors())
        territory.run("actors", "import", source)
        demand(territory.actors() == 2000, f"import, turn {turn}: {territory.actors()} actors after importing again")
    print(f"12 imports of {seconds:.2f} s interrupted, they ended with {sorted(ends)} actors")


def interrupt_maps(binary, scratch):
    territory = Territory(binary, scratch / "map")
    for n in range(200):
        text = f"version: 1\nnom: Offre numéro {n}\nfamille: acces-aux-droits\n"
        (territory.folder / "offres" / f"o{n}.yaml").write_text(text, encoding="utf-8")
    target = territory.folder / "carte.png"
    seconds = territory.run("map", "render", "-o", target)[3]
    whole = target.read_bytes()

    def start(_turn):
        target.write_bytes(b"old")
        return territory.start("map", "render", "-o", target)

    for turn, _ in interrupted(start, seconds, 12):
        demand(target.read_bytes() in (b"old", whole), f"map, turn {turn}: half a file")
        demand(not territory.leftovers(), f"map, turn {turn}: left over {territory.leftovers()}")
    print(f"12 maps of {seconds:.2f} s interrupted")


def interrupt_init(binary, scratch):
    began = time.monotonic()
    Territory(binary, scratch / "whole")
    seconds = time.monotonic() - began

    def start(turn):
        folder = scratch / f"init-{turn}"
        return subprocess.Popen([binary, *init(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    for turn, _ in interrupted(start, seconds, 24):
        folder = scratch / f"init-{turn}"
        again = subprocess.run([binary, *init(folder)], capture_output=True, encoding="utf-8")
        check = subprocess.run([binary, "-C", folder, "check"], capture_output=True, encoding="utf-8")
        demand(check.returncode == 0, f"init, turn {turn}: stuck: {again.stderr}{check.stderr}")
    print(f"24 inits of {seconds:.3f} s interrupted")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="large-") as folder:
        scratch = pathlib.Path(folder)
        large_files(Territory(binary, scratch / "territory"), scratch)
        interrupt_imports(binary, scratch)
        interrupt_maps(binary, scratch)
        interrupt_init(binary, scratch)
    print(f"{len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
