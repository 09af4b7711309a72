/* plan.c - the staffing plan, when one was put into the results: posts by street, what each option takes, what one thing more is worth. */
#include <math.h>
#include <string.h>

#include "report/number.h"
#include "report/page/section.h"
#include "report/page/tables.h"
#include "report/words.h"
#include "show/html.h"

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

static const char *const option_columns[] = {"option", "hours_asked_for_a_year", "grids", "grid_workers", "counter_workers", "specialists", "leads", "posts", "posts_per_10_000",
	"cost_a_year", "load_planned", "basic_requests_on_time_tried", "load_tried"};
static const char *const place_columns[] = {"street", "community", "communities", "residents", "households", "grids_now", "grids", "grid_workers", "counter_workers", "specialists", "leads",
	"posts", "posts_per_10_000", "posts_now", "difference", "cost_a_year", "walk_to_the_office"};

static const struct annex *table_of(const struct section_place *place, const char *name)
{
	return annex_find(&place->study->set.annexes, name);
}

static bool is_known(const struct section_place *place)
{
	return table_of(place, "plan_fact") != NULL;
}

/* A sentence of numbers that are all known; else nothing. */
static void say(struct text *out, const char *sentence, const double *numbers, int count)
{
	struct text words;
	for (int i = 0; i < count; i++)
		if (!isfinite(numbers[i]))
			return;
	text_init(&words);
	text_addf(&words, sentence, numbers[0], numbers[1], numbers[2]);
	html_element(out, "p", words_in(&words));
	out->failed |= words.failed;
	text_free(&words);
}

static void sentences_write(const struct annex *facts, struct text *out)
{
	double load = tables_fact(facts, "load", "value"), posts = tables_fact(facts, "posts", "value"), now = tables_fact(facts, "posts_now", "value");
	double undone = tables_fact(facts, "undone", "value");
	say(out, _("To do all the work at a load of at most %.0f%% takes %.0f posts; there are %.0f now."), (double[]){load, posts, now}, 3);
	say(out, _("The posts of today give %.0f hours for every 100 asked for."), (double[]){tables_fact(facts, "given", "value"), 0, 0}, 1);
	say(out, _("The plan costs %.0f × 10,000 CNY a year; no plan costs less than %.0f."), (double[]){tables_fact(facts, "cost", "value"), tables_fact(facts, "cost_bound", "value"), 0}, 2);
	say(out, _("One more hour of work a year costs %.0f CNY, from %.0f hours less to %.0f hours more."),
		(double[]){tables_fact(facts, "hour", "value"), tables_fact(facts, "hour", "low"), tables_fact(facts, "hour", "high")}, 3);
	if (undone > 1)
		say(out, _("%.0f hours a year stay undone."), (double[]){undone, 0, 0}, 1);
}

static enum status facts_table(const struct section_place *place, const struct annex *facts, struct text *out)
{
	const char *const columns[] = {place->is_chinese ? "name_zh" : "name_en", "value", place->is_chinese ? "unit_zh" : "unit", "low", "high"};
	html_fold(out, _("What decides the plan, and what one thing more is worth"));
	enum status status = tables_write(place, facts, columns, COUNT(columns), _("What decides the plan; prices hold from so much less to so much more"), out);
	html_close(out, "details");
	return status;
}

static enum status write(const struct section_place *place, struct text *out)
{
	const struct annex *facts = table_of(place, "plan_fact"), *options = table_of(place, "plan_option"), *streets = table_of(place, "plan_street"),
		*communities = table_of(place, "plan_community");
	enum status status = STATUS_OK;
	sentences_write(facts, out);
	if (options)
		status = tables_write(place, options, option_columns, COUNT(option_columns), _("Posts for the same targets under each option; the last row: by the norm alone"), out);
	if (streets && status == STATUS_OK)
		status = tables_write(place, streets, place_columns, COUNT(place_columns), _("Posts by street"), out);
	if (status == STATUS_OK)
		status = facts_table(place, facts, out);
	if (communities && status == STATUS_OK) {
		html_fold(out, _("Posts by community"));
		status = tables_write(place, communities, place_columns, COUNT(place_columns), _("Posts by community"), out);
		html_close(out, "details");
	}
	return status;
}

const struct section section_plan = {.id = "plan", .title = N_("The staffing plan"), .is_known = is_known, .write = write};
