#!/bin/sh
# run.sh - runs tests side by side, a line for each, and sums up their cases: run.sh PROGRAM TEST…
#
# A test is a program or a script; scripts are given PROGRAM, the jianfu to try. Cases are counted from what a test prints: cmocka's
# closing lines, or "N passed, N failed[, N skipped]" at its end. A test that breaks off without a failed case counts as one.
if [ "$1" = --one ]; then
	program=$2 folder=$3 test=$4
	log=$folder/$(echo "$test" | tr / _)
	began=$(date +%s)
	case $test in
	*.sh) timeout 1200 sh "$test" "$program" ;;
	*) timeout 1200 "$test" ;;
	esac > "$log.log" 2>&1 < /dev/null
	code=$?
	counts=$(awk -v code=$code '
		/^\[  PASSED  \] [0-9]+ test/ { passed += $4 }
		/^\[  FAILED  \] [0-9]+ test/ { failed += $4 }
		/^\[  SKIPPED \] [0-9]+ test/ { skipped += $4 }
		/^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3; skipped += $5 }
		END { if (failed == 0 && (code || passed + skipped == 0)) failed = 1; print passed + 0, failed + 0, skipped + 0 }' "$log.log")
	echo "$counts" > "$log.counts"
	set -- $counts
	word=ok
	[ "$2" -eq 0 ] || word=FAIL
	printf '%-4s %-36s %4d passed%s%s  %ds\n' $word "${test#*tests/}" "$1" "$([ "$2" -eq 0 ] || echo ", $2 failed (exit $code)")" \
		"$([ "$3" -eq 0 ] || echo ", $3 skipped")" $(($(date +%s) - began))
	exit 0
fi

# of interest to the sanitizer alone
LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
export LSAN_OPTIONS
program=$1
shift
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
printf '%s\n' "$@" | xargs -P "$(nproc)" -I '{}' sh "$0" --one "$program" "$folder" '{}'
for counts in "$folder"/*.counts; do
	read -r passed failed skipped < "$counts"
	if [ "$failed" -gt 0 ]; then
		echo "--- $(basename "$counts" .counts)"
		grep -vE '^(ok |\[ RUN|\[       OK)' "${counts%.counts}.log" | tail -n 100
	fi
done
cat "$folder"/*.counts | awk '
	{ passed += $1; failed += $2; skipped += $3 }
	END { printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""; exit failed > 0 }'
