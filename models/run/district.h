/* district.h - the district's part of a day: what it decides in the morning, what it reads at the end of a month. */
#ifndef DISTRICT_H
#define DISTRICT_H

#include "state/replica.h"

/* What the district has for its communities on a day. */
struct morning {
	int32_t day;
	const struct regime *regime;
	struct growth growth;
	struct counter counter;
	double paid_yuan;
	const struct issue *issues;
	int32_t issue_count;
};

/* Before the communities' day: the regime in force, gate, returns, clean-ups and borrowing on the first of a month, then the list of
   what is delivered this morning, good until the next day. */
struct morning district_day(struct replica *replica, int32_t day);
/* Reads the month's sums (of communities and district) into the memory that steers: load and complaints of twelve months. */
void district_read(struct replica *replica, const struct tally *month);

#endif
