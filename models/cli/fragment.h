/* fragment.h - a scenario file that extends another and sets what a calibration moved. */
#ifndef FRAGMENT_H
#define FRAGMENT_H

#include "base/text.h"
#include "cli/cli.h"
#include "learn/calibrate.h"

/* The first line of such a file: none but these are written over. */
#define FRAGMENT_MARK "# Calibrated by jianfu"

/* The way to the file `to` from the folder `from` stands in; both exist but for the last part of `from`. NULL when it cannot be told. */
const char *fragment_way(const char *from, const char *to, struct arena *arena);

/* Adds the file: `extends:` from the folder of `path` to the scenario's file, what the command line set, and each moved value with what it was calibrated to. */
STATUS_MUST_USE enum status fragment_write(const struct calibration *calibration, const struct scenario *scenario, const struct cli_assignments *set,
	const char *targets_file, const char *path,
	struct arena *arena, struct text *out);

#endif
