/* lines_table.c - lines of work and groups of servers, each with what is known of it, in units and digits that fit. */
#include "report/lines_table.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "measure/stats.h"
#include "report/first_screen.h"
#include "report/number.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { COLUMNS = 4, MOST_DECIMALS = 6, BRIEF_ROWS = 17 };

/* What the first screen shows of a line, where it is not 0. */
static const char *const brief[] = {"wait", "wait_p95", "stay", "in_system", "answered", "given_up", "refused", "utilisation", "out_of_order"};
enum { BRIEF = sizeof brief / sizeof *brief };

struct clock_unit {
	double hours;
	const char *en, *zh, *square_en, *square_zh;
};

/* A measure of one line, in all options. */
struct row {
	const struct full_table *full;
	const struct result_measure *measure;
	int line, index; /* of the measure */
	double factor;
	const char *unit;
	double *scratch; /* [replications] */
};

bool lines_table_is_known(const struct result_set *set, int line)
{
	for (int p = 0; p < set->point_count; p++)
		for (int r = 0; r < set->replication_count; r++)
			for (int m = 0; m < set->line_measure_count; m++)
				if (fabs(result_line(set, p, r, line)[m]) > 0)
					return true;
	return false;
}

/* The longest that a time called so lasts in any run of a line; 0 when nobody knows. */
static double longest(const struct result_set *set, int line, const char *name)
{
	double most = 0;
	for (int m = 0; m < set->line_measure_count; m++)
		for (int p = 0; strcmp(set->line_measures[m].name, name) == 0 && p < set->point_count; p++)
			for (int r = 0; r < set->replication_count; r++)
				most = fmax(most, result_line(set, p, r, line)[m]);
	return most;
}

/* That in which a stay is one or more; the next smaller one where the waits are short beside it. */
static const struct clock_unit *unit_for(const struct result_set *set, int line)
{
	static const struct clock_unit units[] = {
		{1, "h", "小时", "h²", "小时²"}, {1.0 / 60, "min", "分钟", "min²", "分钟²"}, {1.0 / 3600, "s", "秒", "s²", "秒²"}};
	double wait = longest(set, line, "wait"), hours = fmax(longest(set, line, "stay"), wait);
	int i = 0;
	while (hours > 0 && i < 2 && hours < units[i].hours)
		i++;
	return &units[i < 2 && wait > 0 && wait < 0.1 * units[i].hours ? i + 1 : i];
}

static void scale(struct row *row, const struct clock_unit *unit)
{
	bool is_chinese = row->full->is_chinese;
	row->factor = 1;
	row->unit = words_of(is_chinese, row->measure->unit, row->measure->unit_zh);
	if (strcmp(row->measure->unit, "h") == 0) {
		row->factor = 1 / unit->hours;
		row->unit = words_of(is_chinese, unit->en, unit->zh);
	} else if (strcmp(row->measure->unit, "h²") == 0) {
		row->factor = 1 / (unit->hours * unit->hours);
		row->unit = words_of(is_chinese, unit->square_en, unit->square_zh);
	}
}

/* Decimals that leave this so many digits. */
static int decimals_for(double value, int digits)
{
	double places = digits - 1 - floor(log10(fabs(value)));
	return places < 0 ? 0 : places > MOST_DECIMALS ? MOST_DECIMALS : (int)places;
}

/* "0.461 ± 0.014": as many digits as the half width has two of; without one, four of the value. */
static const char *interval_words(const struct row *row, const struct stats_interval *interval, bool is_difference, struct arena *arena)
{
	double mean = row->factor * interval->mean, half = row->factor * interval->half_width;
	bool is_chinese = row->full->is_chinese;
	int decimals = half > 0 && isfinite(half) ? decimals_for(half, 2) : mean != 0 && isfinite(mean) && mean != round(mean) ? decimals_for(mean, 4) : 0;
	const char *words = number_words(mean, decimals, is_difference, is_chinese, arena);
	return isfinite(half) && words ? arena_format(arena, "%s ± %s", words, number_words(half, decimals, false, is_chinese, arena)) : words;
}

static bool is_brief(const char *name)
{
	for (int i = 0; i < BRIEF; i++)
		if (strcmp(brief[i], name) == 0)
			return true;
	return false;
}

/* Whether any run of any option knows it; in brief, has something to tell. */
static bool row_is_shown(const struct row *row)
{
	const struct result_set *set = row->full->set;
	if (!row->full->all && !is_brief(row->measure->name))
		return false;
	for (int p = 0; p < set->point_count; p++)
		for (int r = 0; r < set->replication_count; r++) {
			double value = result_line(set, p, r, row->line)[row->index];
			if (row->full->all ? !isnan(value) : fabs(value) > 0)
				return true;
		}
	return false;
}

static struct stats_interval interval_of(const struct row *row, int point, int minus)
{
	const struct result_set *set = row->full->set;
	for (int r = 0; r < set->replication_count; r++)
		row->scratch[r] = result_line(set, point, r, row->line)[row->index] - (minus < 0 ? 0 : result_line(set, minus, r, row->line)[row->index]);
	return stats_mean(row->scratch, set->replication_count, 0.95);
}

/* One option is no comparison: then neither its name nor a difference stands there. */
static enum status row_add(const struct row *row, struct table *table, struct arena *arena)
{
	const struct full_table *full = row->full;
	const struct result_set *set = full->set;
	enum status status = STATUS_OK;
	for (int p = 0; status == STATUS_OK && p < set->point_count; p++) {
		const char *name = words_of(full->is_chinese, row->measure->name_en, row->measure->name_zh);
		struct stats_interval value = interval_of(row, p, -1), difference = interval_of(row, p, full->baseline);
		const char *words = p > 0 ? "" : arena_format(arena, *row->unit ? "  %s (%s)" : "  %s%s", name, row->unit);
		const char *own = interval_words(row, &value, false, arena);
		const char *alone[COLUMNS] = {words, own};
		const char *among[COLUMNS] = {words, words_of(full->is_chinese, set->points[p].label_en, set->points[p].label_zh), own,
			p == full->baseline ? "" : interval_words(row, &difference, true, arena)};
		status = table_row(table, set->point_count == 1 ? alone : among);
	}
	return status;
}

/* Whether one more measure, with so many rows before it, leaves the first screen its length. */
static bool has_room(const struct full_table *full, const struct table *table, int before)
{
	return full->all || table->row_count + before + full->set->point_count <= BRIEF_ROWS;
}

static enum status line_add(const struct full_table *full, int line, double *scratch, struct table *table, struct arena *arena)
{
	const struct result_set *set = full->set;
	const struct clock_unit *unit = unit_for(set, line);
	const char *heading[COLUMNS] = {words_of(full->is_chinese, set->line_labels_en[line], set->line_labels_zh[line]), "", "", ""};
	enum status status = table_row(table, heading);
	for (int m = 0; status == STATUS_OK && m < set->line_measure_count; m++) {
		struct row row = {.full = full, .measure = &set->line_measures[m], .line = line, .index = m, .scratch = scratch};
		scale(&row, unit);
		if (row_is_shown(&row) && has_room(full, table, 0))
			status = row_add(&row, table, arena);
	}
	return status;
}

static enum status table_begin(const struct result_set *set, struct table *table, struct arena *arena)
{
	bool is_alone = set->point_count == 1;
	const char *alone[COLUMNS] = {_("kind of work"), _("mean ± half width")};
	const char *among[COLUMNS] = {_("kind of work"), _("option"), _("mean ± half width"), _("difference (95%)")};
	enum status status = table_init(table, arena, is_alone ? 2 : COLUMNS);
	if (status == STATUS_OK)
		status = table_row(table, is_alone ? alone : among);
	if (status == STATUS_OK)
		table_headings(table);
	return status;
}

enum status lines_table_build(const struct full_table *full, struct arena *arena, struct table *table)
{
	const struct result_set *set = full->set;
	double *scratch = arena_rows(arena, set->replication_count, double);
	enum status status = scratch ? table_begin(set, table, arena) : STATUS_WORLD;
	for (int line = 0; status == STATUS_OK && line < set->line_count; line++)
		if (lines_table_is_known(set, line) && has_room(full, table, 1))
			status = line_add(full, line, scratch, table, arena);
	return status;
}

const char *lines_table_note(const struct result_set *set)
{
	return set->point_count == 1 ? _("±: half the interval of the mean over the runs; each interval holds by itself at 95%.") :
		_("Differences are paired run by run; each interval holds by itself at 95%.");
}

enum status lines_table_write(const struct full_table *full, struct arena *arena, struct text *out)
{
	struct table table;
	enum status status = lines_table_build(full, arena, &table);
	if (status == STATUS_OK) {
		table_write(&table, full->format, out);
		text_add(out, "\n");
		paragraph_add(out, lines_table_note(full->set), FIRST_SCREEN_COLUMNS, 0, INT_MAX);
	}
	return out->failed ? STATUS_WORLD : status;
}
