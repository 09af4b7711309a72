/* fluid_gate.c - the gate in the mean: its own rules judge every item with evenly spread numbers instead of drawn ones. */
#include <math.h>
#include <string.h>

#include "learn/fluid_parts.h"

enum { PASSES = 4 };
static const double GOLDEN = 0.6180339887498949, SILVER = 0.4142135623730951, DAYS_A_MONTH = 30.4375;

static struct view view_of(const struct fluid_demand *demand, int32_t day, bool is_first)
{
	const struct world *world = demand->world;
	double open = 0;
	for (int t = 0; t < world->template_count; t++) {
		const struct fluid_template *now = &demand->templates[t];
		bool is_walk_in = demand->regime->kinds[t]->recurrence == RECURRENCE_WALK_IN;
		open += is_walk_in ? 0 : world->templates[t].hours_year * (world->templates[t].item < 0 ? now->in : now->leaked + now->outside);
	}
	return (struct view){.world = world, .settings = demand->regime->settings, .day = day, .workers = world->mean_posts, .is_first_round = is_first,
		.open_hours = open / 12 / fmax(1, world->mean_posts), .days = day - demand->gate_day, .uniform = {0.5, 0.5}};
}

static struct verdict ask(struct fluid_demand *demand, enum rule_role role, const struct request *request, const struct view *view, bool *asked)
{
	struct verdict verdict = {.kind = VERDICT_PASS};
	enum verdict_kind otherwise = VERDICT_PASS;
	for (int r = 0; r < demand->regime->rule_count && verdict.kind == VERDICT_PASS; r++) {
		const struct rule_settings *settings = &demand->regime->rules[r];
		const struct rule *rule = rule_of(settings->rule);
		if (rule->role != role || !rule_in_scope(settings->p, &demand->world->items[request->item]))
			continue;
		*asked = true;
		verdict = rule->judge(settings->p, &demand->rules[r], request, view);
		if (role == ROLE_LIMIT && verdict.kind == VERDICT_ADMIT && r + 1 < demand->regime->rule_count)
			verdict.kind = VERDICT_PASS;
		if (verdict.otherwise != VERDICT_PASS)
			otherwise = verdict.otherwise;
	}
	verdict.otherwise = otherwise;
	return verdict;
}

/* One request, judged once: in or not, and by which way. Returns whether any rule has it in its scope. */
static bool judge(struct fluid_demand *demand, const struct request *request, const struct view *view, double was_in, struct fluid_sum *sum)
{
	bool by_admission = false, by_limit = false, by_door = false;
	struct verdict verdict = ask(demand, ROLE_ADMISSION, request, view, &by_admission);
	if (by_admission && verdict.kind == VERDICT_PASS)
		verdict.kind = verdict.otherwise == VERDICT_KEEP ? VERDICT_KEEP : VERDICT_REFUSE;
	struct verdict limit = ask(demand, ROLE_LIMIT, request, view, &by_limit);
	bool is_limited = by_limit && limit.kind == VERDICT_REFUSE;
	double in = verdict.kind == VERDICT_REFUSE || is_limited ? 0 : verdict.kind == VERDICT_KEEP ? was_in : 1;
	if (in <= 0 && (by_admission || by_limit))
		sum->by_door += ask(demand, ROLE_DOOR, request, view, &by_door).kind == VERDICT_ADMIT;
	sum->in += in;
	sum->effort += in * (verdict.effort > 0 ? verdict.effort : 1);
	sum->days += verdict.day > view->day ? verdict.day - view->day : 0;
	return by_admission || by_limit;
}

static struct request request_of(const struct fluid_demand *demand, int item, int pass)
{
	const struct item *place = &demand->world->items[item];
	double spread = fmod(item * SILVER, 1);
	return (struct request){.item = item, .is_whole_item = true, .hours_quarter = place->hours_year / 4, .hours_month = place->hours_year / 12,
		.rigid_share = place->rigid_share, .uniform = fmod((pass + 0.5) / PASSES + spread, 1), .noise = draw_normal(fmod((pass + 0.5) * GOLDEN + spread, 1)),
		.is_admitted = demand->items[item].in > 0.5};
}

/* Rules get ready for a round, once; each pass begins with what they remember then. */
static void begin(struct fluid_demand *demand, const struct view *of_all)
{
	struct view own = *of_all, *view = &own;
	for (int r = 0; r < demand->regime->rule_count; r++) {
		const struct rule *rule = rule_of(demand->regime->rules[r].rule);
		struct rule_state *state = &demand->ready[r];
		memset(state->number, 0, sizeof state->number);
		memset(state->by_item, 0, (size_t)demand->world->item_count * sizeof(double));
		memset(state->by_department, 0, (size_t)demand->world->department_count * sizeof(double));
		view->items = &demand->regime->rules[r].items;
		if (rule->begin)
			rule->begin(demand->regime->rules[r].p, state, view);
		demand->is_published = demand->is_published || (demand->regime->rules[r].rule == RULE_catalogue && state->number[CATALOGUE_PUBLISHED] > 0);
	}
}

static void begin_again(struct fluid_demand *demand)
{
	for (int r = 0; r < demand->regime->rule_count; r++) {
		struct rule_state *state = &demand->rules[r];
		memcpy(state->number, demand->ready[r].number, sizeof state->number);
		memcpy(state->by_item, demand->ready[r].by_item, (size_t)demand->world->item_count * sizeof(double));
		memcpy(state->by_department, demand->ready[r].by_department, (size_t)demand->world->department_count * sizeof(double));
	}
}

/* Single occurrences of once-only work of items that are refused. */
static void once_judge(struct fluid_demand *demand, const struct view *view, int pass, struct fluid_sum *sums)
{
	for (int t = 0; t < demand->world->template_count; t++) {
		const struct template *template = &demand->world->templates[t];
		if (!template->is_once || template->item < 0 || template->times <= 0)
			continue;
		struct request request = request_of(demand, template->item, pass);
		struct fluid_sum sum = {0};
		request.is_whole_item = false;
		request.hours_quarter = request.hours_month = template->hours_year / template->times;
		judge(demand, &request, view, 0, &sum);
		sums[t].in += sum.in + sum.by_door;
		sums[t].effort += sum.effort + sum.by_door;
	}
}

static void item_take(struct fluid_demand *demand, int number, double in, double by_door, double effort)
{
	const struct item *item = &demand->world->items[number];
	demand->items[number].in = in;
	demand->items[number].effort = effort;
	for (int i = 0; i < item->template_count; i++) {
		struct fluid_template *now = &demand->templates[demand->world->item_templates[item->template_first + i]];
		double out = now->in * (1 - in), back = now->leaked * in;
		now->in = (now->in + now->refused) * in + back;
		now->leaked += out * by_door - back;
		now->refused = now->refused * (1 - in) + out * (1 - by_door);
		now->effort = effort;
	}
}

static void round_of(struct fluid_demand *demand, int32_t day, int month, bool is_first)
{
	const struct world *world = demand->world;
	struct view view = view_of(demand, day, is_first);
	struct fluid_sum *sums = demand->item_sums, *once = demand->template_sums;
	memset(sums, 0, (size_t)world->item_count * sizeof *sums);
	memset(once, 0, (size_t)world->template_count * sizeof *once);
	begin(demand, &view);
	for (int pass = 0; pass < PASSES; pass++) {
		begin_again(demand);
		for (int n = 0; n < world->item_count; n++) {
			int i = demand->order[n];
			struct request request = request_of(demand, i, pass);
			demand->items[i].is_judged = judge(demand, &request, &view, demand->items[i].in, &sums[i]);
		}
		once_judge(demand, &view, pass, once);
	}
	for (int i = 0; i < world->item_count; i++) {
		struct fluid_item *now = &demand->items[i];
		double in = sums[i].in / PASSES, effort = sums[i].in > 0 ? sums[i].effort / sums[i].in : 1;
		int later = (int)lround(sums[i].days / PASSES / DAYS_A_MONTH);
		now->by_door = in < 1 ? sums[i].by_door / PASSES / (1 - in) : 0; /* of what was in and is refused now */
		now->later_month = now->is_judged ? month + later : -1;
		now->later_in = in;
		now->later_effort = effort;
	}
	for (int t = 0; t < world->template_count; t++) {
		demand->templates[t].once_pass = once[t].in / PASSES;
		demand->templates[t].once_effort = once[t].in > 0 ? once[t].effort / once[t].in : 1;
	}
}

/* Without a gate all that was refused is free again. */
static void gate_gone(struct fluid_demand *demand)
{
	for (int i = 0; i < demand->world->item_count; i++)
		item_take(demand, i, 1, 0, 1);
}

static bool is_round(const struct fluid_demand *demand, int32_t day)
{
	struct view view = view_of(demand, day, false);
	for (int r = 0; r < demand->regime->rule_count; r++) {
		const struct rule *rule = rule_of(demand->regime->rules[r].rule);
		if (rule->is_round && rule->role < ROLE_ACTION && rule->is_round(demand->regime->rules[r].p, &view))
			return true;
	}
	return false;
}

bool fluid_gate_month(struct fluid_demand *demand, int32_t day, int month)
{
	const struct regime *regime = demand->regime;
	bool is_new = regime->rules != demand->gate && (regime->rule_count > 0 || demand->gate);
	if (is_new) {
		demand->gate = regime->rules;
		demand->gate_day = day;
		demand->has_gate = demand->is_published = false;
		for (int r = 0; r < regime->rule_count; r++)
			demand->has_gate = demand->has_gate || rule_of(regime->rules[r].rule)->role < ROLE_ACTION;
		if (!demand->has_gate)
			gate_gone(demand);
	}
	if (demand->has_gate && (is_new || is_round(demand, day)))
		round_of(demand, day, month, is_new);
	for (int i = 0; i < demand->world->item_count; i++) {
		struct fluid_item *now = &demand->items[i];
		if (now->later_month < 0 || now->later_month > month)
			continue;
		item_take(demand, i, now->later_in, now->by_door, now->later_effort);
		now->later_month = -1;
	}
	return is_new;
}
