/* delays.c - walks through a diary with one piece in view: between two changes one reason holds for each of those who could do it. */
#include "run/delays.h"

#include <string.h>

#include "state/replica.h"

/* A worker as the diary shows him at a moment. */
struct person {
	const struct diary_row *hand;    /* NULL: empty */
	int64_t there_until;             /* end of his window */
	bool is_open;                    /* of that window: all work is taken */
	bool is_server, is_up;
	int day;                         /* enum diary_day */
	int skills, post, grid;
	bool has_desk;                   /* the piece lies on his desk */
};
struct walker {
	struct delays *delays;
	const struct world *world;
	const struct community *place;
	struct person *persons;
	uint32_t piece;
	int waiting, held, done;         /* parts */
	int64_t away_until;              /* with a provider; 0 = not */
	bool has_come;
	const struct diary_row *latest;  /* of the piece */
	int last_worker;
	int broken_event;                /* an interruption whose cause is not known yet, -1 */
	int64_t now;
};

/* -- what is so ------------------------------------------------------------------------------------------------------- */

static bool is_there(const struct walker *walker, const struct person *person)
{
	return person->is_server ? person->is_up : walker->now < person->there_until;
}

static bool is_office(const struct walker *walker)
{
	const struct calendar *calendar = &walker->world->calendar;
	int64_t time = walker->now % TICKS_PER_DAY;
	if (calendar->always)
		return true;
	for (int i = 0; i < calendar->window_count; i++)
		if (time >= calendar->windows[i].from && time < calendar->windows[i].to)
			return calendar->days[walker->now / TICKS_PER_DAY].works;
	return false;
}

static bool grid_is_left(const struct walker *walker, int grid)
{
	for (int w = 0; w < walker->delays->worker_count; w++) {
		const struct person *person = &walker->persons[w];
		if (!person->is_server && person->grid == grid && (is_there(walker, person) || person->hand))
			return false;
	}
	return true;
}

/* Whether somebody is one of those who do such work at all, there or not. */
static bool is_able(const struct walker *walker, int worker)
{
	const struct person *person = &walker->persons[worker];
	const struct diary_row *piece = walker->latest;
	const struct scenario *scenario = walker->world->scenario;
	uint32_t servers = piece->line >= LINE_OWN ? scenario->lines[piece->line - LINE_OWN].servers : 0;
	if (person->is_server) {
		int group = 0, next = walker->delays->worker_count - walker->world->server_count + world_servers_most(&scenario->servers[0]);
		while (worker >= next)
			next += world_servers_most(&scenario->servers[++group]);
		return servers >> group & 1;
	}
	if (servers || person->day == DAY_CLOSED || !(person->skills >> piece->skill & 1))
		return false;
	return piece->grid < 0 || piece->rank == RANK_EMERGENCY || person->grid == piece->grid || grid_is_left(walker, piece->grid);
}

/* Whether he would take it now; called out, a post takes emergencies only. */
static bool may_take(const struct walker *walker, int worker)
{
	const struct person *person = &walker->persons[worker];
	bool is_urgent = walker->latest->rank == RANK_EMERGENCY && walker->latest->line == LINE_REQUEST;
	return is_able(walker, worker) && is_there(walker, person) && (person->is_server || person->is_open || is_urgent);
}

static enum whereabouts where_now(const struct walker *walker)
{
	bool is_on_way = false, is_on_desk = false;
	for (int w = 0; w < walker->delays->worker_count; w++) {
		const struct person *person = &walker->persons[w];
		bool has_it = person->hand && person->hand->piece == walker->piece;
		if (has_it && walker->now >= person->hand->until)
			return WHERE_WORK;
		is_on_way |= has_it;
		is_on_desk |= person->has_desk;
	}
	if (is_on_way)
		return WHERE_WAY;
	if (!walker->has_come)
		return WHERE_COMING;
	return walker->waiting > 0 ? WHERE_QUEUE : is_on_desk ? WHERE_DESK : walker->held > 0 ? WHERE_HELD : walker->away_until ? WHERE_PROVIDER : WHERE_QUEUE;
}

/* -- time that goes by ------------------------------------------------------------------------------------------------ */

static void part_add(struct walker *walker, const struct moment *moment, int64_t ticks)
{
	enum reason_id reason = reason_of(moment);
	walker->delays->parts[reason] += ticks;
	if (reason_plate(reason)->by_line && moment->in_hand)
		walker->delays->by_line[reason][moment->in_hand->line] += ticks;
}

/* Whether a worker counts among those the piece waits for: its owner while it lies on a desk, else all who may take it. */
static bool is_waited_for(const struct walker *walker, int worker, enum whereabouts where)
{
	if (where == WHERE_DESK)
		return walker->persons[worker].has_desk && is_there(walker, &walker->persons[worker]) && (walker->persons[worker].is_open || walker->persons[worker].is_server);
	return where == WHERE_QUEUE && walker->latest && may_take(walker, worker);
}

static void away_add(struct walker *walker, enum whereabouts where, int64_t ticks)
{
	for (int w = 0; w < walker->delays->worker_count; w++) {
		const struct person *person = &walker->persons[w];
		bool is_one = where == WHERE_DESK ? person->has_desk : is_able(walker, w);
		if (is_one && !person->is_server && person->day != DAY_THERE && person->day < DAY_CLOSED)
			walker->delays->away[w * DAY_CLOSED + person->day] += ticks;
	}
}

/* From now to `to` nothing changes: the time is shared out among those it waits for, to the last tick. */
static void stretch_add(struct walker *walker, int64_t to)
{
	enum whereabouts where = where_now(walker);
	struct moment moment = {.where = where, .is_office = is_office(walker), .is_working_day = walker->world->calendar.days[walker->now / TICKS_PER_DAY].works};
	int64_t ticks = to - walker->now;
	int nth = 0;
	for (int w = 0; w < walker->delays->worker_count; w++)
		moment.there += is_waited_for(walker, w, where);
	if ((where == WHERE_QUEUE || where == WHERE_DESK) && walker->latest && moment.is_office)
		away_add(walker, where, ticks);
	if (moment.there == 0)
		part_add(walker, &moment, ticks);
	for (int w = 0; w < walker->delays->worker_count; w++)
		if (is_waited_for(walker, w, where)) {
			moment.in_hand = walker->persons[w].hand;
			part_add(walker, &moment, ticks * (nth + 1) / moment.there - ticks * nth / moment.there);
			nth++;
		}
	walker->now = to;
}

/* The next moment up to `to` at which something changes by itself. */
static int64_t next_change(const struct walker *walker, int64_t to)
{
	const struct calendar *calendar = &walker->world->calendar;
	int64_t midnight = walker->now / TICKS_PER_DAY * TICKS_PER_DAY, next = midnight + TICKS_PER_DAY < to ? midnight + TICKS_PER_DAY : to;
	for (int i = 0; i < calendar->window_count && !calendar->always; i++) {
		const int64_t edges[2] = {midnight + calendar->windows[i].from, midnight + calendar->windows[i].to};
		for (int e = 0; e < 2; e++)
			next = edges[e] > walker->now && edges[e] < next ? edges[e] : next;
	}
	for (int w = 0; w < walker->delays->worker_count; w++) {
		const struct person *person = &walker->persons[w];
		if (person->there_until > walker->now && person->there_until < next)
			next = person->there_until;
		if (person->hand && person->hand->until > walker->now && person->hand->until < next)
			next = person->hand->until;
	}
	return next;
}

static void time_pass(struct walker *walker, int64_t to)
{
	struct delays *delays = walker->delays;
	to = to < delays->end ? to : delays->end;
	while (walker->now < to)
		stretch_add(walker, next_change(walker, to));
}

/* -- what happens ----------------------------------------------------------------------------------------------------- */

static struct delays_event *event_add(struct walker *walker, enum delays_happened happened, const struct diary_row *row)
{
	struct delays *delays = walker->delays;
	if (delays->event_count == DELAYS_EVENTS) {
		delays->event_missed++;
		return NULL;
	}
	struct delays_event *event = &delays->events[delays->event_count++];
	*event = (struct delays_event){.time = row->time, .happened = happened, .worker = row->worker, .residents = row->waiting[SIDE_SERVICE],
		.departments = row->waiting[SIDE_ADMIN]};
	return event;
}

static void laid_down(struct walker *walker, const struct diary_row *row)
{
	struct person *person = &walker->persons[row->worker];
	walker->waiting++;
	if (person->has_desk) {
		event_add(walker, DELAYS_LEFT_BEHIND, row);
		person->has_desk = false;
	} else if (is_there(walker, person)) {
		if (event_add(walker, DELAYS_BROKEN, row))
			walker->broken_event = walker->delays->event_count - 1;
	} else {
		event_add(walker, DELAYS_PUT_BACK, row);
	}
	if (row->parts == 1)
		walker->last_worker = DIARY_NOBODY;
}

/* A row of the piece itself. */
static void own_row(struct walker *walker, const struct diary_row *row)
{
	walker->latest = row;
	switch (row->mark) {
	case MARK_ARRIVE:
		event_add(walker, DELAYS_CAME, row);
		walker->has_come = true;
		walker->held = row->held;
		walker->waiting = walker->away_until ? 1 : row->parts - row->held;
		walker->away_until = 0;
		break;
	case MARK_BEGIN: walker->waiting--; break;
	case MARK_HAND:
		if (walker->persons[row->worker].has_desk)
			walker->delays->suspended++;
		else if (row->parts > 1 && walker->last_worker != DIARY_NOBODY)
			walker->delays->taken++;
		else if (row->worker != walker->last_worker)
			event_add(walker, DELAYS_TAKEN, row);
		walker->persons[row->worker].has_desk = false;
		walker->last_worker = row->worker;
		break;
	case MARK_DESK: walker->persons[row->worker].has_desk = true; break;
	case MARK_LAID_DOWN: laid_down(walker, row); break;
	case MARK_RELEASED:
		walker->waiting += walker->held - row->held;
		walker->held = row->held;
		break;
	case MARK_RANKED: event_add(walker, DELAYS_BEHIND_ALL, row); break;
	case MARK_AWAY:
		event_add(walker, DELAYS_HANDED_OVER, row);
		walker->away_until = row->until;
		break;
	default: break;
	}
}

/* What any row says of its worker. */
static void person_row(struct walker *walker, const struct diary_row *row)
{
	struct person *person = &walker->persons[row->worker];
	switch (row->mark) {
	case MARK_DAY:
		person->day = row->state;
		person->skills = row->skills;
		person->post = row->post;
		person->grid = row->grid;
		break;
	case MARK_WINDOW:
		person->there_until = row->until;
		person->is_open = row->is_open;
		break;
	case MARK_STAND: person->is_up = row->state == STAND_ON_DUTY; break;
	case MARK_HAND:
		person->hand = row;
		if (walker->broken_event >= 0 && walker->delays->events[walker->broken_event].worker == row->worker && row->piece != walker->piece) {
			walker->delays->events[walker->broken_event].other = row;
			walker->broken_event = -1;
		}
		break;
	case MARK_DONE:
	case MARK_DESK:
	case MARK_LAID_DOWN:
		if (person->hand && person->hand->piece == row->piece)
			person->hand = NULL;
		break;
	default: break;
	}
}

static void due_check(struct walker *walker, int64_t before)
{
	struct delays *delays = walker->delays;
	if (delays->due <= delays->asked || delays->due >= before || delays->due < walker->now || delays->due > delays->end)
		return;
	time_pass(walker, delays->due);
	struct diary_row row = {.time = delays->due, .worker = DIARY_NOBODY};
	struct delays_event *event = event_add(walker, DELAYS_FELL_DUE, &row);
	if (event)
		event->where = where_now(walker);
	for (int w = 0; w < delays->worker_count && event; w++) {
		const struct person *person = &walker->persons[w];
		if ((person->hand && person->hand->piece == walker->piece) || person->has_desk)
			event->worker = w;
	}
}

/* -- the piece -------------------------------------------------------------------------------------------------------- */

/* First row and end of a piece; false when it is not there. */
static bool piece_find(struct delays *delays, const struct diary *diary, uint32_t piece, int64_t last)
{
	int done = 0;
	delays->end = last;
	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];
		if (row->piece != piece || delays->is_done || delays->is_given_up)
			continue;
		delays->piece = delays->piece ? delays->piece : row;
		done += row->mark == MARK_DONE && !row->goes_on;
		delays->is_done = row->mark == MARK_DONE && !row->goes_on && (row->worker < 0 || done >= row->parts);
		delays->is_given_up = row->mark == MARK_GIVEN_UP || row->mark == MARK_REFUSED;
		if (delays->is_done || delays->is_given_up)
			delays->end = row->time;
	}
	if (!delays->piece)
		return false;
	delays->asked = delays->piece->asked;
	delays->due = delays->piece->due;
	delays->end = delays->end > delays->asked ? delays->end : delays->asked;
	return true;
}

/* Servers stand for themselves; posts say each morning what they are. */
static void persons_open(struct walker *walker)
{
	for (int w = 0; w < walker->delays->worker_count; w++)
		walker->persons[w] = (struct person){.is_server = w >= walker->delays->worker_count - walker->world->server_count, .day = DAY_CLOSED, .grid = -1};
}

bool delays_of(struct delays *delays, const struct world *world, const struct diary *diary, uint32_t piece, struct arena *arena)
{
	const struct community *place = &world->communities[diary->community];
	int64_t last = (int64_t)diary->end_day * TICKS_PER_DAY;
	*delays = (struct delays){.worker_count = place->post_count + place->post_extra + world->server_count};
	delays->away = arena_rows(arena, delays->worker_count * DAY_CLOSED, int64_t);
	struct walker walker = {.delays = delays, .world = world, .place = place, .persons = arena_rows(arena, delays->worker_count, struct person), .piece = piece,
		.last_worker = DIARY_NOBODY, .broken_event = -1};
	if (!delays->away || !walker.persons || !piece_find(delays, diary, piece, last))
		return false;
	persons_open(&walker);
	walker.now = delays->asked;
	for (size_t i = 0; i < diary->count && walker.now <= delays->end; i++) {
		const struct diary_row *row = &diary->rows[i];
		if (row->mark == MARK_GIVEN_UP || row->time > delays->end)
			continue;
		due_check(&walker, row->time);
		time_pass(&walker, row->time);
		if (row->piece == piece)
			own_row(&walker, row);
		if (row->worker >= 0)
			person_row(&walker, row);
	}
	due_check(&walker, delays->end);
	time_pass(&walker, delays->end);
	struct diary_row end = {.time = delays->end, .worker = DIARY_NOBODY};
	event_add(&walker, delays->is_done ? DELAYS_DONE : delays->is_given_up ? DELAYS_GIVEN_UP : DELAYS_OPEN, &end);
	return true;
}

/* -- the latest ------------------------------------------------------------------------------------------------------- */

static void late_put(struct delays_late *rows, int *count, int most, struct delays_late row)
{
	int at = *count;
	for (int i = 0; i < *count; i++)
		if (rows[i].piece == row.piece) { /* another part of it: the last one counts */
			memmove(&rows[i], &rows[i + 1], (size_t)(--*count - i) * sizeof *rows);
			break;
		}
	at = *count;
	while (at > 0 && rows[at - 1].late < row.late)
		at--;
	if (at == most)
		return;
	*count += *count < most;
	memmove(&rows[at + 1], &rows[at], (size_t)(*count - 1 - at) * sizeof *rows);
	rows[at] = row;
}

int delays_latest(const struct diary *diary, int64_t from, int64_t to, int line, struct delays_late *rows, int most)
{
	int count = 0;
	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];
		bool ends = (row->mark == MARK_DONE && !row->goes_on) || row->mark == MARK_GIVEN_UP;
		if (ends && row->due != INT64_MAX && row->time > row->due && row->time >= from && row->time < to && (line < 0 || row->line == line))
			late_put(rows, &count, most, (struct delays_late){row->piece, row->time - row->due});
	}
	return count;
}
