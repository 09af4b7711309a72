/* sheet.h - a table a scenario names: its columns by name-plate, its rows as values, its faults by row and heading. */
#ifndef SHEET_H
#define SHEET_H

#include <stdarg.h>

#include "input/csv.h"
#include "input/yaml.h"
#include "base/units.h"
#include "world/scenario.h"

struct reading;

enum sheet_type {
	SHEET_NUMBER, /* double, NaN = blank; base unit of the dimension */
	SHEET_WHOLE,  /* the same, a whole number */
	SHEET_CHOICE, /* int, -1 = blank: index of a group of choices */
	SHEET_YES,    /* int, -1 = blank: 1 or 0 */
	SHEET_TEXT,   /* const char *, NULL = blank */
	SHEET_DATE,   /* int32_t, SCENARIO_NO_DATE = blank: calendar_serial */
	SHEET_CODE    /* int32_t, -1 = blank: a number of its own, or the 12 digits of a statistical code, of which the last eight count */
};
enum { SHEET_COLUMNS = 32 };
/* The words beside the file of a table. */
#define SHEET_FILE "file=文件"
#define SHEET_SOURCE "source=出处"
#define SHEET_ASSUMED "assumed=假定"
#define SHEET_IGNORE "ignore=忽略"
#define SHEET_ONLY "only=仅此"

/* One column. Unused members are zero. */
struct sheet_column {
	const char *name, *name_zh, *also; /* also: other headings that are understood, "a,b" */
	enum sheet_type type;
	enum units_dimension dimension;
	size_t offset;                     /* into a row */
	double low, high;                  /* closed bounds of a number */
	const char *choices;               /* "grid=网格员,专职网格员|counter=窗口": English, Chinese, others */
	bool is_needed;                    /* the table must have it, and no cell of it may be blank */
	bool is_input;                     /* counts among the inputs that have a source or are assumed */
	const char *blank_en, *blank_zh;   /* what a blank cell means */
	const char *meaning_en, *meaning_zh;
};

struct sheet;

/* The name-plate of a table. */
struct sheet_plate {
	const char *name, *name_zh;        /* its key at the top of a scenario */
	const char *word;                  /* both of them, "staff=社工表" */
	const char *meaning_en, *meaning_zh;
	const char *rows;                  /* of the source documents it serves, or NULL */
	const struct sheet_column *columns;
	int column_count;
	size_t row_size;
	bool has_only;                     /* `only: yes` can be said of it: nothing but what it lists */
	void (*take)(struct reading *reading, struct sheet *sheet); /* lays the rows into the scenario and checks them together */
};

struct sheet {
	const struct sheet_plate *plate;
	struct csv csv;                    /* its stamp bears the name the scenario uses */
	int at[SHEET_COLUMNS];             /* the place of each column of the plate in the file, -1 = left out */
	void *rows;                        /* csv.row_count of them */
	struct place place;                /* where the scenario names it */
	const char *source;                /* NULL = assumed */
	bool is_open;                      /* there is one, and its headings were found */
	bool only;
	int sourced_count, assumed_count;  /* columns with values; columns with blanks, or with values nobody vouches for */
};

/* Reads the table `node` names: a file, or {file: …, source: …, assumed: …, ignore: […], only: …} in either language. Faults are collected; rows with
   faults are there all the same, blank where they are wrong. */
void sheet_read(struct reading *reading, const struct yaml_node *node, const struct sheet_plate *plate, struct sheet *sheet);
/* Adds "row 7, column 人口: …" at the cell; column of the plate, or -1 for the row as a whole. `help` and `what` are translated. */
void sheet_fault(struct reading *reading, const struct sheet *sheet, int row, int column, const char *help, const char *what, ...)
	__attribute__((format(printf, 6, 7)));
/* The cell as written; "" when it is blank or its column left out. */
const char *sheet_cell(const struct sheet *sheet, int row, int column);
/* The number of a row as a spreadsheet counts it. */
int sheet_row(const struct sheet *sheet, int row);

#endif
