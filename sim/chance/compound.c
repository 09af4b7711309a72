/* compound.c - distributions made of others, or of what was observed: mixture and empirical. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance/draws.h"

/* -- mixture ----------------------------------------------------------------------------------------------------------- */

static double mixture_mean(const struct draw *draw)
{
	double mean = 0;
	for (int i = 0; i < draw->part_count; i++)
		mean += draw->parts[i].share * draw_mean(&draw->parts[i].draw);
	return mean;
}

/* Within the parts and between them. */
static double mixture_variance(const struct draw *draw)
{
	double mean = mixture_mean(draw), variance = 0;
	for (int i = 0; i < draw->part_count; i++) {
		double distance = draw_mean(&draw->parts[i].draw) - mean;
		variance += draw->parts[i].share * (draw_variance(&draw->parts[i].draw) + distance * distance);
	}
	return variance;
}

static double mixture_at(const struct draw *draw, struct random_stream *stream)
{
	double left = random_next(stream);
	int i = 0;
	while (i < draw->part_count - 1 && left >= draw->parts[i].share)
		left -= draw->parts[i++].share;
	const struct draw *part = &draw->parts[i].draw;
	return draw_kind(part->kind)->at(part, stream);
}

const struct draw_kind draws_mixture = {
	.name = "mixture", .name_en = "mixture", .name_zh = "混合分布",
	.meaning_en = "one of several by their shares, which sum to 1; a value is a part of its own: [{share: 0.3, value: 0 min}, {share: 0.7, exponential: {mean: 2 min}}]",
	.meaning_zh = "按份额取其中之一，份额合计为1；单个数值也可为一份：[{份额: 0.3, 数值: 0 分钟}, {份额: 0.7, 指数分布: {均值: 2 分钟}}]",
	.mean = mixture_mean, .variance = mixture_variance, .at = mixture_at,
};

/* -- empirical --------------------------------------------------------------------------------------------------------- */

struct observation { double value, weight; };

static int by_value(const void *a, const void *b)
{
	const struct observation *one = a, *other = b;
	return (one->value > other->value) - (one->value < other->value);
}

/* Sorts the observations and makes one of equals; how many are left. */
static int observations_merge(struct observation *observations, int count)
{
	int kept = 0;
	qsort(observations, (size_t)count, sizeof *observations, by_value);
	for (int i = 1; i < count; i++) {
		if (observations[i].value == observations[kept].value)
			observations[kept].weight += observations[i].weight;
		else
			observations[++kept] = observations[i];
	}
	return kept + 1;
}

/* What lies at value i, or between it and the one before. */
static double mass_at(const struct observation *observations, int i, bool is_continuous)
{
	if (!is_continuous)
		return observations[i].weight;
	return i ? (observations[i - 1].weight + observations[i].weight) / 2 : 0;
}

static void table_fill(struct draw_table *table, const struct observation *observations, double *values, double *cumulative)
{
	double total = 0;
	for (int i = 0; i < table->count; i++) {
		values[i] = observations[i].value;
		cumulative[i] = total += mass_at(observations, i, table->is_continuous);
	}
	for (int i = 0; i < table->count; i++) {
		double share = mass_at(observations, i, table->is_continuous) / total;
		double from = values[table->is_continuous && i ? i - 1 : i], to = values[i];
		table->mean += share * (from + to) / 2;
		cumulative[i] /= total;
	}
	for (int i = 0; i < table->count; i++) {
		double share = mass_at(observations, i, table->is_continuous) / total;
		double from = values[table->is_continuous && i ? i - 1 : i] - table->mean, to = values[i] - table->mean;
		table->variance += share * (from * from + from * to + to * to) / 3;
	}
}

enum status draw_tabulate(const double *values, const double *weights, int count, bool is_continuous, struct arena *arena,
	struct draw_table *table)
{
	struct observation *observations = arena_rows(arena, count, struct observation);
	int used = 0;
	for (int i = 0; observations && i < count; i++)
		if (!weights || weights[i] > 0)
			observations[used++] = (struct observation){values[i], weights ? weights[i] : 1};
	int kept = observations ? observations_merge(observations, used) : 0;
	double *sorted = arena_rows(arena, kept, double), *cumulative = arena_rows(arena, kept, double);
	if (!observations || !sorted || !cumulative)
		return STATUS_WORLD;
	/* a single value has nothing to lie between */
	*table = (struct draw_table){.count = kept, .values = sorted, .cumulative = cumulative, .is_continuous = is_continuous && kept > 1,
		.file = "", .column = "", .unit = "", .weight = ""};
	table_fill(table, observations, sorted, cumulative);
	return STATUS_OK;
}

static double empirical_mean(const struct draw *draw)
{
	return draw->table->mean;
}

static double empirical_variance(const struct draw *draw)
{
	return draw->table->variance;
}

/* The first value whose distribution function reaches the uniform. */
static int table_find(const struct draw_table *table, double uniform)
{
	int low = 0, high = table->count - 1;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (table->cumulative[middle] < uniform)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static double empirical_at(const struct draw *draw, struct random_stream *stream)
{
	const struct draw_table *table = draw->table;
	double uniform = random_next(stream);
	int i = table_find(table, uniform);
	if (!table->is_continuous || !i)
		return table->values[i];
	double from = table->cumulative[i - 1], to = table->cumulative[i];
	return table->values[i - 1] + (uniform - from) / (to - from) * (table->values[i] - table->values[i - 1]);
}

const struct draw_kind draws_empirical = {
	.name = "empirical", .name_en = "empirical", .name_zh = "经验分布",
	.meaning_en = "the values of a column of a CSV file: {file: efforts.csv, column: minutes, unit: min}",
	.meaning_zh = "取自 CSV 文件某一列的数值：{文件: efforts.csv, 列: 用时, 单位: 分钟}",
	.mean = empirical_mean, .variance = empirical_variance, .at = empirical_at,
};
