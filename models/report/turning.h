/* turning.h - where the verdict turns over, and which numbers to measure before trusting it. */
#ifndef TURNING_H
#define TURNING_H

#include "base/text.h"
#include "report/headline.h"

/* Adds "Turns over if …": the first that can be told of: the option chosen no longer lowers the burden more than the next; one of its marks turns; a mark
   of another option turns. Says so when no assumption alone turns anything over. Nothing when the set was not screened. One paragraph. */
STATUS_MUST_USE enum status turning_write(const struct headline *headline, struct arena *arena, struct text *out);
/* Adds to weights[factor] how much more often the choice itself turns over: the option chosen against the next. */
STATUS_MUST_USE enum status turning_weigh(const struct headline *headline, struct arena *arena, double *weights);
/* Adds "Measure first: …": up to `most` of the assumptions that decide, heaviest first (weights[factor], as from decide_weights or any other reckoning
   that weighs assumptions), each with what is set when `with_values`. Nothing when none has weight. One paragraph. */
STATUS_MUST_USE enum status turning_measure(const struct result_factor *factors, const double *bounds, const double *weights, int count, int most,
	bool with_values, bool is_chinese, struct arena *arena, struct text *out);

#endif
