#!/bin/sh
# how_to.sh - what docs/how-to.md says can be done: its scenarios check, its C compiles: how_to.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
mkdir "$folder/files" && cp -R scenarios "$folder/files"

# a line with a name in backticks, and the block that follows is that file
awk -v folder="$folder/files" '/^`[a-z_.-]*`$/ { name = $0; gsub(/`/, "", name) } /^```[a-z]/ && name { on = 1; next } /^```$/ { on = 0; name = "" }
	on { print > (folder "/" name) }' docs/how-to.md
[ "$(ls "$folder/files" | wc -l)" -ge 9 ]
judge $? "docs/how-to.md has its files"
for example in "$folder"/files/*.yaml; do
	"$program" check "$example" > "$folder/said" 2>&1
	judge $? "$(basename "$example") has no faults" || cat "$folder/said"
done
for example in "$folder"/files/*.c; do
	${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wconversion -Wshadow -Werror -fsyntax-only -Isim -Imodels "$example" > "$folder/said" 2>&1
	judge $? "$(basename "$example") compiles" || cat "$folder/said"
done
verdict
