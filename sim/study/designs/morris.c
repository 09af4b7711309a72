/* morris.c - walks through the space, one factor a step: what each factor does from many places. */
#include "study/designs.h"

#include "chance/random.h"

enum { USUAL = 10, STEPS = 4, JUMP = STEPS / 2 };
enum attribute { ATTRIBUTE_ORDER, ATTRIBUTE_START };

static int64_t count(const struct designs_request *request, const char **reason)
{
	(void)reason;
	return (int64_t)designs_points(request, &designs_morris) * (request->factor_count + 1);
}

/* The order in which factors move (Fisher and Yates). */
static void order_draw(int *order, int factors, struct random_address address)
{
	for (int f = 0; f < factors; f++)
		order[f] = f;
	for (int f = factors - 1; f > 0; f--) {
		address.ordinal = (uint64_t)f;
		int other = (int)(random_uniform(&address, ATTRIBUTE_ORDER) * (f + 1)), kept = order[f];
		order[f] = order[other];
		order[other] = kept;
	}
}

/* Where a factor is before and after its move: a range has four steps and moves by two, levels move by half their number, rounded up, around. */
static double jumped(const struct designs_request *request, int factor, struct random_address address, bool is_after)
{
	int steps = request->levels[factor] ? request->levels[factor] : STEPS, jump = request->levels[factor] ? (steps + 1) / 2 : JUMP;
	address.ordinal = (uint64_t)factor;
	int start = (int)(random_uniform(&address, ATTRIBUTE_START) * steps), end = (start + jump) % steps;
	return designs_place(request, factor, is_after ? end : start, steps > 1 ? steps : 1);
}

static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	int factors = request->factor_count, walks = design->point_count / (factors + 1);
	int *order = arena_rows(scratch, factors, int);
	if (!order)
		return STATUS_WORLD;
	for (int walk = 0; walk < walks; walk++) {
		struct random_address address = designs_address(request, DESIGNS_morris);
		address.entity = (uint32_t)walk;
		order_draw(order, factors, address);
		for (int step = 0; step <= factors; step++)
			for (int place = 0; place < factors; place++)
				design_at(design, walk * (factors + 1) + step)[order[place]] = jumped(request, order[place], address, place < step);
	}
	return STATUS_OK;
}

const struct designs_plate designs_morris = {
	.name = "morris", .name_en = "Morris trajectories", .name_zh = "Morris 轨迹",
	.meaning_en = "so many walks, each from a place of its own, that move one factor after another by half its steps",
	.meaning_zh = "若干条轨迹，各从不同起点逐个改变因子，每次跨半数水平",
	.source = "Morris 1991", .usual = USUAL, .count = count, .fill = fill,
};
