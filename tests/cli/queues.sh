#!/bin/sh
# queues.sh - the examples of docs/queues.md, docs/laws.md and docs/arrivals.md are scenarios without faults, and those of the first run: queues.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
cp -R scenarios "$folder"
unset LC_ALL LC_MESSAGES LANG LANGUAGE

# every block of yaml becomes a file of its own
for page in queues laws; do
	awk -v name="$folder/$page" '/^```yaml$/ { on = 1; n++; next } /^```$/ { on = 0 } on { print > (name "-" n ".yaml") }' docs/$page.md
done
for example in "$folder"/queues-*.yaml "$folder"/laws-*.yaml; do
	"$program" check "$example" > "$folder/said" 2>&1
	judge $? "docs/$(basename "$example"): $(cat "$folder/said")"
done
for example in "$folder"/queues-*.yaml; do
	"$program" run --horizon=2d --set time.warmup=0d -r 2 -o "$folder/results.h5" "$example" > "$folder/said" 2>&1 &&
		"$program" compare --lines "$folder/results.h5" > "$folder/said" 2>&1
	judge $? "docs/$(basename "$example") does not run: $(cat "$folder/said")"
	rm -f "$folder/results.h5"
done
[ "$(ls "$folder"/queues-*.yaml | wc -l)" -ge 9 ]
judge $? "docs/queues.md has lost its examples"

# every key of lines and servers that the page names exists
for key in $(grep -E '^\| `' docs/queues.md | cut -d'|' -f2 | tr -d '`,' ); do
	"$program" describe "$key" > /dev/null 2>&1
	judge $? "docs/queues.md: there is no key $key"
done
verdict
