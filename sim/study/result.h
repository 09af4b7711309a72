/* result.h - what a study found: indicators by option (point), replication, month and place. Plain arrays, NaN where there is none. */
#ifndef RESULT_H
#define RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

/* The name-plate of one measure, as it is stored and shown. */
struct result_measure {
	const char *name;             /* identifier in files: services_on_time */
	const char *name_en, *name_zh;
	const char *unit;             /* "%", "h/worker-week" */
	const char *unit_zh;
	int better;                   /* +1 higher is better, -1 lower, 0 neither */
	double matters_from;          /* a difference below this is too small to matter, in units */
	double precision_from;        /* absolute half width asked for by --precision, in units; 0 = not asked */
	int decimals;                 /* on screen */
};

/* One option of a study: a policy, or a point of a sweep. */
struct result_point {
	const char *name;             /* do_nothing */
	const char *label_en, *label_zh;
	const char *brief_en, *brief_zh; /* the clause under its name; may be "" */
};

struct result_set {
	int point_count, replication_count, month_count, place_count, line_count, origin_count, measure_count, line_measure_count, origin_measure_count;
	const struct result_measure *measures;       /* [measure] */
	const struct result_point *points;           /* [point] */
	const char *const *place_names;              /* [place] communities */
	const char *const *line_names;               /* [line] kinds of work */
	const char *const *line_labels_en, *const *line_labels_zh; /* [line] what they are called */
	const char *const *origin_names;             /* [origin] where work comes from: "kind:ledger", "department:3" */
	const char *const *origin_labels_en, *const *origin_labels_zh;
	const struct result_measure *line_measures;  /* [line_measure] */
	const struct result_measure *origin_measures; /* [origin_measure] */
	double *horizon;                             /* [point][replication][measure] */
	double *monthly;                             /* [point][replication][month][measure] */
	double *by_place;                            /* [point][place][measure] mean over replications; while a study runs, sums */
	int32_t *place_known;                        /* [point][place][measure] replications in such a sum */
	double *by_line;                             /* [point][replication][line][line_measure] */
	double *by_origin;                           /* [point][replication][origin][origin_measure] */
	uint64_t *digest;                            /* [point][replication] fingerprint of the history */
	/* what the study was */
	const char *title_en, *title_zh, *question_en, *question_zh, *setting_en, *setting_zh;
	const char *scenario_file, *scenario_text;   /* as read, whole */
	const char *tables_read;                     /* a line for each table: its SHA-256, bytes and name, parted by two blanks; "" = none */
	const char *start_date;                      /* "2012-01-01": first day of month 0 */
	double horizon_years;
	uint64_t seed;
	int worker_count;                            /* posts of all places together */
	int sourced_count, assumed_count;            /* inputs */
	int screened;                                /* 1 once verdicts were screened against assumptions */
	int baseline;                                /* index of the point the others are compared with */
	const char *program;                         /* "jianfu 0.1.0" */
};

/* Arrays of the counts already set in `set`, filled with NaN (digest with 0). */
STATUS_MUST_USE enum status result_build(struct result_set *set, struct arena *arena);
static inline double *result_horizon(const struct result_set *set, int point, int replication)
{
	return set->horizon + ((int64_t)point * set->replication_count + replication) * set->measure_count;
}
static inline double *result_month(const struct result_set *set, int point, int replication, int month)
{
	return set->monthly + (((int64_t)point * set->replication_count + replication) * set->month_count + month) * set->measure_count;
}
static inline double *result_place(const struct result_set *set, int point, int place)
{
	return set->by_place + ((int64_t)point * set->place_count + place) * set->measure_count;
}
static inline double *result_line(const struct result_set *set, int point, int replication, int line)
{
	return set->by_line + (((int64_t)point * set->replication_count + replication) * set->line_count + line) * set->line_measure_count;
}
static inline double *result_origin(const struct result_set *set, int point, int replication, int origin)
{
	return set->by_origin + (((int64_t)point * set->replication_count + replication) * set->origin_count + origin) * set->origin_measure_count;
}
/* One replication's values of a place join its sums; what is not known or endless is left out. Values are rounded to a millionth, so that
   sums are exact below 8,000,000,000 and the same in any order. */
void result_place_add(struct result_set *set, int point, int place, const double *values);
/* The sums of another set of the same points, places and measures. */
void result_places_add(struct result_set *to, const struct result_set *from);
/* Sums become means. */
void result_places_mean(struct result_set *set);
/* Copies all values of one replication from a set with the same points, lines, origins and measures, but those of places; months only
   where `to` keeps them. */
void result_copy(struct result_set *to, int replication_to, const struct result_set *from, int replication_from);
/* Index of a measure or point by name, -1 when absent. */
int result_measure_index(const struct result_set *set, const char *name);
int result_line_measure_index(const struct result_set *set, const char *name);
int result_point_index(const struct result_set *set, const char *name);
/* Whether any option and replication has a value for it. */
bool result_is_known(const struct result_set *set, int measure);

#endif
