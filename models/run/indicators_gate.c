/* indicators_gate.c - what passes the gate, and what it costs. */
#include <math.h>

#include "run/indicator.h"
#include "run/indicator_sums.h"
#include "state/shop.h"

static double of_active_items(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->active_items / t->months : NAN;
}

const struct indicator indicator_active_items = {
	.measure = {"active_items", "items that come in", "在行事项数", "items", "项", 0, 2, 0, 0},
	.meaning_en = "items not refused, mean over months; counts mislead, see the hours",
	.meaning_zh = "未被拒绝的事项数，仅供对照",
	.formula = N_("active_items / months"),
	.matters_reason = N_("two items in ninety"),
	.rows = "H05", .is_headline = false, .of = of_active_items,
};

static double of_active_templates(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->active_templates / t->months : NAN;
}

const struct indicator indicator_active_templates = {
	.measure = {"active_templates", "templates in use", "在用模板数", "templates", "个", 0, 5, 0, 0},
	.meaning_en = "ledgers, forms, platforms … in use, mean over months; counts mislead, see the hours",
	.meaning_zh = "在用台账、表格、平台等数量，仅供对照",
	.formula = N_("active_templates / months"),
	.matters_reason = N_("five in three hundred"),
	.rows = "H06 H10 P05", .is_headline = false, .of = of_active_templates,
};

static double of_suppressed(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->suppressed_hours / t->months : NAN;
}

const struct indicator indicator_suppressed = {
	.measure = {"suppressed", "suppressed work", "被压下的工作", "h/community-month", "小时/社区·月", 0, 10, 0, 0},
	.meaning_en = "standard hours a month of templates refused or struck off",
	.meaning_zh = "被拒或被清理的模板每月工时",
	.formula = N_("suppressed_hours / months"),
	.matters_reason = N_("about one per cent of the default"),
	.rows = "A10", .is_headline = false, .of = of_suppressed,
};

static double of_enforcement(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->enforcement / t->months : NAN;
}

const struct indicator indicator_enforcement = {
	.measure = {"enforcement", "enforcement", "执行力", "0-1", "0-1", 0, 0.05, 0, 2},
	.meaning_en = "mean enforcement E of gate and clean-ups",
	.meaning_zh = "准入与清理的平均执行力",
	.formula = N_("enforcement / months"),
	.matters_reason = N_("a twentieth"),
	.rows = "A10", .is_headline = false, .of = of_enforcement,
};

static double of_applications(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->days > 0 ? (double)t->applications / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_applications = {
	.measure = {"applications", "applications", "准入申请", "/yr", "件/年", 0, 5, 0, 0},
	.meaning_en = "cases brought before the reviewers in the district, a year",
	.meaning_zh = "全区每年准入申请件数",
	.formula = N_("applications / years"),
	.matters_reason = N_("five cases"),
	.rows = "H38 H39", .is_headline = false, .of = of_applications,
};

static double of_admitted_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->applications ? 100.0 * (double)t->admitted / (double)t->applications : NAN;
}

const struct indicator indicator_admitted_share = {
	.measure = {"admitted_share", "applications admitted", "准入率", "%", "%", 0, 3, 0, 0},
	.meaning_en = "applications admitted, some of them cut down",
	.meaning_zh = "获准（含压减）申请占比",
	.formula = N_("admitted / applications"),
	.matters_reason = N_("three in a hundred"),
	.rows = "H38", .is_headline = false, .of = of_admitted_share,
};

static double of_review_days(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->applications ? t->review_days / (double)t->applications : NAN;
}

const struct indicator indicator_review_days = {
	.measure = {"review_days", "days of review", "审查天数", "d", "天", 0, 2, 0, 0},
	.meaning_en = "calendar days from application to decision",
	.meaning_zh = "从申请到决定的日历天数",
	.formula = N_("review_days / applications"),
	.matters_reason = N_("two days"),
	.rows = "H38", .is_headline = false, .of = of_review_days,
};

static double of_approvals(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return scope->days > 0 ? (double)t->admitted / (scope->days / 365.25) : NAN;
}

const struct indicator indicator_approvals = {
	.measure = {"approvals", "applications approved", "获准件数", "/yr", "件/年", 0, 5, 0, 0},
	.meaning_en = "cases admitted in the district, a year, some of them cut down",
	.meaning_zh = "全区每年获准（含压减）件数",
	.formula = N_("admitted / years"),
	.matters_reason = N_("five cases"),
	.rows = "H38 H39", .is_headline = false, .of = of_approvals,
};

/* The k-th shortest review, from 0. */
static int review_at(const struct tally_district *more, int64_t k)
{
	int days = 0;
	while (days < TALLY_REVIEW_DAYS - 1 && k >= more->review_days[days])
		k -= more->review_days[days++];
	return days;
}

static double of_review_median(const struct indicator_scope *scope)
{
	const struct tally_district *more = scope->more;
	int64_t count = 0;
	for (int days = 0; more && days < TALLY_REVIEW_DAYS; days++)
		count += more->review_days[days];
	return count ? (review_at(more, (count - 1) / 2) + review_at(more, count / 2)) / 2.0 : NAN;
}

const struct indicator indicator_review_median = {
	.measure = {"review_median", "median days of review", "审查天数中位数", "d", "天", 0, 2, 0, 0},
	.meaning_en = "calendar days from application to decision that half of all cases do not exceed",
	.meaning_zh = "半数申请不超过的日历天数",
	.formula = N_("median of review_days"),
	.matters_reason = N_("two days"),
	.rows = "H38", .is_headline = false, .of = of_review_median,
};

static double of_leak_share(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	int64_t leaked = 0, held = 0, all = 0;
	for (int line = 0; line < scope->world->line_count; line++) {
		if (!shop_is_burden(line))
			continue;
		leaked += t->lines[line].channel_ticks[CHANNEL_LEAKED];
		for (int c = 0; c < CHANNEL_COUNT; c++) {
			all += t->lines[line].channel_ticks[c];
			held += c == CHANNEL_OPEN ? 0 : t->lines[line].channel_ticks[c];
		}
	}
	return held > 0 ? 100.0 * (double)leaked / (double)all : NAN;
}

const struct indicator indicator_leak_share = {
	.measure = {"leak_share", "leaked back", "回流占比", "%", "%", -1, 2, 0, 1},
	.meaning_en = "share of the hours demanded that had been refused or struck off and came back by the back door",
	.meaning_zh = "被拒或被清理后又变相回流的工时占比",
	.formula = N_("channel_ticks leaked / all; not told while nothing was ever held back"),
	.matters_reason = N_("two points"),
	.rows = "A10 P02", .is_headline = false, .of = of_leak_share,
};

static double of_refused_pool(const struct indicator_scope *scope)
{
	const struct tally *t = scope->tally;
	return t->months > 0 ? t->pool_hours / t->months : NAN;
}

const struct indicator indicator_refused_pool = {
	.measure = {"refused_pool", "refused work remembered", "被拒待回流的一次性工作", "h/community", "小时/社区", 0, 10, 0, 0},
	.meaning_en = "standard hours of surveys, accreditations and inspections refused and not forgotten, mean over months",
	.meaning_zh = "被拒后尚未放弃的调查、创建、检查的标准工时，各月平均",
	.formula = N_("pool_hours / months"),
	.matters_reason = N_("about one per cent of a month"),
	.rows = "A10", .is_headline = false, .of = of_refused_pool,
};
