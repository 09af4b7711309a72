/* world.h - the district before anything happens: places, posts, items, templates, and what holds from which day. Const once built. */
#ifndef WORLD_H
#define WORLD_H

#include "clock/calendar.h"
#include "world/districts.h"
#include "world/plate.h"
#include "world/scenario.h"
#include "world/space.h"

/* A neighbourhood community. */
struct community {
	int32_t id, street;           /* stable id; street from 0 */
	const char *name, *street_name; /* street_name NULL: its number will do */
	double population, households, elderly, children; /* at the start; shares */
	double requests, firms;       /* for each resident, over those at large */
	double amplification;         /* of its street: factor on the effort of work sent down, mean 1 over generated communities */
	int posts[POST_COUNT];
	int post_first, post_count;   /* its posts among world->posts */
	int post_extra;               /* behind them: the most that any option adds at any date */
	int grids;                    /* by a table, or one for each grid post; at least 1 */
	struct space space;           /* its buildings and the ways to them; of a built world only */
};

/* A post, filled or not. */
struct post_place {
	int32_t community;
	enum post post;
	int8_t grid;                  /* the grid of a grid worker, else -1 */
	int extra;                    /* 0: there from the start; else it is open while so many are added */
	double occupied_rank;         /* held by the street while below staff.occupied; below 0: always */
	const struct staff_row *row;  /* who holds it at the start, by the table of staff; NULL = drawn */
};

/* A template: one ledger, form, platform … of a department, that sends a piece of work to every community by its recurrence. */
struct template {
	enum kind_id kind;
	int32_t index;                /* within its kind: in use while below the kind's count */
	int32_t item;                 /* -1: sent by the department directly */
	int32_t department;
	/* ranks in [0, 1): a template is compulsory, assessed … while its rank is below the kind's share */
	double rigid_rank, linked_rank, resident_rank, evening_rank;
	bool is_once;                 /* once-only work: each occurrence is decided on its own */
	int8_t weekday;               /* weekly: 0 … 4 */
	int8_t day_of_month;          /* monthly: 1 … 25 */
	uint64_t fields;              /* data fields it asks for */
	uint64_t fields_elsewhere;    /* of those, asked for by other departments too */
	double hours_year;            /* standard hours a year in a mean community at the start */
	double times;                 /* a year, of once-only work; else 1 */
	const struct mandate_row *row; /* of the table of mandates; NULL = generated */
};

/* A work item (事项) with all it contains. */
struct item {
	int32_t id, department;
	enum item_kind kind;
	int function;                 /* 1 … 4; 0 = outside the functions of a community */
	bool has_authority;
	double hours_year, rigid_share;
	double coverage, lean, benefit, unduplicated, opinion; /* attributes in [0, 1], 1 is best */
	double score;                 /* the attributes with equal weights */
	int template_first, template_count; /* in world->item_templates */
};

/* How a department deals with communities (H22); in [0, 1]. */
struct department {
	double zeal;                  /* sends what nobody ordered, and minds what is said of it */
	double care;                  /* asks what fits, gives guidance */
};

/* What holds from a day on. */
struct regime {
	int32_t from_day;
	const struct settings *settings;
	const struct kind_settings *const *kinds; /* of each template: those of its kind, or with its row of a table laid over them */
	const struct rule_settings *rules;
	int rule_count;
	double efficiency[POST_COUNT][SKILL_COUNT];
	double hours_cdf[25];         /* requests by hour of day */
	double weekday_weight[8];     /* requests by weekday; [7] = public holiday; mean 1 over the calendar */
};

struct course {
	const struct policy *policy;
	const struct regime *regimes;
	int regime_count;
};

/* Sources of random numbers: which process asks. Part of every address; templates and lines of the scenario follow. */
enum source {
	SOURCE_REQUEST = 1, SOURCE_VISIT, SOURCE_CONTACT, SOURCE_GOVERNANCE, SOURCE_ABSENCE, SOURCE_QUIT, SOURCE_HIRE, SOURCE_BORROW,
	SOURCE_LEAK, SOURCE_POOL, SOURCE_CAMPAIGN, SOURCE_GATE, SOURCE_PLACE, SOURCE_ITEM, SOURCE_CERTIFICATE, SOURCE_DUTY, SOURCE_SERVER,
	SOURCE_HIDDEN, SOURCE_STAMP,
	SOURCE_SUPPLY,
	SOURCE_DEPARTMENT, SOURCE_ABUSE, SOURCE_DISTRICT,
	SOURCE_LINE = 64, SOURCE_TEMPLATE = 4200
};

/* Lines of work: what the tallies are kept by. Kinds first, then residents, then the scenario's own. */
enum line_id {
	LINE_REQUEST = KIND_COUNT, LINE_VISIT, LINE_CONTACT, LINE_GOVERNANCE, LINE_HOTLINE, LINE_CAMPAIGN, LINE_PROJECT, LINE_AGAIN, LINE_OWN,
	LINE_MOST = LINE_OWN + SCENARIO_LINES
};

struct world {
	struct arena arena, scratch;
	const struct scenario *scenario;
	uint64_t seed;                /* of the district: what is drawn before anything happens */
	struct calendar calendar;
	int32_t start_day, end_day;   /* of the run: [start_day, end_day); before it the pre-run; start_day + warm-up = first day counted */
	int32_t count_day;
	int month_count;              /* months counted */
	int community_count, street_count, post_count /* from the start */, template_count, item_count, department_count, line_count;
	const struct community *communities;
	const struct post_place *posts;
	const struct template *templates;
	const struct item *items;
	const int32_t *item_templates;
	const struct department *departments;
	const struct course *courses; /* one for each policy */
	int course_count;
	double mean_households, mean_population, mean_posts;
	double near_population;       /* residents within the life circle of their office */
	int server_count;             /* servers of the scenario's own in each community, all groups, at their most */
	int listed_count, surveyed_count; /* communities whose buildings, and their places, come from a table; the others are generated */
	int work_capacity;            /* pieces of work a community has room for at first */
};

/* Builds the world of a checked scenario, of several districts the first one. Draws from the seed of the district at SOURCE_PLACE, SOURCE_ITEM
   and SOURCE_DEPARTMENT. */
STATUS_MUST_USE enum status world_build(struct world *world, const struct scenario *scenario, struct faults *faults);
/* The same of any of its districts. A world that begins as zeros may be built anew again and again: it asks for no memory once the largest
   district was there. */
STATUS_MUST_USE enum status world_build_district(struct world *world, const struct scenario *scenario, const struct districts_row *district,
	struct faults *faults);
void world_free(struct world *world);
/* The regime of a course on a day. */
const struct regime *world_regime(const struct course *course, int32_t day);
/* What has grown since the start, as factors. */
struct growth { double duties, needs, population, inspections; };
struct growth world_growth(const struct world *world, const struct settings *settings, int32_t day);
/* Standard hours of one piece of a template in a community, before its own spread: basis, growth, streets. `kind` is of the template. */
double world_standard_hours(const struct settings *settings, const struct kind_settings *kind, const struct template *template,
	const struct community *community, struct growth growth);
/* Posts added to a community under these settings. */
int world_posts_added(const struct settings *settings, const struct community *community);
/* The most servers of a group that are on duty at a time, and how many are at this hour of a day. */
int world_servers_most(const struct server_settings *servers);
int world_servers_at(const struct world *world, const struct server_settings *servers, int32_t day, int hour);
/* Pieces a year a kind's template sends, or residents bring of one type; once-only work counts as once a year. */
double world_pieces_a_year(const struct kind_settings *kind);

#endif
