/* displacement.c - F5: what nobody sees grows; some of it surfaces by itself, more often as an emergency. */
#include "loops/displacement.h"

#include <math.h>

#include "demand/residents.h"
#include "loops/loop.h"
#include "world/profile.h"

enum attribute { ATTRIBUTE_COUNT = 1, ATTRIBUTE_ENDS, ATTRIBUTE_FOUND, ATTRIBUTE_AGE };
static const double DAYS_A_YEAR = 365.25;

static bool is_on(const double *p)
{
	return (int)p[DISPLACEMENT_FORM] == DISPLACEMENT_HIDDEN && p[DISPLACEMENT_SHARE] > 0;
}

/* A hidden need ends at this rate a year where the levels are as given. */
static double ends(const double *p)
{
	return p[DISPLACEMENT_FOUND] + p[DISPLACEMENT_SURFACES] + p[DISPLACEMENT_FADES];
}

/* Share of hidden needs that become requests there. */
static double comes_out(const double *p)
{
	return ends(p) > 0 ? (p[DISPLACEMENT_FOUND] + p[DISPLACEMENT_SURFACES]) / ends(p) : 0;
}

double displacement_effort(const double *p, double years)
{
	double mean = ends(p) > 0 ? 1 + p[DISPLACEMENT_GROWTH] / ends(p) : 1;
	return (1 + p[DISPLACEMENT_GROWTH] * years) / mean;
}

double displacement_open_emergencies(const double *p)
{
	double out = p[DISPLACEMENT_FOUND] + p[DISPLACEMENT_SURFACES], surfaced = out > 0 ? p[DISPLACEMENT_SURFACES] / out : 0;
	double share = p[DISPLACEMENT_SHARE];
	return share < 1 ? fmax(0, (1 - share * surfaced * p[DISPLACEMENT_EMERGENCIES]) / (1 - share)) : 0;
}

double displacement_births(const double *p)
{
	return is_on(p) && comes_out(p) > 0 ? p[DISPLACEMENT_SHARE] / comes_out(p) : 0;
}

double displacement_stock(const struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_displacement);
	double births = displacement_births(p);
	return births > 0 ? births * residents_a_day(shop) * DAYS_A_YEAR / ends(p) : 0;
}

/* The day after so many years, never without a rate. */
static int32_t day_after(int32_t day, double rate, double uniform)
{
	double days = rate > 0 ? -log(uniform) / rate * DAYS_A_YEAR : INFINITY;
	return days < 1e6 ? day + (int32_t)ceil(days) : INT32_MAX;
}

/* One hidden need, `age` years old: when it would surface or fade, what exposure finds it. */
static void arises(struct shop *shop, uint64_t ordinal, double age)
{
	const double *p = loop_parameters(shop, LOOP_displacement);
	struct random_address address = shop_address(shop, SOURCE_HIDDEN, ordinal);
	double ends[2], found[2];
	random_pair(&address, ATTRIBUTE_ENDS, ends);
	random_pair(&address, ATTRIBUTE_FOUND, found);
	struct hidden_need need = {
		.ordinal = ordinal, .born = shop->day - (int32_t)(age * DAYS_A_YEAR), .group = (uint8_t)residents_group(shop, ordinal),
		.surfaces_at = shop->hidden.pressure - log(ends[0]), .fades = day_after(shop->day, p[DISPLACEMENT_FADES], ends[1]),
		.is_emergency = found[1] < p[DISPLACEMENT_EMERGENCIES] * shop->regime->settings->urgency_emergency,
	};
	need.found_at = shop->hidden.exposure[need.group] - log(found[0]);
	shop->month.hidden_born++;
	if (hidden_add(&shop->hidden, &shop->arena, need) != STATUS_OK)
		shop->status = STATUS_WORLD;
}

static int count_of(const struct shop *shop, double expected)
{
	struct random_address address = shop_address(shop, SOURCE_HIDDEN, random_ordinal(shop->day, 0));
	return draw_poisson(expected, random_uniform(&address, ATTRIBUTE_COUNT));
}

/* The first day finds the stock there would be: waiting without memory, so the ages are those of what ends at that rate. */
static void open(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_displacement);
	double stock = displacement_stock(shop);
	int count = stock > 0 ? count_of(shop, stock) : 0;
	for (int k = 0; k < count; k++) {
		uint64_t ordinal = random_ordinal(shop->day, RESIDENTS_HIDDEN + k);
		struct random_address address = shop_address(shop, SOURCE_HIDDEN, ordinal);
		arises(shop, ordinal, -log(random_uniform(&address, ATTRIBUTE_AGE)) / ends(p));
	}
}

/* It becomes a request today: found yesterday and smaller, or told at last. */
static void comes(struct shop *shop, const struct hidden_need *need, bool is_found)
{
	const double *p = loop_parameters(shop, LOOP_displacement);
	int64_t midnight = (int64_t)shop->day * TICKS_PER_DAY;
	struct residents_asking asking = {
		.ordinal = need->ordinal, .asked = midnight + (is_found ? 0 : residents_time(shop, need->ordinal)),
		.emergency = !is_found && need->is_emergency, .effort = shop->life.request_hours * displacement_effort(p, (shop->day - need->born) / DAYS_A_YEAR),
		.source = is_found ? ORDER_FOUND : ORDER_SURFACED,
	};
	int32_t row = residents_ask(shop, &asking);
	if (row >= 0)
		shop_arrive(shop, row, asking.asked);
}

/* A need is hidden no more: found, surfaced, or else faded. */
static void end(struct shop *shop, int32_t index, bool is_found, bool has_surfaced)
{
	const struct hidden_need need = shop->hidden.needs[index];
	hidden_remove(&shop->hidden, index);
	shop->month.hidden_found += is_found;
	shop->month.hidden_surfaced += !is_found && has_surfaced;
	shop->month.hidden_faded += !is_found && !has_surfaced;
	if (is_found || has_surfaced)
		comes(shop, &need, is_found);
}

/* What has been found since yesterday, what surfaces or fades today. */
static void end_some(struct shop *shop)
{
	const struct hidden *hidden = &shop->hidden;
	for (int32_t i = hidden->count - 1; i >= 0; i--) {
		const struct hidden_need *need = &hidden->needs[i];
		bool is_found = hidden->exposure[need->group] >= need->found_at, has_surfaced = hidden->pressure >= need->surfaces_at;
		if (is_found || has_surfaced || need->fades <= shop->day)
			end(shop, i, is_found, has_surfaced);
	}
}

static void morning(struct shop *shop)
{
	const double *p = loop_parameters(shop, LOOP_displacement);
	shop->life.open_share = is_on(p) ? 1 - p[DISPLACEMENT_SHARE] : 1;
	shop->life.open_emergencies = is_on(p) ? displacement_open_emergencies(p) : 1;
	if (!is_on(p))
		return;
	shop->hidden.pressure += p[DISPLACEMENT_SURFACES] / DAYS_A_YEAR * profile_weight(shop->regime->weekday_weight, &shop->world->calendar.days[shop->day]);
	double expected = displacement_births(p) * residents_a_day(shop);
	int count = expected > 0 && shop->day > 0 ? count_of(shop, expected) : 0;
	for (int k = 0; k < count; k++)
		arises(shop, random_ordinal(shop->day, RESIDENTS_HIDDEN + k), 0);
	end_some(shop);
}

static void evening(struct shop *shop)
{
	shop->month.hidden_days += shop->hidden.count;
}

const struct loop loop_displacement = {
	.plate = {
		.name = "displacement", .name_en = "problems nobody sees", .name_zh = "问题未被发现",
		.meaning_en = "F5: of all that becomes a request, a share is hidden at first. A hidden need is found at a rate that visits make (discovery), surfaces by itself at rate surfaces, or fades at rate fades; its effort grows as 1 + growth x years; what surfaces is an emergency so many times as often as a request, what is found never. With s = surfaces, f = found, d = fades: share x (s + f + d) / (s + f) needs arise unseen for each request, the rest is asked openly, effort is divided by 1 + growth / (s + f + d) and emergencies among open requests are lowered, so that requests, their hours and emergencies keep their given levels where needs are found at the rate found",
		.meaning_zh = "F5：最终成为诉求的需求中有一部分起初未被发现。它们被走访发现（见“发现”），或以 显露率 自行显露，或以 消失率 消失；工时按 1+增长×年数 增长；自行显露的成为突发的可能为一般诉求的若干倍，被走访发现的不成为突发。设 s=显露率、f=参照发现率、d=消失率：每件诉求对应产生 隐藏占比×(s+f+d)/(s+f) 件隐藏需求，其余直接提出，工时除以 1+增长/(s+f+d)，直接提出者中的突发占比相应调低；因此发现率等于参照值时，诉求量、工时与突发占比都保持设定水平",
		.rows = "J19 H25",
		.parameters = {
			{"form", "形式", UNITS_NUMBER, DISPLACEMENT_HIDDEN, 0, 1, "hidden=部分隐藏|none=全部提出", false, "assumed", "whether needs may be hidden", "是否有需求未被发现"},
			{"share", "隐藏占比", UNITS_SHARE, 0.1, 0, 0.9, NULL, false, "assumed", "share of what becomes a request that is hidden at first", "最终成为诉求者中起初隐藏的比例"},
			{"surfaces", "显露率", UNITS_YEARLY, 0.5, 0, 12, NULL, false, "assumed", "rate at which a hidden need surfaces by itself", "隐藏需求自行显露的年率"},
			{"fades", "消失率", UNITS_YEARLY, 0.5, 0, 12, NULL, false, "assumed", "rate at which it goes away unmet", "未经办理自行消失的年率"},
			{"growth", "增长", UNITS_YEARLY, 0.5, 0, 5, NULL, false, "assumed", "growth of its effort a year, of what it was at first", "未被发现时工时每年增长"},
			{"emergencies", "突发倍数", UNITS_NUMBER, 10, 0, 50, NULL, false, "assumed", "how many times as often as a request it surfaces as an emergency", "自行显露者成为突发的可能，为一般诉求的倍数"},
			{"found", "参照发现率", UNITS_YEARLY, 0.75, 0, 12, NULL, false, "the shipped setting without a gate", "rate of finding at which requests have their given levels", "诉求量取设定水平时的年发现率"},
		},
	},
	.open = open, .morning = morning, .evening = evening,
};
