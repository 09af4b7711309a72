#!/bin/sh
# library.sh - the library: an example compiled and run says what the program says, and so does Python where pandas and libjianfu.so are: library.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
build=$(dirname "$program")
scenario=scenarios/places/one-community.yaml
libraries="$(pkg-config --libs hdf5-serial igraph gsl yaml-0.1) -lhdf5_serial_hl -lglpk -lm"
flags=
nm "$build/libjianfu.a" 2> /dev/null | grep -q __asan_ && flags=-fsanitize=address,undefined
${CC:-cc} -std=c11 -Wall -Wextra -Werror -fopenmp $flags -Imodels/api -o "$folder/library" tests/cli/library.c "$build/libjianfu.a" $libraries > "$folder/said" 2>&1
judge $? "the example compiles with nothing but jianfu.h" || cat "$folder/said"
set -- "time.prerun=1month" "time.horizon=2month" "staff.quits=0.1 /yr"
"$folder/library" $scenario 7 "$@" > "$folder/library.csv"
"$program" run $scenario -r 2 --seed 7 --set "$1" --set "$2" --set "$3" -o "$folder/run.h5" > "$folder/said" 2>&1
"$program" export "$folder/run.h5" --measure overtime | sed 1d | cut -d, -f 2,3,6 > "$folder/run.csv"
numbers() { awk -F, '{ printf "%s,%s,%.17g\n", $1, $2, $3 }' "$1"; }
numbers "$folder/library.csv" > "$folder/one"
numbers "$folder/run.csv" | cmp -s - "$folder/one" && [ -s "$folder/one" ]
judge $? "it finds what \`run\` finds, to the last digit"
"$folder/library" $scenario 7 staff.quit=1 2> "$folder/said"
[ $? -eq 2 ] && grep -q "did you mean staff.quits" "$folder/said"
judge $? "a wrong setting is refused with its help"
"$folder/library" no-such-file.yaml 7 2> "$folder/said"
[ $? -eq 2 ] && grep -q no-such-file "$folder/said"
judge $? "a missing scenario is a fault"

if [ -f "$build/shared/libjianfu.so" ] && /usr/bin/python3 -c 'import pandas' 2> /dev/null; then
	LIBJIANFU=$build/shared/libjianfu.so PYTHONPATH=models/api PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 - $scenario "$@" > "$folder/python.csv" << 'END'
import sys
import jianfu
study = jianfu.Scenario(sys.argv[1]).set(*sys.argv[2:])
try:
    study.set("staff.quit=1")
    sys.exit("no fault")
except ValueError as fault:
    assert "did you mean staff.quits" in str(fault)
frame = study.run(replications=2, seed=7)
assert frame.attrs["units"]["overtime"] == "h/worker-week" and frame.attrs["baseline"] == "do_nothing"
for (option, replication), value in frame["overtime"].items():
    print(f"{option},{replication},{value:.17g}")
END
	numbers "$folder/python.csv" | cmp -s - "$folder/one"
	judge $? "Python finds the same"
else
	echo "skip Python: make library and python3-pandas"
fi
verdict
