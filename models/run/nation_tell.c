/* nation_tell.c - from the sums of all districts to the rows of results, replication by replication. */
#include "run/nation.h"

#include <math.h>
#include <string.h>

#include "run/comeback.h"
#include "run/happenings.h"
#include "run/relief.h"
#include "run/study_inputs.h"

/* What one replication is read off in, months and all. */
struct telling {
	const struct nation *nation;
	const struct totals *totals;
	struct record_ground ground;
	struct result_set one;
	struct tally *month, *horizon;
	struct tally_district month_more, horizon_more;
	struct needs_sums *needs;
};

static enum status telling_open(struct telling *telling, const struct result_set *set, struct arena *arena)
{
	telling->one = *set;
	telling->one.replication_count = 1;
	telling->one.month_count = telling->totals->month_count;
	telling->ground = totals_ground(telling->totals);
	telling->month = arena_rows(arena, 1, struct tally);
	telling->horizon = arena_rows(arena, 1, struct tally);
	telling->month_more.departments = arena_rows(arena, telling->totals->origin_count, struct tally_origin);
	telling->horizon_more.departments = arena_rows(arena, telling->totals->origin_count, struct tally_origin);
	telling->needs = arena_rows(arena, 1, struct needs_sums);
	bool fine = telling->month && telling->horizon && telling->month_more.departments && telling->horizon_more.departments && telling->needs;
	return fine ? result_build(&telling->one, arena) : STATUS_WORLD;
}

/* The first day of the month behind the n-th that counts, or the end of the run. */
static int32_t month_end(const struct world *world, int32_t from)
{
	int32_t day = from + 1;
	while (day < world->end_day && world->calendar.days[day].day_of_month != 1)
		day++;
	return day;
}

static struct indicator_scope scope_of(const struct telling *telling, int point, bool is_month, int32_t from, int32_t to, double calls)
{
	const struct world *world = &telling->nation->world;
	const struct regime *regime = world_regime(&world->courses[point], to - 1);
	return record_scope(world, regime->settings, &telling->ground, is_month ? telling->month : telling->horizon,
		is_month ? &telling->month_more : &telling->horizon_more, from, to, calls);
}

static void point_tell(struct telling *telling, int point, int replication)
{
	const struct totals *totals = telling->totals;
	const struct world *world = &telling->nation->world;
	double calls;
	memset(telling->horizon, 0, sizeof *telling->horizon);
	memset(telling->needs, 0, sizeof *telling->needs);
	tally_district_clear(&telling->horizon_more, totals->origin_count);
	int32_t from = world->count_day;
	for (int month = 0; month < totals->month_count; month++) {
		int32_t to = month_end(world, from);
		memset(telling->month, 0, sizeof *telling->month);
		tally_district_clear(&telling->month_more, totals->origin_count);
		totals_month(totals, point, replication, month, telling->month, &telling->month_more, &calls);
		tally_add(telling->horizon, telling->month, totals->line_count);
		tally_district_add(&telling->horizon_more, &telling->month_more, totals->origin_count);
		struct indicator_scope scope = scope_of(telling, point, true, from, to, calls);
		indicator_all(&scope, result_month(&telling->one, point, 0, month));
		happenings_record(&telling->month_more, &telling->one, point, month);
		from = to;
	}
	telling->one.digest[point] = totals_end(totals, point, replication, telling->needs, &calls);
	struct indicator_scope scope = scope_of(telling, point, false, world->count_day, world->end_day, calls);
	indicator_all(&scope, result_horizon(&telling->one, point, 0));
	record_parts(&scope, telling->needs, &telling->one, point, 0);
}

/* How the communities of all districts are spread: a row for each option and indicator they have. */
static enum status spread_tell(const struct totals *totals, struct arena *arena, struct result_set *set)
{
	static const struct annex_column columns[] = {{.name = "option", .name_en = "option", .name_zh = "方案"}, {.name = "measure", .name_en = "measure", .name_zh = "指标"},
		{.name = "unit", .name_en = "unit", .name_zh = "单位"},
#define SHARE(name_, zh_) {.name = name_, .name_en = name_ " of communities below", .name_zh = zh_, .unit = "", .unit_zh = "", .decimals = 2}
		SHARE("p1", "百分之1的社区低于"), SHARE("p5", "百分之5的社区低于"), SHARE("p10", "百分之10的社区低于"), SHARE("p25", "百分之25的社区低于"),
		SHARE("p50", "百分之50的社区低于"), SHARE("p75", "百分之75的社区低于"), SHARE("p90", "百分之90的社区低于"), SHARE("p95", "百分之95的社区低于"),
		SHARE("p99", "百分之99的社区低于")};
#undef SHARE
	static const double shares[] = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
	enum { WORDS = 3, SHARES = sizeof shares / sizeof *shares };
	struct annex annex;
	int row = 0;
	if (annex_build(&annex, arena, "spread", "how communities are spread", "各社区的差异", columns, WORDS + SHARES, set->point_count * INDICATOR_COUNT) != STATUS_OK)
		return STATUS_WORLD;
	for (int point = 0; point < set->point_count; point++)
		for (int i = 0; i < INDICATOR_COUNT; i++) {
			if (isnan(totals_quantile(totals, point, (enum indicator_id)i, 0.5)))
				continue;
			annex.columns[0].words[row] = set->points[point].name;
			annex.columns[1].words[row] = set->measures[i].name;
			annex.columns[2].words[row] = set->measures[i].unit;
			for (int k = 0; k < SHARES; k++)
				annex.columns[WORDS + k].numbers[row] = totals_quantile(totals, point, (enum indicator_id)i, shares[k]);
			row++;
		}
	annex.row_count = row;
	return annex_put(&set->annexes, arena, &annex);
}

enum status nation_tell(const struct nation *nation, const struct totals *totals, struct arena *arena, struct result_set *set, struct faults *faults)
{
	const struct run_request *request = nation->request;
	struct arena scratch;
	struct telling telling = {.nation = nation, .totals = totals};
	arena_init(&scratch);
	enum status status = telling_open(&telling, set, &scratch) == STATUS_OK ? STATUS_OK : fault_world(faults, "out of memory");
	for (int replication = 0; status == STATUS_OK && replication < set->replication_count; replication++) {
		for (int point = 0; point < set->point_count; point++)
			point_tell(&telling, point, replication);
		relief_fill(&telling.one);
		comeback_fill(&telling.one);
		result_copy(set, replication, &telling.one, 0);
	}
	if (status == STATUS_OK) {
		result_sums_add(set, &telling.one);
		result_sums_mean(set);
	}
	if (status == STATUS_OK && spread_tell(totals, arena, set) != STATUS_OK)
		status = fault_world(faults, "out of memory");
	if (status == STATUS_OK && request->lists_inputs && study_inputs(request->scenario, arena, &set->annexes) != STATUS_OK)
		status = fault_world(faults, "out of memory");
	arena_free(&scratch);
	return status;
}
