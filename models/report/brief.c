/* brief.c - the headline's rows, then the same measures where things go worst: in the plausible cases, in the communities worst off. */
#include "report/brief.h"

#include <math.h>
#include <string.h>

#include "report/first_screen.h"
#include "report/number.h"
#include "report/observed.h"
#include "report/page/series.h"
#include "report/words.h"
#include "report/worst_tenth.h"

enum { MOST_ROWS = 3 };
static const char CHARTED[] = "admin_demanded";
static const double CHART_PIXELS = 720;

/* A value of each option, for one row. */
typedef double row_value(const struct result_set *set, int measure, int point, struct arena *arena);

static const struct headline_row *row_named(const struct headline *headline, const char *measure)
{
	int m = headline_index(headline, measure);
	return m < 0 ? NULL : &headline->rows[m];
}

/* Adds a row of a measure that is on the headline; nothing where no option has a value. */
static enum status row_add(const struct brief *brief, struct brief_group *group, struct brief_row *rows, const char *measure, const char *label, row_value *value,
	bool is_signed, struct arena *arena)
{
	const struct headline *headline = brief->headline;
	const struct headline_row *row = row_named(headline, measure);
	const char **cells = arena_rows(arena, brief->option_count, const char *);
	bool is_known = false;
	if (!row)
		return STATUS_OK;
	for (int i = 0; cells && i < brief->option_count; i++) {
		double at = value(headline->set, row->measure, headline->options[i].point, arena);
		is_known |= isfinite(at) && !(is_signed && i == 0);
		cells[i] = is_signed && i == 0 ? "" : number_words(at, headline->set->measures[row->measure].decimals, is_signed, headline->is_chinese, arena);
		if (!cells[i])
			return STATUS_WORLD;
	}
	if (is_known)
		rows[group->count++] = (struct brief_row){label ? label : row->label, row->unit, label != NULL, cells, NULL};
	return cells ? STATUS_OK : STATUS_WORLD;
}

/* -- the three groups ------------------------------------------------------------------------------------------------ */

static enum status headline_group(struct brief *brief, struct arena *arena)
{
	const struct headline *headline = brief->headline;
	struct brief_row *rows = arena_rows(arena, headline->row_count + 1, struct brief_row);
	if (!rows)
		return STATUS_WORLD;
	for (int r = 0; r < headline->row_count; r++) {
		const struct headline_row *row = &headline->rows[r];
		const char **cells = arena_rows(arena, 2 * brief->option_count, const char *), **marks = cells ? cells + brief->option_count : NULL;
		for (int i = 0; cells && i < brief->option_count; i++) {
			cells[i] = row->cells[i].value;
			marks[i] = arena_format(arena, row->cells[i].is_open ? "%s?" : "%s", row->cells[i].mark);
			if (!marks[i])
				return STATUS_WORLD;
		}
		if (!cells)
			return STATUS_WORLD;
		rows[r] = (struct brief_row){row->label, row->unit, row->is_part, cells, marks};
	}
	brief->groups[BRIEF_HEADLINE] = (struct brief_group){.title = "", .rows = rows, .count = headline->row_count, .note = ""};
	return STATUS_OK;
}

/* The worse of two values of a measure; NaN gives way. */
static double worse(double a, double b, int better)
{
	return better < 0 ? fmax(a, b) : fmin(a, b);
}

static double plausible_worst(const struct result_set *set, int measure, int point, struct arena *arena)
{
	double worst = NAN;
	(void)arena;
	for (int i = 0; i < set->screen.point_count; i++)
		worst = worse(worst, result_screened(set, i, point)[measure], set->measures[measure].better);
	return worst;
}

static double plausible_least(const struct result_set *set, int measure, int point, struct arena *arena)
{
	double worst = NAN;
	(void)arena;
	for (int i = 0; i < set->screen.point_count; i++)
		worst = worse(worst, compare_screened(set, i, measure, point, set->baseline), set->measures[measure].better);
	return worst;
}

static enum status plausible_group(struct brief *brief, const char *file, struct arena *arena)
{
	const struct result_screen *screen = &brief->headline->set->screen;
	struct brief_row *rows = arena_rows(arena, MOST_ROWS, struct brief_row);
	struct brief_group *group = &brief->groups[BRIEF_PLAUSIBLE];
	*group = (struct brief_group){.title = _("Worst of the plausible cases"), .rows = rows, .note = ""};
	if (screen->point_count > 0)
		group->title = arena_format(arena, ngettext("Worst of %d plausible case (%d communities)", "Worst of %d plausible cases (%d communities)",
			(unsigned long)screen->point_count), screen->point_count, screen->place_count);
	else
		group->note = arena_format(arena, _("Not in this file. To have it: jianfu run %s --screen -o %s"), brief->headline->set->scenario_file, file);
	enum status status = rows && group->title && group->note ? STATUS_OK : STATUS_WORLD;
	if (status == STATUS_OK)
		status = row_add(brief, group, rows, "admin_demanded", NULL, plausible_worst, false, arena);
	if (status == STATUS_OK)
		status = row_add(brief, group, rows, "admin_demanded", _("least change beside the baseline"), plausible_least, true, arena);
	if (status == STATUS_OK)
		status = row_add(brief, group, rows, "services_on_time", NULL, plausible_worst, false, arena);
	return status;
}

static enum status tenth_group(struct brief *brief, struct arena *arena)
{
	struct brief_row *rows = arena_rows(arena, MOST_ROWS, struct brief_row);
	struct brief_group *group = &brief->groups[BRIEF_TENTH];
	*group = (struct brief_group){.title = _("Worst-off tenth of communities"), .rows = rows, .note = ""};
	enum status status = rows ? STATUS_OK : STATUS_WORLD;
	if (status == STATUS_OK)
		status = row_add(brief, group, rows, "admin_demanded", NULL, worst_tenth_mean, false, arena);
	if (status == STATUS_OK)
		status = row_add(brief, group, rows, "services_on_time", NULL, worst_tenth_mean, false, arena);
	if (group->count == 0)
		group->note = _("Not in this file: it holds no communities.");
	return status;
}

/* -- the words around them ------------------------------------------------------------------------------------------- */

const char *brief_label(const struct brief *brief, const char *label, const char *unit, struct arena *arena)
{
	return *unit ? arena_format(arena, brief->headline->is_chinese ? "%s（%s）" : "%s (%s)", label, unit) : label;
}

static enum status words_build(struct brief *brief, const char *file, struct arena *arena)
{
	const struct headline *headline = brief->headline;
	const struct result_set *set = headline->set;
	const char *screening = arena_format(arena, _("Turns over: not asked yet, and what to measure first is not known. To ask: jianfu run %s --screen -o %s"),
		set->scenario_file, file);
	brief->choose = headline->choose;
	brief->turns = *headline->turns || headline->option_count < 2 ? headline->turns : screening;
	brief->measure_first = headline->measure_first;
	brief->shown = brief->option_count == headline->option_count ? ""
		: arena_format(arena, _("%d of %d options shown. All: jianfu report %s -o FILE.xlsx"), brief->option_count, headline->option_count, file);
	brief->legend = headline->option_count < 2 ? headline_runs(headline, arena) : headline_legend(headline, brief->option_count, arena);
	brief->observed = observed_words(headline, arena);
	brief->provenance = arena_format(arena, _("From %s: %s, seed %llu, %s. A simulation compares options under stated assumptions; it forecasts no place."), file,
		set->scenario_file, (unsigned long long)set->seed, set->program);
	bool fine = screening && brief->turns && brief->shown && brief->legend && brief->observed && brief->provenance;
	return fine ? STATUS_OK : STATUS_WORLD;
}

/* -- the chart ------------------------------------------------------------------------------------------------------- */

static enum status chart_build(struct brief *brief, const struct section_place *place)
{
	int measure = series_measure(place, CHARTED);
	struct chart_series *series = arena_rows(place->arena, brief->option_count, struct chart_series);
	struct chart_panel *panel = arena_rows(place->arena, 1, struct chart_panel);
	enum status status = series && panel ? STATUS_OK : STATUS_WORLD;
	brief->chart = (struct chart){.panels = panel, .is_grey = true, .labels_lines = true, .is_untitled = true, .width = CHART_PIXELS,
		.description = _("Means over the runs, month by month; a line for each option.")};
	if (measure < 0 || status != STATUS_OK)
		return status;
	for (int i = 0; i < brief->option_count && status == STATUS_OK; i++) {
		status = series_steps(place, measure, brief->headline->options[i].point, 1, &series[i]);
		series[i].low = series[i].high = NULL; /* bands of eight options would hide each other */
	}
	*panel = (struct chart_panel){.title = "", .x = {.is_year = true, .label = ""}, .y.label = series_label(place, measure),
		.series = series, .series_count = brief->option_count};
	brief->chart.title = panel->y.label;
	brief->chart.panel_count = 1;
	return status;
}

const char *brief_mean(const struct brief *brief, int option, int first, int end, struct arena *arena)
{
	const struct chart_series *series = &brief->chart.panels->series[option];
	double sum = 0;
	int count = 0;
	for (int month = first; month < end; month++)
		if (isfinite(series->y[month])) {
			sum += series->y[month];
			count++;
		}
	return number_words(count ? sum / count : NAN, 0, false, brief->headline->is_chinese, arena);
}

enum status brief_build(struct brief *brief, const struct studies *studies, bool is_chinese, struct arena *arena, struct faults *faults)
{
	const struct studies_row *study = studies_single(studies, faults);
	const struct section_place place = {.studies = studies, .study = study, .prefix = "", .is_chinese = is_chinese, .arena = arena};
	if (!study)
		return STATUS_FAULT;
	if (study->headline.row_count == 0 || first_screen_is_of_queues(&study->set))
		return fault_add(faults, (struct place){.file = study->files[0]}, "jianfu compare FILE.h5 --lines has a study of queues",
			"it has no residents and no work sent down, which a brief is about");
	int options = study->headline.option_count;
	*brief = (struct brief){.headline = &study->headline, .option_count = options < BRIEF_OPTIONS ? options : BRIEF_OPTIONS};
	enum status status = headline_group(brief, arena);
	if (status == STATUS_OK)
		status = plausible_group(brief, study->files[0], arena);
	if (status == STATUS_OK)
		status = tenth_group(brief, arena);
	if (status == STATUS_OK)
		status = chart_build(brief, &place);
	return status == STATUS_OK ? words_build(brief, study->files[0], arena) : status;
}
