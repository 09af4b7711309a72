#!/bin/sh
# library.sh - the library: an example compiled and run says what the program says, and so does Python where pandas and libjianfu.so are: library.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
build=$(dirname "$program")
scenario=scenarios/places/one-community.yaml
flags=
nm "$build/libjianfu.a" 2> /dev/null | grep -q __asan_ && flags=-fsanitize=address,undefined
# as somebody would who has it under a prefix of their own
prefix=$folder/prefix
MAKEFLAGS= make -s pkgconfig PREFIX="$prefix" > "$folder/said" 2>&1
judge $? "the header and the pkg-config file are installed" || cat "$folder/said"
cp "$build/libjianfu.a" "$prefix/lib/"
cp tests/cli/library.c "$folder/"
options=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --static --cflags --libs libjianfu)
(cd "$folder" && ${CC:-cc} -std=c11 -Wall -Wextra -Werror $flags -o library library.c $options) > "$folder/said" 2>&1
judge $? "the example compiles with what pkg-config tells, and nothing but jianfu.h" || cat "$folder/said"
version=$("$program" --version | sed 's/.* //')
[ "$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --modversion libjianfu)" = "$version" ] && grep -q "^version: $version\$" CITATION.cff
judge $? "library, citation and program have one version: $version"
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
