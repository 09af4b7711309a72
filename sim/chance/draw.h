/* draw.h - probability distributions: one name-plate each, drawn at an address. */
#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/stamp.h"
#include "base/status.h"
#include "chance/random.h"

enum { DRAW_PARAMETERS = 4 };

/* One parameter of a distribution. in_units: carries the unit of what is drawn (a mean), else a pure number (a cv). */
struct draw_parameter {
	const char *name;
	bool in_units;
	double low, high; /* closed bounds */
	const char *meaning_en, *meaning_zh;
};

struct draw;

/* The name-plate of a distribution. */
struct draw_kind {
	const char *name, *name_en, *name_zh, *meaning_en, *meaning_zh;
	int parameter_count;
	struct draw_parameter parameters[DRAW_PARAMETERS];
	/* NULL when the parameters go together, else what is wrong with them. */
	const char *(*check)(const double *p);
	double (*mean)(const struct draw *draw);
	double (*variance)(const struct draw *draw);
	/* One value; takes as many words from the stream as it needs. */
	double (*at)(const struct draw *draw, struct random_stream *stream);
};

enum draw_id {
#define DRAW(id) DRAW_##id,
#include "chance/draw.def"
#undef DRAW
	DRAW_COUNT
};

/* A distribution with its parameters, in the unit of the key it stands under. */
struct draw {
	enum draw_id kind;
	double p[DRAW_PARAMETERS];
	const struct draw_part *parts;  /* of a mixture: part_count, with shares that sum to 1; they live where the draw was read into */
	int part_count;
	const struct draw_table *table; /* of an empirical distribution */
};

/* One of a mixture; an atom is a constant. */
struct draw_part {
	double share;
	struct draw draw;
};

/* Observed values, ready to be drawn. */
struct draw_table {
	int count;
	const double *values;     /* different, ascending */
	const double *cumulative; /* the distribution function at each value, the last is 1 */
	bool is_continuous;       /* straight between the values, the first at 0; else a step at each */
	double mean, variance;
	const char *file, *column, *unit, *weight; /* as a person named them; "" when left out */
	struct stamp stamp; /* of the file */
};

const struct draw_kind *draw_kind(enum draw_id id);
struct draw draw_constant(double value);
/* The table of `count` values (at least one) with weights >= 0 of a sum above 0; weights NULL = all alike. Equal values become one.
   is_continuous: between neighbouring values every value alike, with the mean of their weights; so that a row of weight 3 is worth three
   rows. The values may be finite or negative, in any order; they are copied into `arena`. STATUS_WORLD when it is full. */
STATUS_MUST_USE enum status draw_tabulate(const double *values, const double *weights, int count, bool is_continuous, struct arena *arena,
	struct draw_table *table);
double draw_mean(const struct draw *draw);
double draw_variance(const struct draw *draw);
/* One value at the address; the same address and attribute give the same value. Constant draws take no random number. */
double draw_at(const struct draw *draw, const struct random_address *address, int attribute);
/* The Poisson count with this mean (0 … 1e6) by inversion of one uniform. */
int draw_poisson(double mean, double uniform);
/* The standard normal quantile of a uniform. */
double draw_normal(double uniform);

#endif
