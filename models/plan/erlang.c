/* erlang.c - the loss formula, server by server, then what waits. */
#include "plan/erlang.h"

#include <math.h>

static double lost(int servers, double load)
{
	double blocked = 1;
	for (int c = 1; c <= servers; c++)
		blocked = load * blocked / (c + load * blocked);
	return blocked;
}

double erlang_waits(int servers, double load)
{
	if (load >= servers)
		return 1;
	double blocked = lost(servers, load);
	return blocked / (1 - load / servers * (1 - blocked));
}

double erlang_wait(int servers, double load)
{
	return load >= servers ? INFINITY : erlang_waits(servers, load) / (servers - load);
}

double erlang_waits_longer(int servers, double load, double time)
{
	return load >= servers ? 1 : erlang_waits(servers, load) * exp(-(servers - load) * time);
}
