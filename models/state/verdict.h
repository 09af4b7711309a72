/* verdict.h - what the gate has said and remembers: verdicts, the ways work comes in, the memory of a rule. */
#ifndef VERDICT_H
#define VERDICT_H

#include <stdint.h>

enum verdict_kind {
	VERDICT_PASS,          /* not mine, or no opinion */
	VERDICT_ADMIT,
	VERDICT_REFUSE,
	VERDICT_KEEP           /* stays as it was decided, on its old terms */
};
enum channel { CHANNEL_OPEN, CHANNEL_ADMITTED, CHANNEL_FAST, CHANNEL_EMERGENCY, CHANNEL_LEAKED, CHANNEL_COUNT };

struct verdict {
	enum verdict_kind kind;
	int32_t day;           /* when it takes effect; 0 = at once. Until then the old state goes on */
	double effort;         /* factor on the effort; 0 = 1 */
	enum channel channel;  /* of what is admitted; CHANNEL_OPEN = CHANNEL_ADMITTED */
	double review_hours;   /* hours of reviewers and applicants it took */
	enum verdict_kind otherwise; /* of a rule that passes: what holds until another has decided, and if none does. PASS = as without it */
};

/* What a rule has to say of a morning beyond single pieces of work. */
struct counter {
	double barred;         /* share of certificates that are asked for no more */
	double bounced;        /* of those, share whose resident is sent back by another counter */
	double hours;          /* to help one of them */
};
struct orders {
	double paid_yuan;      /* by departments for each community since yesterday: buys help */
	struct counter counter;
	double shared;         /* share of doubled data fields a shared data base is to provide */
	double listed;         /* how far a list of responsibilities keeps assistance from growing */
};

/* The memory of one rule in one replica: all of it. */
enum { CATALOGUE_PUBLISHED = 0 }; /* number of the catalogue's state that others may read */
struct rule_state {
	double number[32];
	double *by_item;       /* [items] */
	double *by_department; /* [departments] */
};

#endif
