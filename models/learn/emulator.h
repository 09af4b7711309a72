/* emulator.h - a measure as a short polynomial of the few inputs that move it: what a run would find, in no time. */
#ifndef EMULATOR_H
#define EMULATOR_H

#include "base/arena.h"
#include "base/status.h"

enum { EMULATOR_ACTIVE = 14, EMULATOR_PAIRED = 5, EMULATOR_COLUMNS = 1 + 2 * EMULATOR_ACTIVE + EMULATOR_PAIRED * (EMULATOR_PAIRED - 1) / 2 };

struct emulator {
	int active[EMULATOR_ACTIVE], active_count; /* factors, the one that moves it most first */
	int column_count;
	double c[EMULATOR_COLUMNS];  /* constant, linear, squares, products of the first EMULATOR_PAIRED */
	double residual;             /* standard deviation of what it leaves unexplained, chance included */
};

/* Fits the emulator to `n` outputs at points[n][factors] in [0, 1) (levels[f] > 0: so many equally wide levels; levels NULL = none). Inputs are chosen
   forward, each the one most correlated with what is left, while that is beyond chance and rows remain (eight for a column). `scratch` gives
   memory and is not reset. */
STATUS_MUST_USE enum status emulator_fit(struct emulator *emulator, const double *points, const double *outputs, int n, int factors, const int *levels,
	struct arena *scratch);
double emulator_at(const struct emulator *emulator, const double *u, const int *levels);

#endif
