/* sensitivity_page.c - tornado, µ* and σ, Sobol' indices or standardised coefficients, side by side for all options. */
#include "report/sensitivity_page.h"

#include <limits.h>
#include <math.h>

#include "report/first_screen.h"
#include "report/number.h"
#include "report/sample_words.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { PEOPLE_COLUMNS = 7, PROGRAM_COLUMNS = 16, CELL = 64, SHARE_DECIMALS = 2 };

/* -- cells ----------------------------------------------------------------------------------------------------------- */

static const char *digits(double value, struct arena *arena)
{
	char words[CELL];
	if (isnan(value))
		return "";
	text_print(words, sizeof words, "%.10g", value);
	return arena_string(arena, words);
}

static int decimals_of(const struct sensitivity_page *page)
{
	return page->sweep->about.measures[page->measure].decimals + 1;
}

static const char *change_words(const struct sensitivity_page *page, double value, struct arena *arena)
{
	return number_words(value, decimals_of(page), true, page->is_chinese, arena);
}

static const char *interval_words(const struct sensitivity_page *page, const struct stats_interval *interval, int decimals, bool is_signed, struct arena *arena)
{
	if (!isfinite(interval->low) || !isfinite(interval->high) || isnan(interval->mean))
		return "";
	return arena_format(arena, "%s … %s", number_words(interval->low, decimals, is_signed, page->is_chinese, arena),
		number_words(interval->high, decimals, is_signed, page->is_chinese, arena));
}

/* "> 0.2 /yr (60% / 4%)": beyond it the difference has lost its sign at 60 % of the samples, on this side at 4 %. */
static const char *turn_words(const struct sensitivity_page *page, const struct effects_row *row, struct arena *arena)
{
	if (!row->turns)
		return "";
	return arena_format(arena, "%s %s (%.0f%%/%.0f%%)", row->split.is_above ? ">" : "<", sample_words_value(page->sweep, row->factor, row->split.threshold, arena),
		100 * row->split.beyond, 100 * row->split.within);
}

/* -- rows ------------------------------------------------------------------------------------------------------------ */

/* What stands between the name of the factor and where it turns the verdict over: four cells. */
static void people_cells(const struct sensitivity_page *page, enum effects_method method, const struct effects_row *row, const char **cells, struct arena *arena)
{
	int decimals = decimals_of(page);
	bool is_chinese = page->is_chinese;
	switch (method) {
	case EFFECTS_TORNADO:
		cells[0] = sample_words_value(page->sweep, row->factor, row->from, arena);
		cells[1] = sample_words_value(page->sweep, row->factor, row->to, arena);
		cells[2] = change_words(page, row->change.mean, arena);
		cells[3] = interval_words(page, &row->change, decimals, true, arena);
		return;
	case EFFECTS_MORRIS:
		cells[0] = number_words(row->morris.strength, decimals, false, is_chinese, arena);
		cells[1] = interval_words(page, &row->morris.interval, decimals, false, arena);
		cells[2] = number_words(row->morris.spread, decimals, false, is_chinese, arena);
		cells[3] = change_words(page, row->morris.mean, arena);
		return;
	case EFFECTS_SOBOL:
		cells[0] = number_words(row->sobol.first.mean, SHARE_DECIMALS, false, is_chinese, arena);
		cells[1] = interval_words(page, &row->sobol.first, SHARE_DECIMALS, false, arena);
		cells[2] = number_words(row->sobol.total.mean, SHARE_DECIMALS, false, is_chinese, arena);
		cells[3] = interval_words(page, &row->sobol.total, SHARE_DECIMALS, false, arena);
		return;
	case EFFECTS_REGRESSION:
		cells[0] = number_words(row->coefficient, SHARE_DECIMALS, !(sweep_bound(page->sweep, row->factor, SWEEP_IS_WORDS) > 0), is_chinese, arena);
		cells[1] = change_words(page, row->change.mean, arena);
		cells[2] = interval_words(page, &row->change, decimals, true, arena);
		cells[3] = "";
	}
}

static enum status headings_add(const struct sensitivity_page *page, enum effects_method method, struct table *table)
{
	const char *of[][4] = {
		[EFFECTS_TORNADO] = {_("from"), _("to"), _("change"), _("interval of 95 in 100")},
		[EFFECTS_MORRIS] = {"µ*", _("interval of 95 in 100"), "σ", "µ"},
		[EFFECTS_SOBOL] = {_("first"), _("interval of 95 in 100"), _("total"), _("interval of 95 in 100")},
		[EFFECTS_REGRESSION] = {_("coefficient"), _("change"), _("interval of 95 in 100"), "R²"},
	};
	static const char *const program[PROGRAM_COLUMNS] = {"measure", "option", "against", "method", "factor", "from", "to", "change", "change_low", "change_high",
		"strength", "spread", "first", "total", "turns_at", "r2"};
	const char *const people[PEOPLE_COLUMNS] = {_("option"), _("factor"), of[method][0], of[method][1], of[method][2], of[method][3], _("turns over")};
	enum status status = table_row(table, page->format == TABLE_CSV ? program : people);
	if (status == STATUS_OK)
		table_headings(table);
	return status;
}

static enum status program_row(const struct sensitivity_page *page, const struct effects *effects, int option, int against, const struct effects_row *row,
	struct table *table, struct arena *arena)
{
	static const char *const methods[] = {"tornado", "morris", "sobol", "regression"};
	const struct result_set *about = &page->sweep->about;
	bool is_morris = effects->method == EFFECTS_MORRIS, is_sobol = effects->method == EFFECTS_SOBOL, is_tornado = effects->method == EFFECTS_TORNADO;
	const struct stats_interval *change = is_morris ? &row->morris.interval : is_sobol ? &row->sobol.total : &row->change;
	const char *cells[PROGRAM_COLUMNS] = {about->measures[page->measure].name, about->points[option].name, against < 0 ? "" : about->points[against].name,
		methods[effects->method], page->sweep->factors[row->factor].name, is_tornado ? sample_words_value(page->sweep, row->factor, row->from, arena) : "",
		is_tornado ? sample_words_value(page->sweep, row->factor, row->to, arena) : "",
		digits(is_morris ? row->morris.mean : is_sobol ? row->sobol.total.mean : row->change.mean, arena), digits(change->low, arena), digits(change->high, arena),
		digits(effects->method == EFFECTS_REGRESSION ? row->coefficient : row->strength, arena), is_morris ? digits(row->morris.spread, arena) : "",
		is_sobol ? digits(row->sobol.first.mean, arena) : "", is_sobol ? digits(row->sobol.total.mean, arena) : "",
		row->turns ? digits(row->split.threshold, arena) : "", digits(effects->r2, arena)};
	return table_row(table, cells);
}

static enum status option_add(const struct sensitivity_page *page, int option, struct table *table, struct arena *arena, struct effects *effects)
{
	const struct result_set *about = &page->sweep->about;
	int against = page->is_of_itself ? -1 : about->baseline, most = page->format == TABLE_CSV ? INT_MAX : page->most;
	enum status status = effects_build(effects, arena, page->sweep, page->measure, option, against);
	for (int i = 0; i < effects->factor_count && i < most && status == STATUS_OK; i++) {
		const struct effects_row *row = &effects->rows[i];
		const char *cells[PEOPLE_COLUMNS] = {i ? "" : words_of(page->is_chinese, about->points[option].label_en, about->points[option].label_zh),
			words_of(page->is_chinese, page->sweep->factors[row->factor].name_en, page->sweep->factors[row->factor].name_zh)};
		people_cells(page, effects->method, row, cells + 2, arena);
		if (effects->method == EFFECTS_REGRESSION && i == 0)
			cells[PEOPLE_COLUMNS - 2] = number_words(effects->r2, SHARE_DECIMALS, false, page->is_chinese, arena);
		cells[PEOPLE_COLUMNS - 1] = turn_words(page, row, arena);
		status = page->format == TABLE_CSV ? program_row(page, effects, option, against, row, table, arena) : table_row(table, cells);
	}
	return status;
}

/* -- words ----------------------------------------------------------------------------------------------------------- */

static void heading_add(const struct sensitivity_page *page, struct text *out)
{
	const struct result_measure *measure = &page->sweep->about.measures[page->measure];
	text_addf(out, page->is_of_itself ? "%s (%s)\n" : _("%s (%s), difference to the baseline\n"), words_of(page->is_chinese, measure->name_en, measure->name_zh),
		words_of(page->is_chinese, measure->unit, measure->unit_zh));
}

void sensitivity_page_note(const struct sensitivity_page *page, struct text *out)
{
	struct text note;
	text_init(&note);
	switch (effects_method(page->sweep)) {
	case EFFECTS_TORNADO: text_add(&note, _("Change: each factor by itself from its lowest value to its highest, the others as they are set; of words between the two farthest apart.")); break;
	case EFFECTS_MORRIS: text_add(&note, _("µ*: mean size of the change over the whole range of the factor, from many places; σ: how much it hangs on the other factors; µ: with its sign.")); break;
	case EFFECTS_SOBOL: text_add(&note, _("First: share of the variance that would go if the factor were known; total: share that would stay if all others were.")); break;
	case EFFECTS_REGRESSION:
		text_add(&note, _("Coefficient: standard deviations of the measure for one of the factor; R²: share of the variance all of them explain together. Change: from the lower third of its values to the upper one; of words the one farthest from the others."));
	}
	if (!page->is_of_itself)
		text_add(&note, _(" Turns over: beyond this value the difference has another sign, or is too small to matter, in so many of the samples (on the other side); blank: no factor decides that alone."));
	text_add(out, "\n");
	paragraph_add(out, words_in(&note), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	text_free(&note);
}

enum status sensitivity_page_write(const struct sensitivity_page *page, bool has_headings, struct arena *arena, struct text *out)
{
	const struct result_set *about = &page->sweep->about;
	bool for_people = page->format != TABLE_CSV;
	struct table table;
	struct effects effects = {.factor_count = 0};
	enum status status = table_init(&table, arena, for_people ? PEOPLE_COLUMNS : PROGRAM_COLUMNS);
	if (status == STATUS_OK && (has_headings || for_people))
		status = headings_add(page, effects_method(page->sweep), &table);
	for (int option = 0; option < about->point_count && status == STATUS_OK; option++)
		if (page->option >= 0 ? option == page->option : page->is_of_itself || option != about->baseline)
			status = option_add(page, option, &table, arena, &effects);
	if (status != STATUS_OK)
		return status;
	if (for_people)
		heading_add(page, out);
	table_write(&table, page->format, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}

/* -- the best value -------------------------------------------------------------------------------------------------- */

/* The value of a choice: of a factor, or an option. */
static const char *choice_words(const struct sensitivity_page *page, const struct effects_best *best, int choice, struct arena *arena)
{
	const struct result_point *option = best->factor < 0 ? &page->sweep->about.points[choice] : NULL;
	return option ? words_of(page->is_chinese, option->label_en, option->label_zh) : sample_words_value(page->sweep, best->factor, best->choices[choice].value, arena);
}

/* Replications after which a difference of one unit would be seen, by the widest of the intervals. */
static int replications_to_see_one(const struct effects_best *best)
{
	int most = 0;
	for (int i = 0; i < best->count; i++) {
		int needed = i == best->best ? 0 : stats_replications_needed(best->choices[i].behind, 1);
		most = needed > most ? needed : most;
	}
	return most;
}

static void best_say(const struct sensitivity_page *page, const struct effects_best *best, struct arena *arena, struct text *out)
{
	struct text note;
	int low = best->best, high = best->best;
	text_init(&note);
	while (low > 0 && !best->choices[low - 1].is_told_apart)
		low--;
	while (high + 1 < best->count && !best->choices[high + 1].is_told_apart)
		high++;
	text_addf(&note, _("Best: %s"), choice_words(page, best, best->best, arena));
	if (low < high && best->factor >= 0)
		text_addf(&note, _("; from %s to %s it cannot be told apart from it"), choice_words(page, best, low, arena), choice_words(page, best, high, arena));
	text_addf(&note, _(". It is the best in %d of %d combinations of the other factors."), best->choices[best->best].wins, best->combinations);
	if (!isnan(best->chance))
		text_addf(&note, _(" With other luck it would be found the best again in %.0f of 100 cases."), 100 * best->chance);
	if (replications_to_see_one(best) > 0 && replications_to_see_one(best) < INT_MAX)
		text_addf(&note, _(" To see a difference of 1 %s takes about %d replications."), words_of(page->is_chinese, page->sweep->about.measures[page->measure].unit,
			page->sweep->about.measures[page->measure].unit_zh), replications_to_see_one(best));
	for (int f = 0; f < page->sweep->factor_count; f++) {
		const char *name = words_of(page->is_chinese, page->sweep->factors[f].name_en, page->sweep->factors[f].name_zh);
		if (!isnan(best->stays[f].low))
			text_addf(&note, best->stays[f].is_all ? _(" It stays the best with all values tried of %s, %s to %s.") : _(" It stays the best with %s from %s to %s."), name,
				sample_words_value(page->sweep, f, best->stays[f].low, arena), sample_words_value(page->sweep, f, best->stays[f].high, arena));
	}
	for (int f = 0; f < page->sweep->factor_count; f++)
		if (best->turns[f].turns)
			text_addf(&note, _(" Another is where %s: %s."), words_of(page->is_chinese, page->sweep->factors[f].name_en, page->sweep->factors[f].name_zh),
				turn_words(page, &best->turns[f], arena));
	paragraph_add(out, words_in(&note), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	text_free(&note);
}

enum status sensitivity_page_best(const struct sensitivity_page *page, int factor, bool *is_told, struct arena *arena, struct text *out)
{
	enum { COLUMNS = 4 };
	struct effects_best best;
	struct table table;
	const char *headings[COLUMNS] = {factor < 0 ? _("option") : words_of(page->is_chinese, page->sweep->factors[factor].name_en, page->sweep->factors[factor].name_zh), _("mean"),
		_("behind the best (all together 95 in 100)"), _("best in")};
	static const char *const program[COLUMNS] = {"value", "mean", "behind", "wins"};
	enum status status = effects_choose(&best, arena, page->sweep, page->measure, page->option, factor, is_told);
	if (status != STATUS_OK || !*is_told)
		return status;
	status = table_init(&table, arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, page->format == TABLE_CSV ? program : headings);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int i = 0; i < best.count && status == STATUS_OK; i++) {
		const struct effects_choice *choice = &best.choices[i];
		const char *cells[COLUMNS] = {choice_words(page, &best, i, arena), number_words(choice->mean, decimals_of(page), false, page->is_chinese, arena),
			i == best.best ? "" : arena_format(arena, "%s (%s)", change_words(page, choice->behind.mean, arena),
				interval_words(page, &choice->behind, decimals_of(page), true, arena)), arena_format(arena, "%d", choice->wins)};
		status = table_row(&table, cells);
	}
	if (status != STATUS_OK)
		return status;
	table_write(&table, page->format, out);
	if (page->format != TABLE_CSV)
		best_say(page, &best, arena, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
