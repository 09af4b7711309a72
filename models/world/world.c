/* world.c - from a checked scenario to const arrays: calendar, places, items, regimes. */
#include "world/world.h"

#include <math.h>
#include <string.h>

#include "world/departments.h"
#include "world/items.h"
#include "world/listed.h"
#include "world/place.h"
#include "world/profile.h"

#define DAYS_A_YEAR 365.25

static enum status calendar_of(struct world *world)
{
	const struct scenario *scenario = world->scenario;
	const struct settings *settings = &scenario->settings;
	int32_t prerun = (int32_t)ceil(settings->prerun_years * DAYS_A_YEAR);
	int32_t horizon = (int32_t)lround(settings->horizon_years * DAYS_A_YEAR);
	world->start_day = prerun;
	world->end_day = prerun + (horizon > 0 ? horizon : 1);
	world->count_day = world->start_day + (int32_t)lround(settings->warmup_years * DAYS_A_YEAR);
	int32_t origin = scenario->start_serial - prerun, days = world->end_day + 400; /* deadlines look ahead */
	enum status ret;
	if (settings->calendar == 1) {
		ret = calendar_build_always(&world->calendar, &world->arena, origin, days);
	} else {
		const bool works[7] = {true, true, true, true, true, false, false};
		const struct calendar_window windows[2] = {
			{8 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE, 12 * TICKS_PER_HOUR},
			{13 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE, 17 * TICKS_PER_HOUR + 30 * TICKS_PER_MINUTE},
		};
		ret = calendar_build(&world->calendar, &world->arena, origin, days, works, scenario->window_count > 0 ? scenario->windows : windows,
			scenario->window_count > 0 ? scenario->window_count : 2, scenario->exceptions, scenario->exception_count);
	}
	if (ret == STATUS_OK)
		world->month_count = world->calendar.days[world->end_day - 1].month_index - world->calendar.days[world->count_day].month_index + 1;
	return ret;
}

/* Buildings and ways of every community. */
static enum status spaces_build(struct world *world, const struct place_list *places, struct faults *faults)
{
	const struct scenario *scenario = world->scenario;
	enum status ret = STATUS_OK;
	for (int c = 0; c < places->community_count && ret == STATUS_OK; c++) {
		struct community *community = &places->communities[c];
		struct neighbourhood_site site = place_site(scenario, places, c, 0);
		ret = space_build(&community->space, &world->arena, &world->scratch, &scenario->settings, &site, faults);
		world->near_population += community->population * community->space.near_share;
		world->listed_count += community->space.is_listed;
		world->surveyed_count += community->space.is_surveyed;
		arena_reset(&world->scratch);
	}
	return ret;
}

/* A row of the table of staff, and how many of its posts were given out. */
struct listing {
	const struct staff_row *row, *end;
	int used;
};

static bool is_past(const struct listing *listing, int community, int post)
{
	const struct staff_row *row = listing->row;
	if (row->community != community)
		return row->community < community;
	return row->post < post || (row->post == post && listing->used >= (int)row->count);
}

/* The row of the next post of a community; NULL when the table says nothing of it. */
static const struct staff_row *listed_next(struct listing *listing, int community, int post)
{
	while (listing->row < listing->end && is_past(listing, community, post)) {
		listing->row++;
		listing->used = 0;
	}
	if (listing->row == listing->end || listing->row->community != community || listing->row->post != post)
		return NULL;
	listing->used++;
	return listing->row;
}

static void post_lay_row(struct post_place *post, const struct staff_row *row, int grids)
{
	post->row = row;
	post->occupied_rank = row->status == STAFF_OCCUPIED ? -1 : 1;
	if (post->post == POST_GRID && !isnan(row->grid))
		post->grid = (int8_t)((int)(row->grid - 1) % grids);
}

int world_posts_added(const struct settings *settings, const struct community *community)
{
	return (int)lround(settings->staff_added * community->population / 10000);
}

/* Room behind the posts of each community for the most that are ever added; returns how many that is. */
static int extra_build(const struct scenario *scenario, struct place_list *places)
{
	int sum = 0;
	for (int c = 0; c < places->community_count; c++) {
		struct community *community = &places->communities[c];
		for (int i = 0; i < scenario->policy_count; i++)
			for (int j = 0; j < scenario->policies[i].phase_count; j++) {
				int added = world_posts_added(scenario->policies[i].phases[j].settings, community);
				community->post_extra = added > community->post_extra ? added : community->post_extra;
			}
		community->post_first += sum;
		sum += community->post_extra;
	}
	return sum;
}

/* Posts in order of communities; those that streets hold for good are spread by a golden-ratio rank. Leads stay. */
static enum status posts_build(struct world *world, struct place_list *places)
{
	const struct scenario *scenario = world->scenario;
	struct post_place *posts = arena_rows(&world->arena, extra_build(scenario, places) + places->post_count + 1, struct post_place);
	struct listing listing = {.row = scenario->staff, .end = scenario->staff + scenario->staff_count};
	if (!posts)
		return STATUS_WORLD;
	int next = 0, held = 0, leads = 0;
	for (int c = 0; c < places->community_count; c++)
		leads += places->communities[c].posts[POST_LEAD];
	double may_be_held = places->post_count > 0 ? 1 - (double)leads / places->post_count : 1;
	for (int c = 0; c < places->community_count; c++) {
		const struct community *community = &places->communities[c];
		int grid = 0;
		for (int post = 0; post < POST_COUNT; post++) {
			for (int i = 0; i < community->posts[post]; i++, next++) {
				double rank = post == POST_LEAD ? 1 : fmod((++held + 0.5) * 0.6180339887498949, 1.0) * may_be_held;
				posts[next] = (struct post_place){.community = c, .post = (enum post)post,
					.grid = (int8_t)(post == POST_GRID ? grid++ % community->grids : -1), .occupied_rank = rank};
				const struct staff_row *row = listed_next(&listing, c, post);
				if (row)
					post_lay_row(&posts[next], row, community->grids);
			}
		}
		for (int i = 1; i <= community->post_extra; i++, next++)
			posts[next] = (struct post_place){.community = c, .post = POST_GRID, .extra = i, .grid = (int8_t)(grid++ % community->grids), .occupied_rank = 1};
	}
	world->posts = posts;
	world->post_count = places->post_count;
	return STATUS_OK;
}

static void efficiency_of(struct regime *regime)
{
	const struct settings *settings = regime->settings;
#define NUMBER(...)
#define CHOICE(...)
#define DRAWN(...)
#define INDEX_lead POST_LEAD
#define INDEX_grid POST_GRID
#define INDEX_counter POST_COUNTER
#define INDEX_specialist POST_SPECIALIST
#define SKILL_INDEX_field SKILL_FIELD
#define SKILL_INDEX_counter SKILL_COUNTER
#define SKILL_INDEX_desk SKILL_DESK
#define EFFICIENCY(post, skill, fallback) regime->efficiency[INDEX_##post][SKILL_INDEX_##skill] = settings->efficiency_##post##_##skill;
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
}

static enum status course_build(struct world *world, struct course *course, const struct policy *policy)
{
	struct regime *regimes = arena_rows(&world->arena, policy->phase_count, struct regime);
	if (!regimes)
		return STATUS_WORLD;
	for (int i = 0; i < policy->phase_count; i++) {
		const struct phase *phase = &policy->phases[i];
		int32_t day = phase->from_serial == INT32_MIN ? 0 : phase->from_serial - world->calendar.origin;
		regimes[i] = (struct regime){
			.from_day = day > 0 ? day : 0, .settings = phase->settings, .rules = phase->rules, .rule_count = phase->rule_count,
		};
		if (i > 0 && phase->rule_count == regimes[i - 1].rule_count &&
		    !memcmp(phase->rules, regimes[i - 1].rules, (size_t)phase->rule_count * sizeof *phase->rules))
			regimes[i].rules = regimes[i - 1].rules; /* the same gate goes on */
		regimes[i].kinds = listed_kinds(world, phase->settings);
		if (!regimes[i].kinds)
			return STATUS_WORLD;
		efficiency_of(&regimes[i]);
		profile_build((enum profile)phase->settings->request_profile, &world->calendar, regimes[i].hours_cdf, regimes[i].weekday_weight);
	}
	*course = (struct course){.policy = policy, .regimes = regimes, .regime_count = policy->phase_count};
	return STATUS_OK;
}

/* Pieces of work a community may have open at a time: arrivals a day x how long they may stay, twice over. Of work that is not of the
   scenario's own lines hardly any stays that long: measured, a tenth of it. Lists that prove too short grow. */
enum { MUCH_TOO_MANY = 8 };
static int capacity_of(const struct world *world)
{
	const struct settings *settings = &world->scenario->settings;
	double open = 256, residents = 0, factor = 1;
	for (int c = 0; c < world->community_count; c++)
		residents = fmax(residents, world->communities[c].population);
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const struct kind_settings *k = &settings->kinds[kind];
		double pieces = world_pieces_a_year(k) * k->count;
		open += pieces / 250 * (k->deadline + k->lapse + 10);
	}
	for (int t = 0; t < world->template_count; t++) {
		struct kind_settings k;
		if (!world->templates[t].row)
			continue;
		listed_kind(&settings->kinds[world->templates[t].kind], world->templates[t].row, &k);
		open += world_pieces_a_year(&k) * world->templates[t].times / 250 * (k.deadline + k.lapse + 10);
	}
	for (int c = 0; c < world->community_count; c++)
		factor = fmax(factor, world->communities[c].requests);
	open += factor * settings->request_rate * residents / 1000 / 30 * (settings->patience_low + 30);
	open += settings->visit_lapse * 3;
	open /= MUCH_TOO_MANY;
	for (int i = 0; i < world->scenario->line_count; i++)
		open += fmin(rate_mean(&world->scenario->lines[i].rate), 4096) + world->scenario->lines[i].start;
	return (int)fmin(2 * open, 1 << 16);
}

enum status world_build(struct world *world, const struct scenario *scenario, struct faults *faults)
{
	struct arena arena;
	struct districts districts;
	*world = (struct world){.scenario = scenario};
	arena_init(&arena);
	enum status ret = districts_build(scenario, &arena, &districts) == STATUS_OK ? world_build_district(world, scenario, &districts.rows[0], faults)
		: fault_world(faults, "out of memory while building the district");
	arena_free(&arena);
	return ret;
}

enum status world_build_district(struct world *world, const struct scenario *scenario, const struct districts_row *district, struct faults *faults)
{
	struct arena arena = world->arena, scratch = world->scratch;
	arena_reset(&arena);
	arena_reset(&scratch);
	*world = (struct world){.arena = arena, .scratch = scratch, .scenario = scenario, .seed = district->seed, .line_count = LINE_OWN + scenario->line_count};
	for (int i = 0; i < scenario->server_count; i++)
		world->server_count += world_servers_most(&scenario->servers[i]);
	struct place_list places;
	enum status ret = calendar_of(world);
	if (ret == STATUS_OK)
		ret = place_build_district(scenario, district, &world->arena, &places);
	if (ret != STATUS_OK)
		goto out;
	world->communities = places.communities;
	world->community_count = places.community_count;
	world->street_count = places.street_count;
	for (int c = 0; c < places.community_count; c++) {
		world->mean_households += places.communities[c].households / places.community_count;
		world->mean_population += places.communities[c].population / places.community_count;
		world->mean_posts += (double)places.communities[c].post_count / places.community_count;
	}
	ret = spaces_build(world, &places, faults);
	if (ret == STATUS_OK)
		ret = posts_build(world, &places);
	if (ret == STATUS_OK)
		ret = items_build(world, &world->arena);
	if (ret == STATUS_OK)
		ret = departments_build(world);
	struct course *courses = ret == STATUS_OK ? arena_rows(&world->arena, scenario->policy_count, struct course) : NULL;
	if (!courses) {
		ret = STATUS_WORLD;
		goto out;
	}
	for (int i = 0; ret == STATUS_OK && i < scenario->policy_count; i++)
		ret = course_build(world, &courses[i], &scenario->policies[i]);
	world->courses = courses;
	world->course_count = scenario->policy_count;
	world->work_capacity = capacity_of(world);
out:
	if (ret != STATUS_OK)
		ret = fault_world(faults, "out of memory while building the district");
	return ret;
}

void world_free(struct world *world)
{
	arena_free(&world->arena);
	arena_free(&world->scratch);
	*world = (struct world){0};
}

const struct regime *world_regime(const struct course *course, int32_t day)
{
	int i = course->regime_count - 1;
	while (i > 0 && course->regimes[i].from_day > day)
		i--;
	return &course->regimes[i];
}

struct growth world_growth(const struct world *world, const struct settings *settings, int32_t day)
{
	double years = (day - world->start_day) / DAYS_A_YEAR;
	return (struct growth){
		.duties = pow(1 + settings->growth_duties, years), .needs = pow(1 + settings->growth_needs, years),
		.population = pow(1 + settings->growth_population, years), .inspections = pow(1 + settings->growth_inspections, years),
	};
}

double world_standard_hours(const struct settings *settings, const struct kind_settings *kind, const struct template *template,
	const struct community *community, struct growth growth)
{
	double basis = 1, amplification = listed_passes_street(template->row) ? settings->amplification : 1;
	if (kind->basis == BASIS_PER_HOUSEHOLD)
		basis = kind->reach * community->households * growth.population;
	else if (kind->basis == BASIS_PER_FIELD)
		basis = template->fields ? __builtin_popcountll(template->fields) : settings->fields_per_request;
	double more = kind->recurrence == RECURRENCE_WALK_IN ? 1 : growth.duties * amplification;
	return draw_mean(&kind->effort) * basis * more;
}

/* Servers by the clock; half a server counts as one. */
static int servers_by_hour(const struct server_settings *servers, int weekday, int hour)
{
	double factor = servers->by_weekday.count ? servers->by_weekday.values[weekday] : 1;
	return (int)lround(servers->by_hour.values[hour] * factor);
}

int world_servers_most(const struct server_settings *servers)
{
	int most = servers->by_hour.count ? 0 : (int)servers->count;
	for (int weekday = 0; weekday < 7 && servers->by_hour.count; weekday++)
		for (int hour = 0; hour < 24; hour++)
			most = servers_by_hour(servers, weekday, hour) > most ? servers_by_hour(servers, weekday, hour) : most;
	return most;
}

int world_servers_at(const struct world *world, const struct server_settings *servers, int32_t day, int hour)
{
	return servers_by_hour(servers, world->calendar.days[day].weekday, hour);
}

double world_pieces_a_year(const struct kind_settings *kind)
{
	switch (kind->recurrence) {
	case RECURRENCE_WORKING_DAILY:
		return 250;
	case RECURRENCE_WEEKLY:
		return DAYS_A_YEAR / 7;
	case RECURRENCE_MONTHLY:
		return 12;
	case RECURRENCE_WALK_IN:
		return 250 * kind->rate;
	default:
		return 1;
	}
}
