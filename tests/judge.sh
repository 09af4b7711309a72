# judge.sh - what scripts of tests have in common. Begin with `. "$(dirname "$0")/../judge.sh"`: from then on the script is in the root of the
# tree, $program is the jianfu to try and $folder a folder of its own; judge what is tried, and end with `verdict`.
program=$(realpath "${1:-build/jianfu}")
unset COLUMNS NO_COLOR # plain words of the usual width
cd "$(dirname "$0")" || exit 3
until [ -f Makefile ]; do cd .. || exit 3; done
folder=$(mktemp -d) && trap "rm -rf '$folder'" EXIT # as it is now, whatever becomes of the name

# judge CODE WHAT: whether what was tried went well, as its exit code, which is returned
judge() {
	echo "$([ "$1" -eq 0 ] && echo 'ok  ' || echo FAIL) $2" | tee -a "$folder/.judged"
	return "$1"
}

# COMMAND | judge_none WHAT: well when nothing comes in; else what does is shown, a line each
judge_none() {
	found=$(cat)
	[ -z "$found" ]
	judge $? "$1" || echo "$found" | head -n 40 | sed 's/^/     /'
}

# answers CODE STREAM WORDS ARGUMENT…: what the program is told, its exit code, and words that must stand on out or err
answers() {
	wanted=$1 stream=$2 words=$3
	shift 3
	"$program" "$@" > "$folder/out" 2> "$folder/err" < /dev/null
	code=$?
	[ $code -eq "$wanted" ] && grep -qF -- "$words" "$folder/$stream"
	judge $? "jianfu $* -> $wanted, $words" || head -n 5 "$folder/out" "$folder/err"
}

# The count of all that was judged; the exit code of the script.
verdict() {
	passed=$(grep -c '^ok ' "$folder/.judged") failed=$(grep -c '^FAIL ' "$folder/.judged")
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
}
