/* discovery.c - F6: visits, contacts and meetings come upon hidden needs; what is seen in time brings less trouble later. */
#include <math.h>

#include "loops/displacement.h"
#include "loops/loop.h"

enum form { DISCOVERY_VISITS, DISCOVERY_NONE };
enum parameter { FORM, VISIT, FOCUS, CONTACT, MEETING, REACH, PREVENTION };

static bool is_on(const double *p)
{
	return (int)p[FORM] == DISCOVERY_VISITS;
}

/* Whom visits look for first: the old and the young, the disabled and the poor. */
static bool is_vulnerable(int group)
{
	return group == GROUP_ELDERLY || group == GROUP_CHILD || group == GROUP_DISABLED || group == GROUP_LOW_INCOME;
}

/* Their share of requests, which stands for that of needs. */
static double vulnerable_share(const struct shop *shop)
{
	const struct settings *settings = shop->regime->settings;
	double share = settings->request_elderly * shop->place->elderly / 0.20 + settings->request_child * shop->place->children / 0.14 +
		settings->request_disabled + settings->request_low_income;
	return fmin(1, share);
}

/* Everybody is as likely to be met, the vulnerable `focus` times as likely as others, the mean staying; firms are met by nobody. */
static void meet(struct shop *shop, double chance, double focus)
{
	double others = 1 / (1 + vulnerable_share(shop) * (focus - 1));
	for (int group = 0; group < GROUP_COUNT; group++)
		if (group != GROUP_FIRM)
			shop->hidden.exposure[group] += chance * others * (is_vulnerable(group) ? focus : 1);
}

/* Only the vulnerable are met, each as likely. */
static void contact(struct shop *shop, double chance)
{
	double share = vulnerable_share(shop);
	for (int group = 0; share > 0 && group < GROUP_COUNT; group++)
		if (is_vulnerable(group))
			shop->hidden.exposure[group] += chance / share;
}

static void ended(struct shop *shop, const struct loop_outcome *outcome)
{
	const double *p = loop_parameters(shop, LOOP_discovery);
	double households = shop->place->households * shop->growth.population;
	if (!outcome->is_done || !is_on(p) || households <= 0)
		return;
	switch (shop->works.rows[outcome->row].line) {
	case LINE_VISIT: meet(shop, p[VISIT] / households, p[FOCUS]); break;
	case LINE_CONTACT: contact(shop, p[CONTACT] / households); break;
	case LINE_GOVERNANCE: meet(shop, p[MEETING] * p[REACH], 1); break;
	default: break;
	}
}

/* Trouble nobody sees brings trouble that is told: requests move with the stock over its mean. */
static void morning(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_discovery);
	double stock = displacement_stock(shop);
	shop->life.open_requests = is_on(p) && stock > 0 ? fmax(0, 1 + p[PREVENTION] * (shop->hidden.count / stock - 1)) : 1;
}

const struct loop loop_discovery = {
	.plate = {
		.name = "discovery", .name_en = "visits find needs", .name_zh = "走访发现需求",
		.meaning_en = "F6: a hidden need is found when the exposure of its group since it arose passes an exponential draw of mean 1. A home visit adds visit / households, focus times as much for the old, children, the disabled and the poor as for others; a contact adds contact / households to those groups alone; an open-air meeting (a piece of self-governance work) adds meeting x reach. Firms are not visited. Requests asked openly x (1 + prevention x (hidden needs / their mean - 1)): more seen today, less trouble tomorrow",
		.meaning_zh = "F6：隐藏需求产生后，所属群体的累计接触超过一个均值为1的指数随机数时被发现。每次走访增加 走访发现概率÷户数，老人、儿童、残疾人、低收入者为其他人的若干倍；每次困难群体联系只对这些群体增加 联系发现概率÷户数；每次坝坝会（一件自治工作）增加 会上发现概率×到会比例。企业不走访。直接提出的诉求×(1+预防×(隐藏需求÷其均值−1))：今天看得见，明天少麻烦",
		.rows = "C10 C14 H25",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, DISCOVERY_VISITS, 0, 1, "visits=走访发现|none=不发现", false, "assumed", "whether visits find anything", "走访是否发现需求"},
			{"visit", "走访发现概率", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "chance that a visit finds a need that is in the household", "走访发现该户需求的概率"},
			{"focus", "重点倍数", UNITS_NUMBER, 2, 0, 20, NULL, false, "assumed", "how many times as often the vulnerable are visited", "一老一小和困难群体被走访的倍数"},
			{"contact", "联系发现概率", UNITS_SHARE, 0.5, 0, 1, NULL, false, "assumed", "the same of a contact with the vulnerable", "困难群体联系发现该户需求的概率"},
			{"meeting", "会上发现概率", UNITS_SHARE, 0.3, 0, 1, NULL, false, "assumed", "chance that a need is told at an open-air meeting somebody of the household attends", "有人到会时在坝坝会上说出需求的概率"},
			{"reach", "到会比例", UNITS_SHARE, 0.01, 0, 1, NULL, false, "assumed", "share of households at a meeting", "每次会议到会户数占比"},
			{"prevention", "预防", UNITS_SHARE, 0.1, 0, 1, NULL, false, "assumed", "share by which requests rise when hidden needs double", "隐藏需求翻倍时诉求增加的比例"},
		},
	},
	.morning = morning, .ended = ended, .hears = LOOP_LINE(LINE_VISIT) | LOOP_LINE(LINE_CONTACT) | LOOP_LINE(LINE_GOVERNANCE),
};
