/* explaining.h - the story of one piece of work in sentences. */
#ifndef EXPLAINING_H
#define EXPLAINING_H

#include "cli/cli.h"
#include "run/delays.h"
#include "run/watch.h"

struct explaining {
	const struct watch *watch;
	const struct delays *delays;
	bool is_chinese;
	struct arena *arena;
};

/* "3.18526": the number of a piece with that of its community before it. */
const char *explaining_piece(const struct explaining *explaining, uint32_t piece);
void explaining_write(const struct explaining *explaining, struct text *out);

#endif
