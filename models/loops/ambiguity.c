/* ambiguity.c - C05: where several departments ask about the same, what one accepted the other wants otherwise. */
#include "loops/ambiguity.h"

#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum attribute { ATTRIBUTE_CONTRADICTED = 40 }; /* of the piece, beside those it was asked with */
enum { RETURN_CONTRADICTED = 5, RETURNS_MOST = 31 };

double ambiguity_chance(const double *p, double shared)
{
	return (int)p[AMBIGUITY_FORM] == AMBIGUITY_CONTRADICTION ? fmin(1, p[AMBIGUITY_STRENGTH] * shared) : 0;
}

/* The share of what a template asks that other departments ask for too. */
static double shared_of(const struct shop *shop, const struct template *template)
{
	if (!template->fields)
		return shop->world->scenario->settings.duplicated_share;
	return (double)__builtin_popcountll(template->fields & template->fields_elsewhere) / __builtin_popcountll(template->fields);
}

/* Done again, from tomorrow on, in the time it first had. */
static void do_again(struct shop *shop, int32_t row, double factor)
{
	const struct work parent = shop->works.rows[row];
	int32_t child = shop_new_work(shop, parent.line, (int64_t)(shop->day + 1) * TICKS_PER_DAY, random_child(parent.ordinal, RETURN_CONTRADICTED, parent.returns + 1));
	if (child < 0)
		return;
	struct work *work = &shop->works.rows[child];
	work->template = parent.template;
	work->department = parent.department;
	work->side = parent.side;
	work->skill = parent.skill;
	work->rank = parent.rank;
	work->channel = parent.channel;
	work->is_linked = parent.is_linked;
	work->was_returned = true;
	work->returns = (uint8_t)(parent.returns + 1);
	work->tolerance = parent.tolerance;
	work->standard = shop_round((double)parent.standard * factor);
	work->due = shop->now + (parent.due - parent.asked);
	work->expires = shop->now + (parent.expires - parent.asked);
	shop->month.lines[parent.line].returned++;
	shop_tomorrow(shop, child);
}

static bool is_off(const double *p)
{
	return (int)p[AMBIGUITY_FORM] == AMBIGUITY_NONE;
}

static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const double *p = loop_parameters(shop, LOOP_ambiguity);
	const struct work *work = &shop->works.rows[outcome->row];
	if (!outcome->is_done || work->template < 0 || work->returns >= RETURNS_MOST)
		return;
	struct random_address address = shop_address(shop, SOURCE_TEMPLATE + work->template, work->ordinal);
	if (random_uniform(&address, ATTRIBUTE_CONTRADICTED) < ambiguity_chance(p, shared_of(shop, &shop->world->templates[work->template])))
		do_again(shop, outcome->row, p[AMBIGUITY_FACTOR]);
}

const struct loop loop_ambiguity = {
	.plate = {
		.name = "ambiguity", .name_en = "contradicting orders", .name_zh = "无所适从",
		.meaning_en = "C05: work sent down that is done is to be done again, in part, with chance strength x share of it that other departments ask for too; the piece that comes back takes factor of the hours of the first. Off, because nobody has counted it and the inspection of work covers part of it",
		.meaning_zh = "C05：办完的交办事项以 强度×其他部门也要求的比例 的概率须部分重做，重做工时为原工时乘以系数。无人统计过，且与检查返工有重叠，默认关闭",
		.rows = "C05 H19",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, AMBIGUITY_NONE, 0, 1, "none=无|contradiction=相互矛盾", false, "assumed", "none: orders agree; contradiction: as said", "无，或相互矛盾"},
			{"strength", "强度", UNITS_SHARE, 0.1, 0, 1, NULL, false, "assumed", "chance for a piece that others ask for whole", "全部内容他部门也要求时须重做的概率"},
			{"factor", "系数", UNITS_NUMBER, 0.5, 0, 2, NULL, false, "assumed", "hours of the piece that comes back over those of the first", "重做工时与原工时之比"},
		},
	},
	.ended = ended, .hears = LOOP_KINDS, .is_deaf = is_off,
};
