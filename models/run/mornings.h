/* mornings.h - the days of the district ahead of its communities, up to a month, so that each takes them in one go. */
#ifndef MORNINGS_H
#define MORNINGS_H

#include "run/district.h"

enum { MORNINGS = 31 }; /* from one meeting of the threads to the next, too */

struct mornings {
	struct morning of[MORNINGS];
	int count;
	struct issue *issues[MORNINGS]; /* of each, in the replica's arena */
	int32_t capacity[MORNINGS];
};

/* Takes the district alone through `day` and those after it, at most `most` days and not to `end`. It stops before a day on which district
   and communities read or write each other: a month begins, or the count of days that matter, or other settings come into force. Begin with
   zeros. STATUS_WORLD when out of memory; replica->day is the last day taken. */
STATUS_MUST_USE enum status mornings_take(struct mornings *mornings, struct replica *replica, int32_t day, int32_t end, int most);

#endif
