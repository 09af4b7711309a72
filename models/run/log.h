/* log.h - the event log of one replication: a row for each thing that happens, in order of communities and days. */
#ifndef LOG_H
#define LOG_H

#include "base/fault.h"
#include "base/text.h"
#include "run/outcome.h"

/* Lines of one community since the last flush. */
struct event_log {
	struct text lines;
	const char *option;
};

/* Adds a row: option,community,time (minutes since the start),event,line,template,worker,asked (minutes),parts,name (of listed work). */
void log_event(struct shop *shop, enum outcome_mark mark, int64_t time, const struct work *work, int worker);
/* The heading of the file. */
const char *log_heading(void);

#endif
