/* line_measures.c - the queueing measures of a line of work or of a group of servers, each a formula of its tallies. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"

enum { LOOK_MEASURES = 2 };

static const struct tally_line NOTHING;

static double over(double sum, double count)
{
	return count > 0 ? sum / count : NAN;
}

static double hours_of(double ticks)
{
	return ticks / (double)TICKS_PER_HOUR;
}

/* Those whose wait is known: begun, or gone before. */
static double waited(const struct tally_line *line)
{
	return (double)(line->started + line->abandoned);
}

static double ended(const struct tally_line *line)
{
	return (double)(line->done + line->taken_over);
}

static double variance(double square, double ticks, double count)
{
	double mean = hours_of(ticks) / count;
	return count > 0 ? fmax(0, square / count - mean * mean) : NAN;
}

static double wait_quantile(const struct line_scope *scope, double share)
{
	return scope->gauge ? hours_of(sketch_quantile(&scope->gauge->wait, share)) : NAN;
}

static double stay_quantile(const struct line_scope *scope, double share)
{
	return scope->gauge ? hours_of(sketch_quantile(&scope->gauge->stay, share)) : NAN;
}

static double mean_of(const struct line_scope *scope, double ticks)
{
	return over(ticks, scope->places * scope->days * (double)TICKS_PER_DAY);
}

/* Per community and year. */
static double yearly(const struct line_scope *scope, double sum)
{
	return over(sum, scope->places * scope->days / 365.25);
}

/* FORMULA sees `line` (tallies), `scope` and, where it asks for them, gauge and servers. */
#define PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, applies, formula) \
	static double of_##id(const struct line_scope *scope) \
	{ \
		const struct tally_line *line = scope->line ? scope->line : &NOTHING; \
		(void)line; \
		return (applies) ? (formula) : NAN; \
	} \
	const struct line_measure line_measure_##id = { \
		.measure = {#id, en, zh, unit, unit_zh, better, 0, 0, decimals}, .meaning_en = about_en, .meaning_zh = about_zh, .of = of_##id, \
	};
#define LINE_PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, formula) \
	PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, scope->line, formula)
#define OWN_PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, formula) \
	PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, scope->gauge, formula)
#define SERVER_PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, formula) \
	PLATE(id, en, zh, unit, unit_zh, better, decimals, about_en, about_zh, scope->servers, formula)

LINE_PLATE(asked, "asked", "提出", "/community-yr", "件/社区·年", 0, 0, "pieces asked for", "提出的件数", yearly(scope, (double)line->asked))
LINE_PLATE(done, "done", "办结", "%", "%", 1, 1, "done or taken over, of pieces asked", "办结或移交占比", over(100 * ended(line), (double)line->asked))
LINE_PLATE(on_time, "on time", "按时", "%", "%", 1, 1, "standard hours done in time, of those that fell due", "按时完成工时占到期工时",
	over(100.0 * (double)line->on_time_ticks, (double)line->due_ticks))
LINE_PLATE(in_time, "done in time", "按时件数", "%", "%", 1, 2, "pieces done by their due time, of those done or given up", "按时办结件数占办结与放弃件数",
	over(100.0 * (double)line->on_time, ended(line) + (double)(line->abandoned + line->lapsed)))
OWN_PLATE(answered, "answered in time", "及时受理", "%", "%", 1, 2, "begun within `answer_within`, of those begun or given up", "在承诺时间内开始办理的占比",
	scope->settings->answer_within > 0 ? over(100.0 * (double)line->answered, waited(line)) : NAN)
LINE_PLATE(given_up, "given up", "放弃或作废", "%", "%", -1, 2, "abandoned or lapsed, of pieces asked", "放弃或作废占比",
	over(100.0 * (double)(line->abandoned + line->lapsed), (double)line->asked))
LINE_PLATE(refused, "refused", "不准入", "%", "%", 0, 1, "refused at the gate or for want of room, of pieces asked", "不准入或因满员被拒占比",
	over(100.0 * (double)line->refused, (double)line->asked))
LINE_PLATE(merged, "merged", "合并办理", "%", "%", 0, 1, "merged into another piece, of pieces asked", "并入其他工作办理占比",
	over(100.0 * (double)line->merged, (double)line->asked))
LINE_PLATE(wait, "wait", "等待", "h", "小时", -1, 4, "mean time from asking to beginning (or giving up)", "从提出到开始（或放弃）",
	over(hours_of((double)line->wait_ticks), waited(line)))
LINE_PLATE(wait_square, "wait, mean square", "等待均方", "h²", "小时²", -1, 4, "mean of the square of the wait", "等待时间平方的均值", over(line->wait_square, waited(line)))
LINE_PLATE(wait_variance, "wait, variance", "等待方差", "h²", "小时²", -1, 4, "variance of the wait", "等待时间的方差",
	variance(line->wait_square, (double)line->wait_ticks, waited(line)))
LINE_PLATE(wait_sd, "wait, standard deviation", "等待标准差", "h", "小时", -1, 4, "standard deviation of the wait", "等待时间的标准差",
	sqrt(variance(line->wait_square, (double)line->wait_ticks, waited(line))))
OWN_PLATE(wait_p50, "wait, median", "等待中位数", "h", "小时", -1, 4, "half wait no longer", "一半不超过", wait_quantile(scope, 0.50))
OWN_PLATE(wait_p90, "wait, 90 % within", "等待90%分位", "h", "小时", -1, 4, "nine in ten wait no longer", "九成不超过", wait_quantile(scope, 0.90))
OWN_PLATE(wait_p95, "wait, 95 % within", "等待95%分位", "h", "小时", -1, 4, "19 in 20 wait no longer", "95%不超过", wait_quantile(scope, 0.95))
OWN_PLATE(wait_p99, "wait, 99 % within", "等待99%分位", "h", "小时", -1, 4, "99 in 100 wait no longer", "99%不超过", wait_quantile(scope, 0.99))
OWN_PLATE(wait_first, "wait of the first", "前几件平均等待", "h", "小时", -1, 4, "mean wait of the first pieces asked for, as many as `first` says", "最先提出的若干件（first）的平均等待",
	over(hours_of((double)scope->gauge->first_ticks), (double)scope->gauge->first_count))
OWN_PLATE(wait_nth, "wait of the last of the first", "第几件等待", "h", "小时", -1, 4, "wait of the last of those first pieces", "其中最后一件的等待",
	over(hours_of((double)scope->gauge->nth_ticks), (double)scope->gauge->nth_count))
LINE_PLATE(stay, "stay", "全程", "h", "小时", -1, 4, "mean time from asking to done", "从提出到办结", over(hours_of((double)line->stay_ticks), ended(line)))
LINE_PLATE(stay_sd, "stay, standard deviation", "全程标准差", "h", "小时", -1, 4, "standard deviation of the stay", "全程时间的标准差",
	sqrt(variance(line->stay_square, (double)line->stay_ticks, ended(line))))
OWN_PLATE(stay_p50, "stay, median", "全程中位数", "h", "小时", -1, 4, "half are done by then", "一半不超过", stay_quantile(scope, 0.50))
OWN_PLATE(stay_p90, "stay, 90 % within", "全程90%分位", "h", "小时", -1, 4, "nine in ten are done by then", "九成不超过", stay_quantile(scope, 0.90))
OWN_PLATE(stay_p95, "stay, 95 % within", "全程95%分位", "h", "小时", -1, 4, "19 in 20 are done by then", "95%不超过", stay_quantile(scope, 0.95))
OWN_PLATE(stay_p99, "stay, 99 % within", "全程99%分位", "h", "小时", -1, 4, "99 in 100 are done by then", "99%不超过", stay_quantile(scope, 0.99))
OWN_PLATE(through, "through all lines", "从进到出", "h", "小时", -1, 4, "of pieces that came here first: from that asking until they leave the last line they go through", "首先到达本事项的，从提出到离开最后一个环节",
	over(hours_of((double)line->through_ticks), (double)line->left))
LINE_PLATE(waits, "share that waits", "需等待占比", "%", "%", -1, 2, "had to wait at all, of those begun or given up", "需要等待的占比",
	over(100.0 * (double)(line->waited + line->abandoned), waited(line)))
LINE_PLATE(in_queue, "in queue", "队列人数", "parts", "件", -1, 4, "mean number of parts waiting in a community", "平均排队件数", mean_of(scope, (double)line->queue_ticks))
LINE_PLATE(in_system, "in system", "在办在等", "parts", "件", -1, 4, "waiting or in hand; of own lines also laid down for a time", "排队与在办件数，自定事项含暂放的",
	mean_of(scope, (double)(scope->gauge ? line->present_ticks : line->queue_ticks + line->worked_ticks)))
PLATE(in_service, "in service", "在办", "workers", "人", 0, 4, "mean number of workers busy with it; of servers: busy", "平均占用人数", scope->line || scope->servers,
	mean_of(scope, (double)(scope->servers ? scope->servers->busy_ticks : line->worked_ticks)))
SERVER_PLATE(on_duty, "on duty", "在岗", "servers", "人", 0, 4, "mean number of servers on duty", "平均在岗人数", mean_of(scope, (double)scope->servers->on_shift_ticks))
SERVER_PLATE(utilisation, "utilisation", "利用率", "%", "%", 0, 2, "time busy, of time on duty", "忙的时间占在岗时间",
	over(100.0 * (double)scope->servers->busy_ticks, (double)scope->servers->on_shift_ticks))
SERVER_PLATE(out_of_order, "out of order", "停机", "%", "%", -1, 2, "time out of order, of time on duty", "故障时间占在岗时间",
	over(100.0 * (double)scope->servers->down_ticks, (double)scope->servers->on_shift_ticks))
LINE_PLATE(demanded_hours, "hours demanded", "要求工时", "h/community-yr", "小时/社区·年", -1, 0, "standard hours that arrived", "到达标准工时",
	yearly(scope, hours_of((double)line->asked_ticks)))
LINE_PLATE(worked_hours, "hours worked", "实干工时", "h/community-yr", "小时/社区·年", -1, 0, "time spent on it", "实际用时",
	yearly(scope, hours_of((double)line->worked_ticks)))

const struct line_measure *line_measure_plate(enum line_measure_id id)
{
	static const struct line_measure *const measures[LINE_MEASURE_COUNT] = {
#define LINE_MEASURE(name) &line_measure_##name,
#include "run/line_measures.def"
#undef LINE_MEASURE
	};
	return measures[id];
}

/* -- at stated times ------------------------------------------------------------------------------------------------- */

int line_measure_count(const struct scenario *scenario)
{
	return LINE_MEASURE_COUNT + LOOK_MEASURES * scenario->look_at.count;
}

static bool look_measures(const struct scenario *scenario, int look, struct arena *arena, struct result_measure *out)
{
	double minutes = scenario->look_at.values[look] * 60, before = look > 0 ? scenario->look_at.values[look - 1] * 60 : 0;
	out[0] = (struct result_measure){arena_format(arena, "present_%d", look + 1), arena_format(arena, "in system at %g min", minutes),
		arena_format(arena, "第%g分钟时在系统内", minutes), "pieces", "件", 0, 0, 0, 4};
	out[1] = (struct result_measure){arena_format(arena, "came_%d", look + 1), arena_format(arena, "asked from %g to %g min", before, minutes),
		arena_format(arena, "第%g至%g分钟提出", before, minutes), "pieces", "件", 0, 0, 0, 4};
	return out[0].name && out[0].name_en && out[0].name_zh && out[1].name && out[1].name_en && out[1].name_zh;
}

enum status line_measure_all(const struct scenario *scenario, struct arena *arena, const struct result_measure **measures)
{
	struct result_measure *rows = arena_rows(arena, line_measure_count(scenario), struct result_measure);
	if (!rows)
		return STATUS_WORLD;
	for (int i = 0; i < LINE_MEASURE_COUNT; i++)
		rows[i] = line_measure_plate((enum line_measure_id)i)->measure;
	for (int look = 0; look < scenario->look_at.count; look++)
		if (!look_measures(scenario, look, arena, &rows[LINE_MEASURE_COUNT + LOOK_MEASURES * look]))
			return STATUS_WORLD;
	*measures = rows;
	return STATUS_OK;
}

void line_measure_values(const struct scenario *scenario, const struct line_scope *scope, double *values)
{
	for (int i = 0; i < LINE_MEASURE_COUNT; i++)
		values[i] = line_measure_plate((enum line_measure_id)i)->of(scope);
	for (int look = 0; look < scenario->look_at.count; look++) {
		double *at = &values[LINE_MEASURE_COUNT + LOOK_MEASURES * look];
		bool is_known = scope->gauge && scope->gauge->looked >> look & 1;
		at[0] = is_known ? (double)scope->gauge->present[look] / scope->places : NAN;
		at[1] = is_known ? (double)scope->gauge->asked[look] / scope->places : NAN;
	}
}
