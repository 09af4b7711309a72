/* match.h - history matching: which points of a space of assumptions fit what is observed, in waves that look ever closer. */
#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "base/team.h"
#include "learn/emulator.h"

struct match_problem {
	int factor_count, output_count;
	const int *levels;           /* [factor] of rival forms; 0 = a number; NULL = numbers alone */
	const double *low, *high;    /* [output] what fits, chance of one run allowed for; NaN outputs do not fit */
	int wanted, most;            /* stop once so many fit, or so many were tried */
	int first;                   /* points of the first wave */
	uint64_t seed;
	struct team team;
	/* Outputs at point `number`, u[factor] in [0, 1). Called on any thread, in any order. */
	enum status (*run)(void *context, int number, const double *u, double *outputs, int thread);
	void *context;
	void (*wave)(void *context, int tried, int fitting); /* after each wave, on the calling thread; may be NULL */
};

struct match {
	int tried, fitting;          /* points simulated, and those of them that fit */
	int drawn, drawn_fitting;    /* of the first wave: over the whole space, so that the share that fits can be told */
	double *points, *outputs;    /* [tried][factor], [tried][output] */
	bool *fits;                  /* [tried] */
	struct emulator *emulators;  /* [output] of all points tried */
};

/* First wave: a Latin hypercube over the whole space. Each further one: of a fresh hypercube those points that the emulators of all runs so far do
   not rule out (more than three standard deviations outside what fits: Craig and others 1997, Pukelsheim 1994), so the points that fit are spread as
   those of the whole space that fit. Points, outputs and emulators lie in `arena`. The same for any team. */
STATUS_MUST_USE enum status match_run(struct match *match, const struct match_problem *problem, struct arena *arena);
/* Whether the emulators leave a point in. */
bool match_is_plausible(const struct match *match, const struct match_problem *problem, const double *u);

#endif
