/* log.h - the event log of one replication: a row for each thing that happens, day by day, in each community in order of time. */
#ifndef LOG_H
#define LOG_H

#include <stdio.h>

#include "base/fault.h"
#include "base/text.h"
#include "run/outcome.h"

/* Where a row stands among the lines. Giving up is found out later than it happened. */
struct log_row {
	int64_t time;
	size_t from, length;
	int32_t community;
};
/* Who wants events as they happen instead of as rows. */
typedef void event_seen(void *context, enum outcome_mark mark, int64_t time, const struct work *work);

/* What has happened since the last writing. */
struct event_log {
	event_seen *seen;   /* NULL: rows are kept */
	void *context;
	struct text lines;
	struct log_row *rows;
	size_t count, capacity;
	const char *option;
};

void log_init(struct event_log *log, const char *option);
void log_free(struct event_log *log);
/* Writes the rows by community and time, and forgets them; false when that failed, or memory ran out before. */
bool log_write(struct event_log *log, FILE *file);

/* Adds a row: option,community,time (minutes since the start),event,line,template,worker,asked (minutes),parts,name (of listed work). */
void log_event(struct shop *shop, enum outcome_mark mark, int64_t time, const struct work *work, int worker);
/* The heading of the file. */
const char *log_heading(void);

#endif
