#!/bin/sh
# sources.sh - every source and row the manual names can be looked up in docs/sources.md or docs/rows.tsv: sources.sh [PROGRAM]
program=$(realpath "${1:-build/jianfu}")
cd "$(dirname "$0")/../.." || exit 3
known=$(mktemp) named=$(mktemp) && trap 'rm -f "$known" "$named"' EXIT

# first cells of the tables, ranges spelt out: "H05–H08" is four rows; and the list of all rows
{ tail -n +2 docs/rows.tsv | cut -f 1
sed -n 's/^| *\([A-Z][0-9][^|]*\)|.*/\1/p' docs/sources.md | sed 's/–/-/g' | tr ', ' '\n\n' | awk -F- '
	NF == 2 { letter = substr($1, 1, 1); for (i = substr($1, 2) + 0; i <= substr($2, 2) + 0; i++) printf "%s%02d\n", letter, i; next }
	NF { print $1 }'
} | sort -u > "$known"
for topic in keys kinds rules loops providers disciplines distributions indicators; do
	"$program" describe --lang en $topic
done | sed -n 's/^    \(source\|serves\): //p' | tr ', ' '\n\n' | grep -xE '[A-Z][0-9]+[a-z]?' | sort -u > "$named"

missing=$(comm -23 "$named" "$known")
count=$(wc -l < "$named")
for row in $missing; do echo "FAIL $row is named by the manual and not in docs/sources.md"; done
failed=$(echo "$missing" | grep -c .)
echo "$((count - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
