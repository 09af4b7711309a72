#!/bin/sh
# scaling.sh - what a run costs by communities, years and replications, as the table of docs/performance.md: scaling.sh PROGRAM
program=$1
. tests/bench/table.sh
scenario=scenarios/haishu-2012.yaml

# line COMMUNITIES YEARS REPLICATIONS: one option, its year of pre-run, one thread; all that the program does
line() {
	streets=$((($1 + 9) / 10))
	spent "$program" run $scenario --policy do_nothing --threads 1 --replications "$3" --horizon "$2 yr" --set place.communities="$1" \
		--set place.streets=$streets | awk -v communities="$1" -v years="$2" -v replications="$3" '{
		work = communities * (years + 1) * replications
		printf "| %d | %d | %d | %.2f | %.2f | %.0f | %.0f |\n", communities, years, replications, $1, 1000 * $1 / work, $2 / 1024, $2 / communities }'
}

echo '| communities | years | replications | core-seconds | ms a community-year | peak MB | KB a community |'
echo '|---|---|---|---|---|---|---|'
for communities in 1 10 100 1000 10000; do line $communities 1 1; done
for years in 2 5 10 20; do line 78 $years 1; done
for replications in 1 10 100 1000; do line 8 1 $replications; done
