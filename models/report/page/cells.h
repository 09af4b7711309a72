/* cells.h - tables of numbers with a column for each option of a study. */
#ifndef CELLS_H
#define CELLS_H

#include "report/page/section.h"
#include "show/html.h"

struct cells {
	const struct section_place *place;
	struct table table;
	const char **row;          /* words of the row at work */
	double *values;            /* [option] scratch for the caller */
	enum html_narrow narrow;   /* HTML_CARDS unless changed */
	enum status status;        /* the first that was not fine */
};

/* The heading of the first column, then the options. */
void cells_begin(struct cells *cells, const struct section_place *place, const char *heading);
/* A row of values[option]; NaN is a dash. */
void cells_row(struct cells *cells, const char *label, const double *values, int decimals);
/* A row of words, as they stand in cells->row behind the label. */
void cells_words(struct cells *cells, const char *label);
/* The table with its caption, when all is fine. */
STATUS_MUST_USE enum status cells_write(const struct cells *cells, const char *caption, struct text *out);
/* The mean over replications of one of the `count` values each has for an option, replication by replication `stride` apart. */
double cells_mean(const double *first, int count, int stride);

#endif
