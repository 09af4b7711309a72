/* options.c - the first screen's rows: every option beside the baseline, with its marks; and the same with differences and intervals. */
#include <math.h>

#include "report/number.h"
#include "report/page/section.h"
#include "report/words.h"
#include "show/html.h"

static enum status headings_add(const struct section_place *place, struct table *table, bool has_briefs)
{
	const struct headline *headline = &place->study->headline;
	int columns = headline->option_count + 1;
	const char **names = arena_rows(place->arena, 2 * columns, const char *), **briefs = names ? names + columns : NULL;
	enum status status = names ? table_init(table, place->arena, columns) : STATUS_WORLD;
	if (status != STATUS_OK)
		return status;
	names[0] = _("measure");
	briefs[0] = "";
	for (int i = 0; i < headline->option_count; i++) {
		names[i + 1] = headline->options[i].label;
		briefs[i + 1] = headline->options[i].brief;
		table->is_right[i + 1] = true;
	}
	status = table_row(table, names);
	if (status == STATUS_OK && has_briefs)
		status = table_row(table, briefs);
	table_headings(table);
	return status;
}

/* A part of the row above stands a little in. */
static const char *label_of(const struct headline_row *row, bool is_chinese, struct arena *arena)
{
	return arena_format(arena, is_chinese ? "%s%s（%s）" : "%s%s (%s)", row->is_part ? "\u2003" : "", row->label, row->unit);
}

/* "+7.1 (6.2 to 8.0)"; of the baseline itself, its own mean with its interval. */
static const char *interval_words(const struct section_place *place, const struct headline_row *row, int option)
{
	const struct headline *headline = &place->study->headline;
	const struct compare_cell *cell = row->cells[option].compare;
	bool is_baseline = cell->verdict == COMPARE_BASELINE, is_chinese = place->is_chinese;
	const struct stats_interval *interval = is_baseline ? &cell->value : &cell->difference;
	int decimals = headline->set->measures[row->measure].decimals + 1;
	if (cell->verdict == COMPARE_NONE || !isfinite(interval->mean))
		return is_chinese ? "–" : "-";
	const char *mean = number_words(interval->mean, decimals, !is_baseline, is_chinese, place->arena);
	if (!isfinite(interval->low) || !isfinite(interval->high))
		return mean;
	return arena_format(place->arena, _("%s (%s to %s)"), mean, number_words(interval->low, decimals, !is_baseline, is_chinese, place->arena),
		number_words(interval->high, decimals, !is_baseline, is_chinese, place->arena));
}

static enum status table_fill(const struct section_place *place, struct table *table, bool has_intervals)
{
	const struct headline *headline = &place->study->headline;
	const char **cells = arena_rows(place->arena, headline->option_count + 1, const char *);
	enum status status = cells ? headings_add(place, table, !has_intervals) : STATUS_WORLD;
	for (int r = 0; r < headline->row_count && status == STATUS_OK; r++) {
		const struct headline_row *row = &headline->rows[r];
		cells[0] = label_of(row, place->is_chinese, place->arena);
		for (int i = 0; i < headline->option_count; i++)
			cells[i + 1] = has_intervals ? interval_words(place, row, i) : headline_words(&row->cells[i], place->arena);
		status = table_row(table, cells);
	}
	return status;
}

static enum status write(const struct section_place *place, struct text *out)
{
	struct table table;
	enum status status = table_fill(place, &table, false);
	if (status != STATUS_OK)
		return status;
	html_table(out, &table, _("Every option beside the baseline"), HTML_CARDS);
	const char *legend = headline_legend(&place->study->headline, place->study->headline.option_count, place->arena);
	html_element(out, "p class=\"note\"", legend ? legend : "");
	if (place->study->set.replication_count < 2)
		return STATUS_OK;
	status = table_fill(place, &table, true);
	if (status != STATUS_OK)
		return status;
	html_fold(out, _("Differences to the baseline with their intervals"));
	html_table(out, &table, _("Differences to the baseline; of the baseline itself its mean"), HTML_CARDS);
	html_element(out, "p class=\"note\"", _("Differences are paired run by run; their intervals hold together at 95%. No interval tells how far the assumptions are off."));
	html_close(out, "details");
	return STATUS_OK;
}

const struct section section_options = {.id = "options", .title = N_("The options side by side"), .write = write};
