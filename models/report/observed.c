/* observed.c - the targets every scenario is held to, and the back-test of this version with its misses. */
#include "report/observed.h"

#include <math.h>

#include "learn/targets.h"
#include "measure/stats.h"
#include "report/number.h"
#include "report/words.h"

/* Published cuts beside those foretold with the defaults. */
static const struct published {
	const char *source;
	double reported, simulated; /* % */
	bool is_near, is_set; /* within 10 points; an input is set from this very source */
} published[] = {
#define PUBLISHED(source, reported, simulated, is_near, is_set) {source, reported, simulated, is_near, is_set},
#include "report/published.def"
#undef PUBLISHED
};
enum { ALL = sizeof published / sizeof *published };

static double baseline_mean(const struct result_set *set, int measure, double *scratch)
{
	for (int r = 0; r < set->replication_count; r++)
		scratch[r] = result_horizon(set, set->baseline, r)[measure];
	return stats_mean(scratch, set->replication_count, 0.95).mean;
}

/* One figure beside its range; an open end has its own words. */
static void target_add(const struct target *target, const struct result_measure *measure, double value, bool is_first, bool is_chinese, struct arena *arena,
	struct text *out)
{
	const char *name = words_of(is_chinese, measure->name_en, measure->name_zh), *unit = words_of(is_chinese, measure->unit, measure->unit_zh);
	const char *shown = number_words(value, measure->decimals, false, is_chinese, arena);
	text_add(out, is_first ? "" : _("; "));
	text_addf(out, targets_is_met(target, value) ? _("%s %s %s (observed %g to %g)") : _("%s %s %s, missed (observed %g to %g)"), name, shown ? shown : "", unit,
		target->low, target->high);
}

static void observed_add(const struct headline *headline, struct arena *arena, struct text *out)
{
	const struct result_set *set = headline->set;
	double *scratch = arena_rows(arena, set->replication_count, double);
	struct targets targets;
	struct text words;
	int met = 0, count = 0;
	targets_default(&targets);
	text_init(&words);
	for (int i = 0; scratch && i < targets.count; i++) {
		int measure = result_measure_index(set, targets_measure(&targets.rows[i]));
		double value = measure < 0 ? NAN : baseline_mean(set, measure, scratch);
		if (isnan(value))
			continue;
		target_add(&targets.rows[i], &set->measures[measure], value, count == 0, headline->is_chinese, arena, &words);
		met += targets_is_met(&targets.rows[i], value);
		count++;
	}
	if (count > 0)
		text_addf(out, _("Beside what is observed elsewhere, the baseline lies within %d of %d ranges: %s. "), met, count, words_in(&words));
	out->failed |= words.failed || !scratch;
	text_free(&words);
}

static void published_add(struct text *out)
{
	int near = 0, set = 0, below = 0;
	for (int i = 0; i < ALL; i++) {
		near += published[i].is_near;
		set += published[i].is_near && published[i].is_set;
		below += !published[i].is_near && published[i].simulated < published[i].reported;
	}
	text_addf(out, _("Back-test of this version with its defaults: of %d published cuts %d are foretold within 10 points (%d with inputs from that very source); "
		"of the %d misses %d are smaller than published."), ALL, near, set, ALL - near, below);
}

const char *observed_words(const struct headline *headline, struct arena *arena)
{
	struct text out;
	text_init(&out);
	observed_add(headline, arena, &out);
	if (out.length > 0)
		published_add(&out);
	return words_kept(&out, arena);
}
