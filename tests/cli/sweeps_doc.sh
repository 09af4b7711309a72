#!/bin/sh
# sweeps_doc.sh - what docs/sweeps.md says can be done: its commands, in order: sweeps_doc.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
ln -s "$PWD/scenarios" "$folder/scenarios"
awk -v folder="$folder" '/^`[a-z_.-]*`$/ { name = $0; gsub(/`/, "", name) } /^```yaml/ && name { on = 1; next } /^```$/ { on = 0; name = "" }
	on { print > (folder "/" name) }' docs/sweeps.md
awk '/^```sh/ { on = 1; next } /^```$/ { on = 0 } on' docs/sweeps.md | sed -e ':more' -e '/\\$/ { N; s/\\\n *//; b more' -e '}' > "$folder/commands"
cd "$folder" || exit 3
jianfu() { "$program" "$@"; }
while read -r command; do
	eval "$command" > out 2> err < /dev/null
	judge $? "$command" || cat out err
done < commands
[ "$(wc -l < commands)" -ge 10 ] && [ "$(wc -l < latin.csv)" -eq 41 ]
judge $? "docs/sweeps.md has its examples"
cd "$OLDPWD" || exit 3
verdict
