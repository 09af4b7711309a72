/* life.h - what the life of a community has come to: loops move it, behaviours read it. All factors are 1 where no loop moves them. */
#ifndef LIFE_H
#define LIFE_H

struct life {
	double requests;        /* factor on the rate of requests */
	double unserved;        /* another: what nobody does any more is asked for */
	double emergencies;     /* factor on the share of them that is an emergency */
	double request_hours;   /* factor on the effort of a request, as it is asked */
	double visit_hours;     /* factor on the length of a home visit */
	double call_hours;      /* factor on the hours of work at households that is sent down: surveys, registrations */
	double sent_down;       /* factor on the hours of all work sent down: how much of it this community gets */
	double accreditations;  /* another, on those of accreditations */
	double friction;        /* factor on the hours of all work sent down that adds nothing to its value: clashes, amplification */
	double looked_over;     /* share of work sent down that its street's reviewers look over */
	double looked_below;    /* they turn away what is not compulsory and scores less */
	double rating;          /* grades added to what residents give */
};

#define LIFE_PLAIN {.requests = 1, .unserved = 1, .emergencies = 1, .request_hours = 1, .visit_hours = 1, .call_hours = 1, \
	.sent_down = 1, .accreditations = 1, .friction = 1}

#endif
