/* sobol.c - Sobol' sequence. */
#include "study/designs.h"

#include "chance/quasi.h"

enum { USUAL = 128 };

static int64_t count(const struct designs_request *request, const char **reason)
{
	*reason = N_("the sequence has 40 dimensions at most; latin takes any number of factors");
	return request->factor_count > QUASI_MOST ? -1 : designs_points(request, &designs_sobol);
}

static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	(void)scratch;
	if (!quasi_sobol(design->values, design->point_count, request->factor_count, request->seed))
		return STATUS_WORLD;
	for (int p = 0; p < design->point_count; p++)
		for (int f = 0; f < request->factor_count; f++)
			design_at(design, p)[f] = designs_along(request, f, design_at(design, p)[f]);
	return STATUS_OK;
}

const struct designs_plate designs_sobol = {
	.name = "sobol", .name_en = "Sobol' sequence", .name_zh = "Sobol 序列",
	.meaning_en = "points that fill the space evenly, any first part of them too; the seed moves them all together; powers of two fill best",
	.meaning_zh = "均匀充满空间的点列，任取前一段也均匀；种子使其整体平移；点数取 2 的幂最好",
	.source = "Sobol' 1967; Cranley, Patterson 1976", .usual = USUAL, .count = count, .fill = fill,
};
