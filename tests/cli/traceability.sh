#!/bin/sh
# traceability.sh - every row of the sources is listed once; what name-plates and the list name is there; docs/traceability.md says what they say: traceability.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"

rows() { tail -n +2 docs/rows.tsv; }

for letter in H:42 J:30 P:26 A:19 C:22; do seq -f "${letter%:*}%02.0f" "${letter#*:}"; done > "$folder/all"
rows | cut -f 1 | diff "$folder/all" - | grep '^[<>]' | judge_none "docs/rows.tsv has the 139 rows, once, in order"
rows | awk -F '\t' 'NF != 4 || $2 !~ /^(mechanism|setting|pattern|context)$/ || $3 == "" || length($3) > 100' | judge_none "each with a class and a short title"
rows | cut -f 3 | sort | uniq -d | judge_none "no title stands twice"

"$program" describe rows > "$folder/served" 2>&1
awk 'END { if (NR < 200) print NR " lines" }' "$folder/served" | judge_none "name-plates say what they serve"
cut -f 1 "$folder/served" | grep -vE '^[DE][0-9]+[a-z]?$' | sort -u | grep -vxFf "$folder/all" | judge_none "no name-plate serves a row that is not there"
rows | cut -f 4 | tr ' ' '\n' | grep . | sort -u | while read -r file; do [ -f "$file" ] || echo "$file"; done | judge_none "files named in docs/rows.tsv are there"
rows | awk -F '\t' '$2 == "context"' | while IFS="$(printf '\t')" read -r row class title beside; do
	[ -n "$beside" ] || echo "$row has no page"
	for page in $beside; do grep -qw "$row" "$page" || echo "$row is not mentioned in $page"; done
	cut -f 1 "$folder/served" | grep -qx "$row" && echo "$row is context, and yet a name-plate serves it"
done | judge_none "context is mentioned in its page, and served by nothing else"

tools/traceability.sh "$program" > "$folder/traceability.md"
diff docs/traceability.md "$folder/traceability.md" | grep '^[<>]' | cut -c 1-120 | head -n 10 | sed '1i make traceability' | awk 'NR == 1 { first = $0; next } NR == 2 { print "run: " first } { print }' |
	judge_none "docs/traceability.md is what the name-plates say"
grep '^| [A-Z][0-9]' "$folder/traceability.md" | cut -d '|' -f 6,7 | tr -d ' ' | tr '|,' '\n\n' | grep -v '^–*$' | sort -u |
	while read -r file; do [ -f "$file" ] || echo "$file"; done | judge_none "every source and test named there is there"
# what serves a row has a source, and what has a source has a test
grep '^| [A-Z][0-9]' "$folder/traceability.md" | awk -F '|' '($5 ~ /–/) != ($6 ~ /–/) || ($6 ~ /–/) != ($7 ~ /–/)' | judge_none "what serves a row has a source and a test"

tail -n 1 "$folder/traceability.md"
verdict
