/* terms.c - the terms on which pieces of work come in, and the groups that wait to go out as one. */
#include "gate/terms.h"

#include <string.h>

#include "gate/gate.h"
#include "gate/rule.h"

/* Attributes of the addresses of SOURCE_GATE from here on: one for each rule. */
enum { ATTRIBUTE_MORNING = 16, ATTRIBUTE_PIECE = ATTRIBUTE_MORNING + RULE_COUNT };

static struct random_address address_of(const struct replica *replica, int entity, uint64_t ordinal)
{
	struct random_address address = replica->address;
	address.source = SOURCE_GATE;
	address.entity = (uint32_t)entity;
	address.ordinal = ordinal;
	return address;
}

/* -- the morning ------------------------------------------------------------------------------------------------------ */

static void sharing_tell(struct sharing *sharing, double target, int32_t day)
{
	if (target <= 0)
		sharing->since = -1;
	else if (sharing->since < 0)
		sharing->since = day;
	sharing->target = target;
}

void terms_morning(struct replica *replica, bool is_first)
{
	const struct regime *regime = replica->regime;
	struct view view = rule_view(replica, is_first);
	struct orders orders = {0};
	for (int r = 0; r < regime->rule_count; r++) {
		const struct rule *rule = rule_of(regime->rules[r].rule);
		if (!rule->morning)
			continue;
		view.items = &regime->rules[r].items;
		struct random_address address = address_of(replica, 0, random_ordinal(replica->day, 0));
		random_pair(&address, ATTRIBUTE_MORNING + (int)regime->rules[r].rule, view.uniform);
		rule->morning(regime->rules[r].p, &replica->district.rules[r], &view, &orders);
	}
	sharing_tell(&replica->district.sharing, orders.shared, replica->day);
	replica->district.assist.list = orders.listed;
	replica->district.paid_yuan = orders.paid_yuan;
	replica->district.counter = orders.counter;
}

/* -- groups ----------------------------------------------------------------------------------------------------------- */

/* The day on which what is held goes out: that of the others of its group, when there are any. */
static int32_t release_of(const struct district *district, int rule, const struct terms *terms)
{
	for (int i = 0; i < district->held_count; i++)
		if (district->helds[i].rule == rule && district->helds[i].group == terms->group)
			return district->helds[i].release_day;
	return terms->release_day;
}

static void hold(struct replica *replica, const struct issue *issue, int rule, const struct terms *terms)
{
	struct district *district = &replica->district;
	if (district->held_count == district->held_capacity) {
		struct held *larger = arena_list(&replica->arena, 2 * district->held_capacity, struct held);
		if (!larger) {
			replica->status = STATUS_WORLD;
			return;
		}
		memcpy(larger, district->helds, (size_t)district->held_count * sizeof *larger);
		district->helds = larger;
		district->held_capacity *= 2;
	}
	struct held held = {.issue = *issue, .rule = rule, .group = terms->group, .release_day = release_of(district, rule, terms)};
	held.issue.is_at_once = terms->is_at_once;
	held.issue.joint_effort = terms->joint_effort;
	held.issue.joint_hours = terms->joint_hours;
	district->helds[district->held_count++] = held;
}

/* The group of a row goes out: all but its last are merged into that one. */
static void group_release(struct replica *replica, int first)
{
	struct district *district = &replica->district;
	int rule = district->helds[first].rule, group = district->helds[first].group, kept = first, last = first, count = 0;
	double hours = 0;
	for (int i = first; i < district->held_count; i++)
		if (district->helds[i].rule == rule && district->helds[i].group == group) {
			hours += district->helds[i].issue.joint_hours;
			last = i;
			count++;
		}
	for (int i = first; i < district->held_count; i++) {
		struct held held = district->helds[i];
		if (held.rule != rule || held.group != group) {
			district->helds[kept++] = held;
			continue;
		}
		if (i < last)
			held.issue.channel = ISSUE_MERGED;
		held.issue.is_joint = i == last && count > 1;
		held.issue.is_at_once = held.issue.is_at_once && held.issue.is_joint;
		held.issue.joint_hours = hours;
		gate_issue(replica, held.issue);
	}
	district->held_count = kept;
}

static void groups_release(struct replica *replica)
{
	struct district *district = &replica->district;
	for (int i = 0; i < district->held_count;) {
		if (district->helds[i].release_day <= replica->day)
			group_release(replica, i);
		else
			i++;
	}
}

void terms_free(struct replica *replica)
{
	for (int i = 0; i < replica->district.held_count; i++)
		replica->district.helds[i].release_day = replica->day;
}

/* -- pieces ----------------------------------------------------------------------------------------------------------- */

static struct piece piece_of(const struct replica *replica, const struct issue *issue)
{
	const struct world *world = replica->world;
	const struct template *template = &world->templates[issue->template];
	const struct kind_settings *kind = replica->regime->kinds[issue->template];
	return (struct piece){
		.template = template, .item = template->item >= 0 ? &world->items[template->item] : NULL,
		.is_rigid = template->rigid_rank < kind->rigid, .is_linked = template->linked_rank < kind->linked,
		.hours = template->hours_year / template->times / world_pieces_a_year(kind),
	};
}

/* Whether the issue still goes out today by itself. */
static bool issue_treat(struct replica *replica, struct issue *issue)
{
	const struct regime *regime = replica->regime;
	struct view view = rule_view(replica, false);
	struct piece piece = piece_of(replica, issue);
	struct random_address address = address_of(replica, issue->template, random_ordinal(issue->asked_day, issue->number));
	struct terms terms = {.effort = 1, .joint_effort = 1};
	int last = 0;
	for (int r = 0; r < regime->rule_count && !terms.is_refused && !terms.joins && terms.doer == DOER_COMMUNITY; r++) {
		const struct rule *rule = rule_of(regime->rules[r].rule);
		if (!rule->treat)
			continue;
		piece.uniform = random_uniform(&address, ATTRIBUTE_PIECE + (int)regime->rules[r].rule);
		rule->treat(regime->rules[r].p, &replica->district.rules[r], &piece, &view, &terms);
		last = r;
	}
	issue->lighter = 1 - terms.effort;
	issue->refused_from = terms.refused_from;
	if (terms.is_refused || (terms.refused_from > 0 && terms.doer == DOER_COMMUNITY && !terms.joins))
		gate_remember(replica, issue, terms.is_refused ? 0 : terms.refused_from);
	if (terms.is_refused)
		issue->channel = ISSUE_REFUSED;
	else if (terms.doer != DOER_COMMUNITY)
		issue->channel = terms.doer == DOER_DEPARTMENT ? ISSUE_TAKEN : ISSUE_LOST;
	if (terms.joins)
		hold(replica, issue, (int)regime->rules[last].rule, &terms);
	return !terms.joins;
}

/* What came by the gate or out of its scope is changed; what came past it is not. */
static bool is_treated(const struct issue *issue)
{
	return issue->channel != ISSUE_REFUSED && issue->channel != CHANNEL_LEAKED && issue->channel != CHANNEL_EMERGENCY;
}

void terms_day(struct replica *replica)
{
	struct district *district = &replica->district;
	bool has_terms = false;
	for (int r = 0; r < replica->regime->rule_count; r++)
		has_terms = has_terms || rule_of(replica->regime->rules[r].rule)->treat;
	int kept = 0;
	for (int i = 0; has_terms && i < district->issue_count; i++) {
		struct issue issue = district->issues[i];
		if (!is_treated(&issue) || issue_treat(replica, &issue))
			district->issues[kept++] = issue;
	}
	district->issue_count = has_terms ? kept : district->issue_count;
	if (replica->world->calendar.days[replica->day].works)
		groups_release(replica);
}
