/* worst_tenth.h - the communities an option serves worst: a tenth of them, at least one. */
#ifndef WORST_TENTH_H
#define WORST_TENTH_H

#include "study/result.h"

/* Sets is_worst[place] for the worst-off tenth in a measure of an option, those without a value left out; of equals the first. Nobody where neither direction
   is better. Returns how many a tenth is; -1 when memory ran out. */
int worst_tenth_mark(const struct result_set *set, int measure, int point, struct arena *arena, bool *is_worst);
/* Mean over them; NaN when there are none. */
double worst_tenth_mean(const struct result_set *set, int measure, int point, struct arena *arena);

#endif
