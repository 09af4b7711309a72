/* traces.h - arrivals as they were recorded: a table of times, and what is known of each. */
#ifndef TRACES_H
#define TRACES_H

#include "base/fault.h"
#include "base/stamp.h"

/* One row of the table. -1 = the table does not say: as the line of work says. */
struct trace_row {
	int64_t time;     /* ticks since 00:00 of the start */
	int64_t effort;   /* of each piece, ticks */
	int64_t patience; /* ticks; 0 = leaves unless taken at once */
	int32_t count;    /* pieces that come together, at least 1 */
	int32_t row;      /* of the table, from 0 */
	int64_t due;      /* ticks from its time until it is late */
};

struct trace {
	int count;
	const struct trace_row *rows; /* by time; rows of one time in the order of the table */
	int left_out;                 /* rows before the start */
	struct stamp stamp;           /* of the table; its name is the path it was read from */
};

/* Reads the table at `path`, named at `from`, into `arena`. Columns: time 时间, a date with a time of day (2012-01-03 09:15:20,
   2012/1/3 9:15, 2012-01-03T09:15:20.250, 2012年1月3日 9:15; seconds to the millisecond) or a time since the start (12.5 min);
   effort 工时, patience 耐心, due 时限 and count 件数 may be left out, or blank in a row. A unit may stand in the heading: "time (min)". Other columns
   are passed over. start_serial: calendar_serial of the start; rows before it are left out, with a remark that counts them.
   Faults name file, row and column, COLUMN_FAULTS of them at most. */
STATUS_MUST_USE enum status trace_read(const char *path, struct place from, int32_t start_serial, struct arena *arena, struct faults *faults,
	struct trace *out);
/* The first row at or after `time`; trace->count when there is none. */
int trace_first(const struct trace *trace, int64_t time);

#endif
