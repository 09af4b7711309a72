/* tidy.c - long and short tables of a sweep, and the words that explain them. */
#include "report/tidy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measure/stats.h"
#include "report/words.h"

enum { DIGITS = 32, FEWER_DIGITS = 15, ALL_DIGITS = 17 };
static const double LEVEL = 0.95;

/* A cell, in quotes where it needs them (RFC 4180). */
static void cell_add(struct text *out, const char *start, size_t length)
{
	size_t plain = strcspn(start, ",\"\r\n");
	if (plain >= length) {
		text_addf(out, "%.*s", (int)length, start);
		return;
	}
	text_add(out, "\"");
	for (size_t i = 0; i < length; i++)
		text_addf(out, start[i] == '"' ? "\"\"" : "%c", start[i]);
	text_add(out, "\"");
}

static void word_add(struct text *out, const char *word)
{
	cell_add(out, word, strlen(word));
}

/* As few digits as it takes to read the same number again. */
static void number_add(struct text *out, double value)
{
	char digits[DIGITS];
	text_print(digits, sizeof digits, "%.*g", FEWER_DIGITS, value);
	if (strtod(digits, NULL) < value || strtod(digits, NULL) > value)
		text_print(digits, sizeof digits, "%.*g", ALL_DIGITS, value);
	text_add(out, digits);
}

static void factors_add(const struct tidy *tidy, int row, struct text *out)
{
	const struct sweep *sweep = tidy->sweep;
	for (int f = 0; f < sweep->factor_count; f++) {
		double value = sweep->values[(int64_t)row * sweep->factor_count + f];
		const char *word = sweep->factors[f].levels;
		text_add(out, ",");
		if (!(sweep_bound(sweep, f, SWEEP_IS_WORDS) > 0)) {
			number_add(out, value);
			continue;
		}
		for (int level = 0; level < (int)value && *word; level++)
			word += strcspn(word, "\n") + 1;
		cell_add(out, word, strcspn(word, "\n"));
	}
}

/* -- of the whole horizon, of months, of places ---------------------------------------------------------------------- */

static int slots_of(const struct tidy *tidy)
{
	const struct result_set *about = &tidy->sweep->about;
	return tidy->of == TIDY_MONTHS ? about->month_count : tidy->of == TIDY_PLACES ? about->place_count : 1;
}

static const double *values_at(const struct tidy *tidy, int row, int option, int replication, int slot)
{
	switch (tidy->of) {
	case TIDY_MONTHS: return sweep_month(tidy->sweep, row, option, replication, slot);
	case TIDY_PLACES: return sweep_place(tidy->sweep, row, option, slot);
	case TIDY_HORIZON: break;
	}
	return sweep_run(tidy->sweep, row, option, replication);
}

static void slot_add(const struct tidy *tidy, int slot, struct text *out)
{
	if (tidy->of == TIDY_MONTHS)
		text_addf(out, ",%d", slot);
	if (tidy->of == TIDY_PLACES) {
		text_add(out, ",");
		word_add(out, tidy->sweep->about.place_names[slot]);
	}
}

/* -- rows ------------------------------------------------------------------------------------------------------------ */

void tidy_headings(const struct tidy *tidy, struct text *out)
{
	static const char *const of[] = {"", ",month", ",place"};
	text_add(out, tidy->is_summary || tidy->of == TIDY_PLACES ? "sample,option" : "sample,option,replication,seed");
	for (int f = 0; f < tidy->sweep->factor_count; f++) {
		text_add(out, ",");
		word_add(out, tidy->sweep->factors[f].name);
	}
	text_add(out, of[tidy->of]);
	text_add(out, tidy->is_summary ? ",measure,unit,mean,half_width,n\n" : ",measure,value,unit\n");
}

/* What all rows of a slot begin with; replication -1 = of none. */
static void before_add(const struct tidy *tidy, int row, int option, int replication, int slot, struct text *out)
{
	const struct sweep *sweep = tidy->sweep;
	text_addf(out, "%d,", sweep->first + row);
	word_add(out, sweep->about.points[option].name);
	if (replication >= 0)
		text_addf(out, ",%d,%llu", replication, (unsigned long long)sweep->seeds[row]);
	factors_add(tidy, row, out);
	slot_add(tidy, slot, out);
}

static void summary_add(const struct tidy *tidy, int row, int option, int slot, double *scratch, struct text *out)
{
	const struct sweep *sweep = tidy->sweep;
	int replications = sweep->replications[row];
	for (int i = 0; i < tidy->measure_count; i++) {
		for (int r = 0; r < replications; r++)
			scratch[r] = values_at(tidy, row, option, r, slot)[tidy->measures[i]];
		struct stats_interval mean = stats_mean(scratch, replications, LEVEL);
		if (isnan(mean.mean))
			continue;
		before_add(tidy, row, option, -1, slot, out);
		text_addf(out, ",%s,", sweep->about.measures[tidy->measures[i]].name);
		word_add(out, sweep->about.measures[tidy->measures[i]].unit);
		text_add(out, ",");
		number_add(out, mean.mean);
		text_add(out, ",");
		if (isfinite(mean.half_width))
			number_add(out, mean.half_width);
		text_addf(out, ",%d\n", mean.n);
	}
}

static void values_add(const struct tidy *tidy, int row, int option, int replication, int slot, struct text *out)
{
	const double *values = values_at(tidy, row, option, replication < 0 ? 0 : replication, slot);
	struct text before;
	text_init(&before);
	before_add(tidy, row, option, replication, slot, &before);
	out->failed = out->failed || before.failed;
	for (int i = 0; i < tidy->measure_count && !before.failed; i++) {
		const struct result_measure *measure = &tidy->sweep->about.measures[tidy->measures[i]];
		if (isnan(values[tidy->measures[i]]))
			continue;
		text_addf(out, "%s,%s,", before.data, measure->name);
		number_add(out, values[tidy->measures[i]]);
		text_add(out, ",");
		word_add(out, measure->unit);
		text_add(out, "\n");
	}
	text_free(&before);
}

void tidy_rows(const struct tidy *tidy, int row, double *scratch, struct text *out)
{
	int replications = tidy->sweep->replications[row];
	for (int option = 0; option < tidy->sweep->about.point_count; option++) {
		for (int slot = 0; tidy->is_summary && slot < slots_of(tidy); slot++)
			summary_add(tidy, row, option, slot, scratch, out);
		for (int slot = 0; tidy->of == TIDY_PLACES && replications && slot < slots_of(tidy); slot++)
			values_add(tidy, row, option, -1, slot, out);
		for (int r = 0; !tidy->is_summary && tidy->of != TIDY_PLACES && r < replications; r++)
			for (int slot = 0; slot < slots_of(tidy); slot++)
				values_add(tidy, row, option, r, slot, out);
	}
}

void tidy_provenance(const struct tidy *tidy, const char *source, bool is_chinese, struct text *out)
{
	const struct sweep *sweep = tidy->sweep;
	const struct result_set *about = &sweep->about;
	text_addf(out, _("from: %s\nscenario: %s (%s)\nprogram: %s\nseed: %llu\n"), source, about->scenario_file, words_of(is_chinese, about->title_en, about->title_zh),
		about->program, (unsigned long long)about->seed);
	text_addf(out, "\n%s\n", _("options"));
	for (int i = 0; i < about->point_count; i++)
		text_addf(out, "%s: %s%s\n", about->points[i].name, words_of(is_chinese, about->points[i].label_en, about->points[i].label_zh),
			i == about->baseline ? _(" (baseline)") : "");
	if (sweep->factor_count)
		text_addf(out, "\n%s\n", _("factors, in these units"));
	for (int f = 0; f < sweep->factor_count; f++)
		text_addf(out, "%s: %s%s%s\n", sweep->factors[f].name, sweep->factors[f].unit, *sweep->factors[f].unit ? " - " : "",
			words_of(is_chinese, sweep->factors[f].name_en, sweep->factors[f].name_zh));
	text_addf(out, "\n%s\n", _("measures, in these units"));
	for (int i = 0; i < tidy->measure_count; i++) {
		const struct result_measure *measure = &about->measures[tidy->measures[i]];
		text_addf(out, "%s: %s%s%s\n", measure->name, measure->unit, *measure->unit ? " - " : "", words_of(is_chinese, measure->name_en, measure->name_zh));
	}
	if (sweep->manifest)
		text_addf(out, "\n%s\n%s", _("what the numbers depend on"), sweep->manifest);
	if (*about->tables_read)
		text_addf(out, "\n%s\n%s", _("tables read: SHA-256, bytes, name"), about->tables_read);
}
