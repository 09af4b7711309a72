#!/bin/sh
# new.sh - a folder laid out by `new` passes check, runs and compares, in both languages, built or installed; exercises say what they say: new.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE

tries() { # CODE WORDS COMMAND…: the exit code, and words on out or err
	wanted=$1 words=$2
	shift 2
	"$@" > "$folder/out" 2> "$folder/err" < /dev/null
	code=$?
	[ $code -eq "$wanted" ] && cat "$folder/out" "$folder/err" | grep -qF -- "$words"
	judge $? "$(basename "$1") $2 $3 … -> $wanted, $words" || head -n 8 "$folder/out" "$folder/err"
}
short="--replications=1 --horizon=1month --set time.prerun=1month"
# the words of a language: file, folders, tables and how they are named
en="district.yaml exercises communities buildings staff mandates hours"
zh="情景.yaml 练习 社区表 楼栋表 社工表 事项表 工时记录表"

# everything that is done with a new folder: PROGRAM LANGUAGE
walk() {
	jianfu=$1 language=$2
	eval "set -- \$$language"
	scenario=$1 exercises=$2 communities=$3
	shift 2
	rm -rf "$folder/d"
	tries 0 "$scenario" "$jianfu" new "$folder/d" --lang=$language
	tries 0 "" "$jianfu" check --lang=$language "$folder/d/$scenario"
	moved="$folder/moved $language" # it needs nothing outside
	rm -rf "$moved"
	mv "$folder/d" "$moved"
	(cd "$moved" && tries 0 "" "$jianfu" run $short --set place.communities=2 --set place.streets=1 -o r.h5 --lang=$language "$scenario" && [ -s r.h5 ])
	judge $? "$language: runs"
	tries 0 "" "$jianfu" compare --lang=$language "$moved/r.h5"
	for table in "$@"; do # each by itself, then all of them
		sed "s/^# $table:/$table:/" "$moved/$scenario" > "$moved/one.yaml"
		! cmp -s "$moved/$scenario" "$moved/one.yaml"
		judge $? "$language: $table waits behind a #"
		tries 0 "$table" "$jianfu" check --lang=$language --set place.streets=1 "$moved/one.yaml"
		[ "$(head -c 3 "$moved/$table.csv" | od -An -tx1 | tr -d ' ')" = efbbbf ] && [ "$(grep -c "$(printf '\r')\$" "$moved/$table.csv")" -eq "$(wc -l < "$moved/$table.csv")" ]
		judge $? "$table.csv opens in a spreadsheet: byte order mark, CRLF"
	done
	pattern=$(echo "$@" | tr ' ' '|')
	sed -E "s/^# ($pattern):/\1:/" "$moved/$scenario" > "$moved/all.yaml"
	(cd "$moved" && tries 0 "" "$jianfu" run $short --lang=$language all.yaml && ! grep -q 'error\|错误' "$folder/err")
	judge $? "$language: runs with all tables"
	count=0
	for exercise in "$moved/$exercises"/*.yaml; do
		(cd "$moved/$exercises" && "$jianfu" check --lang=$language "$(basename "$exercise")") 2> "$folder/err" > "$folder/out"
		code=$?
		grep '^#   ' "$exercise" | sed 's/^#   //' > "$folder/said"
		grep -E '^[^ ]+:[0-9]+:[0-9]+: (error|错误)' "$folder/err" > "$folder/told"
		[ $code -eq 2 ] && [ -s "$folder/said" ] && cmp -s "$folder/said" "$folder/told"
		judge $? "$(basename "$exercise") has exactly the mistakes it names"
		count=$((count + 1))
	done
	[ $count -ge 8 ]
	judge $? "$language: $count exercises"
	! grep -rIlE '@[a-z]+@' "$moved" > "$folder/out"
	judge $? "$language: no word of a template is left"
}
walk "$program" en
walk "$program" zh
env -u MAKEFLAGS -u MAKELEVEL make --silent install MODE=release BUILD="$(dirname "$program")" DESTDIR="$folder/stage" PREFIX=/opt/jianfu > "$folder/out" 2> "$folder/err"
judge $? "make install"
installed=$folder/stage/opt/jianfu/bin/jianfu
walk "$installed" en
walk "$installed" zh

# tables of one's own are taken as they are; other tables then point at their first community
mkdir "$folder/own"
printf 'id,name,population\n77,East,3000\n78,West,4000\n' > "$folder/own/c.csv"
tries 0 "check" "$program" new "$folder/mine" --communities="$folder/own/c.csv" --lang=en
cmp -s "$folder/own/c.csv" "$folder/mine/communities.csv" && grep -q '^77,' "$folder/mine/buildings.csv" && grep -q '^communities:' "$folder/mine/district.yaml"
judge $? "a table given is copied and named"
tries 0 "communities: 2 rows" "$program" check --lang=en "$folder/mine/district.yaml"
printf 'id,name,population\n77,East,many\n' > "$folder/own/bad.csv"
tries 2 "mine2/communities.csv:2:9" "$program" new "$folder/mine2" --communities="$folder/own/bad.csv" --lang=en
[ -s "$folder/mine2/district.yaml" ]
judge $? "faults of a table are told where it can be put right"
tries 0 "" "$program" new "$folder/mine3" --from="$folder/mine/district.yaml" --lang=en
grep -q "^extends: \"$folder/mine/district.yaml\"" "$folder/mine3/district.yaml"
judge $? "a scenario of one's own can be the start"

# nothing is written over, and a failing disk leaves nothing
echo kept > "$folder/own/kept"
tries 2 "there already" "$program" new "$folder/own" --lang=en
tries 2 "there already" "$program" new "$folder/own/kept" --lang=en
[ "$(cat "$folder/own/kept")" = kept ]
judge $? "what was there is still there"
tries 2 "did you mean haishu-2012" "$program" new "$folder/none" --from=haishu-2021 --lang=en
tries 2 "cannot read" "$program" new "$folder/none" --staff="$folder/nowhere.csv" --lang=en
tries 3 "nothing was written" "$program" new "$folder/nowhere/none" --lang=en
(
	trap '' XFSZ # the largest file there may be: 2 KB
	ulimit -f 4
	"$program" new "$folder/none" --lang=en > /dev/null 2> "$folder/err"
	echo $? > "$folder/code"
)
[ "$(cat "$folder/code")" -eq 3 ] && grep -qF "nothing was written" "$folder/err"
judge $? "a full disk is told"
[ -z "$(ls -d "$folder"/none* 2> /dev/null)" ]
judge $? "and leaves nothing behind"

verdict
