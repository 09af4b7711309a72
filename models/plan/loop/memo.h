/* memo.h - what was simulated once is known: replications of one community by its posts. */
#ifndef MEMO_H
#define MEMO_H

#include "plan/loop/trial.h"

enum { MEMO_ROWS = 4096 };

struct memo_row {
	struct heads heads;
	struct trial_counts *counts;     /* [most] of which the first `done` are known */
	int done;
};

struct memo {
	struct trial *trial;             /* of one community */
	struct arena *arena;
	struct memo_row *rows;
	int count;
	int most;                        /* replications of a row at most */
	int64_t replications;            /* simulated so far */
};

STATUS_MUST_USE enum status memo_init(struct memo *memo, struct trial *trial, int most, struct arena *arena, struct faults *faults);
/* Replications 0 … replications - 1 with these posts, simulated as far as they are not known yet; NULL after a fault. */
const struct trial_counts *memo_counts(struct memo *memo, const struct heads *heads, int replications, struct faults *faults);
/* Their sum. */
STATUS_MUST_USE enum status memo_sum(struct memo *memo, const struct heads *heads, int replications, struct trial_counts *sum, struct faults *faults);

#endif
