# table.sh - what the parts of the bench have in common: medians, and a table of what was measured beside what is wanted.
# Read after $program is set: the jianfu to measure.
programs=$(dirname "$program")/tests/bench
folder=$(mktemp -d) && trap "rm -rf '$folder'" EXIT
failed=0
export OMP_WAIT_POLICY=passive # who waits leaves the processor to others

# the middle of lines of numbers
median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# heading WHAT
heading() { printf '\n%-74s %10s %12s\n' "$1" measured wanted; }

# row WHAT MEASURED UNIT [most|least TARGET]: one line; a target that is missed makes the bench fail
row() {
	if [ $# -lt 5 ]; then
		printf '  %-72s %10s\n' "$1, $3" "$2"
		return
	fi
	verdict=$(awk -v value="$2" -v how="$4" -v target="$5" 'BEGIN { print (value != "" && (how == "most" ? value <= target : value >= target)) ? "met" : "not met" }')
	printf '  %-72s %10s %12s  %s\n' "$1, $3" "$2" "$([ "$4" = most ] && echo '<=' || echo '>=') $5" "$verdict"
	[ "$verdict" = met ] || failed=1
}

# spent COMMAND…: processor seconds, peak kilobytes and seconds by the clock of a command
spent() { "$programs/spent" "$@" | tail -n 1; }

# bare SERVERS: nanoseconds per event of the bare loop
bare() { "$programs/bare_loop" 1000000 "$1" | awk '{ print $5 }'; }

# compute FORMAT EXPRESSION
compute() { awk "BEGIN { printf \"$1\", $2 }"; }
