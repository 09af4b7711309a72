#!/bin/sh
# laws.sh - the verb that compares with theory: quick laws hold for the seed of the file and another, false ones are told, and what is written wrong: laws.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
cp scenarios/laws/plain.yaml "$folder"
unset LC_ALL LC_MESSAGES LANG LANGUAGE

# laws CODE STREAM WORDS ARGUMENT…: as answers, of `laws`
laws() {
	code=$1 stream=$2 words=$3
	shift 3
	answers "$code" "$stream" "$words" laws "$@"
}

quick='scenarios/laws/plain.yaml scenarios/laws/mm1-rho50.yaml scenarios/laws/priority.yaml'
case $program in
*/sanitize/*) ;;
*) quick="$quick scenarios/laws/md1-rho80.yaml scenarios/laws/me1-rho80.yaml scenarios/laws/preemptive.yaml" ;;
esac
laws 0 out " hold:" $quick
case $program in
*/sanitize/*) ;;
*) laws 0 out " hold:" --seed=31415926 $quick ;;
esac

# law ENTRY…: a small queue of which these entries are said
law() {
	{
		cat <<-'END'
			extends: plain.yaml
			name: {en: small, zh: 小例}
			replications: 40
			settings: {time: {horizon: 5 d, warmup: 1 d}}
			lines:
			  - {id: 1, name: customers, rate: 0.5 /min, effort: {exponential: {mean: 1 min}}}
			expect:
		END
		for entry; do echo "  - {id: X, $entry}"; done
	} > "$folder/law.yaml"
}
law 'line: customers, measure: wait, value: 1 min, within: 10 %' 'line: customers, measure: in_service, value: 0.5 workers, within: 5 %'
laws 0 out "2 of 2 hold" "$folder/law.yaml"
laws 0 out "2/2 条成立" --lang=zh "$folder/law.yaml"
law 'line: customers, measure: wait, value: 60 s, within: 10 %' 'line: customers, measure: wait, value: 1分钟, within: 10 %'
laws 0 out "2 of 2 hold" "$folder/law.yaml"
law 'line: customers, measure: [in_queue, in_service], value: 1 parts, within: 10 %'
laws 2 err "add up measures of one unit" "$folder/law.yaml"
law 'line: customers, measure: [wait, stay], value: 3 min, within: 10 %' 'line: customers, measure: in_service, of: variance, value: 0.0002 workers², within: 100 %'
laws 0 out "wait + stay" "$folder/law.yaml"
law 'measure: utilisation, value: 50 %, within: 10 %'
laws 0 out "1 of 1 hold" "$folder/law.yaml"
printf 'time,effort\n0 min,3 min\n1 min,1 min\n2 min,1 min\n' > "$folder/arrivals.csv"
cat > "$folder/exact.yaml" <<-'END'
	extends: plain.yaml
	replications: 2
	settings: {time: {horizon: 1 d}}
	lines:
	  - {id: 1, name: customers, arrivals: trace, trace: arrivals.csv}
	expect:
	  - {line: customers, measure: wait, value: 1.3333333 min, source: nothing is left to chance}
END
laws 0 out "1 of 1 hold" "$folder/exact.yaml"
law 'measure: utilisation, value: 50 %, within: 10 %'
laws 0 out "1 of 1 hold" "$folder/law.yaml"
law 'line: customers, measure: wait, value: 1.2 min, within: 10 %' 'line: customers, measure: wait, value: 1 min, within: 10 %'
laws 1 out "NOT INSIDE" "$folder/law.yaml"
laws 1 out "1 of 2 hold" "$folder/law.yaml"
law 'line: customers, measure: wait, value: 1 min'
laws 1 out "TOO WIDE" "$folder/law.yaml"

law 'line: customers, measure: wat, value: 1 min'
laws 2 err "law.yaml:8:39: error: lines of work have no measure wat; help: did you mean wait?" "$folder/law.yaml"
law 'line: customer, measure: wait, value: 1 min'
laws 2 err "did you mean customers?" "$folder/law.yaml"
law 'measure: utilization, value: 50 %'
laws 2 err "did you mean utilisation?" "$folder/law.yaml"
law 'line: customers, measure: wait, value: 1 person'
laws 2 err "the exact value of wait is in h, not 1 person; help: write 1 h" "$folder/law.yaml"
law 'line: customers, measure: wait, value: 1'
laws 2 err "help: write 1 h" "$folder/law.yaml"
law 'line: customers, measure: wait, of: variance, value: 1 min'
laws 2 err "help: write 1 h²" "$folder/law.yaml"
law 'line: customers, measure: wait, value: long'
laws 2 err "wants a number, not long" "$folder/law.yaml"
law 'line: customers, value: 1 min'
laws 2 err "an exact value lacks its measure" "$folder/law.yaml"
law 'line: customers, measure: {}, value: 1 min'
laws 2 err "expect.measure wants a word or a list of words" "$folder/law.yaml"
law 'line: customers, measur: wait, value: 1 min'
laws 2 err "did you mean expect.measure?" "$folder/law.yaml"
laws 2 err "no exact value to compare with" scenarios/laws/plain.yaml
laws 2 err "name a scenario file"
laws 2 err "--seed is a whole number" --seed=x scenarios/laws/plain.yaml

verdict
