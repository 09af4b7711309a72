#!/bin/sh
# words.sh - every sentence of the command line and the reports has its Chinese.
cd "$(dirname "$0")/../.." || exit 3
template=$(mktemp) && trap 'rm -f "$template"' EXIT
find models/cli models/report -name '*.c' 2> /dev/null | sort |
	xgettext --files-from=- --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --from-code=UTF-8 --output="$template"
if msgcmp po/zh_CN.po "$template"; then
	echo "1 passed, 0 failed"
else
	echo "0 passed, 1 failed"
	exit 1
fi
