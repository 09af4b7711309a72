/* selecting.h - a sweep by rounds on its way: who is left, what is kept between rounds, the file it ends in and its verdict. */
#ifndef SELECTING_H
#define SELECTING_H

#include "base/text.h"
#include "cli/sweeping.h"

struct selecting {
	const struct sweeping *sweeping;
	int measure;
	double matters;
	uint64_t budget;               /* runs; UINT64_MAX = as many as it takes */
};

/* Runs rounds until one is left, or runs end, and makes the file; the verdict is added to `page`. True in *was_stopped when somebody asked to end before. */
STATUS_MUST_USE enum status selecting_run(const struct selecting *selecting, struct text *page, bool *was_stopped, struct faults *faults);

#endif
