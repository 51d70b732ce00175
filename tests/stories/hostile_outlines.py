#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Outlines made to fill the memory, to take forever or to crash a reader, and odd ones that people really have: each is
refused in French, with advice and nothing written, or comes in whole; in bounded memory and time.

Usage: hostile_outlines.py MEDIAMAP"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import zipfile

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from story import Territory, require, snapshot, temporary_folder

MEMORY = 1_500_000_000  # bytes of address space that the program may ask for
MOST_RESIDENT = 900  # MB in use at any moment
TIME = 60  # seconds, on a machine that is busy with other tests; what is linear takes a few
LONG = 29_000_000  # just within what is read
FAMILY = "Accès aux droits"
OFFER = "Atelier d'essai"


def archive(parts):
    def write(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in parts.items():
                with file.open(name, "w") as part:
                    for block in content if not isinstance(content, str) else [content]:
                        part.write(block.encode())
    return write


def repeated(beginning, unit, size, end=""):
    """`unit` until there are `size` characters."""
    block = unit * (100_000 // len(unit) + 1)
    yield beginning
    for _ in range(size // len(block)):
        yield block
    yield end


def text(content, encoding="utf-8"):
    def write(path):
        with open(path, "wb") as file:
            for block in content() if callable(content) else [content]:
                file.write(block.encode(encoding))
    return write


def nested(opening, closing, levels, title="niveau"):
    """FAMILY > OFFER > chain, in a format whose elements enclose one another."""
    inner = "".join(opening.format(f"{title} {i}") for i in range(levels))
    return opening.format("Carte") + opening.format(FAMILY) + opening.format(OFFER) + inner + closing * (levels + 3)


def lines(line, levels):
    """The same in a format of lines: line(depth, title)."""
    titles = ["Carte", FAMILY, OFFER, *(f"niveau {i}" for i in range(levels))]
    return "".join(line(depth, title) + "\n" for depth, title in enumerate(titles))


def mm(inner):
    return f'<map version="1.0.1">{inner}</map>'


def opml(inner, head=""):
    return f'<?xml version="1.0"?>{head}<opml version="2.0"><head/><body>{inner}</body></opml>'


def old_xmind(inner, head=""):
    return archive({"content.xml": f'{head}<xmap-content version="2.0"><sheet id="s">{inner}</sheet></xmap-content>'})


def xmind(topic):
    return archive({"content.json": '[{"title":"F","rootTopic":' + topic + "}]"})


NODE, OUTLINE = '<node TEXT="{}">', '<outline text="{}">'
JSON, JSON_END = '{{"title":"{}","children":{{"attached":[', "]}}"
OLD, OLD_END = '<topic><title>{}</title><children><topics type="attached">', "</topics></children></topic>"


def deep(levels):
    return {
        "md": text(lambda: [lines(lambda depth, title: "  " * depth + "- " + title, levels)]),
        "opml": text(opml(nested(OUTLINE, "</outline>", levels))),
        "mm": text(mm(nested(NODE, "</node>", levels))),
        "mmd": text(lambda: ["mindmap\n" + lines(lambda depth, title: " " * (depth + 1) + title, levels)]),
        "puml": text(lambda: ["@startmindmap\n" + lines(lambda depth, title: "*" * (depth + 1) + " " + title, levels) + "@endmindmap\n"]),
        "xmind": xmind(nested(JSON, JSON_END, levels)),
        "old.xmind": old_xmind(nested(OLD, OLD_END, levels)),
    }


ENTITIES = '<!DOCTYPE x [<!ENTITY a "' + "a" * 1000 + '">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1 if i else str()};" * 100}">' for i in range(8)) + "]>"
OFFER_HEAD = f"# Carte\n## {FAMILY}\n### {OFFER}\n"
OFFER_MM = f'<node TEXT="Carte"><node TEXT="{FAMILY}"><node TEXT="{OFFER}"'
OFFER_JSON = f'{{"title":"Carte","children":{{"attached":[{{"title":"{FAMILY}","children":{{"attached":[{{"title":"{OFFER}"'
OFFER_JSON_END = "}]}}]}}"

REFUSED = {
    # name: (how it is made, what must be said)
    **{f"levels-2000.{name}": (make, "niveaux") for name, make in deep(2000).items()},
    "levels-million.mm": (text(lambda: repeated("<map>", '<node TEXT="x">', 15_000_000)), "carte est abîmée"),
    "levels-million.xmind": (archive({"content.json": repeated('[{"rootTopic":', JSON.format("x"), 25_000_000)}), "niveaux"),
    "entities.mm": (text(ENTITIES + mm('<node TEXT="&a7;"/>')), "et non un plan"),
    "entities-first.mm": (text(ENTITIES.replace("DOCTYPE x", "DOCTYPE map") + mm('<node TEXT="&a7;"/>')), "DOCTYPE"),
    "entities.opml": (text(opml('<outline text="&a7;"/>', ENTITIES.replace("DOCTYPE x", "DOCTYPE opml"))), "DOCTYPE"),
    "entities.xmind": (old_xmind("<topic><title>&a7;</title></topic>", ENTITIES), "DOCTYPE"),
    "truncated.xmind": (lambda path: (xmind(OFFER_JSON + OFFER_JSON_END)(path), path.write_bytes(path.read_bytes()[:-60])), "ne s'ouvre pas"),
    "truncated.mm": (text("<map><node TEXT=\"Carte\"><node TEXT="), "carte est abîmée"),
    "bomb-json.xmind": (archive({"content.json": repeated("[", " ", 1_000_000_000)}), "trop grande"),
    "bomb-xml.xmind": (archive({"content.xml": repeated("<xmap-content>", " ", 1_000_000_000)}), "trop grande"),
    "other.xmind": (archive({"word/document.xml": "<document/>"}), "n'est pas une carte XMind"),
    "values.xmind": (xmind(OFFER_JSON + ',"x":' + "[" * 5_000_000 + "]" * 5_000_000 + OFFER_JSON_END), "niveaux"),
    "keys.xmind": (xmind(OFFER_JSON + "," + ",".join(f'"k{i}":"x"' for i in range(1_000_000)) + OFFER_JSON_END), "clés"),
    "topics.md": (text(lambda: repeated("# Carte\n", f"- {FAMILY}\n  - x\n", 5_000_000)), "éléments"),
    "topics.mm": (text(lambda: repeated("<map><node>", "<node/>", 3_000_000, "</node></map>")), "éléments"),
    "zeros.md": (lambda path: path.write_bytes(bytes(1000)), "octet nul"),
    "50-mb.md": (text(lambda: repeated(OFFER_HEAD, "une ligne de note\n\n", 50_000_000)), "dépasse 30 Mo"),
    "long-title.md": (text(lambda: repeated(OFFER_HEAD + "- ", "x", LONG)), "plus de 1 Mo"),
    "long-note.md": (text(lambda: repeated(OFFER_HEAD, "une ligne de note\n\n", LONG)), "plus de 1 Mo"),
}

# name: (how it is made, the offers that come in: {name: {key: what it must hold}}, or None when only bounds count)
TAKEN = {
    **{f"levels-500.{name}": (make, {OFFER: {"remarques": "niveau 498 > niveau 499"}}) for name, make in deep(500).items()},
    "cycle.xmind": (xmind(f'{{"id":"a","title":"Carte","children":{{"attached":[{{"id":"a","title":"{FAMILY}","children":{{"attached":'
                          f'[{{"id":"a","title":"{OFFER}"}},{{"id":"a","title":"Autre"}}]}}}}]}}}}'), {OFFER: {}, "Autre": {}}),
    "cycle.mm": (text(mm(f'<node ID="a" TEXT="Carte"><node ID="a" TEXT="{FAMILY}"><node ID="a" TEXT="{OFFER}"><arrowlink DESTINATION="a"/>'
                         '</node><node ID="a" TEXT="Autre"/></node></node>')), {OFFER: {}, "Autre": {}}),
    "html.mm": (text(mm(f'<node TEXT="Carte"><node TEXT="{FAMILY}"><node><richcontent TYPE="NODE"><html><head><style>p {{}}</style></head><body><p>'
                        "Atelier <b>d'essai</b></p></body></html></richcontent><richcontent TYPE=\"NOTE\"><html><body><p>Un <i>mot</i> &lt; deux</p>"
                        "<script>alert(1)</script><ul><li>un</li><li>deux</li></ul></body></html></richcontent></node></node></node>")),
                {OFFER: {"remarques": "Un mot < deux\n- un\n- deux"}}),
    "windows-1252.md": (text(OFFER_HEAD + "- à l’école, 5 €\n", "cp1252"), {OFFER: {"objectifs": ["à l’école, 5 €"]}}),
    "bom-crlf.md": (text("\ufeff" + (OFFER_HEAD + "- apprendre\n\nUn mot.\n\n\nUn autre.\n").replace("\n", "\r\n")),
                    {OFFER: {"objectifs": ["apprendre"], "remarques": "Un mot.\n\nUn autre."}}),
    "utf-16.mm": (text(mm(OFFER_MM + "/></node></node>"), "utf-16"), {OFFER: {}}),
    "tabs.md": (text(f"- Carte\n\t- {FAMILY}\n\t\t- {OFFER}\n\t\t\t- apprendre\n\t\t\t- partager\n"), {OFFER: {"objectifs": ["apprendre", "partager"]}}),
    "marks.md": (text(f"* Carte\n  + {FAMILY}\n    - {OFFER}\n      1. apprendre\n      2) partager\n    * Autre\n"),
                 {OFFER: {"objectifs": ["apprendre", "partager"]}, "Autre": {}}),
    "attributes.json.xmind": (xmind(OFFER_JSON + "," + ",".join(f'"k{i}":"x"' for i in range(990)) + OFFER_JSON_END), {OFFER: {}}),
    "stars.md": (text(lambda: repeated(OFFER_HEAD + "- ", "*a ", LONG, "a*")), None),
    "brackets.md": (text(lambda: repeated(OFFER_HEAD + "- ", "<", LONG, ">")), None),
    "ticks.md": (text(lambda: (OFFER_HEAD + "- ", *("`" * i + "a" for i in range(7000, 0, -1)))), None),
    "objectives.md": (text(lambda: (OFFER_HEAD, *(f"- but {i}\n" for i in range(190_000)))), None),
    "offers.md": (text(lambda: (f"# Carte\n## {FAMILY}\n", *(f"- Atelier {i}\n" for i in range(3_000)))), None),
    "branches.md": (text(lambda: ("# Carte\n", *(f"## Branche {i}\n- Cours\n  - Statut : recensée\n" for i in range(60_000)))), None),
    "attributes.mm": (text(mm(OFFER_MM + ">" + "".join(f'<attribute NAME="n{i}" VALUE="v"/>' for i in range(300_000)) + "</node></node></node>")), None),
    "label.mmd": (text(lambda: repeated(f'mindmap\n  Carte\n    {FAMILY}\n      a["', "x\n", LONG)), None),
    "links.puml": (text(lambda: repeated(f"@startmindmap\n* Carte\n** {FAMILY}\n*** ", "[", LONG, "\n@endmindmap\n")), None),
    "comment.puml": (text(lambda: repeated(f"@startmindmap\n* Carte\n** {FAMILY}\n*** {OFFER}\n/' ", "x\n", LONG)), None),
}


def run(territory, path, *options):
    """Exit code, all that was said, megabytes."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(territory.command("map", "import", str(path), *options), stdout=said, stderr=said,
                                   preexec_fn=lambda: (resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
                                                       resource.setrlimit(resource.RLIMIT_CPU, (TIME, TIME))))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text_said = said.read().decode("utf-8", "replace")
        print(f"{path.name}: {path.stat().st_size} bytes, code {process.returncode}, {usage.ru_maxrss / 1024:.0f} MB, "
              f"{usage.ru_utime + usage.ru_stime:.1f} s: {text_said.splitlines()[0][:120] if text_said else ''}", flush=True)
        require(usage.ru_maxrss / 1024 < MOST_RESIDENT, f"{path.name}: {usage.ru_maxrss / 1024:.0f} MB")
        return process.returncode, text_said


def refused(territory, path, expected):
    before = snapshot(territory.folder)
    code, said = run(territory, path, "--new-families")
    require(code == 3, f"{path.name}: code {code}, not 3: {said[-300:]}")
    require(expected in said, f"{path.name}: « {expected} » is not said, but « {said[:300]} »")
    require("→" in said and len(said) < 2000, f"{path.name}: no advice, or too much: {said[:2000]}")
    require(snapshot(territory.folder) == before, f"{path.name}: something was written")


def taken(territory, path, offers):
    code, said = run(territory, path)
    if offers is None:  # refused or taken, but never half
        require(code in (0, 3), f"{path.name}: code {code}: {said[-300:]}")
        if code == 0:
            territory.run("check", code=None)
        return
    require(code == 0, f"{path.name}: code {code}: {said[-300:]}")
    records = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in pathlib.Path(territory.path("offres")).glob("*.yaml")]
    got = {record["nom"]: record for record in records}
    require(set(got) == set(offers), f"{path.name}: offers {sorted(got)}")
    for name, wanted in offers.items():
        for key, value in wanted.items():
            there = got[name].get(key, "")
            require(value in there if isinstance(value, str) else value == there, f"{path.name}: {key} = {str(there)[-300:]}")


def main():
    only = sys.argv[2:]
    with temporary_folder() as folder:
        folder = pathlib.Path(folder)
        territory = Territory(sys.argv[1], str(folder / "territoire"))
        for name, (make, expected) in {**REFUSED, **TAKEN}.items():
            if only and name not in only:
                continue
            path = folder / name
            make(path)
            if name in REFUSED:
                refused(territory, path, expected)
            else:
                taken(territory, path, expected)
            path.unlink()
            for offer in pathlib.Path(territory.path("offres")).glob("*.yaml"):
                offer.unlink()


if __name__ == "__main__":
    main()
