/* work.h - pieces of work: rows of a community, waiting or in hand. */
#ifndef WORK_H
#define WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"

enum work_state { WORK_FREE, WORK_WAITING, WORK_GIVEN_UP };
enum need_class { CLASS_BASIC, CLASS_NON_BASIC, CLASS_LIFE, CLASS_COUNT };
/* Who asks. The first three are met at home. */
enum group { GROUP_ELDERLY, GROUP_DISABLED, GROUP_LOW_INCOME, GROUP_CHILD, GROUP_FIRM, GROUP_GENERAL, GROUP_COUNT };
enum urgency { URGENCY_EMERGENCY, URGENCY_URGENT, URGENCY_NORMAL, URGENCY_LOW, URGENCY_COUNT };
/* How a request came to be known. A return is of the source of what returns. */
enum order_source { ORDER_OPEN, ORDER_WALK_IN, ORDER_FOUND, ORDER_SURFACED, ORDER_SOURCE_COUNT };
enum side { SIDE_SERVICE, SIDE_ADMIN, SIDE_COUNT };
/* Order of work in `priority`: emergency, assessed mandates, basic needs, other mandates, other needs, visits, visits past due. */
enum rank { RANK_EMERGENCY, RANK_LINKED, RANK_BASIC, RANK_MANDATE, RANK_NEED, RANK_VISIT, RANK_LATE_VISIT };

/* Effort spent on mandates at present, shares of the standard: not assessed, and assessed ("linked"). */
struct work_effort {
	double unlinked, linked;
};

/* A piece of work in one or more equal parts, each for one worker at a time. */
struct work {
	int64_t asked;          /* when it was asked */
	int64_t arrived;        /* when it reached the community */
	int64_t entered;        /* own lines: when the first of the lines it went through was asked */
	int64_t due;            /* INT64_MAX: no due time */
	int64_t expires;        /* when nobody waits for it any more; INT64_MAX: never */
	int64_t standard;       /* standard effort of all parts together, ticks */
	int64_t leftover;       /* effort of parts handed back half done, as it stands, ticks */
	uint64_t ordinal;       /* of its address */
	uint32_t number;        /* its node in the queue carries the same number, else the node is stale */
	uint32_t serial;        /* of this use of the row */
	uint32_t nth;           /* own lines: the how-manieth of its line; visits: the turn of its first household */
	int32_t next;           /* among the free rows */
	int16_t line, template; /* template -1: none */
	uint16_t parts, held, waiting, leftovers, in_hand, parts_done; /* all; not yet released; not begun; handed back; in hands; finished */
	uint16_t pace;          /* parts released each working day */
	uint16_t building;      /* where somebody is called on, among those of the community */
	uint8_t state, rank, side, skill, channel, need_class, urgency, group, returns, source;
	int8_t origin;          /* own lines: the line it first came to */
	bool is_linked, is_started, counts_parts, was_returned, beyond_authority, is_late;
	int8_t provider;        /* who else does it (enum provider_id), -1: the community */
	bool is_away;           /* it is with the provider */
	bool interrupts, begins_anew; /* own lines: interrupts lower ranks; loses what was done when interrupted */
	int16_t department;     /* that sent it; behind the last: none */
	int16_t cell;           /* of the table of departments and kinds, once it has arrived; -1: no burden */
	float tolerance;        /* effort factor of its own, at most 1 after use */
	float effort_sum;       /* over parts begun, share of standard */
	float uniform_outcome, uniform_rating; /* drawn when asked */
	float value;            /* policy value */
};

/* Rows of work with a free list. */
struct work_pool {
	struct work *rows;
	int32_t count, capacity, free_head, open;
};

STATUS_MUST_USE enum status work_pool_init(struct work_pool *pool, struct arena *arena, int32_t capacity);
/* A row, whatever is in it; -1 when out of memory. */
int32_t work_take(struct work_pool *pool, struct arena *arena);
void work_give_back(struct work_pool *pool, int32_t row);
/* Whether parts of it wait. */
static inline bool work_waits(const struct work *work)
{
	return work->waiting + work->leftovers > 0;
}

#endif
