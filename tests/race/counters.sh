#!/bin/sh
# counters.sh - that the watch for data races is awake: it finds one that is there, and none where threads wait for each other: counters.sh PROGRAM
counters=$(dirname "$1")/tests/race/counters
passed=0 failed=0
said() {
	if [ "$1" = yes ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "not so: $2"
		echo "$report" | head -n 40
	fi
}

report=$("$counters" racy 2>&1) && ended=well || ended=badly
case "$ended $report" in
badly*"data race"*counters.c*) said yes ;;
*) said no "the race of one counter for all threads is reported, with its line" ;;
esac
report=$("$counters" 2>&1) && ended=well || ended=badly
case "$ended $report" in
"well 3675 counted") said yes ;;
*) said no "a counter for each thread is no race" ;;
esac
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
