# brief_book.py - reads a workbook with nothing but the standard library and compares it with tables of the same results: brief_book.py BOOK RUN.csv COSTS.csv
import csv, sys, zipfile
import xml.etree.ElementTree as tree

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
book = zipfile.ZipFile(sys.argv[1])
faults = []


def parsed(name):
	return tree.fromstring(book.read(name))


def check(fine, what):
	if not fine:
		faults.append(what)


strings = ["".join(part.text or "" for part in item.iter(SPACE + "t")) for item in parsed("xl/sharedStrings.xml")]
names = [sheet.get("name") for sheet in parsed("xl/workbook.xml").iter(SPACE + "sheet")]


def rows(name):
	for row in parsed("xl/worksheets/sheet%d.xml" % (names.index(name) + 1)).iter(SPACE + "row"):
		cells = {}
		for cell in row.iter(SPACE + "c"):
			column = cell.get("r").rstrip("0123456789")
			value = cell.find(SPACE + "v")
			if value is not None:
				cells[column] = strings[int(value.text)] if cell.get("t") == "s" else float(value.text)
		yield cells


# nothing that could do anything
for part in book.namelist():
	check("vba" not in part.lower() and "macro" not in part.lower() and "external" not in part.lower(), part)
	if part.startswith("xl/worksheets/sheet"):
		root = parsed(part)
		check(not list(root.iter(SPACE + "f")), part + " holds a formula")
		check(not list(root.iter(SPACE + "hyperlink")), part + " holds a link")
for name in ("Summary", "Comparison", "Months", "Charts", "Communities", "Departments", "Departments by kind", "Week", "Requests", "staffing plan by street", "inputs with their sources"):
	check(name in names, "no sheet " + name)
check(names[-1] == "inputs with their sources" and not any("week" in name for name in names[9:]), "sheets %r" % names)
check(len([part for part in book.namelist() if part.startswith("xl/charts/chart")]) > 3, "no charts")
for name in names:
	panes = list(parsed("xl/worksheets/sheet%d.xml" % (names.index(name) + 1)).iter(SPACE + "pane"))
	check(name in ("Summary", "Charts") or panes and panes[0].get("state") == "frozen", name + ": headings are not frozen")

# means of the comparison beside those of the runs
runs = {}
for row in csv.DictReader(open(sys.argv[2], encoding="utf-8-sig")):
	runs.setdefault((row["measure"], row["option"]), []).append(float(row["value"]))
labels = {"=2+3": "cap"}
seen = 0
for cells in list(rows("Comparison"))[1:]:
	option, key = labels.get(cells["D"], "do_nothing"), cells["B"]
	values = runs.get((key, option))
	if key == "relief_lasts" or not values or "E" not in cells:
		continue
	mean = sum(values) / len(values)
	check(abs(cells["E"] - mean) <= 1e-9 * max(1, abs(mean)), "%s of %s: %r, not %r" % (key, option, cells["E"], mean))
	seen += 1
check(seen > 100, "only %d means compared" % seen)

# hours by kind and department
costs = {(row["name"], row["option"], row["measure"]): float(row["mean"] or "nan") for row in csv.DictReader(open(sys.argv[3], encoding="utf-8-sig"))}
table = list(rows("Departments"))
heads = {cell.split("\n")[0]: column for column, cell in table[0].items()}
seen = 0
for cells in table[1:]:
	wanted = costs.get((cells["B"], labels.get(cells["C"], "do_nothing"), "hours"))
	column = [column for head, column in heads.items() if "hours asked" in head or "standard hours" in head]
	if wanted is None or not column:
		continue
	check(abs(cells[column[0]] - wanted) <= 1e-6 * max(1, abs(wanted)), "hours of %s" % cells["B"])
	seen += 1
check(seen > 10, "only %d hours compared" % seen)

# months are dates, one after the other
months = [cells["A"] for cells in list(rows("Months"))[1:]]
check(len(months) > 5 and all(27 < b - a < 32 for a, b in zip(months, months[1:])), "months %r" % months)
print("\n".join(faults))
sys.exit(bool(faults))
