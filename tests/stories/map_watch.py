#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`map watch` follows the folder: every way to change a record, faults and their mending, a folder that vanishes, and
the page in a browser. How fast is printed; the bound that is asserted only tells a watch from none.

Usage: map_watch.py MEDIAMAP"""
import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from story import require, temporary_folder
from territories import make_territory
from watching import Watch, change_by_edit, change_by_removal, change_by_rename, change_by_rewrite, summary, time_changes

mediamap = os.path.abspath(sys.argv[1])
BOUND = 2.0  # seconds, on a machine that is busy with other tests
ROUNDS = 40


def speed(folder, offers):
    territory = make_territory(mediamap, folder / f"speed-{offers}", offers)
    with Watch(mediamap, territory, "-o", territory / "rendus/carte.svg") as watch:
        for name, change in (("offer edit", change_by_edit), ("rewrite", change_by_rewrite), ("rename", change_by_rename),
                             ("rm", change_by_removal)):
            times = time_changes(watch, change, ROUNDS)
            text, high = summary(times)
            print(f"{offers} offers, {name}: {text}")
            require(high < BOUND, f"{offers} offres, {name} : 95e centile {high:.2f} s")


def faults(folder):
    territory = make_territory(mediamap, folder / "faults", 12)
    map_file = territory / "rendus/carte.svg"
    offer = territory / "offres/offre-0003.yaml"
    with Watch(mediamap, territory) as watch:
        before, good = map_file.read_bytes(), offer.read_text()
        offer.write_text(good + "objectifs: [\n")
        line = watch.line("attention")
        require("offres/offre-0003.yaml" in line and "reste telle" in line, line)
        require(map_file.read_bytes() == before, "le dernier bon dessin n'est plus là")
        offer.write_text(good)
        require("corrigée" in watch.line("corrigée"), "la correction n'est pas dite")
        # A fault that lasts less than the time of a save is nobody's business.
        offer.write_text("nom: [\n")
        offer.write_text(good.replace("nom: ", "nom: \"Neuf\" # "))
        watch.wait_for_new(before)
        require(b"Neuf" in map_file.read_bytes(), "le nouveau nom n'est pas dessiné")
        # The same content again is no new drawing.
        stamp = map_file.stat().st_mtime_ns
        os.utime(offer)
        offer.write_text(offer.read_text())
        time.sleep(0.6)
        require(map_file.stat().st_mtime_ns == stamp, "réécrit sans changement")
        # A folder that goes and comes back.
        before = map_file.read_bytes()
        os.rename(territory / "offres", territory / "ailleurs")
        before = watch.wait_for_new(before)
        os.rename(territory / "ailleurs", territory / "offres")
        before = watch.wait_for_new(before)
        (territory / "offres/offre-0001.yaml").unlink()
        watch.wait_for_new(before)
        require(not [n for n in os.listdir(territory / "rendus") if n.endswith(".tmp")], "un fichier temporaire est resté")
        code, rest = watch.end(signal.SIGINT)
        require(code == 0 and "arrêtée" in rest and "attention" not in rest, f"{code} {rest}")


def vanishing(folder):
    for how in ("remove", "rename"):
        for place in (folder, folder / f"gone-{how}-inside"):
            territory = make_territory(mediamap, folder / f"gone-{how}-{'in' if place == folder else 'inside'}", 3)
            with Watch(mediamap, territory, "-o", folder / "gone.svg", cwd=territory if place != folder else folder) as watch:
                if how == "remove":
                    shutil.rmtree(territory)
                else:
                    os.rename(territory, folder / f"{territory.name}-moved")
                code = watch.process.wait(timeout=20)
                text = watch.process.stderr.read().decode()
                require(code == 3 and "a disparu" in text, f"{how} : code {code}, {text}")


def get(port, path="/", headers=None, host="127.0.0.1"):
    request = urllib.request.Request(f"http://{host}:{port}{path}", headers=headers or {})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return answer.headers, answer.read().decode()


def next_event(stream):
    event = {}
    while True:
        line = stream.readline().decode().rstrip("\n")
        if line == "" and "data" in event:
            return event["event"], event["data"]
        name, _, value = line.partition(": ")
        if name in ("event", "data"):
            event[name] = value


def served(folder):
    territory = make_territory(mediamap, folder / "served", 8)
    with Watch(mediamap, territory, "--serve", "0") as watch:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", watch.line("http://")).group(1))
        headers, page = get(port)
        require("default-src 'none'" in headers["Content-Security-Policy"], str(headers))
        parts = re.findall(r'(?:src|href)="([^"]+)"', page)
        texts = [page] + [get(port, f"/{part}")[1] for part in parts]
        for text in texts:
            outside = [u for u in re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\"'\s)]*", text) if "www.w3.org/" not in u]
            require(not re.search(r"(?:src|href|url|import|fetch)\W{1,4}(?:https?:)?//", text) and not outside, f"vers l'extérieur : {outside}")
        require(get(port, "/carte.svg")[1] == (territory / "rendus/carte.svg").read_text(), "la carte servie n'est pas celle du fichier")

        stream = urllib.request.urlopen(f"http://localhost:{port}/evenements", timeout=20)
        require(next_event(stream)[0] == "carte", "premier événement")
        offer = territory / "offres/offre-0002.yaml"
        good = offer.read_text()
        offer.write_text(re.sub("nom: .*", 'nom: "Servi & vu"', good))
        require(next_event(stream)[0] == "carte", "événement de la nouvelle carte")
        require("Servi &amp; vu" in get(port, "/carte.svg")[1], "nouvelle carte")
        offer.write_text("nom: [\n")
        kind, text = next_event(stream)
        require(kind == "faute" and "offre-0002.yaml" in text and "contient une faute" in text, text)
        offer.write_text(re.sub("nom: .*", 'nom: "Servi & vu"', good))
        require(next_event(stream)[0] == "carte", "la faute corrigée")
        stream.close()

        with contextlib.suppress(urllib.error.HTTPError):
            get(port, headers={"Host": "carte.example.org"})
            require(False, "un autre nom est accepté")
        taken = subprocess.run([mediamap, "-C", territory, "map", "watch", "--serve", str(port)], capture_output=True, text=True)
        require(taken.returncode == 2 and f"le port {port} est déjà pris" in taken.stderr, taken.stderr)
        require(watch.end(signal.SIGTERM)[0] == 0, "fin par SIGTERM")
    with Watch(mediamap, territory, "-o", territory / "rendus/c.pdf", "--serve", str(port)) as watch:
        watch.line("http://")
        require(get(port, "/carte.svg")[1].startswith("<"), "du PDF, le navigateur reçoit le SVG ; et le port est libre de nouveau")


def busy_lock(folder):
    import fcntl

    territory = make_territory(mediamap, folder / "busy", 5)
    map_file = territory / "rendus/carte.svg"
    with Watch(mediamap, territory) as watch, open(territory / ".mediamap/verrou", "r+") as lock:
        before = map_file.read_bytes()
        fcntl.flock(lock, fcntl.LOCK_EX)
        offer = territory / "offres/offre-0002.yaml"
        offer.write_text(re.sub("nom: .*", "nom: Attendu", offer.read_text()))
        time.sleep(0.4)
        require(map_file.read_bytes() == before, "lu pendant qu'un autre écrit")
        fcntl.flock(lock, fcntl.LOCK_UN)
        watch.wait_for_new(before)
        # The watch holds no lock while it waits.
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


with temporary_folder() as base:
    base = pathlib.Path(base)
    for part in (faults, served, vanishing, busy_lock):
        part(base)
    speed(base, 60)
    speed(base, 200)
