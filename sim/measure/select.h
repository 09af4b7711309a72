/* select.h - which of several systems is the best: replications where they are needed, and a promise about the choice. */
#ifndef SELECT_H
#define SELECT_H

#include <stdbool.h>

/* Procedure KN of Kim and Nelson (2001, ACM TOMACS 11, 251-273), which allows for common random numbers: all systems are run SELECT_FIRST times; then
   who is behind another by more than luck explains drops out, look after look, until one is left or those left differ by less than matters. When the best
   is ahead of all others by `matters` at least and outcomes are about normal, it is chosen with probability `level` at least. */
enum { SELECT_FIRST = 16 };

struct select_request {
	const double *values;          /* [system][most] higher is better, all finite; of each the replications it has, from the first on */
	const int *made;               /* [system] how many these are; those below SELECT_FIRST do not take part */
	int systems, most;
	double level;                  /* 0.95 */
	double matters;                /* a smaller difference does not count; above 0 */
};

struct select_result {
	int best, left;                /* -1 and 0 when fewer than one takes part */
	bool is_decided;
	int wanted;                    /* replications those left should have for the next look; as they have when it is decided */
	double chance;                 /* least probability that the best was chosen, if it is ahead by `matters`; 0 = nothing can be said */
};

/* Replays all looks the replications allow: the same replications, the same result. is_out[system]: dropped out, or never took part. False when out of
   memory. Time: looks x systems². */
bool select_best(const struct select_request *request, bool *is_out, struct select_result *result);
/* The look after that at n replications. */
int select_next(int n);

#endif
