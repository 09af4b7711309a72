/* draw.h - probability distributions: one name-plate each, drawn at an address. */
#ifndef DRAW_H
#define DRAW_H

#include <stdbool.h>

#include "chance/random.h"

enum { DRAW_PARAMETERS = 4 };

/* One parameter of a distribution. in_units: carries the unit of what is drawn (a mean), else a pure number (a cv). */
struct draw_parameter {
	const char *name;
	bool in_units;
	double low, high; /* closed bounds */
	const char *meaning_en, *meaning_zh;
};


/* The name-plate of a distribution. */
struct draw_kind {
	const char *name, *name_en, *name_zh, *meaning_en, *meaning_zh;
	int parameter_count;
	struct draw_parameter parameters[DRAW_PARAMETERS];
	/* NULL when the parameters go together, else what is wrong with them. */
	const char *(*check)(const double *p);
	double (*mean)(const double *p);
	double (*variance)(const double *p);
	/* One value; takes as many words from the stream as it needs. */
	double (*at)(const double *p, struct random_stream *stream);
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
};

const struct draw_kind *draw_kind(enum draw_id id);
struct draw draw_constant(double value);
double draw_mean(const struct draw *draw);
double draw_variance(const struct draw *draw);
/* One value at the address; the same address and attribute give the same value. Constant draws take no random number. */
double draw_at(const struct draw *draw, const struct random_address *address, int attribute);
/* The Poisson count with this mean (0 … 1e6) by inversion of one uniform. */
int draw_poisson(double mean, double uniform);
/* The standard normal quantile of a uniform. */
double draw_normal(double uniform);

#endif
