#!/bin/sh
# pages.sh - every verb has a manual page with all its options, in the language of who reads it, and examples that can be typed: pages.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
built=$(dirname "$program")/pages
verbs=$(sed -n 's/^VERB(\([a-z]*\))/\1/p' models/cli/verbs.def)

answers 2 err "there is no verb runn" pages runn
answers 2 err "name a verb" pages
answers 0 out "模拟情景中的各方案并排比较" pages --lang=zh run
for verb in $verbs; do
	[ -s "docs/pages/$verb.scd" ] && [ -s "$built/jianfu-$verb.1" ] || echo "$verb"
done | judge_none "every verb has its page"
for verb in $verbs; do
	"$program" completion --reply -- jianfu "$verb" -- | cut -f1 | tr -d = | grep -vx -e --help | while read -r option; do
		grep -q -- "$(echo "$option" | sed 's/-/\\\\-/g')" "$built/jianfu-$verb.1" || grep -q -- "$option" "$built/jianfu-$verb.1" || echo "jianfu-$verb.1: $option"
	done
done | judge_none "every page has all options of its verb"
if command -v groff > /dev/null; then
	for page in "$built"/*.1; do
		groff -man -ww -Kutf8 -Tutf8 -z "$page" 2>&1 | sed "s,^,$(basename "$page"): ,"
	done | judge_none "groff has nothing to say against any page"
elif command -v man > /dev/null; then
	for page in "$built"/*.1; do man -l --warnings "$page" 2>&1 > /dev/null; done | judge_none "man has nothing to say against any page"
fi
if command -v mandoc > /dev/null; then
	for page in "$built"/*.1; do mandoc -T lint -W error "$page"; done | judge_none "mandoc reads every page"
fi

# examples name verbs, options and files there are
sed -n '/^```/,/^```/p' docs/pages/*.scd | grep -v '^```' | sed 's/^eval "$(//; s/)"$//; s/ [|>] .*//' | while read -r called verb rest; do
	[ "$called" = jianfu ] && echo "$verbs" | grep -qx "$verb" || echo "$called $verb"
	subject=
	[ "$verb" = plan ] && subject=${rest%% *}
	for word in $rest; do
		case $word in
		--*) "$program" completion --reply -- jianfu "$verb" $subject -- | cut -f1 | tr -d = | grep -qx -- "${word%%=*}" || echo "$verb $word" ;;
		scenarios/*) [ -f "$word" ] || echo "$word" ;;
		esac
	done
done | judge_none "examples name what there is"
verdict
