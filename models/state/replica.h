/* replica.h - all that changes in one replication: communities side by side, and the district they meet through. */
#ifndef REPLICA_H
#define REPLICA_H

#include "clock/events.h"
#include "clock/queue.h"
#include "base/team.h"
#include "state/felt.h"
#include "state/departments.h"
#include "state/diary.h"
#include "state/gauge.h"
#include "state/hidden.h"
#include "state/life.h"
#include "state/rounds.h"
#include "state/supply.h"
#include "state/tally.h"
#include "state/waits.h"
#include "state/windows.h"
#include "state/work.h"

/* -- a community ----------------------------------------------------------------------------------------------------- */

enum worker_status { WORKER_IN_POST, WORKER_VACANT, WORKER_BORROWED, WORKER_OCCUPIED, WORKER_CLOSED };
enum { HANDS_EMPTY = -1, HIRED = -1 };

struct worker {
	int32_t hand;            /* row of the work in hand, or HANDS_EMPTY */
	int32_t kept;            /* row of work laid down at the end of a shift, or HANDS_EMPTY */
	uint32_t generation;     /* of the event that will end the work in hand */
	bool is_present;         /* may take work in this window */
	bool is_absent;          /* away today */
	bool is_leaving;         /* stays after hours until the work in hand is done */
	bool is_on_shift, is_down, is_resting; /* of a server: on duty; out of order; away because nothing waited */
	int8_t post, grid;
	int8_t group;            /* of servers, or -1: holds a post */
	int64_t taken;           /* when he took up what is in hand */
	int64_t since;           /* then, or when it was last accounted for; of a server also while its hands are empty */
	int64_t finish;          /* when it will be done */
	int64_t part_effort;     /* effort of the part in hand, ticks */
	double speed_in_hand;    /* at what is in hand */
	int64_t kept_left;       /* effort left of the part laid down, ticks */
	int64_t way_left, kept_way; /* ticks of the way not yet walked: of what is in hand when it was last accounted for, of what is kept */
	int64_t idle_since;
	int32_t idle_before, idle_after; /* of a server that is free: neighbours among the idle of its group, or -1 */
	int64_t up_left;         /* of a server: ticks of work until it fails */
	uint32_t spells;         /* of a server: failures, repairs and rests so far */
	int64_t overtime_week;   /* ticks since Monday */
	double speed[SKILL_COUNT];
	double skill;            /* own factor, mean 1 */
	int32_t status;          /* enum worker_status */
	int32_t holder;          /* the n-th holder of the post, from 0 */
	int32_t hired_day;       /* may lie before day 0 */
	int32_t until_day;       /* vacant: when a round of recruitment ends; borrowed: when he is back */
	int32_t vacant_day;      /* vacant: since when */
	int32_t round;           /* vacant: of recruitment, from 0; HIRED = somebody is found and starts at until_day */
	double searched;         /* days of recruitment to the end of this round */
	double exhaustion;       /* 0 … 1; below 0: not known */
	double temper;           /* what he brings along to bear it: standard normal, drawn at hiring */
	double quits;            /* a year; below 0: as staff.quits says */
	double pace;             /* factor on speed, by how busy he is */
	double doors;            /* factor on the time of calls at households, by how they are answered */
	double abuse;            /* times residents vented their anger on him last month */
	double trained;          /* hours of training he still knows */
	bool is_training;        /* away today, to learn */
	struct window_hours hours;
};

/* An arrival of today, known in the morning. */
struct arrival {
	int64_t time;
	int32_t row;             /* the work, made in the morning, not yet in a queue; or -1 - line of a piece still to be made, */
	int32_t number;          /* the how-manieth address of its line today */
};

/* Pieces of work to look at again on a day: they may be late or given up by then. So many to a line of cache. */
enum { REMINDERS = 7 };
struct reminders {
	int32_t next, count;     /* those before them of the same day, or -1 */
	struct {
		int32_t row;
		uint32_t serial;     /* of the work: another serial in the row means it is long gone */
	} of[REMINDERS];
};

/* A group of servers now. Its servers are workers first … first + count - 1. */
struct server_group {
	int32_t first, count, wanted, on_shift; /* wanted on duty; on duty, also those out of order */
	int32_t free;            /* able to take work, with empty hands: from idle_first, idle longest, to idle_last */
	int32_t idle_first, idle_last;
	int32_t present;         /* pieces waiting or in hand */
	int64_t area_time;
};
/* A line of the scenario's own now. */
struct line_now {
	int64_t next;            /* of arrivals by gaps: when */
	uint64_t gaps;
	int32_t numbers;         /* addresses of today used so far */
	int32_t present;         /* pieces waiting or in hand */
	uint32_t nth;            /* pieces asked for since the beginning */
};

/* Queues of a community: one for each skill and side, one for emergencies, then one for the field work of each grid, then one for
   each line that has servers of its own. */
enum { QUEUE_EMERGENCY = SKILL_COUNT * SIDE_COUNT, QUEUE_GRIDS };
enum { BUCKET_DAYS = 1024 };

struct shop {
	const struct world *world;
	const struct community *place;
	const struct regime *regime;
	const struct discipline *discipline;
	struct growth growth;        /* of today */
	double spread_sigma, tolerance_sigma; /* of the logarithms: effort of a piece of work sent down, its tolerance */
	struct arena arena;          /* its own, so that communities can grow side by side */
	struct random_address address; /* seed, replication and entity filled in */
	int64_t now;
	int32_t day;
	enum status status;
	struct worker *workers;
	int post_count, worker_count; /* those who hold posts, then the servers */
	struct server_group groups[SCENARIO_SERVERS];
	struct line_now lines[SCENARIO_LINES];
	struct gauge *gauges;        /* of those lines */
	int32_t looks;               /* times looked at them so far */
	struct work_pool works;
	struct queue *queues;
	int queue_count, queue_own;  /* all; the first of the own lines */
	uint32_t queue_filled;       /* of those before the grids', bit q: something stands in queue q */
	int queue_used;              /* behind the last of the posts' queues that was ever used: those of grids are, or are not */
	int32_t stale;               /* nodes in the queues whose work is gone */
	struct events events;
	struct arrival *arrivals;    /* of today by time; behind them room for as many, to sort */
	int32_t arrival_count, arrival_next, arrival_capacity;
	struct reminders *reminders;
	int32_t reminder_count, reminder_capacity, reminder_free;
	int32_t *buckets;            /* [BUCKET_DAYS] the last reminders of a day, or -1 */
	int32_t *inbox;              /* rows that come back tomorrow */
	int32_t inbox_count, inbox_capacity;
	uint32_t number, serial;     /* of the last node pushed; of the last work taken */
	int64_t window_end;          /* ticks; completions beyond it are not posted: the shift ends first */
	bool is_protected;           /* the window's ring-fenced part is on */
	bool is_open;                /* inside working hours: all work is taken, else emergencies only */
	int32_t duty;                /* who answers emergencies today, or -1 */
	int32_t free_count;          /* present workers with empty hands */
	struct work_effort effort; /* of today */
	struct counter counter;    /* what the gate says of certificates */
	struct { double hours, value; bool is_linked; } joint; /* of the merged issues so far, for the joint work that follows */
	struct windows windows;
	struct life life;
	struct felt felt;
	struct hidden hidden;
	struct supply supply;
	struct checked *checked;     /* [departments] */
	struct { double done, quality; } records; /* standard hours of records kept since the month began; those times their quality */
	double record_quality;       /* mean of the last months; 0 = not known yet */
	double eased;                /* factor by which its street has come to shield it */
	uint32_t listeners[LINE_OWN]; /* by line of work: bit l, loop l is told of its end */
	const struct regime *listened; /* for which that was found out */
	double let_go;               /* hours of benefit to residents that nobody saw to since the month began */
	double shock;                /* staff.shock as of yesterday */
	int64_t trust_outcomes, trust_on_time; /* of today */
	struct rounds rounds;
	struct { int64_t asked, present; } week; /* since Monday, on working days: standard and contract ticks */
	int64_t parts_waiting, area_time;      /* for the integral of the queue */
	int32_t waiting_by_line[LINE_MOST];
	struct tally month, horizon, audit;    /* since the month began; of months counted; of everything from day 0, for the audit */
	struct tally_origin *departments;      /* [departments + 1][kinds of burden] since the month began; the last: what none of them sent */
	struct waits *waits;                   /* of requests, of the horizon */
	int64_t *grid_ticks;                   /* [grids] field work of residents asked for, of the horizon */
	uint64_t digest;
	struct diary *diary;         /* NULL: nobody asked for one */
};

/* -- the district ---------------------------------------------------------------------------------------------------- */

enum template_state { TEMPLATE_ACTIVE, TEMPLATE_REFUSED, TEMPLATE_CUT };
struct template_now {
	int8_t state;                /* refused: by the gate; cut: by a clean-up */
	int8_t channel;
	bool is_outside;             /* came back outside the scope of gate and clean-up */
	int32_t return_day;          /* when it must be issued again; 0 = not compulsory */
	double effort;
};
struct item_now {
	bool is_refused;             /* at present, for whatever reason */
	bool is_judged;              /* some rule of the gate has it in its scope */
	bool is_limited;             /* refused by a limit */
	int8_t admission;            /* enum verdict_kind of the admission rules; PASS = not asked yet */
	int8_t channel;
	double effort;
	int32_t decision_day;        /* of an admission verdict on its way, 0 = none */
	struct verdict decision;
};
/* Once-only work at the gate, or refused and remembered. */
struct pending {
	int32_t template, asked_day, decision_day, refused_day; /* decision_day 0: in the pool of the refused */
	uint32_t number;             /* k-th of its day */
	double refused_from;         /* refused by those communities alone where it takes so many hours for each post; 0 = by the gate */
	struct verdict decision;
};
/* A piece of work issued to all communities, delivered at the start of the next day. */
struct issue {
	int32_t template;
	int32_t asked_day;           /* address of its random numbers */
	uint32_t number;
	int8_t channel;              /* enum channel, or ISSUE_REFUSED */
	bool is_again;               /* asked before and refused then: its value is not asked for twice */
	bool is_year_end;
	double effort;
	double lighter;              /* share of its hours that falls away while its value stays; below 0: heavier */
	double refused_from;         /* a community refuses it from so many hours for each post; 0 = it may not */
	double only_from;            /* it goes to those communities alone where it takes so many hours for each post; 0 = to all */
	bool is_joint, is_at_once;   /* takes in the merged issues before it in the list; is not spread over its time */
	double joint_effort, joint_hours; /* of joint work: factor on the sum of hours; hours on top */
	/* the same for every community, filled in before delivery */
	int8_t kind, side, skill, rank, persons; /* persons: the whole number of them */
	bool is_linked, is_appointment, by_households, passes_street, is_outside_function, is_beyond_authority;
	int8_t fields_asked, fields_again;
	const struct draw *spread;   /* of its effort, beside the spread of all; NULL: none */
	int16_t department;
	double part, benefit;        /* hours of the largest part one person takes; benefit of a standard hour to residents */
	double hours;                /* standard hours of one person's share, of a household reached if by_households */
	double extra_hours, person_share, value, pace_days; /* on top; chance of one person more; of a standard hour; days of spreading */
	int64_t time, due, expires;  /* ticks; due of an appointment: grace after its length */
};
/* Instead of a channel: refused; part of the joint work that follows; done by its department; let go by all. */
enum { ISSUE_REFUSED = CHANNEL_COUNT, ISSUE_MERGED, ISSUE_TAKEN, ISSUE_LOST };
/* A piece of work that waits for others to go out with it. */
struct held {
	struct issue issue;
	int32_t release_day, rule, group;
};
enum { DISTRICT_MONTHS = 12 };

struct district {
	struct template_now *templates;
	struct item_now *items;
	struct pending *pendings;
	int32_t pending_count, pending_capacity;
	int32_t *order;              /* [items] scratch of a round: the order of judging */
	double *order_key;
	struct issue *issues;        /* for tomorrow */
	int32_t issue_count, issue_capacity;
	struct held *helds;
	int32_t held_count, held_capacity;
	struct counter counter;      /* what the gate says of certificates today */
	double paid_yuan;            /* by departments for each community since yesterday: buys help */
	struct rule_state rules[SCENARIO_RULES];
	double *sanction_until;      /* [departments] */
	struct department_now *departments;
	struct sharing sharing;
	struct assist assist;
	double coordination;         /* among streets and departments, 0 … 1 */
	double enforcement;          /* E now */
	bool has_gate;
	double open_hours;           /* standard hours a worker-month that come whatever the gate says, as of this month */
	const struct rule_settings *gate; /* the rules in force */
	int32_t gate_day;            /* since when */
	double load_months[DISTRICT_MONTHS], complaint_months[DISTRICT_MONTHS];
	int32_t months_seen;
	int32_t campaign_due_month, campaign_last_month; /* due -1: none; last: of a clean-up or a new gate */
	struct tally month, horizon, audit; /* what is counted at the district */
	struct tally_district month_more, horizon_more, audit_more;
};

struct replica {
	const struct world *world;
	const struct course *course;
	const struct regime *regime; /* of today */
	struct growth growth;        /* of today */
	struct arena arena;
	struct shop *shops;
	int shop_room;               /* as many communities there may be */
	struct district district;
	struct random_address address;
	int32_t day;
	enum status status;
	uint64_t digest;
};

/* Rooms for one replication after another; takes no memory before the first replica_reset. */
void replica_init(struct replica *replica, const struct world *world);
/* The same for worlds of up to so many communities, one after the other: put the next into `world` before replica_reset. */
void replica_init_most(struct replica *replica, int community_count);
void replica_free(struct replica *replica);
/* Back to an empty district on day 0 under `course`, for replication `number` of `seed`. */
STATUS_MUST_USE enum status replica_reset(struct replica *replica, const struct course *course, uint64_t seed, int number);
/* From now on under this course. */
void replica_set_course(struct replica *replica, const struct course *course);
/* Blocks of memory taken so far, all arenas together. */
int64_t replica_blocks(const struct replica *replica);

#endif
