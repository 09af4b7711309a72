/* arrivals.h - how the pieces of a line of the scenario's own come: a name-plate for each way. */
#ifndef ARRIVALS_H
#define ARRIVALS_H

#include "state/shop.h"

struct arrivals {
	struct plate plate;
	/* Lays today's pieces of the line in the in-tray. Draws at (SOURCE_LINE + id, day, n-th piece of the day). */
	void (*day)(struct shop *shop, int line);
	/* Pieces a day in the mean, from outside, in each community; `days` is the length of the run. */
	double (*a_day)(const struct line_settings *line, double days);
};

const struct arrivals *arrivals_plate(enum arrivals_id id);
/* Today's pieces of all lines. */
void arrivals_day(struct shop *shop);
/* The piece of an arrival that was laid in the in-tray without a row, asked now. The row, or -1. */
int32_t arrivals_piece(struct shop *shop, const struct arrival *arrival);
/* One more piece, asked now, of a line that is never empty. The row, or -1. */
int32_t arrivals_another(struct shop *shop, int line);
/* Where a piece that is done goes on: a row of the next line, asked now; -1 when it leaves. Draws at the piece's own address. */
int32_t arrivals_next(struct shop *shop, int32_t row);
/* Pieces a day of every line in the mean, with what lines send each other: rates[scenario->line_count]. Lines that are never empty
   count as 0. False when what goes round never leaves. */
bool arrivals_rates(const struct scenario *scenario, double *rates);

#endif
