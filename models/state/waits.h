/* waits.h - how long requests of each class and urgency took, told of those asked since counting began. */
#ifndef WAITS_H
#define WAITS_H

#include "measure/spread.h"
#include "state/work.h"

/* All zero: nobody has asked yet. */
struct waits {
	struct waits_need {
		struct spread closed, given_up;  /* asked to done, or passed up; asked to given up */
		int64_t on_time;                 /* of those closed */
		int64_t closed_ticks;            /* asked to closed, all together */
	} needs[CLASS_COUNT][URGENCY_COUNT];
};

static inline void waits_close(struct waits *waits, const struct work *work, int64_t ticks, bool on_time)
{
	struct waits_need *need = &waits->needs[work->need_class][work->urgency];
	spread_add(&need->closed, ticks);
	need->on_time += on_time;
	need->closed_ticks += ticks;
}
static inline void waits_give_up(struct waits *waits, const struct work *work, int64_t ticks)
{
	spread_add(&waits->needs[work->need_class][work->urgency].given_up, ticks);
}

#endif
