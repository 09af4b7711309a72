/* saltelli.c - two samples, and the first with each factor taken from the second: what Sobol' indices are estimated from. */
#include "study/designs.h"

#include "chance/quasi.h"

enum { USUAL = 64 };

static int64_t count(const struct designs_request *request, const char **reason)
{
	(void)reason;
	return (int64_t)designs_points(request, &designs_saltelli) * (request->factor_count + 2);
}

/* Both samples side by side: base points x (2 factors). The sequence while it has dimensions enough, then two Latin hypercubes. */
static enum status samples_build(const struct designs_request *request, struct design *samples, int points, struct arena *scratch)
{
	int factors = request->factor_count;
	if (2 * factors > QUASI_MOST)
		return design_latin(samples, scratch, points, 2 * factors, request->seed, DESIGNS_saltelli, 1);
	*samples = (struct design){points, 2 * factors, arena_rows(scratch, (int64_t)points * 2 * factors, double)};
	return samples->values && quasi_sobol(samples->values, points, 2 * factors, request->seed) ? STATUS_OK : STATUS_WORLD;
}

/* Base point i is rows i (factors + 2) …: A, B, then A with factor 1, 2 … from B. */
static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	int factors = request->factor_count, rows = factors + 2;
	struct design samples;
	enum status status = samples_build(request, &samples, design->point_count / rows, scratch);
	for (int p = 0; p < design->point_count && status == STATUS_OK; p++)
		for (int f = 0, row = p % rows; f < factors; f++) {
			bool is_from_second = row == 1 || row == f + 2;
			design_at(design, p)[f] = designs_along(request, f, design_at(&samples, p / rows)[is_from_second ? factors + f : f]);
		}
	return status;
}

const struct designs_plate designs_saltelli = {
	.name = "saltelli", .name_en = "Saltelli sample", .name_zh = "Saltelli 抽样",
	.meaning_en = "two samples, and for each factor the first sample with that factor from the second: for first and total Sobol' indices",
	.meaning_zh = "两个样本，以及逐个因子取自第二样本的第一样本，用于估计一阶与总效应 Sobol 指数",
	.source = "Saltelli 2002; Saltelli et al. 2010", .usual = USUAL, .count = count, .fill = fill,
};
