/* departments.h - how departments stand towards communities at present: loops and the gate move it, demand and the gate read it. */
#ifndef DEPARTMENTS_H
#define DEPARTMENTS_H

#include <stdint.h>

/* One department. Factors are 1 where no loop moves them. */
struct department_now {
	double desire;          /* factor on what it sends down that is not compulsory */
	double inspections;     /* factor on its inspections */
	double meetings;        /* factor on the meetings it calls */
	double rating;          /* what communities and streets last gave it, 0 … 1 */
};

/* What a community knows of one department's inspections. Hours since it last came; this month. */
struct checked {
	double done, wanting;   /* standard hours done for it; of those, hours' worth that was left out and can be seen */
	double seen, found;     /* looked at; found wanting */
};

/* The shared data base: the gate sets how much it is to have, its loop how soon. */
struct sharing {
	int32_t since;          /* day the rule came into force; -1 = none */
	double target;          /* share of doubled fields it is to provide in the end */
	double reach;           /* share of the target reached */
	double double_entry;    /* share of the hours on forms added in the time of double entry */
	double migration_days;  /* length of that time */
};

/* Who does what the law has communities assist with. */
struct assist {
	double share;           /* of the effort, done by communities */
	double factor;          /* on its hours, over those at the start */
	double list;            /* how far a list of responsibilities keeps it from growing */
};

#endif
