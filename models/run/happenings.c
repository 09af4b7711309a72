/* happenings.c - gates, settings, rounds and clean-ups by month, for the marks of a chart. */
#include "run/happenings.h"

static const struct result_name happenings[HAPPENED_COUNT] = {
	[HAPPENED_GATE] = {"gate", "the gate begins or changes", "准入开始或变更", ""},
	[HAPPENED_SETTINGS] = {"settings", "settings change", "设定变更", ""},
	[HAPPENED_ROUND] = {"round", "items are reviewed again", "事项复审", ""},
	[HAPPENED_CLEAN_UP] = {"clean_up", "clean-up", "集中清理", ""},
};

void happenings_describe(struct result_set *set)
{
	set->happenings = happenings;
	set->happening_count = HAPPENED_COUNT;
}

void happenings_record(const struct tally_district *tally, struct result_set *set, int point, int month)
{
	for (int what = 0; what < set->happening_count; what++)
		result_happened(set, point, what)[month] += (uint64_t)tally->happened[what];
}
