/* interrupt.h - Ctrl-C at any time, but never in the middle of a file. */
#ifndef INTERRUPT_H
#define INTERRUPT_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

struct interrupt {
	pthread_t thread;
	pthread_mutex_t writing;
	sigset_t signals;
	atomic_bool is_over;    /* the watch */
	atomic_bool is_patient; /* the first signal is only noted, in `asked`; the second one ends the program */
	atomic_int asked;
	FILE *err;
	const char *unfinished; /* a file that is being written and goes when the program is ended; or NULL */
};

/* From now on SIGINT and SIGTERM end the program by way of a thread that waits for them, with the usual exit code (128 + signal).
   Call it before any other thread is made, so that none of them takes the signal itself. Returns 0, or an error number. */
int interrupt_watch(struct interrupt *interrupt, FILE *err);
/* Between the two the end is put off: what is being written is written whole. `unfinished` changes only here. */
void interrupt_hold(struct interrupt *interrupt);
void interrupt_release(struct interrupt *interrupt);
/* The exit code of who was asked to end, and did. */
int interrupt_exit(const struct interrupt *interrupt);
/* Stops watching; the signals do again what they usually do. */
void interrupt_end(struct interrupt *interrupt);

#endif
