#!/bin/sh
# cost.sh - what a year of a community costs in the shipped scenario, in instructions, which do not wobble as wall times do: cost.sh [PROGRAM]
. "$(dirname "$0")/judge.sh"
pin=50.3 slack=5 # millions; per cent, for other compilers and libraries
communities=3 options=2

spent() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" run scenarios/haishu-2012.yaml --horizon "$1 yr" --set place.communities=$communities \
		--set place.streets=1 --replications 1 --threads 1 --policy haishu_gate 2>&1 > "$folder/screen" | awk '/Collected/ { print $NF }'
}

if ! command -v valgrind > /dev/null || [ "$(uname -m)" != x86_64 ]; then
	echo "instructions of a community-year: valgrind counts them, and they are pinned for x86_64"
	echo "0 passed, 0 failed, 1 skipped"
	exit 0
fi
# the second year of a run alone, without what a program does before and after
each=$(awk -v one="$(spent 1)" -v two="$(spent 2)" -v years=$((communities * options)) 'BEGIN { printf "%.1f", (two - one) / years / 1e6 }')
awk -v each="$each" -v pin=$pin -v slack=$slack 'BEGIN { exit !(each > 0 && each <= pin * (1 + slack / 100)) }'
judge $? "$each million instructions a community-year (pinned: $pin, at most $slack% more)"
verdict
