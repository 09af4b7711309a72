/* gauge.c - gauges of several communities together. */
#include "state/gauge.h"

void gauge_add(struct gauge *gauge, const struct gauge *from)
{
	sketch_merge(&gauge->wait, &from->wait);
	sketch_merge(&gauge->stay, &from->stay);
	gauge->looked |= from->looked;
	for (int i = 0; i < SCENARIO_LOOKS; i++) {
		gauge->present[i] += from->present[i];
		gauge->asked[i] += from->asked[i];
	}
	gauge->first_ticks += from->first_ticks;
	gauge->first_count += from->first_count;
	gauge->nth_ticks += from->nth_ticks;
	gauge->nth_count += from->nth_count;
}
