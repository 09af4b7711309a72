/* log.h - the event log of one replication: a line for each thing that happens, day by day, in each community in order of time. */
#ifndef LOG_H
#define LOG_H

#include <stdio.h>

#include "state/replica.h"

/* The heading of the file. */
const char *log_heading(void);
/* Writes the rows of a diary that a log holds by community and time; false when that failed, or rows are missing. A line:
   option,community,minute (since the start),event,line,template,worker,asked_minute,parts,name (of listed work),piece. */
bool log_write(const struct diary *diary, const struct world *world, const char *option, FILE *file);

#endif
