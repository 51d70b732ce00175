#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""`map watch`: from the change of an offer's file to the new drawing in its place, for 60 and 200 offers.

Usage: map_watch.py MEDIAMAP"""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from territories import make_territory
from watching import Watch, change_by_edit, change_by_removal, change_by_rename, change_by_rewrite, summary, time_changes

mediamap = sys.argv[1]
with tempfile.TemporaryDirectory() as folder:
    for offers in (60, 200):
        territory = make_territory(mediamap, pathlib.Path(folder) / str(offers), offers)
        for kind in ("svg", "pdf"):
            print(f"{offers} offers, {kind.upper()}")
            with Watch(mediamap, territory, "-o", pathlib.Path(folder) / f"map.{kind}") as watch:
                changes = {"offer edit": change_by_edit, "plain rewrite": change_by_rewrite, "rename": change_by_rename}
                if kind == "pdf":  # the last to look, for they do not come back
                    changes["rm"] = change_by_removal
                for name, change in changes.items():
                    print(f"  {name:16} {summary(time_changes(watch, change, 40))[0]}")
