# plans.sh - planning: posts of a street tested by simulation, the staffing program of the district, grids of every community.
heading "plans"
# posts of a street of ten communities, tested by simulation to a proof: where the load decides, and where service does
for targets in "plan.load=85%" "plan.load=120% plan.services=95%"; do
	set --
	for target in $targets; do set -- "$@" --set "$target"; done
	row "plan loop of a street, $targets" "$(spent "$program" plan loop scenarios/places/one-street.yaml "$@" | awk '{ print $1 }')" "core-seconds" most 360
done

# posts of the district as one linear program with every link: three goals, then whole posts; medians
for run in 1 2 3 4 5; do "$programs/district" scenarios/haishu-2012.yaml || exit 3; done | sort -n | sed -n 3p > "$folder/program"
row "staffing program of the district, $(awk '{ print $3 " rows, " $4 " columns" }' "$folder/program")" "$(awk '{ print $1 }' "$folder/program")" "core-seconds" most 5
row "whole posts after it" "$(awk '{ print $2 }' "$folder/program")" "core-seconds"

# grids of every community, planned and checked again
"$programs/grids" scenarios/haishu-2012.yaml || failed=1
