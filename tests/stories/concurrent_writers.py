#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Twenty commands add an offer at the same time while others read: twenty records, and no reader sees a fault."""
import json
import os
import pathlib
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story

WRITERS = 20


def read_until(territory, finished, seen, faults):
    while True:
        last = finished.is_set()
        done = territory.run("--lock-wait", "60", "offer", "list", "--format", "json", code=None)
        if done.returncode != 0 or done.stderr:
            faults.append(f"code {done.returncode} : {done.stderr}")
            return
        seen.append(len(json.loads(done.stdout)["offres"]))
        if last:
            return


def main():
    with story.temporary_folder() as work:
        territory = story.Territory(sys.argv[1], os.path.join(work, "t"))
        finished, faults = threading.Event(), []
        seen = [[] for _ in range(3)]
        readers = [threading.Thread(target=read_until, args=(territory, finished, counts, faults)) for counts in seen]
        for reader in readers:
            reader.start()

        # Half of them want the same name: their ids must differ.
        writers = [
            subprocess.Popen(territory.command("--lock-wait", "60", "offer", "add", "--name",
                                               "Atelier" if i % 2 else f"Offre {i}", "--family", "acces-aux-droits"),
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for i in range(WRITERS)
        ]
        ids = []
        for writer in writers:
            out, err = writer.communicate()
            story.require(writer.returncode == 0, f"offer add : code {writer.returncode}\n{err}")
            ids.append(out.strip())
        finished.set()
        for reader in readers:
            reader.join()

        story.require(not faults, "un lecteur a vu un défaut : " + "; ".join(faults))
        records = territory.records("offres")
        story.require(len(records) == WRITERS, f"{len(records)} fiches pour {WRITERS} commandes")
        story.require({name[:-5] for name in records} == set(ids),
                      "les identifiants affichés ne sont pas ceux des fiches")
        for counts in seen:
            story.require(counts == sorted(counts), f"une offre vue a disparu : {counts}")
            story.require(counts[-1] == WRITERS, f"la dernière lecture compte {counts[-1]} offres")
        territory.run("check")
        reads = sum(map(len, seen))
        print(f"{WRITERS} écritures simultanées : {len(records)} fiches ; {reads} lectures pendant ce temps, "
              "sans défaut")


main()
