/* arrivals.c - pieces of the scenario's own lines: at random, at regular times, by date, by a list, from another line. */
#include "demand/arrivals.h"

#include <math.h>

#include "world/line_rates.h"

enum attribute {
	ATTRIBUTE_COUNT = 1, ATTRIBUTE_DAY_FACTOR, ATTRIBUTE_TIME, ATTRIBUTE_BATCH, ATTRIBUTE_GAP, ATTRIBUTE_EFFORT, ATTRIBUTE_PATIENCE,
	ATTRIBUTE_NEXT
};
enum { ADDRESSES = 1 << RANDOM_NUMBER_BITS }; /* of a line on a day */
enum { VISITS_MOST = 255 }; /* of one address: the lowest 8 bits of its ordinal; then it gets a new one */

static const uint64_t SEQUENCE = UINT64_C(1) << 43; /* ordinals above all days: things counted from the beginning of the run */

static const struct line_settings *settings_of(const struct shop *shop, int line)
{
	return &shop->world->scenario->lines[line];
}

static int64_t midnight(const struct shop *shop)
{
	return (int64_t)shop->day * TICKS_PER_DAY;
}

static struct random_address address_of(const struct shop *shop, int line, uint64_t ordinal)
{
	return shop_address(shop, SOURCE_LINE + settings_of(shop, line)->id, ordinal);
}

/* -- pieces ---------------------------------------------------------------------------------------------------------- */

/* What a piece is, but for where it comes from. */
static void dress(struct shop *shop, struct work *work, const struct random_address *address)
{
	int line = work->line - LINE_OWN;
	const struct line_settings *settings = settings_of(shop, line);
	work->side = (uint8_t)settings->side;
	work->skill = (uint8_t)settings->skill;
	work->rank = (uint8_t)settings->rank;
	work->interrupts = settings->interrupts;
	work->begins_anew = settings->interrupted == 1;
	work->standard = shop_ticks(draw_at(&settings->effort, address, ATTRIBUTE_EFFORT));
	bool is_endless = settings->patience.kind == DRAW_constant && settings->patience.p[0] <= 0;
	work->expires = is_endless ? INT64_MAX : work->asked + shop_ticks(draw_at(&settings->patience, address, ATTRIBUTE_PATIENCE));
	work->due = settings->due > 0 ? work->asked + shop_ticks(settings->due) : INT64_MAX;
}

/* The next number of the day; without one the run ends. */
static int32_t number_take(struct shop *shop, int line)
{
	int32_t *numbers = &shop->lines[line].numbers;
	if (*numbers == ADDRESSES) {
		shop->status = STATUS_FAULT;
		return 0;
	}
	return (*numbers)++;
}

/* A piece from outside with its number of the day; -1 when out of memory. */
static int32_t piece_new(struct shop *shop, int line, int32_t number, int64_t asked)
{
	struct random_address address = address_of(shop, line, random_ordinal(shop->day, number));
	int32_t row = shop_new_work(shop, LINE_OWN + line, asked, address.ordinal);
	if (row < 0)
		return -1;
	struct work *work = &shop->works.rows[row];
	work->entered = asked;
	work->origin = (int8_t)line;
	dress(shop, work, &address);
	return row;
}

/* All that come together at `asked`. */
static void batch_arrive(struct shop *shop, int line, int64_t asked)
{
	struct random_address address = address_of(shop, line, random_ordinal(shop->day, shop->lines[line].numbers));
	double size = draw_at(&settings_of(shop, line)->batch, &address, ATTRIBUTE_BATCH);
	for (int64_t left = size > 1 ? llround(size) : 1; left > 0 && shop->status == STATUS_OK; left--)
		shop_arrive_later(shop, line, number_take(shop, line), asked);
}

int32_t arrivals_piece(struct shop *shop, const struct arrival *arrival)
{
	return piece_new(shop, -1 - arrival->row, arrival->number, arrival->time);
}

int32_t arrivals_another(struct shop *shop, int line)
{
	return piece_new(shop, line, number_take(shop, line), shop->now);
}

/* The address goes on to the next visit; after many it begins anew with a number of today. */
static uint64_t next_ordinal(struct shop *shop, const struct work *work)
{
	if ((work->ordinal & VISITS_MOST) < VISITS_MOST)
		return work->ordinal + 1;
	return random_ordinal(shop->day, number_take(shop, work->origin)) + 1;
}

int32_t arrivals_next(struct shop *shop, int32_t row)
{
	const struct work done = shop->works.rows[row];
	const struct line_settings *settings = settings_of(shop, done.line - LINE_OWN);
	struct random_address address = address_of(shop, done.origin, done.ordinal);
	double uniform = random_uniform(&address, ATTRIBUTE_NEXT);
	int choice = 0;
	while (choice < settings->next_count && uniform >= settings->next[choice].share)
		uniform -= settings->next[choice++].share;
	if (choice == settings->next_count)
		return -1;
	address.ordinal = next_ordinal(shop, &done);
	int32_t child = shop_new_work(shop, LINE_OWN + settings->next[choice].line, shop->now, address.ordinal);
	if (child < 0)
		return -1;
	struct work *work = &shop->works.rows[child];
	work->entered = done.entered;
	work->origin = done.origin;
	dress(shop, work, &address);
	return child;
}

/* -- ways to come ---------------------------------------------------------------------------------------------------- */

static double batch_mean(const struct line_settings *line)
{
	return fmax(1, draw_mean(&line->batch));
}

static void poisson_day(struct shop *shop, int line)
{
	const struct line_settings *settings = settings_of(shop, line);
	const struct calendar_day *date = &shop->world->calendar.days[shop->day];
	struct random_address address = address_of(shop, line, random_ordinal(shop->day, 0));
	struct rate_day today;
	rate_day(&settings->rate, shop->day - shop->world->start_day, date->weekday, date->month, &today);
	double expected = today.expected;
	if (settings->day_factor > 0)
		expected *= rate_busyness(settings->day_factor, &address, ATTRIBUTE_DAY_FACTOR);
	if (expected > LINE_RATES_MOST) {
		shop->status = STATUS_FAULT;
		return;
	}
	int count = expected > 0 ? draw_poisson(expected, random_uniform(&address, ATTRIBUTE_COUNT)) : 0;
	for (int k = 0; k < count && shop->status == STATUS_OK; k++) {
		address.ordinal = random_ordinal(shop->day, k);
		batch_arrive(shop, line, midnight(shop) + rate_day_time(&today, random_uniform(&address, ATTRIBUTE_TIME)));
	}
}

static double poisson_a_day(const struct line_settings *line, double days)
{
	(void)days;
	return rate_mean(&line->rate) * batch_mean(line);
}

/* Every 1/rate: the k-th at k/rate since day 0. */
static void regular_day(struct shop *shop, int line)
{
	double rate = settings_of(shop, line)->base;
	if (rate <= 0)
		return;
	double first = ceil(shop->day * rate - 1e-9), end = ceil((shop->day + 1) * rate - 1e-9);
	for (double k = first; k < end && shop->status == STATUS_OK; k++)
		batch_arrive(shop, line, midnight(shop) + (int64_t)((k / rate - shop->day) * (double)TICKS_PER_DAY));
}

static double regular_a_day(const struct line_settings *line, double days)
{
	(void)days;
	return line->base * batch_mean(line);
}

/* One gap after another from the beginning of the run. */
static void gaps_day(struct shop *shop, int line)
{
	struct line_now *now = &shop->lines[line];
	const struct line_settings *settings = settings_of(shop, line);
	int64_t end = midnight(shop) + TICKS_PER_DAY;
	while (now->next < end && shop->status == STATUS_OK) {
		if (now->gaps > 0) /* the first gap comes before the first piece */
			batch_arrive(shop, line, now->next);
		struct random_address address = address_of(shop, line, SEQUENCE | now->gaps++);
		now->next += shop_ticks(draw_at(&settings->gap, &address, ATTRIBUTE_GAP));
	}
}

static double gaps_a_day(const struct line_settings *line, double days)
{
	(void)days;
	double mean = draw_mean(&line->gap);
	return mean > 0 ? 24 / mean * batch_mean(line) : 0;
}

/* Whether the n-th day of a week, month … is this one; the last, when there are fewer. */
static bool is_target(const struct calendar *calendar, int32_t day, const struct line_settings *line)
{
	static const int months[] = {[EVERY_MONTH] = 1, [EVERY_QUARTER] = 3, [EVERY_HALF_YEAR] = 6, [EVERY_YEAR] = 12};
	const struct calendar_day *date = &calendar->days[day];
	int wanted = (int)line->on_day;
	if (line->every == EVERY_WEEK)
		return date->weekday + 1 == (wanted < 7 ? wanted : 7);
	int length = months[line->every], first_month = (date->month - 1) / length * length + 1, next_month = first_month + length;
	int32_t first = calendar_serial((struct calendar_date){date->year, first_month, 1});
	int32_t next = calendar_serial((struct calendar_date){date->year + (next_month > 12), next_month > 12 ? 1 : next_month, 1});
	int nth = calendar->origin + day - first + 1, most = next - first;
	return nth == (wanted < most ? wanted : most);
}

/* On a date, or on the first working day after it. */
static bool is_due(const struct shop *shop, const struct line_settings *line)
{
	const struct calendar *calendar = &shop->world->calendar;
	if (!calendar->days[shop->day].works)
		return false;
	if (line->every == EVERY_WORKING_DAY)
		return true;
	for (int32_t day = shop->day; day >= 0 && (day == shop->day || !calendar->days[day].works); day--)
		if (is_target(calendar, day, line))
			return true;
	return false;
}

static void calendar_day_arrivals(struct shop *shop, int line)
{
	const struct line_settings *settings = settings_of(shop, line);
	if (is_due(shop, settings))
		batch_arrive(shop, line, midnight(shop) + shop_ticks(settings->at));
}

static double calendar_a_day(const struct line_settings *line, double days)
{
	static const double a_year[] = {[EVERY_WORKING_DAY] = 250, [EVERY_WEEK] = 365.25 / 7, [EVERY_MONTH] = 12, [EVERY_QUARTER] = 4,
		[EVERY_HALF_YEAR] = 2, [EVERY_YEAR] = 1};
	(void)days;
	return a_year[line->every] / 365.25 * batch_mean(line);
}

static void trace_day(struct shop *shop, int line)
{
	const struct trace *trace = &settings_of(shop, line)->trace;
	int64_t start = (int64_t)shop->world->start_day * TICKS_PER_DAY, from = midnight(shop) - start;
	for (int32_t i = trace_first(trace, from); i < trace->count && trace->rows[i].time < from + TICKS_PER_DAY; i++) {
		const struct trace_row *given = &trace->rows[i];
		for (int32_t k = 0; k < given->count; k++) {
			int32_t row = piece_new(shop, line, number_take(shop, line), start + given->time);
			if (row < 0 || shop->status != STATUS_OK)
				return;
			struct work *work = &shop->works.rows[row];
			if (given->effort >= 0)
				work->standard = given->effort;
			if (given->due >= 0)
				work->due = work->asked + given->due;
			if (given->patience >= 0)
				work->expires = work->asked + given->patience;
			shop_arrive(shop, row, work->asked);
		}
	}
}

static double trace_a_day(const struct line_settings *line, double days)
{
	int64_t pieces = 0;
	for (int32_t i = 0; i < line->trace.count; i++)
		pieces += (double)line->trace.rows[i].time < days * (double)TICKS_PER_DAY ? line->trace.rows[i].count : 0;
	return days > 0 ? (double)pieces / days : 0;
}

static void nothing_day(struct shop *shop, int line)
{
	(void)shop, (void)line;
}

static void always_day(struct shop *shop, int line)
{
	if (shop->day == 0 && settings_of(shop, line)->start <= 0) /* whenever one is begun there will be another */
		batch_arrive(shop, line, midnight(shop));
}

static double nothing_a_day(const struct line_settings *line, double days)
{
	(void)line, (void)days;
	return 0;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

#define ARRIVALS_PLATE(id, en, zh, about_en, about_zh, day_, a_day_) \
	static const struct arrivals arrivals_##id = { \
		.plate = {.name = #id, .name_en = en, .name_zh = zh, .meaning_en = about_en, .meaning_zh = about_zh}, .day = day_, .a_day = a_day_};

ARRIVALS_PLATE(poisson, "at random", "随机", "Poisson at `rate`, which may change by hour, weekday, month, in pieces or in a wave, with busy and quiet days",
	"泊松到达，到达率可随时段、星期、月份、分段或周期变化，可有忙日闲日", poisson_day, poisson_a_day)
ARRIVALS_PLATE(regular, "regular", "等间隔", "one every 1/rate", "每隔 1/到达率 一件", regular_day, regular_a_day)
ARRIVALS_PLATE(gaps, "gaps", "按间隔", "independent gaps of the distribution `gap` (a renewal process)", "间隔相互独立，服从 gap 分布（更新过程）", gaps_day, gaps_a_day)
ARRIVALS_PLATE(calendar, "by date", "按日期", "on the `on_day`-th day of every week, month, quarter, half-year or year, or on every working day, `at` an hour; on a day off, the next working day",
	"每周、每月、每季、每半年或每年的第几天（或每个工作日）几点，遇休息日顺延", calendar_day_arrivals, calendar_a_day)
ARRIVALS_PLATE(trace, "trace", "按记录", "as recorded in the table `trace`", "按记录表逐件到达", trace_day, trace_a_day)
ARRIVALS_PLATE(always, "always there", "永远有", "never empty: whenever one is begun there is another", "永远有一件等着办", always_day, nothing_a_day)
ARRIVALS_PLATE(none, "none", "无", "only what another line sends on, and what is there at the `start`", "只有其他事项转来的和开始时已有的", nothing_day, nothing_a_day)

const struct arrivals *arrivals_plate(enum arrivals_id id)
{
	static const struct arrivals *const plates[ARRIVALS_COUNT] = {
#define ARRIVALS(id) &arrivals_##id,
#include "demand/arrivals.def"
#undef ARRIVALS
	};
	return plates[id];
}

void arrivals_day(struct shop *shop)
{
	for (int line = 0; line < shop->world->scenario->line_count; line++) {
		const struct line_settings *settings = settings_of(shop, line);
		shop->lines[line].numbers = 0;
		for (int64_t left = shop->day == 0 ? llround(settings->start) : 0; left > 0; left--)
			shop_arrive_later(shop, line, number_take(shop, line), midnight(shop));
		arrivals_plate((enum arrivals_id)settings->arrivals)->day(shop, line);
	}
}

bool arrivals_rates(const struct scenario *scenario, double *rates)
{
	enum { ROUNDS = 100000 };
	double outside[SCENARIO_LINES], last[SCENARIO_LINES] = {0};
	for (int i = 0; i < scenario->line_count; i++) {
		const struct line_settings *line = &scenario->lines[i];
		outside[i] = arrivals_plate((enum arrivals_id)line->arrivals)->a_day(line, scenario->settings.horizon_years * 365.25);
	}
	for (int round = 0; round < ROUNDS; round++) {
		double change = 0;
		for (int i = 0; i < scenario->line_count; i++)
			rates[i] = outside[i];
		for (int i = 0; i < scenario->line_count; i++)
			for (int k = 0; k < scenario->lines[i].next_count; k++)
				rates[scenario->lines[i].next[k].line] += last[i] * scenario->lines[i].next[k].share;
		for (int i = 0; i < scenario->line_count; i++) {
			change = fmax(change, fabs(rates[i] - last[i]) / (rates[i] + 1e-300));
			last[i] = rates[i];
		}
		if (change < 1e-12)
			return true;
	}
	return false;
}
