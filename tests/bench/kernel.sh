# kernel.sh - the kernel beside a bare loop that draws the same numbers; a queue as a scenario file; the event set by its size; memory.
customers=1000000 pairs=11

heading "kernel, medians of $pairs pairs that take turns, processor time"
for servers in 1 10; do
	for pair in $(seq $pairs); do
		"$programs/bare_loop" $customers $servers && "$programs/kernel" $customers $servers || exit 3
	done > "$folder/pairs"
	if [ "$(awk '{ print $9 }' "$folder/pairs" | sort -u | wc -l)" -ne 1 ]; then
		echo "the kernel and the bare loop do not simulate the same:"
		sort -u -k 1,1 "$folder/pairs"
		failed=1
	fi
	each=$(awk '/^bare_loop/ { print $5 }' "$folder/pairs" | median)
	row "M/M/$servers, load 0.9: bare loop" "$(compute %.1f "1000 / $each")" "million events/s"
	row "M/M/$servers, $customers customers: kernel" "$(awk '/^bare_loop/ { bare = $5 } /^kernel/ { printf "%.2f\n", $5 / bare }' "$folder/pairs" | median)" \
		"times the bare loop" most 1.5
done

# reading the file, all indicators, audits, the digest and the pages are within it; 77 days bring 997,920 customers
queue_of_days() { spent "$program" run scenarios/laws/mm10-rho90.yaml --replications 1 --threads 1 --horizon "$1 d"; }
for pair in 1 2 3 4 5 6 7; do
	bare=$(bare 10)
	queue_of_days 77 | awk -v bare="$bare" '{ printf "%.2f\n", $1 / (2 * 77 * 12960) * 1e9 / bare }'
done > "$folder/pairs"
row "M/M/10 as a scenario through run, 997,920 customers" "$(median < "$folder/pairs")" "times the bare loop" most 3
few=$(queue_of_days 77 | awk '{ print $2 }') many=$(queue_of_days 770 | awk '{ print $2 }')
row "memory for each customer more, of 9,000,000" "$(compute %.3f "($many - $few) * 1024 / (693 * 12960)")" "bytes" most 0.1

heading "event set: the first taken and posted anew, later; medians of 3"
for size in 100 1000 10000 100000 1000000; do
	row "$size events in the set" "$(for run in 1 2 3; do "$programs/hold" $size; done | median)" "ns"
done

# Those of the bare loop show that the yardstick itself has not moved; the difference of two runs leaves out what a program does
# before and after.
heading "instructions an event, which do not wobble"
if command -v valgrind > /dev/null; then
	echo "$pinned_instructions" | while read -r name servers pin; do
		for many in 100000 200000; do
			valgrind --tool=callgrind --callgrind-out-file=/dev/null "$programs/$name" $many "$servers" 2>&1 | awk '/Collected/ { print $NF }'
		done | awk -v name="$name" -v servers="$servers" -v pin="$pin" '
			{ count[NR] = $1 }
			END { printf "%s %s %.0f %.0f\n", name, servers, (count[2] - count[1]) / 200000, pin * 1.05 }'
	done > "$folder/instructions"
	while read -r name servers each most; do
		row "M/M/$servers: $name" "$each" "instructions" most "$most"
	done < "$folder/instructions"
else
	echo "  skipped: valgrind is not installed"
fi
