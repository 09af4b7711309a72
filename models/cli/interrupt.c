/* interrupt.c - one thread waits for the signals all others have blocked. */
#include "cli/interrupt.h"

#include <unistd.h>

#include "cli/cli.h"

enum { SIGNAL_EXIT = 128 };

static void *wait_for_signal(void *context)
{
	struct interrupt *interrupt = context;
	int signal = 0;
	if (sigwait(&interrupt->signals, &signal) || interrupt->is_over)
		return NULL;
	if (interrupt->is_patient) {
		interrupt->asked = signal;
		fprintf(interrupt->err, "\n%s\n", _("jianfu: finishing what is in hand; once more to stop at once"));
		if (sigwait(&interrupt->signals, &signal) || interrupt->is_over)
			return NULL;
	}
	pthread_mutex_lock(&interrupt->writing);
	if (interrupt->unfinished)
		unlink(interrupt->unfinished);
	fprintf(interrupt->err, "\n%s\n", _("jianfu: stopped; nothing half-written was left behind"));
	fflush(interrupt->err);
	_exit(SIGNAL_EXIT + signal);
}

int interrupt_exit(const struct interrupt *interrupt)
{
	return SIGNAL_EXIT + interrupt->asked;
}

int interrupt_watch(struct interrupt *interrupt, FILE *err)
{
	*interrupt = (struct interrupt){.err = err};
	pthread_mutex_init(&interrupt->writing, NULL);
	sigemptyset(&interrupt->signals);
	sigaddset(&interrupt->signals, SIGINT);
	sigaddset(&interrupt->signals, SIGTERM);
	int error = pthread_sigmask(SIG_BLOCK, &interrupt->signals, NULL);
	return error ? error : pthread_create(&interrupt->thread, NULL, wait_for_signal, interrupt);
}

void interrupt_hold(struct interrupt *interrupt)
{
	pthread_mutex_lock(&interrupt->writing);
}

void interrupt_release(struct interrupt *interrupt)
{
	pthread_mutex_unlock(&interrupt->writing);
}

void interrupt_end(struct interrupt *interrupt)
{
	interrupt->is_over = true;
	pthread_kill(interrupt->thread, SIGTERM); /* wakes it */
	pthread_join(interrupt->thread, NULL);
	pthread_sigmask(SIG_UNBLOCK, &interrupt->signals, NULL);
	pthread_mutex_destroy(&interrupt->writing);
}
