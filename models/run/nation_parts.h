/* nation_parts.h - a study of many districts in parts: some districts at a time, on one machine or on many, and the whole they become. */
#ifndef NATION_PARTS_H
#define NATION_PARTS_H

#include "run/nation.h"
#include "study/parts.h"

/* How the study is told to a machine that is to merge it; see struct portion. */
struct nation_recipe {
	const char *policies;                  /* "A,B", or NULL */
	const char *const *assignments;
	int assignment_count;
};

/* What the numbers depend on, "name: value" a line, in `arena`; NULL when out of memory. `about` is by nation_about. */
const char *nation_parts_manifest(const struct nation *nation, const struct result_set *about, struct arena *arena);
/* Simulates the chosen districts [first, end) into a portion whose arrays live in `arena`. */
STATUS_MUST_USE enum status nation_parts_make(const struct nation *nation, const struct result_set *about, const struct nation_recipe *recipe, const char *manifest,
	int first, int end, struct arena *arena, struct portion *portion, struct faults *faults);
/* Adds up the parts, which must have each district once, into `set` (by nation_about), whose arrays live in `arena`: what nation_study makes. */
STATUS_MUST_USE enum status nation_parts_merge(const struct nation *nation, const struct parts *parts, struct arena *arena, struct result_set *set, struct faults *faults);

#endif
