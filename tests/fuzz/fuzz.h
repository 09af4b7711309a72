/* fuzz.h - what all targets share: a folder of its own whose files are rewritten for each input, and an end that shows. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A promise of the code under test. */
static inline void promise(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "broken promise: %s\n", what);
	abort();
}

/* What scenarios extend, beside them. */
static inline void link_to(const char *folder, const char *name)
{
	char here[256], there[4096], *root = realpath("scenarios", NULL);
	snprintf(here, sizeof here, "%s/%s", folder, name);
	snprintf(there, sizeof there, "%s/%s", root ? root : "", name);
	promise(symlink(there, here) == 0, "a link to the scenarios");
	free(root);
}

/* Puts the bytes into the file `name` of this process's folder; its path stays until the next call for the same name. */
static inline const char *put(const char *name, const void *bytes, size_t size)
{
	static char folder[64], paths[4][128];
	static const char *names[4];
	int at = 0;
	if (!*folder) {
		snprintf(folder, sizeof folder, "/dev/shm/jianfu-fuzz-XXXXXX");
		promise(mkdtemp(folder) != NULL, "a folder in memory");
		link_to(folder, "haishu-2012.yaml");
		link_to(folder, "policies");
		link_to(folder, "calendars");
		link_to(folder, "tables");
	}
	while (names[at] && names[at] != name)
		at++;
	names[at] = name;
	snprintf(paths[at], sizeof paths[at], "%s/%s", folder, name);
	FILE *file = fopen(paths[at], "wb");
	promise(file && fwrite(bytes, 1, size, file) == size && fclose(file) == 0, "a file in memory");
	return paths[at];
}

/* What was refused was told, and what was told has a place in words. */
static inline void faults_end(struct faults *faults, enum status status)
{
	promise((status == STATUS_OK) == (faults_status(faults) == STATUS_OK), "a refusal without a message, or a message without a refusal");
	for (int i = 0; i < faults->count; i++)
		promise(fault_line(faults, &faults->rows[i])[0] != '\0', "an empty message");
	faults_free(faults);
}

#endif
