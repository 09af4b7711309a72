/* emergency_door.c - R9: what was refused may be declared an emergency and is looked at afterwards. */
#include <math.h>

#include "gate/rule.h"

enum { SCOPE, SHARE, AUDIT, PENALTY };

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	const struct item *item = &view->world->items[request->item];
	double *closed_until = &state->by_department[item->department];
	if (!rule_in_scope(p, item) || view->day < *closed_until || request->uniform >= p[SHARE])
		return (struct verdict){.kind = VERDICT_PASS};
	double again = request->uniform / p[SHARE]; /* a uniform of its own, given that the door was tried */
	if (again < p[AUDIT]) { /* found unjustified: shut out, and the door stays closed to the department */
		*closed_until = view->day + p[PENALTY] * 30.4375;
		return (struct verdict){.kind = VERDICT_REFUSE};
	}
	return (struct verdict){.kind = VERDICT_ADMIT, .channel = CHANNEL_EMERGENCY};
}

const struct rule rule_emergency_door = {
	.plate = {
		.name = "emergency_door", .name_en = "emergency door", .name_zh = "应急通道",
		.meaning_en = "R9: part of what the other rules refuse is declared an emergency and comes in; an audit finds some of it and closes the door to the department for a time",
		.meaning_zh = "R9：被拒事项中一部分以应急名义进入；事后抽查发现的予以清退并在一段时间内取消该部门使用资格",
		.rows = "H32",
		.parameters = {
			RULE_SCOPE,
			{"share", "走应急比例", UNITS_SHARE, 0.2, 0, 1, NULL, false, "assumed", "share of refused requests that try the door", "被拒后走应急通道的比例"},
			{"audit", "抽查发现比例", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "chance that an audit finds it unjustified", "抽查发现比例"},
			{"penalty", "取消资格时长", UNITS_MONTHS, 6, 0, 120, NULL, false, "assumed", "how long the door is closed to the department then", "取消资格时长"},
		},
	},
	.role = ROLE_DOOR, .judge = judge,
};
