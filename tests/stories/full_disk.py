#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A disk without room: a French message, code 4, nothing changed, and nothing lost once there is room again."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
import story


def write_to_full_device(territory):
    for arguments in (["--help"], ["status"], ["actors", "list", "--format", "csv"]):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run(territory.command(*arguments), stdout=full, stderr=subprocess.PIPE, text=True,
                                  check=False)
        story.require(done.returncode == 4, f"{arguments} vers /dev/full : code {done.returncode}")
        story.require("le disque est plein" in done.stderr, "message : " + done.stderr)
    print("sortie vers /dev/full : code 4, message clair")


def import_on_full_disk(binary, work):
    disk = os.path.join(work, "disque")
    os.mkdir(disk)
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk],
                                           stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("disque plein : passé (il faut être root et pouvoir monter un tmpfs)")
        return
    try:
        territory = story.Territory(binary, os.path.join(disk, "t"))
        territory.run("offer", "add", "--name", "Atelier", "--family", "acces-aux-droits")
        source = os.path.join(work, "acteurs.csv")
        with open(source, "w", encoding="utf-8") as file:
            file.write(story.rows(600))
        before = story.snapshot(territory.folder)

        filler = os.path.join(disk, "place")
        refused = 0
        # From a full disk to one with room enough, in steps: the disk fills up at another point each time.
        for free in range(0, 6_000_000, 200_000):
            with open(filler, "wb") as file:
                room = os.statvfs(disk)
                try:
                    file.write(b"\0" * max(0, room.f_bavail * room.f_bsize - free))
                except OSError:
                    pass
            done = territory.run("actors", "import", source, code=None)
            if done.returncode == 0:
                break
            refused += 1
            story.require(done.returncode == 4, f"import, {free} octets libres : code {done.returncode}\n{done.stderr}")
            story.require("le disque est plein" in done.stderr, "message : " + done.stderr)
            story.require("rien n'a été changé" in done.stderr or "la prochaine commande" in done.stderr,
                          "message : " + done.stderr)
            os.remove(filler)
            territory.run("check")
            story.require(story.snapshot(territory.folder) == before, f"{free} octets libres : quelque chose a changé")
        story.require(refused > 0, "le disque n'a jamais été plein")
        story.require(len(territory.records("acteurs")) == 600, "l'import n'est pas passé une fois la place faite")
        print(f"import sur un disque plein : refusé {refused} fois (code 4), rien de changé, puis passé en entier")
    finally:
        subprocess.run(["umount", disk], check=False)


def main():
    with story.temporary_folder() as work:
        write_to_full_device(story.Territory(sys.argv[1], os.path.join(work, "t")))
        import_on_full_disk(sys.argv[1], work)


main()
