/* team.c - the only file with a pragma; one level of threads, the outermost. */
#include "base/team.h"

#include <omp.h>

struct team team_of(int thread_count)
{
	int most = omp_get_num_procs();
	return (struct team){.thread_count = thread_count > 0 ? thread_count : most};
}

void team_for(struct team team, int count, void (*task)(void *context, int index, int thread), void *context)
{
	if (team.thread_count <= 1 || count <= 1 || omp_in_parallel()) {
		for (int index = 0; index < count; index++)
			task(context, index, 0);
		return;
	}
#pragma omp parallel for schedule(dynamic, 1) num_threads(team.thread_count)
	for (int index = 0; index < count; index++)
		task(context, index, omp_get_thread_num());
}

void team_alone(void (*work)(void *context), void *context)
{
#pragma omp critical
	work(context);
}
