/* sweep_facts.h - what is inside a sweep's file, for people. */
#ifndef SWEEP_FACTS_H
#define SWEEP_FACTS_H

#include "cli/cli.h"
#include "study/sweep.h"

/* Prints samples, options, runs and factors of the sweep at `path`, and what to do next. */
void sweep_facts_print(struct cli *cli, const struct sweep *sweep, const char *path);

#endif
