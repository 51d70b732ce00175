#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every text that a user reads passes through _() or N_(), so that a catalogue can translate it.

A string literal counts as such a text when it holds a French letter, or two words of letters. Left alone are literals
that are data: keys, file names, formats. Usage: texts.py ROOT"""
import json
import pathlib
import re
import sys

MARKED = re.compile(r'(?:\b_|\bN_)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
# Values of the national standard, filled in from the schema; comments of generated YAML are marked already.
DATA = set()
# Tables of such values, or of what sources write, and nothing else.
TABLES = {"data_inclusion_values.cpp", "column_names.cpp", "value_words.cpp", "outline_names.hpp", "outline_html.cpp", "offer_words.cpp"}
# What one types is the same in every language; so are markup and PDF.
COMMAND = re.compile(r"(mediamap )?(init|status|check|migrate|territory|actors|workshop|offer|map|analyse|bilan)\b")
CODE = re.compile(r"\\x|[<>/{][a-zA-Z?]|sans-serif|Sans\b|^Lato\b")
WORDS = re.compile(r"[A-Za-zÀ-ÿ]{2,} [A-Za-zÀ-ÿ]{2,}")
FRENCH = re.compile(r"[À-ÖØ-öø-ÿœŒ]")


def unmarked(text):
    text = re.sub(r"'(?:\\.|[^'\\\n])'", "", text)
    text = re.sub(r"(?<!:)//[^\n]*", "", text)
    text = re.sub(r"#\s*include[^\n]*", "", text)
    text = re.sub(r'R"\((?:.|\n)*?\)"', "", text)
    text = MARKED.sub("", text)
    # count_of() and friends translate what N_() marks; plain logic_error texts are for programmers.
    text = re.sub(r"(?:logic_error|invalid_argument)\([^;]*;", "", text)
    for literal in LITERAL.findall(text):
        if literal in DATA or COMMAND.match(literal) or CODE.search(literal):
            continue
        if FRENCH.search(literal) or WORDS.search(literal):
            yield literal


def proves_itself():
    assert list(unmarked('say("Bonjour à tous");')) == ["Bonjour à tous"]
    assert list(unmarked('say(_("Bonjour "\n "à tous"));')) == []


proves_itself()
root = pathlib.Path(sys.argv[1])
for field in json.loads((root / "schemas" / "acteur.json").read_text())["properties"].values():
    DATA.update(field.get("items", {}).get("enum", []))
# Words of libraries by which their messages are recognised; no user reads them.
RECOGNISED = {
    "schema.cpp": {"Missing required property", "'type' constraint", "enum values", "'pattern' constraint", "no more than",
                   "no fewer than", "Expected number less", "Expected number greater"},
    "yaml_document.cpp": {"end of map", "end of sequence", "illegal map value", "bad conversion", "end of scalar", "illegal EOF"},
    "diff.cpp": {"\\n\\\\ No newline at end of file\\n"},  # the format of diff
    # What sources write, and words of names.
    "blanks.cpp": {"sans objet", "non renseigne", "non renseignee", "non communique", "non connu", "pas de site", "pas de mail"},
    "row_mapper.cpp": {"néant"},
    "commune.cpp": {"lès", "à", "près"},
    # Words by which the name of an actor tells who runs it.
    "panel_dimensions.cpp": {"france services", "communaute de communes", "la poste", "mission locale", "centre social", "foyer rural"},
    "mapping.cpp": {"séparateur"},  # a key of the files
    "actors_import.cpp": {"cartes de visite"},  # a value in the files
    "contour_features.cpp": {"at line ", "at line %d, column %d", "unexpected end of input", "missing closing quote"},
    "json_rows.cpp": {"unexpected end of input", "missing closing quote"},
}
faults = []
for path in sorted((root / "src").glob("*/*.cpp")):
    for literal in () if path.name in TABLES else unmarked(path.read_text()):
        if literal in RECOGNISED.get(path.name, set()):
            continue
        faults.append(f'{path.relative_to(root)}: "{literal}" does not pass through _()')
print("\n".join(faults) or "every text can be translated")
sys.exit(1 if faults else 0)
