/* brief.c - the headline's rows, then the same measures where things go worst: in the plausible cases, in the communities worst off. */
#include "report/brief.h"

#include <math.h>
#include <string.h>

#include "report/number.h"
#include "report/observed.h"
#include "report/words.h"
#include "report/worst_tenth.h"

enum { MOST_ROWS = 3 };

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
	const struct headline *headline = &brief->headline;
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
		rows[group->count++] = (struct brief_row){label ? label : row->label, row->unit, label != NULL, cells};
	return cells ? STATUS_OK : STATUS_WORLD;
}

/* -- the three groups ------------------------------------------------------------------------------------------------ */

static enum status headline_group(struct brief *brief, struct arena *arena)
{
	const struct headline *headline = &brief->headline;
	struct brief_row *rows = arena_rows(arena, headline->row_count + 1, struct brief_row);
	if (!rows)
		return STATUS_WORLD;
	for (int r = 0; r < headline->row_count; r++) {
		const struct headline_row *row = &headline->rows[r];
		const char **cells = arena_rows(arena, brief->option_count, const char *);
		for (int i = 0; cells && i < brief->option_count; i++)
			if (!(cells[i] = headline_words(&row->cells[i], arena)))
				return STATUS_WORLD;
		if (!cells)
			return STATUS_WORLD;
		rows[r] = (struct brief_row){row->label, row->unit, row->is_part, cells};
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
	const struct result_screen *screen = &brief->headline.set->screen;
	struct brief_row *rows = arena_rows(arena, MOST_ROWS, struct brief_row);
	struct brief_group *group = &brief->groups[BRIEF_PLAUSIBLE];
	*group = (struct brief_group){.title = _("Worst of the plausible cases"), .rows = rows, .note = ""};
	if (screen->point_count > 0)
		group->title = arena_format(arena, ngettext("Worst of %d plausible case (%d communities)", "Worst of %d plausible cases (%d communities)",
			(unsigned long)screen->point_count), screen->point_count, screen->place_count);
	else
		group->note = arena_format(arena, _("Not in this file. To have it: jianfu run %s --screen -o %s"), brief->headline.set->scenario_file, file);
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
	return *unit ? arena_format(arena, brief->headline.is_chinese ? "%s（%s）" : "%s (%s)", label, unit) : label;
}

static enum status words_build(struct brief *brief, const char *file, struct arena *arena)
{
	const struct headline *headline = &brief->headline;
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

enum status brief_build(struct brief *brief, const struct result_set *set, const char *file, bool is_chinese, struct arena *arena)
{
	*brief = (struct brief){.option_count = set->point_count < BRIEF_OPTIONS ? set->point_count : BRIEF_OPTIONS};
	enum status status = headline_build(&brief->headline, set, is_chinese, arena);
	if (status == STATUS_OK)
		status = headline_group(brief, arena);
	if (status == STATUS_OK)
		status = plausible_group(brief, file, arena);
	if (status == STATUS_OK)
		status = tenth_group(brief, arena);
	return status == STATUS_OK ? words_build(brief, file, arena) : status;
}
