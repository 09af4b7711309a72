/* felt.h - what residents of a community have met with since the month began; each loop adds to its own, and steps by it on the first of a month. */
#ifndef FELT_H
#define FELT_H

#include <stdbool.h>
#include <stdint.h>

struct felt {
	double calls;                     /* households called on for surveys and registrations */
	struct {
		int64_t outcomes, on_time;    /* requests whose outcome is known; of those in time */
		int64_t visits, visits_done;  /* the same of home visits */
		int64_t rated, rating_sum;    /* requests rated, 1 … 5 */
		int64_t refused;              /* certificates */
		bool is_known;                /* some month had anything to go by */
	} satisfaction;
	struct {
		int64_t service_ticks;        /* standard work with residents that was done */
		int64_t events;               /* meetings and events of self-governance held */
		int64_t outcomes, on_time;
	} participation;
};

#endif
