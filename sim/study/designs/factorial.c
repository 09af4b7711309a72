/* factorial.c - every combination of all levels. */
#include "study/designs.h"

static int64_t count(const struct designs_request *request, const char **reason)
{
	int64_t points = 1;
	(void)reason;
	for (int f = 0; f < request->factor_count && points <= DESIGNS_POINTS; f++)
		points *= designs_steps(request, f);
	return points;
}

/* The first factor changes slowest. */
static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	(void)scratch;
	for (int p = 0; p < design->point_count; p++)
		for (int f = request->factor_count - 1, rest = p; f >= 0; f--) {
			int steps = designs_steps(request, f);
			design_at(design, p)[f] = designs_place(request, f, rest % steps, steps);
			rest /= steps;
		}
	return STATUS_OK;
}

const struct designs_plate designs_factorial = {
	.name = "factorial", .name_en = "full factorial", .name_zh = "全因子",
	.meaning_en = "every combination of all levels; a range has two levels, its ends, unless more are asked for",
	.meaning_zh = "所有水平的全部组合；区间取两端，可另设水平数",
	.source = "Fisher 1935", .is_fixed = true, .count = count, .fill = fill,
};
