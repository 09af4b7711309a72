#!/bin/sh
# screen.sh - screens, tornado tables and calibrations on the command line, and what is wrong with files of targets: screen.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
scenario=scenarios/haishu-2012.yaml
small="--set place.communities=2 --set place.streets=1 --set time.prerun=0month --set time.horizon=6month"

# with WORDS NAME: a file of targets of that name
targets() { printf '%s\n' "$2" > "$folder/$1.yaml"; }

# -- screens ------------------------------------------------------------------------------------------------------------

run="run $small --policy=cap -r 2 --threads=2"
answers 0 err "2 of 2 communities, 2 options at 8 points that fit" $run --screen=8 -o "$folder/a.h5" $scenario
answers 0 err "screened: 5 points fit" $run --screen=5 --sample=1 $scenario
answers 0 out "assumption" compare --tornado "$folder/a.h5"
answers 0 out "cap,overtime,staff.absence,4,36,20," compare --tornado=overtime --format=csv "$folder/a.h5"
answers 0 out "假定" compare --tornado --lang=zh "$folder/a.h5"
answers 2 err "did you mean overtime?" compare --tornado=overtim "$folder/a.h5"
answers 0 out "Overtime" $run -o "$folder/b.h5" $scenario
answers 2 err "run it again with --screen" compare --tornado "$folder/b.h5"
answers 2 err "--screen is a whole number" $run --screen=none $scenario

# -- targets ------------------------------------------------------------------------------------------------------------

targets far 'targets: [{measure: load, low: 40}]'
answers 0 err "screened: 0 points fit" $run --screen=5 --targets="$folder/far.yaml" $scenario
targets none 'move: [requests.effort]'
answers 2 err "there is no target in it" calibrate --targets="$folder/none.yaml" $scenario
targets word 'targets:
  - {measure: overtme, low: 1}'
answers 2 err "word.yaml:2:5: error: there is no indicator overtme; help: did you mean overtime?" calibrate --targets="$folder/word.yaml" $scenario
targets unit 'targets: [{measure: overtime, low: 1 min}]'
answers 2 err "overtime is in h/worker-week, not min" calibrate --targets="$folder/unit.yaml" $scenario
targets band 'targets: [{measure: overtime, low: 3, high: 2}]'
answers 2 err "ends before it begins" calibrate --targets="$folder/band.yaml" $scenario
targets open 'targets: [{measure: overtime}]'
answers 2 err "has no band" calibrate --targets="$folder/open.yaml" $scenario
targets pair 'targets: [{measure: relief_lasts, low: 3}]'
answers 2 err "compares options" calibrate --targets="$folder/pair.yaml" $scenario
targets key 'targets: [{measure: overtime, least: 3}]'
answers 2 err "least" calibrate --targets="$folder/key.yaml" $scenario
targets input 'targets: [{measure: overtime, low: 3}]
move: [staff.quit]'
answers 2 err "there is no input staff.quit" calibrate --targets="$folder/input.yaml" $scenario
targets sourced '目标: [{指标: 加班, 下限: 1}]
可调: [staff.quits]'
answers 2 err "none of the inputs that may be moved" calibrate --targets="$folder/sourced.yaml" $scenario
answers 2 err "no-such-file.yaml" calibrate --targets=no-such-file.yaml $scenario

# -- calibration --------------------------------------------------------------------------------------------------------

calibrate="calibrate $small --sample=1 --tries=64 -r 2 --threads=2"
targets load 'targets:
  - {measure: load, low: 1.8, high: 2.2, source: test}
  - {measure: overtime, low: 0, high: 8, held_out: yes}
move: [requests.effort, mandates.*.effort]'
answers 0 out "held out: predicted" $calibrate --targets="$folder/load.yaml" -o "$folder/moved.yaml" $scenario
answers 0 out "no faults" check --lang=en "$folder/moved.yaml"
grep -q '^  time.horizon: 6month' "$folder/moved.yaml" && grep -q 'assumed: "calibrated to load"' "$folder/moved.yaml"
judge $? "the scenario has what was set, and says what its values were calibrated to"
answers 0 out "Next: jianfu run" $calibrate --targets="$folder/load.yaml" -o "$folder/moved.yaml" $scenario
echo "name: mine" > "$folder/mine.yaml"
answers 2 err "was not written by calibrate" $calibrate --targets="$folder/load.yaml" -o "$folder/mine.yaml" $scenario
answers 1 out "missed" $calibrate --targets="$folder/far.yaml" $scenario
verdict
