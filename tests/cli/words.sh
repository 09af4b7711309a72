#!/bin/sh
# words.sh - every sentence has its Chinese, every message of a bad scenario is told in it, and words are used as the glossary says: words.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"

# -- sentences ----------------------------------------------------------------------------------------------------------

tools/words.sh "$folder/words.pot" || exit 3
count=$(grep -c '^msgid' "$folder/words.pot")
[ "$count" -gt 300 ] || echo "only $count sentences were found" > "$folder/few"
cat "$folder/few" 2> /dev/null | judge_none "the sources are full of sentences"
msgcmp po/zh_CN.po "$folder/words.pot" 2>&1 | grep -v 'warning: this message is not used' | judge_none "every sentence has its Chinese in po/zh_CN.po"
# the template knows which sentences are formats
msgmerge --quiet --no-fuzzy-matching --output-file="$folder/zh.po" po/zh_CN.po "$folder/words.pot"
msgfmt --check-format --check-domain --output-file=/dev/null "$folder/zh.po" 2>&1 | judge_none "formats of both languages take the same values"
msgattrib --only-fuzzy --no-wrap po/zh_CN.po | grep '^msgid' | judge_none "no sentence is fuzzy"

# both halves of every line, what is wrong and what helps, hold at least one ideograph; those without were put together in English
cd tests/cli/bad || exit 3
for scenario in *.yaml; do
	set -- check --lang zh "$scenario"
	if [ -f "${scenario%.yaml}.arguments" ]; then
		while IFS= read -r argument; do set -- "$@" "$argument"; done < "${scenario%.yaml}.arguments"
	fi
	"$program" "$@" 2>&1 > /dev/null
done > "$folder/told"
cd ../../..
grep -c '错误：' "$folder/told" | awk '$1 < 50 { print "only " $1 " faults were told" }' | judge_none "bad scenarios are told in Chinese"
export LC_ALL=C.UTF-8
grep -E 'error:|help:| wants |did you mean|write for instance' "$folder/told" | judge_none "no English frame stands in a Chinese message"
sed -n 's/^.*错误：//p' "$folder/told" | grep -vP '^(?=.*\p{Han})' | judge_none "what is wrong is told in Chinese"
sed -n 's/^.*错误：.*；建议：//p' "$folder/told" | grep -vP '\p{Han}' | judge_none "what helps is told in Chinese"

# the manual has no English clause left
for topic in keys scenario policies units distributions kinds rules loops providers indicators disciplines; do
	"$program" describe --lang zh $topic | grep '^    ' | grep -vE '^    (出处|对应条目)：' | grep -P '\b[a-z]{2,}\b.*\b[a-z]{2,}\b.*\b[a-z]{2,}\b' | sed "s/^/$topic: /"
done | grep -vE 'describe |\.yaml' | judge_none "the Chinese manual speaks Chinese"

# -- the glossary -------------------------------------------------------------------------------------------------------

# all Chinese a person can see: translations, names and meanings in the tables, scenarios; and all English sentences
{
	msgattrib --translated --no-wrap po/zh_CN.po | sed -n 's/^msgstr[^"]*"\(.*\)"$/po: \1/p'
	find sim models -name '*.[ch]' -o -name '*.def' | sort | xargs grep -noP '"(?:[^"\\]|\\.)*\p{Han}(?:[^"\\]|\\.)*"'
	find scenarios -name '*.yaml' | sort | xargs grep -nP '\p{Han}'
} > "$folder/chinese"
sed -n 's/^msgid[^"]*"\(.*\)"$/\1/p' "$folder/words.pot" > "$folder/english"

awk -F '\t' 'NF != 6 || !$1 || !$2 || !$3 || !$4 || !($5 $6) { print NR ": " $0 }' po/glossary.tsv | judge_none "every row of the glossary has key, en, zh, meaning and what not to use"
cut -f 1 po/glossary.tsv | sort | uniq -d | judge_none "no key stands twice in the glossary"
tail -n +2 po/glossary.tsv | cut -f 3 | while IFS= read -r word; do grep -qF -- "$word" "$folder/chinese" || echo "$word"; done |
	judge_none "every Chinese word of the glossary is used"
tail -n +2 po/glossary.tsv | while IFS="$(printf '\t')" read -r key en zh meaning not_en not_zh; do
	[ -z "$not_zh" ] || grep -E -- "$not_zh" "$folder/chinese" | sed "s/^/$zh, not: /"
	[ -z "$not_en" ] || grep -wiE -- "$not_en" "$folder/english" | sed "s/^/$en, not: /"
done | judge_none "no term is used otherwise than in the glossary"

verdict
