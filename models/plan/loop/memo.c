/* memo.c - a row for each vector of posts; more replications are added behind those there are. */
#include "plan/loop/memo.h"

enum status memo_init(struct memo *memo, struct trial *trial, int most, struct arena *arena, struct faults *faults)
{
	*memo = (struct memo){.trial = trial, .arena = arena, .most = most, .rows = arena_rows(arena, MEMO_ROWS, struct memo_row)};
	return memo->rows ? STATUS_OK : fault_world(faults, "no memory for what is simulated");
}

static struct memo_row *row_of(struct memo *memo, const struct heads *heads)
{
	for (int i = 0; i < memo->count; i++)
		if (heads_equal(&memo->rows[i].heads, heads))
			return &memo->rows[i];
	if (memo->count == MEMO_ROWS)
		return NULL;
	struct memo_row *row = &memo->rows[memo->count];
	*row = (struct memo_row){.heads = *heads, .counts = arena_rows(memo->arena, memo->most, struct trial_counts)};
	memo->count += row->counts != NULL;
	return row->counts ? row : NULL;
}

const struct trial_counts *memo_counts(struct memo *memo, const struct heads *heads, int replications, struct faults *faults)
{
	struct memo_row *row = row_of(memo, heads);
	if (!row) {
		(void)fault_world(faults, "no memory for what is simulated");
		return NULL;
	}
	if (row->done < replications) {
		if (trial_run(memo->trial, heads, row->done, replications - row->done, row->counts + row->done, faults) != STATUS_OK)
			return NULL;
		memo->replications += replications - row->done;
		row->done = replications;
	}
	return row->counts;
}

enum status memo_sum(struct memo *memo, const struct heads *heads, int replications, struct trial_counts *sum, struct faults *faults)
{
	const struct trial_counts *counts = memo_counts(memo, heads, replications, faults);
	*sum = (struct trial_counts){0};
	for (int r = 0; counts && r < replications; r++)
		trial_add(sum, &counts[r]);
	return counts ? STATUS_OK : STATUS_WORLD;
}
