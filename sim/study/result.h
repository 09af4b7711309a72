/* result.h - what a study found: indicators by option (point), replication, month and place. Plain arrays, NaN where there is none. */
#ifndef RESULT_H
#define RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "study/annex.h"

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

/* An input that was varied: an assumption, of one key or of several that move together. */
struct result_factor {
	const char *name;             /* path of its keys: staff.hire_lead, mandates.*.rigid */
	const char *name_en, *name_zh;
	const char *dimension;        /* units_name of its values; NUMBER also for multiples of what is set */
	const char *choices;          /* "a=甲|b=乙": its values count them from 0; "" = a number */
	const char *source;           /* of its range */
};
/* What is known of it in numbers. */
enum result_bound { RESULT_LOW, RESULT_HIGH, RESULT_SET, RESULT_IS_RATIO, RESULT_BOUNDS };

/* What became of the measures where assumptions lay elsewhere: points at which the baseline is as observed. None: it was not screened. */
struct result_screen {
	int point_count, factor_count;
	const struct result_factor *factors;         /* [factor] */
	double *bounds;                              /* [factor][RESULT_BOUNDS] low, high, what is set; 1 when values are multiples of what is set */
	double *values;                              /* [point][factor] */
	double *measures;                            /* [point][option][measure] */
	int drawn, fitting;                          /* points drawn over the whole ranges, and how many of them fit what is observed */
	int tried;                                   /* points whose baseline was simulated in all */
	int place_count;                             /* communities of the sample */
};
enum { RESULT_SCREEN_LEAST = 200 };              /* points from which on a verdict may be said to hold */

/* What values are told apart by beside options: kinds and departments, uses of time, classes of needs. */
struct result_name {
	const char *name;             /* "kind:ledger", "requests:basic" */
	const char *label_en, *label_zh;
	const char *group;            /* of a use: "there", "sent_down" …; of a need: its class; "" = none */
};
/* How a request ended while it was looked at. */
enum result_ending { RESULT_CLOSED, RESULT_GIVEN_UP, RESULT_OPEN, RESULT_ENDINGS };

struct result_set {
	int point_count, replication_count, month_count, place_count, line_count, origin_count, measure_count, line_measure_count, origin_measure_count;
	int kind_count, department_count, use_count, need_count, need_measure_count, wait_count, happening_count;
	const struct result_measure *measures;       /* [measure] */
	const struct result_point *points;           /* [point] */
	const char *const *place_names;              /* [place] communities, or districts */
	int district_count, community_count;         /* of all districts there are; of the places. 0: the places are communities */
	const char *const *line_names;               /* [line] kinds of work */
	const char *const *line_labels_en, *const *line_labels_zh; /* [line] what they are called */
	const char *const *origin_names;             /* [origin] where work comes from: "kind:ledger", "department:3" */
	const char *const *origin_labels_en, *const *origin_labels_zh;
	const struct result_measure *line_measures;  /* [line_measure] */
	const struct result_measure *origin_measures; /* [origin_measure] */
	const struct result_name *kinds, *departments; /* work sent down; the last department: sent by none */
	const struct result_name *uses;              /* what there is of a worker's week (group "there"), then what becomes of it: the same sum */
	const struct result_name *needs;             /* requests by class and urgency */
	const struct result_measure *need_measures;
	const struct result_name *happenings;        /* what shows in the months after it: a gate comes into force, a clean-up … */
	struct result_measure use_measure;           /* hours a worker and week */
	const double *wait_ends;                     /* [wait] h: where the steps of waiting end, ascending; the last is endless */
	double *horizon;                             /* [point][replication][measure] */
	double *monthly;                             /* [point][replication][month][measure] */
	double *by_place;                            /* [point][place][measure] mean over replications; while a study runs, sums */
	int32_t *place_known;                        /* [point][place][measure] replications in such a sum */
	double *by_line;                             /* [point][replication][line][line_measure] */
	double *by_origin;                           /* [point][replication][origin][origin_measure] */
	double *by_source;                           /* [point][kind][department][origin_measure] mean over replications; while a study runs, sums */
	double *by_use;                              /* [point][replication][use] */
	double *by_need;                             /* [point][replication][need][need_measure] */
	uint64_t *by_wait;                           /* [point][ending][need][wait] requests of all replications by how long they took, or had waited */
	uint64_t *by_happening;                      /* [point][happening][month] how often it happened, all replications together */
	struct annexes annexes;                      /* inputs, events, plans … */
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
	struct result_screen screen;
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
/* Arrays of a screen of the counts set in it, for so many options and measures as the set has, filled with NaN. */
STATUS_MUST_USE enum status result_screen_build(struct result_set *set, struct arena *arena);
static inline double *result_screened(const struct result_set *set, int screen_point, int point)
{
	return set->screen.measures + ((int64_t)screen_point * set->point_count + point) * set->measure_count;
}
static inline double *result_origin(const struct result_set *set, int point, int replication, int origin)
{
	return set->by_origin + (((int64_t)point * set->replication_count + replication) * set->origin_count + origin) * set->origin_measure_count;
}
static inline double *result_source(const struct result_set *set, int point, int kind, int department)
{
	return set->by_source + (((int64_t)point * set->kind_count + kind) * set->department_count + department) * set->origin_measure_count;
}
static inline double *result_use(const struct result_set *set, int point, int replication)
{
	return set->by_use + ((int64_t)point * set->replication_count + replication) * set->use_count;
}
static inline double *result_need(const struct result_set *set, int point, int replication, int need)
{
	return set->by_need + (((int64_t)point * set->replication_count + replication) * set->need_count + need) * set->need_measure_count;
}
static inline uint64_t *result_wait(const struct result_set *set, int point, enum result_ending ending, int need)
{
	return set->by_wait + (((int64_t)point * RESULT_ENDINGS + (int)ending) * set->need_count + need) * set->wait_count;
}
static inline uint64_t *result_happened(const struct result_set *set, int point, int happening)
{
	return set->by_happening + ((int64_t)point * set->happening_count + happening) * set->month_count;
}
/* One replication's values of a place join its sums; what is not known or endless is left out. Values are rounded to a millionth, so that
   sums are exact below 8,000,000,000 and the same in any order. */
void result_place_add(struct result_set *set, int point, int place, const double *values);
/* The same of a kind and department. */
void result_source_add(struct result_set *set, int point, int kind, int department, const double *values);
/* The sums and counts of another set of the same shape. */
void result_sums_add(struct result_set *to, const struct result_set *from);
/* Sums become means. */
void result_sums_mean(struct result_set *set);
/* Copies all values of one replication from a set of the same shape, but sums and counts; months only where `to` keeps them. */
void result_copy(struct result_set *to, int replication_to, const struct result_set *from, int replication_from);
/* Communities of all places together. */
static inline int result_communities(const struct result_set *set)
{
	return set->district_count ? set->community_count : set->place_count;
}
/* Index of a measure or point by name, -1 when absent. */
int result_measure_index(const struct result_set *set, const char *name);
int result_line_measure_index(const struct result_set *set, const char *name);
int result_point_index(const struct result_set *set, const char *name);
/* Whether any option and replication has a value for it. */
bool result_is_known(const struct result_set *set, int measure);

#endif
