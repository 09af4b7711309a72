/* invented.h - a result set nobody simulated, for tests of what is kept and shown: five options, figures made up. */
#ifndef INVENTED_H
#define INVENTED_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "study/result.h"

enum { INVENTED_POINTS = 5, INVENTED_MEASURES = 12, INVENTED_MONTHS = 6, INVENTED_PLACES = 3, INVENTED_LINES = 2, INVENTED_ORIGINS = 3 };

static const struct result_point invented_points[INVENTED_POINTS] = {
	{"do_nothing", "no gate", "不设门槛", "(baseline)", "(对照)"},
	{"haishu_gate", "list+review", "清单+审批", "58, yearly", "58项 年审"},
	{"quota", "dept quota", "部门限额", "40 h/qtr", "40时/季"},
	{"cap", "hours cap", "工时上限", "75 h/wkr-mo", "75时/人月"},
	{"campaign_only", "clean-up", "集中清理", "halve once", "砍半 一次"},
};

static const struct result_measure invented_measures[INVENTED_MEASURES] = {
	{"services_on_time", "services to residents on time", "服务居民按时到位", "%", "%", 1, 2, 1, 0},
	{"requests_on_time", "requests on time", "诉求按时办结", "%", "%", 1, 2, 1, 0},
	{"hours_with_residents", "hours with residents", "面向居民", "h/worker-week", "小时/人·周", 1, 0.5, 0.3, 1},
	{"admin_demanded", "admin hours demanded", "压下来的行政工时", "h/worker-month", "小时/人·月", -1, 5, 3, 0},
	{"past_gate", "past the gate", "绕过准入下来的", "%", "%", 0, 2, 1, 0},
	{"admin_worked", "admin hours worked", "实际干的行政工时", "h/worker-month", "小时/人·月", -1, 5, 3, 0},
	{"for_show", "done only for show", "应付了事", "% of items", "占事项 %", -1, 3, 2, 0},
	{"tasks_done_well", "tasks done well", "上级任务按质按时落实", "%", "%", 1, 2, 1, 0},
	{"overtime", "overtime", "加班", "h/worker-week", "小时/人·周", -1, 0.5, 0.3, 1},
	{"relief_lasts", "relief lasts", "减负效果保持", "months", "月", 1, 3, 0, 0},
	{"extra_cost", "extra cost", "新增开支", "10,000 CNY/yr", "万元/年", 0, 5, 0, 0},
	{"worth_workers", "worth as many extra workers", "相当于增加社工", "posts", "人", 0, 5, 0, 0},
};

static const double invented_means[INVENTED_MEASURES][INVENTED_POINTS] = {
	{57, 65, 60, 66, 57.5},
	{97, 97.6, 97.2, 97.5, 97.1},
	{10.7, 12.0, 11.4, 12.0, 10.9},
	{138, 104, 116, 96, 124},
	{NAN, 14, 19, 24, NAN},
	{96, 87, 93, 85, 95},
	{46, 17, 31, 9, 38},
	{55, 62, 56, 49, 55.5},
	{3.8, 2.1, 3.0, 1.6, 3.7},
	{NAN, 19, 11, INFINITY, 8},
	{0, 86, 41, 38, 12},
	{0, 140, 90, 180, 60},
};
static const double invented_spreads[INVENTED_MEASURES] = {0.6, 0.3, 0.2, 2, 1, 1.2, 1, 0.6, 0.15, 4, 0, 0};

/* A fraction in [-1, 1), the next of a fixed sequence. */
static double invented_noise(uint64_t *state)
{
	*state += 0x9E3779B97F4A7C15u;
	uint64_t z = *state;
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	z ^= z >> 31;
	return (double)(z >> 11) / 9007199254740992.0 * 2 - 1;
}

static const char *const invented_places[INVENTED_PLACES] = {"华兴社区", "Duantang 2", "社区三"};
static const char *const invented_lines[INVENTED_LINES] = {"ledger", "survey"};
static const char *const invented_line_labels_en[INVENTED_LINES] = {"ledger to keep", "census or survey"};
static const char *const invented_line_labels_zh[INVENTED_LINES] = {"台账", "普查调查"};
static const struct result_measure invented_line_measures[] = {
	{"asked", "asked", "交办", "pieces/worker-month", "件/人·月", 0, 0, 0, 1},
	{"hours", "hours worked", "工时", "h/worker-month", "小时/人·月", -1, 1, 0, 1},
};

static const char *const invented_origins[INVENTED_ORIGINS] = {"kind:ledger", "kind:survey", "department:1"};
static const char *const invented_origin_labels_en[INVENTED_ORIGINS] = {"ledger to keep", "census or survey", "Civil Affairs"};
static const char *const invented_origin_labels_zh[INVENTED_ORIGINS] = {"台账", "普查调查", "民政局"};
static const struct result_measure invented_origin_measures[] = {
	{"in_use", "in use", "在用数", "templates", "个", 0, 0, 0, 1},
	{"pieces", "pieces", "件数", "/yr", "件/年", 0, 0, 0, 0},
	{"hours", "hours asked", "要求工时", "h/yr", "小时/年", -1, 0, 0, 0},
	{"worked", "hours worked", "实际工时", "h/yr", "小时/年", -1, 0, 0, 0},
	{"scm_cost", "cost", "成本", "10,000 CNY/yr", "万元/年", -1, 0, 0, 1},
};
/* In use, pieces, hours, worked, cost of an origin without the option; with it four in ten are gone, and one hour in ten. */
static const double invented_origin_means[INVENTED_ORIGINS][5] = {{47, 2400, 1800, 1500, 9}, {18, 18, 2880, 2700, 14.4}, {65, 2418, 4680, 4200, 23.4}};

static const struct result_name invented_kinds[] = {{"kind:ledger", "ledger to keep", "台账", ""}, {"kind:survey", "census or survey", "普查调查", ""}};
static const struct result_name invented_departments[] = {{"department:1", "Civil Affairs", "民政局", ""}, {"department:none", "no department", "非部门下派", ""}};
enum { INVENTED_USES = 5, INVENTED_NEEDS = 2, INVENTED_WAITS = 4, INVENTED_HAPPENINGS = 2 };
static const struct result_name invented_uses[INVENTED_USES] = {{"contract", "hours of contract", "合同工时", "there"}, {"ledger", "ledger to keep", "台账", "sent_down"},
	{"survey", "census or survey", "普查调查", "sent_down"}, {"request:basic", "requests: basic services", "诉求:基本公共服务", "residents"}, {"free", "free hours", "自主支配", "free"}};
/* The hours of a week without any option; the gate frees a fifth of those for the ledger. */
static const double invented_week[INVENTED_USES] = {37.5, 15, 5, 12.5, 5};
static const struct result_name invented_needs[INVENTED_NEEDS] = {{"basic:normal", "basic services, normal", "基本公共服务·一般", "basic"}, {"life:low", "life services, can wait", "生活服务·不急", "life"}};
static const struct result_measure invented_need_measures[] = {
	{"asked", "requests", "诉求件数", "/yr", "件/年", 0, 0, 0, 0}, {"on_time", "on time", "按时办结", "%", "%", 1, 2, 0, 0},
	{"given_up", "given up", "放弃", "%", "%", -1, 2, 0, 1}, {"stay", "mean time to close", "平均办结用时", "h", "小时", -1, 0, 0, 1}};
static const double invented_wait_ends[INVENTED_WAITS] = {1, 24, 168, INFINITY};
static const struct result_name invented_happenings[INVENTED_HAPPENINGS] = {{"gate", "the gate begins or changes", "准入开始或变更", ""}, {"clean_up", "clean-up", "集中清理", ""}};
static const struct annex_column invented_input_columns[] = {
	{.name = "key", .name_en = "key", .name_zh = "键"}, {.name = "source", .name_en = "source", .name_zh = "出处"},
	{.name = "number", .name_en = "number", .name_zh = "数值", .unit = "h", .unit_zh = "小时", .decimals = 1},
};

/* What a report shows beside the indicators, of the same counts in every replication. */
static void invented_record(struct result_set *set, struct arena *arena)
{
	struct annex annex;
	if (annex_build(&annex, arena, "input", "inputs", "输入", invented_input_columns, 3, 2) != STATUS_OK)
		return;
	annex.columns[0].words[0] = "time.horizon";
	annex.columns[0].words[1] = "staff.quits";
	annex.columns[1].words[0] = "设定";
	annex.columns[2].numbers[1] = 0.125;
	if (annex_put(&set->annexes, arena, &annex) != STATUS_OK)
		return;
	for (int p = 0; p < set->point_count; p++) {
		double saved = p > 0 ? 0.2 * invented_week[1] : 0;
		for (int r = 0; r < set->replication_count; r++) {
			memcpy(result_use(set, p, r), invented_week, sizeof invented_week);
			result_use(set, p, r)[1] -= saved;
			result_use(set, p, r)[4] += saved;
			for (int n = 0; n < INVENTED_NEEDS; n++)
				memcpy(result_need(set, p, r, n), (double[]){1200 - 800 * n, 88 + p, 4 - 0.5 * p, 60 - 10 * p}, 4 * sizeof(double));
		}
		for (int n = 0; n < INVENTED_NEEDS; n++) {
			memcpy(result_wait(set, p, RESULT_CLOSED, n), (uint64_t[]){10, 60 + (uint64_t)p, 20, 2}, INVENTED_WAITS * sizeof(uint64_t));
			memcpy(result_wait(set, p, RESULT_GIVEN_UP, n), (uint64_t[]){0, 3, 1, 0}, INVENTED_WAITS * sizeof(uint64_t));
			memcpy(result_wait(set, p, RESULT_OPEN, n), (uint64_t[]){1, 1, 0, 2}, INVENTED_WAITS * sizeof(uint64_t));
		}
		for (int m = 0; m < 5; m++) {
			result_source(set, p, 0, 0)[m] = invented_origin_means[0][m] * (p > 0 ? 0.8 : 1);
			result_source(set, p, 1, 0)[m] = invented_origin_means[1][m];
			result_source(set, p, 0, 1)[m] = result_source(set, p, 1, 1)[m] = 0;
		}
		if (set->month_count > 2 && p > 0)
			result_happened(set, p, p == 4)[2] = (uint64_t)set->replication_count;
	}
}

/* Fills a set of `replications` of all five options; the luck of a replication is shared by the options but for a tenth. */
static void invented_build(struct result_set *set, struct arena *arena, int replications, uint64_t seed)
{
	*set = (struct result_set){.point_count = INVENTED_POINTS, .replication_count = replications, .month_count = INVENTED_MONTHS,
		.place_count = INVENTED_PLACES, .line_count = INVENTED_LINES, .measure_count = INVENTED_MEASURES, .line_measure_count = 2,
		.origin_count = INVENTED_ORIGINS, .origin_measure_count = 5, .origin_names = invented_origins, .origin_measures = invented_origin_measures,
		.origin_labels_en = invented_origin_labels_en, .origin_labels_zh = invented_origin_labels_zh,
		.kinds = invented_kinds, .kind_count = 2, .departments = invented_departments, .department_count = 2, .uses = invented_uses, .use_count = INVENTED_USES,
		.use_measure = {"hours", "hours of a week", "每周工时", "h/worker-week", "小时/人·周", 0, 0, 0, 1}, .needs = invented_needs, .need_count = INVENTED_NEEDS,
		.need_measures = invented_need_measures, .need_measure_count = 4, .wait_ends = invented_wait_ends, .wait_count = INVENTED_WAITS,
		.happenings = invented_happenings, .happening_count = INVENTED_HAPPENINGS,
		.measures = invented_measures, .points = invented_points, .place_names = invented_places, .line_names = invented_lines,
		.line_labels_en = invented_line_labels_en, .line_labels_zh = invented_line_labels_zh, .line_measures = invented_line_measures,
		.title_en = "Haishu 2012", .title_zh = "海曙 2012",
		.question_en = "Which admission rule for work sent to communities?", .question_zh = "部门工作进社区，用哪种准入办法?",
		.setting_en = "Generated communities; no real one is judged.", .setting_zh = "各社区条件按设定生成，不是对任何真实社区的评价。",
		.scenario_file = "scenarios/haishu-2012.yaml", .scenario_text = "name: 海曙 2012\nquestion: which rule?\n",
		.tables_read = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  0  社区.csv\n",
		.start_date = "2012-01-01", .horizon_years = 5, .seed = seed, .worker_count = 21, .sourced_count = 16, .assumed_count = 31, .program = "jianfu 0.1.0"};
	if (result_build(set, arena) != STATUS_OK)
		return;
	invented_record(set, arena);
	uint64_t state = seed;
	for (int r = 0; r < replications; r++)
		for (int m = 0; m < INVENTED_MEASURES; m++) {
			double shared = invented_noise(&state);
			for (int p = 0; p < INVENTED_POINTS; p++) {
				double luck = shared + 0.1 * invented_noise(&state);
				double value = invented_means[m][p] + invented_spreads[m] * 2 * luck;
				result_horizon(set, p, r)[m] = value;
				for (int month = 0; month < INVENTED_MONTHS; month++)
					result_month(set, p, r, month)[m] = value + invented_noise(&state);
				for (int place = 0; place < INVENTED_PLACES; place++)
					result_place(set, p, place)[m] = value + invented_noise(&state);
			}
		}
	for (int p = 0; p < INVENTED_POINTS; p++)
		for (int r = 0; r < replications; r++) {
			set->digest[p * replications + r] = seed * 1000003u + (uint64_t)(p * 1000 + r);
			for (int origin = 0; origin < INVENTED_ORIGINS; origin++)
				for (int m = 0; m < 5; m++)
					result_origin(set, p, r, origin)[m] = invented_origin_means[origin][m] * (p == 0 ? 1 : m < 2 ? 0.6 : 0.9);
			for (int line = 0; line < INVENTED_LINES; line++)
				for (int m = 0; m < 2; m++)
					result_line(set, p, r, line)[m] = 10 + line + m + invented_noise(&state);
		}
}

/* -- a screen of it --------------------------------------------------------------------------------------------------- */

enum { INVENTED_RIGID, INVENTED_FORM, INVENTED_EFFORT, INVENTED_LEAD, INVENTED_FACTORS };
static const double invented_turn = 0.75; /* share of compulsory tasks above which the cap lowers less than the list */

static const struct result_factor invented_factors[INVENTED_FACTORS] = {
	{"mandates.*.rigid", "share of compulsory tasks", "刚性任务占比", "SHARE", "", "model"},
	{"loops.rebound.form", "form of the rebound", "反弹形式", "NUMBER", "pressure=压力|evasion=规避|relabel=换类", "model"},
	{"requests.effort", "effort of a request", "诉求工时", "DURATION", "", "judged"},
	{"mandates.*.deadline", "deadlines of work sent down", "交办事项时限", "NUMBER", "", "judged"},
};
static const double invented_bounds[INVENTED_FACTORS][RESULT_BOUNDS] = {{0.3, 0.9, 0.6, 0}, {0, 2, 0, 0}, {0.25, 6, 1.5, 0}, {0.5, 2, 1, 1}};

/* Where the effects are as in the set; when `turns`, the cap demands more than the list above invented_turn, and where returns are evasion the quota serves
   residents less than no gate. */
static inline void invented_screen(struct result_set *set, struct arena *arena, int points, bool turns, uint64_t seed)
{
	int demanded = result_measure_index(set, "admin_demanded"), served = result_measure_index(set, "services_on_time");
	uint64_t state = seed;
	set->screen = (struct result_screen){.point_count = points, .factor_count = INVENTED_FACTORS, .factors = invented_factors, .drawn = 240, .fitting = 36, .tried = 1000,
		.place_count = 8};
	if (result_screen_build(set, arena) != STATUS_OK)
		abort();
	memcpy(set->screen.bounds, invented_bounds, sizeof invented_bounds);
	for (int i = 0; i < points; i++) {
		double *values = set->screen.values + i * INVENTED_FACTORS;
		for (int f = 0; f < INVENTED_FACTORS; f++) {
			double u = (invented_noise(&state) + 1) / 2, low = invented_bounds[f][RESULT_LOW], high = invented_bounds[f][RESULT_HIGH];
			values[f] = f == INVENTED_FORM ? (int)(3 * u) : low + u * (high - low);
		}
		for (int p = 0; p < set->point_count; p++)
			for (int m = 0; m < set->measure_count; m++)
				result_screened(set, i, p)[m] = invented_means[m % INVENTED_MEASURES][p % INVENTED_POINTS] + 0.1 * invented_noise(&state);
		if (turns && set->point_count >= INVENTED_POINTS) {
			result_screened(set, i, 3)[demanded] += values[INVENTED_RIGID] > invented_turn ? 30 : 0;
			result_screened(set, i, 2)[served] -= (int)values[INVENTED_FORM] == 1 ? 20 : 0;
		}
	}
}

#endif
