/* fluid_demand.c - F1 in the mean: each template is in force, refused, cut or back with some chance. */
#include <math.h>
#include <string.h>

#include "learn/fluid_parts.h"
#include "loops/campaign.h"
#include "loops/rebound.h"
#include "world/listed.h"

static const double DAYS_A_YEAR = 365.25;

/* Best score first, equals by number. */
static void order_items(struct fluid_demand *demand)
{
	const struct item *items = demand->world->items;
	for (int i = 0; i < demand->world->item_count; i++) {
		int j = i;
		for (; j > 0 && items[demand->order[j - 1]].score < items[i].score; j--)
			demand->order[j] = demand->order[j - 1];
		demand->order[j] = i;
	}
}

static bool state_take(struct rule_state *state, const struct world *world, struct arena *arena)
{
	state->by_item = arena_rows(arena, world->item_count + 1, double);
	state->by_department = arena_rows(arena, world->department_count + 1, double);
	return state->by_item && state->by_department;
}

enum status fluid_demand_open(struct fluid_demand *demand, const struct world *world, struct arena *arena)
{
	int templates = world->template_count + 1, items = world->item_count + 1;
	*demand = (struct fluid_demand){.world = world, .campaign_due = -1, .campaign_last = -1000000,
		.templates = arena_rows(arena, templates, struct fluid_template), .items = arena_rows(arena, items, struct fluid_item),
		.shares = arena_rows(arena, templates, struct fluid_share), .order = arena_rows(arena, items, int32_t),
		.item_sums = arena_rows(arena, items, struct fluid_sum), .template_sums = arena_rows(arena, templates, struct fluid_sum)};
	if (!demand->templates || !demand->items || !demand->shares || !demand->order || !demand->item_sums || !demand->template_sums)
		return STATUS_WORLD;
	for (int t = 0; t < world->template_count; t++)
		demand->templates[t] = (struct fluid_template){.in = 1, .effort = 1};
	for (int i = 0; i < world->item_count; i++)
		demand->items[i] = (struct fluid_item){.in = 1, .effort = 1, .later_month = -1};
	for (int r = 0; r < SCENARIO_RULES; r++)
		if (!state_take(&demand->rules[r], world, arena) || !state_take(&demand->ready[r], world, arena))
			return STATUS_WORLD;
	order_items(demand);
	return STATUS_OK;
}

/* -- F1 ---------------------------------------------------------------------------------------------------------------- */

/* What comes back stays back, in the scope of gate and clean-up or out of it. */
static void come_back(struct fluid_template *now, double share, bool is_outside)
{
	*(is_outside ? &now->outside : &now->leaked) += share;
}

static void rebound(struct fluid_demand *demand, int month)
{
	const double *p = demand->regime->settings->loops[LOOP_rebound];
	if (p[REBOUND_FADES] > 0)
		demand->enforcement *= exp2(-1 / p[REBOUND_HALF_LIFE]);
	bool is_outside = (int)p[REBOUND_FORM] == REBOUND_RELABEL;
	double chance = rebound_chance(p, demand->enforcement) * (demand->is_published ? 1 - p[REBOUND_DETECTION] : 1);
	for (int t = 0; t < demand->world->template_count; t++) {
		struct fluid_template *now = &demand->templates[t];
		double back = now->cut * chance, again = demand->world->templates[t].is_once ? 0 : now->refused * chance;
		now->cut -= back;
		now->refused -= again;
		come_back(now, back + again, is_outside);
		if (now->must > 0 && month >= now->must_month) {
			come_back(now, now->must, is_outside);
			now->must = 0;
		}
	}
}

static void flow_add(struct fluid_flow *to, const struct fluid_flow *from, double share)
{
	for (int linked = 0; linked < 2; linked++) {
		for (int i = 0; i < 4; i++)
			to->hours[linked][i / 2][i % 2] += share * from->hours[linked][i / 2][i % 2];
		to->pieces[linked] += share * from->pieces[linked];
	}
	to->value += share * from->value;
	to->again_value += share * from->value;
}

static void flow_keep(struct fluid_flow *flow, double share)
{
	struct fluid_flow all = *flow;
	*flow = (struct fluid_flow){0};
	flow_add(flow, &all, share);
}

/* Refused once-only work, a month older: some of it is tried again. */
static void pool_month(struct fluid_demand *demand, struct fluid_flow *flow)
{
	const double *p = demand->regime->settings->loops[LOOP_rebound];
	double chance = rebound_chance(p, demand->enforcement) * (demand->is_published ? 1 - p[REBOUND_DETECTION] : 1);
	int life = (int)fmin(FLUID_POOL - 1, round(p[REBOUND_ONCE_LIFE]));
	for (int age = life; age > 0; age--) {
		demand->pool[age] = demand->pool[age - 1];
		flow_add(flow, &demand->pool[age], chance);
		flow_keep(&demand->pool[age], 1 - chance);
	}
	demand->pool[0] = (struct fluid_flow){0};
}

/* -- clean-ups --------------------------------------------------------------------------------------------------------- */

static void clean_up(struct fluid_demand *demand, int month)
{
	const double *p = demand->regime->settings->loops[LOOP_campaign], *rebound_p = demand->regime->settings->loops[LOOP_rebound];
	for (int t = 0; t < demand->world->template_count; t++) {
		const struct template *template = &demand->world->templates[t];
		struct fluid_template *now = &demand->templates[t];
		double share = campaign_cut(p, template->kind), struck = (now->in + now->leaked) * share;
		now->in *= 1 - share;
		now->leaked *= 1 - share;
		if (template->rigid_rank < demand->regime->kinds[t]->rigid) {
			now->must += struck;
			now->must_month = month + (int)ceil(rebound_p[REBOUND_RIGID_RETURN]);
		} else {
			now->cut += struck;
		}
	}
	demand->enforcement = rebound_p[REBOUND_ENFORCEMENT];
	demand->campaign_hours = p[CAMPAIGN_HOURS];
	demand->campaign_last = month;
}

void fluid_demand_read(struct fluid_demand *demand, double load)
{
	demand->load_months[demand->months_seen++ % FLUID_YEAR] = load;
}

static bool is_provoked(const struct fluid_demand *demand, const double *p, int32_t day, int month)
{
	double sum = 0;
	for (int i = 0; i < FLUID_YEAR; i++)
		sum += demand->load_months[i];
	return (int)p[CAMPAIGN_TRIGGER] == CAMPAIGN_ENDOGENOUS && day >= demand->world->start_day && demand->months_seen >= FLUID_YEAR &&
		month - demand->campaign_last >= (int)lround(p[CAMPAIGN_INTERVAL]) && sum / FLUID_YEAR > p[CAMPAIGN_THRESHOLD];
}

static void campaign(struct fluid_demand *demand, int32_t day, int month)
{
	const double *p = demand->regime->settings->loops[LOOP_campaign];
	int since = month - demand->world->calendar.days[demand->world->start_day].month_index;
	demand->campaign_hours = 0;
	if (demand->campaign_due < 0 && is_provoked(demand, p, day, month))
		demand->campaign_due = month + (int)lround(p[CAMPAIGN_DELAY]);
	bool is_due = demand->campaign_due >= 0 && month >= demand->campaign_due;
	if (!is_due && !campaign_is_dated(demand->regime, since))
		return;
	demand->campaign_due = -1;
	clean_up(demand, month);
}

/* -- what is sent down ------------------------------------------------------------------------------------------------- */

static struct fluid_share share_of(const struct world *world, const struct regime *regime, int t)
{
	const struct template *template = &world->templates[t];
	const struct kind_settings *kind = regime->kinds[t];
	const struct community one_household = {.households = 1};
	const struct growth none = {1, 1, 1, 1};
	struct fluid_share share = {.is_linked = template->linked_rank < kind->linked, .by_households = kind->basis == BASIS_PER_HOUSEHOLD,
		.passes_street = listed_passes_street(template->row), .is_once = template->is_once, .is_daily = kind->recurrence == RECURRENCE_WORKING_DAILY, .is_inspection = template->kind == KIND_inspection};
	if (kind->recurrence == RECURRENCE_WALK_IN || template->index >= (int)kind->count || draw_mean(&kind->effort) <= 0)
		return share;
	share.a_day = share.is_daily ? 1 : world_pieces_a_year(kind) * template->times / DAYS_A_YEAR;
	share.hours = world_standard_hours(regime->settings, kind, template, &one_household, none) * kind->persons;
	share.year_end = kind->recurrence == RECURRENCE_WEEKLY ? kind->year_end * kind->persons : 0;
	share.value = kind->value;
	return share;
}

/* Of a template, the month through: pieces, hours of a piece with what has grown, hours of closing the books. */
struct month {
	double pieces, hours, year_end, value, in_place;
};

static struct month month_of(const struct fluid_demand *demand, const struct fluid_share *share, double days, double working_days, bool is_year_end,
	struct growth growth)
{
	struct month month = {.pieces = share->a_day * (share->is_daily ? working_days : days) * (share->is_inspection ? growth.inspections : 1)};
	month.hours = month.pieces * share->hours * growth.duties * (share->by_households ? growth.population : 1);
	month.year_end = is_year_end ? share->year_end : 0;
	month.in_place = month.hours * (share->by_households ? demand->world->mean_households : 1) + month.year_end;
	month.value = share->value * month.in_place;
	return month;
}

/* Its hours shrink with the effort asked for; its pieces, and what it is worth to be asked in full, do not. */
static void flow_take(struct fluid_flow *flow, const struct fluid_share *share, const struct month *month, double in, double effort)
{
	flow->hours[share->is_linked][share->by_households][share->passes_street] += in * effort * month->hours;
	flow->hours[share->is_linked][0][share->passes_street] += in * effort * month->year_end;
	flow->pieces[share->is_linked] += in * month->pieces;
	flow->value += in * month->value;
}

static void template_month(struct fluid_demand *demand, int t, const struct month *month, struct fluid_flow *flow)
{
	const struct fluid_template *now = &demand->templates[t];
	const struct fluid_share *share = &demand->shares[t];
	double once = share->is_once ? now->refused : 0, back = now->leaked + now->outside, all = now->in + back + once * now->once_pass;
	flow_take(flow, share, month, now->in, now->effort);
	if (back > 0)
		flow_take(flow, share, month, back, 1);
	if (once > 0) {
		flow_take(flow, share, month, once * now->once_pass, now->once_effort);
		flow_take(&demand->pool[0], share, month, once * (1 - now->once_pass), 1);
	}
	flow->refused_value += month->value * fmax(0, 1 - all);
	if (share->is_once && month->pieces > 0) /* comes by chance: as many pieces as a Poisson count has them */
		flow->variance += all * month->in_place * month->in_place / month->pieces;
}

static void shares_set(struct fluid_demand *demand, const struct regime *regime)
{
	demand->regime = regime;
	for (int t = 0; t < demand->world->template_count; t++)
		demand->shares[t] = share_of(demand->world, regime, t);
}

void fluid_demand_month(struct fluid_demand *demand, const struct regime *regime, int32_t day, struct fluid_flow *flow)
{
	const struct world *world = demand->world;
	const struct calendar_day *days = world->calendar.days;
	int month = days[day].month_index;
	int32_t end = day + 1;
	while (end < world->calendar.day_count - 1 && days[end].month_index == month)
		end++;
	if (regime != demand->regime)
		shares_set(demand, regime);
	*flow = (struct fluid_flow){0};
	rebound(demand, month);
	pool_month(demand, flow);
	campaign(demand, day, month);
	if (fluid_gate_month(demand, day, month))
		demand->enforcement = regime->settings->loops[LOOP_rebound][REBOUND_ENFORCEMENT];
	struct growth growth = world_growth(world, regime->settings, (day + end) / 2);
	bool is_year_end = days[day].month == 12 && days[day].day_of_month == 1;
	for (int t = 0; t < world->template_count; t++) {
		struct month of_template = month_of(demand, &demand->shares[t], end - day, days[end].working_before - days[day].working_before, is_year_end, growth);
		if (of_template.pieces > 0)
			template_month(demand, t, &of_template, flow);
	}
}
