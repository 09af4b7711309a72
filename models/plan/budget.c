/* budget.c - one line for each input that takes hours; lived load from renewal theory. */
#include "plan/budget.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "demand/arrivals.h"
#include "demand/mandates.h"
#include "plan/budget_travel.h"
#include "world/listed.h"
#include "world/place.h"
#include "world/plate.h"

enum { SHORT = 32 };

/* A budget on its way. */
struct sheet {
	struct budget *budget;
	struct arena *arena;
	const struct scenario *scenario;
	const struct settings *settings;
	double population, households;
	bool failed;
};

static void line_add(struct sheet *sheet, struct budget_line line)
{
	struct budget *budget = sheet->budget;
	if (!line.formula || budget->line_count == BUDGET_LINES) {
		sheet->failed = true;
		return;
	}
	budget->lines[budget->line_count++] = line;
	budget->hours[line.part] += line.hours_a_year;
	double *by_skill = line.part == BUDGET_AGAIN ? budget->again_hours : budget->skill_hours;
	for (int skill = 0; skill < SKILL_COUNT; skill++)
		by_skill[skill] += line.hours_a_year * line.share[skill];
}

static const char *span(char words[SHORT], double hours)
{
	bool is_short = hours > 0 && hours < 1;
	snprintf(words, SHORT, "%.4g %s", is_short ? 60 * hours : hours, is_short ? "min" : "h");
	return words;
}

/* -- work sent down ----------------------------------------------------------------------------------------------- */

double budget_times_a_year(const struct kind_settings *kind)
{
	switch ((enum recurrence)kind->recurrence) {
	case RECURRENCE_WORKING_DAILY:
		return BUDGET_WORKING_DAYS;
	case RECURRENCE_WEEKLY:
		return BUDGET_WEEKS;
	case RECURRENCE_MONTHLY:
		return BUDGET_MONTHS;
	case RECURRENCE_YEARLY:
		return 1;
	case RECURRENCE_WALK_IN:
		return BUDGET_WORKING_DAYS;
	}
	return 0;
}

/* Writes a factor unless it is 1, and returns it. */
static double factor(struct text *words, double value)
{
	if (value != 1)
		text_addf(words, " × %.5g", value);
	return value;
}

/* Hours left of an hour at the counter when some of it is done online. */
static double online_saves(const struct settings *settings)
{
	return 1 - settings->request_online * (1 - settings->online_effort);
}

/* Moves what of the counter's share is done online to the desk. */
static void online_share(const struct settings *settings, double share[SKILL_COUNT])
{
	double left = online_saves(settings), online = left > 0 ? settings->request_online * settings->online_effort / left : 0;
	share[SKILL_DESK] += share[SKILL_COUNTER] * online;
	share[SKILL_COUNTER] *= 1 - online;
}

static enum budget_when kind_when(const struct kind_settings *kind, enum skill skill)
{
	const double noon = 12;
	if (kind->hour > 0)
		return kind->hour < noon ? BUDGET_MORNING : BUDGET_AFTERNOON;
	return skill == SKILL_COUNTER ? BUDGET_OPEN_HOURS : BUDGET_ANY_TIME;
}

/* Hours a year of one template, by itself or as its row of the table of mandates says. */
static double template_hours(const struct sheet *sheet, enum kind_id id, const struct kind_settings *kind, const struct mandate_row *row)
{
	const struct settings *settings = sheet->settings;
	double hours = draw_mean(&kind->effort) * budget_times_a_year(kind) * listed_times(row);
	if (kind->basis == BASIS_PER_HOUSEHOLD)
		hours *= kind->reach * sheet->households;
	else if (kind->basis == BASIS_PER_FIELD)
		hours *= row && !isnan(row->fields) && row->fields > 0 ? row->fields : settings->fields_per_request;
	hours *= listed_passes_street(row) ? settings->amplification : 1;
	return mandates_heavier(settings, id) * kind->persons * (hours + (kind->recurrence == RECURRENCE_WEEKLY ? kind->year_end : 0));
}

/* What the table of mandates lists of a kind, a line for each time of the week; returns how many templates in use it does not list. */
static double listed_lines(struct sheet *sheet, enum kind_id id)
{
	const struct kind_settings *kind = &sheet->settings->kinds[id];
	const struct kind *plate = kind_plate(id);
	double left = kind->count, counts[BUDGET_WHEN_COUNT] = {0}, hours[BUDGET_WHEN_COUNT] = {0};
	for (int i = 0; i < sheet->scenario->mandate_count; i++) {
		const struct mandate_row *row = &sheet->scenario->mandates[i];
		struct kind_settings own;
		if (row->kind != (int)id || left <= 0)
			continue;
		listed_kind(kind, row, &own);
		double count = fmin(left, row->count);
		enum budget_when when = kind_when(&own, plate->skill);
		counts[when] += count;
		hours[when] += count * template_hours(sheet, id, &own, row);
		left -= count;
	}
	for (int when = 0; when < BUDGET_WHEN_COUNT; when++) {
		if (counts[when] <= 0)
			continue;
		struct budget_line line = {
			.key = "mandates", .line = (int)id, .name_en = plate->plate.name_en, .name_zh = plate->plate.name_zh, .when = (enum budget_when)when,
			.part = plate->is_service ? BUDGET_SERVICE : BUDGET_ADMINISTRATIVE, .hours_a_year = hours[when],
			.formula = arena_format(sheet->arena, "%.4g × %.5g h", counts[when], hours[when] / counts[when]),
		};
		line.share[plate->skill] = 1;
		line_add(sheet, line);
	}
	return left;
}

static void kind_line(struct sheet *sheet, enum kind_id id)
{
	const struct settings *settings = sheet->settings;
	const struct kind_settings *kind = &settings->kinds[id];
	const struct kind *plate = kind_plate(id);
	double count = listed_lines(sheet, id);
	if (count <= 0 && kind->count > 0)
		return;
	bool is_walk_in = kind->recurrence == RECURRENCE_WALK_IN, is_bound = kind->recurrence == RECURRENCE_WEEKLY && kind->year_end > 0;
	double pieces = is_walk_in ? count * kind->rate : count;
	double times = budget_times_a_year(kind), effort = draw_mean(&kind->effort);
	struct text words;
	char each[SHORT];
	text_init(&words);
	double hours = pieces * effort * times;
	text_addf(&words, "%.4g × %s", pieces, span(each, effort));
	if (kind->basis == BASIS_PER_HOUSEHOLD)
		hours *= factor(&words, kind->reach) * factor(&words, sheet->households);
	else if (kind->basis == BASIS_PER_FIELD)
		hours *= factor(&words, settings->fields_per_request);
	if (is_walk_in && settings->population > 0)
		hours *= factor(&words, sheet->population / settings->population) * factor(&words, online_saves(settings));
	else if (!is_walk_in)
		hours *= factor(&words, settings->amplification);
	factor(&words, times);
	if (is_bound)
		text_addf(&words, " + %.4g × %s", pieces, span(each, kind->year_end));
	double heavier = plate->is_service ? 1 : mandates_heavier(settings, id);
	if (heavier != 1)
		text_addf(&words, ", × %.5g", heavier);
	if (is_bound && kind->persons != 1)
		text_addf(&words, ", × %.4g", kind->persons);
	else
		factor(&words, kind->persons);
	struct budget_line line = {
		.key = arena_format(sheet->arena, "mandates.%s", plate->plate.name), .line = (int)id,
		.name_en = plate->plate.name_en, .name_zh = plate->plate.name_zh,
		.part = plate->is_service ? BUDGET_SERVICE : BUDGET_ADMINISTRATIVE, .when = kind_when(kind, plate->skill),
		.hours_a_year = heavier * kind->persons * (hours + (is_bound ? pieces * kind->year_end : 0)),
		.formula = words.failed ? NULL : arena_string(sheet->arena, words.data),
	};
	line.share[plate->skill] = 1;
	if (plate->skill == SKILL_COUNTER)
		online_share(settings, line.share);
	line_add(sheet, line);
	text_free(&words);
}

/* -- residents ---------------------------------------------------------------------------------------------------- */

/* Effort that comes back for an hour of requests done: those handed on to a department do not return, a return may return
   again. Kept below 1, where they would never end. */
static double returned(const struct settings *settings)
{
	const double most = 0.99;
	return fmin(most, (1 - settings->beyond_authority) * settings->return_share * settings->return_factor);
}

double budget_elderly(const struct settings *settings)
{
	const double at_large = 0.2; /* residents of 60 and over where the share is stated for */
	return fmin(1, settings->request_elderly * settings->elderly_share / at_large);
}

double budget_at_counter(const struct settings *settings)
{
	double others = 1 - budget_elderly(settings) - settings->request_disabled - settings->request_low_income;
	return fmax(0, others) * settings->request_walk_in;
}

double budget_home_elderly(const struct settings *settings)
{
	double home = 1 - budget_at_counter(settings);
	return home > 0 ? fmin(1, budget_elderly(settings) / home) : 0;
}

/* Hours left of an hour of requests when some of those at the counter are met online, and the skills they take. */
static double requests_left(const struct settings *settings, double share[SKILL_COUNT])
{
	double counter = budget_at_counter(settings), left = 1 - counter * (1 - online_saves(settings));
	share[SKILL_COUNTER] = left > 0 ? counter * online_saves(settings) / left : 0;
	share[SKILL_FIELD] = left > 0 ? (1 - counter) / left : 0;
	online_share(settings, share);
	return left;
}

static void resident_lines(struct sheet *sheet)
{
	const struct settings *settings = sheet->settings;
	struct arena *arena = sheet->arena;
	double effort = draw_mean(&settings->request_effort), visit = draw_mean(&settings->visit_effort);
	double requests = settings->request_rate * sheet->population / 1000 * BUDGET_MONTHS;
	double again = returned(settings);
	char each[SHORT];
	struct text words;
	double share[SKILL_COUNT] = {0}, left = requests_left(settings, share);
	text_init(&words);
	text_addf(&words, "%.4g × %.4g × 12 × %s", settings->request_rate, sheet->population / 1000, span(each, effort));
	effort *= factor(&words, left);
	struct budget_line asked = {
		.key = "requests", .line = LINE_REQUEST, .name_en = "residents' requests", .name_zh = "居民诉求", .part = BUDGET_SERVICE,
		.when = BUDGET_AS_ASKED, .hours_a_year = requests * effort, .formula = words.failed ? NULL : arena_string(arena, words.data),
	};
	memcpy(asked.share, share, sizeof share);
	line_add(sheet, asked);
	sheet->budget->elderly_field_h = asked.hours_a_year * share[SKILL_FIELD] * budget_home_elderly(settings) + settings->contact_hours;
	text_free(&words);
	line_add(sheet, (struct budget_line){
		.key = "visits", .line = LINE_VISIT, .name_en = "home visits", .name_zh = "入户走访", .part = BUDGET_SERVICE, .share = {[SKILL_FIELD] = 1},
		.hours_a_year = settings->visit_rate * sheet->households * visit,
		.formula = arena_format(arena, "%.4g × %.5g × %s", settings->visit_rate, sheet->households, span(each, visit)),
	});
	line_add(sheet, (struct budget_line){
		.key = "contacts.hours", .line = LINE_CONTACT, .name_en = "vulnerable groups", .name_zh = "困难群体联系", .part = BUDGET_SERVICE, .share = {[SKILL_FIELD] = 1},
		.hours_a_year = settings->contact_hours, .formula = arena_format(arena, "%.5g h", settings->contact_hours),
	});
	line_add(sheet, (struct budget_line){
		.key = "self_governance.hours", .line = LINE_GOVERNANCE, .name_en = "self-governance", .name_zh = "居民自治", .part = BUDGET_SERVICE, .share = {[SKILL_FIELD] = 1},
		.hours_a_year = settings->governance_hours, .formula = arena_format(arena, "%.5g h", settings->governance_hours),
	});
	struct budget_line back = {
		.key = "requests.return_share", .line = LINE_REQUEST, .name_en = "requests that return", .name_zh = "诉求返工", .part = BUDGET_AGAIN,
		.when = BUDGET_AS_ASKED, .hours_a_year = requests * effort * again / (1 - again),
		.formula = arena_format(arena, "%.6g h × %.4g / (1 - %.4g)", requests * effort, again, again),
	};
	memcpy(back.share, share, sizeof share);
	line_add(sheet, back);
}

static void own_lines(struct sheet *sheet, const struct scenario *scenario)
{
	const double days = 365;
	double a_day[SCENARIO_LINES];
	bool has_end = arrivals_rates(scenario, a_day);
	for (int i = 0; has_end && i < scenario->line_count; i++) {
		const struct line_settings *own = &scenario->lines[i];
		double effort = draw_mean(&own->effort);
		if (own->servers) /* no work for the posts */
			continue;
		char each[SHORT];
		struct budget_line line = {
			.key = "lines", .line = LINE_OWN + i, .name_en = own->name, .name_zh = own->name, .part = own->side ? BUDGET_ADMINISTRATIVE : BUDGET_SERVICE,
			.when = own->skill == SKILL_COUNTER ? BUDGET_OPEN_HOURS : BUDGET_ANY_TIME, .hours_a_year = a_day[i] * days * effort,
			.formula = arena_format(sheet->arena, "%.4g × %s × 365", a_day[i], span(each, effort)),
		};
		line.share[own->skill] = 1;
		line_add(sheet, line);
	}
}

/* -- hours the posts do not give ---------------------------------------------------------------------------------- */

/* A post is filled for 1/q years on average and then empty for L/(1 - p): each round of recruitment takes L and fails with
   probability p. Renewal-reward: empty share = qV / (1 + qV). */
double budget_vacant(const struct settings *settings)
{
	const double days_a_year = 365.25;
	double empty_years = draw_mean(&settings->hire_lead) / days_a_year / (1 - settings->no_applicant);
	double emptied = settings->quit_rate * empty_years;
	return emptied / (1 + emptied);
}

/* Productivity at tenure t is 1 - (1 - e) exp(-kt), with k such that half a year gives the value set. Whoever is found in a
   filled post has a tenure distributed exponentially with rate q, so the mean loss is (1 - e) q / (q + k). */
double budget_productivity(const struct settings *settings)
{
	double gap = 1 - settings->learning_entry, half = 1 - settings->learning_six_months;
	if (gap <= 0 || settings->quit_rate <= 0)
		return 1;
	if (half <= 0)
		return 1; /* learnt at once */
	double rate = fmax(0, 2 * log(gap / half));
	return 1 - gap * settings->quit_rate / (settings->quit_rate + rate);
}

static void lost_lines(struct sheet *sheet)
{
	const struct settings *settings = sheet->settings;
	struct budget *budget = sheet->budget;
	struct arena *arena = sheet->arena;
	budget->present_share = fmax(0, 1 - settings->occupied_share - settings->borrowed_share);
	budget->vacancy_share = budget_vacant(settings);
	budget->productivity = budget_productivity(settings);
	double contract = budget->posts * budget->post_h, present = contract * budget->present_share;
	double filled = present * (1 - budget->vacancy_share);
	const struct { const char *key, *en, *zh; double of, share; } losses[] = {
		{"staff.occupied", "posts held by streets", "街道占编", contract, settings->occupied_share},
		{"staff.borrowed", "borrowed staff", "部门借调", contract, settings->borrowed_share},
		{"staff.quits", "empty posts", "岗位空缺", present, budget->vacancy_share},
		{"staff.learning_entry", "newcomers learning", "新手上手", filled, 1 - budget->productivity},
	};
	for (size_t i = 0; i < sizeof losses / sizeof *losses; i++)
		line_add(sheet, (struct budget_line){
			.key = losses[i].key, .line = -1, .name_en = losses[i].en, .name_zh = losses[i].zh, .part = BUDGET_LOST,
			.hours_a_year = losses[i].of * losses[i].share,
			.formula = arena_format(arena, "%.6g h × %.3g", losses[i].of, losses[i].share),
		});
}

double budget_post_h(const struct settings *settings)
{
	return (BUDGET_WORKING_DAYS - settings->absence_days) * BUDGET_DAY_H;
}

double budget_posts(const struct settings *settings, double population)
{
	if (settings->staff_by == 0)
		return settings->staff_per_10000 * population / 10000;
	return settings->staff_lead + settings->staff_grid + settings->staff_counter + settings->staff_specialist;
}

double budget_load(const struct budget *budget, double posts, bool is_lived)
{
	double asked = budget->hours[BUDGET_SERVICE] + budget->hours[BUDGET_ADMINISTRATIVE];
	double given = posts * budget->post_h * budget->present_share;
	if (is_lived) {
		asked += budget->hours[BUDGET_AGAIN];
		given *= (1 - budget->vacancy_share) * budget->productivity;
	}
	return given > 0 ? asked / given : INFINITY;
}

enum status budget_build_at(struct budget *budget, struct arena *arena, const struct scenario *scenario, const struct settings *settings,
	double population, double households, double posts, const struct walks *walks)
{
	memset(budget, 0, sizeof *budget);
	budget->posts = posts;
	budget->post_h = budget_post_h(settings);
	struct sheet sheet = {.budget = budget, .arena = arena, .scenario = scenario, .settings = settings, .population = population, .households = households};
	resident_lines(&sheet);
	for (int id = 0; id < KIND_COUNT; id++)
		kind_line(&sheet, (enum kind_id)id);
	own_lines(&sheet, scenario);
	if (budget_travel(budget, arena, scenario, settings, population, households, walks) != STATUS_OK)
		sheet.failed = true;
	lost_lines(&sheet);
	budget->field_h = budget->skill_hours[SKILL_FIELD] - budget->elderly_field_h;
	budget->norm_load = budget_load(budget, posts, false);
	budget->lived_load = budget_load(budget, posts, true);
	return sheet.failed ? STATUS_WORLD : STATUS_OK;
}

/* Grid posts of a mean community, each with a grid. */
static int grids_of(const struct settings *settings, double posts)
{
	int by_kind[POST_COUNT];
	place_posts((int)lround(posts), by_kind);
	int grids = settings->staff_by == 1 ? (int)settings->staff_grid : by_kind[POST_GRID];
	return grids > 1 ? grids : 1;
}

enum status budget_build(struct budget *budget, struct arena *arena, const struct scenario *scenario, const struct settings *settings,
	double population, double households, double posts)
{
	struct faults faults;
	struct walks walks;
	faults_init(&faults);
	enum status status = walks_mean(&walks, arena, scenario, settings, households, grids_of(settings, posts), &faults);
	if (status == STATUS_OK)
		status = budget_build_at(budget, arena, scenario, settings, population, households, posts, &walks);
	faults_free(&faults);
	return status;
}
