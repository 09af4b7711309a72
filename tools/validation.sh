#!/bin/sh
# validation.sh - puts what `make patterns` measured between the marks of docs/validation.md: validation.sh INDEX PAGE
index=$1 page=$2
new=$(mktemp) && trap 'rm -f "$new"' EXIT
awk -v index_file="$index" '
	/^<!-- measured/ { print; print ""; while ((getline line < index_file) > 0) { gsub(/\]\(v[0-9]*\.svg\)/, "", line); sub(/^\| \[/, "| ", line); sub(/^##/, "###", line); print line } print ""; skip = 1; next }
	/^<!-- end/ { skip = 0 }
	!skip' "$page" > "$new" && cat "$new" > "$page"
