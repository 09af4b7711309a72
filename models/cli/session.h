/* session.h - what a verb works with between its options and its exit code: memory, faults, a page to print, a way to be stopped. */
#ifndef SESSION_H
#define SESSION_H

#include "base/arena.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "world/scenario.h"

struct session {
	struct cli *cli;
	struct faults faults;
	struct arena arena;
	struct scenario scenario;    /* the one the work is about, when it reads one */
	struct text page;            /* printed when the work ends well */
	struct interrupt *interrupt; /* NULL: signals end the program as they usually do */
	int exit_code;               /* of work that ends well */
};

/* The work of a verb. A status without a fault means that memory ran out. */
typedef enum status session_work(struct session *session, void *request);

/* Does the work, prints its page or its faults, frees all there is; returns the exit code. */
int session_run(struct cli *cli, session_work *work, void *request);
/* The same for work that takes long or writes much: a signal ends it as in interrupt.h. */
int session_watched(struct cli *cli, session_work *work, void *request);

#endif
