/* verbs.h - words that each do one thing, in a table: found, listed, run. The program has one table, a verb may have its own. */
#ifndef VERBS_H
#define VERBS_H

#include "cli/cli.h"

struct verbs {
	const struct verb *const *rows;
	int count;
	const char *prefix;      /* what is typed before one: "jianfu", "jianfu plan" */
	const char *unknown;     /* sentence with %s for what is in no row, to be translated */
	const char *hint;        /* what to type for the list, to be translated */
};

/* The table with one line for each row, for help behind the options; argp frees it. NULL when out of memory. */
char *verbs_list(const struct cli *cli, const struct verbs *verbs, const char *heading, const char *ending);
/* Runs the row argv[0] names; returns its exit code. Names the nearest row when there is none. */
int verbs_run(struct cli *cli, const struct verbs *verbs, int argc, char **argv);

#endif
