/* ends.c - Kaplan and Meier's product, and the largest gap between two of them. */
#include "measure/ends.h"

#include <math.h>
#include <stdlib.h>

static int time_order(const void *a, const void *b)
{
	const struct ends_time *x = a, *y = b;
	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return (int)y->is_over - (int)x->is_over;
}

enum status ends_build(struct ends_time *times, int n, struct arena *arena, struct ends *out)
{
	double *at = arena_list(arena, n + 1, double), *share = arena_list(arena, n + 1, double), left = 1;
	*out = (struct ends){.at = at, .share = share, .n = n};
	if (!at || !share)
		return STATUS_WORLD;
	if (n > 0)
		qsort(times, (size_t)n, sizeof *times, time_order);
	for (int i = 0; i < n; i++) {
		out->seen_to = times[i].length;
		if (!times[i].is_over)
			continue;
		out->over++;
		left *= 1 - 1.0 / (n - i);
		if (out->count == 0 || at[out->count - 1] < times[i].length)
			at[out->count++] = times[i].length;
		share[out->count - 1] = 1 - left;
	}
	return STATUS_OK;
}

/* Steps at or below `length`. */
static int steps_by(const struct ends *curve, double length)
{
	int low = 0, high = curve->count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (curve->at[middle] <= length)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

double ends_at(const struct ends *curve, double length)
{
	int steps = steps_by(curve, length);
	return steps > 0 ? curve->share[steps - 1] : 0;
}

double ends_quantile(const struct ends *curve, double share)
{
	for (int i = 0; i < curve->count; i++)
		if (curve->share[i] >= share - 1e-12)
			return curve->at[i];
	return INFINITY;
}

double ends_distance(const struct ends *a, const struct ends *b, double *where)
{
	double end = fmin(a->seen_to, b->seen_to), most = 0, at_a = 0, at_b = 0, at = 0;
	if (a->n == 0 || b->n == 0)
		return NAN;
	for (int i = 0, j = 0; i < a->count || j < b->count;) {
		double next = fmin(i < a->count ? a->at[i] : INFINITY, j < b->count ? b->at[j] : INFINITY);
		if (next > end)
			break;
		while (i < a->count && a->at[i] <= next)
			at_a = a->share[i++];
		while (j < b->count && b->at[j] <= next)
			at_b = b->share[j++];
		if (fabs(at_a - at_b) > most) {
			most = fabs(at_a - at_b);
			at = next;
		}
	}
	if (where)
		*where = at;
	return most;
}

double ends_mean(const struct ends *curve, double horizon)
{
	double sum = 0, last = 0, left = 1;
	for (int i = 0; i < curve->count && curve->at[i] < horizon; i++) {
		sum += left * (curve->at[i] - last);
		last = curve->at[i];
		left = 1 - curve->share[i];
	}
	return sum + left * (horizon - last);
}
