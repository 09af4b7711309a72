/* passing.c - the pieces of each case in their order of opening. */
#include "records/passing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/inequality.h"

/* The records of each case lie one behind the other: first[c] … first[c + 1] - 1 of `order`. */
struct cases {
	int *first, *order;
};

static enum status cases_sort(const struct records *records, struct arena *arena, struct cases *cases)
{
	int count = records->cases.count;
	int *fill = arena_rows(arena, count + 2, int);
	*cases = (struct cases){arena_rows(arena, count + 2, int), arena_rows(arena, records->count + 1, int)};
	if (!fill || !cases->first || !cases->order)
		return STATUS_WORLD;
	for (int c = 0; c < count; c++)
		fill[c + 1] = cases->first[c + 1] = cases->first[c] + records->cases.sizes[c];
	for (int i = 0; i < records->count; i++)
		if (records->rows[i].case_ >= 0)
			cases->order[fill[records->rows[i].case_]++] = i;
	return STATUS_OK;
}

static void case_follow(const struct records *records, const int *order, int count, const int *steps, int *again, int *links, int *changes, struct passing *out)
{
	for (int i = 0; i < count; i++) {
		const struct record *record = &records->rows[order[i]], *before = i ? &records->rows[order[i - 1]] : NULL;
		bool is_again = false;
		for (int j = 0; j < i; j++)
			is_again |= records->rows[order[j]].category == record->category;
		*again += is_again;
		if (before && before->worker >= 0 && record->worker >= 0) {
			(*links)++;
			*changes += before->worker != record->worker;
		}
		int step = steps && record->category >= 0 ? steps[record->category] : -1, from = steps && before && before->category >= 0 ? steps[before->category] : -1;
		if (step < 0)
			continue;
		out->done[step]++;
		if (i == 0)
			out->first[step]++;
		else if (from >= 0)
			out->next[from][step]++;
	}
}

/* -- workers ----------------------------------------------------------------------------------------------------------- */

static int int_order(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

double passing_daily(const struct record *rows, int count, int worker_count, int64_t end, struct arena *arena)
{
	int days = (int)(end / TICKS_PER_DAY) + 1, used = 0;
	int *seen = arena_rows(arena, worker_count + 1, int), *counts = arena_rows(arena, days + 1, int);
	int *first = arena_rows(arena, days + 2, int), *fill = arena_rows(arena, days + 2, int), *who = arena_rows(arena, count + 1, int);
	if (!seen || !counts || !first || !fill || !who)
		return NAN;
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < count; i++) {
			const struct record *record = &rows[i];
			int day = record->closed == MOMENT_NONE ? -1 : (int)(record->closed / TICKS_PER_DAY);
			if (record->worker < 0 || day < 0 || day >= days)
				continue;
			if (pass == 0)
				first[day + 1]++;
			else
				who[fill[day]++] = record->worker;
		}
		for (int d = 0; d < days && pass == 0; d++)
			fill[d + 1] = first[d + 1] += first[d];
	}
	for (int d = 0; d < days; d++) {
		for (int i = first[d]; i < first[d + 1]; i++)
			if (seen[who[i]] != d + 1) {
				seen[who[i]] = d + 1;
				counts[used]++;
			}
		used += counts[used] > 0;
	}
	qsort(counts, (size_t)used, sizeof *counts, int_order);
	return used ? (double)counts[used / 2] : (double)NAN;
}

static enum status workers_tell(const struct records *records, double level, struct arena *arena, struct passing *out)
{
	const struct record_names *workers = &records->workers;
	double *sizes = arena_rows(arena, workers->count + 1, double), total = 0;
	bool *taken = arena_rows(arena, workers->count + 1, bool);
	if (!sizes || !taken)
		return STATUS_WORLD;
	out->worker_count = workers->count;
	for (int w = 0; w < workers->count; w++)
		total += sizes[w] = workers->sizes[w];
	for (; out->shown < PASSING_WORKERS && out->shown < workers->count; out->shown++) {
		int most = -1;
		for (int w = 0; w < workers->count; w++)
			if (!taken[w] && (most < 0 || workers->sizes[w] > workers->sizes[most]))
				most = w;
		taken[most] = true;
		out->workers[out->shown] = (struct passing_worker){workers->names[most], workers->sizes[most], counts_share(workers->sizes[most], total, level)};
	}
	out->inequality = inequality_gini(sizes, workers->count);
	out->daily_workers = passing_daily(records->rows, records->count, workers->count, records->end, arena);
	return STATUS_OK;
}

enum status passing_estimate(const struct records *records, const int *steps, double level, struct arena *arena, struct passing *out)
{
	struct cases cases;
	int again = 0, links = 0, changes = 0;
	*out = (struct passing){.has_workers = records->workers.count > 0, .rework = {.mean = NAN}, .handed_on = {.mean = NAN}, .daily_workers = NAN, .inequality = NAN};
	if (cases_sort(records, arena, &cases) != STATUS_OK)
		return STATUS_WORLD;
	for (int c = 0; c < records->cases.count; c++) {
		int count = cases.first[c + 1] - cases.first[c];
		out->has_cases |= count > 1;
		out->case_count++;
		out->piece_count += count;
		case_follow(records, cases.order + cases.first[c], count, steps, &again, &links, &changes, out);
	}
	if (out->has_cases)
		out->rework = counts_share(again, out->piece_count, level);
	if (links > 0)
		out->handed_on = counts_share(changes, links, level);
	return out->has_workers ? workers_tell(records, level, arena, out) : STATUS_OK;
}
