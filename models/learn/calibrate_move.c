/* calibrate_move.c - greedy: the one input that helps most, then all moved ones once more. */
#include "learn/calibrate_move.h"

#include <math.h>

enum { STEPS = 64, PASSES = 8 };
static const double INNER = 0.1, COST = 0.05, GAIN = 2e-3;

double calibrate_move_output(const struct calibrate_aim *aim, int output, const double *u)
{
	return emulator_at(&aim->emulators[output], u, aim->levels) + aim->offsets[output];
}

/* How far an output lies outside the inner part of its band, over half the band; a band open on one side counts as wide as its end is large. */
static double miss_of(const struct target *target, double value)
{
	double width = isfinite(target->low) && isfinite(target->high) ? target->high - target->low : fabs(isfinite(target->low) ? target->low : target->high);
	double low = target->low + INNER * width, high = target->high - INNER * width, half = fmax(width / 2, 1e-9);
	return fmax(0, fmax(low - value, value - high)) / half;
}

static double missed(const struct calibrate_aim *aim, const double *u)
{
	double sum = 0;
	for (int o = 0; o < aim->output_count; o++) {
		double miss = aim->targets[o]->is_held_out ? 0 : miss_of(aim->targets[o], calibrate_move_output(aim, o, u));
		sum += aim->targets[o]->weight * miss * miss;
	}
	return sum;
}

static double objective(const struct calibrate_aim *aim, const double *u)
{
	double moved = 0;
	for (int f = 0; f < aim->factor_count; f++)
		moved += (u[f] - aim->start[f]) * (u[f] - aim->start[f]);
	return missed(aim, u) + COST * moved;
}

/* The best place of one input; u[factor] is set to it. */
static double place(const struct calibrate_aim *aim, int factor, double *u)
{
	double kept = u[factor], at = kept, best = objective(aim, u);
	for (int step = 0; step < STEPS; step++) {
		u[factor] = (step + 0.5) / STEPS;
		double next = objective(aim, u);
		if (next < best) {
			best = next;
			at = u[factor];
		}
	}
	u[factor] = at;
	return best;
}

static bool is_active(const struct calibrate_aim *aim, int factor)
{
	for (int o = 0; o < aim->output_count; o++)
		for (int a = 0; a < aim->emulators[o].active_count && !aim->targets[o]->is_held_out; a++)
			if (aim->emulators[o].active[a] == factor)
				return true;
	return false;
}

double calibrate_move(const struct calibrate_aim *aim, int most, double *u)
{
	for (int f = 0; f < aim->factor_count; f++)
		u[f] = aim->start[f];
	for (int moved = 0; moved < most && missed(aim, u) > 0; moved++) {
		double now = objective(aim, u), best = now;
		int chosen = -1;
		for (int f = 0; f < aim->factor_count; f++) {
			double kept = u[f], next = is_active(aim, f) && !(kept < aim->start[f]) && !(kept > aim->start[f]) ? place(aim, f, u) : now;
			if (next < best) {
				best = next;
				chosen = f;
			}
			u[f] = kept;
		}
		if (chosen < 0 || now - best < GAIN)
			break;
		place(aim, chosen, u);
		for (int pass = 0; pass < PASSES; pass++)
			for (int f = 0; f < aim->factor_count; f++)
				if (u[f] < aim->start[f] || u[f] > aim->start[f])
					place(aim, f, u);
	}
	return missed(aim, u);
}
