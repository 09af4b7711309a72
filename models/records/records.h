/* records.h - a log of requests or pieces of work, as any office system writes it: read, cleaned, and what was left out and why. */
#ifndef RECORDS_H
#define RECORDS_H

#include "base/fault.h"
#include "base/stamp.h"
#include "clock/calendar.h"
#include "records/moment.h"

enum record_role {
#define ROLE(id, word, also) ROLE_##id,
#include "records/roles.def"
#undef ROLE
	ROLE_COUNT
};
/* Why a row is left out. */
enum record_drop {
	DROP_NO_OPENING,   /* does not say when it was opened */
	DROP_UNREADABLE,   /* a time that cannot be read */
	DROP_REPEATED,     /* the same row again */
	DROP_NEGATIVE,     /* over before it began */
	DROP_OUTSIDE,      /* opened outside the window asked for */
	DROP_SHORT,        /* cells missing or too many: told by the reader of tables */
	DROP_COUNT
};
enum { DROP_SHOWN = 8 };
struct record_dropped {
	int count;
	int rows[DROP_SHOWN]; /* the first ones, as a spreadsheet counts rows */
};

/* Times are ticks since 00:00 of the day of the first opening; MOMENT_NONE = none, or not before the end. */
struct record {
	int row;                     /* as a spreadsheet counts */
	int64_t opened, started, closed, cancelled, due;
	double effort;               /* h; NaN = not said */
	int32_t category, area, worker, unit, case_; /* among the names; -1 = blank or no such column */
};

struct record_names {
	int count;
	const char **names;          /* in the order of the file */
	int *sizes;                  /* records of each */
};

struct records {
	const char *file;
	struct stamp stamp;
	const char *const *headings; /* of the file */
	int at[ROLE_COUNT];          /* column of each role, -1 = none */
	bool was_guessed[ROLE_COUNT];
	int line_count;              /* rows of the file */
	int count;
	const struct record *rows;   /* by opening */
	struct record_names categories, areas, workers, units, cases;
	struct record_dropped dropped[DROP_COUNT];
	int open_count, cancelled_count, zero_count; /* not over at the end; withdrawn; over in no time */
	int32_t origin;              /* calendar_serial of the first day */
	int64_t from, until;         /* window of openings kept, ticks */
	int64_t end;                 /* what is known is known up to here: a time behind it counts as none */
	bool has_times;              /* times of day, not days alone */
	bool opens_by_start;         /* no column says when work came: it is taken to come when it is begun … */
	bool opens_by_case;          /* … but for the first of its case, when the one before it was done */
};

struct records_request {
	const char *path;
	const char *map;             /* "opened=COLUMN,closed=COLUMN…", either language; NULL = guessed */
	const char *from, *until;    /* days; openings from … before; NULL = all */
	int order;                   /* enum moment_order of dates that could be either; -1 = settled by the columns */
};

/* Reads the log into `arena`. Faults where it cannot be used; remarks where something was settled that could be otherwise. */
STATUS_MUST_USE enum status records_read(const struct records_request *request, struct arena *arena, struct faults *faults, struct records *out);

/* The log as it stood at `moment` (ticks): what was opened before, and what had happened to it by then. Names are those of all. */
STATUS_MUST_USE enum status records_as_of(const struct records *all, int64_t moment, struct arena *arena, struct records *out);

/* Time from opening to closing, to withdrawal or to the end, in hours; *is_over: it was closed. */
double records_length(const struct records *records, const struct record *record, bool *is_over);

#endif
