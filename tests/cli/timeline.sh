#!/bin/sh
# timeline.sh - some days of a community in all forms, and why a piece of work was late, in both languages: timeline.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
small="scenarios/places/one-street.yaml --set time.prerun=37d"
week="timeline $small --from 2012-02-06 --days 5"

answers 0 out "grid worker 1" $week --lang=en
answers 0 out "网格员1" $week --lang=zh
answers 0 out "2012-02-10 Fri" $week --lang=en --policy haishu_gate
answers 2 err "did you mean" $week --policy haishu_gat
answers 2 err "no community nowhere" $week --lang=en --community nowhere
answers 2 err "is no date" timeline $small --lang=en --from soon
answers 2 err "not within the run" timeline $small --lang=en --from 2031-01-01
answers 2 err "from 1 to 24" timeline $small --days 25
answers 2 err ".svg, .json or .csv" $week --lang=en -o "$folder/week.pdf"
answers 2 err "one file of a kind" $week --lang=en -o a.svg -o b.svg
answers 0 out "" $week --lang=en -o "$folder/week.svg" -o "$folder/week.json" -o "$folder/week.csv"
answers 2 err "would be lost" $week --lang=en -o "$folder/week.svg"
answers 0 out "" $week --lang=en --overwrite --threads=1 -o "$folder/again.svg" -o "$folder/again.json" -o "$folder/again.csv"
cmp -s "$folder/week.svg" "$folder/again.svg" && cmp -s "$folder/week.json" "$folder/again.json" && cmp -s "$folder/week.csv" "$folder/again.csv"
judge $? "a timeline is the same on any number of threads"
for language in en zh; do
	for columns in 80 100 140; do
		COLUMNS=$columns "$program" $week --lang=$language > "$folder/text" && [ "$(wc -L < "$folder/text")" -le $columns ]
		judge $? "timeline --lang=$language is at most $columns columns wide"
	done
done

# the trace is one that viewers take: complete events with times in microseconds, threads with names, counters
if command -v python3 > /dev/null; then
	python3 tests/cli/trace.py "$folder/week.json" "$folder/week.csv"
	judge $? "the trace holds what the table holds, and nobody does two things at a time"
fi
command -v xmllint > /dev/null && { xmllint --noout "$folder/week.svg" 2> "$folder/err"; judge $? "the picture is well-formed"; }
grep -q "<title>" "$folder/week.svg" && grep -q "Le ledger" "$folder/week.svg"
judge $? "the picture has titles and tells its codes"

piece=$(sed -n 's/.*,\([0-9]*\.[0-9]*\),office hours,done,yes$/\1/p' "$folder/week.csv" | head -n 1)
answers 0 out "late." explain $small --lang=en "${piece:-none}"
answers 0 out "What happened:" explain $small --lang=en "${piece:-none}"
answers 0 out "The deadline passed" explain $small --lang=en --latest=2 --from 2012-02-06 --days 20
answers 0 out "超期" explain $small --lang=zh --latest --line 居民诉求 --from 2012-02-06 --days 200
answers 0 out "Nothing was late" explain $small --lang=en --latest --from 2012-01-01 --days 1 --line project
answers 2 err "names no piece of work" explain $small --lang=en seventeen
answers 2 err "has no community 999" explain $small --lang=en 999.1
answers 2 err "there is no piece" explain $small --lang=en 1.4000000000
answers 2 err "did you mean request?" explain $small --lang=en --latest --line requst
answers 2 err "--latest" explain $small --lang=en
answers 2 err "another community" explain $small --lang=en 1.5 2.5

# the number of a piece is the same in an event log
"$program" run $small --horizon "60 d" --replications 1 --policy do_nothing --events "$folder/events.csv" > "$folder/out" && head -n 1 "$folder/events.csv" | grep -q ",piece$" &&
	grep -q ",$piece$" "$folder/events.csv"
judge $? "event logs name pieces as timelines do"
verdict
