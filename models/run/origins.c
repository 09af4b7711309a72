/* origins.c - kinds of work sent down and the departments that send it, each with its pieces, hours and cost. */
#include "run/origins.h"

#include "run/indicator.h"
#include "state/shop.h"
#include "world/names.h"

/* The n-th line that is a burden: tally_burden backwards. */
static int line_of(int n)
{
	int line = 0;
	while (!shop_is_burden(line) || tally_burden(line) != n)
		line++;
	return line;
}

int origins_department(int department)
{
	return TALLY_BURDENS + department;
}

/* What a table of mandates calls a department; NULL = only numbered. */
static const char *name_of(const struct world *world, int department)
{
	for (int t = 0; t < world->template_count; t++)
		if (world->templates[t].department == department && world->templates[t].row && world->templates[t].row->department_name)
			return world->templates[t].row->department_name;
	return NULL;
}

/* Kinds and departments of the table of both. */
static enum status sources_describe(const struct world *world, struct arena *arena, struct result_set *set)
{
	int kinds = TALLY_BURDENS;
	struct result_name *rows = arena_rows(arena, kinds, struct result_name), *columns = arena_rows(arena, world->department_count + 1, struct result_name);
	if (!rows || !columns)
		return STATUS_WORLD;
	for (int i = 0; i < set->origin_count; i++)
		*(i < kinds ? &rows[i] : &columns[i - kinds]) = (struct result_name){set->origin_names[i], set->origin_labels_en[i], set->origin_labels_zh[i], ""};
	columns[world->department_count] = (struct result_name){"department:none", "no department", "非部门下派", ""};
	set->kinds = rows;
	set->kind_count = kinds;
	set->departments = columns;
	set->department_count = world->department_count + 1;
	return STATUS_OK;
}

enum status origins_describe(const struct world *world, struct arena *arena, struct result_set *set)
{
	int lines = TALLY_BURDENS, count = lines + world->department_count;
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
	return sources_describe(world, arena, set);
}

static struct tally_origin tally_of_line(const struct indicator_scope *scope, int line)
{
	const struct tally_line *tally = &scope->tally->lines[line];
	return (struct tally_origin){tally->arrived, tally->asked_ticks, tally->worked_ticks, line < KIND_COUNT ? scope->more->in_use[line] : 0};
}

static void values_fill(const struct origin_scope *scope, double *values)
{
	for (int m = 0; m < ORIGIN_MEASURE_COUNT; m++)
		values[m] = origin_measure_plate((enum origin_measure_id)m)->of(scope);
}

void origins_record(const struct indicator_scope *horizon, struct result_set *set, int point, int replication)
{
	const struct tally_origin *cells = horizon->more->departments;
	struct origin_scope scope = {.days = horizon->days, .months = horizon->tally->months, .hour_yuan = indicator_hour_yuan(horizon->world, horizon->settings)};
	for (int i = 0; i < set->origin_count; i++) {
		scope.tally = (struct tally_origin){0};
		if (i < TALLY_BURDENS)
			scope.tally = tally_of_line(horizon, line_of(i));
		else
			for (int kind = 0; kind < TALLY_BURDENS; kind++)
				tally_origins_add(&scope.tally, &cells[(i - TALLY_BURDENS) * TALLY_BURDENS + kind], 1);
		values_fill(&scope, result_origin(set, point, replication, i));
	}
	for (int i = 0; i < set->kind_count * set->department_count; i++) {
		double values[ORIGIN_MEASURE_COUNT];
		scope.tally = cells[i % set->department_count * TALLY_BURDENS + i / set->department_count];
		values_fill(&scope, values);
		result_source_add(set, point, i / set->department_count, i % set->department_count, values);
	}
}
