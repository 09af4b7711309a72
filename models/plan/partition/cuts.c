/* cuts.c - triples are looked for among units that share fractions of sets. */
#include "plan/partition/cuts.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 4096, OF_A_UNIT = 6 }; /* cuts of one unit in one round */
static const double LEAST = 0.02, FRACTION = 1e-6;

struct triple {
	int unit[3];
	double excess;
};

/* The sets in use, by unit. */
struct support {
	const struct master *master;
	const double *together;
	int units, *first, *column; /* columns of unit i: column[first[i] … first[i + 1] - 1] */
	double *value;           /* [set_count] */
	struct triple *found;
	int count;
};

void cuts_together(const struct master *master, double *together)
{
	size_t units = (size_t)master->problem->units.count;
	memset(together, 0, units * units * sizeof *together);
	for (int c = 0; c < master->set_count; c++) {
		double value = master_value(master, c);
		const uint16_t *members = pool_members(master->pool, master->set[c]);
		for (int i = 0; value > FRACTION && i < master->pool->sets[master->set[c]].count; i++)
			for (int j = 0; j < master->pool->sets[master->set[c]].count; j++)
				together[members[i] * units + members[j]] += value;
	}
}

static bool support_fill(struct support *support)
{
	const struct master *master = support->master;
	const struct pool *pool = master->pool;
	int end = 0, *next = calloc((size_t)support->units + 1, sizeof *next);
	support->value = malloc(((size_t)master->set_count + 1) * sizeof *support->value);
	support->first = calloc((size_t)support->units + 2, sizeof *support->first);
	if (!support->value || !support->first || !next) {
		free(next);
		return false;
	}
	for (int c = 0; c < master->set_count; c++) {
		support->value[c] = master_value(master, c);
		for (int i = 0; support->value[c] > FRACTION && i < pool->sets[master->set[c]].count; i++, end++)
			support->first[pool_members(pool, master->set[c])[i] + 1]++;
	}
	for (int i = 0; i < support->units; i++)
		support->first[i + 1] += support->first[i];
	support->column = malloc(((size_t)end + 1) * sizeof *support->column);
	for (int c = 0; support->column && c < master->set_count; c++)
		for (int i = 0; support->value[c] > FRACTION && i < pool->sets[master->set[c]].count; i++) {
			int unit = pool_members(pool, master->set[c])[i];
			support->column[support->first[unit] + next[unit]++] = c;
		}
	free(next);
	return support->column != NULL;
}

/* How far the sets in use fill a triple beyond one; all that hold two of it hold one of the first two. */
static double excess_of(const struct support *support, const int *unit)
{
	double sum = -1;
	for (int side = 0; side < 2; side++)
		for (int k = support->first[unit[side]]; k < support->first[unit[side] + 1]; k++) {
			int64_t set = support->master->set[support->column[k]];
			const uint16_t *members = pool_members(support->master->pool, set);
			bool has[3] = {false};
			for (int i = 0; i < support->master->pool->sets[set].count; i++)
				for (int u = 0; u < 3; u++)
					has[u] |= members[i] == unit[u];
			if (has[0] + has[1] + has[2] >= 2 && (side == 0 || !has[0]))
				sum += support->value[support->column[k]];
		}
	return sum;
}

static int by_excess(const void *a, const void *b)
{
	const struct triple *x = a, *y = b;
	if (x->excess != y->excess)
		return (x->excess < y->excess) - (x->excess > y->excess);
	for (int k = 0; k < 3; k++)
		if (x->unit[k] != y->unit[k])
			return x->unit[k] - y->unit[k];
	return 0;
}

/* Triples of i and two it shares sets with; a triple of which all three do is taken from its least unit. */
static void triples_of(struct support *support, int i, int *with)
{
	const double *together = support->together;
	size_t units = (size_t)support->units;
	int count = 0;
	for (int j = 0; j < support->units; j++)
		if (j != i && together[(size_t)i * units + (size_t)j] > FRACTION)
			with[count++] = j;
	for (int a = 0; a < count; a++)
		for (int b = a + 1; b < count && support->count < CANDIDATES; b++) {
			int j = with[a], k = with[b];
			double side = together[(size_t)j * units + (size_t)k];
			if (together[(size_t)i * units + (size_t)j] + together[(size_t)i * units + (size_t)k] + side < 1 + LEAST || (side > FRACTION && i > j))
				continue;
			struct triple triple = {.unit = {i, j, k}};
			triple.excess = excess_of(support, triple.unit);
			if (triple.excess > LEAST)
				support->found[support->count++] = triple;
		}
}

enum status cuts_add(struct master *master, int most, int *added)
{
	size_t units = (size_t)master->problem->units.count;
	*added = 0;
	if (units > CUTS_UNITS)
		return STATUS_OK;
	double *together = malloc(units * units * sizeof *together);
	int *with = malloc((units + 1) * sizeof *with), *used = calloc(units + 1, sizeof *used);
	struct support support = {.master = master, .together = together, .units = (int)units, .found = malloc(CANDIDATES * sizeof *support.found)};
	enum status ret = STATUS_WORLD;
	if (!together || !with || !used || !support.found || !support_fill(&support))
		goto out;
	cuts_together(master, together);
	for (int i = 0; i < support.units; i++)
		triples_of(&support, i, with);
	qsort(support.found, (size_t)support.count, sizeof *support.found, by_excess);
	ret = STATUS_OK;
	for (int k = 0; k < support.count && *added < most; k++) {
		const int *unit = support.found[k].unit;
		if (used[unit[0]] >= OF_A_UNIT || used[unit[1]] >= OF_A_UNIT || used[unit[2]] >= OF_A_UNIT)
			continue;
		if (!master_cut(master, unit))
			break;
		for (int u = 0; u < 3; u++)
			used[unit[u]]++;
		(*added)++;
	}
out:
	free(together);
	free(with);
	free(used);
	free(support.first);
	free(support.column);
	free(support.value);
	free(support.found);
	return ret;
}
