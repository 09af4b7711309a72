/* life.h - what the life of a community has come to: loops move it, behaviours read it. All factors are 1 where no loop moves them. */
#ifndef LIFE_H
#define LIFE_H

struct life {
	double requests;        /* factor on the rate of requests */
	double emergencies;     /* factor on the share of them that is an emergency */
	double request_hours;   /* factor on the effort of a request, as it is asked */
	double visit_hours;     /* factor on the length of a home visit */
	double call_hours;      /* factor on the hours of work at households that is sent down: surveys, registrations */
	double sent_down;       /* factor on the hours of all work sent down: how much of it this community gets */
	double rating;          /* grades added to what residents give */
};

#define LIFE_PLAIN {.requests = 1, .emergencies = 1, .request_hours = 1, .visit_hours = 1, .call_hours = 1, .sent_down = 1}

#endif
