/* line_measures.c - the queueing measures of a line of work, each a formula of its tallies. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

static double over(double sum, double count)
{
	return count > 0 ? sum / count : NAN;
}

#define LINE_PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, formula) \
	static double of_##id(const struct tally_line *line, double days, double places) \
	{ \
		(void)days, (void)places; \
		return formula; \
	} \
	const struct line_measure line_measure_##id = { \
		.measure = {#id, en, zh, unit, unit_zh, better, 0, 0, decimals}, .meaning_en = about_en, .meaning_zh = about_zh, .of = of_##id, \
	};

LINE_PLATE(asked, "asked", "提出", "/community-yr", "件/社区·年", 0, 0, "pieces asked for", "提出的件数",
	over((double)line->asked, places * days / 365.25))
LINE_PLATE(done, "done", "办结", "%", "%", 1, 1, "done or taken over, of pieces asked", "办结或移交占比",
	over(100.0 * (double)(line->done + line->taken_over), (double)line->asked))
LINE_PLATE(on_time, "on time", "按时", "%", "%", 1, 1, "standard hours done in time, of those that fell due", "按时完成工时占到期工时",
	over(100.0 * (double)line->on_time_ticks, (double)line->due_ticks))
LINE_PLATE(given_up, "given up", "放弃或作废", "%", "%", -1, 2, "abandoned or lapsed, of pieces asked", "放弃或作废占比",
	over(100.0 * (double)(line->abandoned + line->lapsed), (double)line->asked))
LINE_PLATE(refused, "refused", "不准入", "%", "%", 0, 1, "refused at the gate, of pieces asked", "被拒占比",
	over(100.0 * (double)line->refused, (double)line->asked))
LINE_PLATE(wait, "wait", "等待", "h", "小时", -1, 4, "mean time from asking to beginning (or giving up)", "从提出到开始（或放弃）",
	over(indicator_hours(line->wait_ticks), (double)(line->started + line->abandoned)))
LINE_PLATE(stay, "stay", "全程", "h", "小时", -1, 4, "mean time from asking to done", "从提出到办结",
	over(indicator_hours(line->stay_ticks), (double)(line->done + line->taken_over)))
LINE_PLATE(waits, "share that waits", "需等待占比", "%", "%", -1, 2, "had to wait at all, of those begun or given up", "需要等待的占比",
	over(100.0 * (double)(line->waited + line->abandoned), (double)(line->started + line->abandoned)))
LINE_PLATE(in_queue, "in queue", "队列人数", "parts", "件", -1, 4, "mean number of parts waiting in a community", "平均排队件数",
	over((double)line->queue_ticks, places * days * (double)TICKS_PER_DAY))
LINE_PLATE(in_system, "in system", "在办在等", "parts", "件", -1, 4, "waiting or in hand", "排队与在办件数",
	over((double)(line->queue_ticks + line->worked_ticks), places * days * (double)TICKS_PER_DAY))
LINE_PLATE(in_service, "in service", "在办", "workers", "人", 0, 4, "mean number of workers busy with it", "平均占用人数",
	over((double)line->worked_ticks, places * days * (double)TICKS_PER_DAY))
LINE_PLATE(demanded_hours, "hours demanded", "要求工时", "h/community-yr", "小时/社区·年", -1, 0, "standard hours that arrived", "到达标准工时",
	over(indicator_hours(line->asked_ticks), places * days / 365.25))
LINE_PLATE(worked_hours, "hours worked", "实干工时", "h/community-yr", "小时/社区·年", -1, 0, "time spent on it", "实际用时",
	over(indicator_hours(line->worked_ticks), places * days / 365.25))

const struct line_measure *line_measure_plate(enum line_measure_id id)
{
	static const struct line_measure *const measures[LINE_MEASURE_COUNT] = {
#define LINE_MEASURE(name) &line_measure_##name,
#include "run/line_measures.def"
#undef LINE_MEASURE
	};
	return measures[id];
}
