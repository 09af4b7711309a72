#!/bin/sh
# brief.sh - the brief and the workbook: the same bytes each time, both languages, numbers as in the result file, strings never formulas: brief.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
scenario=$folder/hostile.yaml
cat > "$scenario" << END
extends: $PWD/scenarios/places/one-street.yaml
name: "=1+1 <b>"
question: {en: "=HYPERLINK(\"http://x\",\"which?\")", zh: "=1+1 用哪种办法？"}
policies:
  - $PWD/scenarios/policies/do_nothing.yaml
  - {name: cap, label: {en: "=2+3", zh: "@SUM(1,2)"}, brief: {en: "+4 <i>", zh: "-5"}, gate: [{cap: {}}]}
baseline: do_nothing
END
"$program" run "$scenario" -r 2 --set time.prerun=1month --set time.horizon=6month -o "$folder/run.h5" > "$folder/said" 2>&1
judge $? "a small study to report" || cat "$folder/said"
"$program" plan posts "$scenario" --set time.prerun=1month --set time.horizon=6month --from "$folder/run.h5" -o "$folder/run.h5" > "$folder/said" 2>&1
judge $? "with a staffing plan in it" || cat "$folder/said"

for lang in en zh; do
	for ending in pdf png html; do
		"$program" report "$folder/run.h5" --brief --lang $lang -o "$folder/one.$ending" -o "$folder/two.$ending" > "$folder/said" 2>&1 &&
			cmp -s "$folder/one.$ending" "$folder/two.$ending"
		judge $? "brief as .$ending in $lang, the same bytes twice" || cat "$folder/said"
		mv "$folder/one.$ending" "$folder/$lang.$ending"
		rm -f "$folder/two.$ending"
	done
	"$program" report "$folder/run.h5" --lang $lang -o "$folder/$lang.xlsx" -o "$folder/two.xlsx" > "$folder/said" 2>&1 && cmp -s "$folder/$lang.xlsx" "$folder/two.xlsx"
	judge $? "workbook in $lang, the same bytes twice" || cat "$folder/said"
	rm -f "$folder/two.xlsx"
	! grep -qE '<(i|b)>' "$folder/$lang.html"
	judge $? "names stay words in the brief as .html in $lang"
	! grep -qaE 'CreationDate|ModDate' "$folder/$lang.pdf"
	judge $? "no hour in the .pdf in $lang"
done

answers 2 err 'would be lost' report "$folder/run.h5" --brief -o "$folder/en.pdf"
answers 2 err 'would be lost' report "$folder/run.h5" -o "$folder/en.xlsx"
answers 2 err '.pdf' report "$folder/run.h5" --brief -o "$folder/brief.docx"
answers 2 err 'add --brief' report "$folder/run.h5" -o "$folder/brief.png"
answers 2 err 'leave out --brief' report "$folder/run.h5" --brief -o "$folder/brief.xlsx"
answers 0 out 'Written' report "$folder/run.h5" --brief --overwrite -o "$folder/en.pdf"
"$program" run "$scenario" -r 3 --set time.prerun=1month --set time.horizon=6month -o "$folder/other.h5" > /dev/null 2>&1
answers 2 err 'do not pair' report "$folder/run.h5" "$folder/other.h5" --brief -o "$folder/both.pdf"
answers 2 err 'do not pair' report "$folder/run.h5" "$folder/other.h5" -o "$folder/both.xlsx"
[ ! -e "$folder/both.pdf" ] && [ ! -e "$folder/both.xlsx" ]
judge $? "what fails leaves nothing behind"
"$program" run scenarios/laws/mm1-rho50.yaml -r 2 -o "$folder/queue.h5" > /dev/null 2>&1
answers 2 err '--lines' report "$folder/queue.h5" --brief -o "$folder/queue.pdf"
answers 0 out 'Written' report "$folder/queue.h5" -o "$folder/queue.xlsx"

# a machine that has fonts, but none with Chinese letters
if [ -d /usr/share/fonts/truetype/dejavu ]; then
	mkdir "$folder/cache"
	echo "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>$folder/cache</cachedir></fontconfig>" > "$folder/fonts.conf"
	FONTCONFIG_FILE=$folder/fonts.conf
	export FONTCONFIG_FILE
	answers 3 err 'fonts-wqy-microhei' report "$folder/run.h5" --brief --lang zh -o "$folder/boxes.pdf" --overwrite
	answers 0 out 'Written' report "$folder/run.h5" --brief -o "$folder/latin.pdf"
	unset FONTCONFIG_FILE
fi

if command -v pdftotext > /dev/null; then
	[ "$(pdfinfo "$folder/zh.pdf" | awk '/^Pages/ { print $2 }')" = 1 ] && pdftotext -layout "$folder/zh.pdf" - | grep -q 压下来的行政工时
	judge $? "one page, whose words can be searched"
fi

if command -v python3 > /dev/null; then
	"$program" export "$folder/run.h5" > "$folder/run.csv"
	"$program" compare "$folder/run.h5" --costs --format csv > "$folder/costs.csv"
	python3 tests/cli/brief_book.py "$folder/en.xlsx" "$folder/run.csv" "$folder/costs.csv" > "$folder/said" 2>&1
	judge $? "the workbook's numbers are those of the result file, and nothing in it is a formula" || cat "$folder/said"
	python3 -c 'import sys, xml.dom.minidom, re
page = open(sys.argv[1], encoding="utf-8").read()
xml.dom.minidom.parseString(re.sub(r"<meta[^>]*>", "", page[page.index("<html"):]).encode())' "$folder/zh.html" 2> "$folder/said"
	judge $? "the brief as .html is well-formed" || cat "$folder/said"
fi

tools/published.sh docs/validation.md | cmp -s - models/report/published.def
judge $? "the back-test a brief tells is that of docs/validation.md"
verdict
