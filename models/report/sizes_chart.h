/* sizes_chart.h - posts, grids and money by population as pictures: bars on a terminal, curves as SVG, the norm drawn in. */
#ifndef SIZES_CHART_H
#define SIZES_CHART_H

#include "base/arena.h"
#include "base/status.h"
#include "base/text.h"
#include "plan/sizes.h"

/* A bar of posts for each population of the first variant, with a mark where the norm is; at most 100 columns. */
void sizes_chart_text(const struct sizes_plan *plan, struct text *out);
/* Panels of posts, posts per 10,000 residents, cost and minutes on foot by population, a curve for each variant (at most five) beside
   that of the norm; begins with <svg. */
STATUS_MUST_USE enum status sizes_chart_svg(const struct sizes_plan *plan, const char *title, struct arena *arena, struct text *out);

#endif
