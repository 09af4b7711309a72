/* advice.c - the longest relief first (the deepest when several outlast the run), then the option both sides gain from, then the shortest. */
#include "report/advice.h"

#include <math.h>
#include <string.h>

#include "report/lasting.h"
#include "report/words.h"

/* What the advice needs to know of one option. */
struct option {
	const char *label;
	double months;                    /* the relief lasts; NaN = none or not known */
	double less_demanded, tasks_gain; /* differences to the baseline, the first turned round */
	enum compare_verdict demanded, tasks, services;
};

static const struct compare_cell *cell_of(const struct headline *headline, const char *measure, int point)
{
	int m = headline_index(headline, measure);
	return m < 0 ? NULL : compare_at(headline->comparison, m, point);
}

static enum compare_verdict verdict_of(const struct compare_cell *cell)
{
	return cell ? cell->verdict : COMPARE_NONE;
}

static struct option option_of(const struct headline *headline, int point, struct arena *arena)
{
	const struct result_point *named = &headline->set->points[point];
	const struct compare_cell *demanded = cell_of(headline, "admin_demanded", point), *tasks = cell_of(headline, "tasks_done_well", point);
	int lasts = result_measure_index(headline->set, "relief_lasts");
	return (struct option){
		.label = words_of(headline->is_chinese, named->label_en, named->label_zh),
		.months = lasts < 0 ? NAN : lasting_of(headline->set, lasts, point, arena).median,
		.less_demanded = demanded ? -demanded->difference.mean : NAN,
		.tasks_gain = tasks ? tasks->difference.mean : NAN,
		.demanded = verdict_of(demanded),
		.tasks = verdict_of(tasks),
		.services = verdict_of(cell_of(headline, "services_on_time", point)),
	};
}

/* Whether a lasts longer than b; at equal length, whether it takes more away. Any length is more than an unknown one. */
static bool is_longer(const struct option *a, const struct option *b)
{
	double first = isnan(a->months) ? -1 : a->months, second = isnan(b->months) ? -1 : b->months;
	return first > second || (first == second && a->less_demanded > b->less_demanded);
}

static bool serves_both(const struct option *option)
{
	return option->demanded == COMPARE_BETTER && option->tasks == COMPARE_BETTER && option->services != COMPARE_WORSE;
}

static const char *months_words(double months, double horizon, struct arena *arena)
{
	const char *words = isinf(months) ? arena_format(arena, _("more than %.0f months"), horizon)
		: arena_format(arena, _("about %.0f months"), months);
	return words ? words : "";
}

/* Whether which option lasts longest can be told at all: not when several outlast the run. */
static bool lasting_tells(const struct option *options, int count)
{
	int outlasting = 0;
	for (int p = 0; p < count; p++)
		outlasting += options[p].demanded == COMPARE_BETTER && options[p].months > 0 && isinf(options[p].months);
	return outlasting < 2;
}

static void longest_write(const struct headline *headline, const struct option *option, bool is_told, struct arena *arena, struct text *out)
{
	double horizon = 12 * headline->set->horizon_years;
	if (!is_told)
		text_addf(out, _("several outlast the %.0f months simulated; of these \"%s\" lowers the burden most (%.0f hours less a worker and month)"),
			horizon, option->label, option->less_demanded);
	else if (isnan(option->months))
		text_addf(out, _("to lower the burden most choose \"%s\" (%.0f hours less a worker and month)"), option->label, option->less_demanded);
	else
		text_addf(out, _("for lasting relief choose \"%s\" (%s)"), option->label,
			months_words(option->months, horizon, arena));
	if (option->tasks == COMPARE_WORSE)
		text_addf(out, _("; the price: departments get %.0f points less done well."), -option->tasks_gain);
	else if (option->tasks == COMPARE_BETTER)
		text_addf(out, _("; departments even get %.0f points more done well."), option->tasks_gain);
	else if (option->tasks == COMPARE_SAME)
		text_add(out, _("; departments get as much done well as before."));
	else
		text_add(out, _("; what it does to departments' tasks is not clear yet."));
}

static void both_write(const struct headline *headline, const struct option *option, struct arena *arena, struct text *out)
{
	text_addf(out, _(" \"%s\" serves both sides: departments get %.0f points more done well"), option->label, option->tasks_gain);
	if (isfinite(option->months))
		text_addf(out, _(", but half of the relief is gone after %s."), months_words(option->months, 12 * headline->set->horizon_years, arena));
	else
		text_add(out, _("."));
}

static void undecided_write(const struct headline *headline, struct text *out)
{
	int needed = 0;
	for (int p = 0; p < headline->set->point_count; p++) {
		const struct compare_cell *cell = cell_of(headline, "admin_demanded", p);
		if (cell && cell->verdict == COMPARE_UNCLEAR && cell->replications_needed > needed)
			needed = cell->replications_needed;
	}
	if (needed > 0)
		text_addf(out, _("nothing is decided yet: whether an option lowers the hours demanded, %d runs cannot tell; about %d can."),
			headline->set->replication_count, needed);
	else
		text_add(out, _("no option lowers the hours demanded by enough to matter."));
}

/* What stands out among the options; NULL = none does. */
struct choice {
	struct option *options;
	const struct option *longest, *both, *shortest;
};

static enum status choice_make(const struct headline *headline, struct arena *arena, struct choice *choice)
{
	int count = headline->set->point_count;
	*choice = (struct choice){.options = arena_rows(arena, count, struct option)};
	if (!choice->options)
		return STATUS_WORLD;
	for (int p = 0; p < count; p++) {
		struct option *option = &choice->options[p];
		*option = option_of(headline, p, arena);
		if (option->demanded != COMPARE_BETTER)
			continue;
		if (!choice->longest || is_longer(option, choice->longest))
			choice->longest = option;
		if (serves_both(option) && (!choice->both || is_longer(option, choice->both)))
			choice->both = option;
		if (isfinite(option->months) && (!choice->shortest || is_longer(choice->shortest, option)))
			choice->shortest = option;
	}
	return STATUS_OK;
}

enum status advice_choose(const struct headline *headline, struct arena *arena, int *point)
{
	struct choice choice;
	if (choice_make(headline, arena, &choice) != STATUS_OK)
		return STATUS_WORLD;
	*point = choice.longest ? (int)(choice.longest - choice.options) : -1;
	return STATUS_OK;
}

enum status advice_write(const struct headline *headline, struct arena *arena, struct text *out)
{
	struct choice choice;
	if (choice_make(headline, arena, &choice) != STATUS_OK)
		return STATUS_WORLD;
	text_add(out, _("Choose: "));
	if (!choice.longest) {
		undecided_write(headline, out);
		return STATUS_OK;
	}
	longest_write(headline, choice.longest, lasting_tells(choice.options, headline->set->point_count), arena, out);
	if (choice.both && choice.both != choice.longest)
		both_write(headline, choice.both, arena, out);
	if (choice.shortest && choice.shortest != choice.longest && choice.shortest != choice.both)
		text_addf(out, _(" Shortest: \"%s\", %s."), choice.shortest->label, months_words(choice.shortest->months, 12 * headline->set->horizon_years, arena));
	return STATUS_OK;
}
