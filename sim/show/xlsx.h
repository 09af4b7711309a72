/* xlsx.h - a workbook for office programs: sheets of typed columns, charts of their own. Strings are strings, whatever they begin with. The one door to libxlsxwriter. */
#ifndef XLSX_H
#define XLSX_H

#include "base/fault.h"
#include "base/text.h"

/* A column of a table. */
struct xlsx_column {
	const char *heading, *unit;   /* the unit stands below in the same cell; NULL, "" = none */
	bool is_words;
	int decimals;                 /* of numbers; from 6 on as many as there are */
	int width;                    /* in letters; 0 = as wide as its heading's longest word, at least ten */
};

/* Rows of a table that was written, for charts on any later sheet. */
struct xlsx_span {
	char sheet[128];
	int first, last;
};

/* Lines over the rows of a table. */
struct xlsx_chart {
	const char *title, *x_title, *y_title;
	struct xlsx_span span;
	int x_column;                 /* what stands along the axis: months */
	const int *columns;           /* one line each, named by `names` */
	const char *const *names;
	int count;
	int at_row, at_column;        /* where its corner stands */
};

struct xlsx;

/* An empty workbook; close it in any case. No hour stands in it: the same tables give the same bytes. */
STATUS_MUST_USE enum status xlsx_open(struct xlsx **book, const char *title, const char *program, struct faults *faults);
/* Begins a sheet; its name is made into one a sheet may have, and no other has. */
void xlsx_sheet(struct xlsx *book, const char *name);
/* A line of words over the columns, bold or not. */
void xlsx_line(struct xlsx *book, const char *words, bool is_bold);
/* Sentences in lines over the first `columns` columns, which are `letters` wide together. */
void xlsx_paragraph(struct xlsx *book, const char *words, int columns, int letters);
/* Begins a table: its headings. Of the first table of a sheet they stay in sight, with its first `kept` columns, unless kept is negative. */
void xlsx_table(struct xlsx *book, const struct xlsx_column *columns, int count, int kept);
/* The next cell of a row of the table. A number that is none, or endless, leaves it empty. */
void xlsx_words(struct xlsx *book, const char *words);
void xlsx_number(struct xlsx *book, double value);
/* The same with decimals of its own. */
void xlsx_value(struct xlsx *book, double value, int decimals);
/* A month, as a date: its first day. */
void xlsx_month(struct xlsx *book, int year, int month);
/* Ends a row, or leaves one empty. */
void xlsx_row(struct xlsx *book);
/* The rows of the table so far. */
struct xlsx_span xlsx_span(const struct xlsx *book);
void xlsx_chart(struct xlsx *book, const struct xlsx_chart *chart);
/* Adds the bytes of the file to `out`. Frees the workbook, also when it fails. out NULL: frees only. */
STATUS_MUST_USE enum status xlsx_close(struct xlsx *book, struct text *out, struct faults *faults);

#endif
