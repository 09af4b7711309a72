/* diary.c - rows join a list that grows; communities without a diary pay one comparison. */
#include "state/diary.h"

#include <stdlib.h>

#include "state/shop.h"

enum { FIRST_ROWS = 1024 };

void diary_init(struct diary *diary, int32_t community, int32_t from_day, int32_t end_day)
{
	*diary = (struct diary){.community = community, .from_day = from_day, .end_day = end_day};
}

void diary_free(struct diary *diary)
{
	free(diary->rows);
	diary->rows = NULL;
	diary->count = diary->capacity = 0;
}

void diary_add(struct diary *diary, const struct diary_row *row)
{
	if (diary->count == diary->capacity) {
		size_t larger = diary->capacity ? 2 * diary->capacity : FIRST_ROWS;
		struct diary_row *rows = realloc(diary->rows, larger * sizeof *rows);
		if (!rows) {
			diary->failed = true;
			return;
		}
		diary->rows = rows;
		diary->capacity = larger;
	}
	diary->rows[diary->count++] = *row;
}

void diary_take(struct diary *diary, const struct diary *from)
{
	diary->failed |= from->failed;
	for (size_t i = 0; i < from->count; i++) {
		int64_t day = from->rows[i].time / TICKS_PER_DAY;
		if ((diary->community < 0 || from->rows[i].community == diary->community) && day >= diary->from_day && day < diary->end_day)
			diary_add(diary, &from->rows[i]);
	}
}

/* -- what a community writes ------------------------------------------------------------------------------------------ */

static bool is_written(const struct shop *shop)
{
	return shop->day >= shop->diary->from_day && shop->day < shop->diary->end_day;
}

static int16_t community_of(const struct shop *shop)
{
	return (int16_t)(shop->place - shop->world->communities);
}

static void waiting_sum(const struct shop *shop, struct diary_row *row)
{
	for (int line = 0; line < shop->world->line_count; line++) {
		bool is_admin = line < LINE_OWN && shop_is_burden(line);
		row->waiting[is_admin ? SIDE_ADMIN : SIDE_SERVICE] += shop->waiting_by_line[line];
	}
}

/* The grid whose worker a piece waits for, or -1. */
static int16_t grid_of(const struct shop *shop, const struct work *work)
{
	bool is_own = shop->regime->settings->pooling == 1 && work->skill == SKILL_FIELD && work->side == SIDE_SERVICE && work->line < LINE_OWN;
	return is_own ? (int16_t)shop->place->space.buildings[work->building].grid : -1;
}

void diary_piece(struct shop *shop, enum diary_mark mark, int64_t time, const struct work *work, int worker, int64_t until)
{
	if (!is_written(shop))
		return;
	struct diary_row row = {
		.time = time, .until = until, .asked = work->asked, .due = work->due, .piece = work->serial, .community = community_of(shop),
		.worker = (int16_t)worker, .line = work->line, .template = work->template, .department = work->department,
		.parts = work->parts, .held = work->held, .mark = (uint8_t)mark, .rank = work->rank, .side = work->side, .skill = work->skill,
		.grid = grid_of(shop, work), .group = work->group, .channel = work->channel, .is_linked = work->is_linked, .goes_on = mark == MARK_DONE && worker >= 0 && work->provider >= 0,
	};
	waiting_sum(shop, &row);
	diary_add(shop->diary, &row);
}

static enum diary_day day_of(const struct worker *worker)
{
	switch (worker->status) {
	case WORKER_VACANT: return DAY_VACANT;
	case WORKER_BORROWED: return DAY_BORROWED;
	case WORKER_OCCUPIED: return DAY_OCCUPIED;
	case WORKER_CLOSED: return DAY_CLOSED;
	default: return worker->is_training ? DAY_TRAINING : worker->is_absent ? DAY_ABSENT : DAY_THERE;
	}
}

void diary_day(struct shop *shop)
{
	if (!is_written(shop))
		return;
	for (int w = 0; w < shop->worker_count; w++) {
		const struct worker *worker = &shop->workers[w];
		struct diary_row row = {
			.time = shop->now, .until = shop->now + TICKS_PER_DAY, .community = community_of(shop), .worker = (int16_t)w, .mark = MARK_DAY,
			.state = (uint8_t)(worker->group >= 0 ? DAY_THERE : day_of(worker)), .post = worker->post, .grid = worker->grid,
		};
		for (int skill = 0; skill < SKILL_COUNT; skill++)
			row.skills |= (uint8_t)((worker->speed[skill] > 0) << skill);
		diary_add(shop->diary, &row);
	}
}

void diary_windows(struct shop *shop, enum diary_window kind, int64_t from, int64_t to)
{
	for (int w = 0; w < shop->post_count && is_written(shop); w++) {
		struct diary_row row = {
			.time = from, .until = to, .community = community_of(shop), .worker = (int16_t)w, .mark = MARK_WINDOW, .state = (uint8_t)kind, .is_open = shop->is_open,
		};
		if (shop->workers[w].is_present)
			diary_add(shop->diary, &row);
	}
}

void diary_stand(struct shop *shop, int worker)
{
	const struct worker *server = &shop->workers[worker];
	struct diary_row row = {
		.time = shop->now, .community = community_of(shop), .worker = (int16_t)worker, .mark = MARK_STAND,
		.state = (uint8_t)((server->is_on_shift ? STAND_ON_DUTY : 0) | (server->is_down ? STAND_DOWN : 0) | (server->is_resting ? STAND_RESTS : 0)),
	};
	if (is_written(shop))
		diary_add(shop->diary, &row);
}
