/* options_page.c - what each option takes for the same targets: a sentence below a plan, or a table of its own. */
#include "report/staffing_page.h"

#include <math.h>

#include "report/columns.h"
#include "report/number.h"
#include "report/words.h"

#define TEN_THOUSAND 10000.0

/* -- the sentence ---------------------------------------------------------------------------------------------------- */

/* Of all options tried, the least often in time. */
static double on_time_least(const struct options_plan *options)
{
	double least = options->rows[0].trial.on_time.mean;
	for (int i = 1; i < options->count; i++)
		if (options->rows[i].trial.replications > 0)
			least = fmin(least, options->rows[i].trial.on_time.mean);
	return least;
}

void staffing_page_options_words(const struct staffing_page *page, const struct options_plan *options, struct text *words)
{
	double years = page->scenario->settings.horizon_years;
	if (options->is_short)
		text_addf(words, _("For the same targets, hours as simulated over %g years in a short run (%d communities, %d runs): "), years, options->communities,
			options->replications);
	else
		text_add(words, _("For the same targets: "));
	for (int i = 0; i < options->count; i++) {
		const struct options_row *row = &options->rows[i];
		const char *name = staffing_page_option(page, row->policy);
		text_add(words, i > 0 ? _("; ") : "");
		if (row->conflict.count > 0)
			text_addf(words, _("%s: no plan keeps the rules"), name);
		else
			text_addf(words, i > 0 ? _("%s %d") : _("%s takes %d posts"), name, row->total.total);
		if (row->total.unmet_h > 1)
			text_addf(words, _(" (%.0f hours undone)"), row->total.unmet_h);
	}
	text_addf(words, _("; the norm of %.3g per 10,000 gives %d"), options->baseline.rules.per_10000, options->norm_total.total);
	if (options->norm.replications > 0)
		text_addf(words, _(", with which %.0f%% of basic requests are met in time in the simulation"), 100 * options->norm.on_time.mean);
	text_add(words, _("."));
	if (options->rows[0].trial.replications > 0)
		text_addf(words, _(" Tried by simulation, each has at least %.0f%% of basic requests in time."), floor(100 * on_time_least(options)));
}

void staffing_page_growth_words(const struct staffing_page *page, const struct options_plan *options, struct text *words)
{
	for (int i = 0; i < options->count; i++)
		if (options->rows[i].grows)
			text_addf(words, _("%sWith more workers than today more is asked for under \"%s\": planned for that, in %d rounds."), *words_in(words) ? " " : "",
				staffing_page_option(page, options->rows[i].policy), options->rows[i].tries);
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

/* A row as the table shows it: an option, or the norm. */
struct shown {
	const char *name;
	const struct options_row *row;       /* NULL: the norm */
	const struct rehearsal *trial;
	int posts;
	double wanted;                       /* share on time */
	bool is_chinese;
};

#define ROW(name, ...) \
	static const char *name(const void *data, bool is_screen, struct arena *arena) \
	{ \
		const struct shown *shown = data; \
		const struct options_row *row = shown->row; \
		(void)is_screen; \
		return row && row->conflict.count == 0 ? arena_format(arena, __VA_ARGS__) : ""; \
	}

static const char *name_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	(void)arena;
	return ((const struct shown *)data)->name;
}

static const char *posts_cell(const void *data, bool is_screen, struct arena *arena)
{
	const struct shown *shown = data;
	(void)is_screen;
	return shown->row && shown->row->conflict.count > 0 ? "-" : arena_format(arena, "%d", shown->posts);
}

ROW(hours, is_screen ? "%.1f" : "%.0f", row->asked_h / (is_screen ? TEN_THOUSAND : 1))
ROW(grids, "%d", row->total.grids)
ROW(grid_posts, "%d", row->total.posts[POST_GRID])
ROW(counter_posts, "%d", row->total.posts[POST_COUNTER])
ROW(desk_posts, "%d", row->total.posts[POST_SPECIALIST] + row->total.posts[POST_LEAD])
ROW(specialist_posts, "%d", row->total.posts[POST_SPECIALIST])
ROW(lead_posts, "%d", row->total.posts[POST_LEAD])
ROW(per_10000, "%.1f", row->total.residents > 0 ? row->total.total / row->total.residents * TEN_THOUSAND : 0)
ROW(cost, "%.0f", row->total.cost_yuan / (is_screen ? TEN_THOUSAND : 1))
ROW(planned_load, "%.0f", 100 * row->load)

/* With its interval on a screen, alone in a table for machines. */
static const char *interval_words(struct stats_interval interval, double scale, int decimals, bool is_screen, bool is_chinese, struct arena *arena)
{
	if (!(interval.n > 0))
		return is_screen ? "" : "NaN";
	if (!is_screen || !isfinite(interval.half_width) || interval.half_width == 0)
		return arena_format(arena, "%.*f", is_screen ? decimals : 6, scale * interval.mean);
	return arena_format(arena, is_chinese ? "%.*f(%.*f–%.*f)" : "%.*f (%.*f-%.*f)", decimals, scale * interval.mean, decimals, scale * interval.low, decimals,
		scale * interval.high);
}

static const char *worth(const void *data, bool is_screen, struct arena *arena)
{
	const struct shown *shown = data;
	return shown->row ? interval_words(shown->row->worth, 1, 0, is_screen, shown->is_chinese, arena) : "";
}

/* A mark where the target is missed. */
static const char *on_time(const void *data, bool is_screen, struct arena *arena)
{
	const struct shown *shown = data;
	const char *words = shown->trial->replications ? interval_words(shown->trial->on_time, 100, 0, is_screen, shown->is_chinese, arena) : "";
	bool is_missed = is_screen && shown->trial->replications && shown->trial->on_time.mean < shown->wanted;
	return is_missed && words ? arena_format(arena, "%s!", words) : words;
}

static const char *load(const void *data, bool is_screen, struct arena *arena)
{
	const struct shown *shown = data;
	return shown->trial->replications ? interval_words(shown->trial->load, 100, 0, is_screen, shown->is_chinese, arena) : "";
}

static const struct columns_column columns[] = {
	{"option", "方案", "option", "方案", name_cell},
	{"hours\n10k/yr", "工时\n万/年", "hours asked for a year", "年要求工时", hours},
	{"grids", "网格", "grids", "网格", grids},
	{"grid", "网格员", "grid workers", "网格员", grid_posts},
	{"coun-\nter", "窗口", "counter workers", "窗口", counter_posts},
	{"spec.\n+lead", "专干\n书记", NULL, NULL, desk_posts},
	{NULL, NULL, "specialists", "专干", specialist_posts},
	{NULL, NULL, "leads", "书记主任", lead_posts},
	{"total", "合计", "posts", "合计", posts_cell},
	{"per\n10k", "每万\n人", "posts per 10,000", "每万人", per_10000},
	{"cost\n10k/y", "年费用\n万元", "cost a year (CNY)", "年费用（元）", cost},
	{"worth\nposts", "相当于\n增加(人)", "worth in posts", "相当于增加社工（人）", worth},
	{"load\nplan%", "规划\n负荷%", "load planned (%)", "规划负荷（%）", planned_load},
	{"on time\ntried %", "模拟\n按时%", "basic requests on time, tried (%)", "模拟基本诉求按时率（%）", on_time},
	{"load\ntried %", "模拟\n负荷%", "load, tried (%)", "模拟负荷（%）", load},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static enum status table_build(const struct staffing_page *page, const struct options_plan *options, struct arena *arena, struct table *table)
{
	const void **rows = arena_rows(arena, options->count + 1, const void *);
	struct shown *shown = arena_rows(arena, options->count + 1, struct shown);
	double wanted = page->scenario->settings.plan_on_time;
	if (!rows || !shown)
		return STATUS_WORLD;
	for (int i = 0; i < options->count; i++) {
		const struct options_row *row = &options->rows[i];
		shown[i] = (struct shown){staffing_page_option(page, row->policy), row, &row->trial, row->total.total, wanted, page->is_chinese};
	}
	shown[options->count] = (struct shown){arena_format(arena, page->is_chinese ? "每万人%.3g人" : "norm %.3g/10k", options->baseline.rules.per_10000), NULL,
		&options->norm, options->norm_total.total, wanted, page->is_chinese};
	for (int i = 0; i <= options->count; i++)
		rows[i] = &shown[i];
	return columns_table(table, arena, columns, COLUMN_COUNT, rows, options->count + 1, page->format == TABLE_TEXT, page->is_chinese);
}

enum status staffing_page_keep_options(const struct scenario *scenario, const struct options_plan *options, struct arena *arena, struct annexes *annexes)
{
	const void **rows = arena_rows(arena, options->count + 1, const void *);
	struct shown *shown = arena_rows(arena, options->count + 1, struct shown);
	struct annex annex;
	if (!rows || !shown)
		return STATUS_WORLD;
	for (int i = 0; i < options->count; i++) {
		const struct options_row *row = &options->rows[i];
		shown[i] = (struct shown){.name = scenario->policies[row->policy].name, .row = row, .trial = &row->trial, .posts = row->total.total};
	}
	shown[options->count] = (struct shown){.name = "norm", .trial = &options->norm, .posts = options->norm_total.total};
	for (int i = 0; i <= options->count; i++)
		rows[i] = &shown[i];
	enum status status = columns_annex(&annex, arena, "plan_option", "staff for the same targets under each option", "同样目标下各方案所需岗位", columns, COLUMN_COUNT, rows,
		options->count + 1);
	return status == STATUS_OK ? annex_put(annexes, arena, &annex) : status;
}

static void opening_write(const struct staffing_page *page, const struct options_plan *options, struct text *out)
{
	const struct scenario *scenario = page->scenario;
	struct text words;
	text_init(&words);
	text_addf(&words, _("Staff for the same targets under each option: basic requests at least %.0f%% in time, load at most %.0f%%: %s."),
		100 * scenario->settings.plan_on_time, 100 * scenario->settings.plan_load, words_of(page->is_chinese, scenario->name_en, scenario->name_zh));
	staffing_page_say(page, &words, out);
	if (!scenario->communities)
		text_add(&words, _("Generated communities; no real one is judged. "));
	text_addf(&words, _("Hours as simulated: %d communities, %d runs, %g years. "), options->communities, options->replications,
		scenario->settings.horizon_years);
	staffing_page_conditions(page, &words);
	staffing_page_say(page, &words, out);
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
	text_free(&words);
}

static void trial_write(const struct options_plan *options, struct text *words)
{
	const struct rehearsal *trial = &options->rows[0].trial;
	if (trial->replications > 0)
		text_addf(words, _("Tried: the posts of the plan simulated in %d communities, %d runs, on other luck than the plan has seen; in brackets where 95 of 100 such means lie; !: less often in time than asked for."),
			trial->communities, trial->replications);
	for (int i = 0; i < options->count; i++)
		if (options->rows[i].load < options->rows[0].load - 1e-9 || options->rows[i].load > options->rows[0].load + 1e-9) {
			text_add(words, _(" Where posts at the load asked for were not in time often enough, more were planned, at a lower load."));
			break;
		}
}

static bool is_worth_known(const struct options_plan *options)
{
	bool is_known = false;
	for (int i = 0; i < options->count; i++)
		is_known |= options->rows[i].worth.n > 0;
	return is_known;
}

enum status staffing_page_options(const struct staffing_page *page, const struct options_plan *options, struct arena *arena, struct text *out)
{
	struct table table;
	struct text words;
	enum status status = table_build(page, options, arena, &table);
	if (status != STATUS_OK)
		return status;
	if (page->format != TABLE_CSV)
		opening_write(page, options, out);
	table_write(&table, page->format, out);
	text_init(&words);
	if (page->format != TABLE_CSV) {
		text_add(out, "\n");
		staffing_page_options_words(page, options, &words);
		staffing_page_say(page, &words, out);
		trial_write(options, &words);
		staffing_page_say(page, &words, out);
		staffing_page_growth_words(page, options, &words);
		staffing_page_say(page, &words, out);
		if (is_worth_known(options)) {
			text_add(&words, _("Worth: fractional posts the baseline takes more, for the hours demanded of the workers of today, over the runs of the file."));
			staffing_page_say(page, &words, out);
		}
	}
	text_free(&words);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
