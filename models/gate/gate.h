/* gate.h - what comes in: rounds of judging whole items, decisions on their way, once-only work one by one. */
#ifndef GATE_H
#define GATE_H

#include "state/replica.h"

/* The gate's morning: sets up a new gate when the regime has one, carries out decisions that are due, judges all items anew
   on the days its rules say so. Returns true when a new gate was set up today. Draws one pair of numbers for each item and round. */
bool gate_day(struct replica *replica);
/* An occurrence of once-only work of an item that is refused: it may apply on its own. Admitted at once: returns true with its channel
   and effort. Else it waits for its decision, or is remembered among the refused. */
bool gate_once(struct replica *replica, int template, uint32_t number, enum channel *channel, double *effort);
/* Once-only work that was refused on terms, by the district or (from so many hours for each post) by communities: it may be tried again. */
void gate_remember(struct replica *replica, const struct issue *issue, double refused_from);
/* Adds a piece for tomorrow's delivery. */
void gate_issue(struct replica *replica, struct issue issue);
/* Whether the gate's catalogue is published, so that communities can tell what is not on it. */
bool gate_is_published(const struct replica *replica);

#endif
