/* office.c - records become traces of lines of work, the office a group of servers, and the scenario is run. */
#include "records/office.h"

#include <math.h>
#include <string.h>

#include "run/simulate.h"
#include "state/diary.h"

enum { CLASS = 1, LAG = 2 }; /* attributes of a row's address */

/* A line of work with the rows its pieces come from, -1 of the backlog; how many have come so far. */
struct entry {
	struct trace trace;
	struct trace_row *rows;
	int32_t *from;
	int count, come;
};

/* -- what comes -------------------------------------------------------------------------------------------------------- */

/* Lags up to the limit. */
static int lags_below(const struct office_case *of, double quick_h)
{
	int low = 0, high = of->lag_count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (of->lags[middle] <= quick_h)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The line a row joins, or -1; one that is answered at once gets its times here. */
static int line_of(const struct office_case *of, const struct office *office, int quick, int number, int row, struct office_times *out)
{
	struct random_address address = {.seed = of->seed, .replication = (uint32_t)number, .source = SOURCE_LINE + 1, .entity = 1, .ordinal = (UINT64_C(1) << 42) + (uint64_t)row};
	const struct record *record = &of->rows[row];
	out->begun[row] = out->done[row] = MOMENT_NONE;
	if (of->line_of)
		return of->line_of[record->category + 1];
	if (of->efforts)
		return 0;
	double which = random_uniform(&address, CLASS);
	if (which < office->at_once && quick > 0) {
		out->begun[row] = record->opened;
		out->done[row] = record->opened + llround(of->lags[(int)(random_uniform(&address, LAG) * quick)] * (double)TICKS_PER_HOUR);
		return -1;
	}
	return which < 1 - office->aside ? 0 : -1;
}

static struct trace_row piece_of(const struct office_case *of, int row)
{
	const struct record *record = &of->rows[row];
	bool is_withdrawn = record->cancelled != MOMENT_NONE && record->closed == MOMENT_NONE;
	int64_t due = record->due == MOMENT_NONE ? -1 : record->due - record->opened;
	return (struct trace_row){.time = record->opened, .effort = of->efforts ? of->efforts[row] : -1, .patience = is_withdrawn ? record->cancelled - record->opened : -1,
		.due = record->due == MOMENT_NONE ? -1 : due > 0 ? due : 0, .count = 1};
}

/* The backlog at the first moment, then every row that joins a line. */
static enum status entries_fill(const struct office_case *of, const struct office *office, int number, struct arena *arena, struct office_times *out, struct entry *entries, int lines)
{
	int quick = of->line_of ? 0 : lags_below(of, office->quick_h);
	for (int l = 0; l < lines; l++) {
		int most = of->count + (l == 0 ? office->backlog : 0);
		entries[l] = (struct entry){.rows = arena_list(arena, most + 1, struct trace_row), .from = arena_list(arena, most + 1, int32_t)};
		if (!entries[l].rows || !entries[l].from)
			return STATUS_WORLD;
	}
	for (int i = 0; i < office->backlog; i++) {
		entries[0].from[i] = -1;
		entries[0].rows[entries[0].count++] = (struct trace_row){.effort = -1, .patience = -1, .due = 0, .count = 1};
	}
	for (int row = 0; row < of->count; row++) {
		int line = line_of(of, office, quick, number, row, out);
		if (line < 0)
			continue;
		struct entry *entry = &entries[line];
		entry->from[entry->count] = row;
		entry->rows[entry->count++] = piece_of(of, row);
	}
	for (int l = 0; l < lines; l++) {
		for (int i = 0; i < entries[l].count; i++)
			entries[l].rows[i].row = i;
		entries[l].trace = (struct trace){.count = entries[l].count, .rows = entries[l].rows};
	}
	return STATUS_OK;
}

/* -- where it comes to ------------------------------------------------------------------------------------------------- */

/* The office as a scenario's only line and servers. */
static void office_lay(const struct office_case *of, const struct office *office, struct scenario *laid)
{
	const struct draw none = {.kind = DRAW_constant};
	laid->lines[0] = (struct line_settings){.id = 1, .name = "desk", .batch = draw_constant(1), .gap = draw_constant(1), .patience = none,
		.effort = {.kind = DRAW_lognormal, .p = {office->effort_h, office->cv}}, .rank = 2, .skill = SKILL_COUNTER, .servers = 1, .try_count = 1};
	laid->servers[0] = (struct server_settings){.name = "servers", .count = office->servers, .take_count = 1, .speed = 1, .shift_end = SHIFT_SUSPEND, .rest = none,
		.fails_after = none, .repair = draw_constant(1)};
	laid->line_count = laid->server_count = 1;
	laid->exceptions = of->exceptions;
	laid->exception_count = of->exception_count;
	laid->window_count = of->window_count;
	memcpy(laid->windows, of->windows, sizeof laid->windows);
}

static void settings_lay(const struct office_case *of, const struct office *office, int days, struct settings *settings)
{
	settings->prerun_years = settings->warmup_years = 0;
	settings->horizon_years = days / 365.25;
	settings->discipline = office->discipline;
	if (!of->line_of)
		settings->calendar = 0;
}

static enum status scenario_lay(const struct office_case *of, const struct office *office, const struct entry *entries, int days, struct arena *arena, struct scenario *laid)
{
	if (!of->line_of)
		office_lay(of, office, laid);
	laid->start_serial = of->origin;
	laid->policies[0] = laid->policies[laid->baseline];
	laid->policy_count = 1;
	laid->baseline = laid->expect_count = 0;
	laid->look_at = (struct schema_list){.count = 0};
	settings_lay(of, office, days, &laid->settings);
	for (int i = 0; i < laid->policies[0].phase_count; i++)
		settings_lay(of, office, days, laid->policies[0].phases[i].settings);
	for (int l = 0; l < laid->line_count; l++) {
		struct line_settings *line = &laid->lines[l];
		if (line->arrivals == ARRIVALS_none && entries[l].count == 0)
			continue;
		line->arrivals = ARRIVALS_trace;
		line->trace = entries[l].trace;
		if (rate_build(&(struct rate_settings){.base = 0}, arena, &line->rate) != STATUS_OK)
			return STATUS_WORLD;
	}
	return STATUS_OK;
}

/* -- what became of it ------------------------------------------------------------------------------------------------- */

/* Pieces come to a line in the order of its trace; from then on each is known by its number. */
static enum status diary_read(const struct diary *diary, struct entry *entries, int lines, struct arena *arena, struct office_times *out)
{
	uint32_t most = 0;
	for (size_t i = 0; i < diary->count; i++)
		most = diary->rows[i].piece > most ? diary->rows[i].piece : most;
	int32_t *row_of = arena_list(arena, (size_t)most + 1, int32_t);
	if (!row_of)
		return STATUS_WORLD;
	for (uint32_t i = 0; i <= most; i++)
		row_of[i] = -1;
	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];
		int line = row->line - LINE_OWN;
		if (row->piece == 0 || line < 0 || line >= lines)
			continue;
		struct entry *entry = &entries[line];
		if ((row->mark == MARK_ARRIVE || row->mark == MARK_REFUSED) && entry->come < entry->count && entry->rows[entry->come].time == row->time)
			row_of[row->piece] = entry->from[entry->come++];
		int32_t record = row_of[row->piece];
		if (record < 0)
			continue;
		if (row->mark == MARK_DONE && out->done[record] == MOMENT_NONE)
			out->done[record] = row->time;
		else if (row->mark == MARK_BEGIN && out->begun[record] == MOMENT_NONE)
			out->begun[record] = row->time;
	}
	return STATUS_OK;
}

static enum status laid_run(const struct scenario *laid, uint64_t seed, struct diary *diary, struct faults *faults)
{
	struct world world;
	struct replica replica;
	struct recorder recorder = {.diary = diary};
	enum status status = world_build(&world, laid, faults);
	replica_init(&replica, &world);
	if (status == STATUS_OK)
		status = simulate_prerun(&replica, &world.courses[0], seed, 0, team_of(1), &recorder, faults);
	if (status == STATUS_OK) {
		replica_set_course(&replica, &world.courses[0]);
		status = simulate_until(&replica, world.end_day, team_of(1), &recorder, faults);
	}
	replica_free(&replica);
	world_free(&world);
	return status == STATUS_OK && diary->failed ? fault_world(faults, "out of memory") : status;
}

enum status office_run(const struct office_case *of, const struct office *office, int number, struct arena *arena, struct office_times *out, struct faults *faults)
{
	int days = (int)((of->end + TICKS_PER_DAY - 1) / TICKS_PER_DAY), lines = of->line_of ? of->ground->line_count : 1;
	struct scenario *laid = arena_rows(arena, 1, struct scenario);
	struct entry *entries = arena_rows(arena, lines, struct entry);
	struct diary diary;
	*out = (struct office_times){arena_list(arena, of->count + 1, int64_t), arena_list(arena, of->count + 1, int64_t)};
	if (!laid || !entries || !out->begun || !out->done || entries_fill(of, office, number, arena, out, entries, lines) != STATUS_OK || scenario_fork(of->ground, arena, laid) != STATUS_OK ||
	    scenario_lay(of, office, entries, days, arena, laid) != STATUS_OK)
		return fault_world(faults, "out of memory");
	diary_init(&diary, 0, 0, days);
	enum status status = laid_run(laid, of->seed + (uint64_t)number, &diary, faults);
	if (status == STATUS_OK && diary_read(&diary, entries, lines, arena, out) != STATUS_OK)
		status = fault_world(faults, "out of memory");
	diary_free(&diary);
	return status;
}
