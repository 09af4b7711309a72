/* ranges.c - the table of plausible ranges, and how a range moves with what a scenario sets. */
#include "world/ranges.h"

#include <fnmatch.h>
#include <math.h>
#include <stddef.h>

static const struct ranges_row rows[] = {
#define RANGE(path_, low_, high_, source_) {.path = path_, .kind = RANGES_VALUES, .low = low_, .high = high_, .source = source_},
#define TIMES(path_, low_, high_, source_) {.path = path_, .kind = RANGES_TIMES, .low = low_, .high = high_, .source = source_},
#define SHARED(path_, low_, high_, source_, en, zh) \
	{.path = path_, .kind = RANGES_VALUES, .low = low_, .high = high_, .source = source_, .is_shared = true, .name_en = en, .name_zh = zh},
#define SHARED_TIMES(path_, low_, high_, source_, en, zh) \
	{.path = path_, .kind = RANGES_TIMES, .low = low_, .high = high_, .source = source_, .is_shared = true, .name_en = en, .name_zh = zh},
#define FORMS(path_, forms_, source_) {.path = path_, .kind = RANGES_FORMS, .forms = forms_, .source = source_},
#define STAYS(path_, en, zh) {.path = path_, .kind = RANGES_STAYS, .reason_en = en, .reason_zh = zh},
#include "world/ranges.def"
#undef RANGE
#undef TIMES
#undef SHARED
#undef SHARED_TIMES
#undef FORMS
#undef STAYS
};
enum { ROWS = sizeof rows / sizeof *rows };
static const double WIDE = 3, SHARE_EDGE = 1e-6;

const struct ranges_row *ranges_at(int number)
{
	return number < ROWS ? &rows[number] : NULL;
}

const struct ranges_row *ranges_find(const char *path)
{
	for (int i = 0; i < ROWS; i++)
		if (!fnmatch(rows[i].path, path, 0))
			return &rows[i];
	return NULL;
}

static double default_of(const struct schema_key *key)
{
	return key->type == SCHEMA_DRAW ? draw_mean(&key->draw_fallback) : key->fallback;
}

static double odds(double share)
{
	share = fmin(fmax(share, SHARE_EDGE), 1 - SHARE_EDGE);
	return share / (1 - share);
}

/* A share whose odds are `ratio` times those of `share`; the ends stay ends. */
static double odds_times(double share, double ratio)
{
	if (share <= 0 || share >= 1)
		return share;
	double moved = odds(share) * ratio;
	return moved / (1 + moved);
}

static bool is_share(const struct schema_key *key)
{
	return key->dimension == UNITS_SHARE && key->low >= 0 && key->high <= 1;
}

struct range ranges_of(const struct ranges_row *row, const struct schema_key *key, double value)
{
	double before = default_of(key), times = row->kind == RANGES_TIMES ? before : 1;
	double low = row->low * times, high = row->high * times;
	bool is_moved = fabs(value - before) > 1e-9 * fabs(before);
	if (is_moved && (before <= 0 || low < 0)) {
		low += value - before;
		high += value - before;
	} else if (is_moved && is_share(key) && before < 1) {
		low = value <= 0 || value >= 1 ? value : odds_times(low, odds(value) / odds(before));
		high = value <= 0 || value >= 1 ? value : odds_times(high, odds(value) / odds(before));
	} else if (is_moved) {
		low *= value / before;
		high *= value / before;
	}
	struct range range = {fmax(low, key->low), fmin(high, key->high), false};
	range.low = fmin(range.low, value);
	range.high = fmax(range.high, value);
	range.is_log = range.low > 0 && range.high > WIDE * range.low;
	return range;
}

double ranges_value(const struct range *range, double u)
{
	return range->is_log ? range->low * pow(range->high / range->low, u) : range->low + u * (range->high - range->low);
}

double ranges_place(const struct range *range, double value)
{
	if (range->high <= range->low)
		return 0.5;
	return range->is_log ? log(value / range->low) / log(range->high / range->low) : (value - range->low) / (range->high - range->low);
}

/* -- values in their place ------------------------------------------------------------------------------------------- */

double ranges_read(const struct schema_key *key, const void *target)
{
	const char *at = (const char *)target + key->offset;
	if (key->type == SCHEMA_DRAW)
		return draw_mean((const struct draw *)(const void *)at);
	if (key->type == SCHEMA_CHOICE && !key->is_double)
		return *(const int *)(const void *)at;
	return *(const double *)(const void *)at;
}

static void draw_times(struct draw *draw, double factor)
{
	const struct draw_kind *kind = draw_kind(draw->kind);
	for (int i = 0; i < kind->parameter_count; i++)
		if (kind->parameters[i].in_units)
			draw->p[i] *= factor;
}

void ranges_write(const struct schema_key *key, void *target, double value)
{
	char *at = (char *)target + key->offset;
	if (key->type == SCHEMA_DRAW) {
		double mean = ranges_read(key, target);
		if (mean > 0)
			draw_times((struct draw *)(void *)at, value / mean);
	} else if (key->type == SCHEMA_CHOICE && !key->is_double) {
		*(int *)(void *)at = (int)lround(value);
	} else {
		*(double *)(void *)at = key->type == SCHEMA_WHOLE ? round(value) : value;
	}
}
