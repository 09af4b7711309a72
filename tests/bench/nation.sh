#!/bin/sh
# nation.sh - what the nation costs: a sample on one thread and on two, taking turns; the whole computed from it: nation.sh [PROGRAM] [SAMPLE]
#
# Processor time where two runs are compared, since other work on the machine stretches the clock. docs/scale.md quotes what it prints.
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
export OMP_WAIT_POLICY=passive
scenario=$PWD/scenarios/nation.yaml
sample=${2:-1%}
cd "$folder" || exit 3

# run_on THREADS: user seconds, elapsed seconds, peak in KB
run_on() {
	/usr/bin/time -f "%U %e %M" -o "time.$1" "$program" run "$scenario" --sample "$sample" --threads "$1" > "page.$1" 2> /dev/null
	cat "time.$1" >> "times.$1"
}
for turn in 1 2 3; do
	run_on 1
	run_on 2
done
cmp -s page.1 page.2
judge $? "one thread and two show the same page"
median() { sort -n -k"$2" "times.$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'; }
communities=$(sed -n 's/.* districts, \([0-9,]*\) communities.*/\1/p' page.1 | tr -d ,)
awk -v n="$communities" -v user="$(median 1 1)" -v user2="$(median 2 1)" -v peak="$(median 2 3)" -v e1="$(median 1 2)" -v e2="$(median 2 2)" 'BEGIN {
	years = 1.25
	printf "communities of the sample: %d, each through %.2f years: %.1f community-years a core-second\n", n, years, n * years / user
	printf "processor time on one thread over that on two: %.2f; elapsed: %.2f of two cores\n", user / user2, e1 / e2 / 2
	core = user / n * 64238
	printf "the nation: %.0f core-seconds, %.0f s on two cores, %.0f MB at most\n", core, core / 2, peak / 1024
	for (nodes = 1; nodes <= 100; nodes *= 10)
		printf "%d node%s of 2 cores: one nation %.0f s, a sweep of 1,000 points %.1f h\n", nodes, (nodes > 1 ? "s" : ""), core / 2 / nodes, 1000 * core / 2 / nodes / 3600
}'
verdict
