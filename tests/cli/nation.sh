#!/bin/sh
# nation.sh - many districts on the command line: shares and merging, resuming, samples, what is refused, the screen in both languages: nation.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
scenario=$PWD/scenarios/places/one-street.yaml
nation=$PWD/scenarios/nation.yaml
cd "$folder" || exit 3
small="--policy cap --set time.prerun=1month --horizon 2month -r 2 --set place.communities=2 --set place.streets=1 --set place.districts=12"

# says CODE WHERE WORDS COMMAND…: its exit code, and words in out or err
says() {
	code=$1 where=$2 words=$3
	shift 3
	"$program" "$@" > out 2> err
	found=$?
	[ $found -eq "$code" ] && grep -qF -- "$words" "$where"
	judge $? "$words" || { echo "     $* -> $found"; head -n 5 out err; }
}

says 0 out "one street: 12 districts, 24 communities" run "$scenario" $small -o whole.h5
cp out screen
[ ! -e whole.h5.parts ]
judge $? "no part is left behind"
for share in 2 3 1; do
	says 0 err "share $share of 3 is done, in shared.h5.parts" run "$scenario" $small --threads $share --shard $share/3 -o shared.h5
	[ $share != 3 ] || says 2 err "districts 1 to 4 are missing" merge shared.h5.parts -o shared.h5
done
says 2 err "is a part of a run" compare shared.h5.parts/part-00000000-00000004.h5
says 2 err "is of another study: seed is 2012, not 7" run "$scenario" $small --seed 7 --shard 1/3 -o shared.h5
says 0 out "one street: 12 districts" merge shared.h5.parts -o shared.h5
cmp shared.h5 whole.h5
judge $? "shares become the file of one process, byte for byte"
sed 's/shared.h5/whole.h5/' out | diff - screen
judge $? "and the same page"
says 0 out "12 districts" run "$scenario" $small
sed '/^Next/d' out > page && sed '/^Next/d' screen | diff - page
judge $? "what is kept and what is not show the same page"

"$program" run "$scenario" $small --threads 1 --shard 1/2 -o again.h5 > out 2> err
says 0 err "resuming: 6 of 12 districts are there already" run "$scenario" $small -o again.h5
cmp again.h5 whole.h5
judge $? "what was begun is gone on with, to the same file"

for share in 1 2 3 4 5 6; do
	"$program" run "$scenario" $small --threads 1 --shard $share/6 -o crowd.h5 > out.$share 2>&1 &
done
wait
says 0 out "12 districts" merge crowd.h5.parts -o crowd.h5
cmp crowd.h5 whole.h5
judge $? "shares that begin at the same moment do not get in each other's way" || cat out.*

says 0 out "24 communities" info whole.h5
says 0 out "mean of districts" compare whole.h5 --communities
says 0 out "scenario,option,district,measure" compare whole.h5 --communities=overtime --format csv
says 0 out "12 个区县，24 个社区" compare whole.h5 --lang zh
says 0 out "Nine of ten districts (no gate): services to residents on time" compare whole.h5

says 0 out "1 of 824 districts, 78 communities" run "$nation" --sample 0.1% --horizon 1month --set time.prerun=0yr
says 0 out "1／824 个区县，78 个社区" run "$nation" --sample 0.1% --horizon 1month --set time.prerun=0yr --lang zh
says 2 err "--sample takes some of many districts, and there is one" run "$scenario" --sample 1%
says 2 err "--shard shares out districts, and there is one" run "$scenario" --shard 1/2 -o x.h5
says 2 err "name the file the shares are to become" run "$nation" --shard 1/2
says 2 err "--shard is as in --shard 3/12, not 3" run "$nation" --shard 3 -o x.h5
says 2 err "a log of events is of one district" run "$nation" --events x.csv
says 2 err "several districts are run a stated number of times" run "$nation" --precision
says 2 err "a screen is of one district, and there are 824" run "$nation" --screen
says 2 err "plans and calibration are of one district, and there are 824" plan posts "$nation"
says 2 err "plans and calibration are of one district, and there are 824" calibrate "$nation" -o x.yaml

printf 'district,communities,streets\nNorth,3,2\nNorth,1,\nSouth,2,3\n,4,2\n' > streets.csv
printf 'extends: %s\nstreets: {file: streets.csv, source: a register}\nsettings: {place: {districts: 3}}\n' "$scenario" > city.yaml
says 0 out "one street: 3 districts, 21 communities" run city.yaml --policy cap --set time.prerun=0yr --horizon 1month -r 1 -o city.h5
says 0 out "North" compare city.h5 --communities=overtime
says 2 err "place.districts is 1, the table of streets has 2" check city.yaml --set place.districts=1
sed -i 's/districts: 3/districts: 9/' city.yaml
says 2 err "8 streets are too few for 9 districts" check city.yaml
printf 'district,communities\n1,3\n3,2\n' > streets.csv
says 2 err "no street lies in district 2" check city.yaml
cd "$OLDPWD" || exit 3
verdict
