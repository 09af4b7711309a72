/* happenings.h - what happened in which month, as the tally of the district counted it. */
#ifndef HAPPENINGS_H
#define HAPPENINGS_H

#include "state/tally.h"
#include "study/result.h"

/* Names of the happenings in a set. */
void happenings_describe(struct result_set *set);
/* A month of one replication joins the counts of the point. */
void happenings_record(const struct tally_district *tally, struct result_set *set, int point, int month);

#endif
