#!/usr/bin/python3
"""values.py - what a browser found on a page, judged: values.py FOUND.json RESULT.h5|- SECTION…; a line for each thing judged, "ok" or "FAIL"."""
import html
import json
import math
import sys


def judge(fine, what, more=""):
    print(("ok   " if fine else "FAIL ") + what)
    if not fine:
        print("     " + str(more)[:2000])


def number(cell):
    """The number a cell begins with; None when it holds none."""
    word = cell.replace("*", "").split(" ")[0].split("（")[0]
    try:
        return float(word)
    except ValueError:
        return None


def tables_of(found, section, caption=None):
    return [t for t in found["tables"] if t["section"] == section and (caption is None or t["caption"] == caption)]


def compare(found, result):
    import h5py
    import numpy

    file = h5py.File(result)
    zh = found["lang"].startswith("zh")
    word = lambda value: value.decode() if isinstance(value, bytes) else value
    options = [word(v) for v in file["point_label_zh" if zh else "point_label_en"]]
    name = lambda v: word(v.attrs["long_name_zh" if zh and "long_name_zh" in v.attrs else "long_name"])
    measures = {}
    for key in file:
        if isinstance(file[key], h5py.Dataset) and key + "_by_month" in file:
            label = name(file[key])
            measures[label.lower()] = key
    wrong, seen = [], 0
    for table in found["tables"]:
        key = measures.get(table["caption"].split("（")[0].split(" (")[0].lower())
        head, rows = table["rows"][0], table["rows"][1:]
        if not key or head[1:] != options:
            continue
        decimals = None
        for row in rows:
            for option, cell in enumerate(row[1:]):
                shown = number(cell)
                if shown is None:
                    continue
                if len(row[0]) == 7 and row[0][4] == "-":
                    month = (int(row[0][:4]) - int(word(file.attrs["start_date"])[:4])) * 12 + int(row[0][5:]) - int(word(file.attrs["start_date"])[5:7])
                    value = file[key + "_by_month"][option, :, month]
                    value = numpy.nanmean(value) if not numpy.isnan(value).all() else math.nan
                elif table["section"].endswith("fairness") and row[0] in [word(v) for v in file["place"]]:
                    value = file[key + "_by_place"][option, [word(v) for v in file["place"]].index(row[0])]
                else:
                    continue
                decimals = len(cell.replace("*", "").split(".")[-1]) if "." in cell else 0
                seen += 1
                if not math.isclose(shown, value, abs_tol=0.5001 * 10 ** -decimals):
                    wrong.append((table["caption"], row[0], options[option], cell, value))
    judge(seen > 100 and not wrong, f"{seen} numbers of tables are those of the file", wrong[:10])


def main():
    found = json.loads(html.unescape(open(sys.argv[1], encoding="utf-8").read()))
    where = f"{found['lang']}, {found['width']} px: "
    judge(found["scripts"] == 0 and not found["errors"], where + "no script, no error", found["errors"])
    lacking = [s for s in sys.argv[3:] if s not in found["sections"]]
    judge(not lacking, where + f"{len(found['sections'])} sections", lacking)
    for key, what in (("overlaps", "no words lie over others"), ("pale", "contrast of at least 4.5"), ("wide", "nothing is wider than the screen"),
                      ("squeezed", "no words are squeezed"), ("outside", "no words leave their picture"), ("structure", "landmarks, headings, captions, scopes, titles")):
        judge(not found[key], where + what, found[key][:10])
    judge(found["smallest"] >= 9, where + f"the smallest letters of pictures have {found['smallest']:.1f} px", "")
    if sys.argv[2] != "-":
        compare(found, sys.argv[2])


main()
