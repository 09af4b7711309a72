#!/bin/sh
# sweep.sh - sweeps: a sample is what run --set runs; the same file for any threads, shares and resumes; nothing broken or foreign enters: sweep.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
cd "$folder" || exit 3
scenario=$OLDPWD/scenarios/places/one-community.yaml
small="--policy cap --set time.prerun=1month --horizon 2month -r 2"
sweep() { "$program" sweep "$scenario" $small "$@" > out 2> err < /dev/null; }
varied() { sweep --factor "staff.quits=5 .. 30 %/yr" --factor "policy.cap.cap.hours=60, 75, 90 h/worker-month" --factor "staff.discipline=fifo, priority" "$@"; }
# says CODE STREAM WORDS: what the last command returned and said
says() {
	code=$?
	[ $code -eq "$1" ] && grep -qF -- "$3" "$2"
	judge $? "-> $1, $3" || { echo "     $code"; head -n 5 out err; }
}
same() {
	cmp -s "$1" "$2"
	judge $? "$3"
}

# a sample is what run --set runs
varied --design factorial --ends 3 -o whole.h5
says 0 out "18 samples x 2 options x 2 replications"
"$program" export whole.h5 > whole.csv
for sample in 0 7 17; do
	values=$(awk -F, -v sample=$sample '$1 == sample { print $5, $6, $7; exit }' whole.csv)
	set -- $values
	"$program" run "$scenario" $small --set "staff.quits=$1 /yr" --set "policy.cap.cap.hours=$2 h/worker-month" --set "staff.discipline=$3" -o one.h5 > out 2>&1
	"$program" export one.h5 | sed 1d | cut -d, -f 2-4,5-7 > one.csv
	awk -F, -v sample=$sample -v OFS=, '$1 == sample { print $2, $3, $4, $8, $9, $10 }' whole.csv | cmp -s - one.csv && [ -s one.csv ]
	judge $? "sample $sample ($values) is what run --set runs, to the last digit"
done
[ "$(cut -d, -f 5 whole.csv | sed 1d | sort -u | wc -l)" -eq 3 ]
judge $? "a range has as many values as --ends says"

# the same file, byte for byte
for threads in 1 8; do
	varied --design factorial --ends 3 -o threads.h5 --threads $threads
	same whole.h5 threads.h5 "--threads $threads"
	rm threads.h5
done
for share in 2 3 1; do
	varied --design factorial --ends 3 -o shares.h5 --shard $share/3
	says 0 err "share $share of 3 is done"
done
cp -r shares.h5.parts kept.parts
"$program" merge kept.parts -o shares.h5 > out 2> err
says 0 out "18 samples"
same whole.h5 shares.h5 "three shares merged"
"$program" merge kept.parts -o shares.h5 > out 2> err
same whole.h5 shares.h5 "merged once more"
"$program" merge shares.h5 kept.parts/part-00000006* -o again.h5 > out 2> err
same whole.h5 again.h5 "a part that the whole has already"
rm shares.h5
echo half > shares.h5.parts/part-00000000-00000018.h5.tmp
varied --design factorial --ends 3 -o shares.h5
says 0 err "resuming: 18 of 18"
same whole.h5 shares.h5 "the same command makes one file of what is there"
[ ! -e shares.h5.parts ]
judge $? "and takes the parts away"
varied --design factorial --ends 3 -o shares.h5
says 0 err "holds this sweep already"

# shares that begin at the same time
for turn in 1 2 3 4; do
	rm -rf together.h5.parts
	for share in 1 2 3 4 5 6; do
		"$program" sweep "$scenario" $small --factor "staff.quits=5 .. 30 %/yr" --points 6 -t 1 --shard $share/6 -o together.h5 > out.$share 2> err.$share < /dev/null &
	done
	wait
done
"$program" merge together.h5.parts -o together.h5 > out 2> err
says 0 out "6 samples"
grep -l error err.? | judge_none "six shares that begin at the same time do not get in each other's way"

# months and places, where they are asked for
kept="--design factorial --ends 3 --months --places --measure overtime,admin_worked"
varied $kept -o kept.h5
says 0 out "2 measures"
for share in 2 1; do varied $kept -o months.h5 --shard $share/2; done
"$program" merge months.h5.parts -o months.h5 > out 2> err
same kept.h5 months.h5 "two shares with months and places"
"$program" run "$scenario" $small --set "staff.quits=$(awk -F, '$1 == 17 { print $5; exit }' whole.csv) /yr" --set "policy.cap.cap.hours=90 h/worker-month" \
	--set "staff.discipline=priority" -o one.h5 > out 2>&1
for what in months places; do
	"$program" export one.h5 --$what --measure overtime,admin_worked | sed 1d | sed 's/^0,//' > one.csv
	"$program" export kept.h5 --$what > kept.csv
	[ $what = months ] && columns=2-4,8-11 || columns=2,6-9
	grep '^17,' kept.csv | cut -d, -f $columns | cmp -s - one.csv && [ -s one.csv ]
	judge $? "$what are those of run --set, to the last digit"
done
"$program" export whole.h5 --measure overtime > whole.overtime
"$program" export kept.h5 --measure overtime | cmp -s - whole.overtime
judge $? "and what is of the whole horizon is as without them"
"$program" export kept.h5 --months --summary | sed -n 2p > out
says 0 out "0,do_nothing,"
"$program" export whole.h5 --places > out 2> err
says 2 err "sweep it with --places"
"$program" export kept.h5 --places --summary > out 2> err
says 2 err "means already"
varied --design factorial --ends 3 --measure overtme -o no.h5
says 2 err "did you mean overtime?"
varied --design factorial --ends 3 --measure overtime -o kept.h5
says 2 err "is of another sweep: measures is overtime admin_worked, not overtime"

# stopped and killed on the way
many="--factor staff.quits=5..30%/yr --design sobol --points 64 --threads 2"
sweep $many -o straight.h5
judge $? "64 points of a sequence"
for signal in TERM KILL; do
	"$program" sweep "$scenario" $small $many -o stopped.h5 > out 2> err < /dev/null &
	child=$!
	for wait in $(seq 1200); do
		ls stopped.h5.parts/part-* > /dev/null 2>&1 && break
		sleep 0.05
	done
	kill -$signal $child
	wait $child
	code=$?
	if [ $signal = TERM ]; then
		[ $code -eq 143 ] && grep -q "the same command goes on from there" err
		judge $? "SIGTERM: the part in hand is finished, and it is said how to go on" || { echo $code; cat err; }
	fi
	[ ! -e stopped.h5 ] && [ "$(ls stopped.h5.parts/part-*.h5 | wc -l)" -ge 1 ]
	judge $? "SIG$signal leaves whole parts"
	sweep $many -o stopped.h5 --threads 1
	says 0 err "resuming:"
	same straight.h5 stopped.h5 "resumed after SIG$signal"
	rm stopped.h5
done

# nothing broken or foreign enters
fresh() {
	rm -rf bad.h5 bad.h5.parts
	cp -r kept.parts bad.h5.parts
}
part=part-00000006-00000012.h5
fresh
head -c 5000 kept.parts/$part > bad.h5.parts/$part
varied --design factorial --ends 3 -o bad.h5
says 2 err "$part: error: is no result file, or was changed or cut short"
"$program" merge bad.h5.parts -o bad.h5 > out 2> err
says 2 err "changed or cut short"
fresh
printf '\377' | dd of=bad.h5.parts/$part bs=1 seek=40000 conv=notrunc 2> /dev/null
"$program" merge bad.h5.parts -o bad.h5 > out 2> err
says 2 err "changed or cut short"
[ ! -e bad.h5 ]
judge $? "nothing is written then"
fresh
rm bad.h5.parts/$part
"$program" merge bad.h5.parts -o bad.h5 > out 2> err
says 2 err "samples 6 to 11 are missing"
"$program" merge --allow-gaps bad.h5.parts -o bad.h5 > out 2> err
says 0 out "18 samples"
"$program" info bad.h5 > out 2> err
says 0 out "6 samples are missing"
"$program" merge bad.h5 kept.parts/$part -o mended.h5 > out 2> err
same whole.h5 mended.h5 "a file with gaps and what it lacks"
fresh
varied --design factorial --ends 3 --seed 5 -o bad.h5
says 2 err "is of another study: seed is 2012, not 5"
varied --design factorial --ends 3 --set staff.hire_lead=2month -o bad.h5
says 2 err "scenario (SHA-256)"
varied --design factorial --ends 3 --seed 5 --shard 1/3 -o other.h5
cp other.h5.parts/part-* bad.h5.parts/part-00000099-00000100.h5
varied --design factorial --ends 3 -o bad.h5
says 2 err "is of another study: seed is 5, not 2012"
varied --design factorial --ends 3 --seed 5 -o whole.h5
says 2 err "is of another study"
"$program" merge whole.h5 one.h5 -o bad.h5 > out 2> err
says 2 err "one.h5: error: is no part of a sweep"
varied --design factorial -o /proc/nothing.h5
[ $? -ge 2 ] && [ -s err ]
judge $? "a folder that takes no files"
fresh
(ulimit -f 200; trap '' XFSZ; "$program" merge bad.h5.parts -o bad.h5 > out 2> err)
says 3 err "cannot write bad.h5"
[ ! -e bad.h5 ] && [ ! -e bad.h5.tmp ]
judge $? "a full disk leaves nothing half-written"
rm -rf bad.h5.parts
(ulimit -f 200; trap '' XFSZ; "$program" sweep "$scenario" $small --factor "staff.quits=5, 10 %/yr" --design factorial -o bad.h5 > out 2> err)
says 3 err "cannot write"

# what cannot be swept is said before anything runs
sweep --factor "staff.quit=1, 2" -o no.h5
says 2 err "did you mean staff.quits?"
sweep --factor "staff.quits=5 .. 5000 %/yr" -o no.h5
says 2 err "outside"
sweep --factor "staff.quits=30 .. 5 %/yr" -o no.h5
says 2 err "has no range from 30 to 5 %/yr"
sweep --factor "staff.discipline=fifo, frio" -o no.h5
says 2 err "fifo"
sweep --factor "staff.discipline=fifo .. edd" -o no.h5
says 2 err "has no range"
sweep --factor "policy.cap.cup.hours=1, 2" -o no.h5
says 2 err "has no rule"
sweep --factor "time.warmup=1, 12 month" --design factorial -o no.h5
says 2 err "sample 1 (time.warmup="
[ ! -e no.h5 ] && [ ! -e no.h5.parts ]
judge $? "nothing was begun"
sweep -o no.h5
says 2 err "there is nothing to vary"
sweep --factor "staff.quits=5, 10 %/yr" --design latinum -o no.h5
says 2 err "did you mean latin?"
sweep --factor "staff.quits=25, 35 %/yr" --design one_at_a_time -o no.h5
says 2 err "one at a time begins where the scenario is"
sweep --factor "staff.quits=5, 10 %/yr"
says 2 err "-o FILE.h5"
sweep --factor "staff.quits=5, 10 %/yr" --shard 4/3 -o no.h5
says 2 err "whole number from 1 to 3"
varied --design saltelli --points 8 --dry-run
says 0 out "samples: 40"
grep -q "time: about .* on" out && grep -q "size: at most" out
judge $? "a dry run tells time and size"

# as often as is asked for
budget() { "$program" sweep "$scenario" --policy cap --set time.prerun=1month --horizon 1month --factor "staff.quits=5, 10 %/yr" --design factorial "$@" > out 2> err < /dev/null; }
budget --budget 3 -o no.h5
says 2 err "take 4 runs at least"
budget --budget 11 -o budget.h5
says 0 out "2 samples x 2 options x 2 replications"
budget --precision=50% -r 32 -o precision.h5
"$program" export --summary precision.h5 | awk -F, 'NR > 1 && $7 >= 30 && $7 <= 32 || $8 >= 30 { found = 1 } END { exit !found }'
judge $? "--precision makes at least 30 replications"
"$program" sensitivity precision.h5 --best option --measure overtime > out 2> err
says 0 out "of 100 cases"
"$program" sensitivity precision.h5 --lang zh > out 2> err
[ $? -eq 0 ] && [ "$(LC_ALL=C.UTF-8 wc -L < out)" -le 100 ]
judge $? "sensitivity in Chinese, at most 100 columns wide"

# from the scenario, from a table, in Chinese
cat > own.yaml << END
extends: $scenario
sweep:
  design: factorial
  replications: 2
  factors:
    人员.离职率: [5, 10 %/年]
    staff.discipline: [fifo, priority]
END
"$program" sweep own.yaml --policy cap --set time.prerun=1month --horizon 2month -o own.h5 > out 2> err
says 0 out "4 samples x 2 options x 2 replications"
printf '人员.离职率,办理次序\n5 %%/年,先来先办\n10 %%/年,先来先办\n' | sed 's/,办理次序/,staff.discipline/; s/先来先办/fifo/' > table.csv
sweep --design table.csv -o table.h5
says 0 out "2 samples x 2 options"
"$program" export own.h5 --measure overtime | awk -F, '$6 == "fifo" { print $5, $8 }' | sort > one.csv
"$program" export table.h5 --measure overtime | awk -F, 'NR > 1 { print $5, $8 }' | sort | cmp -s - one.csv && [ -s one.csv ]
judge $? "a table of the same samples finds the same"
"$program" check own.yaml > out 2> err
judge $? "a scenario with sweep: is a scenario"
"$program" info --lang zh own.h5 table.h5 one.h5 > out 2> err
says 0 out "离职率"

# tables for others
"$program" export --summary --measure overtime,admin_worked own.h5 -o own.csv --bom
[ "$(wc -l < own.csv)" -eq 17 ] && head -c 3 own.csv | cmp -s - "$(printf '\357\273\277' > bom; echo bom)" && grep -q "h/worker-week" own.csv.txt
judge $? "a summary with a byte order mark, and what its columns are"
"$program" export --measure overtme own.h5 > out 2> err
says 2 err "did you mean overtime?"
"$program" export own.h5 -o own.yaml > out 2> err
says 2 err "would be lost"
"$program" export one.h5 --measure overtime | head -n 1 > out
says 0 out "sample,option,replication,seed,measure,value,unit"

cd "$OLDPWD" || exit 3
verdict
