/* backtest.c - published cuts beside simulated ones, untuned; and the targets the defaults were calibrated to. */
#include "backtest.h"

#include <math.h>
#include <stdlib.h>

#include "measure/stats.h"
#include "show/chart.h"
#include "runs.h"

enum { MOST_REPLICATIONS = 64 };
static const double NEAR = 10; /* points; a published figure of one place is no better than that */
static const char HUAIYIN[] = "scenarios/backtests/huaiyin.yaml", ONE_TABLE[] = "scenarios/backtests/one-table.yaml", HAISHU[] = "scenarios/haishu-2012.yaml";

/* -- back-test ---------------------------------------------------------------------------------------------------------- */

static const char *const first_months[] = {"time.horizon=0.25 yr", "time.warmup=0 yr", NULL};

/* What was published, and how it is simulated: how far a line's hours (or its pieces) fall under an option. */
static const struct published {
	const char *source, *what, *rule;
	double fallen;
	const char *scenario, *option, *line;
	bool is_pieces;                 /* what need not be done, in per cent of the pieces; else hours that came in */
	const char *const *assignments;
	const char *remark;
} publications[] = {
	{"E30", "ledgers cut", "clean-up, first three months", 68, HUAIYIN, "clean_up", "ledger", false, first_months, "its share is taken from this source"},
	{"E30", "ledgers cut", "clean-up, third year", 68, HUAIYIN, "clean_up", "ledger", false, NULL, ""},
	{"E30", "ledgers cut", "list and review, third year", 68, HUAIYIN, "haishu_gate", "ledger", false, NULL, ""},
	{"E30", "accreditations cut", "clean-up, first three months", 85, HUAIYIN, "clean_up", "accreditation", false, first_months, "its share is taken from this source"},
	{"E30", "accreditations cut", "clean-up, third year", 85, HUAIYIN, "clean_up", "accreditation", false, NULL, ""},
	{"E30", "accreditations cut", "list and review, third year", 85, HUAIYIN, "haishu_gate", "accreditation", false, NULL, ""},
	{"E30", "tasks cut", "clean-up, first three months", 50, HUAIYIN, "clean_up", "task", false, first_months, "its share is taken from this source"},
	{"E30", "tasks cut", "clean-up, third year", 50, HUAIYIN, "clean_up", "task", false, NULL, ""},
	{"E30", "tasks cut", "list and review, third year", 50, HUAIYIN, "haishu_gate", "task", false, NULL, ""},
	{"E30", "kinds of certificates cut", "20 kinds barred, third year", 50, HUAIYIN, "clean_up", "certificate", false, NULL, "20 kinds are the rule of 2020 (E37)"},
	{"E29", "forms", "one table of the district, third year", 57.11, ONE_TABLE, "district", "form", true, NULL, ""},
	{"E29", "hours on forms", "one table of the district, third year", 30, ONE_TABLE, "district", "form", false, NULL, "hours saved on a form are set from this source"},
	{"E24", "hours on forms", "one table of the city, third year", 92.5, ONE_TABLE, "city", "form", false, NULL, "a third of the month, then half a day"},
};
enum { PUBLICATIONS = sizeof publications / sizeof *publications };

static bool simulated(const struct published *published, struct stats_interval *interval)
{
	struct run run;
	double before[MOST_REPLICATIONS], after[MOST_REPLICATIONS], fallen[MOST_REPLICATIONS];
	run_make(&run, published->scenario, published->assignments, 0, 0, 0);
	bool is_run = run.status == STATUS_OK;
	if (is_run) {
		int line = run_line(&run, published->line), point = result_point_index(&run.set, published->option);
		run_line_values(&run, run.set.baseline, line, LINE_MEASURE_demanded_hours, before);
		run_line_values(&run, point, line, published->is_pieces ? LINE_MEASURE_merged : LINE_MEASURE_demanded_hours, after);
		for (int r = 0; r < run.set.replication_count; r++)
			fallen[r] = published->is_pieces ? after[r] : 100 - 100 * after[r] / before[r];
		*interval = stats_mean(fallen, run.set.replication_count, 0.95);
	}
	run_free(&run);
	return is_run;
}

static bool published_all(struct text *page, struct stats_interval *intervals)
{
	bool is_run = true;
	puts("Back-test: nothing is tuned, nothing asserted");
	text_add(page, "\n## Back-test\n\n| source | what | rule simulated | reported (%) | simulated (%) | | |\n|---|---|---|---|---|---|---|\n");
	for (int i = 0; i < PUBLICATIONS && is_run; i++) {
		const struct published *published = &publications[i];
		struct stats_interval *interval = &intervals[i];
		is_run = simulated(published, interval);
		const char *word = fabs(interval->mean - published->fallen) <= NEAR ? "near" : "miss";
		printf("  %-4s %s %s, %s: reported -%g %%, simulated -%.1f (%.1f to %.1f) %%%s%s\n", word, published->source, published->what, published->rule,
			published->fallen, interval->mean, interval->low, interval->high, *published->remark ? "; " : "", published->remark);
		text_addf(page, "| %s | %s | %s | −%g | −%.1f (%.1f to %.1f) | %s | %s |\n", published->source, published->what, published->rule, published->fallen,
			interval->mean, interval->low, interval->high, word, published->remark);
	}
	return is_run;
}

static void published_draw(const struct stats_interval *intervals, struct text *picture)
{
	const char *names[PUBLICATIONS];
	char words[PUBLICATIONS][128];
	double columns[4][PUBLICATIONS];
	for (int i = 0; i < PUBLICATIONS; i++) {
		text_print(words[i], sizeof words[i], "%s %s: %s", publications[i].source, publications[i].what, publications[i].rule);
		names[i] = words[i];
		columns[0][i] = publications[i].fallen;
		columns[1][i] = intervals[i].mean;
		columns[2][i] = intervals[i].low;
		columns[3][i] = intervals[i].high;
	}
	const struct chart_series series[] = {
		{.label = "reported", .shape = CHART_BAR, .count = PUBLICATIONS, .y = columns[0]},
		{.label = "simulated, untuned", .shape = CHART_BAR, .count = PUBLICATIONS, .y = columns[1], .low = columns[2], .high = columns[3]},
	};
	const struct chart_panel panel = {.title = "Reported and simulated", .y.label = "fallen (%)", .names = names, .name_count = PUBLICATIONS, .series = series, .series_count = 2};
	chart_write(&(struct chart){.title = "Back-test · 回溯检验", .description = "Cuts as published beside those simulated with the defaults; nothing was tuned to them.",
		.panels = &panel, .panel_count = 1}, picture);
}

/* -- calibration -------------------------------------------------------------------------------------------------------- */

static const struct target {
	const char *measure, *what;
	double low, high;
	const char *source;
} targets[] = {
	{"admin_share", "administrative share of time (%)", 64, 80, "E19, E22"},
	{"overtime", "overtime (h/worker-week)", 1, 8, "E18, E20"},
	{"quits", "quits (% a year)", 15, 25, "E16"},
	{"burnt_out", "burnt out (% of workers)", 30, 50, "E15"},
};

static bool calibrated(struct text *page)
{
	struct run run;
	double values[MOST_REPLICATIONS];
	run_make(&run, HAISHU, (const char *const[]){"place.communities=12", "place.streets=2", NULL}, 0, 0, 0);
	bool is_run = run.status == STATUS_OK;
	puts("Calibration: the defaults, doing nothing (12 communities)");
	text_add(page, "\n## Calibration\n\n| | range | source | simulated | |\n|---|---|---|---|---|\n");
	for (unsigned i = 0; is_run && i < sizeof targets / sizeof *targets; i++) {
		const struct target *target = &targets[i];
		int measure = result_measure_index(&run.set, target->measure);
		if (measure < 0)
			continue;
		run_values(&run, run.set.baseline, (enum indicator_id)measure, values);
		struct stats_interval interval = stats_mean(values, run.set.replication_count, 0.95);
		const char *word = interval.mean >= target->low && interval.mean <= target->high ? "inside" : "outside";
		printf("  %-7s %s: %.1f (%.1f to %.1f); range %g to %g, %s\n", word, target->what, interval.mean, interval.low, interval.high, target->low, target->high, target->source);
		text_addf(page, "| %s | %g to %g | %s | %.1f (%.1f to %.1f) | %s |\n", target->what, target->low, target->high, target->source, interval.mean, interval.low,
			interval.high, word);
	}
	run_free(&run);
	return is_run;
}

bool backtest_all(struct text *page, struct text *picture)
{
	struct stats_interval intervals[PUBLICATIONS];
	if (!published_all(page, intervals) || !calibrated(page))
		return false;
	published_draw(intervals, picture);
	return true;
}
