#!/bin/sh
# best.sh - the best of samples and options by rounds: what it runs is what a plain sweep runs, wherever it was stopped; its verdict is read from the file: best.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
export OMP_WAIT_POLICY=passive
cd "$folder" || exit 3
scenario=$OLDPWD/scenarios/places/one-community.yaml
small="--policy cap --set time.prerun=1month --horizon 2month"
sweep() { "$program" sweep "$scenario" $small --factor "policy.cap.cap.hours=70, 71, 72, 105 h/worker-month" --design factorial "$@" > out 2> err < /dev/null; }
# says CODE STREAM WORDS: what the last command returned and said
says() {
	code=$?
	[ $code -eq "$1" ] && grep -qF -- "$3" "$2"
	judge $? "-> $1, $3" || { echo "     $code"; head -n 5 out err; }
}

sweep --best overtime --matters 0.02 -r 400 -o best.h5
says 0 out "Best: hours cap, sample 0"
cp out verdict
grep -q "in at least 95 of 100 cases" out
judge $? "it says what the choice is worth"
"$program" sensitivity best.h5 --best sample --measure overtime --matters 0.02 > out 2> err
says 0 out "Best: hours cap, sample 0"
tail -n "$(wc -l < out)" verdict | cmp -s - out
judge $? "the verdict of the file is that of the sweep"
"$program" export best.h5 --measure overtime > best.csv
runs=$(for sample in 0 1 2 3; do awk -F, -v sample=$sample '$1 == sample && $2 == "cap"' best.csv | wc -l; done | sort -n | xargs)
[ "${runs%% *}" -eq 16 ] && [ "${runs##* }" -gt 30 ]
judge $? "replications go where they are needed: $runs"
sweep -r 20 -o plain.h5
"$program" export plain.h5 --measure overtime > plain.csv
awk -F, '$3 < 20' best.csv | grep -vxF -f plain.csv | judge_none "each of them is what a plain sweep finds, to the last digit"
"$program" sensitivity plain.h5 --best sample --measure overtime --matters 0.02 > out 2> err
says 0 out "Not decided"

sweep --best overtime --matters 0.02 -r 400 -t 1 -o threads.h5
cmp -s best.h5 threads.h5
judge $? "the same file for one thread"
sweep --best overtime --matters 0.002 --budget 1001 -o budget.h5
says 0 out "Not decided"
"$program" export budget.h5 --measure overtime > budget.csv
[ "$(sed 1d budget.csv | wc -l)" -le 1001 ] && [ "$(sed 1d budget.csv | wc -l)" -gt 900 ]
judge $? "a budget is spent and not more: $(sed 1d budget.csv | wc -l)"
sweep --best overtime --budget 500 --dry-run
says 0 out "runs: at most 500"
sweep --best overtime --budget 100 -o no.h5
says 2 err "take 128 runs at least"

# stopped and killed between rounds
for signal in TERM KILL; do
	"$program" sweep "$scenario" $small --factor "policy.cap.cap.hours=70, 71, 72, 105 h/worker-month" --design factorial --best overtime --matters 0.002 --budget 1001 \
		-o stopped.h5 > out 2> err < /dev/null &
	child=$!
	for wait in $(seq 1200); do
		[ -e stopped.h5.parts/manifest.txt ] && break
		sleep 0.01
	done
	sleep 0.2
	kill -$signal $child
	wait $child
	code=$?
	[ $signal != TERM ] || { [ $code -eq 143 ] && grep -q "the same command goes on from there" err && [ -e stopped.h5.parts/rounds.h5 ]; }
	judge $? "SIG$signal: $code" || cat err
	sweep --best overtime --matters 0.002 --budget 1001 -o stopped.h5
	cmp -s budget.h5 stopped.h5 && [ ! -e stopped.h5.parts ]
	judge $? "resumed after SIG$signal, the same file"
	rm -f stopped.h5
done
mkdir foreign.h5.parts
cp plain.h5 foreign.h5.parts/rounds.h5
sweep --best overtime --matters 0.02 -r 400 -o foreign.h5
says 2 err "is of another sweep: replications"

# options alone, and what cannot be asked
"$program" sweep "$scenario" --set time.prerun=1month --horizon 2month --best overtime --budget 400 -o options.h5 > out 2> err
says 0 out "Best: "
"$program" info options.h5 > out 2> err
says 0 out "1 samples x 5 options"
"$program" sensitivity options.h5 --best sample --measure overtime -f csv > out 2> err
says 0 out "overtime,0,cap"
"$program" sensitivity options.h5 --best sample --measure overtime --lang zh > out 2> err
says 0 out "次"
sweep --best overtme -o no.h5
says 2 err "did you mean overtime?"
sweep --best overtime --shard 1/2 -o no.h5
says 2 err "--best goes without --shard"
sweep --best overtime --matters none -o no.h5
says 2 err "--matters is a number above 0"
[ ! -e no.h5 ] && [ ! -e no.h5.parts ]
judge $? "nothing was begun"
cd "$OLDPWD" || exit 3
verdict
