/* tested_cuts.c - the list of cuts: the vector that justifies each, what it misses, and what it rules out. */
#include "report/tested_page.h"
#include "report/words.h"

/* The measure a target of the problem stands for: those asked for, in order. */
static enum trial_measure measure_of(const struct tested_plan *plan, int target)
{
	int measure = -1;
	while (target >= 0 && measure + 1 < TRIAL_MEASURES)
		target -= plan->targets[++measure].is_asked;
	return (enum trial_measure)measure;
}

static const char *short_name(enum trial_measure measure)
{
	return measure == TRIAL_BASIC ? _("basic, %") : measure == TRIAL_SERVICES ? _("services, %") : measure == TRIAL_WAIT ? _("wait, min") : _("load, %");
}

static const char *reached(enum trial_measure measure, double service, struct arena *arena)
{
	double value = measure == TRIAL_WAIT || measure == TRIAL_LOAD ? -service : service;
	return arena_format(arena, "%.2f", tested_page_shown(measure, value));
}

static enum status cut_row(const struct tested_plan *plan, const struct tested_community *community, const struct cuts_cut *cut, struct arena *arena,
	struct table *table)
{
	enum { COLUMNS = 8 };
	const struct cuts_tried *tried = &community->result.tried[cut->tried];
	enum trial_measure measure = measure_of(plan, cut->target);
	const char *cells[COLUMNS] = {
		community->name, arena_format(arena, "%d", tried->heads.n[POST_GRID - TRIAL_FIRST]), arena_format(arena, "%d", tried->heads.n[POST_COUNTER - TRIAL_FIRST]),
		arena_format(arena, "%d", tried->heads.n[POST_SPECIALIST - TRIAL_FIRST]), short_name(measure),
		arena_format(arena, "%.2f", tested_page_shown(measure, plan->targets[measure].value)), reached(measure, tried->service[cut->target], arena),
		cut->is_point ? _("itself") : _("all with no more of any kind"),
	};
	for (int i = 0; i < COLUMNS; i++)
		if (!cells[i])
			return STATUS_WORLD;
	return table_row(table, cells);
}

enum status tested_page_cuts(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out)
{
	const char *const heading[] = {_("community"), _("grid"), _("counter"), _("specialists"), _("misses"), _("target"), _("reached"), _("rules out")};
	struct table table;
	enum status status = table_init(&table, arena, sizeof heading / sizeof *heading);
	if (status == STATUS_OK)
		status = table_row(&table, heading);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int i = 1; status == STATUS_OK && i < table.column_count; i++)
		table.is_right[i] = i != 4 && i != 7;
	for (int i = 0; i < plan->count; i++)
		for (int cut = 0; cut < plan->communities[i].result.cut_count && status == STATUS_OK; cut++)
			status = cut_row(plan, &plan->communities[i], &plan->communities[i].result.cuts[cut], arena, &table);
	if (status == STATUS_OK)
		table_write(&table, page->format, out);
	return status;
}
