/* mandates.h - work sent down: when a template sends a piece, and what the piece is when it reaches a community. */
#ifndef MANDATES_H
#define MANDATES_H

#include "state/shop.h"

/* How many pieces the template sends to every community so as to arrive today. Only working days bring work; what falls on
   days off comes on the next working day. Once-only work: a Poisson count of one uniform at (template, day). */
int mandates_on(const struct replica *replica, int template);
/* Whether the piece of today is the one with the year-end binding: the first weekly one of December. */
bool mandates_is_year_end(const struct replica *replica, int template);
/* Whether communities are only to assist with it: part of an item of the second function (H30). */
bool mandates_is_assistance(const struct world *world, const struct template *template);
/* Fills in what is the same for every community that an issue reaches on replica->day. */
void mandates_prepare(const struct replica *replica, struct issue *issue);
/* Hours over those of its kind that a piece takes: traces kept beside ledgers, less what guidance of name-plates saves. Its value stays. */
double mandates_heavier(const struct settings *settings, enum kind_id kind);
/* The issue becomes a piece of work in the in-tray of a community (or is counted as refused). */
void mandates_deliver(struct shop *shop, const struct issue *issue);
/* Standard hours a worker and month of all that the active templates send, past the gate or out of scope only if so asked. */
double mandates_flow(const struct replica *replica, bool only_open);

#endif
