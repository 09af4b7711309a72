/* stamps.c - certificates beyond authority: whoever refuses offends, whoever stamps is liable. */
#include "loops/loop.h"
#include "state/shop.h"

enum form { STAMPS_WEIGHED, STAMPS_NONE };
enum parameter { FORM, BEYOND, REFUSED, LIABLE, COST };
enum attribute { ATTRIBUTE_ANSWER = 1, ATTRIBUTE_LIABLE };

/* A certificate is asked and seen to: draws at its own address whether it lay beyond authority, and what came of the answer. */
static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const struct work *work = &shop->works.rows[outcome->row];
	const double *p = loop_parameters(shop, LOOP_stamps);
	if (!outcome->is_done || (int)p[FORM] == STAMPS_NONE)
		return;
	struct random_address address = shop_address(shop, SOURCE_STAMP, work->ordinal);
	double u[2];
	random_pair(&address, ATTRIBUTE_ANSWER, u);
	shop->month.stamps++;
	if (u[0] >= p[BEYOND])
		return;
	if (u[1] < p[REFUSED]) {
		shop->month.stamps_refused++;
		shop->felt.satisfaction.refused++;
		return;
	}
	shop->month.stamps_beyond++;
	if (random_uniform(&address, ATTRIBUTE_LIABLE) < p[LIABLE]) {
		shop->month.liabilities++;
		shop->month.liability_yuan += p[COST];
	}
}

const struct loop loop_stamps = {
	.plate = {
		.name = "stamps", .name_en = "stamps beyond authority", .name_zh = "超权盖章",
		.meaning_en = "of the certificates seen to, a share asks for what a community cannot know or may not confirm; of these a share is refused, which residents resent (satisfaction), the rest is stamped all the same, and each of those leads to liability with a small chance, at a cost. Either answer takes the time of a certificate",
		.meaning_zh = "办理的证明中有一部分超出社区权限或无从核实；其中一部分拒盖，引起居民不满（见“满意度”）；其余照盖，每件以小概率发生追责并产生费用。两种答复都花一次证明的时间",
		.rows = "H15 H14",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, STAMPS_WEIGHED, 0, 1, "weighed=权衡|none=不计", false, "assumed", "whether the dilemma is told", "是否计入两难"},
			{"beyond", "超权占比", UNITS_SHARE, 0.15, 0, 1, NULL, false, "assumed", "share of certificates beyond authority", "超出权限的证明占比"},
			{"refused", "拒盖比例", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "share of those that is refused", "其中拒盖的比例"},
			{"liable", "追责概率", UNITS_SHARE, 0.002, 0, 1, NULL, false, "assumed", "chance that one stamped beyond authority leads to liability", "超权照盖一件被追责的概率"},
			{"cost", "追责费用", UNITS_MONEY, 20000, 0, 1e7, NULL, false, "assumed", "cost of one such event", "每次追责的费用"},
		},
	},
	.ended = ended, .hears = LOOP_LINE(KIND_certificate),
};
