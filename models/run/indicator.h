/* indicator.h - what is read off the tallies: one name-plate and one formula each. */
#ifndef INDICATOR_H
#define INDICATOR_H

#include "state/gauge.h"
#include "state/tally.h"
#include "study/result.h"

/* A stretch of time and the places a tally covers. */
struct indicator_scope {
	const struct tally *tally;
	const struct tally_district *more; /* what the district counts beside it; NULL for a community */
	const struct world *world;
	const struct settings *settings;
	double days;            /* calendar days */
	double places, grids;          /* communities; their grids */
	double posts, residents, households; /* of the places, at the start */
	double near;            /* residents within the life circle of their office */
	double posts_months, worker_weeks;   /* posts x months; weeks of contract of those in post */
	double posts_each;             /* posts of a mean community, at the start */
	double calls;                  /* by indicator_calls */
};

struct indicator {
	struct result_measure measure;
	const char *meaning_en, *meaning_zh;
	const char *formula;            /* in words of the tallies */
	const char *matters_reason;     /* why differences below matters_from are too small to matter */
	const char *rows;               /* of the checklist */
	bool is_headline;
	/* NaN when it cannot be told. NULL: made after the run from several options (relief, extra cost). */
	double (*of)(const struct indicator_scope *scope);
};

enum indicator_id {
#define INDICATOR(id) INDICATOR_##id,
#include "run/indicators.def"
#undef INDICATOR
	INDICATOR_COUNT
};

const struct indicator *indicator_plate(enum indicator_id id);
/* Households called on for surveys and registrations, by the hours asked and what their templates ask for. */
double indicator_calls(const struct world *world, const struct settings *settings, const struct tally *tally);
/* Pay and on-cost of an hour of contract, CNY. */
double indicator_hour_yuan(const struct world *world, const struct settings *settings);
/* Fills values[INDICATOR_COUNT] for a scope; indicators made after the run become NaN. */
void indicator_all(const struct indicator_scope *scope, double *values);

/* One line of work over a stretch of time, or one group of servers; what does not apply is NULL. */
struct line_scope {
	const struct tally_line *line;
	const struct gauge *gauge;      /* of the scenario's own lines */
	const struct line_settings *settings;
	const struct tally_servers *servers;
	double days, places;            /* calendar days; communities */
};

/* A department, or a kind of work sent down. */
struct origin_scope {
	struct tally_origin tally;
	double days, months, hour_yuan;
};
struct origin_measure {
	struct result_measure measure;
	const char *meaning_en, *meaning_zh;
	double (*of)(const struct origin_scope *scope);
};
enum origin_measure_id {
#define ORIGIN_MEASURE(id) ORIGIN_MEASURE_##id,
#include "run/origin_measures.def"
#undef ORIGIN_MEASURE
	ORIGIN_MEASURE_COUNT
};
const struct origin_measure *origin_measure_plate(enum origin_measure_id id);

/* The same for one line of work (queueing measures). NaN when it cannot be told. */
struct line_measure {
	struct result_measure measure;
	const char *meaning_en, *meaning_zh;
	double (*of)(const struct line_scope *scope);
};
enum line_measure_id {
#define LINE_MEASURE(id) LINE_MEASURE_##id,
#include "run/line_measures.def"
#undef LINE_MEASURE
	LINE_MEASURE_COUNT
};
const struct line_measure *line_measure_plate(enum line_measure_id id);
/* With what a scenario asks to be counted at stated times: LINE_MEASURE_COUNT plates, then two for each look. */
int line_measure_count(const struct scenario *scenario);
STATUS_MUST_USE enum status line_measure_all(const struct scenario *scenario, struct arena *arena, const struct result_measure **measures);
/* Fills values[line_measure_count] for a scope. */
void line_measure_values(const struct scenario *scenario, const struct line_scope *scope, double *values);

#define INDICATOR(id) extern const struct indicator indicator_##id;
#include "run/indicators.def"
#undef INDICATOR
#define ORIGIN_MEASURE(id) extern const struct origin_measure origin_measure_##id;
#include "run/origin_measures.def"
#undef ORIGIN_MEASURE
#define LINE_MEASURE(id) extern const struct line_measure line_measure_##id;
#include "run/line_measures.def"
#undef LINE_MEASURE

#endif
