/* office.c - records become a line of work with a trace, the office a group of servers, and the scenario is run. */
#include "records/office.h"

#include <math.h>
#include <string.h>

#include "run/study.h"

enum { DESK = 0, CLASS = 1, LAG = 2 }; /* the line; attributes of a row's address */

/* Where each piece of the trace comes from: a row, or -1 of the backlog. */
struct journal {
	const int32_t *rows;
	const int32_t *first_of_day;
	int day_count, piece_count;
	struct office_times *out;
};

static void event_take(void *context, enum outcome_mark mark, int64_t time, const struct work *work)
{
	const struct journal *journal = context;
	int64_t day = (int64_t)(work->ordinal >> (RANDOM_NUMBER_BITS + RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS)) & ((1 << RANDOM_DAY_BITS) - 1);
	int64_t number = (int64_t)(work->ordinal >> (RANDOM_RETURN_KIND_BITS + RANDOM_RETURN_BITS)) & ((1 << RANDOM_NUMBER_BITS) - 1);
	if (work->line != LINE_OWN + DESK || (mark != MARK_BEGIN && mark != MARK_DONE) || day >= journal->day_count)
		return;
	int64_t piece = journal->first_of_day[day] + number;
	int32_t row = piece < journal->piece_count ? journal->rows[piece] : -1;
	if (row < 0)
		return;
	if (mark == MARK_DONE)
		journal->out->done[row] = time;
	else if (journal->out->begun[row] == MOMENT_NONE)
		journal->out->begun[row] = time;
}

/* -- what queues ------------------------------------------------------------------------------------------------------- */

/* Lags up to the limit of `quick_h`. */
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

/* Whether a row joins the queue; one that is answered at once gets its times here. */
static bool queues(const struct office_case *of, const struct office *office, int quick, int number, int row, struct office_times *out)
{
	struct random_address address = {.seed = of->seed, .replication = (uint32_t)number, .source = SOURCE_LINE + DESK + 1, .entity = 1,
		.ordinal = (UINT64_C(1) << 42) + (uint64_t)row};
	double which = random_uniform(&address, CLASS);
	out->begun[row] = out->done[row] = MOMENT_NONE;
	if (of->efforts)
		return true;
	if (which < office->at_once && quick > 0) {
		out->begun[row] = of->rows[row].opened;
		out->done[row] = of->rows[row].opened + llround(of->lags[(int)(random_uniform(&address, LAG) * quick)] * (double)TICKS_PER_HOUR);
		return false;
	}
	return which < 1 - office->aside;
}

/* The trace: the backlog at the first moment, then every row that queues. */
static enum status trace_lay(const struct office_case *of, const struct office *office, int number, struct arena *arena, struct office_times *out, struct trace *trace,
	struct journal *journal)
{
	int most = of->count + office->backlog, quick = lags_below(of, office->quick_h), count = 0;
	struct trace_row *rows = arena_list(arena, most + 1, struct trace_row);
	int32_t *from = arena_list(arena, most + 1, int32_t), *first = arena_rows(arena, journal->day_count + 1, int32_t);
	if (!rows || !from || !first)
		return STATUS_WORLD;
	for (int i = 0; i < office->backlog; i++, count++) {
		rows[count] = (struct trace_row){.effort = -1, .patience = -1, .due = 0, .count = 1, .row = count};
		from[count] = -1;
	}
	for (int row = 0; row < of->count; row++) {
		const struct record *record = &of->rows[row];
		if (!queues(of, office, quick, number, row, out))
			continue;
		int64_t patience = record->cancelled != MOMENT_NONE && record->closed == MOMENT_NONE ? record->cancelled - record->opened : -1;
		rows[count] = (struct trace_row){.time = record->opened, .effort = of->efforts ? of->efforts[row] : -1, .patience = patience,
			.due = record->due != MOMENT_NONE ? (record->due > record->opened ? record->due - record->opened : 0) : -1, .count = 1, .row = count};
		from[count++] = row;
	}
	for (int day = 0, i = 0; day < journal->day_count; day++) {
		while (i < count && rows[i].time < day * TICKS_PER_DAY)
			i++;
		first[day] = i;
	}
	*trace = (struct trace){.count = count, .rows = rows};
	journal->rows = from;
	journal->first_of_day = first;
	journal->piece_count = count;
	return STATUS_OK;
}

static void scenario_lay(const struct office_case *of, const struct office *office, const struct trace *trace, int days, struct scenario *laid)
{
	struct line_settings *line = &laid->lines[DESK];
	struct server_settings *servers = &laid->servers[0];
	const struct draw none = {.kind = DRAW_constant};
	*line = (struct line_settings){.id = 1, .name = "desk", .arrivals = ARRIVALS_trace, .batch = draw_constant(1), .gap = draw_constant(1), .trace = *trace, .patience = none,
		.effort = {.kind = DRAW_lognormal, .p = {office->effort_h, office->cv}}, .rank = 2, .skill = SKILL_COUNTER, .servers = 1, .try_count = 1};
	*servers = (struct server_settings){.name = "servers", .count = office->servers, .take_count = 1, .speed = 1, .shift_end = SHIFT_SUSPEND, .rest = none,
		.fails_after = none, .repair = draw_constant(1)};
	laid->line_count = laid->server_count = 1;
	laid->start_serial = of->origin;
	laid->policy_count = 1;
	laid->baseline = laid->expect_count = 0;
	laid->look_at = (struct schema_list){.count = 0};
	laid->exceptions = of->exceptions;
	laid->exception_count = of->exception_count;
	laid->window_count = of->window_count;
	memcpy(laid->windows, of->windows, sizeof laid->windows);
	struct settings *all[2] = {&laid->settings, NULL};
	for (int i = -1; i < laid->policies[0].phase_count; i++) {
		all[1] = i < 0 ? all[0] : laid->policies[0].phases[i].settings;
		all[1]->prerun_years = all[1]->warmup_years = 0;
		all[1]->horizon_years = days / 365.25;
		all[1]->calendar = 0;
		all[1]->discipline = office->discipline;
	}
}

enum status office_run(const struct office_case *of, const struct office *office, int number, struct arena *arena, struct office_times *out, struct faults *faults)
{
	int days = (int)((of->end + TICKS_PER_DAY - 1) / TICKS_PER_DAY);
	struct scenario *laid = arena_rows(arena, 1, struct scenario);
	struct journal journal = {.day_count = days, .out = out};
	struct result_set set;
	struct trace trace;
	*out = (struct office_times){arena_list(arena, of->count + 1, int64_t), arena_list(arena, of->count + 1, int64_t)};
	if (!laid || !out->begun || !out->done || trace_lay(of, office, number, arena, out, &trace, &journal) != STATUS_OK ||
	    scenario_fork(of->ground, arena, laid) != STATUS_OK)
		return fault_world(faults, "out of memory");
	if (trace.count == 0)
		return STATUS_OK;
	scenario_lay(of, office, &trace, days, laid);
	if (rate_build(&(struct rate_settings){.base = 0}, arena, &laid->lines[DESK].rate) != STATUS_OK)
		return fault_world(faults, "out of memory");
	struct run_request request = {.scenario = laid, .replications = 1, .seed = of->seed + (uint64_t)number, .team = team_of(1), .seen = event_take, .seen_context = &journal};
	return study_run(&request, arena, &set, faults);
}
