/* scenario.h - what a person wrote, typed and complete: settings, options, rules, lines of work. Made by reading, const afterwards. */
#ifndef SCENARIO_H
#define SCENARIO_H

#include "base/fault.h"
#include "chance/draw.h"
#include "chance/rate.h"
#include "clock/calendar.h"
#include "input/schema.h"
#include "world/traces.h"

enum post { POST_LEAD, POST_GRID, POST_COUNTER, POST_SPECIALIST, POST_COUNT };
enum skill { SKILL_FIELD, SKILL_COUNTER, SKILL_DESK, SKILL_COUNT };
enum recurrence { RECURRENCE_WORKING_DAILY, RECURRENCE_WEEKLY, RECURRENCE_MONTHLY, RECURRENCE_YEARLY, RECURRENCE_WALK_IN };
enum basis { BASIS_FIXED, BASIS_PER_HOUSEHOLD, BASIS_PER_FIELD };

/* Mandate kinds: one line each in demand/kinds.def. */
enum kind_id {
#define KIND(id) KIND_##id,
#include "demand/kinds.def"
#undef KIND
	KIND_COUNT
};
/* Admission rules: one line each in gate/rules.def. */
enum rule_id {
#define RULE(id) RULE_##id,
#include "gate/rules.def"
#undef RULE
	RULE_COUNT
};
/* Tables: one line each in world/tables.def. */
enum tables_id {
#define TABLE(id) TABLES_##id,
#include "world/tables.def"
#undef TABLE
	TABLES_COUNT
};
/* Feedback loops: one line each in loops/loops.def. */
enum loop_id {
#define LOOP(id) LOOP_##id,
#include "loops/loops.def"
#undef LOOP
	LOOP_COUNT
};

/* Who else can do it: one line each in supply/providers.def. */
enum provider_id {
#define PROVIDER(id) PROVIDER_##id,
#include "supply/providers.def"
#undef PROVIDER
	PROVIDER_COUNT
};

enum { PLATE_PARAMETERS = 24, SCENARIO_RULES = 12, SCENARIO_POLICIES = 32, SCENARIO_LINES = 16, SCENARIO_SERVERS = 8, SCENARIO_LOOKS = 16,
	LINE_NEXT = 8 };

/* Settings of one mandate kind. */
struct kind_settings {
#define KIND_NUMBER(key, member, ...) double member;
#define KIND_CHOICE(key, member, ...) int member;
#define KIND_DRAWN(key, member, ...) struct draw member;
#include "world/kind_keys.def"
#undef KIND_NUMBER
#undef KIND_CHOICE
#undef KIND_DRAWN
};

/* Every setting with a key, resolved: one of these holds from a date until the next. */
struct settings {
#define NUMBER(path, member, ...) double member;
#define CHOICE(path, member, ...) int member;
#define DRAWN(path, member, ...) struct draw member;
#define EFFICIENCY(post, skill, fallback) double efficiency_##post##_##skill;
#include "world/keys.def"
#undef NUMBER
#undef CHOICE
#undef DRAWN
#undef EFFICIENCY
	struct kind_settings kinds[KIND_COUNT];
	double loops[LOOP_COUNT][PLATE_PARAMETERS]; /* loops.<loop>.<parameter>, choices and switches as numbers */
	double providers[PROVIDER_COUNT][PLATE_PARAMETERS]; /* supply.<provider>.<parameter> */
};

/* Ways a line's pieces come: one line each in demand/arrivals.def. */
enum arrivals_id {
#define ARRIVALS(id) ARRIVALS_##id,
#include "demand/arrivals.def"
#undef ARRIVALS
	ARRIVALS_COUNT
};
/* Regular dates of a line with arrivals: calendar. */
enum line_every { EVERY_WORKING_DAY, EVERY_WEEK, EVERY_MONTH, EVERY_QUARTER, EVERY_HALF_YEAR, EVERY_YEAR };

/* A line of work of the scenario's own ("lines:"): for queueing studies and for whatever the kinds do not cover. */
struct line_settings {
	int32_t id;              /* stable, 1 … 4095: part of the address of its random numbers */
	const char *name;
	int arrivals;            /* enum arrivals_id */
	double base;             /* arrivals a day, in each community, when nothing changes with time */
	struct rate rate;        /* the same as they change with time */
	double day_factor;       /* coefficient of variation of how busy a day is as a whole */
	struct draw gap;         /* h between arrivals, of arrivals: gaps */
	struct draw batch;       /* pieces that come together, rounded, at least 1 */
	int every;               /* enum line_every, of arrivals: calendar */
	double on_day, at;       /* the n-th day of the week, month …; h after midnight */
	struct trace trace;      /* of arrivals: trace */
	double start;            /* pieces there from the beginning */
	struct draw effort;      /* h */
	struct draw patience;    /* h; a constant of 0 = endless */
	double due;              /* h; 0 = none */
	double answer_within;    /* h; 0 = none */
	double rank;             /* order in `priority`: 0 first … 9 last; 0 preempts */
	int interrupts;          /* 1: interrupts work of a lower rank */
	int interrupted;         /* 0 goes on where it stopped, 1 begins anew */
	double room;             /* most pieces in a community, waiting and in hand; 0 = no limit */
	int side;                /* 0 service, 1 administrative */
	int skill;               /* enum skill */
	struct { int32_t line; double share; } next[LINE_NEXT]; /* where it goes when done; the rest leaves */
	int next_count;
	uint32_t servers;        /* bit g: group g of servers takes it; 0: the community's posts do, by skill */
	struct { int group, place; } tries[SCENARIO_SERVERS]; /* the same groups as a piece tries them: where the group lists the line */
	int try_count;
};

/* A group of servers of the scenario's own ("servers:"), beside the community's posts. */
struct server_settings {
	const char *name;
	double count;
	struct schema_list by_hour, by_weekday; /* on duty by hour of day, and factors by weekday; none: `count` while the calendar is open */
	int takes[SCENARIO_LINES], take_count;
	int order;               /* 0: by the discipline, 1: lines as listed */
	double speed;
	double room;             /* most pieces, waiting and in hand, of all it takes; 0 = no limit */
	int shift_end;           /* enum shift_end */
	struct draw rest;        /* h away when nothing waits; a constant of 0 = none */
	int rests;               /* 0: again and again while nothing waits, 1: once */
	struct draw fails_after; /* h; a constant of 0 = never */
	int fails_by;            /* 0: hours of work, 1: hours of the clock */
	int failed;              /* the piece in hand: 0 waits and goes on, 1 waits and begins anew, 2 goes to another */
	struct draw repair;      /* h */
};
/* What becomes of work in hand when a shift ends: order of the choices of staff.shift_end. */
enum shift_end { SHIFT_SUSPEND, SHIFT_FINISH, SHIFT_HAND_BACK, SHIFT_RESTART };
/* What theory says of the scenario: a word of it, and where it stands. */
struct expect_word {
	const char *text;
	struct place place;
};
enum { EXPECT_TERMS = 8, SCENARIO_EXPECTS = 256 };
enum expect_of { EXPECT_MEAN, EXPECT_VARIANCE };
/* One exact value ("expect:"): of a measure, or of several added up. Which measures there are is known to those who run it. */
struct expectation {
	const char *id, *source;
	struct expect_word lines[EXPECT_TERMS];    /* of these lines of work; none = of the district */
	struct expect_word measures[EXPECT_TERMS]; /* added up, over all lines named */
	int line_count, measure_count;
	struct expect_word value;                  /* "1 min" */
	double within;                             /* most the half width may be, share of the value */
	int of;                                    /* enum expect_of, over the replications */
	struct place place;
};

/* What a sweep of the scenario varies ("sweep:"), and how; 0 and "" = not said. */
struct sweep_settings {
	const char *design;                        /* latin, morris … */
	double points, ends, resolution, replications, seed;
	int own_luck;                              /* 1: each sample has a seed of its own */
	const struct expect_word *factors;         /* "KEY=a, b, c" */
	int factor_count;
};

/* One rule of a gate with its parameters in the order of the rule's name-plate. */
struct rule_settings {
	enum rule_id rule;
	double p[PLATE_PARAMETERS];
	struct schema_list items;        /* of rules that are told items: their numbers from 1; 0 parts groups */
};

/* Settings and rules that hold from a date (days since the start; the opening is day 0, the pre-run INT32_MIN). */
struct phase {
	int32_t from_serial;      /* calendar_serial of the date, or INT32_MIN */
	struct settings *settings;
	struct rule_settings rules[SCENARIO_RULES];
	int rule_count;
};

struct policy {
	const char *name;                                /* do_nothing */
	const char *label_en, *label_zh, *brief_en, *brief_zh;
	struct phase *phases;                            /* ascending; phases[0] is the pre-run, without the policy */
	int phase_count;
	struct place place;
};

#define SCENARIO_NO_DATE INT32_MIN

/* Rows of tables: NaN, -1, NULL or no date = blank, taken from the rule. */

/* One community. Its blanks may have been filled in from its buildings and its staff. */
struct community_row {
	int32_t id, street;              /* street from 0 */
	const char *name, *street_name;
	double population, households, elderly, children, firms, posts[POST_COUNT], grids;
	double requests, amplification;  /* factors */
};

enum staff_status { STAFF_IN_POST, STAFF_VACANT, STAFF_OCCUPIED, STAFF_BORROWED };
/* A worker, or several alike. Sorted by community, then post. */
struct staff_row {
	int32_t community;               /* among the communities, from 0 */
	int post, status;                /* enum post, enum staff_status; never blank */
	double count;                    /* never blank */
	double speed, months, grid;      /* factor; in post at the start; from 1 */
	int32_t until;                   /* calendar_serial: of the one borrowed the day he is back, of an empty post the day it is filled */
	const char *community_name;      /* as written */
};

/* Work a department sends down, or several pieces alike. In the order of the table. */
struct mandate_row {
	const char *name;
	int kind;                        /* enum kind_id; never blank */
	double count;                    /* never blank */
	int32_t department, item;        /* from 0; -1 = by the rule; items of the table come first */
	const char *department_name, *item_name; /* as written; NULL too where they are numbers */
	int recurrence, basis;
	double times;                    /* a year, on days of no fixed rule */
	double effort, reach, persons, year_end, part, hour, deadline, lapse, value, benefit;
	int rigid, linked, from_residents, in_evening, has_authority, passes_street;
	double function, fields;
};

/* A building. Sorted by community, then as in the table. */
struct building_row {
	int32_t community;               /* among the communities, from 0 */
	int row;                         /* of the table, from 0 */
	const char *id, *compound, *community_name;
	const char *base;                /* of its grid, as planned; for the record */
	double households, residents, elderly, floors;
	double grid;                     /* from 1 */
	double x_m, y_m;                 /* in metres, or NaN; degrees are laid flat around the table's mean */
	double longitude, latitude;
};

/* Something a person said beside the settings: of a rule, of settings an option changes, of a line of work, of servers. */
struct scenario_input {
	const char *before_en, *before_zh;  /* what stands before its key: "policy.quota." */
	const struct schema_key *key;
	struct schema schema;               /* that has the key */
	const void *filled;                 /* the structure that holds its value */
	struct schema_provenance said;
	int32_t from_serial;                /* the day from which it holds; SCENARIO_NO_DATE = the start */
};

/* A street, or several with as many communities. */
struct street_row {
	double communities, count;       /* never blank */
	int32_t district;                /* from 0; -1 = dealt out */
	const char *district_name, *name; /* as written; district NULL where it is a number */
};

/* What is known of a table as a whole. */
struct scenario_table {
	const char *file, *source;       /* file NULL = the scenario names none; source NULL = assumed */
	struct stamp stamp;              /* its name is as the scenario has it */
	int row_count, sourced_count, assumed_count;
};

struct scenario {
	struct arena arena;
	const char *file, *text;                         /* as given; the text of all files read, whole, and what was set on the command line */
	const char *name_en, *name_zh, *question_en, *question_zh, *setting_en, *setting_zh;
	int32_t start_serial;
	int replications;
	uint64_t seed;
	struct settings settings;                        /* the opening, without any policy */
	struct schema_provenance *provenance;            /* of the keys of scenario_schema() */
	struct policy policies[SCENARIO_POLICIES];
	int policy_count, baseline;
	struct line_settings lines[SCENARIO_LINES];
	int line_count;
	struct server_settings servers[SCENARIO_SERVERS];
	int server_count;
	struct schema_list look_at;                      /* h since the start: when what is in the system is counted */
	double first;                                    /* waits of the first so many of each line are kept apart */
	const struct expectation *expects;               /* of the file itself, not of those it extends */
	int expect_count;
	struct sweep_settings sweep;                     /* the same */
	const struct community_row *communities;         /* of tables; NULL = by the rule */
	const struct staff_row *staff;                   /* replaces the posts of the communities it names */
	const struct mandate_row *mandates;              /* the first templates of their kinds */
	const struct building_row *buildings;
	const struct street_row *streets;                /* of all districts; a row may stand for many */
	int community_count, staff_count, mandate_count, building_count, street_count;
	int item_count;                                  /* named by mandates */
	struct scenario_table tables[TABLES_COUNT];
	const struct scenario_input *inputs;             /* in the order they were read */
	int input_count;
	const struct stamp *stamps;                      /* of every table it rests on, those of distributions and traces too */
	int stamp_count;
	struct calendar_window windows[CALENDAR_WINDOWS]; /* of a working day, for who lays a scenario over a log; none: those of the office */
	int window_count;
	const struct calendar_exception *exceptions;
	int exception_count;
	int sourced_count, assumed_count;
};

/* The table of all keys (world/keys.def, kind_keys.def x kinds, parameters of loops), built once into `arena`. Offsets into struct settings. */
STATUS_MUST_USE enum status scenario_schema(struct schema *schema, struct arena *arena);
/* Reads a scenario with what it extends, its policies, tables and calendar, then sets `assignments` ("key=value").
   Where the faults have roots, the folder of `path` is one more.
   Collects every fault of every file. On STATUS_OK the scenario is complete; free it in any case. */
STATUS_MUST_USE enum status scenario_read(struct scenario *scenario, const char *path, const char *const *assignments, int assignment_count,
	struct faults *faults);
void scenario_free(struct scenario *scenario);
/* A scenario with settings of its own in every phase of every option, in `arena`, all else shared: they may be changed. */
STATUS_MUST_USE enum status scenario_fork(const struct scenario *scenario, struct arena *arena, struct scenario *fork);
/* Whether the key of this path can make a difference to a run as the other settings stand. */
bool scenario_is_in_force(const struct settings *settings, const char *path);

#endif
