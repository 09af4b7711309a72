/* verdict.h - what the gate has said and remembers: verdicts, the ways work comes in, the memory of a rule. */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdint.h>

enum verdict_kind {
	VERDICT_PASS,          /* not mine, or no opinion */
	VERDICT_ADMIT,
	VERDICT_REFUSE
};
enum channel { CHANNEL_OPEN, CHANNEL_ADMITTED, CHANNEL_FAST, CHANNEL_EMERGENCY, CHANNEL_LEAKED, CHANNEL_COUNT };

struct verdict {
	enum verdict_kind kind;
	int32_t day;           /* when it takes effect; 0 = at once. Until then the old state goes on */
	double effort;         /* factor on the effort; 0 = 1 */
	enum channel channel;  /* of what is admitted; CHANNEL_OPEN = CHANNEL_ADMITTED */
	double review_hours;   /* hours of reviewers and applicants it took */
};

/* The memory of one rule in one replica: all of it. */
enum { CATALOGUE_PUBLISHED = 0 }; /* number of the catalogue's state that others may read */
struct rule_state {
	double number[16];
	double *by_item;       /* [items] */
	double *by_department; /* [departments] */
};

#endif
