/* estimated.c - lines of work, servers and requests of a log as YAML; each number with its source. */
#include "cli/estimated.h"

#include <math.h>
#include <string.h>

#include "cli/fragment.h"
#include "records/office.h"

enum { LEAST_OVER = 8, SOURCE_SIZE = 320 };
static const double BUSY = 0.8, SERVICE_MOST_H = 24, ROOM_ENOUGH = 4;

struct writing {
	const struct fitting *fitting;
	const struct scenario *scenario;
	struct text *out;
	const char *log; /* its name without the folder */
	char source[SOURCE_SIZE];
};

/* A word in quotes that YAML takes as it is. */
static void quoted(struct text *out, const char *words)
{
	text_add(out, "\"");
	for (; *words; words++)
		if (*words == '"' || *words == '\\')
			text_addf(out, "\\%c", *words);
		else if ((unsigned char)*words >= ' ')
			text_addf(out, "%c", *words);
	text_add(out, "\"");
}

static void base_name(const char *path, const char **name)
{
	const char *slash = strrchr(path, '/');
	*name = slash ? slash + 1 : path;
}

/* "log.csv, 8713 rows: 281 (95 %: 265 … 298)" */
static void source_of(struct writing *writing, int n, const char *what, const struct stats_interval *of, double scale, const char *unit)
{
	text_print(writing->source, sizeof writing->source, "%s, %d rows: %s%s%.4g%s (95 %%: %.4g … %.4g)", writing->log, n, what, *what ? " " : "", of->mean * scale, unit, of->low * scale,
		of->high * scale);
}

static void source_end(struct writing *writing)
{
	text_add(writing->out, ", source: ");
	quoted(writing->out, writing->source);
	text_add(writing->out, "}\n");
}

static const char *name_of(const struct writing *writing, int line)
{
	const struct fitting_line *row = &writing->fitting->lines[line];
	return row->name ? row->name : writing->fitting->line_count > 1 ? "others" : "work";
}

/* -- a line of work ---------------------------------------------------------------------------------------------------- */

static void factors_add(struct writing *writing, const char *key, const double *factors, int count, int n, double chance)
{
	text_addf(writing->out, "    %s: {value: [", key);
	for (int i = 0; i < count; i++)
		text_addf(writing->out, "%s%.4g", i ? ", " : "", factors[i]);
	text_add(writing->out, "]");
	text_print(writing->source, sizeof writing->source, "%s, %d rows; chance alone makes them differ as much with probability %.2g", writing->log, n, chance);
	source_end(writing);
}

/* A list with the mean 1; what was not seen is as usual. */
static void levelled(double *factors, int count)
{
	double sum = 0;
	int seen = 0;
	for (int i = 0; i < count; i++)
		if (isfinite(factors[i])) {
			sum += factors[i];
			seen++;
		}
	for (int i = 0; i < count; i++)
		factors[i] = isfinite(factors[i]) && sum > 0 ? factors[i] * seen / sum : 1;
}

static void profile_add(struct writing *writing, const struct coming *coming)
{
	double hours[COMING_HOURS], weekdays[COMING_WEEKDAYS], months[COMING_MONTHS];
	for (int h = 0; h < COMING_HOURS; h++)
		hours[h] = coming->hour[h].mean;
	for (int w = 0; w < COMING_WEEKDAYS; w++)
		weekdays[w] = coming->weekday[w].mean;
	for (int m = 0; m < COMING_MONTHS; m++)
		months[m] = coming->month[m].mean;
	levelled(hours, COMING_HOURS);
	levelled(weekdays, COMING_WEEKDAYS);
	levelled(months, COMING_MONTHS);
	if (coming->total > 0 && coming->has_hours)
		factors_add(writing, "by_hour", hours, COMING_HOURS, coming->total, coming->hour_chance);
	if (coming->total > 0 && coming->days >= COMING_WEEKDAYS)
		factors_add(writing, "by_weekday", weekdays, COMING_WEEKDAYS, coming->total, coming->weekday_chance);
	if (coming->has_months)
		factors_add(writing, "by_month", months, COMING_MONTHS, coming->total, coming->month_chance);
	if (coming->spread.cv.mean > 0) {
		text_addf(writing->out, "    day_factor: {value: %.4g", fmin(coming->spread.cv.mean, 10));
		text_print(writing->source, sizeof writing->source, "%s, %d days: cv %.4g (95 %%: %.4g … %.4g), chance %.2g", writing->log, coming->days, coming->spread.cv.mean, coming->spread.cv.low,
			coming->spread.cv.high, coming->spread.index_chance);
		source_end(writing);
	}
}

/* The durations a line's pieces take: their work when it was recorded, else their closing times; its own where enough are over, else those of all. */
static const struct taking *time_of(const struct fitting *fitting, int line, bool *is_service)
{
	const struct taking *own = fitting->lines[line].takings, *all = fitting->takings;
	*is_service = all[TAKING_service].best >= 0;
	int what = *is_service ? TAKING_service : TAKING_closing;
	return own[what].best >= 0 && own[what].over >= LEAST_OVER ? &own[what] : &all[what];
}

static void effort_add(struct writing *writing, int line)
{
	bool is_service;
	const struct taking *taking = time_of(writing->fitting, line, &is_service);
	if (taking->best < 0) {
		text_add(writing->out, "    effort: {value: 1 h, assumed: too few closed to tell}\n");
		return;
	}
	const struct likelihood_fit *fit = &taking->fits[taking->best];
	const struct family *plate = families_plate(fit->family);
	text_addf(writing->out, "    effort: {value: {%s: {mean: %.6g h", plate->name, fit->mean.mean);
	if (plate->second)
		text_addf(writing->out, ", %s: %.4g", plate->second, fit->family == FAMILY_weibull ? fmin(fmax(fit->spread.mean, 0.2), 50) : fmin(fit->spread.mean, fit->family == FAMILY_gamma ? 10 : 20));
	text_add(writing->out, "}}");
	source_of(writing, taking->n, is_service ? "work, mean" : "closing time, mean", &fit->mean, 1, " h");
	size_t length = strlen(writing->source);
	if (plate->second)
		text_print(writing->source + length, sizeof writing->source - length, ", %s %.4g (%.4g … %.4g); distance %.3f, chance %.2g", plate->second, fit->spread.mean, fit->spread.low,
			fit->spread.high, fit->distance, fit->distance_chance);
	source_end(writing);
}

/* Where pieces of a case go next. */
static void next_add(struct writing *writing, int line)
{
	const struct passing *passing = &writing->fitting->passing;
	int written = 0;
	for (int to = 0; to < writing->fitting->line_count && passing->done[line] > 0; to++) {
		double count = passing->next[line][to];
		if (count <= 0 || written == LINE_NEXT)
			continue;
		struct stats_interval share = counts_share(count, passing->done[line], writing->fitting->request->level);
		if (written++ == 0)
			text_addf(writing->out, "    next:\n");
		text_add(writing->out, "      - {to: ");
		quoted(writing->out, name_of(writing, to));
		text_addf(writing->out, ", share: %.6g} # %s: %.0f of %.0f pieces (95 %%: %.4g … %.4g)\n", floor(share.mean * 1e6) / 1e6, writing->log, count, passing->done[line], share.low, share.high);
	}
}

static void line_add(struct writing *writing, int line)
{
	const struct fitting *fitting = writing->fitting;
	const struct coming *coming = &fitting->lines[line].coming;
	bool has_steps = fitting->passing.has_cases;
	double share = has_steps && fitting->passing.done[line] > 0 ? fitting->passing.first[line] / fitting->passing.done[line] : 1;
	text_addf(writing->out, "  - id: %d\n    name: ", line + 1);
	quoted(writing->out, name_of(writing, line));
	text_add(writing->out, "\n");
	if (share > 0) {
		text_addf(writing->out, "    rate: {value: %.6g /d", coming->a_day.mean * share);
		source_of(writing, coming->total, "", &coming->a_day, share, " /d");
		source_end(writing);
		profile_add(writing, coming);
	} else {
		text_add(writing->out, "    arrivals: none\n");
	}
	effort_add(writing, line);
	if (has_steps)
		next_add(writing, line);
}

/* -- servers ----------------------------------------------------------------------------------------------------------- */

static double load_h(const struct fitting *fitting)
{
	double sum = 0;
	for (int l = 0; l < fitting->line_count; l++) {
		bool is_service;
		const struct taking *taking = time_of(fitting, l, &is_service);
		sum += taking->best >= 0 ? fitting->lines[l].coming.a_day.mean * taking->fits[taking->best].mean.mean : 0;
	}
	return sum;
}

/* Working hours of a day, told from closings. */
static void servers_add(struct writing *writing, struct arena *arena)
{
	const struct fitting *fitting = writing->fitting;
	struct office_case hours = {.ground = writing->scenario};
	bool is_service;
	(void)time_of(fitting, 0, &is_service);
	double load = load_h(fitting), workers = fitting->passing.daily_workers;
	text_add(writing->out, "servers:\n  - name: staff\n");
	if (!is_service) {
		text_addf(writing->out, "    count: {value: %.0f, assumed: \"enough that nobody waits: the closing times of the log have their waiting in them\"}\n",
			fmin(ceil(load / 24 * ROOM_ENOUGH) + 20, 10000));
	} else if (office_calendar(&fitting->records, writing->scenario, 1, arena, &hours) == STATUS_OK) {
		int first = (int)(hours.windows[0].from / TICKS_PER_HOUR), last = (int)((hours.windows[hours.window_count - 1].to - 1) / TICKS_PER_HOUR);
		double day = last - first + 1, count = isfinite(workers) ? workers : ceil(load / day / BUSY);
		text_add(writing->out, "    by_hour: {value: [");
		for (int h = 0; h < COMING_HOURS; h++)
			text_addf(writing->out, "%s%.0f", h ? ", " : "", h >= first && h <= last ? fmax(count, 1) : 0);
		text_add(writing->out, "], ");
		if (isfinite(workers))
			text_addf(writing->out, "source: \"%s: %.0f workers close something on a median day; hours from closings\"}\n", writing->log, workers);
		else
			text_addf(writing->out, "assumed: \"busy four fifths of %d:00-%d:00 with the work of %s\"}\n", first, last + 1, writing->log);
	}
	if (is_service) {
		text_add(writing->out, "    by_weekday: [");
		for (int w = 0; w < COMING_WEEKDAYS; w++)
			text_addf(writing->out, "%s%d", w ? ", " : "", hours.works[w]);
		text_add(writing->out, "] # weekdays with closings\n");
	}
	text_add(writing->out, "    shift_end: finish\n    takes: [");
	for (int l = 0; l < fitting->line_count; l++) {
		text_add(writing->out, l ? ", " : "");
		quoted(writing->out, name_of(writing, l));
	}
	text_add(writing->out, "]\n");
}

/* -- requests of residents --------------------------------------------------------------------------------------------- */

static void requests_add(struct writing *writing)
{
	const struct fitting *fitting = writing->fitting;
	const struct coming_heads *heads = &fitting->heads;
	const struct taking *work = &fitting->takings[TAKING_service];
	double people = heads->people / heads->count, a_day = heads->a_month.mean * people / 1000 * 12 / 365.25;
	double cv = fitting->coming.spread.cv.mean;
	text_addf(writing->out, "settings:\n  requests.rate: {value: %.6g /1000 residents/month", heads->a_month.mean);
	source_of(writing, fitting->coming.total, "", &heads->a_month, 1, " /1000 residents/month");
	source_end(writing);
	if (cv > 0) {
		text_addf(writing->out, "  requests.dispersion: {value: %.4g", fmin(1 + cv * cv * a_day, 100));
		text_print(writing->source, sizeof writing->source, "%s, %d days: cv of days %.4g (95 %%: %.4g … %.4g), in a mean area of %.0f residents", writing->log, fitting->coming.days, cv,
			fitting->coming.spread.cv.low, fitting->coming.spread.cv.high, people);
		source_end(writing);
	}
	if (work->best >= 0 && work->fits[work->best].mean.mean <= SERVICE_MOST_H) {
		const struct likelihood_fit *fit = &work->fits[work->best];
		const struct family *plate = families_plate(fit->family);
		text_addf(writing->out, "  requests.effort: {value: {%s: {mean: %.6g h", plate->name, fit->mean.mean);
		if (plate->second)
			text_addf(writing->out, ", %s: %.4g", plate->second, fit->spread.mean);
		text_add(writing->out, "}}");
		source_of(writing, work->n, "work, mean", &fit->mean, 1, " h");
		source_end(writing);
	}
	if (fitting->passing.has_cases && fitting->passing.rework.mean > 0) {
		text_addf(writing->out, "  requests.return_share: {value: %.6g", fmin(fitting->passing.rework.mean, 0.9));
		source_of(writing, fitting->passing.piece_count, "done again,", &fitting->passing.rework, 1, "");
		source_end(writing);
	}
}

enum status estimated_write(const struct fitting *fitting, const struct scenario *scenario, const char *path, struct arena *arena, struct text *out)
{
	struct writing writing = {.fitting = fitting, .scenario = scenario, .out = out};
	const struct records *records = &fitting->records;
	const char *way = fragment_way(path, scenario->file, arena);
	if (!way)
		return STATUS_WORLD;
	base_name(records->file, &writing.log);
	struct calendar_date start = calendar_date(records->origin + (int32_t)(records->from / TICKS_PER_DAY));
	text_addf(out, "%s from %s, SHA-256 %s: %d of %d rows.\n", ESTIMATED_MARK, writing.log, records->stamp.sha256, records->count, records->line_count);
	text_addf(out, "extends: %s\nname: {en: ", way);
	quoted(out, writing.log);
	text_add(out, ", zh: ");
	quoted(out, writing.log);
	text_add(out, "}\n");
	if (fitting->heads.count > 0 && scenario->settings.request_rate > 0) {
		requests_add(&writing);
		return out->failed ? STATUS_WORLD : STATUS_OK;
	}
	text_addf(out, "start: %04d-%02d-%02d\nsettings:\n  time.horizon: {value: %d d, source: \"days of the log\"}\nlines:\n", start.year, start.month, start.day, fitting->coming.days);
	for (int l = 0; l < fitting->line_count; l++)
		line_add(&writing, l);
	servers_add(&writing, arena);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
