/* selection_page.c - a table in the order of means, and a paragraph. */
#include "report/selection_page.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "report/first_screen.h"
#include "report/number.h"
#include "report/sample_words.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { COLUMNS = 6, PROGRAM_COLUMNS = 11, SHOWN = 20 };

static int decimals_of(const struct selection_page *page)
{
	return page->sweep->about.measures[page->measure].decimals + 1;
}

static const char *option_words(const struct selection_page *page, const struct selection_rival *rival)
{
	const struct result_point *option = &page->sweep->about.points[rival->option];
	return words_of(page->is_chinese, option->label_en, option->label_zh);
}

static const char *unit_words(const struct selection_page *page)
{
	const struct result_measure *measure = &page->sweep->about.measures[page->measure];
	return words_of(page->is_chinese, measure->unit, measure->unit_zh);
}

/* -- the order ------------------------------------------------------------------------------------------------------- */

/* Behind the best by little first, the best itself before all, those that are not known last. */
static double rank_of(const struct selection *selection, int rival)
{
	if (rival == selection->best)
		return -INFINITY;
	double behind = selection->rivals[rival].behind.mean;
	return isnan(behind) ? INFINITY : behind;
}

static int order_compare(const void *one, const void *other, void *context)
{
	int a = *(const int *)one, b = *(const int *)other;
	double first = rank_of(context, a), second = rank_of(context, b);
	return first < second ? -1 : first > second ? 1 : a - b;
}

/* Those that stand for themselves, put in order; how many. */
static int order_find(const struct selection_page *page, int *order)
{
	int count = 0;
	for (int i = 0; i < page->selection->count; i++)
		if (page->selection->rivals[i].same_as < 0)
			order[count++] = i;
	qsort_r(order, (size_t)count, sizeof *order, order_compare, (void *)page->selection);
	return count;
}

/* -- rows ------------------------------------------------------------------------------------------------------------ */

static const char *interval_words(const struct selection_page *page, const struct selection_rival *rival, struct arena *arena)
{
	const struct stats_interval *behind = &rival->behind;
	int decimals = decimals_of(page);
	const char *mean = number_words(behind->mean, decimals, true, page->is_chinese, arena);
	if (!isfinite(behind->low) || !isfinite(behind->high))
		return mean;
	return arena_format(arena, "%s (%s … %s)", mean, number_words(behind->low, decimals, true, page->is_chinese, arena),
		number_words(behind->high, decimals, true, page->is_chinese, arena));
}

static enum status people_row(const struct selection_page *page, int at, struct table *table, struct arena *arena)
{
	const struct selection_rival *rival = &page->selection->rivals[at];
	bool is_best = at == page->selection->best;
	const char *cells[COLUMNS] = {arena_format(arena, "%d", page->sweep->first + rival->sample), option_words(page, rival),
		arena_format(arena, "%d", rival->made), number_words(rival->mean, decimals_of(page), false, page->is_chinese, arena),
		is_best ? "" : interval_words(page, rival, arena), is_best ? _("best") : rival->is_out ? "" : _("may be the best")};
	return table_row(table, cells);
}

static const char *digits(double value, struct arena *arena)
{
	return isfinite(value) ? arena_format(arena, "%.10g", value) : "";
}

static enum status program_row(const struct selection_page *page, int at, struct table *table, struct arena *arena)
{
	const struct selection_rival *rival = &page->selection->rivals[at];
	const struct result_set *about = &page->sweep->about;
	bool is_best = at == page->selection->best;
	const char *cells[PROGRAM_COLUMNS] = {about->measures[page->measure].name, arena_format(arena, "%d", page->sweep->first + rival->sample),
		about->points[rival->option].name, sample_words_all(page->sweep, rival->sample, arena), arena_format(arena, "%d", rival->made), digits(rival->mean, arena),
		digits(is_best ? 0 : rival->behind.mean, arena), digits(is_best ? 0 : rival->behind.low, arena), digits(is_best ? 0 : rival->behind.high, arena),
		is_best ? "best" : rival->is_out ? "out" : "left", is_best ? digits(page->selection->result.chance, arena) : ""};
	return table_row(table, cells);
}

static enum status headings_add(const struct selection_page *page, struct table *table)
{
	static const char *const program[PROGRAM_COLUMNS] = {"measure", "sample", "option", "set", "replications", "mean", "behind", "behind_low", "behind_high", "state", "chance"};
	const char *const people[COLUMNS] = {_("sample"), _("option"), _("replications"), _("mean"), _("behind the best (all together 95 in 100)"), ""};
	enum status status = table_row(table, page->format == TABLE_CSV ? program : people);
	if (status == STATUS_OK)
		table_headings(table);
	return status;
}

/* -- the verdict ----------------------------------------------------------------------------------------------------- */

/* Replications after which a difference of one unit would be seen: of those left, or else of the one next to the best. */
static int replications_to_see_one(const struct selection *selection, const int *order, int count)
{
	int most = 0;
	for (int i = 0; i < count; i++) {
		const struct selection_rival *rival = &selection->rivals[order[i]];
		int needed = order[i] != selection->best && (i == 1 || !rival->is_out) ? stats_replications_needed(rival->behind, 1) : 0;
		most = needed > most && needed < INT_MAX ? needed : most;
	}
	return most;
}

static void verdict_add(const struct selection_page *page, const int *order, int count, struct arena *arena, struct text *note)
{
	const struct selection *selection = page->selection;
	const struct selection_rival *best = &selection->rivals[selection->best];
	const char *set = sample_words_all(page->sweep, best->sample, arena), *matters = arena_format(arena, "%g", selection->matters);
	text_addf(note, _("Best: %s, sample %d"), option_words(page, best), page->sweep->first + best->sample);
	if (set && *set)
		text_addf(note, " (%s)", set);
	if (selection->result.is_decided)
		text_addf(note, _(". If it is ahead of all others by %s %s or more, such a study finds it in at least %.0f of 100 cases."), matters, unit_words(page),
			floor(100 * selection->result.chance + 1e-9));
	else
		text_addf(note, _(". Not decided: %d of %d may still be the best. If one of them is ahead of all others by %s %s or more, such a study finds it in at least %.0f of 100 cases."),
			selection->result.left, count, matters, unit_words(page), floor(100 * selection->result.chance + 1e-9));
	if (selection->result.is_decided && selection->result.left > 1)
		text_addf(note, _(" %d others are not worse by that much."), selection->result.left - 1);
	int needed = replications_to_see_one(selection, order, count);
	if (needed > 0)
		text_addf(note, _(" To see a difference of 1 %s takes about %d replications."), unit_words(page), needed);
	text_add(note, _(" This takes values over replications to be about normal (Kim and Nelson 2001)."));
}

static enum status rows_add(const struct selection_page *page, const int *order, int count, struct arena *arena, struct text *out)
{
	struct table table;
	bool for_people = page->format != TABLE_CSV;
	enum status status = table_init(&table, arena, for_people ? COLUMNS : PROGRAM_COLUMNS);
	if (status == STATUS_OK)
		status = headings_add(page, &table);
	for (int i = 0; i < count && status == STATUS_OK && (!for_people || i < SHOWN); i++)
		status = for_people ? people_row(page, order[i], &table, arena) : program_row(page, order[i], &table, arena);
	if (status == STATUS_OK)
		table_write(&table, page->format, out);
	return status;
}

enum status selection_page_write(const struct selection_page *page, struct arena *arena, struct text *out)
{
	const struct result_measure *measure = &page->sweep->about.measures[page->measure];
	int *order = arena_rows(arena, page->selection->count + 1, int);
	struct text note;
	if (!order)
		return STATUS_WORLD;
	int count = order_find(page, order);
	if (page->format != TABLE_CSV)
		text_addf(out, "%s (%s)\n", words_of(page->is_chinese, measure->name_en, measure->name_zh), unit_words(page));
	enum status status = rows_add(page, order, count, arena, out);
	if (status != STATUS_OK || page->format == TABLE_CSV || page->selection->best < 0)
		return status;
	text_init(&note);
	if (count > SHOWN)
		text_addf(&note, _("%d further ones are not shown. "), count - SHOWN);
	verdict_add(page, order, count, arena, &note);
	text_add(out, "\n");
	paragraph_add(out, words_in(&note), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	text_free(&note);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
