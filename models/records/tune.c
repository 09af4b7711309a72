/* tune.c - a search by simulation: half of the tries anywhere, the others near the best so far. */
#include "records/tune.h"

#include <math.h>
#include <string.h>

#include "chance/random.h"

enum { PARAMETERS = 7, SERVERS_MOST = 1000, BACKLOG_MOST = 5000, COHORT_LEAST = 5, TUNE_SOURCE = 4000 };
static const double HOURS_A_DAY = 24, LEAST_MEAN_H = 0.5;

/* -- curves ------------------------------------------------------------------------------------------------------------ */

static enum status curve_of(const struct office_case *of, const int64_t *times, bool is_wait, int64_t from, int64_t until, int category, struct arena *arena, struct ends *out)
{
	struct ends_time *rows = arena_list(arena, of->count + 1, struct ends_time);
	int n = 0;
	if (!rows)
		return STATUS_WORLD;
	for (int i = 0; i < of->count; i++) {
		const struct record *record = &of->rows[i];
		if (record->opened < from || record->opened >= until || (category >= 0 && record->category != category))
			continue;
		int64_t limit = record->closed == MOMENT_NONE && record->cancelled != MOMENT_NONE ? record->cancelled : of->end;
		int64_t end = times ? times[i] : is_wait ? record->started : record->closed;
		bool is_over = end != MOMENT_NONE && end <= limit;
		rows[n++] = (struct ends_time){(double)((is_over ? end : limit) - record->opened) / (double)TICKS_PER_HOUR, is_over};
	}
	return ends_build(rows, n, arena, out);
}

enum status tune_curve(const struct office_case *of, const int64_t *done, int64_t from, int64_t until, int category, struct arena *arena, struct ends *out)
{
	return curve_of(of, done, false, from, until, category, arena, out);
}

enum status tune_wait_curve(const struct office_case *of, const int64_t *begun, int64_t from, int64_t until, struct arena *arena, struct ends *out)
{
	return curve_of(of, begun, true, from, until, -1, arena, out);
}

/* -- what is tried ----------------------------------------------------------------------------------------------------- */

/* p: share of the quick that is answered at once · limit of quick, days · aside · effort, h · cv · logarithm of servers over what the load
   asks for · backlog in days of openings. */
struct search {
	const struct office_case *of;
	int discipline;
	double an_hour, a_day, mean_h, servers; /* openings a working hour and day; mean working time to closing; servers seen */
	struct ends all, cohorts[TUNE_COHORTS];
	double weights[TUNE_COHORTS];
	int64_t edges[TUNE_COHORTS + 1];
	struct arena arena, scratch;
	struct faults *faults;
};

static double at_least_one(double servers)
{
	return fmin(fmax(round(servers), 1), SERVERS_MOST);
}

static struct office office_of(const struct search *search, const double *p)
{
	const struct office_case *of = search->of;
	int quick = 0;
	while (quick < of->lag_count && of->lags[quick] <= p[1] * HOURS_A_DAY)
		quick++;
	double at_once = p[0] * quick / of->count, aside = fmin(p[2], 1 - fmin(at_once, 1)), load = search->an_hour * p[3];
	struct office office = {.discipline = search->discipline, .at_once = at_once, .quick_h = p[1] * HOURS_A_DAY, .aside = aside, .effort_h = p[3], .cv = p[4],
		.servers = (int)at_least_one(exp(p[5]) * (of->efforts ? search->servers : load)),
		.backlog = (int)fmin(round(p[6] * search->a_day), BACKLOG_MOST)};
	if (of->efforts)
		office.at_once = office.aside = office.quick_h = 0;
	return office;
}

/* The misfit of an office; INFINITY when it cannot be run. */
static double try_office(struct search *search, const struct office *office, double *distance)
{
	const struct office_case *of = search->of;
	double misfit = 0;
	*distance = 0;
	for (int r = 0; r < TUNE_REPLICATIONS; r++) {
		struct office_times times;
		struct ends curve;
		arena_reset(&search->scratch);
		if (office_run(of, office, r, &search->scratch, &times, search->faults) != STATUS_OK ||
		    tune_curve(of, times.done, 0, INT64_MAX, -1, &search->scratch, &curve) != STATUS_OK)
			return INFINITY;
		*distance += ends_distance(&curve, &search->all, NULL) / TUNE_REPLICATIONS;
		for (int c = 0; c < TUNE_COHORTS; c++) {
			if (search->weights[c] <= 0)
				continue;
			if (tune_curve(of, times.done, search->edges[c], search->edges[c + 1], -1, &search->scratch, &curve) != STATUS_OK)
				return INFINITY;
			misfit += search->weights[c] * ends_distance(&curve, &search->cohorts[c], NULL) / TUNE_REPLICATIONS;
		}
	}
	return misfit + *distance;
}

/* -- the search -------------------------------------------------------------------------------------------------------- */

static double uniform_of(const struct search *search, int number, int attribute)
{
	struct random_address address = {.seed = search->of->seed, .source = TUNE_SOURCE, .ordinal = (uint64_t)number};
	return random_uniform(&address, attribute);
}

static double between(double low, double high, double u)
{
	return low + u * (high - low);
}

static double one_of(const double *values, int count, double u)
{
	return values[(int)(u * count)];
}

static void anywhere(const struct search *search, int number, double *p)
{
	static const double shares[] = {0, 0.5, 1}, limits[] = {0.3, 1, 1.5}, asides[] = {0, 0.1, 0.3, 0.5}, cvs[] = {0.5, 1, 2}, backlogs[] = {0, 0.5, 1, 2, 4};
	p[0] = one_of(shares, 3, uniform_of(search, number, 0));
	p[1] = one_of(limits, 3, uniform_of(search, number, 1));
	p[2] = one_of(asides, 4, uniform_of(search, number, 2));
	p[3] = search->mean_h * exp(between(-2, 0.7, uniform_of(search, number, 3)));
	p[4] = one_of(cvs, 3, uniform_of(search, number, 4));
	p[5] = between(-0.7, search->of->efforts ? 2.5 : 1.5, uniform_of(search, number, 5));
	p[6] = one_of(backlogs, 5, uniform_of(search, number, 6));
}

/* One parameter a step aside; of recorded efforts servers and backlog alone. */
static void nearby(const struct search *search, int number, double *p)
{
	int which = search->of->efforts ? 5 + (int)(2 * uniform_of(search, number, 0)) : (int)(PARAMETERS * uniform_of(search, number, 0));
	double u = uniform_of(search, number, 1);
	switch (which) {
	case 0: p[0] = fmin(fmax(p[0] + between(-0.3, 0.3, u), 0), 1.2); break;
	case 1: p[1] = fmax(p[1] * exp(between(-0.5, 0.5, u)), 0.01); break;
	case 2: p[2] = fmin(fmax(p[2] + between(-0.15, 0.15, u), 0), 0.98); break;
	case 3: p[3] *= exp(between(-0.5, 0.5, u)); break;
	case 4: p[4] = fmin(p[4] * exp(between(-0.5, 0.5, u)), 10); break;
	case 5: p[5] += between(-0.4, 0.4, u); break;
	default: p[6] = fmax(p[6] + between(-1, 1, u), 0); break;
	}
}

static int moment_order(const struct office_case *of, double share)
{
	int at = (int)(share * of->count);
	return at < of->count ? at : of->count - 1;
}

static enum status search_open(struct search *search)
{
	const struct office_case *of = search->of;
	enum status status = tune_curve(of, NULL, 0, INT64_MAX, -1, &search->arena, &search->all);
	double sum = 0;
	int over = 0;
	for (int c = 0; c <= TUNE_COHORTS; c++)
		search->edges[c] = c == 0 ? 0 : c == TUNE_COHORTS ? INT64_MAX : of->rows[moment_order(of, (double)c / TUNE_COHORTS)].opened;
	for (int c = 0; c < TUNE_COHORTS && status == STATUS_OK; c++) {
		status = tune_curve(of, NULL, search->edges[c], search->edges[c + 1], -1, &search->arena, &search->cohorts[c]);
		search->weights[c] = search->cohorts[c].n >= COHORT_LEAST ? (double)search->cohorts[c].n / of->count : 0;
	}
	for (int i = 0; i < of->count; i++)
		if (of->efforts ? of->efforts[i] >= 0 : of->rows[i].closed != MOMENT_NONE) {
			sum += of->efforts ? (double)of->efforts[i] / (double)TICKS_PER_HOUR : (double)office_working(of, of->rows[i].opened, of->rows[i].closed) / (double)TICKS_PER_HOUR;
			over++;
		}
	search->mean_h = fmax(over > 0 ? sum / over : 1, of->efforts ? 0.001 : LEAST_MEAN_H);
	double hours = (double)office_working(of, 0, of->end) / (double)TICKS_PER_HOUR;
	search->an_hour = of->count / fmax(hours, 1);
	search->a_day = of->count / fmax((double)of->end / (double)TICKS_PER_DAY * 5 / 7, 1);
	return status;
}

enum status tune_office(const struct office_case *of, int discipline, double servers, int tries, struct tuned *out, struct faults *faults)
{
	struct search search = {.of = of, .discipline = discipline, .servers = servers, .faults = faults};
	double best[PARAMETERS], p[PARAMETERS];
	arena_init(&search.arena);
	arena_init(&search.scratch);
	enum status status = search_open(&search);
	const double start[PARAMETERS] = {of->efforts ? 0 : 1, 0.5, of->efforts ? 0 : 0.1, search.mean_h, 1, of->efforts ? 0 : 0.5, 0};
	memcpy(best, start, sizeof best);
	*out = (struct tuned){.distance = NAN, .misfit = INFINITY};
	for (int i = 0; i < tries && status == STATUS_OK; i++) {
		struct office office;
		double distance;
		memcpy(p, best, sizeof p);
		if (i > 0 && i * 5 < tries * 2)
			anywhere(&search, i, p);
		else if (i > 0)
			nearby(&search, i, p);
		office = office_of(&search, p);
		double misfit = try_office(&search, &office, &distance);
		if (misfit < out->misfit) {
			*out = (struct tuned){office, distance, misfit};
			memcpy(best, p, sizeof best);
		}
	}
	arena_free(&search.arena);
	arena_free(&search.scratch);
	return faults_status(faults) != STATUS_OK ? faults_status(faults) : status;
}

enum status tune_try(const struct office_case *of, struct tuned *tuned, struct faults *faults)
{
	struct search search = {.of = of, .faults = faults};
	arena_init(&search.arena);
	arena_init(&search.scratch);
	enum status status = search_open(&search);
	if (status == STATUS_OK)
		tuned->misfit = try_office(&search, &tuned->office, &tuned->distance);
	arena_free(&search.arena);
	arena_free(&search.scratch);
	return faults_status(faults) != STATUS_OK ? faults_status(faults) : status;
}
