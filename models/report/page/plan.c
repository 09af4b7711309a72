/* plan.c - plans that were put into the results: posts by street, what each option takes, what one thing more is worth; grids and their maps; the catalogue. */
#include <math.h>
#include <string.h>

#include "report/grids_map.h"
#include "report/page/section.h"
#include "report/page/tables.h"
#include "report/words.h"
#include "show/html.h"
#include "show/svg.h"

#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

static const char *const option_columns[] = {"option", "posts", "grid_workers", "counter_workers", "specialists", "leads", "posts_per_10_000", "cost_a_year",
	"hours_asked_for_a_year", "basic_requests_on_time_tried"};
static const char *const place_columns[] = {"street", "community", "residents", "households", "grids_now", "grids", "grid_workers", "counter_workers", "specialists", "leads",
	"posts", "posts_per_10_000", "posts_now", "difference", "cost_a_year"};

static const char *const grid_community_columns[] = {"community", "buildings", "households", "grids", "fewest_households_of_a_grid", "most_households_of_a_grid", "walk", "farthest_walk",
	"proven_the_best"};
static const char *const grid_columns[] = {"community", "grid", "base", "buildings", "households", "field_work", "walk", "farthest_walk"};

static const struct annex *table_of(const struct section_place *place, const char *name)
{
	return annex_find(&place->study->set.annexes, name);
}

static bool is_known(const struct section_place *place)
{
	return table_of(place, "plan_fact") || table_of(place, "grid") || table_of(place, "catalogue_item");
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

/* Two digits of it, never beyond it: how far a price holds. */
static double inside(double amount)
{
	double unit = amount > 0 ? pow(10, floor(log10(amount)) - 1) : 1;
	return unit * floor(amount / unit + 1e-9);
}

static void sentences_write(const struct annex *facts, struct text *out)
{
	double load = tables_fact(facts, "load", "value"), posts = tables_fact(facts, "posts", "value"), now = tables_fact(facts, "posts_now", "value");
	double undone = tables_fact(facts, "undone", "value");
	say(out, _("To do all the work at a load of at most %.0f%% takes %.0f posts; there are %.0f now."), (double[]){load, posts, now}, 3);
	say(out, _("The posts of today give %.0f hours for every 100 asked for."), (double[]){tables_fact(facts, "given", "value"), 0, 0}, 1);
	say(out, _("The plan costs %.0f × 10,000 CNY a year; no plan costs less than %.0f."), (double[]){tables_fact(facts, "cost", "value"), tables_fact(facts, "cost_bound", "value"), 0}, 2);
	say(out, _("One more hour of work a year costs %.0f CNY, from %.0f hours less to %.0f hours more."),
		(double[]){tables_fact(facts, "hour", "value"), inside(tables_fact(facts, "hour", "low")), inside(tables_fact(facts, "hour", "high"))}, 3);
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

/* -- grids -------------------------------------------------------------------------------------------------------------- */

static enum status maps_write(const struct section_place *place, struct text *out)
{
	struct grids_map *maps;
	int count;
	enum status status = grids_map_read(&place->study->set.annexes, place->arena, &maps, &count);
	if (status != STATUS_OK || count == 0)
		return status;
	html_element(out, "p class=\"note\"", grids_map_legend());
	text_add(out, "<div class=\"charts\">\n");
	for (int i = 0; i < count; i++) {
		const struct grids_map *map = grids_map_at(maps, i);
		const char *id = arena_format(place->arena, "%smap%d-", place->prefix, i), *title = arena_format(place->arena, _("Planned grids: %s"), grids_map_name(map));
		struct svg svg;
		html_open(out, "figure");
		svg_begin(&svg, out, id ? id : "map-", grids_map_width(), grids_map_height(map), title ? title : "", grids_map_legend());
		grids_map_draw(map, &svg.canvas, 0, 0);
		svg_end(&svg);
		html_close(out, "figure");
	}
	html_close(out, "div");
	return STATUS_OK;
}

static enum status grids_write(const struct section_place *place, struct text *out)
{
	const struct annex *communities = table_of(place, "grid_place"), *grids = table_of(place, "grid");
	enum status status = maps_write(place, out);
	if (communities && status == STATUS_OK) {
		html_fold(out, _("Grids by community"));
		status = tables_write(place, communities, grid_community_columns, COUNT(grid_community_columns), _("Grids by community"), out);
		html_close(out, "details");
	}
	if (grids && status == STATUS_OK) {
		html_fold(out, _("Every grid"));
		status = tables_write(place, grids, grid_columns, COUNT(grid_columns), _("Every grid"), out);
		html_close(out, "details");
	}
	return status;
}

static enum status posts_write(const struct section_place *place, struct text *out)
{
	const struct annex *facts = table_of(place, "plan_fact"), *options = table_of(place, "plan_option"), *streets = table_of(place, "plan_street"),
		*communities = table_of(place, "plan_community");
	enum status status = STATUS_OK;
	if (!facts)
		return STATUS_OK;
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

/* -- the catalogue ------------------------------------------------------------------------------------------------------ */

static enum status catalogue_write(const struct section_place *place, struct text *out)
{
	const struct annex *items = table_of(place, "catalogue_item"), *months = table_of(place, "catalogue_month");
	enum status status = STATUS_OK;
	if (items) {
		html_fold(out, _("The catalogue, item by item"));
		status = tables_all(place, items, _("The catalogue, item by item"), out);
		html_close(out, "details");
	}
	if (months && status == STATUS_OK) {
		html_fold(out, _("The catalogue, month by month"));
		status = tables_all(place, months, _("The catalogue, month by month"), out);
		html_close(out, "details");
	}
	return status;
}

static enum status write(const struct section_place *place, struct text *out)
{
	enum status status = posts_write(place, out);
	if (status == STATUS_OK)
		status = grids_write(place, out);
	return status == STATUS_OK ? catalogue_write(place, out) : status;
}

const struct section section_plan = {.id = "plan", .title = N_("The plan: posts, grids, catalogue"), .is_known = is_known, .write = write};
