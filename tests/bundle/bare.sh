#!/bin/sh
# bare.sh BUNDLE - the bundle alone in an empty root: no shell, no library, no /proc, no network, no rights.
bundle=$(realpath "$1")
set --
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
small="--set place.communities=2 --set place.streets=1 --set time.prerun=1month --horizon 3month -r 2 --policy cap"
haishu=/jianfu/share/jianfu/scenarios/haishu-2012.yaml
mkdir "$folder/root" "$folder/root/work" && cp -R "$bundle" "$folder/root/jianfu"
# within COMMAND…: in that root, as nobody
within() { env -i unshare --user --map-root-user --net --root="$folder/root" --wd=/ "$@"; }
# works WORDS ARGUMENT…
works() {
	words=$1
	shift
	within /jianfu/jianfu "$@" > "$folder/out" 2> "$folder/err" < /dev/null && grep -qF -- "$words" "$folder/out"
	judge $? "bare: jianfu $* -> $words" || head -n 5 "$folder/out" "$folder/err"
}

unshare --user --map-root-user --net true 2> /dev/null || { echo "skip: this system lets nobody have a root of their own"; verdict; exit; }
works "$("$program" --version)" --version
works "Overtime" run $haishu $small -o /work/a.h5
works "加班" compare --lang zh /work/a.h5
"$program" run scenarios/haishu-2012.yaml $small > "$folder/here" 2> /dev/null
within /jianfu/jianfu run $haishu $small > "$folder/there" 2> /dev/null
cmp -s "$folder/here" "$folder/there"
judge $? "bare: the same screen as here"
ln -s /jianfu/jianfu "$folder/root/work/link"
within /work/link --version > "$folder/out" 2>&1 && grep -qF jianfu "$folder/out"
judge $? "bare: through a link" || cat "$folder/out"
works "已写出" report --brief -o /work/a.pdf -o /work/a.png --lang zh /work/a.h5
works "posts" plan posts $haishu --trial 0
works "district.yaml" new /work/mine
iconv -f UTF-8 -t GB18030 scenarios/tables/communities.csv > "$folder/root/work/communities.csv"
works "files" new /work/gb --communities /work/communities.csv
works "社区表：6 行" check --lang zh /work/gb/district.yaml
ls "$folder/root" | grep -vxE 'jianfu|work' | judge_none "bare: nothing is written elsewhere"
verdict
