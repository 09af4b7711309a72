/* anatomy.h - what a verb takes, read off the table that parses its command line: for completion and manual pages. */
#ifndef ANATOMY_H
#define ANATOMY_H

#include "base/arena.h"
#include "cli/verbs.h"

struct anatomy_option {
	const char *name;            /* without dashes */
	char letter;                 /* '\0' = none */
	const char *argument;        /* "" = takes none */
	bool may_lack;               /* the argument may be left out */
	const char *doc;             /* in the language of the command line */
};
enum { ANATOMY_OPTIONS = 64 };
struct anatomy {
	const struct verb *verb;
	const char *takes;           /* "SCENARIO", a line for each form */
	const char *doc;
	struct anatomy_option options[ANATOMY_OPTIONS];
	int option_count;
};

/* Tells a verb to write its table instead of doing anything, and reads it. `called`: what is typed for it, "jianfu plan posts". False when
   that failed. */
bool anatomy_read(struct anatomy *anatomy, struct cli *cli, const struct verb *verb, const char *called, struct arena *arena);
/* Writes the table of the parser at work to a stream; for the option that anatomy_read gives a verb (cli.c). */
void anatomy_write(const struct argp *root, FILE *out);
#define ANATOMY_FLAG "anatomy"

#endif
