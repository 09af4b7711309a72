#!/bin/sh
# bench.sh - how fast, against what: the kernel beside a bare loop, the event set by its size, instructions, community-years: bench.sh PROGRAM
program=$1
programs=$(dirname "$program")/tests/bench
scenario=scenarios/haishu-2012.yaml
failed=0
lines=$(mktemp) && trap 'rm -f "$lines"' EXIT

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# medians of runs that take turns, for wall times wobble; both draw the same numbers, so they must agree on the hours
runs=11 customers=1000000 most=1.7
for servers in 1 10; do
	for run in $(seq $runs); do
		"$programs/bare_loop" $customers $servers && "$programs/kernel" $customers $servers || exit 1
	done > "$lines"
	bare=$(awk '/^bare_loop/ { print $5 }' "$lines" | median) kernel=$(awk '/^kernel/ { print $5 }' "$lines" | median)
	if [ "$(awk '{ print $9 }' "$lines" | sort -u | wc -l)" -ne 1 ]; then
		echo "the kernel and the bare loop do not simulate the same:"
		sort -u -k 1,1 "$lines"
		failed=1
	fi
	awk -v model="M/M/$servers" -v customers=$customers -v bare="$bare" -v kernel="$kernel" -v most=$most 'BEGIN {
		printf "%-7s at 0.9, %d customers: bare loop %.1f, kernel %.1f ns per event: %.2f times (at most %.1f)\n", model, customers, bare, kernel,
			kernel / bare, most
		exit kernel > most * bare }' || failed=1
done

# the first event taken and posted anew, later
printf '%-18s %s\n' 'events in the set' 'ns to take and post one'
for size in 100 1000 10000 100000 1000000; do
	printf '%17d %9s\n' $size "$(for run in 1 2 3; do "$programs/hold" $size; done | median)"
done

# Instructions do not wobble. Those of the bare loop show that the yardstick itself has not moved; the difference of two runs leaves
# out what a program does before and after.
pinned='
bare_loop  1  205
bare_loop 10  273
kernel     1  425
kernel    10  517'
tolerance=5
if command -v valgrind > /dev/null; then
	echo "$pinned" | while read -r name servers pin; do
		[ -n "$name" ] || continue
		for customers in 100000 200000; do
			valgrind --tool=callgrind --callgrind-out-file=/dev/null "$programs/$name" $customers $servers 2>&1 | awk '/Collected/ { print $NF }'
		done | awk -v name=$name -v servers=$servers -v pin=$pin -v tolerance=$tolerance '
			{ instructions[NR] = $1 }
			END {
				each = (instructions[2] - instructions[1]) / 200000
				printf "%-9s M/M/%-2d: %.0f instructions per event (pinned: %d, within %d%%)\n", name, servers, each, pin, tolerance
				exit each < pin * (1 - tolerance / 100) || each > pin * (1 + tolerance / 100) }' || exit 1
	done || failed=1
else
	echo "instructions per event skipped, valgrind is not installed"
fi

sh tests/cost.sh "$program" || failed=1

# one replication of the district under every option: a year of pre-run, which they share, then five years each
# those wanted are 260 where the bare loop makes 36 million events a second, and in proportion elsewhere
communities=78 least=$(awk -v bare="$bare" 'BEGIN { printf "%.0f", 260 * (1000 / bare) / 36 }')
years=$((1 + 5 * $(grep -c '^  - policies/' "$scenario")))
measured=$("$programs/spent" "$program" run "$scenario" --replications 1 --threads 1 | tail -n 1)
echo "$measured" | awk -v work=$((communities * years)) -v least=$least '{
	printf "%.0f community-years per core-second (at least %d), %.0f MB at most\n", work / $1, least, $2 / 1024
	exit work / $1 < least }' || failed=1
# posts of a street of ten communities, tested by simulation to a proof: where the load decides, and where service does
for targets in "plan.load=85%" "plan.load=120% plan.services=95%"; do
	set --
	for target in $targets; do set -- "$@" --set "$target"; done
	measured=$("$programs/spent" "$program" plan loop scenarios/places/one-street.yaml "$@" | tail -n 1)
	echo "$measured" | awk -v targets="$targets" -v most=360 '{
		printf "plan loop of a street, %s: %.0f core-seconds (at most %d), %.0f MB\n", targets, $1, most, $2 / 1024
		exit $1 > most }' || failed=1
done

# posts of the district as one linear program with every link: three goals, then whole posts; medians
for run in 1 2 3 4 5; do "$programs/district" "$scenario" || exit 1; done > "$lines"
sort -n "$lines" | sed -n 3p | awk -v most=5 '{
	printf "staffing program of the district, %d rows, %d columns: %.2f core-seconds (at most %d), whole posts %.2f\n", $3, $4, $1, most, $2
	exit $1 > most }' || failed=1

# grids of every community, planned and checked again
"$programs/grids" "$scenario" || failed=1
exit $failed
