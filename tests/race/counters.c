/* counters.c - a team that counts, each thread for itself or, wrongly, all in one place: what the watch for races must leave alone and find. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/team.h"

enum { THREADS = 2, TASKS = 50, ROUNDS = 3, APART = 64, WAIT_US = 2000 };

struct counters {
	long sums[THREADS * APART];
	int apart; /* from one thread's counter to the next; 0: all count in one */
};

static void add(void *context, int index, int thread)
{
	struct counters *counters = context;
	usleep(WAIT_US); /* so that the other thread gets some of the tasks too */
	counters->sums[thread * counters->apart] += index;
}

/* counters: each thread its own, summed up when all have ended. counters racy: one for all. */
int main(int count, char **arguments)
{
	struct counters counters = {.apart = count > 1 && !strcmp(arguments[1], "racy") ? 0 : APART};
	for (int round = 0; round < ROUNDS; round++)
		team_for(team_of(THREADS), TASKS, add, &counters);
	long sum = counters.sums[0] + counters.sums[APART];
	printf("%ld counted\n", sum);
	return 0;
}
