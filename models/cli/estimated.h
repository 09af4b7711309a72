/* estimated.h - a scenario file that extends another with what was estimated from a log. */
#ifndef ESTIMATED_H
#define ESTIMATED_H

#include "base/text.h"
#include "records/fitting.h"
#include "world/scenario.h"

/* The first line of such a file: none but these are written over. */
#define ESTIMATED_MARK "# Estimated by jianfu"

/* Adds the file: `extends:` from the folder of `path` to the scenario, then its lines and servers as the log has them; with a table of residents and a scenario
   that has some, its requests instead. Every number says file, rows, estimate and interval, or that it is assumed and why. */
STATUS_MUST_USE enum status estimated_write(const struct fitting *fitting, const struct scenario *scenario, const char *path, struct arena *arena, struct text *out);

#endif
