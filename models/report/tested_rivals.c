/* tested_rivals.c - the targets over all communities together, and what other ways of planning advise beside the plan. */
#include <math.h>

#include "report/tested_page.h"
#include "report/words.h"

#define TEN_THOUSAND 10000.0

static const char *name_of(enum trial_measure measure)
{
	switch (measure) {
	case TRIAL_BASIC:
		return _("basic requests on time, %");
	case TRIAL_SERVICES:
		return _("services to residents on time, %");
	case TRIAL_WAIT:
		return _("mean wait at the counter, min");
	default:
		return _("load, %");
	}
}

const char *tested_page_measure(enum trial_measure measure)
{
	return name_of(measure);
}

double tested_page_shown(enum trial_measure measure, double value)
{
	const double minutes = 60, percent = 100;
	return value * (measure == TRIAL_WAIT ? minutes : percent);
}

static const char *value_of(enum trial_measure measure, double value, struct arena *arena)
{
	return isfinite(value) ? arena_format(arena, "%.1f", tested_page_shown(measure, value)) : "–";
}

static const char *interval_of(enum trial_measure measure, const struct tested_check *check, struct arena *arena)
{
	const struct stats_interval *interval = &check->interval[measure];
	if (!isfinite(interval->low) || !isfinite(interval->high))
		return value_of(measure, interval->mean, arena);
	return arena_format(arena, "%.1f (%.1f–%.1f)", tested_page_shown(measure, interval->mean), tested_page_shown(measure, interval->low),
		tested_page_shown(measure, interval->high));
}

static const char *target_word(enum trial_measure measure, const struct tested_target *target, struct arena *arena)
{
	if (!target->is_asked)
		return "–";
	return arena_format(arena, measure == TRIAL_WAIT || measure == TRIAL_LOAD ? "≤ %.3g" : "≥ %.3g", tested_page_shown(measure, target->value));
}

enum status tested_page_targets(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out)
{
	const char *const heading[] = {_("all communities together"), _("target"), _("sample"), _("other seeds"), _("every loop on")};
	enum { COLUMNS = sizeof heading / sizeof *heading };
	struct table table;
	enum status status = table_init(&table, arena, COLUMNS);
	if (status == STATUS_OK)
		status = table_row(&table, heading);
	if (status == STATUS_OK)
		table_headings(&table);
	for (int i = 1; status == STATUS_OK && i < COLUMNS; i++)
		table.is_right[i] = true;
	for (int i = 0; i < TRIAL_MEASURES && status == STATUS_OK; i++) {
		enum trial_measure measure = (enum trial_measure)i;
		const char *cells[COLUMNS] = {
			name_of(measure), target_word(measure, &plan->targets[i], arena), value_of(measure, trial_measured(&plan->shared, measure), arena),
			interval_of(measure, &plan->fresh, arena), interval_of(measure, &plan->real, arena),
		};
		status = table_row(&table, cells);
	}
	if (status == STATUS_OK)
		table_write(&table, page->format, out);
	return status;
}

/* -- other ways of planning ------------------------------------------------------------------------------------------- */

struct line {
	const char *name;
	const struct heads *heads;
	const struct trial_counts *sum;
	int met;
};

static enum status line_row(const struct tested_plan *plan, const struct line *line, int planned, struct arena *arena, struct table *table)
{
	int leads = plan->count, total = heads_total(line->heads) + leads;
	const int *n = line->heads->n;
	const char *cells[] = {
		line->name, arena_format(arena, "%d", n[POST_GRID - TRIAL_FIRST]), arena_format(arena, "%d", n[POST_COUNTER - TRIAL_FIRST]),
		arena_format(arena, "%d", n[POST_SPECIALIST - TRIAL_FIRST] + leads), arena_format(arena, "%d", total), arena_format(arena, "%+d", total - planned),
		arena_format(arena, "%.1f", (double)(total * plan->post_yuan) / TEN_THOUSAND), arena_format(arena, "%d/%d", line->met, plan->count),
		value_of(TRIAL_BASIC, trial_measured(line->sum, TRIAL_BASIC), arena), value_of(TRIAL_SERVICES, trial_measured(line->sum, TRIAL_SERVICES), arena),
		value_of(TRIAL_WAIT, trial_measured(line->sum, TRIAL_WAIT), arena), value_of(TRIAL_LOAD, trial_measured(line->sum, TRIAL_LOAD), arena),
	};
	return table_row(table, cells);
}

static enum status heading_rows(const struct tested_page *page, struct table *table)
{
	static const char *const upper_en[] = {"advised by", "grid", "coun-", "spec.", "total", "diff.", "cost", "targets", "basic", "serv.", "wait", "load"};
	static const char *const lower_en[] = {"", "", "ter", "+lead", "", "", "10k/y", "met in", "%", "%", "min", "%"};
	static const char *const upper_zh[] = {"依据", "网格员", "窗口", "专干", "合计", "差额", "年费用", "达标", "基本", "服务", "等待", "负荷"};
	static const char *const lower_zh[] = {"", "", "", "书记", "", "", "万元", "社区", "%", "%", "分钟", "%"};
	enum status status = table_row(table, page->is_chinese ? upper_zh : upper_en);
	if (status == STATUS_OK)
		status = table_row(table, page->is_chinese ? lower_zh : lower_en);
	table_headings(table);
	for (int i = 1; i < table->column_count; i++)
		table->is_right[i] = true;
	return status;
}

enum status tested_page_rivals(const struct tested_page *page, const struct tested_plan *plan, struct arena *arena, struct text *out)
{
	enum { COLUMNS = 12 };
	const char *const names[RIVALS_KINDS] = {
		[RIVALS_NORM] = _("norm per 10,000"), [RIVALS_WISN] = "WISN", [RIVALS_ERLANG] = _("Erlang by period"), [RIVALS_PROGRAM] = _("linear program"),
	};
	struct heads planned = {{0}};
	int met = 0;
	for (int i = 0; i < plan->count; i++) {
		met += plan->communities[i].result.has_best;
		for (int kind = 0; kind < TRIAL_KINDS; kind++)
			planned.n[kind] += plan->communities[i].heads.n[kind];
	}
	struct table table;
	int total = heads_total(&planned) + plan->count;
	enum status status = table_init(&table, arena, COLUMNS);
	if (status == STATUS_OK)
		status = heading_rows(page, &table);
	struct line line = {_("this plan"), &planned, &plan->shared, met};
	if (status == STATUS_OK)
		status = line_row(plan, &line, total, arena, &table);
	for (int kind = 0; kind < RIVALS_KINDS && status == STATUS_OK; kind++) {
		line = (struct line){names[kind], &plan->rivals[kind].heads, &plan->rivals[kind].shared, plan->rivals_met[kind]};
		status = line_row(plan, &line, total, arena, &table);
	}
	if (status == STATUS_OK)
		table_write(&table, page->format, out);
	return status;
}
