/* conflict.h - why no plan keeps the rules: which of them contradict each other, what each would have to give, and the proof. */
#ifndef CONFLICT_H
#define CONFLICT_H

#include "plan/joint.h"

/* One rule that would make room by itself, the others as they are. */
struct conflict_way {
	enum joint_rule rule;
	double by;                       /* at least, in the unit of the rule (joint_rule); of JOINT_LOAD: the load it takes, found to a hundredth */
};

struct conflict {
	enum joint_rule rules[JOINT_RULE_COUNT]; /* a minimal conflict: no plan keeps them all, one keeps all but any */
	int count;                       /* 0: there is a plan */
	struct conflict_way ways[JOINT_RULE_COUNT];
	int way_count;
	int communities;                 /* in the program in which it arose */
	const char *name;                /* of the community, if it is one; else NULL */
	double proof;                    /* by how much the rows, each times its multiplier, contradict the bounds: above 0 (linear_farkas) */
	int row_count;
	const char **row_names;          /* rows with a multiplier, the largest first … */
	double *multipliers;             /* … with theirs */
};

/* For a program that joint_solve found infeasible. Draws nothing; memory from `arena`. STATUS_WORLD when it runs out or the solver gives up. */
STATUS_MUST_USE enum status conflict_find(struct conflict *conflict, const struct joint *joint, struct arena *arena, struct faults *faults);
/* The program with some rules left out (bits of `without`) and others that may give way (bits of `gives`), at a cost of 1 for each unit; free it. */
STATUS_MUST_USE enum status conflict_elastic(struct linear *elastic, const struct joint *joint, unsigned without, unsigned gives, int *give_columns);

#endif
