#!/bin/sh
# commands.sh - what the program answers and with which exit code, in both languages; and that the manual page names all of it: commands.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
page=$(dirname "$program")/jianfu.1
scenario=scenarios/haishu-2012.yaml
unset LC_ALL LC_MESSAGES LANG LANGUAGE

version=$(sed -n 's/.*CLI_VERSION "\(.*\)".*/\1/p' models/cli/cli.h)
answers 0 out "jianfu $version" --version
answers 0 out "Usage: jianfu" --help
answers 0 out "模拟情景中的各方案并排比较" --help --lang=zh
answers 2 err "Usage: jianfu"
answers 2 err "did you mean run?" runn
answers 2 err "--lang is zh or en" check --lang=fr $scenario
for verb in new check describe run sweep merge info export sensitivity compare report plan fit replay calibrate timeline explain laws completion pages; do
	answers 0 out "Usage: jianfu $verb" $verb --help
	answers 2 err "unrecognized option" $verb --no-such-option
done

answers 0 out "" check $scenario
answers 0 out "Nobody works" check --budget --set "staff.per_10000=0 /万人" $scenario
answers 2 err "no-such-file.yaml" check no-such-file.yaml
answers 2 err "did you mean staff.quits" check --set staff.quit=1 $scenario
answers 0 out "staff.quits" describe staff
answers 2 err "no-such-topic" describe no-such-topic
answers 0 out "staff: 11 rows" check scenarios/tables/small-district.yaml
answers 0 out "柳河街道" plan posts scenarios/tables/small-district.yaml
answers 0 out "passes_street" describe mandates
answers 0 out "任职月数" describe 社工表
answers 0 out "19 in 20 wait no longer" describe wait_p95
answers 0 out "从起点到第一个观察时刻" describe --lang=zh came_1
answers 0 out "renewal process" describe gaps
for table in communities buildings staff mandates hours holidays; do
	"$program" describe --lang en $table | sed -n "/^The table/,\$p" | sed -n 's/^\([a-z][a-z_]*\)   .*/\1/p' | while read -r column; do
		sed -n "/^## $table /,/^## /p" docs/tables.md | grep -q "^| \`$column\` |" || echo "$column"
	done > "$folder/out"
	[ ! -s "$folder/out" ]
	judge $? "docs/tables.md has every column of $table"
done

answers 2 err "name a scenario file" run
answers 2 err "not 0" run --replications=0 $scenario
answers 2 err "above 0 and below 100%" run --precision=1.5 $scenario
answers 2 err "not 1min" run --precision=1min $scenario
queue="--horizon=1d --set=time.warmup=0d scenarios/laws/mm1-rho50.yaml"
answers 0 err "customers: wait is known to" run --precision=1% -r 35 $queue
answers 0 err "runs would do; --replications=" run --precision=1% -r 35 $queue
answers 0 out "means of 35 runs" run --precision=1% -r 35 $queue
answers 0 err "约需" run --precision=1% -r 35 --lang=zh $queue
answers 0 out "means of 36 runs" run --precision=90% --horizon=60d scenarios/laws/mm1-rho50.yaml
answers 2 err "has no option nothing_at_all" run --policy=nothing_at_all $scenario
answers 3 err "no-such-folder" run -o no-such-folder/a.h5 $scenario
small="--set place.communities=2 --set place.streets=1 --set time.prerun=1month --horizon=3month --replications=2"
answers 0 out "Overtime" run $small --policy=cap -o "$folder/a.h5" --events="$folder/a.csv" --threads=2 --seed=7 $scenario
answers 0 out "加班" run $small --policy=cap --lang=zh $scenario
answers 0 out "Overtime" compare "$folder/a.h5"
answers 0 out "加班" compare --lang zh "$folder/a.h5"
answers 0 out "overtime" compare --full --format=csv --bom "$folder/a.h5"
answers 0 out "ledger" compare --lines "$folder/a.h5"
sed 's/horizon: [0-9]* d/horizon: 3 d/; s/warmup: [0-9]* d/warmup: 1 d/; s/^replications: .*/replications: 5/; s|^extends: |&'"$PWD"'/scenarios/laws/|' scenarios/laws/erlang-a.yaml > "$folder/queue.yaml"
answers 0 out "--lines" run -o "$folder/queue.h5" "$folder/queue.yaml"
answers 0 out "  given up (%) " run --lang=en "$folder/queue.yaml"
answers 0 out "  wait (s) " compare --lines "$folder/queue.h5"
answers 0 out "  等待 (秒) " compare --lines --lang=zh "$folder/queue.h5"
answers 0 out "calls" compare --lines --format=markdown "$folder/queue.h5"
answers 0 out ",wait,h," compare --lines --format=csv "$folder/queue.h5"
for language in en zh; do # nothing that is not known, nothing wider than a screen
	"$program" compare --lines --lang=$language "$folder/queue.h5" > "$folder/lines.txt"
	! grep -qE ' [-–] *$' "$folder/lines.txt" && "$program" compare --lines --lang=$language "$folder/a.h5" >> "$folder/lines.txt" && [ "$(wc -L < "$folder/lines.txt")" -le 100 ]
	judge $? "compare --lines --lang=$language shows what is known, at most 100 columns wide"
done
answers 0 out "Counts mislead" compare --costs "$folder/a.h5"
answers 0 out "只看数量会误判" compare --costs --lang=zh "$folder/a.h5"
answers 0 out ",department,3,department 3,hours,h/yr," compare --costs --format=csv --lang=en "$folder/a.h5"
answers 0 out "services to residents on time" compare --communities --lang=en "$folder/a.h5"
answers 0 out "加班" compare --communities=加班 --lang=zh "$folder/a.h5"
answers 0 out ",overtime,h/worker-week," compare --communities --format=csv "$folder/a.h5"
answers 2 err "did you mean overtime?" compare --communities=overtme "$folder/a.h5"
for language in en zh; do
	"$program" compare --costs --lang=$language "$folder/a.h5" > "$folder/costs.txt" && [ "$(wc -L < "$folder/costs.txt")" -le 100 ]
	judge $? "compare --costs --lang=$language is at most 100 columns wide"
done
answers 0 out "runs for precision" compare --full "$folder/a.h5"
answers 0 out "精度所需次数" compare --full --lang zh "$folder/a.h5"
answers 2 err "nobody" compare --baseline=nobody "$folder/a.h5"
answers 2 err "no-such-file.h5" compare no-such-file.h5
echo "not results" > "$folder/b.h5"
answers 2 err "b.h5" compare "$folder/b.h5"
answers 2 err "this is a result file, not a scenario" check "$folder/a.h5"
answers 2 err "这是表格，不是情景文件" run --lang zh tests/cli/office/buildings.csv

answers 0 out "WISN" plan posts $scenario
answers 0 out "|" plan posts --by=community --format=markdown $scenario
answers 0 out "No plan keeps the rules in 78 communities" plan posts --set "plan.budget=2000 10000 CNY/yr" --lang=en --trial=0 $scenario
answers 0 out ",CNY/yr" plan posts --set "plan.budget=4000 10000 CNY/yr" --must --format=csv $scenario
answers 0 out "在社区间机动" plan posts --set 规划.机动人员=全区 --must --lang=zh $scenario
answers 0 out "norm 18/10k" plan posts --policy=cap --trial=1 --lang=en --set time.horizon=1yr --set place.communities=4 --set place.streets=1 $scenario
answers 2 err "--policy" plan posts --policy=nobody $scenario
answers 2 err "not of this scenario" plan posts --from="$folder/a.h5" --lang=en $scenario
answers 0 out "," plan sizes --format=csv $scenario
answers 2 err "no plan of nothing" plan nothing $scenario
answers 0 out "posts" plan --help
one="scenarios/places/one-community.yaml" quickly="--replications=2 --fresh=2 --set=time.prerun=37d"
answers 0 out "Proven in 1 of 1 communities" plan loop $quickly $one
answers 0 out "1个（共1个）社区已证明" plan loop $quickly --lang=zh $one
answers 0 out "community,residents,grids," plan loop $quickly --format=csv $one
answers 0 out "community,grid,counter,specialists,misses," plan loop $quickly --cuts --format=csv $one
answers 2 err "did you mean quota?" plan loop --policy=qota $one
answers 2 err "streets are counted from 1 to 1" plan loop --street=2 $one
answers 2 err "has no community 2" plan loop --community=2 $one
answers 2 err "--replications" plan loop --replications=1 $one
for threads in 1 2 8; do
	"$program" plan loop $quickly --threads=$threads --street=1 --set=place.communities=4 --set=place.streets=2 scenarios/places/one-street.yaml > "$folder/plan.$threads"
done
grep -q "Proven in 2 of 2" "$folder/plan.1" && cmp -s "$folder/plan.1" "$folder/plan.2" && cmp -s "$folder/plan.1" "$folder/plan.8"
judge $? "a tested plan is the same on 1, 2 and 8 threads"

# what is no result of this program is never written over
cp $scenario "$folder/kept.yaml"
small="run --replications=1 --horizon=7d --set=place.communities=1 --set=place.streets=1 $scenario"
for target in kept.yaml . b.h5; do
	answers 2 err "would be lost" $small --output="$folder/$target"
	answers 2 err "would be lost" $small --events="$folder/$target"
done
mkfifo "$folder/pipe"
answers 2 err "would be lost" $small --output="$folder/pipe"
cmp -s $scenario "$folder/kept.yaml"
judge $? "a scenario named as output stays as it was"
answers 0 out "hours cap" $small --output="$folder/twice.h5" --events="$folder/twice.csv"
answers 0 out "hours cap" $small --output="$folder/twice.h5" --events="$folder/twice.csv"

# many faults are counted, not all shown; what lies in a pipe has no second reading; both languages for keys and values
seq 300 | sed 's/^/key/; s/$/: 1/' > "$folder/many.yaml"
answers 2 err "200 more are not shown" check "$folder/many.yaml"
answers 2 err "300 errors" check "$folder/many.yaml"
answers 2 err "另有 200 条未列出" check --lang zh "$folder/many.yaml"
head -c 5000000 /dev/zero | tr '\0' '#' > "$folder/large.yaml"
answers 2 err "larger than 4 MB" check "$folder/large.yaml"
answers 0 out "staff.quits" describe 离职率
answers 0 out "人员.离职率   staff.quits" describe --lang=zh staff.quits
answers 2 err "是否要写 人员.离职率" describe --lang=zh 人员.离职律
answers 0 out "每年离职率" describe --json-schema zh
answers 0 out "chance a year" describe --json-schema
answers 0 out "rules in the order" describe gate
answers 0 out "the same seed" describe seed
answers 0 out "groups of keys" describe settings
answers 0 out "10 %/yr                        assumed: guess" check --inputs --set "人员.离职率={值: １０％/年, 假定: guess}" $scenario
answers 0 out "E12" describe requests.dispatch
answers 2 err "did you mean 人员.离职率" check --set 人员.离职律=1 $scenario
answers 0 out "部门限额" run --replications=1 --horizon=7d --set=place.communities=1 --set=place.streets=1 --policy=部门限额 --set "方案.部门限额.部门限额.工时=50 小时/季" --lang=zh scenarios/zh/haishu-2012.yaml

# what is printed when nobody can take it
for words in "describe keys" "describe --json-schema" "check $scenario" "plan posts $scenario" "compare $folder/a.h5" "$small"; do
	"$program" $words > /dev/full 2> "$folder/err"
	[ $? -eq 3 ]
	judge $? "a full disk -> 3: jianfu $words"
done

# the manual page names every verb, every subject of a plan, and every long option
sed 's/\\-/-/g; s/\\f[A-Z]//g' "$page" > "$folder/page"
{
	sed -n 's/^VERB(\([a-z]*\))/\1/p' models/cli/verbs.def
	sed -n 's/^SUBJECT(\([a-z]*\))/plan \1/p' models/cli/plan/subjects.def
} > "$folder/verbs"
while read -r verb; do
	grep -qw "${verb#plan }" "$folder/page"
	judge $? "the manual page names $verb"
	for option in $("$program" $verb --help | grep -oE '(^|[ ,])--[a-z][a-z-]*' | grep -oE -- '--[a-z-]+' | sort -u); do
		grep -qF -- "$option" "$folder/page"
		judge $? "the manual page names $option of $verb"
	done
done < "$folder/verbs"

# -- a scenario names no files outside its folder unless allowed ------------------------------------------------------------

mkdir "$folder/own" "$folder/other"
printf 'name: other\n' > "$folder/other/base.yaml"
printf 'date,kind\n' > "$folder/other/days.csv"
ln -s ../other/base.yaml "$folder/own/link.yaml"
# names WORDS: a scenario that says so
names() { printf '%b\n' "$1" > "$folder/own/scenario.yaml"; }
for line in "extends: ../other/base.yaml" "extends: $folder/other/base.yaml" "extends: link.yaml" "holidays: ../other/days.csv" "policies: [../other/base.yaml]" \
	"lines: [{id: 1, name: calls, arrivals: trace, trace: ../other/days.csv, effort: 2 min}]" "settings: {staff.hire_lead: {empirical: {file: ../other/days.csv, column: date, unit: h}}}"; do
	names "$line"
	answers 2 err "lies outside the folder of the scenario" check "$folder/own/scenario.yaml"
	"$program" run "$folder/own/scenario.yaml" > "$folder/out" 2>&1
	[ $? -eq 2 ] && grep -q "lies outside" "$folder/out"
	judge $? "run refuses it too: $line"
	"$program" check --allow-path="$folder/other" "$folder/own/scenario.yaml" > "$folder/out" 2>&1
	! grep -q "lies outside" "$folder/out"
	judge $? "allowed: $line"
done
names "extends: ../other/base.yaml"
answers 0 out "no faults" check --allow-path "$folder/other" "$folder/own/scenario.yaml"

verdict
