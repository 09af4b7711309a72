/* watching.h - what the verbs share that look at one replication of one option: which one, and whose diary. */
#ifndef WATCHING_H
#define WATCHING_H

#include "cli/session.h"
#include "run/watch.h"

struct watching {
	const char *scenario, *policy, *community;
	struct cli_assignments set;
	int replication, threads;
	bool has_seed;
	uint64_t seed;
	struct watch watch;
	struct watch_request request;
};

/* --policy, --community, --replication, --seed, --threads and --set, for a child of a verb's argp whose input is a struct watching. */
extern const struct argp watching_options;

/* Reads the scenario and opens it; watching_close is safe after a failure. */
STATUS_MUST_USE enum status watching_open(struct watching *watching, struct session *session);
void watching_close(struct watching *watching);

#endif
