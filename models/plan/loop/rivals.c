/* rivals.c - the comparators of a plan: none of them simulates anything. */
#include "plan/loop/rivals.h"

#include <math.h>

#include "plan/erlang.h"
#include "plan/wisn.h"
#include "world/place.h"

enum { SERVERS_MOST = 120 };
static const double UNASKED_ON_TIME = 0.9; /* where plan.on_time is 0 */

static struct heads heads_of(const int posts[POST_COUNT])
{
	struct heads heads = {{0}};
	for (int kind = 0; kind < TRIAL_KINDS; kind++)
		heads.n[kind] = posts[kind + TRIAL_FIRST] > 0 ? posts[kind + TRIAL_FIRST] : 0;
	return heads;
}

struct heads rivals_norm(const struct staffing_rules *rules, const struct staffing_site *site)
{
	int posts[POST_COUNT];
	place_posts((int)ceil(rules->per_10000 * site->residents / 10000), posts);
	return heads_of(posts);
}

/* Who is there for a kind of work: the lead is one of those at the desk. */
static void post_for(int posts[POST_COUNT], enum skill skill, double wanted)
{
	int whole = (int)ceil(fmin(wanted, SERVERS_MOST) - 1e-9);
	for (int post = TRIAL_FIRST; post < POST_COUNT; post++)
		if (staffing_own_skill((enum post)post) == skill)
			posts[post] = skill == SKILL_DESK ? whole - 1 : whole;
}

struct heads rivals_wisn(const struct settings *settings, const struct staffing_site *site)
{
	int posts[POST_COUNT] = {0};
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		post_for(posts, (enum skill)skill, wisn((struct wisn_input){
			.work_h = week_hours(&site->week, (enum skill)skill), .day_h = BUDGET_DAY_H,
			.available_days = BUDGET_WORKING_DAYS - settings->absence_days,
		}).required);
	return heads_of(posts);
}

/* Servers that keep a period's targets at so many erlangs. */
static int servers(const struct settings *settings, enum skill skill, double load)
{
	double piece_h = draw_mean(&settings->request_effort), patience_h = fmax(settings->due_urgent, 0) * BUDGET_DAY_H;
	double late = 1 - (settings->plan_on_time > 0 ? settings->plan_on_time : UNASKED_ON_TIME);
	for (int c = 1; c < SERVERS_MOST; c++) {
		bool is_short = skill == SKILL_COUNTER && settings->plan_counter_wait > 0
			? erlang_wait(c, load) * piece_h <= settings->plan_counter_wait
			: erlang_waits_longer(c, load, patience_h / piece_h) <= late;
		if (load <= settings->plan_load * c && is_short)
			return c;
	}
	return SERVERS_MOST;
}

struct heads rivals_erlang(const struct settings *settings, const struct staffing_rules *rules, const struct staffing_site *site)
{
	const double open_h = BUDGET_WORKING_DAYS * BUDGET_DAY_H;
	double there = rules->present * rules->post_h / open_h;
	int posts[POST_COUNT] = {0};
	for (int skill = 0; skill < SKILL_COUNT; skill++) {
		int most = 0;
		for (int period = 0; period < WEEK_PERIOD_COUNT; period++) {
			double timed = site->week.timed_h[skill][period] / (open_h * week_period_share((enum week_period)period));
			double load = timed + site->week.free_h[skill] / open_h;
			int wanted = load > 0 ? servers(settings, (enum skill)skill, load) : 0;
			most = wanted > most ? wanted : most;
		}
		post_for(posts, (enum skill)skill, there > 0 ? most / there : SERVERS_MOST);
	}
	return heads_of(posts);
}

struct heads rivals_program(const struct posts_row *row)
{
	return heads_of(row->posts);
}
