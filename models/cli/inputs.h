/* inputs.h - the list of what a scenario sets itself. */
#ifndef INPUTS_H
#define INPUTS_H

#include "cli/cli.h"
#include "world/scenario.h"

/* Prints every input the scenario gives: settings, parameters of rules, what options change, lines, servers and tables, each with its
   value and where it comes from. */
void inputs_print(struct cli *cli, struct scenario *scenario, struct faults *faults);

#endif
