/* path.h - the monthly path of a scenario's options as the fluid twin sees them. */
#ifndef PATH_H
#define PATH_H

#include "cli/cli.h"

/* Reads a scenario and prints a line for each option and month. Faults go to `faults`. */
void path_print(struct cli *cli, const char *file, struct faults *faults);

#endif
