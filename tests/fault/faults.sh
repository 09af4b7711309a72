#!/bin/sh
# faults.sh [PROGRAM] - every call to the disk fails once, in every way it can, and memory ends after any number of requests (MEMORY of them, spread
# evenly): the program says so, ends with its exit code for the world, and leaves nothing but whole files. How many faults were survived is told at the end.
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
small="--set place.communities=1 --set place.streets=1 --set time.prerun=0month --horizon 1month -r 2 --threads 1"
haishu=$PWD/scenarios/haishu-2012.yaml
cc -D_GNU_SOURCE -shared -fPIC -O1 -Wall -Wextra -o "$folder/faulty.so" tests/fault/faulty.c -ldl || exit 3
mkdir "$folder/work" "$folder/good"
"$program" run $small --policy cap "$haishu" -o "$folder/good/a.h5" > /dev/null 2>&1
"$program" sweep $small --policy cap --design factorial --factor "staff.quits=5, 10 %/yr" "$haishu" -o "$folder/good/s.h5" > /dev/null 2>&1
cd "$folder/work" || exit 3

# tried FAULT COMMAND…: under that fault; says what is not as it should be
tried() {
	fault=$1
	shift
	env LD_PRELOAD="$folder/faulty.so" FAULT="$fault" FAULT_COUNT="$folder/count" "$program" "$@" > "$folder/out" 2> "$folder/err" < /dev/null
	code=$?
	survived=$((survived + 1))
	case $code in
	0) ;;
	2 | 3) [ -s "$folder/err" ] || echo "$fault: ends with $code and says nothing" ;;
	*) echo "$fault: ends with $code: $(tail -n 1 "$folder/err")" ;;
	esac
	for file in ./* ./.[!.]*; do
		case $file in
		./\*.h5 | ./\* | './.[!.]*') ;;
		*.h5)
			"$program" info "$file" > /dev/null 2>&1 || echo "$fault: $file is not whole" ;;
		*.parts) find "$file" -type f ! -name '*.h5' ! -name '*.txt' ! -name manifest ! -name '*lock*' | sed "s|^|$fault: leaves |" ;;
		*.csv | *.csv.txt) cmp -s "$file" "$folder/good/$file" || echo "$fault: $file is not whole" ;;
		*) echo "$fault: leaves $file" ;;
		esac
	done
	rm -rf ./* ./.[!.]*
}
# calls KIND COMMAND…: how many there are of them without a fault
calls() {
	kind=$1
	shift
	env LD_PRELOAD="$folder/faulty.so" FAULT="$kind 0" FAULT_COUNT="$folder/count" "$program" "$@" > /dev/null 2>&1 < /dev/null
	rm -rf ./*
	cat "$folder/count"
}

"$program" export "$folder/good/s.h5" -o "$folder/good/s.csv" > /dev/null
for verb in run sweep export; do
	case $verb in
	run) set -- run $small --policy cap "$haishu" -o a.h5 ;;
	sweep) set -- sweep $small --policy cap --design factorial --factor "staff.quits=5, 10 %/yr" "$haishu" -o s.h5 ;;
	export) set -- export "$folder/good/s.h5" -o s.csv ;;
	esac
	for kind in open write fsync rename; do
		case $kind in
		open) hows="EMFILE EACCES EIO" ;;
		write) hows="ENOSPC EIO EINTR short" ;;
		*) hows="EIO ENOSPC" ;;
		esac
		most=$(calls $kind "$@")
		survived=0
		for how in $hows; do
			at=1
			while [ $at -le "$most" ]; do
				tried "$kind $at $how" "$@"
				at=$((at + 1))
			done
		done > "$folder/wrong"
		judge_none "$verb: each of $most calls of $kind fails: $hows" < "$folder/wrong"
	done
	survived=0
	tried "clock 2 jump" "$@" > "$folder/wrong"
	judge_none "$verb: the clock jumps" < "$folder/wrong"
	most=$(calls memory "$@") tries=${MEMORY:-24} at=0
	while [ $at -lt "$tries" ]; do
		tried "memory $((1 + most * at / tries)) ENOMEM" "$@"
		at=$((at + 1))
	done > "$folder/wrong"
	judge_none "$verb: memory ends, tried at $tries of $most requests" < "$folder/wrong"
done
verdict
