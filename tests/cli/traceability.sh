#!/bin/sh
# traceability.sh - every row of the sources is listed once; what name-plates and the list name is there; docs/traceability.md says what they say: traceability.sh [PROGRAM]
program=$(realpath "${1:-build/jianfu}")
cd "$(dirname "$0")/../.." || exit 3
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT

# says of what was looked at whether it is in order: what is not comes in, a line each
judge() {
	found=$(cat)
	{
		echo "$([ -z "$found" ] && echo 'ok  ' || echo FAIL) $1"
		[ -z "$found" ] || echo "$found" | sed 's/^/     /'
	} | tee -a "$folder/report"
}
rows() { tail -n +2 docs/rows.tsv; }

for letter in H:42 J:30 P:26 A:19 C:22; do seq -f "${letter%:*}%02.0f" "${letter#*:}"; done > "$folder/all"
rows | cut -f 1 | diff "$folder/all" - | grep '^[<>]' | judge "docs/rows.tsv has the 139 rows, once, in order"
rows | awk -F '\t' 'NF != 4 || $2 !~ /^(mechanism|setting|pattern|context)$/ || $3 == "" || length($3) > 100' | judge "each with a class and a short title"
rows | cut -f 3 | sort | uniq -d | judge "no title stands twice"

"$program" describe rows > "$folder/served" 2>&1
awk 'END { if (NR < 200) print NR " lines" }' "$folder/served" | judge "name-plates say what they serve"
cut -f 1 "$folder/served" | grep -vE '^[DE][0-9]+[a-z]?$' | sort -u | grep -vxFf "$folder/all" | judge "no name-plate serves a row that is not there"
rows | cut -f 4 | tr ' ' '\n' | grep . | sort -u | while read -r file; do [ -f "$file" ] || echo "$file"; done | judge "files named in docs/rows.tsv are there"
rows | awk -F '\t' '$2 == "context"' | while IFS="$(printf '\t')" read -r row class title beside; do
	[ -n "$beside" ] || echo "$row has no page"
	for page in $beside; do grep -qw "$row" "$page" || echo "$row is not mentioned in $page"; done
	cut -f 1 "$folder/served" | grep -qx "$row" && echo "$row is context, and yet a name-plate serves it"
done | judge "context is mentioned in its page, and served by nothing else"

tools/traceability.sh "$program" > "$folder/traceability.md"
diff docs/traceability.md "$folder/traceability.md" | grep '^[<>]' | cut -c 1-120 | head -n 10 | sed '1i make traceability' | awk 'NR == 1 { first = $0; next } NR == 2 { print "run: " first } { print }' |
	judge "docs/traceability.md is what the name-plates say"
grep '^| [A-Z][0-9]' "$folder/traceability.md" | cut -d '|' -f 6,7 | tr -d ' ' | tr '|,' '\n\n' | grep -v '^–*$' | sort -u |
	while read -r file; do [ -f "$file" ] || echo "$file"; done | judge "every source and test named there is there"
# what serves a row has a source, and what has a source has a test
grep '^| [A-Z][0-9]' "$folder/traceability.md" | awk -F '|' '($5 ~ /–/) != ($6 ~ /–/) || ($6 ~ /–/) != ($7 ~ /–/)' | judge "what serves a row has a source and a test"

passed=$(grep -c '^ok ' "$folder/report") failed=$(grep -c '^FAIL ' "$folder/report")
tail -n 1 "$folder/traceability.md"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
