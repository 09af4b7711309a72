#!/bin/sh
# published.sh - the back-test of docs/validation.md as a table the program reads: published.sh PAGE
cat << 'END'
/* published.def - published cuts beside those foretold with the defaults, in per cent; from docs/validation.md by tools/published.sh.
   PUBLISHED(source, reported, simulated, whether within 10 points, whether an input is set from that very source) */
END
sed -n '/^### Back-test/,/^### Calibration/p' "$1" | awk -F'|' '$2 ~ /^ E[0-9]+ $/ {
	gsub(/[^0-9.]/, "", $5)
	split($6, part, " ")
	gsub(/[^0-9.]/, "", part[1])
	gsub(/ /, "", $2)
	printf "PUBLISHED(\"%s\", %s, %s, %s, %s)\n", $2, $5, part[1], $7 ~ /near/ ? "true" : "false", $8 ~ /this source/ ? "true" : "false"
}'
