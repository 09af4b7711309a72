# model.sh - the shipped district: community-years a core-second, threads, the whole study.
scenario=scenarios/haishu-2012.yaml
options=$(grep -c '^  - policies/' $scenario)

heading "model: $scenario with all indicators, audits and digests, medians"
# a year of pre-run, which the options share, then a year each; with all that comes before and after
years=$((78 * (1 + options)))
for pair in 1 2 3 4 5; do
	echo "$(bare 10) $(spent "$program" run $scenario --horizon '1 yr' --replications 1 --threads 1)"
done | awk -v years=$years '{ printf "%.1f %.1f\n", years / $2, years / $2 * $1 * 36 / 1000 }' > "$folder/pairs"
row "community-years a core-second, here" "$(cut -d ' ' -f 1 "$folder/pairs" | median)" "a second"
row "the same where the bare loop makes 36 million events/s" "$(cut -d ' ' -f 2 "$folder/pairs" | median)" "a second" least 260
sh tests/cost.sh "$program" | sed -n 's/^\(ok  \|FAIL\) /  /p'
sh tests/cost.sh "$program" > /dev/null || failed=1

# efficiency OPTION…: of two threads, by the clock
efficiency() {
	for pair in 1 2 3 4 5; do
		one=$(spent "$program" run $scenario "$@" --threads 1) two=$(spent "$program" run $scenario "$@" --threads 2)
		echo "$one $two" | awk '{ printf "%.2f\n", $3 / (2 * $6) }'
	done | median
}
if [ "$(nproc)" -ge 2 ]; then
	row "two threads, one replication of 78 communities" "$(efficiency --horizon '2 yr' --replications 1 --policy haishu_gate)" "of twice one" least 0.9
	row "two threads, 24 replications of 8 communities" \
		"$(efficiency --horizon '2 yr' --replications 24 --policy haishu_gate --set place.communities=8 --set place.streets=2)" "of twice one" least 0.9
fi
row "five policies, five years and the pre-run, 20 replications, two threads" \
	"$(spent "$program" run $scenario --replications 20 --threads 2 | awk '{ print $3 }')" "s by the clock" most 90
