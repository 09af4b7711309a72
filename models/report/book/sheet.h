/* sheet.h - one sheet of the workbook: what it is called, whether it has anything to say, and its rows. */
#ifndef SHEET_H
#define SHEET_H

#include "report/studies.h"
#include "show/xlsx.h"

/* Where a sheet stands. */
struct sheet_place {
	const struct studies_row *study;
	struct xlsx *book;
	bool is_chinese;
	struct arena *arena;
};

/* The name-plate of a sheet. The workbook begins the sheet; write fills it. */
struct sheet {
	const char *title;                     /* N_(): to be translated, at most 31 letters; NULL = write begins sheets of its own */
	bool (*is_known)(const struct sheet_place *place); /* NULL = always */
	enum status (*write)(const struct sheet_place *place);
};

/* What an option or a measure is called in the reader's language. */
const char *sheet_option(const struct sheet_place *place, int point);
const char *sheet_measure(const struct sheet_place *place, const struct result_measure *measure);
const char *sheet_unit(const struct sheet_place *place, const struct result_measure *measure);
/* Whether relief is what a measure is about: its cells are medians. */
bool sheet_is_lasting(const struct result_measure *measure);
/* The next cell: a number; ">60" where relief outlasts the months simulated. */
void sheet_value(const struct sheet_place *place, const struct result_measure *measure, double value, int decimals);

/* A table of mean values: what each row is about in columns of its own, then the option, then a column for each measure. A row without a value is left out. */
struct sheet_names {
	const char *const *headings;           /* of the columns before the option, in the reader's language */
	int count;
	/* The words of a row's columns before the option. */
	void (*words)(const struct sheet_place *place, int row, const char **cells);
	/* The value of a row, an option and a measure. */
	double (*value)(const struct sheet_place *place, int row, int point, int measure, double *scratch);
	const struct result_measure *measures;
	int row_count, measure_count;
};
STATUS_MUST_USE enum status sheet_table(const struct sheet_place *place, const struct sheet_names *names);

#define SHEET(id) extern const struct sheet sheet_##id;
#include "report/book/sheets.def"
#undef SHEET

#endif
