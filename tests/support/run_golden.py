#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Golden tests of the program: shell sessions beside what they must print.

    run_golden.py BINARY TESTDIR [--update] [NAME…]        NAME: a part of the name of the cases to run

A case is TESTDIR/<subcommand>/<case>.test. How its lines begin says what they are:
    #            a comment, as an empty line is
    setup NAME   begin in a copy of the folder that fixtures/NAME.sh makes, not in an empty one
    needs CMD    skip the case where this command fails
    $ CMD        a step: bash, in the case's folder ($DIR, in what is printed too); ". " begins its further lines
    > or !       a line that the step must write on standard output, on standard error; a last "\\": no final newline
    = N          the step's exit code, when it is not 0
Contents of files are checked by printing them. Steps share nothing but the folder. It is 2026-11-24 in Paris, LANG=C,
HOME is empty, fixtures/ (FIXTURES) is on the PATH. --update writes what the program does now: read it all before you
accept it.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TIME_LIMIT = 60  # seconds for one step


class Case:
    """The lines of a file, as (mark, text) pairs: ("$", "mediamap status"), (">", "…"), ("#", …)."""

    def __init__(self, path, name):
        self.name = name
        self.path = path
        self.lines = path.read_text(encoding="utf-8").splitlines()

    def setup(self):
        return next((line[6:].strip() for line in self.lines if line.startswith("setup ")), None)

    def needs(self):
        return [line[6:] for line in self.lines if line.startswith("needs ")]

    def replay(self, perform):
        """The file as it would read if it held what `perform` answers to each command."""
        out = []
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            at += 1
            if not line.startswith("$ "):
                if line[:2] not in ("> ", "! ", "= ", ". ") and line not in (">", "!", ".", "\\"):
                    out.append(line)
                continue
            command = [line[2:]]
            out.append(line)
            while at < len(self.lines) and (self.lines[at].startswith(". ") or self.lines[at] == "."):
                out.append(self.lines[at])
                command.append(self.lines[at][2:])
                at += 1
            stdout, stderr, code = perform("\n".join(command) + "\n")
            out += marked(">", stdout) + marked("!", stderr)
            if code != 0:
                out.append(f"= {code}")
        return out


def marked(mark, text):
    lines = text.split("\n")
    unfinished = lines[-1] != ""
    lines = lines if unfinished else lines[:-1]
    out = [f"{mark} {line}" if line.strip() else mark for line in lines]
    return out + ["\\"] if unfinished else out


class Runner:
    def __init__(self, binary, folder, scratch):
        self.folder = folder
        self.scratch = scratch
        self.scratch.chmod(0o755)  # cases that give up root's rights have to reach it
        programs = self.scratch / "bin"
        programs.mkdir()
        shutil.copy2(binary, programs / "mediamap")
        (programs / "mediamap").chmod(0o755)
        fixtures = folder / "fixtures"
        self.environment = {
            "PATH": f"{programs}:{fixtures}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "LANG": "C",
            "TZ": "Europe/Paris",
            "SOURCE_DATE_EPOCH": "1795478400",
            "FIXTURES": str(fixtures),
            "TERM": "dumb",
            # Wherever the sanitizers are on, a leak must not change an exit code that is being tested.
            **{key: value for key, value in os.environ.items() if key in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")},
        }

    def shell(self, command, folder, home):
        environment = {**self.environment, "DIR": str(folder), "HOME": str(home)}
        try:
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=TIME_LIMIT,
            )
        except subprocess.TimeoutExpired:
            return "", f"[no end after {TIME_LIMIT} s]\n", -1
        texts = [
            stream.decode("utf-8", "backslashreplace").replace(str(folder), "$DIR")
            for stream in (done.stdout, done.stderr)
        ]
        return texts[0], texts[1], done.returncode

    def make_setup(self, name):
        folder = self.scratch / "setup" / name
        folder.mkdir(parents=True)
        script = self.folder / "fixtures" / f"{name}.sh"
        stdout, stderr, code = self.shell(f"set -eu\n. '{script}'\n", folder, self.scratch)
        if code != 0:
            sys.exit(f"setup {name} failed ({code}):\n{stdout}{stderr}")

    def run(self, case):
        """The lines that the case should have; None when it is skipped."""
        place = self.scratch / "cases" / case.name
        place.mkdir(parents=True)
        folder = place / "here"
        home = place / "home"
        home.mkdir()
        if case.setup():
            shutil.copytree(self.scratch / "setup" / case.setup(), folder, symlinks=True)
        else:
            folder.mkdir()
        if any(self.shell(need, folder, home)[2] != 0 for need in case.needs()):
            return None
        return case.replay(lambda command: self.shell(command, folder, home))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*", help="parts of the names of the cases to run")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()

    folder = options.folder.resolve()
    cases = [Case(path, str(path.relative_to(folder).with_suffix(""))) for path in sorted(folder.glob("*/*.test"))]
    cases = [case for case in cases if not options.names or any(name in case.name for name in options.names)]
    if not cases:
        sys.exit("no case of this name")
    failed, skipped = [], []
    with tempfile.TemporaryDirectory(prefix="golden-") as scratch:
        runner = Runner(options.binary.resolve(), folder, pathlib.Path(scratch))
        for name in sorted({case.setup() for case in cases} - {None}):
            runner.make_setup(name)
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            results = list(pool.map(runner.run, cases))
    for case, lines in zip(cases, results):
        if lines is None:
            skipped.append(case.name)
        elif lines != case.lines and options.update:
            case.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"updated {case.name}")
        elif lines != case.lines:
            failed.append(case.name)
            names = f"{case.name} (wanted)", f"{case.name} (got)"
            print("\n".join(difflib.unified_diff(case.lines, lines, *names, lineterm="")))
    for name in skipped:
        print(f"skipped {name}")
    print(f"{len(cases)} cases, {len(skipped)} skipped, {len(failed)} failed", *failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
