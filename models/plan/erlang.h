/* erlang.h - waiting at c equal servers, Poisson arrivals, exponential service: Erlang's second formula. */
#ifndef ERLANG_H
#define ERLANG_H

/* Chance that a call waits, with `servers` >= 1 servers for `load` >= 0 erlangs (arrivals x mean service); 1 where load >= servers.
   A. K. Erlang 1917, by the recursion of the loss formula. */
double erlang_waits(int servers, double load);
/* Mean wait in units of the mean service; INFINITY where load >= servers. */
double erlang_wait(int servers, double load);
/* Chance of a wait of more than `time` (same units), first come first served. */
double erlang_waits_longer(int servers, double load, double time);

#endif
