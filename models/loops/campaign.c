/* campaign.c - clean-ups: what sets them off, what they strike off. */
#include "loops/campaign.h"

#include <math.h>

#include "loops/loop.h"
#include "loops/rebound.h"
#include "state/shop.h"

enum attribute { ATTRIBUTE_CUT = 1 };
enum rule_parameter { RULE_AFTER, RULE_EVERY };
static const int DUE_DAYS = 10;

double campaign_cut(const double *p, enum kind_id kind)
{
	switch (kind) {
	case KIND_ledger:
		return p[CAMPAIGN_CUT_LEDGER];
	case KIND_accreditation:
		return p[CAMPAIGN_CUT_ACCREDITATION];
	default:
		return kind_plate(kind)->is_service ? 0 : p[CAMPAIGN_CUT_OTHER];
	}
}

/* Lists and checks are work too. */
static void own_work(struct replica *replica, double hours)
{
	for (int c = 0; hours > 0 && c < replica->world->community_count; c++) {
		struct shop *shop = &replica->shops[c];
		int32_t row = shop_sent_down(shop, replica->day, LINE_CAMPAIGN, hours, random_ordinal(replica->day, 0), DUE_DAYS);
		if (row < 0)
			return;
		shop->works.rows[row].value = (float)hours;
	}
}

static void clean_up(struct replica *replica, int month)
{
	const struct settings *settings = replica->regime->settings;
	const double *p = settings->loops[LOOP_campaign], *rebound = settings->loops[LOOP_rebound];
	struct random_address address = replica->address;
	address.source = SOURCE_CAMPAIGN;
	address.ordinal = random_ordinal(month, 0);
	for (int t = 0; t < replica->world->template_count; t++) {
		const struct template *template = &replica->world->templates[t];
		struct template_now *now = &replica->district.templates[t];
		address.entity = (uint32_t)t;
		if (now->state != TEMPLATE_ACTIVE || now->is_outside || random_uniform(&address, ATTRIBUTE_CUT) >= campaign_cut(p, template->kind))
			continue;
		bool must = template->rigid_rank < replica->regime->kinds[t]->rigid;
		now->state = TEMPLATE_CUT;
		now->return_day = must ? replica->day + 1 + (int32_t)(rebound[REBOUND_RIGID_RETURN] * 30.4375) : 0;
	}
	replica->district.campaign_last_month = month;
	replica->district.month_more.happened[HAPPENED_CLEAN_UP]++;
	rebound_refresh(replica);
	own_work(replica, p[CAMPAIGN_HOURS]);
}

bool campaign_is_dated(const struct regime *regime, int since)
{
	for (int r = 0; r < regime->rule_count; r++) {
		const double *p = regime->rules[r].p;
		if (regime->rules[r].rule != RULE_campaign)
			continue;
		int first = (int)lround(p[RULE_AFTER]), again = (int)lround(p[RULE_EVERY]);
		if (since == first || (again > 0 && since > first && (since - first) % again == 0))
			return true;
	}
	return false;
}

static double mean_of(const double *months, int seen)
{
	double sum = 0;
	int count = seen < DISTRICT_MONTHS ? seen : DISTRICT_MONTHS;
	for (int i = 0; i < count; i++)
		sum += months[i];
	return count ? sum / count : 0;
}

static bool is_provoked(const struct replica *replica, const double *p, int month)
{
	const struct district *district = &replica->district;
	if ((int)p[CAMPAIGN_TRIGGER] != CAMPAIGN_ENDOGENOUS || replica->day < replica->world->start_day)
		return false;
	if (district->months_seen < DISTRICT_MONTHS || month - district->campaign_last_month < (int)lround(p[CAMPAIGN_INTERVAL]))
		return false;
	return mean_of(district->load_months, district->months_seen) > p[CAMPAIGN_THRESHOLD] ||
	       (p[CAMPAIGN_COMPLAINTS] > 0 && mean_of(district->complaint_months, district->months_seen) > p[CAMPAIGN_COMPLAINTS]);
}

/* On the first day of every month: decides whether a clean-up begins or is due, and carries it out. */
static void campaign_month(struct replica *replica, int month)
{
	const double *p = replica->regime->settings->loops[LOOP_campaign];
	struct district *district = &replica->district;
	if (district->campaign_due_month < 0 && is_provoked(replica, p, month))
		district->campaign_due_month = month + (int)lround(p[CAMPAIGN_DELAY]);
	bool is_due = district->campaign_due_month >= 0 && month >= district->campaign_due_month;
	int since = month - replica->world->calendar.days[replica->world->start_day].month_index;
	if (!is_due && !campaign_is_dated(replica->regime, since))
		return;
	district->campaign_due_month = -1;
	clean_up(replica, month);
}

/* A new gate is a restriction like a clean-up: the next one is some time off. */
static void restricted(struct replica *replica)
{
	replica->district.campaign_last_month = replica->world->calendar.days[replica->day].month_index;
	replica->district.campaign_due_month = -1;
}

const struct loop loop_campaign = {
	.plate = {
		.name = "campaign", .name_en = "clean-up campaigns", .name_zh = "清理行动",
		.meaning_en = "strikes off a share of the active templates of each kind and refreshes enforcement; dated by an option, or endogenous: fired when the load demanded over the last 12 months, or complaints, pass a level",
		.meaning_zh = "按类别砍掉一部分在用模板并恢复执行力；由方案定日期，或在近12个月负荷或投诉超过阈值时自动触发",
		.rows = "H03 J01 C03 A10",
		.parameters = {
			{"trigger", "触发方式", UNITS_NUMBER, CAMPAIGN_DATED, 0, 1, "dated=按日期|endogenous=按负荷", false, "assumed", "what starts a clean-up besides an option's own dates", "触发方式"},
			{"threshold", "触发负荷", UNITS_NUMBER, 1.25, 0.1, 10, NULL, false, "assumed", "load demanded over 12 months that fires one", "触发负荷"},
			{"complaints", "触发投诉量", UNITS_REQUEST_RATE, 0, 0, 1000, NULL, false, "assumed", "hotline complaints over 12 months that fire one; 0 = never", "触发投诉量，0 为不用"},
			{"delay", "准备时间", UNITS_MONTHS, 6, 0, 60, NULL, false, "assumed", "from the trigger to the clean-up", "从触发到清理"},
			{"interval", "最短间隔", UNITS_MONTHS, 18, 0, 240, NULL, false, "assumed", "least time between two restrictions: clean-ups, or a new gate and a clean-up", "两次限制（清理或新设准入）之间的最短间隔"},
			{"cut_ledger", "台账砍掉比例", UNITS_SHARE, 0.68, 0, 1, NULL, false, "E30", "share of ledgers struck off", "台账砍掉比例"},
			{"cut_accreditation", "创建评比砍掉比例", UNITS_SHARE, 0.85, 0, 1, NULL, false, "E30", "share of accreditations struck off", "创建评比砍掉比例"},
			{"cut_other", "其他砍掉比例", UNITS_SHARE, 0.5, 0, 1, NULL, false, "E30", "share of other work struck off", "其他工作砍掉比例"},
			{"hours", "填报工时", UNITS_DURATION, 4, 0, 1000, NULL, false, "assumed", "hours of a community for lists and checks of one clean-up", "每次清理社区填报工时"},
		},
	},
	.district_month = campaign_month, .restricted = restricted,
};
