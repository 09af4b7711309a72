/* budget_travel.c - rounds in a year x the mean minutes of a round, for each work that calls at homes. */
#include "plan/budget_travel.h"

#include <math.h>

#include "world/listed.h"
#include "world/plate.h"

/* A budget on its way. */
struct sheet {
	struct budget *budget;
	struct arena *arena;
	const struct settings *settings;
	const struct walks *walks;
	double households;
	bool from_base, failed;
};

static const double minutes_an_hour = 60;

/* Minutes of a round as settings count them. */
static double round_min(const struct sheet *sheet, double calls, double reach, bool is_elderly)
{
	struct space_round round = {.calls = calls, .reach = reach, .from_base = sheet->from_base};
	return sheet->settings->space_travel * walks_min(sheet->walks, &round, is_elderly);
}

/* Rounds, of which a share set out to the elderly. No line where ways take no time. */
static void line_add(struct sheet *sheet, int line_of, const char *name_en, const char *name_zh, double rounds, double elderly, double minutes)
{
	struct budget *budget = sheet->budget;
	budget->rounds += (1 - elderly) * rounds;
	budget->elderly_rounds += elderly * rounds;
	if (sheet->settings->space_travel <= 0)
		return;
	struct budget_line line = {
		.key = "space.travel", .line = line_of, .name_en = name_en, .name_zh = name_zh, .part = BUDGET_TRAVEL, .share = {[SKILL_FIELD] = 1},
		.hours_a_year = rounds * minutes / minutes_an_hour, .formula = arena_format(sheet->arena, "%.4g × %.3g min", rounds, minutes),
	};
	if (!line.formula || budget->line_count == BUDGET_LINES) {
		sheet->failed = true;
		return;
	}
	budget->lines[budget->line_count++] = line;
	budget->hours[BUDGET_TRAVEL] += line.hours_a_year;
}

/* -- residents ---------------------------------------------------------------------------------------------------- */

/* Each request is called on once, and again whenever it returns. */
static void requests_add(struct sheet *sheet, double population)
{
	const struct settings *settings = sheet->settings;
	double again = fmin(0.99, (1 - settings->beyond_authority) * settings->return_share);
	double asked = settings->request_rate * population / 1000 * BUDGET_MONTHS / (1 - again);
	double home = 1 - budget_at_counter(settings), from_elderly = budget_home_elderly(settings);
	double minutes = (1 - from_elderly) * round_min(sheet, 1, 1, false) + from_elderly * round_min(sheet, 1, 1, true);
	line_add(sheet, LINE_REQUEST, "to requests met at home", "上门办理诉求", asked * home, from_elderly, minutes);
}

static void residents_add(struct sheet *sheet, double population)
{
	const struct settings *settings = sheet->settings;
	double visits = settings->visit_rate * sheet->households;
	requests_add(sheet, population);
	line_add(sheet, LINE_VISIT, "to home visits", "入户走访", visits / settings->space_round, 0, round_min(sheet, settings->space_round, 1, false));
	line_add(sheet, LINE_CONTACT, "to vulnerable groups", "困难群体联系", settings->contact_hours / BUDGET_CONTACT_H, 1, round_min(sheet, 1, 1, true));
}

/* -- from door to door -------------------------------------------------------------------------------------------- */

/* Rounds a year of so many templates alike, and minutes of one. A piece is shared in parts of at most `part`; with pieces of all
   sizes, rounding up costs half a part. */
static double door_rounds(const struct sheet *sheet, const struct kind_settings *kind, const struct mandate_row *row, double count, double *minutes)
{
	double call_h = draw_mean(&kind->effort), amplification = listed_passes_street(row) ? sheet->settings->amplification : 1;
	double hours = call_h * kind->reach * sheet->households * amplification;
	if (kind->basis != BASIS_PER_HOUSEHOLD || hours <= 0)
		return 0;
	double parts = sheet->settings->mandate_cv > 0 ? hours / kind->part + 0.5 : ceil(hours / kind->part);
	*minutes = round_min(sheet, hours / parts / call_h, kind->reach, false);
	return count * budget_times_a_year(kind) * listed_times(row) * kind->persons * parts;
}

static void kind_add(struct sheet *sheet, const struct scenario *scenario, enum kind_id id)
{
	const struct kind_settings *kind = &sheet->settings->kinds[id];
	const struct kind *plate = kind_plate(id);
	double left = kind->count, rounds = 0, walked = 0, minutes = 0;
	if (plate->skill != SKILL_FIELD)
		return;
	for (int i = 0; i < scenario->mandate_count; i++) {
		const struct mandate_row *row = &scenario->mandates[i];
		struct kind_settings own;
		if (row->kind != (int)id || left <= 0)
			continue;
		listed_kind(kind, row, &own);
		double more = door_rounds(sheet, &own, row, fmin(left, row->count), &minutes);
		rounds += more;
		walked += more * minutes;
		left -= fmin(left, row->count);
	}
	double more = left > 0 ? door_rounds(sheet, kind, NULL, left, &minutes) : 0;
	rounds += more;
	walked += more * minutes;
	if (rounds > 0)
		line_add(sheet, (int)id, arena_format(sheet->arena, "to %ss", plate->plate.name_en), plate->plate.name_zh, rounds, 0, walked / rounds);
}

enum status budget_travel(struct budget *budget, struct arena *arena, const struct scenario *scenario, const struct settings *settings,
	double population, double households, const struct walks *walks)
{
	const int own_grid = 1;
	struct sheet sheet = {.budget = budget, .arena = arena, .settings = settings, .walks = walks, .households = households,
		.from_base = settings->pooling == own_grid};
	residents_add(&sheet, population);
	for (int id = 0; id < KIND_COUNT; id++)
		kind_add(&sheet, scenario, (enum kind_id)id);
	return sheet.failed ? STATUS_WORLD : STATUS_OK;
}
