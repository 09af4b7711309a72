#!/bin/sh
# bad.sh - every scenario in bad/ must be refused with exactly the messages beside it: bad.sh [PROGRAM]; BLESS=yes writes them anew and shows the difference
program=$(realpath "${1:-build/jianfu}")
cd "$(dirname "$0")/bad" || exit 3
passed=0 failed=0
found=$(mktemp) && trap 'rm -f "$found"' EXIT
for scenario in *.yaml; do
	name=${scenario%.yaml}
	set -- check --lang en "$scenario"
	if [ -f "$name.arguments" ]; then
		while IFS= read -r argument; do set -- "$@" "$argument"; done < "$name.arguments"
	fi
	"$program" "$@" > /dev/null 2> "$found"
	code=$?
	if [ "$BLESS" = yes ]; then
		diff -u "$name.expected" "$found"
		cp "$found" "$name.expected"
	fi
	if [ $code -eq 2 ] && diff -u "$name.expected" "$found"; then
		echo "ok $name"
		passed=$((passed + 1))
	else
		echo "FAIL $name (exit $code)"
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
