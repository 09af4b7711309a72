/* calibrate_move.h - which inputs to move how far, on emulators alone. Part of calibrate. */
#ifndef CALIBRATE_MOVE_H
#define CALIBRATE_MOVE_H

#include "learn/emulator.h"
#include "learn/targets.h"

/* What is to be reached. `offsets` correct the emulators. */
struct calibrate_aim {
	int output_count, factor_count;
	const struct target *const *targets; /* [output] */
	const struct emulator *emulators;    /* [output] */
	const int *levels;
	const double *offsets;               /* [output] */
	const double *start;                 /* [factor] */
};

double calibrate_move_output(const struct calibrate_aim *aim, int output, const double *u);
/* Moves u from start until the aim is reached or nothing helps any more; at most `most` inputs. Returns what is still missed, 0 = nothing. */
double calibrate_move(const struct calibrate_aim *aim, int most, double *u);

#endif
