/* one_at_a_time.c - the base, then each factor moved by itself. */
#include "study/designs.h"

#include <math.h>

/* A step that stands where the base stands is the base itself. */
static bool is_base(const struct designs_request *request, int factor, int step, int steps)
{
	double place = designs_place(request, factor, step, steps), base = request->base[factor];
	return request->levels[factor] ? design_level(base, steps) == step : fabs(place - base) < 1e-12;
}

static int64_t count(const struct designs_request *request, const char **reason)
{
	int64_t points = 1;
	(void)reason;
	for (int f = 0; f < request->factor_count; f++)
		for (int step = 0, steps = designs_steps(request, f); step < steps; step++)
			points += !is_base(request, f, step, steps);
	return points;
}

static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	int at = 1;
	(void)scratch;
	for (int p = 0; p < design->point_count; p++)
		for (int f = 0; f < request->factor_count; f++)
			design_at(design, p)[f] = designs_along(request, f, request->base[f]);
	for (int f = 0; f < request->factor_count; f++)
		for (int step = 0, steps = designs_steps(request, f); step < steps; step++)
			if (!is_base(request, f, step, steps))
				design_at(design, at++)[f] = designs_place(request, f, step, steps);
	return STATUS_OK;
}

const struct designs_plate designs_one_at_a_time = {
	.name = "one_at_a_time", .name_en = "one at a time", .name_zh = "逐个变动",
	.meaning_en = "the scenario as it is set, then each factor moved through its levels while the others stay",
	.meaning_zh = "先按设定值，再逐个因子改变水平，其余不动",
	.is_fixed = true, .count = count, .fill = fill,
};
