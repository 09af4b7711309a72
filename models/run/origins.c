/* origins.c - kinds of work sent down and the departments that send it, each with its pieces, hours and cost. */
#include "run/origins.h"

#include "run/indicator.h"
#include "state/shop.h"
#include "world/names.h"

/* The n-th line that is a burden, -1 behind the last. */
static int line_of(int n)
{
	for (int line = 0; line < LINE_OWN; line++)
		if (shop_is_burden(line) && n-- == 0)
			return line;
	return -1;
}

static int line_count(void)
{
	int count = 0;
	while (line_of(count) >= 0)
		count++;
	return count;
}

int origins_department(int department)
{
	return line_count() + department;
}

/* What a table of mandates calls a department; NULL = only numbered. */
static const char *name_of(const struct world *world, int department)
{
	for (int t = 0; t < world->template_count; t++)
		if (world->templates[t].department == department && world->templates[t].row && world->templates[t].row->department_name)
			return world->templates[t].row->department_name;
	return NULL;
}

enum status origins_describe(const struct world *world, struct arena *arena, struct result_set *set)
{
	int lines = line_count(), count = lines + world->department_count;
	const char **names = arena_rows(arena, count, const char *);
	const char **en = arena_rows(arena, count, const char *), **zh = arena_rows(arena, count, const char *);
	struct result_measure *measures = arena_rows(arena, ORIGIN_MEASURE_COUNT, struct result_measure);
	if (!names || !en || !zh || !measures)
		return STATUS_WORLD;
	for (int i = 0; i < lines; i++) {
		names[i] = arena_format(arena, "kind:%s", names_line(world, line_of(i)));
		en[i] = names_line_en(world, line_of(i));
		zh[i] = names_line_zh(world, line_of(i));
	}
	for (int d = 0; d < world->department_count; d++) {
		const char *name = name_of(world, d);
		names[lines + d] = arena_format(arena, "department:%d", d + 1);
		en[lines + d] = name ? arena_string(arena, name) : arena_format(arena, "department %d", d + 1);
		zh[lines + d] = name ? en[lines + d] : arena_format(arena, "部门%d", d + 1);
	}
	for (int i = 0; i < count; i++)
		if (!names[i] || !en[i] || !zh[i])
			return STATUS_WORLD;
	for (int i = 0; i < ORIGIN_MEASURE_COUNT; i++)
		measures[i] = origin_measure_plate((enum origin_measure_id)i)->measure;
	set->origin_count = count;
	set->origin_names = names;
	set->origin_labels_en = en;
	set->origin_labels_zh = zh;
	set->origin_measure_count = ORIGIN_MEASURE_COUNT;
	set->origin_measures = measures;
	return STATUS_OK;
}

static struct tally_origin tally_of_line(const struct district *district, int line)
{
	const struct tally_line *tally = &district->horizon.lines[line];
	return (struct tally_origin){tally->arrived, tally->asked_ticks, tally->worked_ticks, line < KIND_COUNT ? district->horizon_more.in_use[line] : 0};
}

void origins_record(const struct replica *replica, double days, struct result_set *set, int point, int replication)
{
	const struct district *district = &replica->district;
	int lines = line_count();
	for (int i = 0; i < set->origin_count; i++) {
		struct origin_scope scope = {.days = days, .months = district->horizon.months,
			.hour_yuan = indicator_hour_yuan(replica->world, replica->regime->settings)};
		scope.tally = i < lines ? tally_of_line(district, line_of(i)) : district->horizon_more.departments[i - lines];
		for (int m = 0; m < ORIGIN_MEASURE_COUNT; m++)
			result_origin(set, point, replication, i)[m] = origin_measure_plate((enum origin_measure_id)m)->of(&scope);
	}
}
