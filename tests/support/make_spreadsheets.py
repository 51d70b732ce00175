#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Makes the spreadsheets of tests/cli/fixtures/tableur from its acteurs.csv, by LibreOffice. make_spreadsheets.py

Not a part of the tests: the files are kept. Needs the package libreoffice-calc. In the workbooks date_maj is a date,
latitude and longitude are numbers and code_postal and code_insee are numbers in the format 00000 where they are digits,
as people keep them; a title stands above the header, a sheet with a note and a hidden one before the table."""
import csv
import pathlib
import subprocess
import tempfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent.parent / "cli/fixtures/tableur"
HEADER = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.3"
  office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>
<number:date-style style:name="day"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:number-style style:name="five"><number:number number:min-integer-digits="5" number:decimal-places="0"/></number:number-style>
<style:style style:name="d" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="z" style:family="table-cell" style:data-style-name="five"/>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Lisez-moi"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Liste tenue par l’équipe</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Brouillon" table:style-name="gone"><table:table-row>
<table:table-cell office:value-type="string"><text:p>nom</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Acteurs 2025"><table:table-row>
<table:table-cell office:value-type="string"><text:p>Liste des acteurs 2025</text:p></table:table-cell></table:table-row>
"""
FOOTER = "</table:table></office:spreadsheet></office:body></office:document>"


def cell(column, text):
    if text == "":
        return "<table:table-cell/>"
    if column == "date_maj":
        return f'<table:table-cell table:style-name="d" office:value-type="date" office:date-value="{text}"/>'
    if column in ("latitude", "longitude"):
        return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    if column in ("code_postal", "code_insee") and text.isdigit():
        return f'<table:table-cell table:style-name="z" office:value-type="float" office:value="{int(text)}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def flat_workbook(rows):
    columns = list(rows[0])
    out = [HEADER]
    for row in [dict(zip(columns, columns)), *rows]:
        header = row["nom"] == "nom"
        out.append("<table:table-row>" + "".join(cell("" if header else name, row[name]) for name in columns) + "</table:table-row>\n")
    return "".join(out) + FOOTER


def convert(source, kind, folder, *options):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", *options, "--convert-to", kind,
                    "--outdir", folder, source], check=True, stdout=subprocess.DEVNULL)


def main():
    with open(HERE / "acteurs.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        flat = folder / "acteurs.fods"
        flat.write_text(flat_workbook(rows), encoding="utf-8")
        convert(flat, "ods", folder)
        convert(folder / "acteurs.ods", "xlsx:Calc MS Excel 2007 XML", folder)
        for name in ("acteurs.ods", "acteurs.xlsx"):
            (HERE / name).write_bytes((folder / name).read_bytes())
        # Every cell as text (2), in the encodings that spreadsheets offer: separator, quote, character set.
        columns = "/".join(f"{i}/2" for i in range(1, len(rows[0]) + 1))
        plain = folder / "texte.csv"
        plain.write_bytes((HERE / "acteurs.csv").read_bytes())
        convert(plain, "ods", folder, f"--infilter=CSV:44,34,76,1,{columns}")
        for name, options in (("acteurs-windows-1252.csv", "59,34,1"), ("acteurs-utf-16.csv", "9,34,65535")):
            convert(folder / "texte.ods", f"csv:Text - txt - csv (StarCalc):{options},1", folder)
            (HERE / name).write_bytes(plain.read_bytes())


if __name__ == "__main__":
    main()
