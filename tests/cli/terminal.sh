#!/bin/sh
# terminal.sh - on a screen lines fit its width and errors stand out; in files and pipes there are plain words only: terminal.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
escape=$(printf '\033')
scenario=scenarios/places/one-community.yaml
printf 'extends: %s\nsettings: {staff: {quitz: 1}}\n' "$PWD/$scenario" > "$folder/wrong.yaml"
if ! command -v script > /dev/null; then
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
# COLUMNS TERM COMMAND: what the program says on a terminal of so many columns
screen() {
	columns=$1 kind=$2
	shift 2
	TERM=$kind script -qec "stty cols $columns; $program $*" "$folder/typed" < /dev/null > "$folder/out" 2>&1
}

screen 100 xterm check "$folder/wrong.yaml"
grep -qF "${escape}[1;31merror: ${escape}[0m" "$folder/out" && grep -qF "${escape}[1;31m^" "$folder/out" && grep -q quitz "$folder/out"
judge $? "on a terminal errors are red, and still say error"
for way in "NO_COLOR=1 xterm" "NO_COLOR= dumb"; do
	export "${way% *}"
	screen 100 "${way#* }" check "$folder/wrong.yaml"
	unset NO_COLOR
	! grep -qF "$escape" "$folder/out" && grep -q "error: " "$folder/out"
	judge $? "no colour with $way"
done
"$program" check "$folder/wrong.yaml" > "$folder/out" 2>&1
! grep -qF "$escape" "$folder/out" && grep -q "error: " "$folder/out"
judge $? "what is piped is plain"
for columns in 60 80 100; do
	screen $columns xterm describe --lang=en staff.quits
	tr -d '\r' < "$folder/out" > "$folder/plain"
	[ "$(sed 's/(.*//' "$folder/plain" | sed -n 2p | wc -L)" -le $columns ] && [ "$(grep -v 'bounds\|default\|unit\|plausible\|source\|serves\|one of\|^[^ ]' "$folder/plain" | wc -L)" -le $columns ]
	judge $? "meanings in the manual are at most $columns columns wide on a terminal of so many"
done
for columns in 60 80; do
	for language in en zh; do
		screen $columns xterm run --lang=$language --horizon=1yr --set=time.prerun=1yr --replications=1 --threads=1 $scenario
		tr -d '\r' < "$folder/out" | sed "s/.*$escape\[K//" > "$folder/plain"
		[ "$(wc -L < "$folder/plain")" -le $columns ] && [ "$(grep -c '(baseline)\|（对照）\|(对照)' "$folder/plain")" -ge 1 ] && [ "$(grep -c '%' "$folder/plain")" -gt 10 ]
		judge $? "the first screen in $language is at most $columns columns wide on a terminal of so many"
	done
done
screen 44 xterm run --horizon=1yr --set=time.prerun=1yr --replications=3 --threads=1 $scenario
grep -q 'simulated' "$folder/out" && tr '\r' '\n' < "$folder/out" | sed "s/$escape\[K//g" | grep '^[0-9]*% simulated' | awk 'length > 43 { exit 1 }'
judge $? "what is said of the progress fits a narrow terminal"
"$program" run --horizon=1yr --set=time.prerun=1yr --replications=2 --threads=1 $scenario > "$folder/out" 2> "$folder/err"
! grep -qF "$escape" "$folder/out" && [ ! -s "$folder/err" ]
judge $? "progress is shown on terminals only"
verdict
