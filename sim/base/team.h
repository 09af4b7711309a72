/* team.h - the same work on many cores: the one door to threads. */
#ifndef TEAM_H
#define TEAM_H

/* A number of threads; 0 = as many as the machine offers. */
struct team {
	int thread_count;
};

struct team team_of(int thread_count);
/* Calls task(context, index, thread) once for each index in 0 … count-1, spread over the team; returns when all have
   returned. thread is in 0 … thread_count-1 and no two calls running at once share it, so it can pick a scratch room.
   Called from inside a task it runs in the calling thread, in order, with the caller's context and thread 0.
   The tasks must not depend on which thread runs them, nor on their order. */
void team_for(struct team team, int count, void (*task)(void *context, int index, int thread), void *context);
/* Calls work(context) while no other thread is in here: for libraries that know one thread only. Not from inside such work. */
void team_alone(void (*work)(void *context), void *context);

#endif
