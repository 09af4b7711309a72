/* life.h - what the life of a community has come to: loops move it, behaviours read it. All factors are 1 where no loop moves them. */
#ifndef LIFE_H
#define LIFE_H

#include "state/work.h"

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
	double absorption;      /* factor on the same, by how many posts there are to do it */
	double rating;          /* grades added to what residents give */
	double open_share;      /* share of requests that residents ask by themselves, as soon as they have them */
	double open_requests;   /* factor on the rate of those */
	double open_emergencies; /* factor on the share of those that is an emergency */
	double group_rating[GROUP_COUNT]; /* grades added to what residents of a group give */
	double annoyance[GROUP_COUNT];    /* 0 … 1, by calls at the door */
	double answered;        /* share of calls at the door that are answered */
	double participation;   /* share of adults who take part in the community's own affairs */
	double satisfaction;    /* of residents with the community, 0 … 1 */
};

#define LIFE_PLAIN {.requests = 1, .unserved = 1, .emergencies = 1, .request_hours = 1, .visit_hours = 1, .call_hours = 1, \
	.sent_down = 1, .absorption = 1, .accreditations = 1, .friction = 1, .open_share = 1, .open_requests = 1, .open_emergencies = 1, .answered = 1, .satisfaction = 1}

#endif
