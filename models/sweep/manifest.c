/* manifest.c - the parts of a sweep that its numbers depend on, long ones by their checksum. */
#include "sweep/manifest.h"

#include <string.h>

#include "base/stamp.h"
#include "base/text.h"

static void line_add(struct text *text, const char *name, const char *value)
{
	text_addf(text, "%s: %s\n", name, value);
}

static void stamp_add(struct text *text, const char *name, const void *bytes, size_t size)
{
	struct stamp stamp = stamp_of("", bytes, size);
	line_add(text, name, stamp.sha256);
}

/* Files by what is in them, whatever they are called and wherever they lie. */
static void tables_add(struct text *text, const char *tables)
{
	for (int number = 1; *tables; number++) {
		text_addf(text, "table %d: %.*s\n", number, (int)strcspn(tables, " \n"), tables);
		tables += strcspn(tables, "\n");
		tables += *tables == '\n';
	}
}

static void factor_add(struct text *text, const struct vary_factor *factor)
{
	const double *bounds = factor->bounds;
	text_addf(text, "factor %s: ", factor->key);
	for (int i = 0; i < factor->shown.level_count; i++)
		text_addf(text, "%s%s", i ? ", " : "", factor->levels[i]);
	if (!factor->shown.level_count)
		text_addf(text, "%.17g .. %.17g%s%s%s", bounds[SWEEP_LOW], bounds[SWEEP_HIGH], *factor->shown.unit ? " " : "", factor->shown.unit,
			bounds[SWEEP_IS_LOG] > 0 ? " log" : "");
	text_add(text, "\n");
}

const char *manifest_write(const struct job *job, const struct sweep *about, struct arena *arena)
{
	struct text text;
	const struct points *points = job->points;
	text_init(&text);
	line_add(&text, "program", job->program);
	stamp_add(&text, "scenario (SHA-256)", about->about.scenario_text, strlen(about->about.scenario_text));
	tables_add(&text, about->about.tables_read);
	text_addf(&text, "seed: %llu%s\n", (unsigned long long)job->seed, job->has_own_luck ? ", of each sample its own" : "");
	text_add(&text, "options:");
	for (int i = 0; i < about->about.point_count; i++)
		text_addf(&text, " %s", about->about.points[i].name);
	text_addf(&text, "\nreplications: %d", job->replications);
	if (job->to_precision)
		text_addf(&text, " at most, until %.17g of each mean is known", job->precision);
	if (job->contest)
		text_addf(&text, " at most, by rounds for the best: %s", job->contest);
	if (job->measures)
		text_add(&text, "\nmeasures:");
	for (int m = 0; m < about->about.measure_count && job->measures; m++)
		text_addf(&text, " %s", about->about.measures[m].name);
	if (job->has_months || job->has_places)
		text_addf(&text, "\nkept:%s%s", job->has_months ? " months" : "", job->has_places ? " places" : "");
	text_addf(&text, "\ndesign: %s, %s\nsamples: %d\n", points->name, points->words, about->sample_count);
	stamp_add(&text, "places (SHA-256)", points->design.values, (size_t)points->design.point_count * (size_t)points->design.factor_count * sizeof(double));
	for (int f = 0; f < points->vary->count; f++)
		factor_add(&text, &points->vary->factors[f]);
	const char *manifest = text.failed ? NULL : arena_string(arena, text.data);
	text_free(&text);
	return manifest;
}
