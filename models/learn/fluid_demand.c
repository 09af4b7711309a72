/* fluid_demand.c - F1 in the mean: each template is in force, refused, cut or back with some chance. */
#include <math.h>
#include <string.h>

#include "learn/fluid_parts.h"
#include "loops/campaign.h"
#include "loops/rebound.h"
#include "world/listed.h"

static const double DAYS_A_YEAR = 365.25;

enum status fluid_demand_open(struct fluid_demand *demand, const struct world *world, struct arena *arena)
{
	*demand = (struct fluid_demand){.world = world, .campaign_due = -1, .campaign_last = -1000000,
		.templates = arena_rows(arena, world->template_count + 1, struct fluid_template), .items = arena_rows(arena, world->item_count + 1, struct fluid_item)};
	if (!demand->templates || !demand->items)
		return STATUS_WORLD;
	for (int t = 0; t < world->template_count; t++)
		demand->templates[t] = (struct fluid_template){.in = 1, .effort = 1};
	for (int i = 0; i < world->item_count; i++)
		demand->items[i] = (struct fluid_item){.in = 1, .effort = 1, .later_month = -1};
	for (int r = 0; r < SCENARIO_RULES; r++) {
		demand->rules[r].by_item = arena_rows(arena, world->item_count + 1, double);
		demand->rules[r].by_department = arena_rows(arena, world->department_count + 1, double);
		if (!demand->rules[r].by_item || !demand->rules[r].by_department)
			return STATUS_WORLD;
	}
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

/* Pieces of a template in a month, and how many of them close the books of the year. */
static double pieces_of(const struct world *world, const struct template *template, const struct kind_settings *kind, int32_t first, int32_t end,
	double *year_ends)
{
	const struct calendar_day *date = &world->calendar.days[first];
	*year_ends = kind->recurrence == RECURRENCE_WEEKLY && kind->year_end > 0 && date->month == 12 && date->day_of_month == 1;
	if (kind->recurrence == RECURRENCE_WALK_IN || template->index >= (int)kind->count || draw_mean(&kind->effort) <= 0)
		return *year_ends = 0;
	if (kind->recurrence == RECURRENCE_WORKING_DAILY)
		return world->calendar.days[end].working_before - world->calendar.days[first].working_before;
	return world_pieces_a_year(kind) * template->times * (end - first) / DAYS_A_YEAR;
}

/* A template's month, everything in force. */
static struct fluid_flow template_flow(const struct fluid_demand *demand, int t, int32_t first, int32_t end, struct growth growth)
{
	const struct template *template = &demand->world->templates[t];
	const struct kind_settings *kind = demand->regime->kinds[t];
	const struct community one_household = {.households = 1};
	struct fluid_flow flow = {0};
	double year_ends, pieces = pieces_of(demand->world, template, kind, first, end, &year_ends);
	if (pieces <= 0)
		return flow;
	int linked = template->linked_rank < kind->linked, street = listed_passes_street(template->row), by_households = kind->basis == BASIS_PER_HOUSEHOLD;
	double hours = pieces * world_standard_hours(demand->regime->settings, kind, template, &one_household, growth);
	flow.hours[linked][by_households][street] = hours * kind->persons;
	flow.hours[linked][0][street] += year_ends * kind->year_end * kind->persons;
	flow.pieces[linked] = pieces;
	flow.value = kind->value * (hours * (by_households ? demand->world->mean_households : 1) + year_ends * kind->year_end) * kind->persons;
	return flow;
}

/* Its hours shrink with the effort asked for, its pieces and what it is worth to be asked in full do not. */
static void flow_take(struct fluid_flow *flow, const struct fluid_flow *all, double share, double effort)
{
	for (int linked = 0; linked < 2; linked++) {
		for (int i = 0; i < 4; i++)
			flow->hours[linked][i / 2][i % 2] += share * effort * all->hours[linked][i / 2][i % 2];
		flow->pieces[linked] += share * all->pieces[linked];
	}
	flow->value += share * all->value;
}

/* Once-only work comes by chance: as many pieces as a Poisson count has them. */
static void flow_vary(struct fluid_flow *flow, const struct fluid_flow *all, double share, double households)
{
	double hours = 0, pieces = all->pieces[0] + all->pieces[1];
	for (int i = 0; i < 8; i++)
		hours += all->hours[i / 4][i / 2 % 2][i % 2] * (i / 2 % 2 ? households : 1);
	flow->variance += pieces > 0 ? share * hours * hours / pieces : 0;
}

void fluid_demand_month(struct fluid_demand *demand, const struct regime *regime, int32_t day, struct fluid_flow *flow)
{
	const struct world *world = demand->world;
	int month = world->calendar.days[day].month_index;
	int32_t end = day + 1;
	while (end < world->calendar.day_count - 1 && world->calendar.days[end].month_index == month)
		end++;
	demand->regime = regime;
	*flow = (struct fluid_flow){0};
	rebound(demand, month);
	pool_month(demand, flow);
	campaign(demand, day, month);
	if (fluid_gate_month(demand, day, month))
		demand->enforcement = regime->settings->loops[LOOP_rebound][REBOUND_ENFORCEMENT];
	struct growth growth = world_growth(world, regime->settings, (day + end) / 2);
	for (int t = 0; t < world->template_count; t++) {
		const struct fluid_template *now = &demand->templates[t];
		struct fluid_flow all = template_flow(demand, t, day, end, growth);
		double once = world->templates[t].is_once ? now->refused : 0;
		if (world->templates[t].is_once)
			flow_vary(flow, &all, now->in + now->leaked + now->outside + once * now->once_pass, world->mean_households);
		flow_take(flow, &all, now->in, now->effort);
		flow_take(flow, &all, now->leaked + now->outside, 1);
		flow_take(flow, &all, once * now->once_pass, now->once_effort);
		flow_take(&demand->pool[0], &all, once * (1 - now->once_pass), 1);
		flow->refused_value += all.value * fmax(0, 1 - now->in - now->leaked - now->outside - once * now->once_pass);
	}
}
