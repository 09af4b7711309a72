#!/bin/sh
# words.sh - gathers every sentence the program can say into a template: words.sh TEMPLATE
#
# Sentences stand in _(), N_() and ngettext(), and as what is wrong and what helps in fault_add, fault_warn and fault_world. The two of
# fault_add need a pass each: xgettext would take them for a singular and its plural.
template=$1
gather() {
	{ find sim models -name '*.[ch]' | sort; echo po/elsewhere.txt; } | xgettext --files-from=- --language=C --from-code=UTF-8 --add-comments=: --no-wrap \
		--output="$template" "$@" || exit 3
}
gather --keyword --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=faults_say:2 --keyword=fault_world:2 --keyword=fault_add:4 --keyword=fault_warn:4 \
	--flag=faults_say:2:c-format --flag=fault_world:2:c-format --flag=fault_add:4:c-format --flag=fault_warn:4:c-format
gather --join-existing --keyword --keyword=fault_add:3 --keyword=fault_warn:3
