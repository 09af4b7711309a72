#!/bin/sh
# bench.sh - how fast, against what: the kernel beside a bare loop, community-years per core-second, memory, instructions: bench.sh PROGRAM
program=$1
programs=$(dirname "$program")/tests/bench
scenario=scenarios/haishu-2012.yaml
failed=0

# the best of five runs each, taking turns: wall times wobble
for run in 1 2 3 4 5; do
	"$programs/bare_loop" && "$programs/kernel" || exit 1
done | awk '
	$4 > best[$1] { best[$1] = $4; line[$1] = $0 }
	END { print line["bare_loop:"]; print line["kernel:"]; printf "kernel / bare loop: %.2f\n", best["kernel:"] / best["bare_loop:"] }'

# one replication of the district under every option: a year of pre-run, which they share, then five years each
least=60 communities=78
years=$((1 + 5 * $(grep -c '^  - policies/' "$scenario")))
measured=$("$programs/spent" "$program" run "$scenario" --replications 1 --threads 1 | tail -n 1)
echo "$measured" | awk -v work=$((communities * years)) -v least=$least '{
	printf "%.0f community-years per core-second (at least %d), %.0f MB at most\n", work / $1, least, $2 / 1024
	exit work / $1 < least }' || failed=1

# instructions do not wobble: those of the bare loop show that the yardstick itself has not moved
pinned=197 tolerance=5
if command -v valgrind > /dev/null; then
	for customers in 100000 200000; do
		valgrind --tool=callgrind --callgrind-out-file=/dev/null "$programs/bare_loop" $customers 2>&1 | awk '/Collected/ { print $NF }'
	done | awk -v pinned=$pinned -v tolerance=$tolerance '
		{ instructions[NR] = $1 }
		END {
			each = (instructions[2] - instructions[1]) / 200000
			printf "bare loop: %.1f instructions per event (pinned: %d, within %d%%)\n", each, pinned, tolerance
			exit each < pinned * (1 - tolerance / 100) || each > pinned * (1 + tolerance / 100) }' || failed=1
else
	echo "bare loop: instructions per event skipped, valgrind is not installed"
fi
exit $failed
