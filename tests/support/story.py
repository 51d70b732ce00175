# SPDX-License-Identifier: EUPL-1.2
"""What the stories share: running the program in a territory of their own, and failing with a reason."""
import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

AWKWARD = [
    "01000", "no", "2024-04-02", "1e3", "~", "+33123456789", "12:30:45", "0x1F", "- tiret", "!x", "&a", "*a",
    "%x", "@m", "Oui: non #1", "yes", "Y", "off", "null", "true", ".5", "-.inf", "1_000", "0o17", "0b11", "=",
    "<<", "? a", ": a", "[a", "]", "{a", "}", ",", "a, b", "'", '"', "a'b\"c", "\\", "\\n", "a\nb", "|", ">",
    "`x", "---", "...", "# a", "a #b", "a:b", "a: b", "https://a.fr/?x=1&y=2#z", "é", "œ", "🙂", "\u05d0\u05d1",
    "\u202eabc", "a\u00a0b", "a\u2028b", "a\u0085b", "\ufeffa", "<b>", "&amp;", "\\N", "-",
    "2001-12-14t21:59:43.10-05:00", "1.0", "1,5", "١٢", "Ⅷ",
]


def fail(reason):
    print("ÉCHEC :", reason, file=sys.stderr)
    sys.exit(1)


def require(condition, reason):
    if not condition:
        fail(reason)


class Territory:
    """A territory in a folder of its own."""

    def __init__(self, binary, folder):
        self.binary = os.path.abspath(binary)
        self.folder = folder
        self.run("init", folder, "--name", "CC de l'Essai", "--type", "CC", inside=False)

    def command(self, *arguments, inside=True):
        return [self.binary, *(("-C", self.folder) if inside else ()), *arguments]

    def run(self, *arguments, code=0, inside=True, **options):
        done = subprocess.run(self.command(*arguments, inside=inside), capture_output=True, text=True, check=False,
                              **options)
        require(code is None or done.returncode == code,
                f"{' '.join(arguments)[:200]} : code {done.returncode}, attendu {code}\n"
                f"{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def records(self, kind):
        return sorted(name for name in os.listdir(self.path(kind)) if name.endswith(".yaml"))


def snapshot(folder):
    """Every file of the territory with its bytes, without the program's own working files."""
    files = {}
    for base, folders, names in os.walk(folder):
        if base == folder and ".mediamap" in folders:
            folders.remove(".mediamap")
        for name in names:
            with open(os.path.join(base, name), "rb") as file:
                files[os.path.relpath(os.path.join(base, name), folder)] = file.read()
    return files


def in_memory():
    """A folder of the system whose files need no disk, when there is one with room."""
    memory = "/dev/shm"
    if not os.access(memory, os.W_OK):
        return None
    room = os.statvfs(memory)
    return memory if room.f_bavail * room.f_frsize > 50_000_000 else None


@contextlib.contextmanager
def temporary_folder(parent=None):
    folder = tempfile.mkdtemp(prefix="mediamap-", dir=parent)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def rows(count):
    """Invented actors, in the columns of the national standard."""
    header = "id,nom,commune,code_postal,adresse,services,date_maj\n"
    return header + "".join(
        f"acteur-{i},Point numérique {i},Bergues,59380,{i} rue de l'Église,"
        "Aide aux démarches administratives,2026-01-15\n"
        for i in range(count))


def random_texts(count, seed):
    """Up to 40 characters each: punctuation of YAML, letters, blanks, any of Unicode but for control characters."""
    chance = random.Random(seed)
    marks = " :#-?[]{},&*!|>'\"%@`\\~=<.+_0123456789eExyYnNoO"

    def character():
        kind = chance.randrange(8)
        if kind < 3:
            return chance.choice(marks)
        if kind < 5:
            return chr(ord("a") + chance.randrange(26))
        if kind == 5:
            return chr(chance.randrange(0xA0, 0x300))
        if kind == 6:
            return chr(0x2010 + chance.randrange(0x60))
        while True:
            code = chance.randrange(0x20, 0x110000)
            if not 0xD800 <= code < 0xE000 and not 0x7F <= code < 0xA0:
                return chr(code)

    return ["".join(character() for _ in range(chance.randrange(1, 41))) for _ in range(count)]
