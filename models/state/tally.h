/* tally.h - what is counted: write-only while the simulation runs. Whole ticks and counts, so that sums are exact. */
#ifndef TALLY_H
#define TALLY_H

#include "measure/spread.h"
#include "state/verdict.h"
#include "state/work.h"
#include "world/world.h"

/* One line of work. Pieces: a mandate, a request, one visit. "Fell due" = its outcome is known: done in time, done late, or given up. */
struct tally_line {
	int64_t asked, done, on_time, lapsed, abandoned, refused, merged, taken_over, returned; /* merged: into another piece */
	int64_t arrived;                   /* pieces that reached the community */
	int64_t started, waited;           /* first starts; those that had to wait once they had reached the community */
	int64_t for_show;                  /* done with less than 80 % of the standard effort */
	int64_t asked_ticks;               /* standard effort of what arrived (refused ones not) */
	int64_t due_ticks, on_time_ticks;  /* standard effort of what fell due; of that in time */
	int64_t worked_ticks;              /* time spent on it, ways apart */
	int64_t wait_ticks, stay_ticks;    /* asked to first start; asked to done */
	int64_t queue_ticks;               /* sum over parts of time in queue */
	int64_t present_ticks;             /* own lines: sum over pieces of time in queue, in hand, or laid down with a server */
	double wait_square, stay_square;   /* h^2 */
	int64_t answered;                  /* begun within the time promised */
	int64_t left, through_ticks;       /* own lines: what came here first and is done for good; from that first asking */
	int64_t channel_ticks[CHANNEL_COUNT]; /* asked_ticks by the way it came */
	double value_asked, value_done;    /* policy value; asked includes refused */
	double effort_sum;                 /* of mandates done, share of standard */
	int64_t rated;
	double rating_sum;                 /* 1 … 5 */
};

/* One group of servers. On duty: busy, idle (at rest, too) or out of order. */
struct tally_servers {
	int64_t on_shift_ticks, busy_ticks, idle_ticks, down_ticks;
};

/* Work done by one provider. Orders end done, sent back because it was the wrong one, or given up before it began. */
struct tally_provider {
	int64_t asked, done, sent_back, given_up;
	int64_t done_ticks;                /* standard effort of what it has done */
	double paid_yuan, fees_yuan;       /* by the community, for all orders; by residents, for what was done */
};

struct tally {
	struct tally_line lines[LINE_MOST];
	struct tally_servers servers[SCENARIO_SERVERS];
	struct tally_provider providers[PROVIDER_COUNT];
	int64_t others_ticks;                                 /* of asked_ticks, not for the staff: given to others, less what came back */
	int64_t assist_ticks;                                 /* standard effort of work sent down done by those hired */
	double assist_yuan, project_yuan;                     /* paid for it; for development projects */
	double stock_days;                                    /* hours of development stock x days */
	int64_t contract_ticks, overtime_ticks, duty_ticks;   /* time owed by those in post, beyond contract, called out */
	int64_t idle_ticks, absent_ticks, training_ticks, service_ticks, admin_ticks, travel_ticks; /* travel: on the way, in neither of the two before */
	int64_t vacant_ticks, borrowed_ticks, occupied_ticks; /* contract time of posts nobody works in, by reason */
	int64_t post_ticks;                                   /* contract time of all posts */
	int64_t again_ticks;                                  /* standard effort asked a second time: returns, the hotline */
	int64_t able_ticks;                                   /* contract time of those present x their speed: standard work they could do */
	int64_t busy_area;                                    /* integral of workers busy */
	int64_t queue_area;                                   /* integral of parts waiting: must equal the sum of queue_ticks */
	int64_t quits, hires, rest_days;                      /* rest_days: days off on which somebody was called out */
	int64_t staff_seen, staff_burnt_out, abuses;          /* workers looked at, once a month; of those, burnt out; anger vented on them */
	double exhaustion_sum;                                /* over workers looked at */
	int64_t tenure_days, staff_days;                      /* days in post of those at work, summed over days; those days */
	int64_t overload_days, load_days;                     /* working days with the load window above 1; all of them */
	int64_t overload_weeks, load_weeks;                   /* weeks in which more was asked than those present could do in their time; all of them */
	int64_t visited;                                  /* home visits, each household as often as it was called on */
	int64_t homes_called, homes_known;                    /* at the end of quarters: households called on at least once; all of them */
	int64_t elderly_called, elderly_known;                /* of those the ones with elderly */
	int64_t unheard;                                      /* needs nobody was told of, for lack of trust; asked and abandoned all the same */
	int64_t pleased;                                      /* requests rated 4 or 5 */
	struct spread request_wait;                           /* of requests begun, or given up before */
	int64_t requests_open, closes;                        /* requests that wait at the end of a month; ends of months */
	int64_t group_due[GROUP_COUNT], group_on_time[GROUP_COUNT]; /* requests whose outcome is known, by who asked; those in time */
	int64_t class_due[CLASS_COUNT], class_on_time[CLASS_COUNT]; /* the same by class of need */
	int64_t class_ticks[CLASS_COUNT];                     /* time spent on requests of each class, ways apart */
	int64_t orders, dispatched, accepted, passed_up;      /* the order flow of requests */
	int64_t order_sources[ORDER_SOURCE_COUNT], emergencies; /* orders by how they came to be known; emergencies among them */
	int64_t hidden_born, hidden_found, hidden_surfaced, hidden_faded; /* needs that arise unseen, and what becomes of them */
	int64_t hidden_days;                                  /* sum over days of needs hidden in the evening */
	double calls, calls_answered;                         /* households called on for surveys and registrations; who opened */
	int64_t stamps, stamps_beyond, stamps_refused, liabilities; /* certificates asked; beyond authority, given all the same, refused; what came of those given */
	double liability_yuan;
	double satisfaction, participation, annoyance, annoyance_firms; /* sums over days of each loop at work */
	int64_t satisfaction_days, participation_days, annoyance_days;
	int64_t applications, admitted, rejected, modified;   /* at the gate (district) */
	double review_hours, review_days;                     /* of all applications */
	double outside_function_ticks, beyond_authority_ticks;
	double fields_asked, fields_again;                    /* data fields asked for; of those, already given to somebody this year */
	double active_items, active_templates, suppressed_hours, pool_hours, enforcement, months; /* sums over months (district) */
};

/* What a department sends down, or a kind of work: pieces that reached communities, their standard effort, time spent on them;
   templates in use, summed over months. */
struct tally_origin {
	int64_t pieces, asked_ticks, worked_ticks;
	double in_use;
};

/* Lines that are a burden: kinds but certificates, which serve residents; then what comes of the hotline, of clean-ups, of inspections. */
enum { TALLY_BURDENS = KIND_COUNT + 2 };
static inline int tally_burden(int line)
{
	return line < KIND_COUNT ? line - (line > (int)KIND_certificate) : line == LINE_HOTLINE ? KIND_COUNT - 1 : line == LINE_CAMPAIGN ? KIND_COUNT : KIND_COUNT + 1;
}
/* Cells of a table of departments, the last of them what none has sent, by kind of burden. */
static inline int tally_origins(int department_count)
{
	return (department_count + 1) * TALLY_BURDENS;
}

/* What happens on a day and shows in the months after it: a gate comes into force, changes or ends; settings change; a gate goes
   through its items again; a clean-up strikes off. */
enum happening { HAPPENED_GATE, HAPPENED_SETTINGS, HAPPENED_ROUND, HAPPENED_CLEAN_UP, HAPPENED_COUNT };

/* What is counted at the district alone, beside its tally: what departments send, a cell for each and each kind of burden. */
enum { TALLY_REVIEW_DAYS = 400 };
struct tally_district {
	struct tally_origin *departments;
	double in_use[KIND_COUNT];
	int64_t review_days[TALLY_REVIEW_DAYS]; /* applications by days from asking to decision; the last: so many or more */
	int64_t happened[HAPPENED_COUNT];       /* days on which it did */
};

/* Adds `from` to `to`. */
void tally_origins_add(struct tally_origin *to, const struct tally_origin *from, int count);
void tally_district_add(struct tally_district *to, const struct tally_district *from, int origin_count);
/* Back to nothing. */
void tally_district_clear(struct tally_district *tally, int origin_count);
void tally_add(struct tally *to, const struct tally *from, int line_count);

/* What a member is: int64_t, uint32_t, double. */
enum tally_kind { TALLY_WHOLE, TALLY_SMALL, TALLY_NUMBER };
/* Is shown `count` members of a kind that lie side by side, and may change them. */
typedef void tally_step(void *context, enum tally_kind kind, void *members, int count);
/* All members, always in the same order. */
void tally_walk(struct tally *of, int line_count, tally_step *step, void *context);
void tally_district_walk(struct tally_district *of, int origin_count, tally_step *step, void *context);

#endif
