/* lasting.h - how long a relief lasts: the median over replications and its range, censored at the horizon. */
#ifndef LASTING_H
#define LASTING_H

#include <stdbool.h>

#include "study/result.h"

/* Months; INFINITY = longer than the horizon; median NaN = no relief worth the name in most replications. */
struct lasting {
	double median, low, high; /* low, high: the central 95 % of the replications */
	double horizon;           /* months */
};

struct lasting lasting_of(const struct result_set *set, int measure, int point, struct arena *arena);
/* "19 (12-30)", "19(12–30)", ">60", "-". */
const char *lasting_words(const struct lasting *lasting, bool is_chinese, struct arena *arena);

#endif
