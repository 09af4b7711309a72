#!/bin/sh
# report.sh - the report as people make it: one page from result files, whole or not at all, its numbers those that compare prints: report.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
small="--set place.communities=3 --set place.streets=1 --horizon=1yr -r 3"
# shellcheck disable=SC2086
"$program" run scenarios/haishu-2012.yaml $small --policy haishu_gate,cap -o "$folder/a.h5" > /dev/null 2>&1
judge $? "a small district"
# shellcheck disable=SC2086
"$program" run scenarios/haishu-2012.yaml $small --policy quota -o "$folder/b.h5" > /dev/null 2>&1
judge $? "another option of it"
"$program" run scenarios/laws/mm1-rho50.yaml --horizon=30d -r 3 -o "$folder/queue.h5" > /dev/null 2>&1
judge $? "a study of a queue"
cd "$folder" || exit 3

# answers CODE STREAM WORDS ARGUMENT…: the exit code, and words that must stand on out or err
answers() {
	wanted=$1 stream=$2 words=$3
	shift 3
	"$program" report "$@" > out 2> err < /dev/null
	code=$?
	[ $code -eq "$wanted" ] && grep -qF -- "$words" $stream
	judge $? "report $* -> $wanted, $words" || head -n 5 out err
}

answers 2 err "name a result file"
answers 2 err "name the file to write" a.h5
answers 2 err "ends in one of .html" a.h5 -o a.docx
answers 2 err "ends in one of .html" a.h5 -o html
answers 2 err "none.h5" none.h5 -o a.html
[ ! -e a.html ]
judge $? "nothing is written when nothing was read"
answers 3 err "cannot write" a.h5 -o no/such/folder/a.html
answers 2 err "--baseline" a.h5 -b nobody -o a.html
answers 0 out "Written: a.html" a.h5 -o a.html
answers 0 out "已写出：zh.html" --lang=zh a.h5 -o zh.html
answers 0 out "Written: a.html" a.h5 -o a.html
echo "minutes of a meeting" > minutes.html
answers 2 err "would be lost" a.h5 -o minutes.html
[ "$(cat minutes.html)" = "minutes of a meeting" ]
judge $? "what is no report stays"
answers 0 out "Written: minutes.html" a.h5 --overwrite -o minutes.html
cmp -s a.html minutes.html
judge $? "the same results give the same page"
find . -name '*unfinished*' -o -name '*.tmp' | judge_none "nothing unfinished is left"

for id in verdict options months fairness gate staff provenance; do
	grep -q "<section id=\"$id\"" a.html && grep -q "<section id=\"$id\"" zh.html
	judge $? "section $id"
done
! grep -q '<section id="screen"' a.html
judge $? "what was not screened is not told"
grep -q '<html lang="zh-CN">' zh.html && grep -q '怎么选' zh.html
judge $? "in Chinese"
# but for sources, which are the scenario's own words
sed -e '/<section id="inputs"/,/<\/section>/d' -e 's/<[^>]*>//g' zh.html | grep -nE '(^|[^A-Za-z&;"=_./-])(the|of|with|from|each|mean|table|runs) ' | grep -v 'scenario\|source:\|setting\|question\|^[0-9]*:#\|^[0-9]*: *[a-z_]*:' | judge_none "no English sentence in the Chinese page"
grep -nE '<script|<link|@import|url\(http|src=' a.html zh.html | judge_none "no script and nothing from elsewhere"
! grep -o 'https\?://[^"]*' a.html | grep -v 'www.w3.org/2000/svg'
judge $? "no address but the name of SVG"
[ "$(wc -c < a.html)" -lt 2000000 ]
judge $? "of a size to send"

# cells of the first table beside those of the first screen
"$program" compare a.h5 --format csv > compare.csv
cell() { # OPTION MEASURE: its mean
	awk -F, -v option="$1" -v measure="$2" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } $(at["option"]) == option && $(at["measure"]) == measure { print $(at["mean"]) }' compare.csv
}
column=0
for option in do_nothing haishu_gate cap; do
	column=$((column + 1))
	for pair in "services_on_time|Services to residents on time|0" "admin_demanded|Admin hours demanded|0" "overtime|Overtime|1"; do
		IFS='|' read -r measure label decimals <<- END
			$pair
		END
		shown=$(grep -m 1 "<th scope=\"row\">$label (" a.html | sed 's/<[^>]*>/|/g' | tr -s '|' | cut -d '|' -f $((column + 2)) | sed 's/ .*//')
		[ "$shown" = "$(printf "%.${decimals}f" "$(cell $option "$measure")")" ]
		judge $? "$option: $measure is $shown as in the results"
	done
done

# several files: one study when they pair, else one after the other
answers 0 out "Written: both.html" a.h5 b.h5 -o both.html
[ "$(grep -c '<article' both.html)" -eq 0 ] && grep -q 'dept quota' both.html && grep -q 'hours cap' both.html
judge $? "files that pair are one study"
answers 0 out "Written: apart.html" a.h5 queue.h5 -o apart.html
[ "$(grep -c '<article' apart.html)" -eq 2 ] && grep -q 'do not pair' apart.html
judge $? "others stand one after the other"
answers 0 out "Written: queue.html" queue.h5 -o queue.html
grep -q '<section id="lines"' queue.html && grep -q 'in system (parts)' queue.html && ! grep -q '<section id="months"' queue.html
judge $? "a study of a queue tells of its kinds of work"
if command -v xmllint > /dev/null; then
	for page in a zh both apart queue; do
		sed -e '1,2d' -e 's/<br>/<br\/>/g; s/<meta\([^>]*\)>/<meta\1\/>/g' $page.html | xmllint --noout - 2> err
		judge $? "$page.html is well formed" || head -n 5 err
	done
else
	echo "skip well-formed pages: xmllint"
fi
verdict
