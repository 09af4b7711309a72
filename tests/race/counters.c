/* counters.c - a team that counts, each thread for itself or, wrongly, all in one place: what the watch for races must leave alone and find. */
#include <stdio.h>
#include <string.h>

#include "base/team.h"

enum { THREADS = 2, TASKS = 1000, APART = 64 };

struct counters {
	long sums[THREADS * APART];
	int apart; /* from one thread's counter to the next; 0: all count in one */
};

static void add(void *context, int index, int thread)
{
	struct counters *counters = context;
	counters->sums[thread * counters->apart] += index;
}

/* counters: each thread its own, summed up when all have ended. counters racy: one for all. */
int main(int count, char **arguments)
{
	struct counters counters = {.apart = count > 1 && !strcmp(arguments[1], "racy") ? 0 : APART};
	for (int round = 0; round < 10; round++)
		team_for(team_of(THREADS), TASKS, add, &counters);
	long sum = counters.sums[0] + counters.sums[APART];
	printf("%ld counted\n", sum);
	return 0;
}
