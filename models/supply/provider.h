/* provider.h - what a provider is: a name-plate, and how many hours it has for a community in a month. */
#ifndef PROVIDER_H
#define PROVIDER_H

#include "state/shop.h"
#include "world/plate.h"

struct provider {
	struct plate plate;
	/* Hours it can give in a month. NULL: as many as are bought. */
	double (*hours)(const struct shop *shop, const double *p);
	/* What a resident pays for an hour, CNY. NULL: the stated fee. */
	double (*fee)(const double *p);
};

const struct provider *provider_of(enum provider_id id);

/* Adults who volunteer x their hours a month that orders may call on. */
double provider_volunteer_hours(const struct shop *shop);
/* Of those, the stated share of one group of volunteers. */
double provider_pool_hours(const struct shop *shop, const double *p);
/* Hours a month for 1,000 residents, as stated. */
double provider_stated_hours(const struct shop *shop, const double *p);

#define PROVIDER(id) extern const struct provider provider_##id;
#include "supply/providers.def"
#undef PROVIDER

#define PROVIDER_CLASSES_ALL "basic=基本|non_basic=非基本|life=生活"
#define PROVIDER_GROUPS_ALL "elderly=老年人|disabled=残疾人|low_income=低收入|child=儿童|firm=企业|general=普通居民"
#define PROVIDER_AFFAIRS_ALL "autonomy=自治|self_help=自助|mutual_help=互助|common=共同|public=公共"
/* Bits of the sets. */
enum { TAKES_BASIC = 1 << CLASS_BASIC, TAKES_NON_BASIC = 1 << CLASS_NON_BASIC, TAKES_LIFE = 1 << CLASS_LIFE };
enum { FOR_VULNERABLE = 1 << GROUP_ELDERLY | 1 << GROUP_DISABLED | 1 << GROUP_LOW_INCOME, FOR_CHILDREN = 1 << GROUP_CHILD,
	FOR_FIRMS = 1 << GROUP_FIRM, FOR_GENERAL = 1 << GROUP_GENERAL, FOR_RESIDENTS = FOR_VULNERABLE | FOR_CHILDREN | FOR_GENERAL };
enum { DOES_AUTONOMY = 1, DOES_SELF_HELP = 2, DOES_MUTUAL = 4, DOES_COMMON = 8, DOES_PUBLIC = 16 };

/* The size a provider's hours come from. */
#define PROVIDER_STATED(hours) {"capacity", "月工时", UNITS_WORK_RESIDENTS, hours, 0, 1000, NULL, false, "assumed", \
	"hours a month it can give for 1,000 residents", "每月每千人可提供的工时"}
#define PROVIDER_POOL(share) {"share", "占志愿者比例", UNITS_SHARE, share, 0, 1, NULL, false, "assumed", \
	"share of all volunteers' hours that are of this group", "志愿工时中属于该群体的比例"}
/* What all have, in the order of enum provider_parameter. */
#define PROVIDER_TERMS(cost, fee, quality, lead, overhead, classes, groups, affairs) \
	{"cost", "单价", UNITS_MONEY_HOUR, cost, 0, 1000, NULL, false, "assumed", "what the community pays for an hour", "社区为每小时支付的费用"}, \
	{"fee", "居民付费", UNITS_MONEY_HOUR, fee, 0, 1000, NULL, false, "assumed", "what the resident pays for an hour", "居民为每小时支付的费用"}, \
	{"quality", "质量", UNITS_SHARE, quality, 0, 1.2, NULL, false, "assumed", \
	 "how well it is done; the community's own work is 1. Less is rated lower and comes back more often", "办理质量，社区自办为 1；越低评分越低、返工越多"}, \
	{"lead", "响应时间", UNITS_DAYS, lead, 0, 365, NULL, false, "assumed", "days from the order to the start", "从派单到开始办理的天数"}, \
	{"overhead", "协调占用", UNITS_SHARE, overhead, 0, 1, NULL, false, "assumed", \
	 "staff time to arrange and follow an order, share of its hours", "社区安排与跟进所占该件工时的比例"}, \
	{"classes", "承接类别", UNITS_NUMBER, classes, 0, 7, PROVIDER_CLASSES_ALL, true, "assumed", "classes of need it takes", "承接的需求类别"}, \
	{"groups", "服务对象", UNITS_NUMBER, groups, 0, 63, PROVIDER_GROUPS_ALL, true, "assumed", "who it works for", "服务的人群"}, \
	{"affairs", "承接事务", UNITS_NUMBER, affairs, 0, 31, PROVIDER_AFFAIRS_ALL, true, "assumed", "affairs it can settle", "能承办的事务"}

#endif
