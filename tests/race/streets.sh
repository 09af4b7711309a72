#!/bin/sh
# streets.sh - two streets on two and on eight threads, whole runs of the program: no race, and the same tables: streets.sh PROGRAM
program=$1
passed=0 failed=0
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT
for threads in 2 8; do
	for replications in 1 3; do # one: threads share the communities of a day; three: they share replications
		if "$program" run tests/property/gates.yaml --set place.streets=2 --set place.communities=4 --horizon "0.3 yr" \
			-r $replications -t $threads -o "$folder/$threads-$replications.h5" > "$folder/$threads-$replications" 2> "$folder/said"; then
			passed=$((passed + 1))
		else
			failed=$((failed + 1))
			head -n 60 "$folder/said"
		fi
	done
done
for replications in 1 3; do
	if sed 's,[^ ]*\.h5,,' "$folder/2-$replications" > "$folder/a" && sed 's,[^ ]*\.h5,,' "$folder/8-$replications" | cmp -s - "$folder/a"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		diff "$folder/2-$replications" "$folder/8-$replications"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
