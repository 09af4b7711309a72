/* describe.c - options, places, lines and measures by name, and where they come from. */
#include "run/describe.h"

#include "run/happenings.h"
#include "run/indicator.h"
#include "run/needs.h"
#include "run/origins.h"
#include "run/uses.h"
#include "world/names.h"

static const double MOST_MONTH_BYTES = 536870912;

/* "SHA-256  bytes  name" of each table the scenario rests on. */
static const char *tables_words(const struct scenario *scenario, struct arena *arena)
{
	const char *words = "";
	for (int i = 0; i < scenario->stamp_count && words; i++)
		words = arena_format(arena, "%s%s  %zu  %s\n", words, scenario->stamps[i].sha256, scenario->stamps[i].size, scenario->stamps[i].name);
	return words;
}

enum status describe_study(const struct world *world, const struct run_request *request, struct arena *arena, struct result_set *set)
{
	const struct scenario *scenario = world->scenario;
	struct calendar_date start = calendar_date(world->calendar.origin + world->count_day);
	struct result_measure *measures = arena_rows(arena, INDICATOR_COUNT, struct result_measure);
	int line_count = names_count(world);
	const struct result_measure *line_measures = NULL;
	struct result_point *points = arena_rows(arena, world->course_count, struct result_point);
	const char **places = arena_rows(arena, world->community_count, const char *);
	const char **lines = arena_rows(arena, line_count, const char *);
	const char **labels_en = arena_rows(arena, line_count, const char *), **labels_zh = arena_rows(arena, line_count, const char *);
	if (!measures || line_measure_all(scenario, arena, &line_measures) != STATUS_OK || !points || !places || !lines || !labels_en || !labels_zh)
		return STATUS_WORLD;
	for (int i = 0; i < INDICATOR_COUNT; i++)
		measures[i] = indicator_plate((enum indicator_id)i)->measure;
	for (int i = 0; i < world->course_count; i++) {
		const struct policy *policy = world->courses[i].policy;
		points[i] = (struct result_point){policy->name, policy->label_en, policy->label_zh, policy->brief_en, policy->brief_zh};
	}
	for (int i = 0; i < world->community_count; i++) { /* the results outlive the world */
		places[i] = arena_string(arena, world->communities[i].name);
		if (!places[i])
			return STATUS_WORLD;
	}
	for (int i = 0; i < line_count; i++) {
		lines[i] = names_line(world, i);
		labels_en[i] = names_line_en(world, i);
		labels_zh[i] = names_line_zh(world, i);
	}
	*set = (struct result_set){
		.point_count = world->course_count, .month_count = world->month_count, .place_count = world->community_count,
		.line_count = line_count, .measure_count = INDICATOR_COUNT, .line_measure_count = line_measure_count(scenario),
		.measures = measures, .points = points, .place_names = places, .line_names = lines, .line_labels_en = labels_en,
		.line_labels_zh = labels_zh, .line_measures = line_measures,
		.title_en = scenario->name_en, .title_zh = scenario->name_zh, .question_en = scenario->question_en,
		.question_zh = scenario->question_zh, .setting_en = scenario->setting_en, .setting_zh = scenario->setting_zh,
		.scenario_file = scenario->file, .scenario_text = scenario->text,
		.tables_read = tables_words(scenario, arena),
		.start_date = arena_format(arena, "%04d-%02d-%02d", start.year, start.month, start.day),
		.horizon_years = (world->end_day - world->count_day) / 365.25, .seed = request->seed, .worker_count = world->post_count,
		.sourced_count = scenario->sourced_count, .assumed_count = scenario->assumed_count, .baseline = scenario->baseline,
	};
	if (!set->start_date || !set->tables_read || origins_describe(world, arena, set) != STATUS_OK || uses_describe(world, arena, set) != STATUS_OK)
		return STATUS_WORLD;
	happenings_describe(set);
	return needs_describe(arena, set);
}

static bool keeps_months(const struct run_request *request, const struct result_set *set)
{
	double most = request->most_month_bytes > 0 ? request->most_month_bytes : MOST_MONTH_BYTES;
	return (double)set->point_count * set->replication_count * set->month_count * set->measure_count * sizeof(double) <= most;
}

int describe_months(const struct run_request *request, struct result_set *set, struct faults *faults)
{
	int months = set->month_count;
	if (!keeps_months(request, set)) {
		set->month_count = 0;
		fault_warn(faults, (struct place){.file = request->scenario->file}, "run it fewer times to have them", "the monthly values of %d runs are too many to keep",
			set->replication_count);
	}
	return months;
}
