#!/bin/sh
# traceability.sh - puts every row of the source documents beside what serves it, where that is written and what tests it: traceability.sh PROGRAM
#
# The rows stand in docs/rows.tsv: row, class, title, and files beside the name-plates (presets, pages, tests). Which key, kind, rule, loop,
# provider, discipline, indicator, table or verb serves a row is said by its name-plate, and told by `describe rows`.
program=$1
served=$(mktemp) && trap 'rm -f "$served"' EXIT
"$program" describe --lang en rows > "$served" || exit 3

# patterns stand in their tests
pattern_says() { sed -n "s/^	\\.$2 = \"\(.*\)\",\$/\\1/p" "tests/pattern/$1.c"; }
for file in tests/pattern/v*.c; do
	name=$(basename "$file" .c)
	for row in $(pattern_says "$name" rows); do printf '%s\tpattern\t%s\n' "$row" "$name"; done
done >> "$served"

# the source and the test of each thing; every kind of thing has a test that walks all there are
indicators=$(ls models/run/indicators*.c)
while IFS="$(printf '\t')" read -r row kind name; do
	case $kind in
	key) source=models/world/keys.def test=tests/property/keys.c ;;
	kind) source=models/demand/kinds/$name.c test=tests/property/keys.c ;;
	rule) source=models/gate/rules/$name.c test=tests/property/keys.c ;;
	loop) source=models/loops/$name.c test=tests/property/keys.c ;;
	provider) source=models/supply/providers/$name.c test=tests/property/supply.c ;;
	discipline) source=models/staff/disciplines/$name.c test=tests/property/options.c ;;
	indicator) source=$(grep -lF "{\"$name\"," $indicators) test=tests/golden/reference.sh ;;
	table) source=models/world/tables/$name.c test=tests/property/tables.c ;;
	verb) source=models/cli/verbs/$name.c test=tests/cli/commands.sh ;;
	pattern) source=$(pattern_says "$name" scenario) test=tests/pattern/$name.c ;;
	*) source="" test="" ;;
	esac
	case $kind:$name in
	key:plan.*) test=tests/unit/staffing.c ;;
	table:hours) test=tests/unit/hours.c ;;
	esac
	printf '%s\t%s\t%s\t%s\t%s\n' "$row" "$kind" "$name" "$source" "$test"
done < "$served" | awk -F '\t' '
	function add(list, word) { return index(", " list ", ", ", " word ", ") ? list : list == "" ? word : list ", " word }
	function shown(list) { return list == "" ? "–" : list }
	function test_of(file) {
		if (file ~ /^scenarios.places/) return "tests/property/places.c"
		return file ~ /^scenarios/ ? "tests/golden/reference.sh" : "tests/cli/traceability.sh"
	}
	BEGIN {
		print "# What serves each row of the sources\n"
		print "Made by `make traceability` out of `docs/rows.tsv` and the name-plates; `docs/sources.md` tells of the documents. A row is a mechanism (something with an effect), a setting (a value or a preset), a pattern (something a run must show) or context (told, not counted). Where no test is named, nothing serves the row yet.\n"
		print "| row | what it says | class | served by | source | test |"
		print "|---|---|---|---|---|---|"
	}
	FILENAME != "docs/rows.tsv" {
		what[$1] = add(what[$1], $2 " `" $3 "`")
		from[$1] = add(from[$1], $4)
		test[$1] = add(test[$1], $5)
		next
	}
	FNR == 1 { next }
	{
		count = split($4, beside, " ")
		for (i = 1; i <= count; i++)
			if (beside[i] ~ /^tests\//) test[$1] = add(test[$1], beside[i])
			else {
				name = beside[i]
				gsub(/.*\/|\.[a-z]*$/, "", name)
				kind = beside[i] ~ /^scenarios/ ? "preset" : "page"
				what[$1] = add(what[$1], kind " `" name "`")
				from[$1] = add(from[$1], beside[i])
				test[$1] = add(test[$1], test_of(beside[i]))
			}
		printf "| %s | %s | %s | %s | %s | %s |\n", $1, $3, $2, shown(what[$1]), shown(from[$1]), shown(test[$1])
		open += from[$1] == ""
		classes[$2]++
	}
	END {
		printf "\n%d rows: %d mechanisms, %d settings, %d patterns, %d context. Not served yet: %d.\n", FNR - 1, classes["mechanism"], classes["setting"], classes["pattern"], classes["context"], open
	}' - docs/rows.tsv
