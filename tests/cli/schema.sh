#!/bin/sh
# schema.sh - the JSON Schema is JSON, and knows every key and choice of the manual in both languages: schema.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"

# what stays when values are put together to objects and lists until nothing changes: JSON leaves one S
json() {
	LC_ALL=C awk '
		{ text = text $0 }
		END {
			gsub(/"([^"\\]|\\.)*"/, "S", text)
			gsub(/[ \t]/, "", text)
			gsub(/-?[0-9]+(\.[0-9]+)?|true|false|null/, "V", text)
			do {
				before = length(text)
				gsub(/\{(S:[SV](,S:[SV])*)?\}|\[([SV](,[SV])*)?\]/, "V", text)
			} while (length(text) < before)
			exit text != "V"
		}' "$1"
}
printf '{"a": [1, {"b": null}], "c": "}\\""}' > "$folder/right"
printf '{"a": [1, {"b": null}, ], "c": "}\\""}' > "$folder/wrong"
json "$folder/right" && ! json "$folder/wrong"
judge $? "the check of JSON tells right from wrong"

for language in en zh; do
	"$program" describe --lang $language --json-schema > "$folder/$language.json"
	judge $? "describe --json-schema --lang $language"
	json "$folder/$language.json"
	judge $? "the schema in $language is JSON"
done
for language in en zh; do
	for topic in keys scenario policies rules; do
		"$program" describe --lang $language $topic | sed -n 's/^\([^ ]*\)   .*/\1/p'
	done | sed 's/.*\.//' | grep . | sed 's/.*/"&":/' | sort -u > "$folder/names"
	[ "$(wc -l < "$folder/names")" -gt 150 ]
	judge $? "the manual lists keys in $language"
	# the schema of either language has the words of both
	for schema in en zh; do
		tr ',{' '\n\n' < "$folder/$schema.json" | grep -oE '^"[^"]*":' | sort -u > "$folder/members"
		missing=$(sed 's/[^"]*\.//' "$folder/members" | sort -u | comm -23 "$folder/names" -)
		[ -z "$missing" ]
		judge $? "the schema in $schema lacks $(echo "$missing" | head -n 5 | tr '\n' ' ')"
	done
	"$program" describe --lang $language keys rules scenario | sed -n 's/^    \(one of: \|可选：\)//p' | tr '|' '\n' | sort -u | while IFS= read -r choice; do
		grep -qF "\"$choice\"" "$folder/en.json" || echo "$choice"
	done > "$folder/missing"
	[ ! -s "$folder/missing" ]
	judge $? "the schema lacks the choices $(head -n 5 "$folder/missing" | tr '\n' ' ')"
done
# what it refers to is there
grep -oE '"#/definitions/[^"]*"' "$folder/en.json" | sed 's,"#/definitions/,",' | sort -u > "$folder/referred"
grep -oE '"[a-z]+:[^"]*":' "$folder/en.json" | sed 's/:$//' | sort -u | comm -23 "$folder/referred" - > "$folder/missing"
[ -s "$folder/referred" ] && [ ! -s "$folder/missing" ]
judge $? "the schema refers to what it does not define: $(head -n 5 "$folder/missing" | tr '\n' ' ')"
verdict
