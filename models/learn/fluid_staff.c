/* fluid_staff.c - F4 in the mean: exhaustion by temper, quits, recruitment in stages, what newcomers have still to learn. */
#include <math.h>
#include <string.h>

#include "learn/fluid_parts.h"
#include "loops/absorption.h"
#include "loops/doors.h"
#include "loops/exhaustion.h"
#include "loops/pace.h"
#include "staff/borrowing.h"
#include "staff/hiring.h"
#include "staff/holder.h"
#include "staff/roster.h"

static const double MONTHS_A_YEAR = 12, LEARNING_MONTHS = 6;

static const double *loop_of(const struct fluid_staff *staff, enum loop_id id)
{
	return staff->regime->settings->loops[id];
}

static bool wears_out(const struct fluid_staff *staff)
{
	return (int)loop_of(staff, LOOP_exhaustion)[EXHAUSTION_FORM] == EXHAUSTION_REVERTING;
}

/* What the middle of each equal share of workers brings along. */
static double base_of(const struct fluid_staff *staff, int temper)
{
	return exhaustion_base(loop_of(staff, LOOP_exhaustion), draw_normal((temper + 0.5) / FLUID_TEMPERS));
}

static double fresh_of(const struct fluid_staff *staff, int temper)
{
	return fmin(1, fmax(0, base_of(staff, temper)));
}

static double filled_of(const struct fluid_staff *staff)
{
	double filled = 0;
	for (int t = 0; t < FLUID_TEMPERS; t++)
		filled += staff->at[t];
	return filled;
}

/* The rate at which the gap to full speed closes, a month. */
static double learning_rate(const struct settings *settings)
{
	double gap = 1 - settings->learning_entry, later = 1 - settings->learning_six_months;
	return gap > 0 && later > 0 && later < gap ? log(gap / later) / LEARNING_MONTHS : 10;
}

/* Stages an Erlang distribution of this spread has. */
static int stages_of(const struct draw *lead)
{
	double mean = draw_mean(lead), variance = draw_variance(lead);
	double stages = variance > 0 ? round(mean * mean / variance) : FLUID_STAGES;
	return (int)fmin(FLUID_STAGES, fmax(1, stages));
}

void fluid_staff_open(struct fluid_staff *staff, const struct world *world, const struct regime *regime)
{
	const struct settings *settings = regime->settings;
	*staff = (struct fluid_staff){.world = world, .regime = regime, .hours = 1, .load = 1, .trust = 1, .posts = 1, .absorption = 1};
	double quits = settings->quit_rate / MONTHS_A_YEAR, doors = 1 / loop_of(staff, LOOP_doors)[DOORS_TIME];
	for (int t = 0; t < FLUID_TEMPERS; t++) {
		staff->at[t] = 1.0 / FLUID_TEMPERS;
		staff->x[t] = fresh_of(staff, t);
	}
	staff->newness = quits > 0 ? quits / (quits + learning_rate(settings)) : 0;
	staff->strangeness = quits > 0 ? quits / (quits + doors) : 0;
}

/* Rounds of recruitment day by day; returns who starts this month. */
static double hire(struct fluid_staff *staff, int days)
{
	const struct settings *settings = staff->regime->settings;
	int stages = stages_of(&settings->hire_lead);
	double none = hiring_none(settings, staff->load), hired = 0;
	double leave = 1 - exp(-stages / fmax(1e-6, draw_mean(&settings->hire_lead)));
	for (int day = 0; day < days; day++) {
		double goes_on = 0;
		for (int s = 0; s < stages; s++) {
			double moved = staff->hiring[s] * leave;
			staff->hiring[s] += goes_on - moved;
			goes_on = moved;
		}
		hired += goes_on * (1 - none);
		staff->hiring[0] += goes_on * none;
	}
	return hired;
}

static double quits_of(const struct fluid_staff *staff, int temper)
{
	const struct settings *settings = staff->regime->settings;
	double rate = wears_out(staff) ? exhaustion_quits(loop_of(staff, LOOP_exhaustion), staff->x[temper]) : settings->quit_rate;
	return 1 - exp(-rate / hiring_appeal(settings) / MONTHS_A_YEAR);
}

/* The first of the month: everybody feels the last 20 days, some leave. Who is away at a department or a street does not. */
static void leave(struct fluid_staff *staff)
{
	const double *p = loop_of(staff, LOOP_exhaustion), *doors = loop_of(staff, LOOP_doors);
	const struct settings *settings = staff->regime->settings;
	double filled = filled_of(staff), away = settings->occupied_share + borrowing_share(settings);
	double in_post = filled > 0 ? fmax(0, filled - away) / filled : 0;
	bool are_shut = (int)doors[DOORS_FORM] == DOORS_TENURE;
	double open = doors_open(doors, staff->strangeness > 0 ? -log(staff->strangeness) * doors[DOORS_TIME] : INFINITY, settings->recognition);
	double abuse = are_shut ? doors_abuse(doors, open, staff->trust) : 0;
	staff->quit = 0;
	for (int t = 0; t < FLUID_TEMPERS; t++) {
		staff->x[t] = exhaustion_step(p, staff->x[t], exhaustion_target(p, base_of(staff, t), staff->hours, abuse));
		double gone = staff->at[t] * in_post * quits_of(staff, t);
		staff->at[t] -= gone;
		staff->quit += gone;
	}
	staff->hiring[0] += staff->quit;
	staff->doors = are_shut ? doors_time(doors, open) : 1;
}

/* Departments borrow the best of a community: what that takes from the mean speed of the others. */
static double best_away(const struct fluid_staff *staff, double filled)
{
	const struct settings *settings = staff->regime->settings;
	double best = settings->skill_cv * draw_normal(pow(0.5, 1 / fmax(1, staff->world->mean_posts * filled)));
	double others = filled - borrowing_share(settings);
	return others > 0 ? fmax(0.1, 1 - borrowing_share(settings) * best / others) : 1;
}

/* Posts are opened, and empty at first, or closed whoever holds them. */
static void posts_change(struct fluid_staff *staff)
{
	double added = 0;
	for (int c = 0; c < staff->world->community_count; c++)
		added += world_posts_added(staff->regime->settings, &staff->world->communities[c]);
	double now = 1 + added / fmax(1, staff->world->post_count), ratio = staff->posts / now;
	for (int t = 0; t < FLUID_TEMPERS && ratio < 1; t++)
		staff->at[t] *= ratio;
	for (int s = 0; s < FLUID_STAGES && ratio < 1; s++)
		staff->hiring[s] *= ratio;
	staff->hiring[0] += fmax(0, 1 - ratio);
	staff->posts = now;
	staff->absorption = absorption_step(loop_of(staff, LOOP_absorption), staff->absorption, now);
}

void fluid_staff_month(struct fluid_staff *staff, const struct regime *regime, int32_t day, int days)
{
	const struct settings *settings = regime->settings;
	double shock = settings->shock > staff->regime->settings->shock ? settings->shock : 0;
	staff->regime = regime;
	for (int t = 0; t < FLUID_TEMPERS && shock > 0; t++) {
		staff->hiring[0] += staff->at[t] * shock;
		staff->at[t] *= 1 - shock;
	}
	posts_change(staff);
	if (day > 0)
		leave(staff);
	else
		staff->doors = 1;
	double before = filled_of(staff), hired = hire(staff, days);
	for (int t = 0; t < FLUID_TEMPERS; t++) {
		double more = hired / FLUID_TEMPERS, all = staff->at[t] + more;
		staff->x[t] = all > 0 ? (staff->at[t] * staff->x[t] + more * fresh_of(staff, t)) / all : 0;
		staff->at[t] = all;
	}
	double filled = before + hired, middle = before + hired / 2;
	staff->newness = filled > 0 ? (before * staff->newness * exp(-learning_rate(settings)) + hired) / filled : 0;
	staff->strangeness = filled > 0 ? (before * staff->strangeness * exp(-1 / loop_of(staff, LOOP_doors)[DOORS_TIME]) + hired) / filled : 0;
	staff->trained = (staff->trained + settings->training / MONTHS_A_YEAR) * exp2(-1 / settings->training_half_life);
	staff->speed = best_away(staff, filled) * (1 - (1 - settings->learning_entry) * staff->newness) * holder_trained(settings, staff->trained) *
		pace_at(loop_of(staff, LOOP_pace), staff->hours);
	staff->working = fmax(0, middle - settings->occupied_share * middle - borrowing_share(settings));
}

double fluid_staff_exhaustion(const struct fluid_staff *staff)
{
	double sum = 0;
	for (int t = 0; t < FLUID_TEMPERS; t++)
		sum += staff->at[t] * staff->x[t];
	return wears_out(staff) ? sum / filled_of(staff) : NAN;
}

/* Each share of tempers is spread evenly over its part of the way to its neighbours. */
double fluid_staff_burnt_out(const struct fluid_staff *staff)
{
	double sum = 0, limit = loop_of(staff, LOOP_exhaustion)[EXHAUSTION_BURNT_OUT];
	for (int t = 0; t < FLUID_TEMPERS; t++) {
		double below = t > 0 ? (staff->x[t - 1] + staff->x[t]) / 2 : staff->x[t];
		double above = t + 1 < FLUID_TEMPERS ? (staff->x[t + 1] + staff->x[t]) / 2 : staff->x[t];
		double share = above > below ? (above - limit) / (above - below) : staff->x[t] > limit;
		sum += staff->at[t] * fmin(1, fmax(0, share));
	}
	return wears_out(staff) ? sum / filled_of(staff) : NAN;
}
