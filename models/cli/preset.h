/* preset.h - the scenarios that come with the program: where they are, which there are, and one of them taken along with all it names. */
#ifndef PRESET_H
#define PRESET_H

#include "cli/cli.h"
#include "cli/folder.h"
#include "world/scenario.h"

enum { PRESETS_MOST = 64 };

struct presets {
	const char *library;               /* the folder that holds scenarios and templates */
	const char *root;                  /* the scenarios in one language */
	const char *names[PRESETS_MOST];   /* haishu-2012, one-street …, in order */
	const char *files[PRESETS_MOST];   /* places/one-street.yaml */
	int count;
};

/* The folder that holds scenarios and templates, where the program was built or installed; NULL when they are not there. */
const char *presets_library(const struct cli *cli, struct arena *arena);
/* Finds them beside the program, where it was built or installed. False when they are not there. */
bool presets_find(struct presets *presets, const struct cli *cli, struct arena *arena);
/* Reads the ground of queueing studies: servers of their own, all else off. Its remarks are nobody's concern. */
STATUS_MUST_USE enum status preset_bare(const struct cli *cli, struct arena *arena, struct scenario *scenario, struct faults *faults);
/* The number of one, by name; -1 when there is none. */
int presets_named(const struct presets *presets, const char *name);
/* Copies one with all files it names into the folder `into` of `folder`; files outside the root of the language keep their place beside
   it. `policies` becomes the lines that list its options. Returns its name there; NULL when something failed. */
const char *presets_copy(const struct presets *presets, int number, struct folder *folder, const char *into, const char **policies,
	struct faults *faults);

#endif
