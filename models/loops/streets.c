/* streets.c - streets look over what passes, and carry problems back: monthly meetings ease amplification and clashes. */
#include <math.h>

#include "loops/loop.h"
#include "state/shop.h"

enum { FORM, COORDINATION, CLASH, MEETING, GAIN, FADE, RELIEF, LEAST, REVIEWERS, BELOW };
enum form { ON, NONE };
enum { DUE_DAYS = 5, MEETING_NUMBER = 2 };

/* Mean load of the communities of a street; 0 when it has none. */
static double load_of(const struct replica *replica, int street, int *communities)
{
	double sum = 0;
	*communities = 0;
	for (int c = 0; c < replica->world->community_count; c++)
		if (replica->shops[c].place->street == street) {
			sum += windows_load(&replica->shops[c].windows);
			(*communities)++;
		}
	return *communities ? sum / *communities : 0;
}

/* Pieces of work sent to a community in a month. */
static double pieces_a_month(const struct replica *replica)
{
	double pieces = 0;
	for (int t = 0; t < replica->world->template_count; t++)
		if (replica->district.templates[t].state == TEMPLATE_ACTIVE)
			pieces += world_pieces_a_year(replica->regime->kinds[t]) * replica->world->templates[t].times / 12;
	return pieces;
}

/* A month of a community: the street goes back to its ways; a meeting costs hours, and it adds less while there is too much. */
static void street_month(struct shop *shop, const double *p, int32_t day, bool meets, double load)
{
	shop->eased += (1 - shop->eased) * p[FADE];
	if (!meets)
		return;
	shop_sent_down(shop, day, KIND_meeting, p[MEETING], random_ordinal(day, MEETING_NUMBER), DUE_DAYS);
	if (load > 1)
		shop->eased = fmax(p[LEAST], shop->eased - p[RELIEF] * (1 - 1 / load));
}

static void district_month(struct replica *replica, int month)
{
	const double *p = replica->regime->settings->loops[LOOP_streets];
	struct district *district = &replica->district;
	bool is_on = (int)p[FORM] == ON, meets = is_on && p[MEETING] > 0 && replica->day > 0, has_problems = false;
	double pieces = p[REVIEWERS] > 0 ? pieces_a_month(replica) : 0;
	(void)month;
	for (int street = 0; street < replica->world->street_count; street++) {
		int communities;
		double load = load_of(replica, street, &communities);
		has_problems = has_problems || load > 1;
		for (int c = 0; c < replica->world->community_count; c++) {
			struct shop *shop = &replica->shops[c];
			if (shop->place->street != street)
				continue;
			street_month(shop, p, replica->day, meets, load);
			shop->life.looked_over = is_on && pieces > 0 ? fmin(1, p[REVIEWERS] / pieces) : 0;
			shop->life.looked_below = p[BELOW];
		}
	}
	district->coordination *= 1 - p[FADE];
	if (meets && has_problems)
		district->coordination += (1 - district->coordination) * p[GAIN];
	double coordination = fmax(district->coordination, p[COORDINATION]);
	for (int c = 0; c < replica->world->community_count; c++)
		replica->shops[c].life.friction = is_on ? (1 - p[CLASH] * coordination) * replica->shops[c].eased : 1;
}

const struct loop loop_streets = {
	.plate = {
		.name = "streets", .name_en = "streets and coordination", .name_zh = "街道统筹",
		.meaning_en = "hours of work sent down x (1 - clash x k) x e, its value unchanged. k, the coordination of streets and departments, is at least `coordination`; each month both k and e, what the street adds, go back by the share fade; a monthly meeting where load r > 1 then moves k up by gain (1 - k) and lowers e by relief (1 - 1/r), down to `least`. A street's reviewers look over so many pieces a month and send back what is not compulsory and scores below",
		.meaning_zh = "交办事项工时乘 (1−冲突比例×k)×e，政策价值不变。k 为街道与部门的统筹程度，不低于 统筹程度；每月 k 与街道加码系数 e 先按 回落比例 复原；月度例会上负荷 r 大于1时，k 上升 例会增益×(1−k)，e 下降 减码力度×(1−1/r)，不低于 减码下限。街道审核员每月可看若干件，退回得分低于退回线的非刚性事项",
		.rows = "H19 H33 H34 J09 C05",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, ON, 0, 1, "on=开|none=无", false, "assumed", "whether streets do anything of this. On: nothing moves until somebody coordinates, meets or reviews", "街道是否起作用；默认开启，但不统筹、不开例会、不审核时无影响"},
			{"coordination", "统筹程度", UNITS_SHARE, 0, 0, 1, NULL, false, "H19", "how far streets and departments agree beforehand on what they send and when; H19: not at all", "街道与部门事先协调内容与时间的程度；H19：没有"},
			{"clash", "冲突比例", UNITS_SHARE, 0.05, 0, 0.5, NULL, false, "assumed", "share of the hours of work sent down that contradicting and overlapping orders take; the hours of the defaults hold it", "相互矛盾、时间冲突的要求所耗工时占比，默认工时已包含"},
			{"meeting", "例会工时", UNITS_DURATION, 0, 0, 40, NULL, false, "H34", "hours of a community for the monthly feedback meeting of its street; 0 = there is none", "社区参加街道月度反馈例会的工时，0 为没有例会"},
			{"gain", "例会增益", UNITS_SHARE, 0.05, 0, 1, NULL, false, "assumed", "share of the missing coordination one meeting brings about", "每次例会补上所缺统筹的比例"},
			{"fade", "回落比例", UNITS_SHARE, 0.05, 0, 1, NULL, false, "assumed", "share by which coordination and amplification go back in a month", "统筹与加码每月复原的比例"},
			{"relief", "减码力度", UNITS_SHARE, 0.05, 0, 1, NULL, false, "assumed", "how much less a street adds after one meeting", "每次例会后街道减码的幅度"},
			{"least", "减码下限", UNITS_SHARE, 0.95, 0, 1, NULL, false, "assumed", "least factor a street comes down to", "街道减码的最低系数"},
			{"reviewers", "街道审核件数", UNITS_MONTHLY, 0, 0, 10000, NULL, false, "assumed", "pieces of work the street's own reviewers can look over for a community in a month", "街道审核员每月可为一个社区审核的件数"},
			{"below", "退回线", UNITS_SHARE, 0.45, 0, 1, NULL, false, "assumed", "score by the four principles under which they send back what is not compulsory", "四项原则得分低于此值的非刚性事项予以退回"},
		},
	},
	.district_month = district_month,
};
