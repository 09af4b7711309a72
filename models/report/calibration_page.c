/* calibration_page.c - tables of targets and inputs, and sentences about them. */
#include "report/calibration_page.h"

#include <limits.h>
#include <math.h>

#include "report/factor_words.h"
#include "report/first_screen.h"
#include "report/number.h"
#include "report/words.h"
#include "show/paragraph.h"
#include "show/table.h"

enum { TARGET_COLUMNS = 6, INPUT_COLUMNS = 5 };

static const char *band_words(const struct target *target, bool is_chinese, struct arena *arena)
{
	const char *low = isfinite(target->low) ? number_words(target->low, 1, false, is_chinese, arena) : "";
	const char *high = isfinite(target->high) ? number_words(target->high, 1, false, is_chinese, arena) : "";
	return low && high ? arena_format(arena, "%s … %s", low, high) : NULL;
}

static const char *mean_words(const struct stats_interval *mean, int decimals, bool is_chinese, struct arena *arena)
{
	const char *value = number_words(mean->mean, decimals, false, is_chinese, arena);
	if (!isfinite(mean->half_width))
		return value;
	return arena_format(arena, "%s ± %s", value, number_words(mean->half_width, decimals, false, is_chinese, arena));
}

static const char *outcome_words(const struct calibrate_target *row)
{
	bool is_met = targets_is_met(row->target, row->after.mean);
	if (row->target->is_held_out)
		return is_met ? _("held out: predicted") : _("held out: not predicted");
	return is_met ? _("met") : _("missed");
}

static enum status targets_add(const struct calibration *calibration, bool is_chinese, struct arena *arena, struct text *out)
{
	struct table table;
	const char *headings[TARGET_COLUMNS] = {_("target"), _("band"), _("before"), _("after"), _("outcome"), _("source")};
	enum status status = table_init(&table, arena, TARGET_COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int i = 0; status == STATUS_OK && i < calibration->target_count; i++) {
		const struct calibrate_target *row = &calibration->targets[i];
		const struct result_measure *measure = row->measure;
		const char *cells[TARGET_COLUMNS] = {
			arena_format(arena, *measure->unit ? "%s (%s)" : "%s", words_of(is_chinese, measure->name_en, measure->name_zh), words_of(is_chinese, measure->unit, measure->unit_zh)),
			band_words(row->target, is_chinese, arena), mean_words(&row->before, measure->decimals + 1, is_chinese, arena),
			mean_words(&row->after, measure->decimals + 1, is_chinese, arena), outcome_words(row), row->target->source};
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		table_write(&table, TABLE_TEXT, out);
	return status;
}

static enum status moved_add(const struct calibration *calibration, const struct result_factor *factors, const double *bounds, bool is_chinese,
	struct arena *arena, struct text *out)
{
	struct table table;
	const char *headings[INPUT_COLUMNS] = {_("moved"), _("before"), _("after"), _("range"), _("its source")};
	enum status status = table_init(&table, arena, INPUT_COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, headings);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int f = 0; status == STATUS_OK && f < calibration->factors.count; f++) {
		const struct calibrate_input *input = &calibration->inputs[f];
		const double *bound = bounds + f * RESULT_BOUNDS;
		const char *cells[INPUT_COLUMNS] = {factor_words_name(&factors[f], is_chinese), factor_words_value(&factors[f], bound, input->before, is_chinese, arena),
			factor_words_value(&factors[f], bound, input->after, is_chinese, arena), factor_words_range(&factors[f], bound, is_chinese, arena),
			factor_words_source(factors[f].source)};
		if (input->is_moved)
			status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		table_write(&table, TABLE_TEXT, out);
	return status;
}

/* Which inputs the targets tell something of. */
static enum status identified_add(const struct calibration *calibration, const struct result_factor *factors, const double *bounds, bool is_chinese,
	struct arena *arena, struct text *out)
{
	int told = 0;
	for (int f = 0; f < calibration->factors.count; f++) {
		const struct calibrate_input *input = &calibration->inputs[f];
		const double *bound = bounds + f * RESULT_BOUNDS;
		if (!input->is_identified)
			continue;
		const char *low = factor_words_value(&factors[f], bound, input->low, is_chinese, arena), *high = factor_words_value(&factors[f], bound, input->high, is_chinese, arena);
		if (!low || !high)
			return STATUS_WORLD;
		text_add(out, told++ ? _("; ") : _("Identified, the targets leave less than half of the range: "));
		text_addf(out, "%s %s … %s", factor_words_name(&factors[f], is_chinese), low, high);
	}
	text_add(out, told ? _(". ") : _("Identified: none; the targets leave every input more than half of its range. "));
	text_addf(out, ngettext("Not identified: %d input, for which any value in its range may do. ", "Not identified: %d inputs, for which any value in their ranges may do. ",
		(unsigned long)(calibration->factors.count - told)), calibration->factors.count - told);
	return STATUS_OK;
}

static void method_add(const struct calibration *calibration, struct text *out)
{
	text_addf(out, _("Learnt from %d runs of a sample, %d of which fit; corrected by simulation %d times. Calibrated to these targets, not validated by them."),
		calibration->tried, calibration->fitting, calibration->rounds);
}

enum status calibration_page_write(const struct calibration *calibration, bool is_chinese, struct arena *arena, struct text *out)
{
	const struct result_factor *factors;
	double *bounds;
	struct text words;
	text_init(&words);
	enum status status = factors_show(&calibration->factors, arena, &factors, &bounds);
	if (status == STATUS_OK)
		status = targets_add(calibration, is_chinese, arena, out);
	text_add(out, "\n");
	if (status == STATUS_OK && calibration->moved_count > 0)
		status = moved_add(calibration, factors, bounds, is_chinese, arena, out);
	else
		text_add(out, calibration->is_met ? _("Nothing was moved: the targets are met as the scenario stands.\n") : _("Nothing was moved: no input brings the targets nearer.\n"));
	text_add(out, "\n");
	if (status == STATUS_OK)
		status = identified_add(calibration, factors, bounds, is_chinese, arena, &words);
	method_add(calibration, &words);
	paragraph_add(out, words_in(&words), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	status = words.failed || out->failed ? STATUS_WORLD : status;
	text_free(&words);
	return status;
}
