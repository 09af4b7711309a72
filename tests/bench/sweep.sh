#!/bin/sh
# sweep.sh - what a sweep costs beside the runs it is made of: storing, two threads, ten thousand runs: sweep.sh PROGRAM
#
# Shares are of instructions where valgrind counts them and of processor time else; both wobble less than wall times where others work too.
program=$1
spent=$(dirname "$program")/tests/bench/spent
scenario=scenarios/places/one-community.yaml
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
export OMP_WAIT_POLICY=passive
failed=0
study="--policy cap --horizon 5yr"
factor="staff.quits=5 .. 30 %/yr"

# target VALUE OPERATOR LIMIT WORDS: says whether it is met
target() {
	if awk "BEGIN { exit !($1 $2 $3) }"; then met=met; else met=MISSED failed=1; fi
	printf '%-74s %8s (%s %s: %s)\n' "$4" "$1" "$2" "$3" "$met"
}
sweep() { # SAMPLES REPLICATIONS THREADS: core-seconds
	rm -rf "$folder"/s.h5*
	"$spent" "$program" sweep $scenario $study --factor "$factor" --points "$1" -r "$2" -t "$3" -o "$folder/s.h5" 2> "$folder/err" | tail -n 1 | cut -d ' ' -f 1
}
run() { # REPLICATIONS: core-seconds
	"$spent" "$program" run $scenario $study -r "$1" -t 1 2> "$folder/err" | tail -n 1 | cut -d ' ' -f 1
}
sum() { awk '{ sum += $1 } END { printf "%.2f", sum }'; }

# storing: what a part of ten seconds (20 thousand million instructions) and the merged file cost, and each run in them; of ten thousand runs of a year
stores() { # REPLICATIONS: instructions of all, of the one part of four samples, of merging
	valgrind --tool=callgrind --callgrind-out-file="$folder/calls" "$program" sweep $scenario --policy cap --horizon 1yr --factor "$factor" --points 4 -r "$1" -t 1 \
		-o "$folder/c.h5" > /dev/null 2>&1
	rm -f "$folder/c.h5"
	callgrind_annotate --inclusive=yes --threshold=100 "$folder/calls" | tr -d ',' |
		awk '/PROGRAM TOTALS/ { all = $1 } /:parts_write / { part = $1 } /:parts_merge / { merge = $1 } END { print all, part, merge }'
}
if command -v valgrind > /dev/null; then
	store=$({ stores 1; stores 3; } | awk '{ all[NR] = $1; part[NR] = $2; merge[NR] = $3 }
		END { run = (all[2] - all[1]) / 16; each = (part[2] + merge[2] - part[1] - merge[1]) / 16
			printf "%.2f", 100 * (each / run + part[1] / 2e10 + merge[1] / (10000 * run)) }')
	target "$store" "<=" 5 "storing, % of the instructions of ten thousand runs of a year"
else
	echo "the share of storing skipped, valgrind is not installed"
fi

# two threads: the same work in as much processor time, and in half the wall time where nobody else works
for turn in 1 2 3; do
	began=$(date +%s.%N)
	sweep 32 5 1 >> "$folder/one"
	middle=$(date +%s.%N)
	sweep 32 5 2 >> "$folder/two"
	echo "$began $middle $(date +%s.%N)" >> "$folder/wall"
done
target "$(awk -v one="$(sum < "$folder/one")" -v two="$(sum < "$folder/two")" 'BEGIN { printf "%.3f", one / two }')" ">=" 0.9 \
	"two threads: processor time of one thread over that of two"
awk '{ one += $2 - $1; two += $3 - $2 } END { printf "two threads: wall time, %.1f s by one and %.1f s by two: efficiency %.2f where the machine is idle\n", one, two, one / two / 2 }' "$folder/wall"

# a million runs pass through in bounded memory; the design, its places and the measure looked at are all that is held at once
million() { # WHAT COMMAND…: megabytes at most
	what=$1
	shift
	size=$("$spent" "$@" 2> "$folder/err" | tail -n 1)
	target "$(echo "$size" | awk '{ printf "%.0f", $2 / 1024 }')" "<=" 128 "a million runs, MB: $what (${size% *} s)"
}
million "writing 100 parts" "$(dirname "$spent")/million" "$folder"
million "merge" "$program" merge "$folder/million.h5.parts" -o "$folder/million.h5"
million "info" "$program" info "$folder/million.h5"
million "export --summary" "$program" export --summary "$folder/million.h5" -o "$folder/million.csv"
million "sensitivity" "$program" sensitivity --measure overtime "$folder/million.h5"
rm -rf "$folder"/million*

# ten thousand runs: 250 samples x 2 options x 20 replications, in turns with as many replications of a run, whose rate predicts them
for turn in 1 2 3 4 5; do
	run 100 >> "$folder/short"
	run 300 >> "$folder/long"
	sweep 50 20 2 >> "$folder/ten"
done
awk -v short="$(sum < "$folder/short")" -v long="$(sum < "$folder/long")" 'BEGIN { printf "%.4f", (long - short) / 1000 }' > "$folder/each"
target "$(awk -v each="$(cat "$folder/each")" -v took="$(sum < "$folder/ten")" 'BEGIN { printf "%.3f", took / (each * 5000) }')" "<=" 1.15 \
	"10,000 runs of one community: processor time over what its rate predicts"
awk -v each="$(cat "$folder/each")" -v took="$(sum < "$folder/ten")" 'BEGIN { printf "rate: %.0f community-years per core-second; the 10,000 runs took %.0f core-seconds\n", 11 / each, took }'
exit $failed
