/* ranges.h - how far each assumed input may plausibly lie from what is set: for screening, sensitivity and calibration. */
#ifndef RANGES_H
#define RANGES_H

#include <stdbool.h>

#include "input/schema.h"

enum ranges_kind {
	RANGES_VALUES, /* low … high in the base unit, of the default */
	RANGES_TIMES,  /* low … high times the default */
	RANGES_FORMS,  /* any of these choices: rival forms of a law */
	RANGES_STAYS   /* is not varied, for a reason */
};

/* A row of ranges.def. */
struct ranges_row {
	const char *path;            /* of a key; * stands for any word */
	enum ranges_kind kind;
	double low, high;
	const char *forms;           /* "power|threshold" */
	bool is_shared;              /* all keys it fits move together: one assumption */
	const char *name_en, *name_zh; /* what it is called where it stands for several keys; else NULL: as the key */
	const char *source;          /* "model": the range of the model's table of inputs; "judged" */
	const char *reason_en, *reason_zh; /* of RANGES_STAYS */
};

/* The first row that fits a path, NULL when there is none. Rows by number; NULL behind the last. */
const struct ranges_row *ranges_find(const char *path);
const struct ranges_row *ranges_at(int number);

/* Where the value of one key may lie. */
struct range {
	double low, high;
	bool is_log;                 /* every ratio alike, else every value */
};

/* The range of a number, or of the mean of a distribution, that is set to `value`: that of the default, moved with it. Shares keep the ratio
   of their odds, other amounts the ratio of the values; what may be negative, or is 0 by default, is shifted. Cut at the key's bounds. An amount set
   to nothing stays nothing. */
struct range ranges_of(const struct ranges_row *row, const struct schema_key *key, double value);
/* The value at u in [0, 1), and the u of a value. */
double ranges_value(const struct range *range, double u);
double ranges_place(const struct range *range, double value);
/* The number a key holds in `target`: the mean of a distribution, the index of a choice. Not for other types. */
double ranges_read(const struct schema_key *key, const void *target);
/* Puts it there: a distribution is scaled to this mean, whole numbers are rounded. */
void ranges_write(const struct schema_key *key, void *target, double value);

#endif
