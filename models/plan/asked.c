/* asked.c - budgets of all communities; sums of a simulation's lines over sums of the budgets'. */
#include "plan/asked.h"

#include <math.h>
#include <string.h>


const struct settings *asked_settings(const struct scenario *scenario, int policy)
{
	const double days_a_year = 365.25;
	const struct policy *option = &scenario->policies[policy];
	const struct settings *settings = &scenario->settings;
	double end = scenario->start_serial + scenario->settings.horizon_years * days_a_year;
	for (int i = 0; i < option->phase_count; i++)
		if (option->phases[i].from_serial <= end)
			settings = option->phases[i].settings;
	return settings;
}

enum status asked_open(struct asked *asked, struct arena *arena, const struct scenario *scenario, struct faults *faults)
{
	*asked = (struct asked){0};
	if (place_build(scenario, arena, &asked->places) != STATUS_OK)
		return fault_world(faults, "no memory for the communities");
	asked->walks = arena_rows(arena, asked->places.community_count, struct walks);
	asked->budgets = arena_rows(arena, asked->places.community_count, struct budget);
	if (!asked->walks || !asked->budgets)
		return fault_world(faults, "no memory for the communities");
	enum status status = STATUS_OK;
	for (int i = 0; i < asked->places.community_count && status == STATUS_OK; i++) {
		status = walks_one(&asked->walks[i], arena, scenario, &asked->places, i, faults);
		asked->residents += asked->places.communities[i].population;
	}
	return status;
}

enum status asked_set(struct asked *asked, struct arena *arena, const struct scenario *scenario, const struct settings *settings, struct faults *faults)
{
	asked->settings = settings;
	memset(asked->hours, 0, sizeof asked->hours);
	for (int i = 0; i < asked->places.community_count; i++) {
		const struct community *community = &asked->places.communities[i];
		struct budget *budget = &asked->budgets[i];
		struct settings own = *settings;
		own.request_rate *= community->requests;
		if (budget_build_at(budget, arena, scenario, &own, community->population, community->households, community->post_count,
			&asked->walks[i]) != STATUS_OK)
			return fault_world(faults, "no memory for the budget of a community");
		for (int l = 0; l < budget->line_count; l++)
			if (budget->lines[l].line >= 0 && budget->lines[l].part != BUDGET_TRAVEL)
				asked->hours[budget->lines[l].line] += budget->lines[l].hours_a_year;
	}
	return STATUS_OK;
}

/* -- as simulated ---------------------------------------------------------------------------------------------------- */

/* The skill of work that no budget has. */
static enum skill extra_skill(int line)
{
	return line == LINE_PROJECT || (line >= LINE_REQUEST && line <= LINE_GOVERNANCE) ? SKILL_FIELD : SKILL_DESK;
}

static double simulated_h(const struct result_set *set, int point, int replication, int line, int measure)
{
	if (replication >= 0)
		return result_line(set, point, replication, line)[measure];
	double sum = 0;
	for (int r = 0; r < set->replication_count; r++)
		sum += result_line(set, point, r, line)[measure];
	return sum / set->replication_count;
}

/* Hours a year others took off the staff. */
static double spared_h(const struct result_set *set, int point, int replication)
{
	int measure = result_measure_index(set, "staff_spared");
	double sum = 0;
	int n = 0;
	for (int r = replication < 0 ? 0 : replication; measure >= 0 && r < (replication < 0 ? set->replication_count : replication + 1); r++) {
		double value = result_horizon(set, point, r)[measure];
		sum += isnan(value) ? 0 : value;
		n++;
	}
	return n > 0 ? BUDGET_MONTHS * set->worker_count * sum / n : 0;
}

struct asked_load asked_load_of(const struct asked *asked, const struct result_set *set, int point, int replication)
{
	struct asked_load load = {.hours = 0};
	int measure = result_line_measure_index(set, "demanded_hours");
	double spared = spared_h(set, point, replication), requests = 0;
	for (int line = 0; line < set->line_count && line < LINE_MOST && measure >= 0; line++) {
		double hours = simulated_h(set, point, replication, line, measure) * asked->places.community_count;
		if (!(hours > 0))
			continue;
		if (line == LINE_REQUEST)
			requests = hours;
		load.hours += hours;
		if (asked->hours[line] > 0)
			load.factor[line] = hours / asked->hours[line];
		else
			load.extra_h[extra_skill(line)] += hours;
	}
	if (requests > 0)
		load.factor[LINE_REQUEST] *= fmax(0, 1 - spared / requests);
	load.hours -= fmin(spared, requests);
	return load;
}

struct week asked_week(const struct asked *asked, const struct asked_load *load, int community)
{
	const struct budget *budget = &asked->budgets[community];
	if (!load)
		return week_of(budget, asked->settings, asked->settings->plan_staffing == 0);
	struct week week = {0};
	for (int i = 0; i < budget->line_count; i++)
		if (budget->lines[i].line >= 0)
			week_add(&week, asked->settings, &budget->lines[i], load->factor[budget->lines[i].line]);
	double share = asked->residents > 0 ? asked->places.communities[community].population / asked->residents : 0;
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		week.free_h[skill] += share * load->extra_h[skill];
	return week;
}

double asked_work_h(const struct asked *asked, const struct asked_load *load, int community)
{
	const struct budget *budget = &asked->budgets[community];
	double hours = 0, share = asked->residents > 0 ? asked->places.communities[community].population / asked->residents : 0;
	for (int i = 0; i < budget->line_count; i++)
		if (budget->lines[i].part == BUDGET_SERVICE || budget->lines[i].part == BUDGET_ADMINISTRATIVE)
			hours += budget->lines[i].hours_a_year * (load ? load->factor[budget->lines[i].line] : 1);
	for (int skill = 0; load && skill < SKILL_COUNT; skill++)
		hours += share * load->extra_h[skill];
	return hours;
}
