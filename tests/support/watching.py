# SPDX-License-Identifier: EUPL-1.2
"""`map watch` as stories and measures run it, and the ways to change an offer under its eyes."""
import json
import os
import pathlib
import re
import select
import statistics
import subprocess
import time


class Watch:
    """The running program; ready once its first drawing is written."""

    def __init__(self, mediamap, territory, *options, cwd=None):
        self.mediamap, self.territory = mediamap, territory
        output = next((options[i + 1] for i, word in enumerate(options) if word == "-o"), territory / "rendus/carte.svg")
        self.map_file = pathlib.Path(output)
        self.process = subprocess.Popen([mediamap, "-C", territory, "map", "watch", *map(str, options)], stderr=subprocess.PIPE,
                                        bufsize=0, cwd=cwd)
        self.seen = b""
        self.early = []  # lines that came before the one that was waited for
        self.line("Ctrl-C")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()

    def line(self, wanted, seconds=20):
        """The next line of its messages with this in it, or one that came already and was passed over."""
        for i, line in enumerate(self.early):
            if wanted in line:
                return self.early.pop(i)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            while b"\n" in self.seen:
                line, self.seen = self.seen.split(b"\n", 1)
                if wanted in line.decode():
                    return line.decode()
                self.early.append(line.decode())
            if select.select([self.process.stderr], [], [], 0.1)[0]:
                read = os.read(self.process.stderr.fileno(), 65536)
                if not read:
                    break
                self.seen += read
        raise SystemExit(f"ÉCHEC : pas de ligne « {wanted} » ; {self.early} {self.seen}")

    def wait_for_new(self, before, seconds=20):
        """The bytes of the drawing once they are others than these; each of them is a whole drawing."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.map_file.read_bytes()
            if now != before:
                if self.map_file.suffix == ".svg" and not now.rstrip().endswith(b"</svg>"):
                    raise SystemExit("ÉCHEC : un dessin entamé est à la place de la carte")
                return now
            time.sleep(0.001)
        raise SystemExit(f"ÉCHEC : pas de nouveau dessin en {seconds} s")

    def end(self, signal):
        self.process.send_signal(signal)
        code = self.process.wait(timeout=20)
        return code, (self.seen + self.process.stderr.read()).decode()


def offer_of(watch, turn):
    return watch.territory / f"offres/offre-{turn:04}.yaml"


# Each returns the moment (nanoseconds since 1970) at which the record was changed on the disk, or just before.
def change_by_edit(watch, turn):
    offer = offer_of(watch, turn)
    subprocess.run([watch.mediamap, "-C", watch.territory, "offer", "edit", offer.stem, "--name", f"Nom édité {turn}"], check=True,
                   capture_output=True)
    return offer.stat().st_ctime_ns  # of its renaming to its place


def change_by_rewrite(watch, turn):
    offer = offer_of(watch, turn)
    text = re.sub("(?m)^nom: .*", "nom: " + json.dumps(f"Nom réécrit {turn}", ensure_ascii=False), offer.read_text(encoding="utf-8"))
    now = time.time_ns()
    offer.write_text(text, encoding="utf-8")
    return now


def change_by_rename(watch, turn):
    offer = offer_of(watch, turn)
    text = re.sub("(?m)^nom: .*", "nom: " + json.dumps(f"Nom remplacé {turn}", ensure_ascii=False), offer.read_text(encoding="utf-8"))
    aside = watch.territory / "offres/.a-cote.tmp"
    aside.write_text(text, encoding="utf-8")
    now = time.time_ns()
    os.rename(aside, offer)
    return now


def change_by_removal(watch, turn):
    now = time.time_ns()
    offer_of(watch, turn).unlink()
    return now


def time_changes(watch, change, rounds):
    """Seconds from each change to the new drawing at its place."""
    times = []
    for turn in range(rounds):
        before = watch.map_file.read_bytes()
        stamp = watch.map_file.stat().st_ino
        changed = change(watch, turn)
        watch.wait_for_new(before)
        assert watch.map_file.stat().st_ino != stamp
        times.append((watch.map_file.stat().st_ctime_ns - changed) / 1e9)
        time.sleep(0.05)
    return times


def summary(times):
    """(text, 95th percentile)"""
    high = statistics.quantiles(times, n=20, method="inclusive")[-1]
    return f"median {statistics.median(times) * 1000:.0f} ms, 95 % within {high * 1000:.0f} ms, {len(times)} changes", high
