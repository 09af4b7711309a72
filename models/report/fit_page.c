/* fit_page.c - how work comes, how long it takes, who does it. */
#include "report/fit_page.h"

#include <math.h>

#include "report/fit_curves.h"
#include "report/log_words.h"
#include "report/number.h"
#include "report/words.h"

static const double SURE = 0.05;

static const char *number(const struct leaf *leaf, double value, int decimals)
{
	const char *words = number_words(value, decimals, false, leaf->is_chinese, leaf->arena);
	return words ? words : "";
}

/* Enough decimals for three figures. */
static int decimals_of(double value)
{
	double size = fabs(value);
	return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
}

static const char *plain(const struct leaf *leaf, double value)
{
	return number(leaf, value, decimals_of(value));
}

static const char *interval(const struct leaf *leaf, const struct stats_interval *of, double scale)
{
	if (!isfinite(of->mean))
		return "";
	int decimals = decimals_of(of->mean * scale);
	const char *words = arena_format(leaf->arena, "%s … %s", number(leaf, of->low * scale, decimals), number(leaf, of->high * scale, decimals));
	return words ? words : "";
}

/* "0.03", "< 0.001". */
static const char *chance(const struct leaf *leaf, double value)
{
	return value < 0.001 ? _("< 0.001") : number(leaf, value, 3);
}

const char *fit_page_line(const struct fitting *fitting, int line)
{
	return fitting->lines[line].name ? fitting->lines[line].name : fitting->line_count > 1 ? _("all others") : _("all");
}

/* -- how work comes ---------------------------------------------------------------------------------------------------- */

static void rates_table(const struct fitting *fitting, struct leaf *leaf)
{
	struct table table;
	leaf_table(leaf, &table, 7);
	leaf_row(leaf, &table, (const char *const[]){_("line of work"), _("rows"), _("a day"), _("interval (95 in 100)"), _("days differ (cv)"), _("interval (95 in 100)"), _("by chance")});
	for (int l = -1; l < (fitting->line_count > 1 ? fitting->line_count : 0); l++) {
		const struct coming *coming = l < 0 ? &fitting->coming : &fitting->lines[l].coming;
		leaf_row(leaf, &table, (const char *const[]){l < 0 ? _("all") : fit_page_line(fitting, l), number(leaf, coming->total, 0), plain(leaf, coming->a_day.mean),
			interval(leaf, &coming->a_day, 1), number(leaf, coming->spread.cv.mean, 2), interval(leaf, &coming->spread.cv, 1), chance(leaf, coming->spread.index_chance)});
	}
	leaf_table_end(leaf, &table, _("Rates, and how much days of one weekday differ beyond chance (gamma factor of each day; by chance: how often chance alone makes them differ as much)"));
}

static void weekdays_table(const struct coming *coming, struct leaf *leaf)
{
	const char *const names[] = {_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")};
	struct table table;
	leaf_table(leaf, &table, 3);
	leaf_row(leaf, &table, (const char *const[]){_("weekday"), _("a day"), _("interval (95 in 100)")});
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		leaf_row(leaf, &table, (const char *const[]){names[w], plain(leaf, coming->weekday[w].mean), interval(leaf, &coming->weekday[w], 1)});
	leaf_table_end(leaf, &table, _("Weekdays"));
}

static void profile_tell(const struct fitting *fitting, struct leaf *leaf)
{
	const struct coming *coming = &fitting->coming;
	struct arena *arena = leaf->arena;
	leaf_paragraph(leaf, arena_format(arena, _("Weekdays differ by more than chance: %s (chance %s). Hours differ: %s (chance %s)."), coming->weekday_chance < SURE ? _("yes") : _("not shown"),
		chance(leaf, coming->weekday_chance), coming->hour_chance < SURE ? _("yes") : _("not shown"), chance(leaf, coming->hour_chance)));
	if (!coming->has_hours)
		leaf_paragraph(leaf, _("The log has days without times of day: nothing can be told of hours."));
	else if (coming->profile_chance < SURE)
		leaf_paragraph(leaf, arena_format(arena, _("The hours are not the same on all weekdays (chance %s); a scenario has one profile of hours for all of them."), chance(leaf, coming->profile_chance)));
	if (coming->has_months)
		leaf_paragraph(leaf, arena_format(arena, _("Months differ by more than chance: %s (chance %s)."), coming->month_chance < SURE ? _("yes") : _("not shown"), chance(leaf, coming->month_chance)));
	else
		leaf_paragraph(leaf, _("Less than a year: nothing can be told of seasons."));
	leaf_paragraph(leaf, arena_format(arena, _("Dispersion: the variance of a day over its mean is %s times what chance makes (%d degrees of freedom, chance %s)."), plain(leaf, coming->spread.index),
		coming->spread.degrees, chance(leaf, coming->spread.index_chance)));
}

static void heads_tell(const struct fitting *fitting, struct leaf *leaf)
{
	const struct coming_heads *heads = &fitting->heads;
	struct arena *arena = leaf->arena;
	if (heads->count == 0)
		return;
	leaf_paragraph(leaf, arena_format(arena, _("For 1,000 residents and month: %s (%s), from %s residents of %d areas in %s; %d rows come from no area of that table. Areas differ by more than chance: "
		"%s (chance %s)."), plain(leaf, heads->a_month.mean), interval(leaf, &heads->a_month, 1), number(leaf, heads->people, 0), heads->count, heads->file, heads->unknown,
		heads->alike_chance < SURE ? _("yes") : _("not shown"), chance(leaf, heads->alike_chance)));
	struct table table;
	leaf_table(leaf, &table, 5);
	leaf_row(leaf, &table, (const char *const[]){_("area"), _("residents"), _("rows"), _("for 1,000 and month"), _("interval (95 in 100)")});
	for (int a = 0; a < heads->count && leaf->is_html; a++)
		leaf_row(leaf, &table, (const char *const[]){heads->areas[a].name, number(leaf, heads->areas[a].people, 0), number(leaf, heads->areas[a].count, 0),
			plain(leaf, heads->areas[a].a_month.mean), interval(leaf, &heads->areas[a].a_month, 1)});
	if (leaf->is_html)
		leaf_table_end(leaf, &table, _("Areas"));
}

/* -- how long it takes ------------------------------------------------------------------------------------------------- */

static const char *what_words(int what)
{
	return what == TAKING_closing ? _("Closing times, from opening to closing by the clock") : what == TAKING_service ? _("Times of work, from beginning to closing, or as recorded")
		: _("Waiting times, from opening to beginning");
}

static const char *quantile_words(const struct leaf *leaf, const struct taking *taking, double share)
{
	return log_words_time(ends_quantile(&taking->curve, share), leaf->is_chinese, leaf->arena);
}

static void families_table(const struct taking *taking, int what, struct leaf *leaf)
{
	struct table table;
	leaf_table(leaf, &table, 9);
	leaf_row(leaf, &table, (const char *const[]){_("distribution"), _("mean (h)"), _("interval (95 in 100)"), _("spread"), _("interval (95 in 100)"), _("AIC"), _("distance (KS)"), _("by chance"), _("by chance (AD)")});
	for (int f = 0; f < FAMILY_COUNT; f++) {
		const struct likelihood_fit *fit = &taking->fits[f];
		const struct family *plate = families_plate((enum family_id)f);
		if (!fit->is_found)
			continue;
		const char *name = leaf->is_chinese ? plate->name_zh : plate->name_en;
		leaf_row(leaf, &table, (const char *const[]){arena_format(leaf->arena, f == taking->best ? "%s*" : "%s", name), plain(leaf, fit->mean.mean), interval(leaf, &fit->mean, 1),
			plate->second ? arena_format(leaf->arena, "%s %s", plate->second, plain(leaf, fit->spread.mean)) : "", plate->second ? interval(leaf, &fit->spread, 1) : "", number(leaf, fit->aic, 1),
			number(leaf, fit->distance, 3), chance(leaf, fit->distance_chance), chance(leaf, fit->weighted_chance)});
	}
	leaf_table_end(leaf, &table, arena_format(leaf->arena, "%s (%s)", what_words(what), _("* least AIC; by chance: how often a sample of that very distribution, fitted anew, lies as far off")));
}

static void lines_table(const struct fitting *fitting, int what, struct leaf *leaf)
{
	struct table table;
	leaf_table(leaf, &table, 8);
	leaf_row(leaf, &table, (const char *const[]){_("line of work"), _("rows"), _("over"), _("half by"), _("90 % by"), _("best"), _("mean (h)"), _("by chance")});
	for (int l = 0; l < fitting->line_count; l++) {
		const struct taking *taking = &fitting->lines[l].takings[what];
		const struct likelihood_fit *fit = taking->best >= 0 ? &taking->fits[taking->best] : NULL;
		const struct family *plate = fit ? families_plate(fit->family) : NULL;
		if (taking->n == 0)
			continue;
		leaf_row(leaf, &table, (const char *const[]){fit_page_line(fitting, l), number(leaf, taking->n, 0), number(leaf, taking->over, 0), quantile_words(leaf, taking, 0.5), quantile_words(leaf, taking, 0.9),
			plate ? (leaf->is_chinese ? plate->name_zh : plate->name_en) : _("too few"), fit ? plain(leaf, fit->mean.mean) : "", fit ? chance(leaf, fit->distance_chance) : ""});
	}
	leaf_table_end(leaf, &table, what_words(what));
}

static void times_write(const struct fitting *fitting, struct leaf *leaf)
{
	struct arena *arena = leaf->arena;
	for (int what = 0; what < TAKING_COUNT; what++) {
		const struct taking *taking = &fitting->takings[what];
		if (taking->n == 0)
			continue;
		leaf_paragraph(leaf, arena_format(arena, _("%s: %d, of which %d are over; half by %s, 90 %% by %s."), what_words(what), taking->n, taking->over, quantile_words(leaf, taking, 0.5),
			quantile_words(leaf, taking, 0.9)));
		if (taking->best < 0) {
			leaf_paragraph(leaf, _("Too few are over to fit a distribution."));
			continue;
		}
		families_table(taking, what, leaf);
		if (taking->fits[taking->best].distance_chance < SURE)
			leaf_paragraph(leaf, _("None of the four forms fits: even the best lies farther off than chance makes it. Use it for its mean and spread alone, or take the values as they are (empirical)."));
		fit_curves_times(taking, what_words(what), leaf);
		if (fitting->line_count > 1)
			lines_table(fitting, what, leaf);
	}
}

/* -- who does it ------------------------------------------------------------------------------------------------------- */

static void passing_write(const struct fitting *fitting, struct leaf *leaf)
{
	const struct passing *passing = &fitting->passing;
	struct arena *arena = leaf->arena;
	if (passing->has_cases)
		leaf_paragraph(leaf, arena_format(arena, _("%d cases of %d pieces. Done again (the case had one of the same category before): %s %% (%s)."), passing->case_count, passing->piece_count,
			number(leaf, 100 * passing->rework.mean, 1), interval(leaf, &passing->rework, 100)));
	else
		leaf_paragraph(leaf, _("Every case has one row: nothing can be told of work done again or handed on."));
	if (isfinite(passing->handed_on.mean))
		leaf_paragraph(leaf, arena_format(arena, _("Handed on to another worker: %s %% of the steps from one piece of a case to the next (%s)."), number(leaf, 100 * passing->handed_on.mean, 1),
			interval(leaf, &passing->handed_on, 100)));
	if (!passing->has_workers) {
		leaf_paragraph(leaf, _("No column names workers."));
		return;
	}
	leaf_paragraph(leaf, arena_format(arena, _("%d workers; on a median day %s of them close something; their shares differ by a Gini coefficient of %s."), passing->worker_count,
		number(leaf, passing->daily_workers, 0), number(leaf, passing->inequality, 2)));
	struct table table;
	leaf_table(leaf, &table, 4);
	leaf_row(leaf, &table, (const char *const[]){_("worker"), _("rows"), _("share (%)"), _("interval (95 in 100)")});
	for (int w = 0; w < passing->shown; w++)
		leaf_row(leaf, &table, (const char *const[]){passing->workers[w].name, number(leaf, passing->workers[w].count, 0), number(leaf, 100 * passing->workers[w].share.mean, 1),
			interval(leaf, &passing->workers[w].share, 100)});
	leaf_table_end(leaf, &table, _("The busiest workers"));
}

enum status fit_page_write(const struct fitting *fitting, struct leaf *leaf)
{
	leaf_open(leaf, arena_format(leaf->arena, _("What %s tells"), fitting->records.file));
	log_words_read(&fitting->records, leaf);
	leaf_heading(leaf, _("How work comes"));
	rates_table(fitting, leaf);
	profile_tell(fitting, leaf);
	weekdays_table(&fitting->coming, leaf);
	fit_curves_profile(&fitting->coming, leaf);
	heads_tell(fitting, leaf);
	leaf_heading(leaf, _("How long it takes"));
	times_write(fitting, leaf);
	leaf_heading(leaf, _("Who does it"));
	passing_write(fitting, leaf);
	return leaf_close(leaf);
}
