/* cap.c - R4: a budget of administrative hours for each worker and month. */
#include "gate/rule.h"

enum { SCOPE, HOURS, HARDNESS, DISPLACED };
enum { LEFT };
enum { LOWEST_SCORE, LARGEST, NEWEST };

static bool is_round(const double *p, const struct view *view)
{
	(void)p;
	return view->world->calendar.days[view->day].day_of_month == 1;
}

static void begin(const double *p, struct rule_state *state, const struct view *view)
{
	state->number[LEFT] = p[HOURS] - view->open_hours;
}

static double order(const double *p, const struct item *item)
{
	switch ((int)p[DISPLACED]) {
	case LARGEST:
		return -item->hours_year;
	case NEWEST:
		return -item->id;
	default:
		return item->score;
	}
}

static struct verdict judge(const double *p, struct rule_state *state, const struct request *request, const struct view *view)
{
	if (!rule_in_scope(p, &view->world->items[request->item]))
		return (struct verdict){.kind = VERDICT_PASS};
	double need = request->hours_month / (view->workers > 0 ? view->workers : 1);
	bool must = p[HARDNESS] > 0 && request->rigid_share > 0.5;
	if (need > state->number[LEFT] && !must)
		return (struct verdict){.kind = VERDICT_REFUSE};
	state->number[LEFT] -= need;
	return (struct verdict){.kind = VERDICT_ADMIT};
}

const struct rule rule_cap = {
	.plate = {
		.name = "cap", .name_en = "cap on hours", .name_zh = "工时上限",
		.meaning_en = "R4: work sent down may ask so many hours of a worker a month; what has come past the gate counts, and the items last in order are withdrawn until the sum fits",
		.meaning_zh = "R4：每名社工每月承担的交办工时设上限，绕过准入的也计入，超出时按次序撤下事项",
		.rows = "A14 C06",
		.parameters = {
			RULE_SCOPE,
			{"hours", "工时", UNITS_WORK_WORKER_MONTH, 90, 0, 1000, NULL, false, "assumed", "hours a worker and month", "每人每月工时"},
			{"hardness", "软硬", UNITS_NUMBER, 0, 0, 1, "hard=刚性|soft=弹性", false, "assumed", "soft: items that are mostly compulsory come in all the same", "弹性：以刚性为主的事项照常进入"},
			{"displaced", "先撤哪类", UNITS_NUMBER, 0, 0, 2, "lowest_score=得分最低|largest=工时最大|newest=最新", false, "assumed", "what goes first when the sum does not fit", "超出时先撤哪类"},
		},
	},
	.role = ROLE_LIMIT, .is_round = is_round, .begin = begin, .order = order, .judge = judge,
};
