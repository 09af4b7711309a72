#!/bin/sh
# bench.sh - how fast, against what, in one run: bench.sh PROGRAM [kernel|model|plans…]
program=$1
shift
# name, servers, instructions an event
pinned_instructions='bare_loop 1 205
bare_loop 10 273
kernel 1 392
kernel 10 467'
. tests/bench/table.sh
for part in "${@:-kernel model plans}"; do
	for one in $part; do . "tests/bench/$one.sh"; done
done
exit $failed
