/* latin.c - a Latin hypercube, the most spread out of several. */
#include "study/designs.h"

enum { USUAL = 100, TRIES = 20, CLOSE_LOOK = 2000 /* more points are spread well enough, and looking at all pairs takes their square */ };

static int64_t count(const struct designs_request *request, const char **reason)
{
	(void)reason;
	return designs_points(request, &designs_latin);
}

static enum status fill(const struct designs_request *request, struct design *design, struct arena *scratch)
{
	struct design cube;
	int points = design->point_count;
	enum status status = design_latin(&cube, scratch, points, request->factor_count, request->seed, DESIGNS_latin, points <= CLOSE_LOOK ? TRIES : 1);
	for (int p = 0; p < points && status == STATUS_OK; p++)
		for (int f = 0; f < request->factor_count; f++)
			design_at(design, p)[f] = designs_along(request, f, design_at(&cube, p)[f]);
	return status;
}

const struct designs_plate designs_latin = {
	.name = "latin", .name_en = "Latin hypercube", .name_zh = "拉丁超立方",
	.meaning_en = "for each factor one point in each of so many equal slices; of twenty such designs the one whose nearest points lie farthest apart",
	.meaning_zh = "每个因子等分，每份恰有一点；二十个中取最近两点相距最远的",
	.source = "McKay, Beckman, Conover 1979; Johnson, Moore, Ylvisaker 1990", .usual = USUAL, .count = count, .fill = fill,
};
