/* gate.c - rules in their roles: admission decides, limits may refuse, doors let in what was refused. */
#include "gate/gate.h"

#include <string.h>

#include "gate/rule.h"
#include "gate/terms.h"

enum attribute { ATTRIBUTE_DRAWS = 1, ATTRIBUTE_ONCE };

static struct request request_of(const struct replica *replica, int item, int attribute, uint64_t number)
{
	struct random_address address = replica->address;
	double u[2];
	address.source = SOURCE_GATE;
	address.entity = (uint32_t)item;
	address.ordinal = random_ordinal(replica->day, (int64_t)number);
	random_pair(&address, attribute, u);
	const struct item *place = &replica->world->items[item];
	return (struct request){
		.item = item, .is_whole_item = true, .hours_quarter = place->hours_year / 4, .hours_month = place->hours_year / 12,
		.rigid_share = place->rigid_share, .uniform = u[0], .noise = draw_normal(u[1]), .is_admitted = !replica->district.items[item].is_refused,
	};
}

/* The rules of one role, in order: the first that has an opinion. *asked says whether any has the item in its scope. */
static struct verdict ask(struct replica *replica, enum rule_role role, const struct request *request, bool is_first, bool *asked)
{
	struct view view = rule_view(replica, is_first);
	const struct regime *regime = replica->regime;
	struct verdict verdict = {.kind = VERDICT_PASS};
	enum verdict_kind otherwise = VERDICT_PASS;
	for (int r = 0; r < regime->rule_count && verdict.kind == VERDICT_PASS; r++) {
		const struct rule *rule = rule_of(regime->rules[r].rule);
		if (rule->role != role || !rule_in_scope(regime->rules[r].p, &replica->world->items[request->item]))
			continue;
		*asked = true;
		verdict = rule->judge(regime->rules[r].p, &replica->district.rules[r], request, &view);
		if (role == ROLE_LIMIT && verdict.kind == VERDICT_ADMIT && r + 1 < regime->rule_count)
			verdict.kind = VERDICT_PASS; /* every limit is asked */
		if (verdict.otherwise != VERDICT_PASS)
			otherwise = verdict.otherwise;
	}
	verdict.otherwise = otherwise;
	return verdict;
}

static void count_application(struct replica *replica, const struct verdict *verdict)
{
	struct tally *tally = &replica->district.month;
	if (verdict->review_hours <= 0)
		return;
	tally->applications++;
	tally->admitted += verdict->kind == VERDICT_ADMIT;
	tally->rejected += verdict->kind == VERDICT_REFUSE;
	tally->modified += verdict->kind == VERDICT_ADMIT && verdict->effort > 0 && verdict->effort < 1;
	tally->review_hours += verdict->review_hours;
	int32_t days = verdict->day > replica->day ? verdict->day - replica->day : 0;
	tally->review_days += days;
	replica->district.month_more.review_days[days < TALLY_REVIEW_DAYS ? days : TALLY_REVIEW_DAYS - 1]++;
}

static void templates_refuse(struct replica *replica, const struct item *item)
{
	for (int i = 0; i < item->template_count; i++) {
		struct template_now *now = &replica->district.templates[replica->world->item_templates[item->template_first + i]];
		if (now->state != TEMPLATE_ACTIVE || now->channel == CHANNEL_LEAKED || now->channel == CHANNEL_EMERGENCY)
			continue;
		now->state = TEMPLATE_REFUSED;
		now->return_day = 0;
	}
}

static void templates_admit(struct replica *replica, const struct item *item, enum channel channel, double effort)
{
	for (int i = 0; i < item->template_count; i++) {
		struct template_now *now = &replica->district.templates[replica->world->item_templates[item->template_first + i]];
		if (now->state == TEMPLATE_CUT || now->is_outside)
			continue;
		now->state = TEMPLATE_ACTIVE;
		now->channel = (int8_t)channel;
		now->effort = effort;
	}
}

/* What the verdicts on an item come to: in, out, or in by a door. */
static void item_settle(struct replica *replica, int number, const struct request *request)
{
	const struct item *item = &replica->world->items[number];
	struct item_now *now = &replica->district.items[number];
	bool was_refused = now->is_refused;
	now->is_refused = now->is_judged && (now->admission == VERDICT_REFUSE || now->is_limited);
	if (!now->is_refused) {
		if (now->is_judged)
			templates_admit(replica, item, (enum channel)now->channel, now->effort);
		return;
	}
	bool asked = false;
	struct verdict door = was_refused ? (struct verdict){0} : ask(replica, ROLE_DOOR, request, false, &asked);
	if (door.kind == VERDICT_ADMIT)
		templates_admit(replica, item, CHANNEL_EMERGENCY, 1);
	else
		templates_refuse(replica, item);
}

static void admission_take(struct item_now *now, const struct verdict *verdict)
{
	if (verdict->kind == VERDICT_KEEP) {
		if (now->admission == VERDICT_PASS) /* in force before there was a gate */
			now->admission = VERDICT_ADMIT;
		if (now->channel == CHANNEL_OPEN)
			now->channel = CHANNEL_ADMITTED;
		return;
	}
	now->admission = (int8_t)verdict->kind;
	now->effort = verdict->effort > 0 ? verdict->effort : 1;
	now->channel = (int8_t)(verdict->channel == CHANNEL_OPEN ? CHANNEL_ADMITTED : verdict->channel);
	now->decision_day = 0;
}

static void item_judge(struct replica *replica, int number, bool is_admission_round, bool is_first)
{
	struct item_now *now = &replica->district.items[number];
	struct request request = request_of(replica, number, ATTRIBUTE_DRAWS, 0);
	bool by_admission = false, by_limit = false;
	if (is_admission_round) {
		struct verdict verdict = ask(replica, ROLE_ADMISSION, &request, is_first, &by_admission);
		now->is_judged = by_admission;
		count_application(replica, &verdict);
		if (by_admission && verdict.kind == VERDICT_PASS)
			verdict.kind = verdict.otherwise == VERDICT_KEEP ? VERDICT_KEEP : VERDICT_REFUSE;
		if (verdict.day > replica->day) { /* until then the old state goes on, unless a rule says otherwise */
			if (verdict.otherwise == VERDICT_REFUSE)
				now->admission = VERDICT_REFUSE;
			now->decision = verdict;
			now->decision_day = verdict.day;
		} else {
			admission_take(now, &verdict);
		}
	}
	struct verdict limit = ask(replica, ROLE_LIMIT, &request, is_first, &by_limit);
	now->is_limited = by_limit && limit.kind == VERDICT_REFUSE;
	now->is_judged = now->is_judged || by_limit;
	item_settle(replica, number, &request);
}

/* Highest first by the order of the rule that calls the round, else by score; equals by number. */
static void order_items(struct replica *replica, const struct rule *caller, const double *p)
{
	struct district *district = &replica->district;
	for (int i = 0; i < replica->world->item_count; i++) {
		const struct item *item = &replica->world->items[i];
		double key = caller && caller->order ? caller->order(p, item) : item->score;
		int j = i;
		for (; j > 0 && district->order_key[j - 1] < key; j--) {
			district->order[j] = district->order[j - 1];
			district->order_key[j] = district->order_key[j - 1];
		}
		district->order[j] = i;
		district->order_key[j] = key;
	}
}

static void round_of(struct replica *replica, bool is_first)
{
	const struct regime *regime = replica->regime;
	struct view view = rule_view(replica, is_first);
	const struct rule *caller = NULL;
	const double *caller_p = NULL;
	bool is_admission_round = is_first;
	bool is_again = false;
	for (int r = 0; r < regime->rule_count; r++) {
		const struct rule *rule = rule_of(regime->rules[r].rule);
		if (!is_first && !(rule->is_round && rule->is_round(regime->rules[r].p, &view)))
			continue;
		is_admission_round = is_admission_round || rule->role == ROLE_ADMISSION;
		is_again = is_again || (!is_first && rule->role == ROLE_ADMISSION);
		view.items = &regime->rules[r].items;
		if (rule->begin)
			rule->begin(regime->rules[r].p, &replica->district.rules[r], &view);
		if (!caller || rule->order) {
			caller = rule;
			caller_p = regime->rules[r].p;
		}
	}
	if (!caller)
		return;
	replica->district.month_more.happened[HAPPENED_ROUND] += is_again;
	order_items(replica, caller, caller_p);
	for (int i = 0; i < replica->world->item_count; i++)
		item_judge(replica, replica->district.order[i], is_admission_round, is_first);
}

void gate_issue(struct replica *replica, struct issue issue)
{
	struct district *district = &replica->district;
	if (district->issue_count == district->issue_capacity) {
		struct issue *larger = arena_rows(&replica->arena, 2 * district->issue_capacity, struct issue);
		if (!larger) {
			replica->status = STATUS_WORLD;
			return;
		}
		memcpy(larger, district->issues, (size_t)district->issue_count * sizeof *larger);
		district->issues = larger;
		district->issue_capacity *= 2;
	}
	district->issues[district->issue_count++] = issue;
}

/* Nobody decides any more: what waits for its decision comes in. What was refused stays remembered. */
static void pendings_free(struct replica *replica)
{
	struct district *district = &replica->district;
	int kept = 0;
	for (int i = 0; i < district->pending_count; i++) {
		struct pending pending = district->pendings[i];
		if (pending.decision_day > 0)
			gate_issue(replica, (struct issue){.template = pending.template, .asked_day = pending.asked_day, .number = pending.number,
				.channel = CHANNEL_OPEN, .effort = 1});
		else
			district->pendings[kept++] = pending;
	}
	district->pending_count = kept;
}

static void gate_set_up(struct replica *replica)
{
	struct district *district = &replica->district;
	const struct world *world = replica->world;
	district->gate = replica->regime->rules;
	district->gate_day = replica->day;
	district->has_gate = false;
	for (int r = 0; r < replica->regime->rule_count; r++)
		district->has_gate = district->has_gate || rule_of(replica->regime->rules[r].rule)->role < ROLE_ACTION;
	terms_free(replica);
	for (int r = 0; r < SCENARIO_RULES; r++) {
		memset(district->rules[r].number, 0, sizeof district->rules[r].number);
		memset(district->rules[r].by_item, 0, (size_t)world->item_count * sizeof(double));
		memset(district->rules[r].by_department, 0, (size_t)world->department_count * sizeof(double));
	}
	for (int i = 0; i < world->item_count; i++) {
		district->items[i].is_judged = district->items[i].is_limited = false;
		district->items[i].admission = VERDICT_PASS;
		district->items[i].decision_day = 0; /* the old gate decides nothing any more */
		if (!district->has_gate) { /* the gate is gone: what it refused comes back */
			district->items[i].is_refused = false;
			templates_admit(replica, &world->items[i], CHANNEL_OPEN, 1);
		}
	}
	if (!district->has_gate)
		pendings_free(replica);
	if (district->has_gate)
		round_of(replica, true);
}

static void items_decide(struct replica *replica)
{
	for (int i = 0; i < replica->world->item_count; i++) {
		struct item_now *now = &replica->district.items[i];
		if (now->decision_day == 0 || now->decision_day > replica->day)
			continue;
		struct verdict verdict = now->decision;
		admission_take(now, &verdict);
		struct request request = request_of(replica, i, ATTRIBUTE_DRAWS, 1);
		item_settle(replica, i, &request);
	}
}

static void pending_add(struct replica *replica, struct pending pending)
{
	struct district *district = &replica->district;
	if (district->pending_count == district->pending_capacity) {
		struct pending *larger = arena_rows(&replica->arena, 2 * district->pending_capacity, struct pending);
		if (!larger) {
			replica->status = STATUS_WORLD;
			return;
		}
		memcpy(larger, district->pendings, (size_t)district->pending_count * sizeof *larger);
		district->pendings = larger;
		district->pending_capacity *= 2;
	}
	district->pendings[district->pending_count++] = pending;
}

void gate_remember(struct replica *replica, const struct issue *issue, double refused_from)
{
	if (replica->world->templates[issue->template].is_once)
		pending_add(replica, (struct pending){.template = issue->template, .asked_day = issue->asked_day, .number = issue->number,
			.refused_day = replica->day, .refused_from = refused_from});
}

/* Refused once-only work: counted as refused by every community, then remembered. */
static void once_refused(struct replica *replica, struct pending pending)
{
	gate_issue(replica, (struct issue){.template = pending.template, .asked_day = pending.asked_day, .number = pending.number,
		.channel = ISSUE_REFUSED, .effort = 1});
	pending.decision_day = 0;
	pending.refused_day = replica->day;
	pending_add(replica, pending);
}

bool gate_once(struct replica *replica, int number, uint32_t occurrence, enum channel *channel, double *effort)
{
	const struct template *template = &replica->world->templates[number];
	struct request request = request_of(replica, template->item, ATTRIBUTE_ONCE, (uint64_t)number * 16 + occurrence);
	bool asked = false;
	request.is_whole_item = false;
	request.hours_quarter = request.hours_month = template->hours_year / template->times; /* one occurrence */
	struct verdict verdict = ask(replica, ROLE_ADMISSION, &request, false, &asked);
	count_application(replica, &verdict);
	if (asked && verdict.kind == VERDICT_PASS)
		verdict.kind = VERDICT_REFUSE;
	if (verdict.kind != VERDICT_REFUSE) {
		bool by_limit = false;
		struct verdict limit = ask(replica, ROLE_LIMIT, &request, false, &by_limit);
		if (by_limit && limit.kind == VERDICT_REFUSE)
			verdict = limit;
	}
	if (verdict.kind == VERDICT_REFUSE) {
		struct verdict door = ask(replica, ROLE_DOOR, &request, false, &asked);
		if (door.kind == VERDICT_ADMIT)
			verdict = door;
	}
	*channel = verdict.channel == CHANNEL_OPEN ? CHANNEL_ADMITTED : verdict.channel;
	*effort = verdict.effort > 0 ? verdict.effort : 1;
	struct pending pending = {.template = number, .asked_day = replica->day, .number = occurrence, .decision = verdict};
	if (verdict.day > replica->day) {
		pending.decision_day = verdict.day;
		pending_add(replica, pending);
		return false;
	}
	if (verdict.kind != VERDICT_REFUSE)
		return true;
	once_refused(replica, pending);
	return false;
}

static void pendings_decide(struct replica *replica)
{
	struct district *district = &replica->district;
	for (int i = 0; i < district->pending_count;) {
		struct pending pending = district->pendings[i];
		if (pending.decision_day == 0 || pending.decision_day > replica->day) {
			i++;
			continue;
		}
		memmove(&district->pendings[i], &district->pendings[i + 1], (size_t)(--district->pending_count - i) * sizeof pending);
		if (pending.decision.kind == VERDICT_REFUSE)
			once_refused(replica, pending);
		else
			gate_issue(replica, (struct issue){.template = pending.template, .asked_day = pending.asked_day, .number = pending.number,
				.channel = (int8_t)pending.decision.channel, .effort = pending.decision.effort > 0 ? pending.decision.effort : 1});
	}
}

bool gate_is_published(const struct replica *replica)
{
	for (int r = 0; r < replica->regime->rule_count; r++)
		if (replica->regime->rules[r].rule == RULE_catalogue && replica->district.rules[r].number[CATALOGUE_PUBLISHED] > 0)
			return true;
	return false;
}

bool gate_day(struct replica *replica)
{
	bool is_new = replica->regime->rules != replica->district.gate;
	if (is_new && (replica->regime->rule_count > 0 || replica->district.gate))
		gate_set_up(replica);
	else
		is_new = false;
	terms_morning(replica, is_new);
	if (!replica->district.has_gate)
		return false;
	items_decide(replica);
	pendings_decide(replica);
	if (!is_new)
		round_of(replica, false);
	return is_new;
}
