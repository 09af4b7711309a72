#!/bin/sh
# kills.sh [PROGRAM] - a sweep is killed (-9) KILLS times (150) after 1 to 400 ms, and started again, until it is done; then another two at a time. What stands
# under the name is never anything but whole, and in the end it is what an undisturbed sweep writes, byte for byte.
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
haishu=$PWD/scenarios/haishu-2012.yaml kills=${KILLS:-150}
# becomes the sweep: behind & or in parentheses, the process that is killed
sweep() {
	exec "$program" sweep --set place.communities=1 --set place.streets=1 --set time.prerun=0month --horizon 1month -r 3 --threads 1 --policy cap \
		--design latin --points 48 --factor "staff.quits=5 .. 30 %/yr" --factor "policy.cap.cap.hours=60 .. 90 h/worker-month" "$haishu" -o "$1"
}
cd "$folder" || exit 3
(sweep good.h5) > /dev/null 2>&1
judge $? "an undisturbed sweep"

killed=0 wrong=0 rounds=0
while [ $killed -lt "$kills" ]; do
	rounds=$((rounds + 1))
	rm -rf s.h5 s.h5.*
	until [ -f s.h5 ] || [ $killed -ge "$kills" ]; do
		sweep s.h5 > out 2> err < /dev/null &
		child=$!
		sleep "$(awk -v seed=$((killed * 7919 + 13)) 'BEGIN { srand(seed); printf "%.3f", 0.001 + 0.4 * rand() }')"
		kill -9 $child 2> /dev/null && killed=$((killed + 1))
		wait $child 2> /dev/null
		[ ! -f s.h5 ] || "$program" info s.h5 > /dev/null 2>&1 || wrong=$((wrong + 1))
	done
done
[ $wrong -eq 0 ]
judge $? "$killed kills in $rounds sweeps: nothing under the name but whole files"
(sweep s.h5) > out 2> err
cmp -s s.h5 good.h5
judge $? "resumed to the same bytes" || cat err

rm -rf s.h5 s.h5.*
sweep s.h5 > /dev/null 2> err1 &
(sweep s.h5) > /dev/null 2> err2
wait
cmp -s s.h5 good.h5
judge $? "two at once on one file: the same bytes, or one of them says why not" || cat err1 err2
run() { "$program" run --set place.communities=1 --set place.streets=1 --set time.prerun=0month --horizon 1month -r 3 --policy cap "$haishu" -o "$1" > /dev/null 2>&1; }
run one.h5
run two.h5 & run two.h5 & run two.h5
wait
cmp -s one.h5 two.h5
judge $? "three runs at once on one file: a whole one"
ls -A | grep -vE '^(good|s|one|two)\.h5$|^s\.h5\.parts$|^out$|^err|^\.judged$' | judge_none "nothing is left beside"
verdict
