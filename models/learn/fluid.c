/* fluid.c - the fluid twin's month: what is asked meets who is there, community by community and by how many happen to be present. */
#include "learn/fluid.h"

#include <math.h>

#include "demand/residents.h"
#include "learn/fluid_parts.h"
#include "loops/perfunctory.h"
#include "staff/borrowing.h"
#include "staff/roster.h"

static const double MONTHS_A_YEAR = 12, DAYS_A_MONTH = 30.4375, WORKING_DAYS = 250;

/* In the order of work: assessed mandates, basic needs, other mandates, other needs, visits. */
enum claim { CLAIM_LINKED, CLAIM_BASIC, CLAIM_MANDATES, CLAIM_NEEDS, CLAIM_VISITS, CLAIM_COUNT };

/* What a community is asked in a month, standard hours. */
struct asked {
	double claims[CLAIM_COUNT], requests, visits;
	double way[CLAIM_COUNT];     /* hours on foot, there and back */
	double calls[2];             /* of the mandates, not assessed and assessed: from door to door */
};

/* Sums over the district. */
struct sums {
	double demanded, worked, service, able, asked, overtime, present, hours, posts, contract;
	double pieces, effort, value, value_asked, requests, met, visits, visited;
	double spare, put_off;       /* of one community: time left over, time of visits not done */
};

enum { TOLERANCES = 4 };

struct twin {
	const struct world *world;
	const struct regime *regime;
	struct fluid_demand demand;
	struct fluid_staff staff;
	struct fluid_flow flow;
	double *hotline;             /* [communities] hours that come back this month */
	double owed, absence;        /* contract hours of a post; share of days away */
	double days, sigma, spread;  /* of the month; of tolerances, by their logarithm; of the hours sent down, share of the mean */
	double tolerances[TOLERANCES]; /* in the middle of as many equal shares of pieces */
	struct growth growth;
};

/* Mean of min(1, effort x tolerance), the tolerance lognormal with mean 1. */
static double effort_mean(double effort, double sigma)
{
	if (sigma <= 0 || effort <= 0)
		return fmin(1, effort);
	double z = (sigma * sigma / 2 - log(effort)) / sigma;
	return effort * 0.5 * erfc((sigma - z) / sqrt(2)) + 0.5 * erfc(z / sqrt(2));
}

/* Mean quality of work done with this effort x tolerance. */
static double quality_mean(const struct twin *twin, double effort)
{
	const double *p = twin->regime->settings->loops[LOOP_perfunctory];
	double sum = 0;
	for (int i = 0; i < TOLERANCES; i++)
		sum += perfunctory_quality(p, fmin(1, effort * twin->tolerances[i])) / TOLERANCES;
	return sum;
}

/* Requests that come again for each that is asked: finished, not handed on, returned; in hours. */
static double returned_share(const struct settings *settings)
{
	return fmin(0.99, (1 - settings->beyond_authority) * settings->return_share * settings->return_factor);
}

/* Hours on foot of so many rounds of so many calls each. */
static double way_of(const struct twin *twin, const struct community *place, double rounds, double calls, double reach, bool to_elderly)
{
	const double minutes_an_hour = 60;
	struct space_round round = {.calls = calls, .reach = reach, .from_base = twin->regime->settings->pooling == 1};
	return rounds * space_mean_min(&place->space, &round, to_elderly) / minutes_an_hour * twin->regime->settings->space_travel;
}

/* The way to requests met at home, contacts and visits, and from door to door. */
static void ways_add(const struct twin *twin, const struct community *place, struct asked *asked)
{
	const struct settings *s = twin->regime->settings;
	const struct kind_settings *door = &s->kinds[s->kinds[KIND_survey].count > 0 ? KIND_survey : KIND_registration];
	double at_home = 1 - (1 - s->request_elderly - s->request_disabled - s->request_low_income) * s->request_walk_in, call = draw_mean(&door->effort);
	if (s->space_travel <= 0)
		return;
	double requests = way_of(twin, place, asked->requests / fmax(1e-9, draw_mean(&s->request_effort)) * at_home, 1, 1, false);
	asked->way[CLAIM_BASIC] = requests * s->class_basic;
	asked->way[CLAIM_NEEDS] = requests * (1 - s->class_basic) + way_of(twin, place, s->contact_hours * twin->days / 365.25, 1, 1, true);
	asked->way[CLAIM_VISITS] = way_of(twin, place, asked->visits / fmax(1e-9, draw_mean(&s->visit_effort)) / s->space_round, s->space_round, 1, false);
	if (call <= 0)
		return;
	asked->way[CLAIM_LINKED] = way_of(twin, place, asked->calls[1] * asked->claims[CLAIM_LINKED] / door->part, door->part / call, door->reach, false);
	asked->way[CLAIM_MANDATES] = way_of(twin, place, asked->calls[0] * asked->claims[CLAIM_MANDATES] / door->part, door->part / call, door->reach, false);
}

static struct asked asked_of(const struct twin *twin, int c)
{
	const struct settings *s = twin->regime->settings;
	const struct community *place = &twin->world->communities[c];
	const struct kind_settings *certificates = &s->kinds[KIND_certificate];
	struct asked asked = {{0}, 0, 0, {0}, {0}};
	for (int linked = 0; linked < 2; linked++) {
		double *claim = &asked.claims[linked ? CLAIM_LINKED : CLAIM_MANDATES];
		for (int street = 0; street < 2; street++) {
			double more = (street ? place->amplification : 1) * twin->staff.absorption;
			*claim += twin->flow.hours[linked][0][street] * more;
			asked.calls[linked] += twin->flow.hours[linked][1][street] * more * place->households;
		}
		*claim += asked.calls[linked];
		asked.calls[linked] /= fmax(1e-12, *claim);
	}
	asked.claims[CLAIM_LINKED] += twin->hotline[c] + twin->demand.campaign_hours;
	double first = s->request_rate / 1000 * place->population * place->requests * twin->growth.population * twin->growth.needs * draw_mean(&s->request_effort) *
		twin->days / DAYS_A_MONTH;
	asked.requests = first / (1 - returned_share(s));
	asked.visits = s->visit_rate * place->households * twin->growth.population / WORKING_DAYS * draw_mean(&s->visit_effort) * twin->owed * (double)TICKS_PER_HOUR /
		(double)twin->world->calendar.day_ticks;
	asked.claims[CLAIM_BASIC] = asked.requests * s->class_basic;
	if (certificates->count > 0)
		asked.claims[CLAIM_BASIC] += certificates->count * certificates->rate * draw_mean(&certificates->effort) * place->population / twin->world->mean_population *
			twin->growth.population * twin->owed * (double)TICKS_PER_HOUR / (double)twin->world->calendar.day_ticks;
	asked.claims[CLAIM_NEEDS] = asked.requests * (1 - s->class_basic) + s->contact_hours * twin->days / 365.25;
	asked.claims[CLAIM_VISITS] = asked.visits + s->governance_hours * twin->days / 365.25;
	ways_add(twin, place, &asked);
	return asked;
}

/* Overtime over contract, where what is wanted takes so much of the contract. By the rule alone nobody stays below 1 and everybody above 1 + cap; work that
   comes unevenly blurs this: a logistic curve, read off the simulated default community. */
static double overtime_of(const struct settings *settings, double wanted)
{
	const double middle = 0.045, width = 0.095;
	enum { NONE, BACKLOG };
	double cap = settings->overtime_cap;
	if (settings->overtime_rule != BACKLOG)
		return settings->overtime_rule == NONE ? 0 : cap;
	return cap / (1 + exp((1 + cap + middle - wanted) / width));
}

/* A month with so many workers present, `weight` of such months. */
static void meet(struct twin *twin, int c, const struct asked *asked, int workers, double weight, struct sums *sums)
{
	const struct settings *s = twin->regime->settings;
	const double *p = s->loops[LOOP_perfunctory];
	double away = twin->absence + s->training / (WORKING_DAYS * (double)twin->world->calendar.day_ticks / (double)TICKS_PER_HOUR);
	double present = workers * twin->owed * fmax(0, 1 - away), all = 0, claims[CLAIM_COUNT], time[CLAIM_COUNT], wanted = 0;
	for (int i = 0; i < CLAIM_COUNT; i++)
		all += claims[i] = asked->claims[i];
	double mandates = claims[CLAIM_LINKED] + claims[CLAIM_MANDATES], linked = mandates > 0 ? claims[CLAIM_LINKED] / mandates : 0.5;
	struct work_effort level = perfunctory_at(p, present > 0 ? all / present : all > 0 ? 10 : 1, linked);
	double effort[2] = {effort_mean(level.unlinked, twin->sigma), effort_mean(level.linked, twin->sigma)};
	double longer = twin->staff.doors - 1;
	claims[CLAIM_LINKED] *= effort[1] * (1 + asked->calls[1] * longer);
	claims[CLAIM_MANDATES] *= effort[0] * (1 + asked->calls[0] * longer);
	claims[CLAIM_VISITS] *= 1 + longer;
	for (int i = 0; i < CLAIM_COUNT; i++)
		wanted += time[i] = claims[i] / twin->staff.speed + asked->way[i];
	double beyond = present > 0 ? overtime_of(s, wanted / present) : 0, left = present * (1 + beyond), done[CLAIM_COUNT];
	for (int i = 0; i < CLAIM_COUNT; i++) {
		done[i] = fmin(left, time[i]);
		left -= done[i];
	}
	double at_work[CLAIM_COUNT]; /* of what is done, without the way there */
	for (int i = 0; i < CLAIM_COUNT; i++)
		at_work[i] = time[i] > 0 ? done[i] * (1 - asked->way[i] / time[i]) : 0;
	double shares[2] = {time[CLAIM_MANDATES] > 0 ? done[CLAIM_MANDATES] / time[CLAIM_MANDATES] : 0, time[CLAIM_LINKED] > 0 ? done[CLAIM_LINKED] / time[CLAIM_LINKED] : 0};
	double basic = time[CLAIM_BASIC] > 0 ? done[CLAIM_BASIC] / time[CLAIM_BASIC] : 1, needs = time[CLAIM_NEEDS] > 0 ? done[CLAIM_NEEDS] / time[CLAIM_NEEDS] : 1;
	double met = s->class_basic * basic + (1 - s->class_basic) * needs;
	for (int is_linked = 0; is_linked < 2; is_linked++) {
		double part = twin->flow.pieces[is_linked] / fmax(1e-12, twin->flow.pieces[0] + twin->flow.pieces[1]);
		sums->pieces += weight * twin->flow.pieces[is_linked] * shares[is_linked];
		sums->effort += weight * twin->flow.pieces[is_linked] * shares[is_linked] * effort[is_linked];
		sums->value += weight * part * shares[is_linked] * quality_mean(twin, is_linked ? level.linked : level.unlinked);
	}
	sums->value_asked += weight;
	sums->demanded += weight * mandates;
	sums->asked += weight * all;
	sums->able += weight * present * twin->staff.speed;
	sums->worked += weight * (at_work[CLAIM_LINKED] + at_work[CLAIM_MANDATES]);
	sums->service += weight * (at_work[CLAIM_BASIC] + at_work[CLAIM_NEEDS] + at_work[CLAIM_VISITS]);
	sums->overtime += weight * beyond * present;
	sums->present += weight * present;
	sums->hours += weight * present * (1 + beyond);
	sums->spare += weight * left;
	sums->put_off += weight * (time[CLAIM_VISITS] - done[CLAIM_VISITS]);
	sums->contract += weight * workers * twin->owed;
	sums->requests += weight * asked->requests;
	sums->met += weight * asked->requests * met;
	sums->visits += weight * asked->visits;
	sums->visited += weight * asked->visits * (time[CLAIM_VISITS] > 0 ? done[CLAIM_VISITS] / time[CLAIM_VISITS] : 0);
	twin->hotline[c] += weight * asked->requests * (1 - met) * s->hotline_share;
}

/* With so many present, the month's work as it varies: three points that have its mean and spread. */
static void meet_varied(struct twin *twin, int c, const struct asked *asked, int workers, double weight, struct sums *sums)
{
	static const double at[] = {-1, 0, 1}, weights[] = {1.0 / 6, 2.0 / 3, 1.0 / 6};
	for (int i = 0; i < 3; i++) {
		struct asked varied = *asked;
		double factor = fmax(0, 1 + at[i] * sqrt(3) * twin->spread);
		varied.claims[CLAIM_LINKED] *= factor;
		varied.claims[CLAIM_MANDATES] *= factor;
		meet(twin, c, &varied, workers, weight * weights[i], sums);
	}
}

/* A community's month: as many present as a binomial count has them. */
static void community_month(struct twin *twin, int c, struct sums *sums)
{
	const struct community *place = &twin->world->communities[c];
	struct asked asked = asked_of(twin, c);
	int posts = place->post_count + world_posts_added(twin->regime->settings, place);
	double filled = fmin(1, twin->staff.working), weight = pow(1 - filled, posts), ratio = filled < 1 ? filled / (1 - filled) : 0;
	twin->hotline[c] = sums->spare = sums->put_off = 0;
	sums->posts += posts;
	if (filled >= 1)
		meet_varied(twin, c, &asked, posts, 1, sums);
	for (int n = 0; n <= posts && filled < 1; n++) {
		if (weight > 1e-9)
			meet_varied(twin, c, &asked, n, weight, sums);
		weight *= ratio * (posts - n) / (n + 1);
	}
	double caught_up = fmin(sums->spare, sums->put_off); /* visits wait for weeks in which there is time */
	sums->hours -= sums->spare - caught_up;
	sums->service += caught_up;
	sums->visited += asked.claims[CLAIM_VISITS] > 0 ? caught_up * twin->staff.speed / twin->staff.doors * asked.visits / asked.claims[CLAIM_VISITS] : 0;
}

static struct fluid_month month_of(const struct twin *twin, const struct sums *sums, int32_t day)
{
	double months = twin->days / DAYS_A_MONTH, week = 5 * (double)twin->world->calendar.day_ticks / (double)TICKS_PER_HOUR;
	double weeks = fmax(1e-12, sums->contract / week);
	return (struct fluid_month){
		.day = day, .demanded = sums->demanded / sums->posts / months, .worked = sums->worked / sums->posts / months,
		.service = sums->service / weeks, .load = sums->asked / fmax(1e-12, sums->able), .effort = sums->effort / fmax(1e-12, sums->pieces),
		.visits = sums->visited / fmax(1e-12, sums->visits), .overtime = sums->overtime / weeks,
		.exhaustion = fluid_staff_exhaustion(&twin->staff), .burnt_out = fluid_staff_burnt_out(&twin->staff),
		.quits = twin->staff.quit * MONTHS_A_YEAR / fmax(1e-12, twin->staff.working), .staff = twin->staff.working,
		.value = sums->value / fmax(1e-12, sums->value_asked) * (twin->flow.value - twin->flow.again_value) /
			fmax(1e-12, twin->flow.value - twin->flow.again_value + twin->flow.refused_value),
		.enforcement = twin->demand.enforcement,
	};
}

/* Standard deviation of the hours sent down in a month over their mean. */
static double spread_of(const struct twin *twin)
{
	double hours = 0;
	for (int i = 0; i < 8; i++)
		hours += twin->flow.hours[i / 4][i / 2 % 2][i % 2] * (i / 2 % 2 ? twin->world->mean_households : 1);
	return hours > 0 ? fmin(0.5, sqrt(twin->flow.variance) / hours) : 0;
}

static void month_run(struct twin *twin, const struct course *course, int32_t day, int32_t end, int step, struct fluid_month *month)
{
	const struct world *world = twin->world;
	const struct calendar *calendar = &world->calendar;
	const struct regime *regime = world_regime(course, day);
	struct sums sums = {0};
	twin->regime = regime;
	twin->days = end - day;
	twin->owed = (calendar->days[end].working_before - calendar->days[day].working_before) * (double)calendar->day_ticks / (double)TICKS_PER_HOUR;
	twin->absence = roster_absence(regime->settings, calendar->days[day].month);
	twin->growth = world_growth(world, regime->settings, (day + end) / 2);
	double cv = regime->settings->loops[LOOP_perfunctory][PERFUNCTORY_TOLERANCE];
	twin->sigma = sqrt(log(1 + cv * cv));
	for (int i = 0; i < TOLERANCES; i++)
		twin->tolerances[i] = exp(twin->sigma * (draw_normal((i + 0.5) / TOLERANCES) - twin->sigma / 2));
	fluid_demand_month(&twin->demand, regime, day, &twin->flow);
	fluid_staff_month(&twin->staff, regime, day, end - day);
	twin->spread = spread_of(twin);
	for (int c = step / 2; c < world->community_count; c += step)
		community_month(twin, c, &sums);
	*month = month_of(twin, &sums, day);
	double full = sums.posts * twin->owed * (1 - regime->settings->occupied_share - borrowing_share(regime->settings)) * (1 - twin->absence);
	fluid_demand_read(&twin->demand, full > 0 ? (sums.asked - sums.requests * returned_share(regime->settings)) / full : 0);
	twin->staff.hours = sums.present > 0 ? sums.hours / sums.present : 1;
	twin->staff.load = sums.present > 0 ? sums.asked / sums.present : 10;
	twin->staff.trust = sums.requests > 0 ? sums.met / sums.requests : 1;
}

enum status fluid_run(struct fluid *fluid, const struct world *world, const struct course *course, int places, struct arena *arena)
{
	const struct calendar_day *days = world->calendar.days;
	struct twin *twin = arena_rows(arena, 1, struct twin);
	int months = days[world->end_day - 1].month_index + 1, step = places > 0 && places < world->community_count ? world->community_count / places : 1;
	*fluid = (struct fluid){.months = arena_rows(arena, months, struct fluid_month)};
	if (!twin || !fluid->months)
		return STATUS_WORLD;
	*twin = (struct twin){.world = world, .hotline = arena_rows(arena, world->community_count, double)};
	if (!twin->hotline || fluid_demand_open(&twin->demand, world, arena) != STATUS_OK)
		return STATUS_WORLD;
	fluid_staff_open(&twin->staff, world, world_regime(course, 0));
	for (int32_t day = 0, end; day < world->end_day; day = end) {
		end = day + 1;
		while (end < world->end_day && days[end].month_index == days[day].month_index)
			end++;
		if (day < world->count_day)
			fluid->start = fluid->count + 1;
		month_run(twin, course, day, end, step, &fluid->months[fluid->count++]);
	}
	return STATUS_OK;
}

struct fluid_month fluid_mean(const struct fluid *fluid)
{
	struct fluid_month mean = {0};
	int count = fluid->count - fluid->start;
	for (int m = fluid->start; m < fluid->count; m++) {
		const struct fluid_month *month = &fluid->months[m];
#define MEAN(member) mean.member += month->member / count
		MEAN(demanded); MEAN(worked); MEAN(service); MEAN(load); MEAN(effort); MEAN(visits); MEAN(overtime); MEAN(exhaustion); MEAN(burnt_out);
		MEAN(quits); MEAN(staff); MEAN(value); MEAN(enforcement);
#undef MEAN
	}
	return mean;
}
