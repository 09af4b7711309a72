#!/bin/sh
# readme.sh - what the two READMEs show is true: their scenario has no faults, their code stands in the source, their verbs exist: readme.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
cp -R scenarios "$folder"

block() { # LANGUAGE FILE: the fenced blocks of a language, indentation of lists taken off
	awk -v fence="\`\`\`$1\$" '$0 ~ fence { on = 1; next } /^ *```$/ { on = 0 } on' "$2"
}

for readme in README.md README.zh.md; do
	block yaml $readme > "$folder/shown.yaml"
	"$program" check "$folder/shown.yaml" > /dev/null
	judge $? "$readme: its scenario has faults"
	block c $readme | sed 's/^   //' | grep -v '^ *$' > "$folder/shown.c"
	sed 's/^[[:space:]]*//' models/gate/rules/cap.c > "$folder/source.c"
	[ -s "$folder/shown.c" ] && ! sed 's/^[[:space:]]*//' "$folder/shown.c" | grep -vxFf "$folder/source.c"
	judge $? "$readme: its code is not that of models/gate/rules/cap.c"
	for verb in $(sed -n 's/^VERB(\([a-z]*\))/\1/p' models/cli/verbs.def); do
		grep -q "jianfu $verb" $readme
		judge $? "$readme: does not show jianfu $verb"
	done
	for target in $(grep -oE '`?make [a-z]+' $readme | sed 's/.*make //' | grep -vxE 'and' | sort -u); do
		grep -qE "^$target:" Makefile
		judge $? "$readme: there is no make $target"
	done
	for place in scenarios/places/*.yaml; do
		grep -q "^| \`$(basename "$place" .yaml)\` |" $readme
		judge $? "$readme: does not list $place"
	done
	for file in $(grep -oE '\((README[a-z.]*md)\)|`(docs|models|tests)/[a-z./_]*`' $readme | tr -d '()`' | sort -u); do
		[ -e "$file" ]
		judge $? "$readme: there is no $file"
	done
done
verdict
