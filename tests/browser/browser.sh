#!/bin/sh
# browser.sh - the report's page in a browser, in both languages, on a telephone, a tablet and a desk, and on paper: browser.sh [PROGRAM] [PICTURES]
#
# Pictures of all of it are kept in the folder PICTURES, to be looked at.
pictures=$(mkdir -p "${2:-build/browser}" && realpath "${2:-build/browser}")
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
browser=$(command -v chromium || command -v chromium-browser)
frame=$PWD/tests/browser/frame.html
values=$PWD/tests/browser/values.py

browse() {
	timeout 300 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --user-data-dir="$folder/profile" "$@" 2> "$folder/said"
}

# -- what is shown ------------------------------------------------------------------------------------------------------

small="--set place.communities=2 --set place.streets=1 --set time.prerun=0month --horizon=6month -r 3"
# shellcheck disable=SC2086
"$program" run $small --policy haishu_gate,cap --screen=8 -o "$folder/screened.h5" scenarios/haishu-2012.yaml > "$folder/out" 2>&1
judge $? "a small district, screened" || cat "$folder/out"
"$program" run --set place.communities=12 --set place.streets=2 --horizon=2yr -r 4 -o "$folder/plain.h5" scenarios/haishu-2012.yaml > "$folder/out" 2>&1
judge $? "five options of twelve communities" || cat "$folder/out"

# eight options whose names are as long as people make them
mkdir "$folder/long"
{
	grep -v '^ *- policies/\|^policies:\|^baseline:\|^holidays:' scenarios/haishu-2012.yaml
	echo "policies:"
	for i in 1 2 3 4 5 6 7 8; do
		cat > "$folder/long/option$i.yaml" <<- END
			name: option$i
			label: {en: "A yearly list with review by the district and an hours cap, number $i", zh: "区级审批加年度清单再加每人每月工时上限的组合办法之$i"}
			brief: {en: "of $i parts <b>&amp;</b>", zh: "共 $i 部分，逐年核减"}
			gate:
			  - cap: {hours: $((60 + 5 * i)) h/worker-month}
		END
		echo "  - option$i.yaml"
	done
	echo "baseline: option1"
} > "$folder/long/long.yaml"
# shellcheck disable=SC2086
"$program" run $small -o "$folder/long.h5" "$folder/long/long.yaml" > "$folder/out" 2>&1
judge $? "eight options with long names" || cat "$folder/out"

# -- how it looks -------------------------------------------------------------------------------------------------------

# look NAME WIDTH RESULT|- SECTION…: the page NAME.html of the folder at this width
look() {
	name=$1 width=$2 result=$3
	shift 3
	browse --window-size="$width,1200" --virtual-time-budget=60000 --dump-dom "file://$frame?file://$folder/$name.html&$width" |
		sed -n 's/.*<pre id="found">\(.*\)<\/pre>.*/\1/p' > "$folder/found.json"
	[ -s "$folder/found.json" ]
	judge $? "$name at $width px is looked at" || { tail -n 5 "$folder/said"; return; }
	/usr/bin/python3 "$values" "$folder/found.json" "$result" "$@" > "$folder/judged" 2>&1 || echo "FAIL $name: $(tail -n 1 "$folder/judged")" >> "$folder/judged"
	sed "s/^\(ok  \|FAIL\) /\1 $name: /" "$folder/judged" | tee -a "$folder/.judged"
	browse --window-size="$((width < 500 ? 500 : width)),6000" --virtual-time-budget=60000 --screenshot="$pictures/$name-$width.png" \
		"file://$frame?file://$folder/$name.html&$width&6000" > /dev/null
	[ -s "$pictures/$name-$width.png" ]
	judge $? "$name at $width px: picture kept"
}

# print NAME WORDS: on paper of A4, with these words on it
print() {
	browse --print-to-pdf="$pictures/$1.pdf" --no-pdf-header-footer "file://$folder/$1.html" > /dev/null
	pdftotext -layout "$pictures/$1.pdf" "$folder/printed" && grep -qF -- "$2" "$folder/printed"
	judge $? "$1: printed, with \"$2\""
	pdfinfo "$pictures/$1.pdf" | grep -q 'A4' && [ "$(pdfinfo "$pictures/$1.pdf" | sed -n 's/^Pages: *//p')" -le 30 ]
	judge $? "$1: $(pdfinfo "$pictures/$1.pdf" | sed -n 's/^Pages: *//p') pages of A4"
}

all="options months hours waits fairness gate staff inputs provenance verdict"
for lang in en zh; do
	for study in screened plain long; do
		"$program" report --lang=$lang "$folder/$study.h5" -o "$folder/$study-$lang.html" > /dev/null
		judge $? "$study-$lang.html is written"
	done
	for width in 360 800 1600; do
		# shellcheck disable=SC2086
		look plain-$lang $width "$folder/plain.h5" $all
	done
	for width in 360 1600; do
		# shellcheck disable=SC2086
		look screened-$lang $width - $all screen
		look long-$lang $width "$folder/long.h5" options months
	done
done
print plain-en "What to choose"
print plain-zh "怎么选"
"$program" report "$folder/plain.h5" "$folder/screened.h5" -o "$folder/apart-en.html" > /dev/null
look apart-en 360 - s1-options s2-options s2-screen
verdict
