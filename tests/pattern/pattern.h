/* pattern.h - what runs must show, and what must vanish with what makes it: one file each, ending in its name-plate. */
#ifndef PATTERN_H
#define PATTERN_H

#include "base/text.h"
#include "measure/stats.h"
#include "show/chart.h"
#include "runs.h"

enum { PATTERN_FINDINGS = 16, PATTERN_PANELS = 4, PATTERN_SERIES = 6 };

/* One thing measured in every replication, and where it must lie. */
struct finding {
	bool is_counter;               /* of the counter-test */
	const char *what, *unit;
	struct stats_interval value;   /* mean over the replications and its 95 % interval */
	const char *must;              /* "above 0" */
	bool holds;
};

struct pattern;

/* A pattern on trial: the runs of its scenario, what was found in them, what is drawn. */
struct trial {
	const struct pattern *pattern;
	bool is_short;                 /* few replications */
	int replications;
	struct run run;                /* of its scenario, already made */
	struct arena arena;
	struct finding findings[PATTERN_FINDINGS];
	int finding_count;
	struct chart_panel panels[PATTERN_PANELS];
	struct chart_series series[PATTERN_PANELS][PATTERN_SERIES];
	int panel_count;
	bool is_broken;                /* a run could not be made */
};

struct pattern {
	const char *id;                /* V3 */
	const char *name_en, *name_zh;
	const char *rows;              /* of the checklist */
	const char *scenario;
	const char *shows, *vanishes;  /* what must be seen; and what not any more, without what */
	bool has_own_scales;           /* its panels show different things */
	int few;                       /* replications of the short form; 0 = there is none */
	void (*judge)(struct trial *trial);
};

/* -- values: one for each replication, in the arena of the trial -- */

/* Of an indicator of an option, over the whole horizon. */
double *trial_values(struct trial *trial, const char *option, enum indicator_id id);
/* The same over months first … last - 1, the mean of them. */
double *trial_months(struct trial *trial, const char *option, enum indicator_id id, int first, int last);
/* Of a measure of a line of work. */
double *trial_line(struct trial *trial, const char *option, const char *line, enum line_measure_id id);
/* a - factor * b. */
double *trial_less(struct trial *trial, const double *a, double factor, const double *b);
/* How much b lies below a, in per cent of a. */
double *trial_fallen(struct trial *trial, const double *a, const double *b);
struct stats_interval trial_interval(const struct trial *trial, const double *values);

/* -- findings: the interval of the values must lie within low … high; infinite ends are open -- */

void trial_finds(struct trial *trial, bool is_counter, const char *what, const char *unit, const double *values, double low, double high);
/* Of the finding before: its mean must be at least this too. */
void trial_mean_from(struct trial *trial, double mean);
/* Of the counter-test: what is left must be less than a quarter of the effect, whichever way that goes; replication by replication. */
void trial_vanishes(struct trial *trial, const char *what, const char *unit, const double *left, const double *effect);

/* -- drawing -- */

/* A panel; x and y say what the axes are, with units. */
void trial_panel(struct trial *trial, const char *title, const char *x, const char *y);
/* A line of it through `count` points: the mean of values[i] over the replications at xs[i], its interval as a band. */
void trial_draws(struct trial *trial, const char *label, int count, const double *xs, const double *const *values);
/* The same for the months of an indicator of an option. */
void trial_draws_months(struct trial *trial, const char *label, const char *option, enum indicator_id id);
/* A panel of bars, one for each name. */
void trial_bars(struct trial *trial, const char *title, const char *y, const char *label, int count, const char *const *names, const double *const *values);
/* One more bar for each name of that panel. */
void trial_more_bars(struct trial *trial, const char *label, const double *const *values);

#define PATTERN(id) extern const struct pattern pattern_##id;
#include "patterns.def"
#undef PATTERN

#endif
