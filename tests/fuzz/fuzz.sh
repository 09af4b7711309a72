#!/bin/sh
# fuzz.sh BUILD SECONDS [TARGET…] - each target for so many seconds, from what earlier searches kept and from the files of this tree; whatever breaks a
# promise stops it and is shown. What was found on the way stays in BUILD/corpus; KEEP=yes packs the smallest set of it into tests/fuzz/corpus.
build=$1 seconds=$2
shift 2
cd "$(dirname "$0")/../.." || exit 3
[ $# -gt 0 ] || set -- scenario units table factor proof results
failed=0

# seeds TARGET FOLDER: the files of this tree that are of its kind; the first byte says which kind where there are several
seeds() {
	[ -f "tests/fuzz/corpus/$1.tar.gz" ] && tar -xzf "tests/fuzz/corpus/$1.tar.gz" -C "$2"
	[ -d "tests/fuzz/seeds/$1" ] && cp tests/fuzz/seeds/"$1"/* "$2"
	number=0
	case $1 in
	# what they extend lies beside them there
	scenario)
		find scenarios tests -name '*.yaml' -size -24k | while read -r file; do
			sed 's|\.\./||g; s|scenarios/||g' "$file" > "$2/$(echo "$file" | tr / _)"
		done ;;
	table)
		find scenarios tests -name '*.csv' -size -24k | while read -r file; do
			for kind in 0 1 2 3 4 5 6 7; do
				{ printf '%b' "\\000$kind"; cat "$file"; } > "$2/$(echo "$file" | tr / _).$kind"
			done
		done ;;
	factor)
		grep -rhoE -- '--factor "[^"]*"' docs README.md tests/cli | sed 's/--factor "//; s/"$//' | sort -u | while read -r words; do
			number=$((number + 1))
			printf '\000%s' "$words" > "$2/words.$number"
		done ;;
	units)
		sed -n 's/^UNIT([A-Z_]*, "\([^"]*\)", "\([^"|]*\).*/12.5 \1\n1,200 \2/p' sim/base/units.def | while read -r words; do
			number=$((number + 1))
			printf '\001%s' "$words" > "$2/words.$number"
		done ;;
	esac
}

# words TARGET: those the tables of the program know, so that they are met more often than by chance
words() {
	case $1 in
	scenario | factor) grep -rhoE '"[a-z_]+(\.[a-z_]+)*(=[^"|]*)?"' models/world/*.def models/gate/rules models/loops models/demand/kinds sim/chance sim/base/units.def models/world/reading.c ;;
	table) grep -rhoE '"[^" ]+"' models/world/tables sim/base/units.def ;;
	units) grep -ohE '"[^"]+"' sim/base/units.def ;;
	proof) grep -ohE '"[a-z_]+"' models/plan/zones/proof_read.c ;;
	esac | tr '=|' '\n\n' | tr -d '"\\' | grep -v '^$' | sort -u | head -n 2000 | perl -pe 's/([^ -~\n])/sprintf "\\x%02X", ord $1/ge; s/.*/"$&"/'
}

for target in "$@"; do
	corpus=$build/corpus/$target
	mkdir -p "$corpus"
	seeds "$target" "$corpus"
	words "$target" > "$build/$target.dict"
	dictionary=
	[ -s "$build/$target.dict" ] && dictionary=-dict=$build/$target.dict
	ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 "$build/tests/fuzz/$target" $dictionary -max_total_time="$seconds" -timeout=120 -rss_limit_mb=4096 \
		-max_len=32768 -artifact_prefix="$build/$target-" -print_final_stats=1 "$corpus" > "$build/$target.log" 2>&1
	code=$?
	runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log") edges=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$build/$target.log" | tail -n 1)
	if [ $code -eq 0 ]; then
		echo "ok   $target: $runs inputs, $edges edges reached, nothing found"
	else
		failed=$((failed + 1))
		echo "FAIL $target: see $build/$target.log"
		grep -E -m 12 'broken promise|ERROR|runtime error|^ +#[0-9] .*(sim|models)/|Test unit written' "$build/$target.log"
	fi
	if [ -n "$KEEP" ]; then
		rm -rf "$build/smallest" && mkdir -p "$build/smallest" tests/fuzz/corpus
		"$build/tests/fuzz/$target" -merge=1 "$build/smallest" "$corpus" > /dev/null 2>&1
		tar -czf "tests/fuzz/corpus/$target.tar.gz" --sort=name --mtime=@0 --owner=0 --group=0 -C "$build/smallest" .
	fi
	rm -rf /dev/shm/jianfu-fuzz-*
done
[ $failed -eq 0 ]
