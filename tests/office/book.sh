#!/bin/sh
# book.sh - the workbook in LibreOffice: it opens, converts to tables and paper, and the values read back are those of `export`: book.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
"$program" run scenarios/places/one-street.yaml -r 3 --set time.prerun=1month --set time.horizon=1yr -o "$folder/run.h5" > /dev/null 2>&1
judge $? "a small study to report"
"$program" export "$folder/run.h5" > "$folder/run.csv"

# converted LANGUAGE FILTER: into the folder of the language
converted() {
	soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to "$2" --outdir "$folder/$1" "$folder/$1.xlsx" > "$folder/said" 2>&1
}

for lang in en zh; do
	mkdir "$folder/$lang"
	"$program" report "$folder/run.h5" --lang $lang -o "$folder/$lang.xlsx" > /dev/null
	# every sheet as a table of its own, numbers with all digits
	converted $lang 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1' && [ "$(find "$folder/$lang" -name '*.csv' | wc -l)" -ge 10 ]
	judge $? "every sheet in $lang becomes a table" || head -n 5 "$folder/said"
	converted $lang pdf && [ "$(head -c 4 "$folder/$lang/$lang.pdf")" = %PDF ]
	judge $? "the workbook in $lang prints" || head -n 5 "$folder/said"
	grep -lE '#(NAME|REF|VALUE)[?!]|Err:5' "$folder/$lang"/*.csv | judge_none "no cell in $lang is an error"
done
python3 - "$folder/run.csv" "$folder/en/en-Comparison.csv" > "$folder/said" 2>&1 << 'END'
import csv, sys
runs = {}
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
	runs.setdefault((row["measure"], row["option"]), []).append(float(row["value"]))
means = {}
for (measure, option), values in runs.items():
	means.setdefault(measure, []).append(sum(values) / len(values))
faults = seen = 0
for row in csv.reader(open(sys.argv[2], encoding="utf-8-sig")):
	if row[1] in means and row[1] != "relief_lasts" and row[4]:
		seen += 1
		if not any(abs(float(row[4]) - mean) <= 1e-6 * max(1, abs(mean)) for mean in means[row[1]]):
			faults += 1
			print(row[:5], means[row[1]])
print(seen, "means compared")
sys.exit(faults > 0 or seen < 100)
END
judge $? "means read back are those of the result file" || tail -n 5 "$folder/said"
verdict
