/* targets.c - the targets communities of every scenario are held to unless it names its own. */
#include "learn/targets.h"

#include "run/indicator.h"

void targets_default(struct targets *targets)
{
	static const struct target rows[] = {
#define TARGET(indicator, low_, high_, source_) {INDICATOR_##indicator, low_, high_, 1, false, source_},
#include "learn/targets.def"
#undef TARGET
	};
	targets->count = (int)(sizeof rows / sizeof *rows);
	for (int i = 0; i < targets->count; i++)
		targets->rows[i] = rows[i];
}

const char *targets_measure(const struct target *target)
{
	return indicator_plate((enum indicator_id)target->measure)->measure.name;
}
