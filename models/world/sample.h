/* sample.h - a district of fewer communities that stands for the whole: what a screen can afford to run hundreds of times. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "world/scenario.h"

/* `scenario` with about `count` communities; as it is when it has no more. Generated communities are generated anew, sizes spread as before, the
   share of streets kept; those of a table are taken at equal steps of their number of residents. New rows lie in `arena`; never free the sample. */
STATUS_MUST_USE enum status sample_take(const struct scenario *scenario, int count, struct arena *arena, struct scenario *out);
/* Communities of a scenario. */
int sample_communities(const struct scenario *scenario);

#endif
