/* indicators_requests.c - requests on time by class of need and by who asked. */
#include <math.h>

#include "run/indicator.h"

static double share(int64_t on_time, int64_t due)
{
	return due ? 100.0 * (double)on_time / (double)due : NAN;
}

static double of_basic_on_time(const struct indicator_scope *scope)
{
	return share(scope->tally->class_on_time[CLASS_BASIC], scope->tally->class_due[CLASS_BASIC]);
}

const struct indicator indicator_basic_on_time = {
	.measure = {"basic_on_time", "basic needs on time", "基本公共服务按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of the requests of this class, all alike, that were met in time",
	.meaning_zh = "该类诉求按时办结的比例（按件）",
	.formula = N_("class_on_time / class_due"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C15 C17", .is_headline = false, .of = of_basic_on_time,
};

static double of_non_basic_on_time(const struct indicator_scope *scope)
{
	return share(scope->tally->class_on_time[CLASS_NON_BASIC], scope->tally->class_due[CLASS_NON_BASIC]);
}

const struct indicator indicator_non_basic_on_time = {
	.measure = {"non_basic_on_time", "inclusive non-basic needs on time", "普惠非基本服务按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of the requests of this class, all alike, that were met in time",
	.meaning_zh = "该类诉求按时办结的比例（按件）",
	.formula = N_("class_on_time / class_due"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C15 C17 C18 C19", .is_headline = false, .of = of_non_basic_on_time,
};

static double of_life_on_time(const struct indicator_scope *scope)
{
	return share(scope->tally->class_on_time[CLASS_LIFE], scope->tally->class_due[CLASS_LIFE]);
}

const struct indicator indicator_life_on_time = {
	.measure = {"life_on_time", "life services on time", "生活服务按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of the requests of this class, all alike, that were met in time",
	.meaning_zh = "该类诉求按时办结的比例（按件）",
	.formula = N_("class_on_time / class_due"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C15 C19", .is_headline = false, .of = of_life_on_time,
};

static double of_vulnerable_on_time(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t due = t->group_due[GROUP_ELDERLY] + t->group_due[GROUP_DISABLED] + t->group_due[GROUP_LOW_INCOME];
	int64_t on_time = t->group_on_time[GROUP_ELDERLY] + t->group_on_time[GROUP_DISABLED] + t->group_on_time[GROUP_LOW_INCOME];
	return share(on_time, due);
}

const struct indicator indicator_vulnerable_on_time = {
	.measure = {"vulnerable_on_time", "requests of the vulnerable on time", "困难群体诉求按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of the requests of the elderly, disabled and poor that were met in time",
	.meaning_zh = "老年、残疾、低收入群体诉求按时办结的比例",
	.formula = N_("group_on_time / group_due of three groups"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C10 A01", .is_headline = false, .of = of_vulnerable_on_time,
};

static double of_children_on_time(const struct indicator_scope *scope)
{
	return share(scope->tally->group_on_time[GROUP_CHILD], scope->tally->group_due[GROUP_CHILD]);
}

const struct indicator indicator_children_on_time = {
	.measure = {"children_on_time", "requests for children on time", "儿童诉求按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of these requests that were met in time",
	.meaning_zh = "为儿童提出的诉求按时办结的比例",
	.formula = N_("group_on_time / group_due"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "C10", .is_headline = false, .of = of_children_on_time,
};

static double of_firms_on_time(const struct indicator_scope *scope)
{
	return share(scope->tally->group_on_time[GROUP_FIRM], scope->tally->group_due[GROUP_FIRM]);
}

const struct indicator indicator_firms_on_time = {
	.measure = {"firms_on_time", "requests of firms on time", "企业诉求按时率", "%", "%", 1, 2, 0, 0},
	.meaning_en = "share of these requests that were met in time",
	.meaning_zh = "企业诉求按时办结的比例",
	.formula = N_("group_on_time / group_due"),
	.matters_reason = N_("two requests in a hundred"),
	.rows = "H09", .is_headline = false, .of = of_firms_on_time,
};
