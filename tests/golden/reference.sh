#!/bin/sh
# reference.sh - the tables under results/reference are made again and must not differ: reference.sh [PROGRAM]; BLESS=yes rewrites
# them and shows the difference, which then belongs into the change log under "Numbers that moved".
program=$(realpath "${1:-build/jianfu}")
cd "$(dirname "$0")/../.." || exit 3
made=$(mktemp -d) && trap 'rm -rf "$made"' EXIT
passed=0 failed=0

# one street of the Haishu setting for two years, every measure of every option
"$program" run scenarios/haishu-2012.yaml --set place.communities=4 --set place.streets=1 --horizon "2 yr" --replications 10 \
	--lang en -o "$made/street.h5" > "$made/street-screen.txt" || echo "the street did not run" >> "$made/street-screen.txt"
sed -i "s|$made/||" "$made/street-screen.txt"
"$program" compare "$made/street.h5" --full --format csv --lang en > "$made/street-options.csv"
"$program" check --budget --lang en scenarios/haishu-2012.yaml > "$made/budget.txt"
"$program" plan sizes scenarios/haishu-2012.yaml --format csv --lang en > "$made/sizes.csv"
"$program" plan posts scenarios/haishu-2012.yaml --format csv --lang en > "$made/posts.csv"
rm -f "$made/street.h5"

# half a year of every other scenario that is shipped: the first screen's measures of each option
shown='^(services_on_time|requests_on_time|hours_with_residents|admin_demanded|past_gate|admin_worked|for_show|tasks_done_well|overtime|extra_cost|worth_workers)$'
echo "file,option,measure,mean" > "$made/scenarios.csv"
for file in scenarios/places/*.yaml scenarios/tables/*.yaml scenarios/zh/haishu-2012.yaml; do
	"$program" run "$file" $([ "$file" = scenarios/zh/haishu-2012.yaml ] && echo --set place.communities=4 --set place.streets=1) --horizon "0.5 yr" --replications 2 \
		--lang en -o "$made/other.h5" > /dev/null || echo "$file did not run" >> "$made/scenarios.csv"
	"$program" compare "$made/other.h5" --full --format csv --lang en | awk -F, -v file="$file" -v shown="$shown" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		NR > 1 && $at["measure"] ~ shown { print file "," $at["option"] "," $at["measure"] "," $at["mean"] }' >> "$made/scenarios.csv"
	rm -f "$made/other.h5"
done

for table in "$made"/*; do
	name=$(basename "$table")
	kept=results/reference/$name
	if [ "$BLESS" = yes ]; then
		diff -u "$kept" "$table" 2>/dev/null
		cp "$table" "$kept"
	fi
	if cmp -s "$kept" "$table"; then
		echo "ok   $name"
		passed=$((passed + 1))
	else
		echo "FAIL $name is not what is kept in $kept:"
		diff "$kept" "$table" | head -10
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
