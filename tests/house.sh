#!/bin/sh
# house.sh - the walls of the house: who may know whom, one door to each library, nothing hidden, nothing printed: house.sh [PROGRAM]
. "$(dirname "$0")/judge.sh"
build=$(dirname "$program")

sources() { find "$@" -name '*.[ch]' | sort; }
objects() { sources "$@" | sed -n "s,^\(.*\)\.c\$,$build/\1.o,p"; }

# -- who may know whom --------------------------------------------------------------------------------------------------

# Each room and the rooms it may include besides its own. Rooms of one storey are strangers.
rooms='
sim/base
sim/chance   base
sim/clock    base
sim/solve    base
sim/measure  base chance
sim/input    base chance clock
sim/study    base chance measure
sim/show     base chance measure study
models/world   base chance clock solve input
models/state   base chance clock measure world
models/demand  base chance clock world state
models/gate    base chance clock world state
models/staff   base chance clock world state
models/supply  base chance clock world state
models/loops   base chance clock world state demand gate staff supply
models/run     base chance clock measure study world state demand gate staff supply loops
models/plan    base chance clock solve measure study input show world state demand gate staff supply loops run
models/learn   base chance clock measure input study world state demand gate staff supply loops run
models/sweep   base chance clock measure input study show world state demand gate staff supply loops run
models/records base chance clock measure input study world state staff run
models/api     base study world run plan
models/report  base measure study show plan learn records
models/cli     base chance clock input measure study show world state demand gate staff supply loops run plan learn sweep records report cli'
sources sim models | xargs grep -n '^#include "' | awk -v rooms="$rooms" '
	BEGIN {
		count = split(rooms, line, "\n")
		for (i = 1; i <= count; i++) {
			words = split(line[i], word, " ")
			split(word[1], part, "/")
			may[word[1], part[2]] = known[word[1]] = 1
			for (j = 2; j <= words; j++)
				may[word[1], word[j]] = 1
		}
	}
	{
		split($0, piece, "\"")
		split(piece[2], target, "/")
		split($0, place, "/")
		room = place[1] "/" place[2]
		if (!(room in known))
			print room " is in no storey of the floor plan"
		else if (piece[2] ~ /\.def$/) # tables are open to all who list what is in them
			next
		else if (!((room, target[1]) in may))
			print $0
	}' | sort -u | judge_none "includes run downward, and rooms of one storey are strangers"
sources sim | xargs grep -nE '^#include "(world|state|demand|gate|staff|supply|loops|run|plan|learn|sweep|records|report|api|cli)/' |
	judge_none "the kit in sim/ does not know the neighbourhood"

# -- one door for each library ------------------------------------------------------------------------------------------

# a library, how its headers or pragmas look, where alone they may stand
door() {
	sources sim models | xargs grep -nE "$2" | grep -vE "^($3):" | judge_none "$1 only behind its door"
}
door GLPK '^#include <glpk' 'sim/solve/lp_glpk\.c'
door igraph '^#include <igraph' 'sim/solve/graph\.c'
door HDF5 '^#include (<hdf5|"study/store_steps)' 'sim/study/store(_steps|_sweep)?\.[ch]'
door OpenMP '^ *#(include <omp|pragma omp)' 'sim/base/team\.c'
door libyaml '^#include <yaml' 'sim/input/yaml\.c'
door iconv '^#include <iconv' 'sim/input/encoding\.c'
door Random123 '^#include <Random123' 'sim/chance/[a-z_]*\.c'
door GSL '^#include <gsl' 'sim/(chance|measure)/[a-z_]*\.c'
door Cairo '^#include <(cairo|pango)' 'sim/show/paper\.c'
door libxlsxwriter '^#include <xlsxwriter' 'sim/show/xlsx\.c'
door argp '^#include <argp' 'models/cli/[a-z_/]*\.[ch]'
door gettext '^#include <libintl' 'models/(cli|report)/[a-z_/]*\.[ch]'

# -- nothing hidden, nothing said ---------------------------------------------------------------------------------------

objects sim models | while read -r object; do [ -f "$object" ] || echo "$object was not built"; done | judge_none "every source was compiled"

# constants with addresses in them stand in .data.rel.ro; all other data sections can be written to
objects sim models | xargs objdump -t | awk '
	/file format/ { file = $1; sub(/:$/, "", file) }
	{ for (i = 2; i < NF; i++) if ($i ~ /^(\.t?data|\.t?bss|\*COM\*)/ && $i !~ /^\.data\.rel\.ro/ && $NF !~ /^\./) print file ": " $NF }' |
	sort -u | judge_none "no variable outlives a call"

speaking='v?f?printf|puts|putchar|perror|stdin|stdout|stderr|_?exit|_Exit|quick_exit|abort|(secure_)?getenv|setenv|putenv|setlocale|time|clock|clock_gettime|gettimeofday|localtime(_r)?|gmtime(_r)?|s?rand|random|system|popen|signal|sigaction'
objects $(find sim models -mindepth 1 -maxdepth 1 -type d ! -path models/cli | sort) | xargs nm -A -u | awk -v speaking="^(__)?($speaking)(_chk)?(@.*)?$" '
	$NF ~ speaking { print }' | judge_none "nothing below the command line prints, exits, reads the environment or the clock"

# -- names and files ----------------------------------------------------------------------------------------------------

# A name begins with its file's, or with that of a header which the file includes from its own room; one may stand for many.
sources sim models | sed -n 's/\.c$//p' | while read -r file; do
	room=$(echo "$file" | cut -d/ -f1-2)
	stems=$({ basename "$file"; sed -n "s,^#include \"${room#*/}/\([a-z_/]*\)\.h\".*,\1,p" "$file.c" | sed 's,.*/,,'; } | sort -u)
	pattern=$(echo "$stems" | sed -e 'p;s/$/s/;p;s/s$//;s/s$//' | sort -u | paste -sd'|')
	nm -g --defined-only "$build/$file.o" | awk -v file="$file" -v pattern="^($pattern)(_|\$)" '$NF !~ pattern { print file ".c: " $NF }'
done | grep -v ': main$' | judge_none "exported names begin with the file's or its header's name"

find sim models tests \( -name '*.[ch]' -o -name '*.def' -o -name '*.sh' \) -size +0 | sort | xargs wc -l | awk '$1 > 450 && $2 != "total"' |
	judge_none "no file is longer than 450 lines"
find sim models tests -name '*.[ch]' -o -name '*.def' | sort | while read -r file; do
	head -n 1 "$file" | grep -qF "/* $(basename "$file") - " || echo "$file"
done | judge_none "every file opens with its name and one sentence"
find sim models tests docs po scenarios tools Makefile README*.md CHANGELOG.md .ci -type f ! -path tests/house.sh 2> /dev/null | sort |
	xargs grep -nIE '\<(TODO|FIXME|XXX)\>' | judge_none "nothing is left for later"

# -- tables -------------------------------------------------------------------------------------------------------------

# Every line of a table has its file and every file its line: TABLE MACRO FOLDER, then names of files that are no entry.
table() {
	table=$1 macro=$2 place=$3
	shift 3
	listed=$(sed -n "s/^$macro(\([a-z_]*\)).*/\1/p" "$table" | sort)
	{
		echo "$listed" | while read -r name; do [ -f "$place/$name.c" ] || echo "$table: $name has no file in $place"; done
		find "$place" -maxdepth 1 -name '*.c' | sed 's,.*/\(.*\)\.c,\1,' | sort | while read -r name; do
			echo "$listed $*" | tr ' ' '\n' | grep -qx "$name" || echo "$place/$name.c: not in $table"
		done
	} | judge_none "$(basename "$table"): a file for every line, a line for every file"
}
table models/demand/kinds.def KIND models/demand/kinds
table models/gate/rules.def RULE models/gate/rules
table models/run/reasons.def REASON models/run/reasons
table models/staff/disciplines.def DISCIPLINE models/staff/disciplines
table models/loops/loops.def LOOP models/loops loops
table models/supply/providers.def PROVIDER models/supply/providers
table sim/study/designs.def DESIGN sim/study/designs
table models/world/tables.def TABLE models/world/tables
table models/cli/verbs.def VERB models/cli main cli caret rows folder preset inputs json_schema json_values manual path progress interrupt sheets screening fragment estimated verbs keep session selecting sweeping sweep_facts watching explaining terminal anatomy completing narrow nationwide
table models/report/outputs/outputs.def OUTPUT models/report/outputs output
table models/report/page/sections.def SECTION models/report/page series marks measures cells tables style
table models/report/book/sheets.def SHEET models/report/book sheet
table models/cli/plan/subjects.def SUBJECT models/cli/plan subject

# what the manual tells of every setting: "default:" calls for bounds or choices, and for a source
for topic in keys kinds rules loops providers; do
	"$program" describe --lang en $topic
done | awk '
	function close_entry() { if (has_default && !(has_bounds && has_source)) print name }
	/^[^ ]/ { close_entry(); name = $1; has_default = has_bounds = has_source = 0; count++ }
	/^    default:/ { has_default = 1 }
	/^    (bounds|one of):/ { has_bounds = 1 }
	/^    source: [^ ]/ { has_source = 1 }
	END { close_entry(); if (count < 100) print "the manual lists only " count " entries" }' | judge_none "every setting has bounds or choices, and a source"

verdict
