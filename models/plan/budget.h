/* budget.h - the hours a community is asked for in a mean year, line by line, against the hours its posts give. Closed form, no chance. */
#ifndef BUDGET_H
#define BUDGET_H

#include "plan/walks.h"
#include "world/world.h"

/* A working year as the lines count it; 250 days less absence at 7.5 h are the hours of a post. */
#define BUDGET_WORKING_DAYS 250.0
#define BUDGET_WEEKS 52.0
#define BUDGET_MONTHS 12.0
#define BUDGET_DAY_H 7.5
#define BUDGET_CONTACT_H 1.0 /* one contact with a vulnerable household */

/* What a line adds to: work for residents, work sent down, work that comes a second time, the way to all of it, hours the posts do
   not give. */
enum budget_part { BUDGET_SERVICE, BUDGET_ADMINISTRATIVE, BUDGET_AGAIN, BUDGET_TRAVEL, BUDGET_LOST, BUDGET_PART_COUNT };

/* When it must be done: at any time of the week, evenly while the counter is open, as requests come to the counter, at a
   fixed hour. */
enum budget_when { BUDGET_ANY_TIME, BUDGET_OPEN_HOURS, BUDGET_AS_ASKED, BUDGET_MORNING, BUDGET_AFTERNOON };
enum { BUDGET_WHEN_COUNT = BUDGET_AFTERNOON + 1 };

struct budget_line {
	const char *key;             /* the input it rests on: "mandates.ledger" */
	const char *name_en, *name_zh;
	enum budget_part part;
	int line;                    /* enum line_id of the work, ways too; -1 for BUDGET_LOST */
	double share[SKILL_COUNT];   /* of its hours, by the skill they take; with when: zero for BUDGET_LOST */
	enum budget_when when;
	double hours_a_year;
	const char *formula;         /* figures and units only: "47 × 45 min × 52 + 47 × 6 h" */
};

enum { BUDGET_LINES = KIND_COUNT * (BUDGET_WHEN_COUNT + 2) + SCENARIO_LINES + 16 };

struct budget {
	struct budget_line lines[BUDGET_LINES];
	int line_count;
	double hours[BUDGET_PART_COUNT];
	double skill_hours[SKILL_COUNT];  /* service and administrative */
	double again_hours[SKILL_COUNT];
	double rounds, elderly_rounds;    /* a year that set out to a household, to an elderly resident */
	double field_h, elderly_field_h;  /* a year of field work that goes with households, with elderly residents: not done twice, ways apart */
	double posts, post_h;             /* posts, hours a year of one */
	double present_share;             /* of posts neither occupied nor borrowed */
	double vacancy_share;             /* of those, nobody there */
	double productivity;              /* of who is there, with newcomers learning */
	/* Ways are left out of both, as they are where a simulation measures load. */
	double norm_load;                 /* asked ÷ given with every post filled and nothing done twice */
	double lived_load;                /* with vacancies, newcomers and requests that return */
};

/* Hours a year of one post. */
double budget_post_h(const struct settings *settings);
/* Times a year a template of this recurrence sends a piece. */
double budget_times_a_year(const struct kind_settings *kind);
/* Share of requests that come from the elderly; that are brought to the counter: the elderly, disabled and poor are met at home, of
   the others a share walks in. */
double budget_elderly(const struct settings *settings);
double budget_at_counter(const struct settings *settings);
/* Share of posts nobody holds at a time, and the speed of those who hold one over that of those who know the work. */
double budget_vacant(const struct settings *settings);
double budget_productivity(const struct settings *settings);
/* Share of requests met at home that are of the elderly. */
double budget_home_elderly(const struct settings *settings);
/* Posts of a community by the settings: by residents, or by number. */
double budget_posts(const struct settings *settings, double population);
/* The budget of a community of `population` residents in `households` with `posts` posts. Certificates go by its residents over
   place.population. Lines of the scenario's own come in too, and what its table of mandates lists. Formulas are kept
   in `arena`. posts = 0: the loads are INFINITY. */
STATUS_MUST_USE enum status budget_build(struct budget *budget, struct arena *arena, const struct scenario *scenario,
	const struct settings *settings, double population, double households, double posts);
/* The same with the ways of a community that is known; else they are those of the mean community (walks_mean). */
STATUS_MUST_USE enum status budget_build_at(struct budget *budget, struct arena *arena, const struct scenario *scenario,
	const struct settings *settings, double population, double households, double posts, const struct walks *walks);
/* The load of the same work on another number of posts, lived or by the norm. */
double budget_load(const struct budget *budget, double posts, bool is_lived);

#endif
