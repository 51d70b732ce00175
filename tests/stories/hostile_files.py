#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Files made to fill the memory or to crash a reader: each is refused in French, with advice, in bounded memory, and
nothing is written. hostile_files.py BINARY"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from story import Territory, require, temporary_folder

MEMORY = 1_500_000_000  # bytes of address space that the program may ask for
MOST_RESIDENT = 900  # MB in use at any moment
MANY = 1_000_000
LONG = 50_000_000

RELATIONS = ('<R><R Id="1" Type="x/worksheet" Target="worksheets/s.xml"/><R Id="2" Type="x/sharedStrings" Target="t.xml"/>'
             "</R>")
BOOK = '<workbook><sheets><sheet name="F" r:id="1"/></sheets></workbook>'


def archive(path, parts):
    """Parts are strings, or functions that write to the open part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            with file.open(name, "w", force_zip64=False) as part:
                content(part) if callable(content) else part.write(content.encode())


def xlsx(path, sheet, strings="<sst/>"):
    archive(path, {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELATIONS,
                   "xl/worksheets/s.xml": sheet, "xl/t.xml": strings})


def ods(path, table):
    archive(path, {"content.xml": f'<d><body><spreadsheet><table name="F">{table}</table></spreadsheet></body></d>'})


def repeated(beginning, unit, times, end=""):
    def write(part):
        part.write(beginning.encode())
        block = unit.encode() * 1000
        for _ in range(times // 1000):
            part.write(block)
        part.write(end.encode())
    return write


def write_file(write):
    def to(path):
        with open(path, "wb") as file:
            write(file)
    return to


def encrypted(path):
    """The flag of encryption on every entry, in both places where it stands."""
    xlsx(path, "<worksheet/>")
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)


def truncated(path):
    xlsx(path, "<worksheet><sheetData><row><c t=\"str\"><v>nom</v></c></row></sheetData></worksheet>")
    path.write_bytes(path.read_bytes()[:-100])


SHEET = "<worksheet><sheetData>"
CELL = '<c t="str"><v>x</v></c>'
ENTITIES = "<!DOCTYPE x [<!ENTITY a \"" + "a" * 1000 + "\">" + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1 if i else str()};" * 100}">' for i in range(8)) + "]>"

CASES = {
    # name: (how it is made, what must be said)
    "bomb.xlsx": (lambda path: xlsx(path, repeated(SHEET, " " * 1000, 200_000)), "le classeur déplié dépasse 150 Mo"),
    "bomb-strings.xlsx": (lambda path: xlsx(path, SHEET, repeated("<sst>", "<si/>", 40_000_000)), "le classeur déplié dépasse"),
    "nodes.xlsx": (lambda path: xlsx(path, repeated(SHEET, "<c/>", 30_000_000)), "le classeur demande trop de mémoire"),
    "deep.xlsx": (lambda path: xlsx(path, repeated(SHEET, "<a>", 5_000_000)), "illisible"),
    "entities.xlsx": (lambda path: xlsx(path, ENTITIES + "<worksheet>&a7;</worksheet>"), "DOCTYPE"),
    "columns.xlsx": (lambda path: xlsx(path, repeated(SHEET + "<row>", CELL, MANY, "</row></sheetData></worksheet>")), "1000 colonnes"),
    "cell.xlsx": (lambda path: xlsx(path, repeated(SHEET + '<row><c t="str"><v>', "x", LONG, "</v></c></row></sheetData></worksheet>")),
                  "une cellule dépasse"),
    "same-string.xlsx": (lambda path: xlsx(path, repeated(SHEET, '<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>', MANY,
                                                          "</sheetData></worksheet>"), "<sst><si><t>" + "x" * MANY + "</t></si></sst>"),
                         "Mo de texte"),
    "encrypted.xlsx": (encrypted, "mot de passe"),
    "truncated.xlsx": (truncated, "abîmé ou incomplet"),
    "rows.ods": (lambda path: ods(path, '<table-row number-rows-repeated="1000000000"><table-cell number-columns-repeated="500" '
                                        'value-type="string"><p>x</p></table-cell></table-row>'), "cellules"),
    "columns.ods": (lambda path: ods(path, '<table-row><table-cell number-columns-repeated="1000000" value-type="string"><p>x</p>'
                                           "</table-cell></table-row>"), "1000 colonnes"),
    "columns.csv": (write_file(repeated("nom", ",x", MANY)), "colonnes"),
    "cell.csv": (write_file(repeated("nom,commune\na,", "x", LONG, "\n")), "une cellule de cette ligne dépasse"),
    "quoted-cell.csv": (write_file(repeated('nom,commune\na,"', "x", LONG, '"\n')), "une cellule de cette ligne dépasse"),
    "cell.json": (write_file(repeated('[{"nom": "', "x", LONG, '"}]')), "dépasse"),
    "keys.json": (write_file(lambda file: file.write(("[{" + ",".join(f'"k{i}": 1' for i in range(MANY)) + "}]").encode())), "1000 clés"),
    "deep.json": (write_file(repeated('[{"nom": ', '{"a": ', LONG // 6)), "trop de valeurs emboîtées"),
    "wide.json": (write_file(repeated("[{" + ",".join(f'"k{i}": 1' for i in range(999)) + "}", ",{}", 2_000_000, "]")), "cellules"),
    "features.geojson": (write_file(repeated('{"features": [{"properties": {"nom": 1}, "geometry": {"coordinates": [', "[1,2],", 5_000_000,
                                             "[1,2]]}}, ")), "avant la fin"),
}


def run(territory, path):
    """Exit code, all that was said, megabytes."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(territory.command("actors", "import", str(path)), stdout=said, stderr=said,
                                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return process.returncode, said.read().decode("utf-8", "replace"), usage.ru_maxrss / 1024


def main():
    with temporary_folder() as folder:
        territory = Territory(sys.argv[1], os.path.join(folder, "territoire"))
        for name, (make, expected) in CASES.items():
            path = pathlib.Path(folder) / name
            make(path)
            code, said, megabytes = run(territory, path)
            print(f"{name}: {path.stat().st_size} bytes, code {code}, {megabytes:.0f} MB: {said.splitlines()[0][:150] if said else ''}")
            require(code == 3, f"{name}: code {code}, not 3: {said[-300:]}")
            require(expected in said, f"{name}: « {expected} » is not said, but « {said[:300]} »")
            require("→" in said and len(said) < 2000, f"{name}: no advice, or too much: {said[:2000]}")
            require(megabytes < MOST_RESIDENT, f"{name}: {megabytes:.0f} MB")
            path.unlink()
        require(territory.records("acteurs") == [], "something was written")


if __name__ == "__main__":
    main()
