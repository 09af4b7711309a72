#!/bin/sh
# logs.sh - logs as offices save them: what is said of each, what was read and left out, with which exit code; then fitted, written, run and replayed: logs.sh [PROGRAM]; BLESS=yes writes the first anew
. "$(dirname "$0")/../judge.sh"

# -- what is read and what is said --------------------------------------------------------------------------------------

cd tests/cli/logs || exit 3
for log in *.csv; do
	name=${log%.csv}
	set -- fit --lang en --rounds=0 "$log"
	if [ -f "$name.arguments" ]; then
		while IFS= read -r argument; do set -- "$@" "$argument"; done < "$name.arguments"
	fi
	"$program" "$@" > "$folder/page" 2> "$folder/said"
	echo "exit $?" > "$folder/found"
	cat "$folder/said" >> "$folder/found"
	sed -n '/^What was read/,/^How work comes/p' "$folder/page" | sed '$d' >> "$folder/found"
	if [ "$BLESS" = yes ]; then
		diff -u "$name.expected" "$folder/found"
		cp "$folder/found" "$name.expected"
	fi
	diff -u "$name.expected" "$folder/found" > "$folder/difference"
	judge $? "$log: told as expected" || cat "$folder/difference"
done
cd ../../..

# -- a desk with two clerks, from log to scenario and back --------------------------------------------------------------

# first come, first served by two clerks from 9 to 17, worked out here; services are exponential
awk 'function uniform() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
	function stamp(minute, d) { d = int(minute / 1440); minute -= d * 1440; return sprintf("2024-04-%02d %02d:%02d:%02d", d, int(minute / 60), int(minute) % 60, int(minute * 60) % 60) }
	BEGIN {
		seed = 7
		print "ticket,arrived,started,finished,clerk,service"
		for (day = 1; day <= 26; day++) {
			if ((day + 6) % 7 == 5 || (day + 6) % 7 == 6) continue
			free[0] = free[1] = day * 1440 + 540
			for (at = day * 1440 + 540; (at -= 9 * log(uniform())) < day * 1440 + 960;) {
				who = free[0] <= free[1] ? 0 : 1
				start = at > free[who] ? at : free[who]
				free[who] = start - 12 * log(uniform())
				print ++n "," stamp(at) "," stamp(start) "," stamp(free[who]) ",c" who "," (uniform() < 0.5 ? "card" : "loan")
			}
		}
	}' > "$folder/desk.csv"
map="--map=opened=arrived,closed=finished,category=service"
answers 0 out "Written: $folder/desk.yaml" fit "$folder/desk.csv" $map --rounds=0 -o "$folder/desk.yaml" --report="$folder/desk.html" --csv="$folder/estimates.csv"
answers 0 out "no faults" check "$folder/desk.yaml"
answers 0 out "means of 2 runs" run -r 2 "$folder/desk.yaml"
! "$program" check --inputs "$folder/desk.yaml" | grep '^lines\.' | grep -v "desk.csv, [0-9]* rows\|desk.csv, [0-9]* days" | grep .
judge $? "every number of a line says its file and rows"
grep -q "source: \"desk.csv: 2 workers" "$folder/desk.yaml"
judge $? "the clerks are counted"
grep -q "<svg" "$folder/desk.html" && grep -q "^all,service_exponential_best,h,0\.[0-9]*," "$folder/estimates.csv"
judge $? "a page with curves; services are found to be exponential"
answers 2 err "is something else and would be lost" fit "$folder/desk.csv" $map --rounds=0 -o "$folder/desk.csv"
answers 0 out "估计" fit --lang zh --help
answers 0 out "如何到来" fit --lang zh --rounds=0 "$folder/desk.csv" $map

stations=scenarios/laws/stations.yaml
answers 0 out "what is simulated is the waiting before them" replay $stations --arrivals "$folder/desk.csv" $map --until=2024-04-15 --tries=20 -r 1 -o "$folder/replay.html" --csv="$folder/replay.csv"
awk -F, 'NR > 1 && $2 == "fifo" { exit !($7 < 0.02 && $8 < 0.02 && $13 == 2 && $11 == 1) }' "$folder/replay.csv"
judge $? "replayed first come, first served by two clerks: waits and closings come out as they were" || cat "$folder/replay.csv"
awk -F, 'NR > 1 && $2 == "last_first" { exit !($8 > 0.05) }' "$folder/replay.csv"
judge $? "last come, first served does not make the same waits"
grep -q "<svg" "$folder/replay.html"
judge $? "the replay's page has curves"
answers 0 out "重演" replay --lang zh $stations --arrivals "$folder/desk.csv" $map --tries=2 -r 1
answers 0 out "Nothing was tuned" replay "$folder/desk.yaml" --arrivals "$folder/desk.csv" $map --service=scenario -r 3 --csv="$folder/replay.csv" --overwrite
awk -F, 'NR > 1 && $2 == "fifo" { exit !($7 < 0.1) }' "$folder/replay.csv"
judge $? "what fit wrote of the desk makes its closing times again, with services drawn" || cat "$folder/replay.csv"
answers 2 err "has no lines of work" replay $stations --arrivals "$folder/desk.csv" $map --service=scenario
answers 2 err "no day of the log" replay $stations --arrivals "$folder/desk.csv" $map --until=2025-01-01
answers 2 err "no column says when work began" replay $stations --arrivals tests/cli/logs/either.csv --service=recorded
answers 2 err "name the log" replay $stations
answers 2 err "name a log" fit

# the same answer on any number of threads
for threads in 1 2; do
	"$program" replay $stations --arrivals "$folder/desk.csv" $map --until=2024-04-15 --service=tuned --tries=6 -r 1 --threads=$threads > "$folder/threads$threads" 2> /dev/null
	"$program" fit "$folder/desk.csv" $map --rounds=9 --threads=$threads >> "$folder/threads$threads" 2> /dev/null
done
[ -s "$folder/threads1" ] && cmp -s "$folder/threads1" "$folder/threads2"
judge $? "one thread or two, the same page"
verdict
