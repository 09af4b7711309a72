/* district.h - the district's part of a day: what it decides in the morning, what it reads at the end of a month. */
#ifndef DISTRICT_H
#define DISTRICT_H

#include "state/replica.h"

/* Before the communities' day: the regime in force, gate, returns, clean-ups and borrowing on the first of a month, then the list of
   what is delivered this morning. */
void district_day(struct replica *replica, int32_t day);
/* Reads the month's sums (of communities and district) into the memory that steers: load and complaints of twelve months. */
void district_read(struct replica *replica, const struct tally *month);

#endif
