#!/bin/sh
# grids.sh - plan grids and plan verify: what they print, keep and refuse, in both languages: grids.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
example=scenarios/tables/riverside.yaml
unset LC_ALL LC_MESSAGES LANG LANGUAGE

# plans CODE STREAM WORDS ARGUMENT…: as answers, of `plan`
plans() {
	code=$1 stream=$2 words=$3
	shift 3
	answers "$code" "$stream" "$words" plan "$@"
}

# -- pages --------------------------------------------------------------------------------------------------------------

for language in en zh; do
	for by in community grid; do
		"$program" plan grids --lang=$language --by=$by --keep "$example" > "$folder/page.txt" 2>&1 && [ "$(wc -L < "$folder/page.txt")" -le 100 ]
		judge $? "plan grids --lang=$language --by=$by: at most 100 columns"
	done
done
plans 0 out "Proven in 2 of 2 communities" grids $example
plans 0 out "2 个社区中有 2 个已证" grids --lang=zh $example
plans 0 out "cut into stairwells" grids $example
plans 0 out "| community | grid |" grids --by=grid --format=markdown $example
plans 0 out "community,buildings,households" grids --format=csv $example
plans 0 out "Impossible in 柳东社区: 河沿街, 商贸大厦 A座 (214 households) can be in no grid" grids scenarios/tables/small-district.yaml
plans 0 out "--split-compounds parts them" grids scenarios/tables/small-district.yaml
plans 0 out "numbers of grids only, no boundaries" grids scenarios/tables/small-district.yaml
plans 0 out "an island" grids --set "plan.grid_gap=60 m" $example
plans 0 out "too few for one grid" grids --set "plan.grid_gap=60 m" $example
plans 0 out "too many for 4 × 500, too few for 5 × 450" grids --set "plan.grid_least=450 households" --set "plan.grid_size=470 households" --community=铁路社区 $example
plans 0 out "no table of buildings says the grids of today" grids --keep scenarios/tables/small-district.yaml
plans 0 out "铁路社区" grids --community=2 $example
! grep -q 临江社区 "$folder/out"
judge $? "--community keeps one community"
"$program" plan grids $example --threads=1 > "$folder/one.txt" && "$program" plan grids $example --threads=8 | cmp -s - "$folder/one.txt"
judge $? "the same page on one thread and on eight"

# -- files --------------------------------------------------------------------------------------------------------------

plans 0 out "Proven" grids $example -o "$folder/plan.csv" -o "$folder/plan.geojson" -o "$folder/plan.svg" -o "$folder/plan.json"
for kind in csv geojson svg json; do
	[ -s "$folder/plan.$kind" ]
	judge $? "plan grids writes plan.$kind"
done
plans 2 err "is there already and would be lost" grids $example -o "$folder/plan.csv"
plans 0 out "Proven" grids $example -o "$folder/plan.csv" --overwrite
plans 2 err "one file of a kind" grids $example -o "$folder/plan.csv" -o "$folder/other.csv"
plans 2 err "ends in .csv" grids $example -o "$folder/plan.pdf"
plans 3 err "cannot write" grids $example -o "$folder/no-such-folder/plan.csv"
plans 2 err "no community has a table of buildings" grids scenarios/places/one-street.yaml -o "$folder/none.csv"
plans 2 err "各社区都没有楼栋表" grids --lang=zh scenarios/places/one-street.yaml -o "$folder/none.svg"
plans 2 err "nothing to put into" grids scenarios/tables/small-district.yaml --split-compounds --community=石埠社区 -o "$folder/none.geojson"
[ ! -e "$folder/none.csv" ] && [ ! -e "$folder/none.svg" ] && [ ! -e "$folder/none.geojson" ]
judge $? "what is refused is not written"
grep -q "metres east and north" "$folder/plan.geojson"
judge $? "a local plane is told"

# the planned grids are those of a run
cp scenarios/tables/riverside.csv "$folder"
printf 'extends: %s/scenarios/haishu-2012.yaml\ncommunities: riverside.csv\nbuildings: plan.csv\nreplications: 1\nsettings: {time: {horizon: 0.1 yr, prerun: 0.1 yr}}\n' "$PWD" > "$folder/planned.yaml"
"$program" check "$folder/planned.yaml" > "$folder/out" 2> "$folder/err" && "$program" run "$folder/planned.yaml" > "$folder/out" 2> "$folder/err"
judge $? "a plan is a table of buildings that a run takes" || head -n 5 "$folder/err"
plans 0 out "0 households change their grid worker" grids "$folder/planned.yaml"

# -- checked --------------------------------------------------------------------------------------------------------------

plans 0 out "铁路社区: 6 parts, cost" verify "$folder/plan.json" $example
plans 0 out "没有更省的" verify --lang=zh "$folder/plan.json"
plans 2 err "its window and prices are not those of the scenario" verify "$folder/plan.json" $example --set plan.imbalance_price=0.2
plans 2 err "its ways are not those of the scenario" verify "$folder/plan.json" $example --set "space.kilometre=0.5 h"
sed 's/"window":\[300,500\]/"window":[300,390]/' "$folder/plan.json" > "$folder/broken.json"
plans 2 out "does not hold" verify "$folder/broken.json"
sed 's/"cost":[0-9]*,"bound"/"cost":1,"bound"/' "$folder/plan.json" > "$folder/broken.json"
plans 2 out "does not hold" verify "$folder/broken.json"
head -c 2000 "$folder/plan.json" > "$folder/broken.json"
plans 2 err "broken.json" verify "$folder/broken.json"
echo '{"format":"jianfu plan 1","cost":"grids","plans":[]}' > "$folder/broken.json"
plans 2 err "a list of the right length" verify "$folder/broken.json"
plans 2 err "is missing" verify $example
plans 2 err "no-such-file.json" verify no-such-file.json
plans 2 err "name a plan" verify

# -- any graph ------------------------------------------------------------------------------------------------------------

awk 'BEGIN { print "id,weight,x,y"; for (i = 0; i < 25; i++) printf "c%d,1,%d,%d\n", i, i % 5, int(i / 5) }' > "$folder/units.csv"
awk 'BEGIN { print "a,b"; for (i = 0; i < 25; i++) { if (i % 5 < 4) printf "c%d,c%d\n", i, i + 1; if (i < 20) printf "c%d,c%d\n", i, i + 5 } }' > "$folder/edges.csv"
graph="grids --units=$folder/units.csv --edges=$folder/edges.csv"
plans 0 out "Cost 239524. Proven" $graph --window=5:5 --count=5 --cost=euclid2 -o "$folder/graph.json" -o "$folder/graph.csv"
plans 0 out "5 parts, cost 239524, none cost less" verify "$folder/graph.json"
[ "$(wc -l < "$folder/graph.csv")" -eq 26 ]
judge $? "every unit stands in the table of parts"
for cost in walk hop; do
	plans 0 out "Proven" $graph --window=4:6 --cost=$cost -o "$folder/$cost.json"
	plans 0 out "none cost less" verify "$folder/$cost.json"
done
plans 2 err "leave the scenario out" verify "$folder/graph.json" $example
plans 2 err "as in 300:500, not 5" $graph --window=5 --cost=hop
plans 2 err "together" $graph --window=5:5
plans 2 err "--cost is walk, hop or euclid2" $graph --window=5:5 --cost=time
plans 2 err "are for scenarios" $graph --window=5:5 --cost=hop --keep
plans 2 err "no scenario is needed" $graph --window=5:5 --cost=hop $example
plans 2 err "no-such-units.csv" grids --units=no-such-units.csv --edges="$folder/edges.csv" --window=5:5 --cost=hop
plans 2 err "name a scenario file" grids
verdict
