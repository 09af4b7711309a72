/* terms.h - what rules make of single pieces of work: shared, refused, done by others, or held until they can go out together. */
#ifndef TERMS_H
#define TERMS_H

#include "state/replica.h"

/* The rules' morning; what they say of counters reaches the communities, what they spend the tally. Draws a pair of numbers for
   each rule that wants it. */
void terms_morning(struct replica *replica, bool is_first);
/* Today's issues as the rules change them; on working days groups whose time has come are added. Draws one number for each piece
   and rule of terms. */
void terms_day(struct replica *replica);
/* Nobody holds anything together any more: all that waits goes out today or on the next working day. */
void terms_free(struct replica *replica);

#endif
