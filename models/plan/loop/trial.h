/* trial.h - communities simulated with so many posts each: what was asked, what was met, by replication. */
#ifndef TRIAL_H
#define TRIAL_H

#include "base/team.h"
#include "plan/loop/heads.h"
#include "run/simulate.h"

/* Kinds of posts that are planned: all but the lead, of whom there is one. Kind k is post k + 1. */
enum { TRIAL_KINDS = POST_COUNT - 1, TRIAL_FIRST = POST_LEAD + 1 };

/* What is judged. Shares, hours, hours. */
enum trial_measure { TRIAL_BASIC, TRIAL_SERVICES, TRIAL_WAIT, TRIAL_LOAD, TRIAL_MEASURES };

/* Of one replication of one community: pieces and ticks. */
struct trial_counts {
	int64_t basic_due, basic_on_time;      /* requests for basic services */
	int64_t due_ticks, on_time_ticks;      /* requests, visits and contacts */
	int64_t waited, wait_ticks;            /* of those who come to the counter for a certificate */
	int64_t asked_ticks, able_ticks;       /* standard work asked of the staff; what those present could do in their time */
};

struct trial_room;

/* Some communities of a world, which has room for the most posts that are tried. */
struct trial {
	const struct world *world;
	const int *chosen;                     /* numbers of the communities in the world */
	int count;
	uint64_t seed;
	struct team team;
	struct trial_room *rooms;              /* one for each thread */
};

/* Rooms for every thread of the team; world and chosen stay the caller's. Free it in any case. */
STATUS_MUST_USE enum status trial_init(struct trial *trial, const struct world *world, const int *chosen, int count, uint64_t seed,
	struct team team, struct faults *faults);
void trial_free(struct trial *trial);
/* Simulates replications first … first + replications - 1 with heads[count] posts: counts[replication][count]. The numbers of
   residents, work and of each worker are those of any other posts: the k-th of a kind is always the same. The same for any team. */
STATUS_MUST_USE enum status trial_run(struct trial *trial, const struct heads *heads, int first, int replications, struct trial_counts *counts,
	struct faults *faults);
/* Standard work each post of the community `place` (of chosen) could do in the days that count, in ticks, over these replications: able[post], in the order of its posts.
   Of frozen demand, where nobody's presence depends on the others. */
STATUS_MUST_USE enum status trial_able(struct trial *trial, int place, int first, int replications, int64_t *able, struct faults *faults);

void trial_add(struct trial_counts *to, const struct trial_counts *from);
/* NaN when nothing fell due, nobody came or nobody was there. */
double trial_measured(const struct trial_counts *counts, enum trial_measure measure);

#endif
