/* uses.c - the whole of a worker's week: contract, overtime and call-outs go to work sent down, residents, ways, absence, or stay free. */
#include "run/uses.h"

#include <math.h>

#include "state/shop.h"
#include "world/names.h"

/* Uses that are no line of work: before the lines what there is, behind them the rest. */
static const struct result_name THERE[] = {
	{"contract", "hours of contract", "合同工时", "there"}, {"overtime", "overtime", "加班", "there"}, {"call_outs", "emergency duty", "应急值班", "there"},
};
static const struct result_name REST[] = {
	{"travel", "on the way", "路途", "way"}, {"free", "free hours", "自主支配", "free"},
	{"training", "training", "培训", "away"}, {"absent", "leave and absence", "休假缺勤", "away"},
};
static const struct result_name CLASSES[CLASS_COUNT] = {
	{"request:basic", "requests: basic services", "诉求:基本公共服务", "residents"},
	{"request:non_basic", "requests: inclusive non-basic services", "诉求:普惠非基本服务", "residents"},
	{"request:life", "requests: life services", "诉求:生活服务", "residents"},
};
enum { THERE_COUNT = sizeof THERE / sizeof *THERE, REST_COUNT = sizeof REST / sizeof *REST };

static const char *group_of(const struct world *world, int line)
{
	if (line >= LINE_OWN)
		return world->scenario->lines[line - LINE_OWN].side == SIDE_SERVICE ? "residents" : "sent_down";
	return shop_is_burden(line) ? "sent_down" : "residents";
}

/* A line is one use; requests are as many as there are classes of need. */
static int uses_of(const struct world *world, int line)
{
	return line == LINE_REQUEST ? CLASS_COUNT : shop_is_for_posts(world, line);
}

/* The n-th line in the order it is told in: work sent down first, then what serves residents, each as the lines are numbered. */
static int line_at(const struct world *world, int n)
{
	for (int pass = 0; pass < 2; pass++)
		for (int line = 0; line < world->line_count; line++)
			if ((group_of(world, line)[0] == 'r') == pass && n-- == 0)
				return line;
	return -1;
}

static struct result_name name_of(const struct world *world, int line)
{
	return (struct result_name){names_line(world, line), names_line_en(world, line), names_line_zh(world, line), group_of(world, line)};
}

enum status uses_describe(const struct world *world, struct arena *arena, struct result_set *set)
{
	int count = THERE_COUNT + REST_COUNT, at = 0;
	for (int line = 0; line < world->line_count; line++)
		count += uses_of(world, line);
	struct result_name *uses = arena_rows(arena, count, struct result_name);
	if (!uses)
		return STATUS_WORLD;
	for (int i = 0; i < THERE_COUNT; i++)
		uses[at++] = THERE[i];
	for (int n = 0; n < world->line_count; n++) {
		int line = line_at(world, n);
		for (int i = 0; i < uses_of(world, line); i++)
			uses[at++] = line == LINE_REQUEST ? CLASSES[i] : name_of(world, line);
	}
	for (int i = 0; i < REST_COUNT; i++)
		uses[at++] = REST[i];
	set->uses = uses;
	set->use_count = count;
	set->use_measure = (struct result_measure){"hours", "hours of a week", "每周工时", "h/worker-week", "小时/人·周", 0, 0, 0, 1};
	return STATUS_OK;
}

void uses_values(const struct world *world, const struct tally *tally, double *values)
{
	double week = 5 * (double)world->calendar.day_ticks;
	double weeks = week > 0 ? (double)tally->contract_ticks / week : 0, factor = weeks > 0 ? 1 / (weeks * (double)TICKS_PER_HOUR) : NAN;
	const int64_t there[] = {tally->contract_ticks, tally->overtime_ticks, tally->duty_ticks};
	const int64_t rest[] = {tally->travel_ticks, tally->idle_ticks, tally->training_ticks, tally->absent_ticks};
	for (int i = 0; i < THERE_COUNT; i++)
		*values++ = factor * (double)there[i];
	for (int n = 0; n < world->line_count; n++) {
		int line = line_at(world, n);
		for (int i = 0; i < uses_of(world, line); i++)
			*values++ = factor * (double)(line == LINE_REQUEST ? tally->class_ticks[i] : tally->lines[line].worked_ticks);
	}
	for (int i = 0; i < REST_COUNT; i++)
		*values++ = factor * (double)rest[i];
}
