/* linear.c - rows of terms one after the other, and the arithmetic of duality on them. */
#include "solve/linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void linear_init(struct linear *linear)
{
	*linear = (struct linear){0};
}

void linear_free(struct linear *linear)
{
	free(linear->columns);
	free(linear->rows);
	free(linear->at);
	free(linear->values);
	linear_init(linear);
}

/* Makes room for one more behind `count`; false without memory. */
static int room_make(struct linear *linear, void **rows, size_t size, int count, int room)
{
	void *more = count < room ? *rows : realloc(*rows, (size_t)(2 * room + 64) * size);
	linear->failed |= !more;
	*rows = more ? more : *rows;
	return more != NULL;
}

static int room_after(int count, int room)
{
	return count < room ? room : 2 * room + 64;
}

int linear_column(struct linear *linear, struct linear_column column)
{
	if (!room_make(linear, (void **)&linear->columns, sizeof column, linear->column_count, linear->column_room))
		return 0;
	linear->column_room = room_after(linear->column_count, linear->column_room);
	linear->columns[linear->column_count] = column;
	return linear->column_count++;
}

int linear_row(struct linear *linear, struct linear_row row)
{
	if (!room_make(linear, (void **)&linear->rows, sizeof row, linear->row_count, linear->row_room))
		return 0;
	linear->row_room = room_after(linear->row_count, linear->row_room);
	row.first = linear->term_count;
	row.count = 0;
	linear->rows[linear->row_count] = row;
	return linear->row_count++;
}

void linear_term(struct linear *linear, int column, double value)
{
	if (value == 0 || linear->failed)
		return;
	int count = linear->term_count, room = linear->term_room;
	if (!room_make(linear, (void **)&linear->at, sizeof *linear->at, count, room)
	    || !room_make(linear, (void **)&linear->values, sizeof *linear->values, count, room))
		return;
	linear->term_room = room_after(count, room);
	linear->at[count] = column;
	linear->values[count] = value;
	linear->term_count++;
	linear->rows[linear->row_count - 1].count++;
}

enum status linear_copy(struct linear *to, const struct linear *from)
{
	linear_init(to);
	to->failed = from->failed;
	for (int j = 0; j < from->column_count; j++)
		linear_column(to, from->columns[j]);
	for (int i = 0; i < from->row_count && !to->failed; i++) {
		const struct linear_row *row = &from->rows[i];
		linear_row(to, *row);
		for (int k = row->first; k < row->first + row->count; k++)
			linear_term(to, from->at[k], from->values[k]);
	}
	return to->failed ? STATUS_WORLD : STATUS_OK;
}

struct lp *linear_load(const struct linear *linear)
{
	struct lp *lp = linear->failed ? NULL : lp_init();
	for (int j = 0; lp && j < linear->column_count; j++) {
		const struct linear_column *column = &linear->columns[j];
		lp_column(lp, column->name, column->low, column->high, column->cost, column->is_whole);
	}
	for (int i = 0; lp && i < linear->row_count; i++) {
		const struct linear_row *row = &linear->rows[i];
		lp_row(lp, row->name, row->low, row->high, row->count, linear->at + row->first, linear->values + row->first);
	}
	return lp;
}

/* -- duality --------------------------------------------------------------------------------------------------------- */

static double activity(const struct linear *linear, const struct linear_row *row, const double *values)
{
	double sum = 0;
	for (int k = row->first; k < row->first + row->count; k++)
		sum += linear->values[k] * values[linear->at[k]];
	return sum;
}

/* Of a value between bounds, with what one unit more of it costs. */
static void meet(struct linear_residuals *residuals, double value, double low, double high, double price)
{
	double bound = price > 0 ? low : high;
	residuals->primal = fmax(residuals->primal, fmax(low - value, value - high));
	if (price == 0)
		return;
	if (isinf(bound)) {
		residuals->dual = fmax(residuals->dual, fabs(price));
		return;
	}
	residuals->bound += price * bound;
	residuals->slackness = fmax(residuals->slackness, fabs(price * (value - bound)));
}

/* costs - prices × rows, column by column, into `reduced`. */
static void reduced_fill(const struct linear *linear, const double *prices, double *reduced)
{
	for (int i = 0; i < linear->row_count; i++) {
		const struct linear_row *row = &linear->rows[i];
		for (int k = row->first; prices[i] != 0 && k < row->first + row->count; k++)
			reduced[linear->at[k]] -= prices[i] * linear->values[k];
	}
}

struct linear_residuals linear_check(const struct linear *linear, const double *values, const double *prices)
{
	struct linear_residuals residuals = {0};
	double *reduced = malloc((size_t)(linear->column_count + 1) * sizeof *reduced);
	if (!reduced)
		return (struct linear_residuals){INFINITY, INFINITY, INFINITY, INFINITY, -INFINITY};
	for (int j = 0; j < linear->column_count; j++) {
		reduced[j] = linear->columns[j].cost;
		residuals.cost += linear->columns[j].cost * values[j];
	}
	reduced_fill(linear, prices, reduced);
	for (int j = 0; j < linear->column_count; j++)
		meet(&residuals, values[j], linear->columns[j].low, linear->columns[j].high, reduced[j]);
	for (int i = 0; i < linear->row_count; i++)
		meet(&residuals, activity(linear, &linear->rows[i], values), linear->rows[i].low, linear->rows[i].high, prices[i]);
	free(reduced);
	return residuals;
}

double linear_farkas(const struct linear *linear, const double *multipliers, double noise)
{
	double *pull = calloc((size_t)linear->column_count + 1, sizeof *pull), *size = calloc((size_t)linear->column_count + 1, sizeof *size);
	double asked = pull && size ? 0 : -INFINITY;
	for (int i = 0; pull && size && i < linear->row_count; i++) {
		const struct linear_row *row = &linear->rows[i];
		double y = multipliers[i];
		if (y == 0)
			continue;
		asked += y * (y > 0 ? row->low : row->high); /* an infinite bound proves nothing */
		for (int k = row->first; k < row->first + row->count; k++) {
			pull[linear->at[k]] += y * linear->values[k];
			size[linear->at[k]] = fmax(size[linear->at[k]], fabs(y * linear->values[k]));
		}
	}
	for (int j = 0; pull && size && j < linear->column_count; j++)
		if (fabs(pull[j]) > noise * size[j])
			asked -= pull[j] * (pull[j] > 0 ? linear->columns[j].high : linear->columns[j].low);
	free(pull);
	free(size);
	return isnan(asked) ? (double)-INFINITY : asked;
}
