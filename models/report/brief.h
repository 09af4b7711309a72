/* brief.h - what stands on one page for a decision: the headline, its downside, one chart, how far it can be trusted. Writers lay it out. */
#ifndef BRIEF_H
#define BRIEF_H

#include "report/studies.h"
#include "show/chart.h"

struct brief_row {
	const char *label, *unit;
	bool is_part;
	const char *const *cells;            /* [option] values */
	const char *const *marks;            /* [option] "B?", "" = none; NULL = of none */
};

/* Rows under a heading of their own. */
struct brief_group {
	const char *title;                   /* "" = none */
	const struct brief_row *rows;
	int count;
	const char *note;                    /* what is missing, and how to get it; "" = nothing */
};
enum { BRIEF_HEADLINE, BRIEF_PLAUSIBLE, BRIEF_TENTH, BRIEF_GROUPS };

/* Enough for a page; who compares more looks at the workbook. */
enum { BRIEF_OPTIONS = 8 };

struct brief {
	const struct headline *headline;
	int option_count;                    /* shown: the baseline and the next */
	struct brief_group groups[BRIEF_GROUPS];
	const char *choose, *turns, *measure_first; /* the second and third say what to run where the study was not screened */
	const char *shown;                   /* "8 of 12 options shown…"; "" = all */
	const char *legend, *observed, *provenance;
	struct chart chart;                  /* burden demanded month by month, a line for each option; panel_count 0 = nothing is kept by month */
};

/* All in `arena`. Files that do not pair, or hold nothing a brief could tell, are a fault. */
STATUS_MUST_USE enum status brief_build(struct brief *brief, const struct studies *studies, bool is_chinese, struct arena *arena, struct faults *faults);
/* What the chart shows of an option, mean over the months first … end - 1; NULL when memory ran out. */
const char *brief_mean(const struct brief *brief, int option, int first, int end, struct arena *arena);
/* "Admin hours demanded (h/worker-month)" */
const char *brief_label(const struct brief *brief, const char *label, const char *unit, struct arena *arena);

#endif
