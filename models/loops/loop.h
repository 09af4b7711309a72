/* loop.h - what a feedback loop is: a name-plate, and what it does at its hours. It writes state; demand, staff and the run read it. */
#ifndef LOOP_H
#define LOOP_H

#include "state/replica.h"
#include "world/plate.h"

/* How a piece of work ended. */
struct loop_outcome {
	int32_t row;             /* of the work, still there */
	bool is_done, is_on_time; /* else it lapsed or was given up */
	double effort, quality;  /* shares of the standard; 1 of what serves residents */
	int64_t standard;        /* ticks, of all that ended with it */
	int parts;               /* of work that counts by parts, as many ended now; else 1 */
	int rating;              /* of a request that was rated: 1 … 5; else 0 */
};

/* Lines of work, as bits by enum line_id. */
#define LOOP_LINE(line) (UINT32_C(1) << (line))
#define LOOP_KINDS (LOOP_LINE(KIND_COUNT) - 1)

/* Parameter 0 of each is its switch or form, written by name. Every function may be NULL. Those of a community run side by side with
   those of others: they may write to their own shop only. */
struct loop {
	struct plate plate;
	void (*open)(struct shop *shop);                       /* on day 0, when the posts are filled */
	void (*month)(struct shop *shop);                      /* on the first of a month, before anything else of the day */
	void (*morning)(struct shop *shop);                    /* every day, before anything is asked */
	void (*ended)(struct shop *shop, const struct loop_outcome *outcome); /* may make new rows: pointers to rows no longer hold then */
	uint32_t hears;                                        /* lines of work whose end it is told, */
	bool (*is_deaf)(const double *p);                      /* but where these parameters leave it nothing to do; NULL: always something */
	void (*evening)(struct shop *shop);                    /* every day, when all is counted */
	void (*district_month)(struct replica *replica, int month); /* on the first of a month and on day 0, before the gate */
	void (*restricted)(struct replica *replica);           /* a new gate is in force since this morning */
};

const struct loop *loop_of(enum loop_id id);

/* Who is told of the end of what under today's settings, so that nobody is asked in vain for every piece of work. */
void loop_listen(struct shop *shop);
void loop_open(struct shop *shop);
void loop_month(struct shop *shop);
void loop_morning(struct shop *shop);
void loop_ended(struct shop *shop, const struct loop_outcome *outcome);
void loop_evening(struct shop *shop);
void loop_district_month(struct replica *replica, int month);
void loop_restricted(struct replica *replica);

/* How much of a month had passed on the first of this one; 0 on the first day of all. */
double loop_month_share(const struct shop *shop);

/* The parameters of a loop as they hold today. */
static inline const double *loop_parameters(const struct shop *shop, enum loop_id id)
{
	return shop->regime->settings->loops[id];
}

#define LOOP(id) extern const struct loop loop_##id;
#include "loops/loops.def"
#undef LOOP

#endif
