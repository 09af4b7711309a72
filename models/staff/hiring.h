/* hiring.h - an empty post and rounds of recruitment, each of which may find nobody; what draws people and what drives them off. */
#ifndef HIRING_H
#define HIRING_H

#include "state/shop.h"

/* How much the work is sought after, 1 = as calibrated: (pay over what is paid elsewhere)^elasticity x recognition^elasticity. Quits
   are divided by it, applicants multiplied. */
double hiring_appeal(const struct settings *settings);
/* Chance that a round finds nobody at such a load: clip(p^(appeal x reach) + rise x (load - known load), 0, 0.95), p the chance as known. */
double hiring_none(const struct settings *settings, double load);
/* Days a post stays empty in the mean at such a load. */
double hiring_days(const struct settings *settings, double load);

/* The holder is gone: the first round begins today. Its length is drawn at (SOURCE_HIRE, community, next holder x post). */
void hiring_begin(struct shop *shop, int index);
/* The next holder is known and starts on a day. */
void hiring_known(struct shop *shop, int index, int32_t day);
/* Whether a new holder starts today. Rounds that end today are decided by the load of today. */
bool hiring_ends(struct shop *shop, int index);
/* Whether the holder leaves this month: his own rate over the appeal of the work; drawn at (SOURCE_QUIT, month, post). */
bool hiring_leaves(const struct shop *shop, int index);
/* Whether he is among those whom a shock drives out: drawn at (SOURCE_QUIT, day, post). */
bool hiring_is_shocked(const struct shop *shop, int index);

#endif
