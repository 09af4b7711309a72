/* gauge.h - what is measured of the scenario's own lines beyond sums: how times are spread, what is there at stated times, the first waits. */
#ifndef GAUGE_H
#define GAUGE_H

#include "measure/sketch.h"
#include "world/scenario.h"

struct gauge {
	struct sketch wait, stay;              /* asked to first start or giving up; asked to done; since the warm-up */
	uint32_t looked;                       /* bit i: at the i-th look */
	int64_t present[SCENARIO_LOOKS];       /* waiting and in hand at each look */
	int64_t asked[SCENARIO_LOOKS];         /* asked since the look before */
	int64_t asked_before;                  /* all that were asked before the last look */
	int64_t first_ticks, first_count;      /* waits of the first so many that were asked for, */
	int64_t nth_ticks, nth_count;          /* and of the last of those */
};

/* Adds what another community's gauge holds. */
void gauge_add(struct gauge *gauge, const struct gauge *from);
/* A wait of `ticks` of the nth piece asked for; `first` of them are kept apart. */
static inline void gauge_wait(struct gauge *gauge, int64_t ticks, uint32_t nth, double first, bool is_counted)
{
	if (is_counted)
		sketch_add(&gauge->wait, ticks);
	if ((double)nth <= first) {
		gauge->first_ticks += ticks;
		gauge->first_count++;
		gauge->nth_ticks += (double)nth >= first ? ticks : 0;
		gauge->nth_count += (double)nth >= first;
	}
}

#endif
