/* cycles.c - counting with hysteresis: local extremes alone would count noise. */
#include "measure/cycles.h"

#include <math.h>
#include <stdbool.h>

int cycles_smooth(const double *values, int count, int window, double *out)
{
	int kept = count - window + 1;
	for (int i = 0; i < kept; i++) {
		double sum = 0;
		for (int j = 0; j < window; j++)
			sum += values[i + j];
		out[i] = sum / window;
	}
	return kept > 0 ? kept : 0;
}

int cycles_count(const double *values, int count, double swing)
{
	double extreme = count > 0 ? values[0] : 0; /* the highest while up, the lowest while down */
	bool is_down = false;
	int cycles = 0;
	for (int i = 1; i < count; i++) {
		double moved = is_down ? values[i] - extreme : extreme - values[i];
		if (moved >= swing) {
			cycles += is_down;
			is_down = !is_down;
			extreme = values[i];
		} else {
			extreme = is_down ? fmin(extreme, values[i]) : fmax(extreme, values[i]);
		}
	}
	return cycles;
}
