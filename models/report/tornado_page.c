/* tornado_page.c - one row for each option and assumption. */
#include "report/tornado_page.h"

#include <limits.h>
#include <math.h>

#include "report/factor_words.h"
#include "report/first_screen.h"
#include "report/moves.h"
#include "report/number.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { COLUMNS = 6, PROGRAM_COLUMNS = 9, CELL = 64 };

static const char *digits(double value, struct arena *arena)
{
	char words[CELL];
	if (isnan(value))
		return "";
	text_print(words, sizeof words, "%.10g", value);
	return arena_string(arena, words);
}

static enum status program_row(const struct tornado_page *page, int point, int factor, const struct stats_interval *move, struct table *table, struct arena *arena)
{
	const struct result_screen *screen = &page->set->screen;
	const double *bounds = screen->bounds + factor * RESULT_BOUNDS;
	const char *row[PROGRAM_COLUMNS] = {page->set->points[point].name, page->set->measures[page->measure].name, screen->factors[factor].name,
		digits(bounds[RESULT_LOW], arena), digits(bounds[RESULT_HIGH], arena), digits(bounds[RESULT_SET], arena), digits(move->mean, arena),
		digits(move->low, arena), digits(move->high, arena)};
	return table_row(table, row);
}

static enum status people_row(const struct tornado_page *page, int point, bool is_first, int factor, const struct stats_interval *move, struct table *table,
	struct arena *arena)
{
	const struct result_screen *screen = &page->set->screen;
	const struct result_factor *of = &screen->factors[factor];
	const double *bounds = screen->bounds + factor * RESULT_BOUNDS;
	const struct result_point *named = &page->set->points[point];
	int decimals = page->set->measures[page->measure].decimals + 1;
	const char *row[COLUMNS] = {is_first ? words_of(page->is_chinese, named->label_en, named->label_zh) : "", factor_words_name(of, page->is_chinese),
		factor_words_set(of, bounds, page->is_chinese, arena), factor_words_range(of, bounds, page->is_chinese, arena),
		number_words(move->mean, decimals, true, page->is_chinese, arena), arena_format(arena, "%s … %s",
			number_words(move->low, decimals, true, page->is_chinese, arena), number_words(move->high, decimals, true, page->is_chinese, arena))};
	return table_row(table, row);
}

static enum status option_add(const struct tornado_page *page, int point, struct table *table, struct arena *arena)
{
	struct moves moves;
	bool for_people = page->format != TABLE_CSV;
	enum status status = moves_build(&moves, page->set, page->measure, point, page->baseline, !for_people, arena);
	for (int i = 0; status == STATUS_OK && i < moves.count && (!for_people || i < page->most); i++) {
		int f = moves.order[i];
		status = for_people ? people_row(page, point, i == 0, f, &moves.of[f], table, arena) : program_row(page, point, f, &moves.of[f], table, arena);
	}
	return status;
}

static void note_add(const struct tornado_page *page, struct text *out)
{
	struct text note;
	const struct result_measure *measure = &page->set->measures[page->measure];
	text_init(&note);
	text_addf(&note, _("Change: of the difference to the baseline in %s (%s), from the lower third of an assumption's values to the upper one (of a choice: the form farthest from the others), over %d points that fit what is observed. "),
		words_of(page->is_chinese, measure->name_en, measure->name_zh), words_of(page->is_chinese, measure->unit, measure->unit_zh), page->set->screen.point_count);
	text_add(&note, _("×: times what is set."));
	text_add(out, "\n");
	paragraph_add(out, words_in(&note), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	text_free(&note);
}

enum status tornado_page_write(const struct tornado_page *page, struct arena *arena, struct text *out)
{
	bool for_people = page->format != TABLE_CSV;
	struct table table;
	const char *people[COLUMNS] = {_("option"), _("assumption"), _("set"), _("range"), _("change"), _("interval of 95 in 100")};
	static const char *const program[PROGRAM_COLUMNS] = {"option", "measure", "input", "low", "high", "set", "change", "change_low", "change_high"};
	enum status status = table_init(&table, arena, for_people ? COLUMNS : PROGRAM_COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, for_people ? people : program);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int p = 0; p < page->set->point_count && status == STATUS_OK; p++)
		if (p != page->baseline)
			status = option_add(page, p, &table, arena);
	if (status != STATUS_OK)
		return STATUS_WORLD;
	table_write(&table, page->format, out);
	if (for_people)
		note_add(page, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
