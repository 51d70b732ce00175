#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the manual pages against what the program says of itself.

usage: man_pages.py BINARY MANDIR

Every subcommand has its page and every page its subcommand; every option and argument of --help stands under OPTIONS
and the other way round; no page names an option that does not exist; pages have the same sections in the same order,
and scdoc accepts them. Exits 1 and lists what differs.
"""

import os
import re
import shutil
import subprocess
import sys

COMMAND_SECTIONS = ["NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXEMPLES", "CODES DE SORTIE", "FICHIERS", "VOIR AUSSI"]
PROGRAM_SECTIONS = ["NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXEMPLES", "CODES DE SORTIE", "ENVIRONNEMENT",
                    "VOIR AUSSI"]
OPTIONAL = {"FICHIERS"}
OPTION = re.compile(r"(?<![\w-])--?[A-Za-z][A-Za-z-]*")


def help_of(binary, *words):
    run = subprocess.run([binary, *words, "--help"], capture_output=True, text=True, check=True)
    return run.stdout


def help_block(text, title):
    """The rows of a block of --help: what one types, and what it does."""
    match = re.search(rf"^{title} :\n\n?((?:  .*\n)+)", text, re.MULTILINE)
    rows = match.group(1).splitlines() if match else []
    return [re.split(r"\s{2,}", row.strip(), maxsplit=1) for row in rows if re.match(r"  \S", row)]


def subcommands(text):
    return {row[0]: row[1] for row in help_block(text, "Commandes")}


def options(text):
    """Each option as it is written: "-o", "--output", …; the value's name apart."""
    return {name for row in help_block(text, "Options") for name in OPTION.findall(row[0])}


def arguments(text):
    return {row[0] for row in help_block(text, "Arguments")}


class Page:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.header = self.text.split("\n", 1)[0]
        self.sections = re.findall(r"^# (.+)$", self.text, re.MULTILINE)

    def section(self, title):
        match = re.search(rf"^# {title}\n(.*?)(?=^# |\Z)", self.text, re.MULTILINE | re.DOTALL)
        return match.group(1) if match else ""

    def heads(self):
        """The lines under OPTIONS that an indented text follows."""
        lines = self.section("OPTIONS").split("\n")
        return [line for line, following in zip(lines, lines[1:]) if following.startswith("\t") and not line.startswith("\t")]

    def options(self):
        return {name for head in self.heads() for name in OPTION.findall(head)}

    def arguments(self):
        return {match.group(1) for head in self.heads() if (match := re.fullmatch(r"_([^_]+)_", head))}


def differences(what, in_help, in_page):
    for name in sorted(in_help - in_page):
        yield f"{what} {name}: in --help, not under OPTIONS"
    for name in sorted(in_page - in_help):
        yield f"{what} {name}: under OPTIONS, not in --help"


def section_faults(page, expected):
    found = [title for title in page.sections if title in expected]
    wanted = [title for title in expected if title not in OPTIONAL or title in found]
    if found != wanted:
        yield f"sections are {found}, expected {wanted}"


def scdoc_faults(path):
    if shutil.which("scdoc") is None:
        return
    with open(path, encoding="utf-8") as source:
        run = subprocess.run(["scdoc"], stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if run.returncode != 0 or run.stderr:
        yield f"scdoc: {run.stderr.strip()}"


def page_faults(path, name, text, sections, known):
    page = Page(path)
    if not page.header.startswith(f"{name}(1) "):
        yield f"the first line does not begin with {name}(1)"
    if "SPDX-License-Identifier: EUPL-1.2" not in page.text:
        yield "no SPDX line"
    if not page.section("NOM").strip().startswith(f"{name} - "):
        yield f"NOM does not begin with '{name} - '"
    yield from section_faults(page, sections)
    yield from differences("option", options(text), page.options())
    yield from differences("argument", arguments(text), page.arguments())
    for option in sorted({option for option in OPTION.findall(page.text) if option.startswith("--")} - known):
        yield f"{option} is no option of any command"
    yield from scdoc_faults(path)


def main():
    if len(sys.argv) != 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 2
    binary, folder = sys.argv[1:]
    whole = help_of(binary)
    commands = subcommands(whole)
    texts = {"mediamap": whole, **{f"mediamap-{words.replace(' ', '-')}": help_of(binary, *words.split()) for words in commands}}
    known = set().union(*(options(text) for text in texts.values()))

    faults = []
    for name, text in texts.items():
        path = os.path.join(folder, f"{name}.1.scd")
        if not os.path.exists(path):
            faults.append(f"{path}: this page is missing")
            continue
        sections = PROGRAM_SECTIONS if name == "mediamap" else COMMAND_SECTIONS
        faults += [f"{path}: {fault}" for fault in page_faults(path, name, text, sections, known)]
    for file in sorted(os.listdir(folder)):
        if file.endswith(".1.scd") and file.removesuffix(".1.scd") not in texts:
            faults.append(f"{os.path.join(folder, file)}: no such subcommand")

    program = os.path.join(folder, "mediamap.1.scd")
    if os.path.exists(program):
        page = Page(program)
        for words in commands:
            if f"*mediamap {words}*" not in page.section("DESCRIPTION"):
                faults.append(f"{program}: DESCRIPTION does not name 'mediamap {words}'")
            if f"*mediamap-{words.replace(' ', '-')}*(1)" not in page.section("VOIR AUSSI"):
                faults.append(f"{program}: VOIR AUSSI does not name the page of 'mediamap {words}'")

    for fault in faults:
        print(fault)
    print(f"{len(texts)} pages, {sum(len(options(text)) for text in texts.values())} option names, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
