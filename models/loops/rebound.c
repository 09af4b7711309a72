/* rebound.c - F1: suppressed templates leak back, refused once-only work is tried again, enforcement fades. */
#include "loops/rebound.h"

#include <math.h>
#include <string.h>

#include "gate/gate.h"
#include "loops/loop.h"

enum attribute { ATTRIBUTE_RETURN = 1 };
static const double MONTHS_A_YEAR = 12;

static const double *parameters(const struct replica *replica)
{
	return replica->regime->settings->loops[LOOP_rebound];
}

void rebound_refresh(struct replica *replica)
{
	replica->district.enforcement = parameters(replica)[REBOUND_ENFORCEMENT];
}

/* Hazard a year of coming back. */
static double hazard_of(const double *p, double enforcement)
{
	switch ((int)p[REBOUND_FORM]) {
	case REBOUND_PRESSURE:
	case REBOUND_RELABEL:
		return p[REBOUND_LEAK] * (1 - enforcement);
	case REBOUND_EVASION:
		return p[REBOUND_EVASION_RATE];
	default:
		return 0;
	}
}

static double chance_of(double hazard)
{
	return 1 - exp(-hazard / MONTHS_A_YEAR);
}

double rebound_chance(const double *p, double enforcement)
{
	return chance_of(hazard_of(p, enforcement));
}

/* Whether it comes back: tried, and not recognised. A recognised try is held against the department for a year. */
static bool comes_back(struct replica *replica, int department, const struct random_address *address)
{
	const double *p = parameters(replica);
	double u[2], hazard = hazard_of(p, replica->district.enforcement);
	if (replica->day < replica->district.sanction_until[department])
		hazard *= 1 - p[REBOUND_SANCTION];
	random_pair(address, ATTRIBUTE_RETURN, u);
	if (u[0] >= chance_of(hazard))
		return false;
	if (gate_is_published(replica) && u[1] < p[REBOUND_DETECTION]) {
		replica->district.sanction_until[department] = replica->day + 365;
		return false;
	}
	return true;
}

static void templates_month(struct replica *replica, int month)
{
	const struct world *world = replica->world;
	struct random_address address = replica->address;
	address.source = SOURCE_LEAK;
	address.ordinal = random_ordinal(month, 0);
	for (int t = 0; t < world->template_count; t++) {
		struct template_now *now = &replica->district.templates[t];
		const struct template *template = &world->templates[t];
		if (now->state == TEMPLATE_ACTIVE || (now->state == TEMPLATE_REFUSED && template->is_once))
			continue; /* refused once-only work is tried again piece by piece */
		address.entity = (uint32_t)t;
		bool must = now->return_day > 0;
		if (must ? replica->day < now->return_day : !comes_back(replica, template->department, &address))
			continue;
		now->state = TEMPLATE_ACTIVE;
		now->channel = must ? CHANNEL_EMERGENCY : CHANNEL_LEAKED;
		now->is_outside = (int)parameters(replica)[REBOUND_FORM] == REBOUND_RELABEL;
		now->return_day = 0;
	}
}

/* Refused once-only work is tried again while it is remembered. */
static void pool_month(struct replica *replica, int month)
{
	struct district *district = &replica->district;
	int32_t life = (int32_t)(parameters(replica)[REBOUND_ONCE_LIFE] * 30.4375);
	struct random_address address = replica->address;
	int kept = 0;
	address.source = SOURCE_POOL;
	for (int i = 0; i < district->pending_count; i++) {
		struct pending pending = district->pendings[i];
		address.entity = (uint32_t)pending.template;
		address.ordinal = random_ordinal(month, (int64_t)pending.asked_day * 16 + pending.number);
		bool is_remembered = pending.refused_day + life > replica->day;
		if (pending.decision_day > 0 || (is_remembered &&
		    !comes_back(replica, replica->world->templates[pending.template].department, &address))) {
			district->pendings[kept++] = pending;
		} else if (is_remembered) {
			gate_issue(replica, (struct issue){.template = pending.template, .asked_day = pending.asked_day, .number = pending.number,
				.channel = CHANNEL_LEAKED, .is_again = true, .effort = 1, .only_from = pending.refused_from});
		}
	}
	district->pending_count = kept;
}

/* One month of returns: draws one uniform for each suppressed template at (leak source, template, month). */
static void rebound_month(struct replica *replica, int month)
{
	const double *p = parameters(replica);
	if (p[REBOUND_FADES] > 0)
		replica->district.enforcement *= exp2(-1 / p[REBOUND_HALF_LIFE]);
	templates_month(replica, month);
	pool_month(replica, month);
}

const struct loop loop_rebound = {
	.plate = {
		.name = "rebound", .name_en = "rebound of mandates", .name_zh = "负担反弹",
		.meaning_en = "F1: suppressed work is a stock of templates; each comes back relabelled with hazard leak x (1 - E) a year, E fading by half every half_life; what must be done comes back by the emergency door after rigid_return; refused once-only work waits once_life in a pool with the same hazard. Rival forms: evasion (constant hazard whatever E), relabel (comes back outside the scope of gate and clean-up), none",
		.meaning_zh = "F1：被压下的工作是一批模板，每个以 年返回率×(1−E) 的年风险改名返回，执行力 E 每过一个半衰期减半；刚性工作满刚性返回时间后从应急通道返回；被拒的一次性工作在一次性保留时间内以同样风险返回。竞争形式：规避（不论 E，恒定返回）、换类（换到准入和清理管不到的类别返回）、不反弹",
		.rows = "A10 A13 H42 P02",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, REBOUND_PRESSURE, 0, 3, "pressure=压力|evasion=规避|relabel=换类|none=不反弹", false, "assumed", "which law of return holds", "反弹形式"},
			{"leak", "年返回率", UNITS_YEARLY, 0.5, 0, 5, NULL, false, "assumed", "hazard of return at no enforcement", "无执行力时的年返回率"},
			{"evasion", "规避返回率", UNITS_YEARLY, 0.25, 0, 5, NULL, false, "assumed", "hazard of return in form evasion", "恒定规避年返回率"},
			{"enforcement", "初始执行力", UNITS_SHARE, 0.9, 0, 1, NULL, false, "assumed", "E at the start of a gate or clean-up", "初始执行力"},
			{"half_life", "执行力半衰期", UNITS_MONTHS, 12, 0.1, 1200, NULL, false, "assumed", "time in which E halves", "执行力半衰期"},
			{"fades", "执行力衰减", UNITS_NUMBER, 1, 0, 1, "no=否|yes=是", false, "assumed", "whether E fades at all", "执行力是否衰减"},
			{"rigid_return", "刚性返回时间", UNITS_MONTHS, 6, 0, 240, NULL, false, "assumed", "time after which compulsory work is issued again", "刚性工作重新下达时间"},
			{"once_life", "一次性保留时间", UNITS_MONTHS, 12, 0, 240, NULL, false, "assumed", "time refused once-only work is remembered", "一次性工作保留时间"},
			{"detection", "识别比例", UNITS_SHARE, 0, 0, 1, NULL, false, "assumed", "share of returns recognised and turned away where the catalogue is published", "目录公布后识别并退回的比例"},
			{"sanction", "惩戒降幅", UNITS_SHARE, 0, 0, 1, NULL, false, "assumed", "how much a department's hazard falls for a year after a detection", "被识别后一年内该部门返回率降幅"},
		},
	},
	.district_month = rebound_month, .restricted = rebound_refresh,
};
