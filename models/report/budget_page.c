/* budget_page.c - the budget as a table with its sums, and the two loads in sentences. */
#include "report/budget_page.h"

#include <math.h>
#include <string.h>

#include "report/words.h"
#include "show/paragraph.h"
#include "show/table.h"

enum { COLUMNS = 4, SCREEN = 100 };

static const char *part_name(enum budget_part part)
{
	switch (part) {
	case BUDGET_SERVICE:
		return _("service to residents");
	case BUDGET_ADMINISTRATIVE:
		return _("work sent down");
	case BUDGET_AGAIN:
		return _("a second time");
	case BUDGET_TRAVEL:
		return _("on the way");
	default:
		return _("hours the posts do not give");
	}
}

/* Figures are written in English units; a unit is a word of letters behind a blank. */
static const char *figures_words(const char *figures, bool is_chinese, struct arena *arena)
{
	struct text words;
	text_init(&words);
	while (is_chinese && *figures) {
		size_t length = strspn(figures, "hmin");
		bool is_hour = length == 1 && *figures == 'h', is_minute = length == 3 && !strncmp(figures, "min", 3);
		text_addf(&words, "%.*s", is_hour || is_minute ? 0 : length ? (int)length : 1, figures);
		text_add(&words, is_hour ? _("h") : is_minute ? _("min") : "");
		figures += length ? length : 1;
	}
	const char *kept = is_chinese && !words.failed && words.data ? arena_string(arena, words.data) : figures;
	text_free(&words);
	return kept;
}

static enum status part_add(struct table *table, const struct budget *budget, enum budget_part part, bool is_chinese, struct arena *arena)
{
	const char *sum[COLUMNS] = {part_name(part), arena_format(arena, "%.0f", budget->hours[part]), "", ""};
	enum status ret = table_row(table, sum);
	for (int i = 0; ret == STATUS_OK && i < budget->line_count; i++) {
		const struct budget_line *line = &budget->lines[i];
		if (line->part != part)
			continue;
		const char *cells[COLUMNS] = {
			arena_format(arena, "  %s", words_of(is_chinese, line->name_en, line->name_zh)), arena_format(arena, "%.0f", line->hours_a_year),
			figures_words(line->formula, is_chinese, arena), line->key,
		};
		ret = table_row(table, cells);
	}
	return ret;
}

static void loads_write(const struct budget *budget, double asked, struct text *words)
{
	if (isinf(budget->norm_load)) {
		text_addf(words, _("Nobody works: %.0f h are asked, and the posts (%.1f) give none. There is no load to tell. "), asked, budget->posts);
		return;
	}
	text_addf(words, _("Norm load %.2f: %.0f h asked, %.0f h given by %.1f posts of %.0f h, %.0f %% of them neither held nor lent. "),
		budget->norm_load, asked, budget->posts * budget->post_h * budget->present_share, budget->posts, budget->post_h,
		100 * budget->present_share);
	text_addf(words, _("Lived load %.2f: with %.1f %% of the posts empty, newcomers learning (speed %.0f %%) and requests that return. "),
		budget->lived_load, 100 * budget->vacancy_share, 100 * budget->productivity);
	if (budget->hours[BUDGET_TRAVEL] > 0)
		text_addf(words, _("Ways take another %.0f h, %.1f %% of the hours given; neither load counts them. "), budget->hours[BUDGET_TRAVEL],
			100 * budget->hours[BUDGET_TRAVEL] / (budget->posts * budget->post_h * budget->present_share));
}

enum status budget_page_write(const struct budget *budget, const struct scenario *scenario, bool is_chinese, struct arena *arena, struct text *out)
{
	struct table table;
	const char *headings[COLUMNS] = {_("a mean community"), _("h/yr"), _("figures"), _("input")};
	text_addf(out, _("%s: the hours asked of a mean community in a year.\n\n"), words_of(is_chinese, scenario->name_en, scenario->name_zh));
	enum status ret = table_init(&table, arena, COLUMNS);
	if (ret == STATUS_OK) {
		table.is_right[1] = true;
		ret = table_row(&table, headings);
		table_headings(&table);
	}
	for (int part = 0; ret == STATUS_OK && part < BUDGET_PART_COUNT; part++)
		ret = part_add(&table, budget, (enum budget_part)part, is_chinese, arena);
	if (ret != STATUS_OK)
		return ret;
	table_write(&table, TABLE_TEXT, out);
	double asked = budget->hours[BUDGET_SERVICE] + budget->hours[BUDGET_ADMINISTRATIVE];
	struct text words;
	text_init(&words);
	loads_write(budget, asked, &words);
	text_addf(&words, _("Work sent down is %.0f %% of what is asked."), 100 * budget->hours[BUDGET_ADMINISTRATIVE] / (asked > 0 ? asked : 1));
	text_add(out, "\n");
	paragraph_add(out, words_in(&words), SCREEN, 2, 4);
	ret = words.failed ? STATUS_WORLD : STATUS_OK;
	text_free(&words);
	return ret;
}
