/* replica_copy.h - a replica set aside and taken up again: options share the pre-run they all begin with. */
#ifndef REPLICA_COPY_H
#define REPLICA_COPY_H

#include "state/replica.h"

struct replica_copy {
	unsigned char *bytes;      /* of all arenas, one after another */
	size_t capacity;
	struct shop *shops;
	struct arena arena;
	struct district district;
	uint64_t digest;
	int32_t day;
};

/* Sets the replica aside. Memory is taken from the system, and kept for the next time. */
STATUS_MUST_USE enum status replica_copy_save(struct replica_copy *copy, const struct replica *replica);
/* Puts it back as it was, under another course; pointers into its arenas hold again. */
void replica_copy_restore(const struct replica_copy *copy, struct replica *replica, const struct course *course);
void replica_copy_free(struct replica_copy *copy);

#endif
