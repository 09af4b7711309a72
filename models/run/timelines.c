/* timelines.c - hands that take and lay down become stretches of time; days away become stretches too. */
#include "run/timelines.h"

#include <math.h>
#include <string.h>

#include "run/origins.h"

enum { HALF_A_YEAR = 182, WEEK = 7 };

/* What is known of a worker on the way through the diary. */
struct hand {
	const struct diary_row *took;    /* NULL: empty */
	int64_t since;                   /* when, or when his next shift began over it */
	int64_t shift_end;
	int shift;                       /* enum timeline_shift */
	const struct diary_row *call;    /* he is on call too as soon as his hands are empty; NULL */
	int64_t down_since;              /* of a server out of order, else -1 */
};
struct reader {
	struct timeline *timeline;
	const struct world *world;
	struct arena *arena;
	struct hand *hands;              /* [track] */
	int point;
	int64_t origin, end;             /* ticks */
	int64_t queue_time;              /* of the last row of what waits */
	int32_t step_ms;
	bool failed;
};

/* -- whose days ------------------------------------------------------------------------------------------------------- */

const char *timelines_worker(const struct world *world, int community, int worker, bool is_chinese, struct arena *arena)
{
	static const char *const names[POST_COUNT][2] = {{"lead", "书记主任"}, {"grid worker", "网格员"}, {"counter worker", "窗口人员"}, {"specialist", "专干"}};
	const struct community *place = &world->communities[community];
	const struct scenario *scenario = world->scenario;
	int posts = place->post_count + place->post_extra, number = 1, others = 0;
	if (worker >= posts) {
		int group = 0, first = posts;
		while (worker >= first + world_servers_most(&scenario->servers[group]))
			first += world_servers_most(&scenario->servers[group++]);
		return arena_format(arena, is_chinese ? "%s%d" : "%s %d", scenario->servers[group].name, worker - first + 1);
	}
	const struct post_place *rows = world->posts + place->post_first;
	for (int w = 0; w < posts; w++) {
		number += w < worker && rows[w].post == rows[worker].post;
		others += w != worker && rows[w].post == rows[worker].post;
	}
	const char *name = names[rows[worker].post][is_chinese];
	return others ? arena_format(arena, is_chinese ? "%s%d" : "%s %d", name, number) : arena_string(arena, name);
}

const char *timelines_place(const struct world *world, int community, bool is_chinese, struct arena *arena)
{
	const char *name = world->communities[community].name;
	if (!*name || name[strspn(name, "0123456789")])
		return arena_string(arena, name);
	return arena_format(arena, is_chinese ? "%s号社区" : "community %s", name);
}

/* Posts the street holds all the time. */
static int held_posts(const struct world *world, const struct community *place)
{
	int held = 0;
	for (int w = 0; w < place->post_count; w++)
		held += world->posts[place->post_first + w].occupied_rank < world->courses[0].regimes[0].settings->occupied_share;
	return held;
}

static bool is_more_usual(const struct world *world, const struct community *a, const struct community *b)
{
	int held_a = held_posts(world, a), held_b = held_posts(world, b);
	return held_a != held_b ? held_a < held_b : fabs(a->population - world->mean_population) < fabs(b->population - world->mean_population);
}

void timelines_usual(const struct world *world, int *community, int32_t *from_day, int32_t *end_day)
{
	const struct calendar *calendar = &world->calendar;
	*community = 0;
	for (int c = 1; c < world->community_count; c++)
		if (is_more_usual(world, &world->communities[c], &world->communities[*community]))
			*community = c;
	int32_t first = world->count_day + HALF_A_YEAR + WEEK <= world->end_day ? world->count_day + HALF_A_YEAR : world->count_day;
	*from_day = first;
	for (int32_t day = first; day + WEEK <= world->end_day; day++) {
		const struct calendar_day *days = calendar->days;
		if (days[day].weekday == 0 && days[day + WEEK].working_before - days[day].working_before >= WEEK - 2) {
			*from_day = day;
			break;
		}
	}
	*end_day = *from_day + WEEK < world->end_day ? *from_day + WEEK : world->end_day;
}

enum status timelines_open(struct timeline *timeline, const struct world *world, int community, int32_t from_day, int32_t end_day, struct arena *arena)
{
	const struct community *place = &world->communities[community];
	const struct calendar *calendar = &world->calendar;
	*timeline = (struct timeline){
		.place_en = timelines_place(world, community, false, arena), .place_zh = timelines_place(world, community, true, arena), .place_id = place->id, .place_index = community, .day_count = end_day - from_day,
		.track_count = place->post_count + place->post_extra + world->server_count, .opening_count = calendar->always ? 0 : calendar->window_count,
	};
	timeline->tracks = arena_rows(arena, timeline->track_count, struct timeline_track);
	timeline->days = arena_rows(arena, timeline->day_count, struct timeline_day);
	if (!timeline->place_en || !timeline->place_zh || !timeline->tracks || !timeline->days)
		return STATUS_WORLD;
	for (int i = 0; i < timeline->day_count; i++) {
		const struct calendar_day *day = &calendar->days[from_day + i];
		const char *date = arena_format(arena, "%04d-%02d-%02d", day->year, day->month, day->day_of_month);
		timeline->days[i] = (struct timeline_day){.date = date, .weekday = day->weekday, .works = calendar->always || day->works};
		if (!date)
			return STATUS_WORLD;
	}
	for (int track = 0; track < timeline->track_count; track++) {
		timeline->tracks[track].name_en = timelines_worker(world, community, track, false, arena);
		timeline->tracks[track].name_zh = timelines_worker(world, community, track, true, arena);
		if (!timeline->tracks[track].name_en || !timeline->tracks[track].name_zh)
			return STATUS_WORLD;
	}
	for (int i = 0; i < timeline->opening_count; i++) {
		timeline->openings[i][0] = (int32_t)calendar->windows[i].from;
		timeline->openings[i][1] = (int32_t)calendar->windows[i].to;
	}
	return STATUS_OK;
}

/* -- spans ------------------------------------------------------------------------------------------------------------ */

static struct timeline_span *span_new(struct reader *reader, int track, int64_t from, int64_t to, const char *name)
{
	from = from > reader->origin ? from : reader->origin;
	to = to < reader->end ? to : reader->end;
	if (to <= from)
		return NULL;
	struct timeline_span *span = timeline_span_add(reader->timeline, reader->arena, name);
	if (!span) {
		reader->failed = true;
		return NULL;
	}
	*span = (struct timeline_span){.point = reader->point, .track = track, .from_ms = (int32_t)(from - reader->origin), .to_ms = (int32_t)(to - reader->origin),
		.ending = TIMELINE_GOES_ON, .line = -1, .origin = -1, .piece = -1};
	return span;
}

/* A stretch with a piece, in its shift or, behind the end of that, in overtime. */
static void piece_span(struct reader *reader, const struct diary_row *took, int64_t from, int64_t to, int what, int ending)
{
	const struct hand *hand = &reader->hands[took->worker];
	const struct mandate_row *listed = took->template >= 0 ? reader->world->templates[took->template].row : NULL;
	bool runs_over = hand->shift == TIMELINE_CONTRACT && to > hand->shift_end && took->worker < reader->timeline->track_count - reader->world->server_count;
	if (runs_over && from < hand->shift_end) {
		piece_span(reader, took, from, hand->shift_end, what, TIMELINE_GOES_ON);
		from = hand->shift_end;
	}
	const char *name = listed ? arena_string(reader->arena, listed->name) : NULL;
	struct timeline_span *span = span_new(reader, took->worker, from, to, name);
	if (!span)
		return;
	span->what = what;
	span->shift = runs_over ? TIMELINE_OVERTIME : hand->shift;
	span->ending = ending;
	span->line = took->line;
	span->origin = took->department < reader->world->department_count ? origins_department(took->department) : -1;
	span->piece = (int32_t)took->piece;
	span->is_emergency = took->rank == RANK_EMERGENCY;
	span->is_late = took->due < to;
}

/* The stretch since he took it up, or since it was last cut. */
static void hand_cut(struct reader *reader, struct hand *hand, int64_t time, int ending)
{
	const struct diary_row *took = hand->took;
	int64_t there = took->until < time ? took->until : time;
	there = there > hand->since ? there : hand->since;
	if (there > hand->since)
		piece_span(reader, took, hand->since, there, TIMELINE_WAY, time > there ? TIMELINE_GOES_ON : ending);
	if (time > there)
		piece_span(reader, took, there, time, TIMELINE_WORK, ending);
	hand->since = time;
}

static void shift_begin(struct hand *hand, const struct diary_row *row)
{
	hand->shift = row->state;
	hand->shift_end = row->until;
}

static void hand_close(struct reader *reader, struct hand *hand, int64_t time, int ending)
{
	hand_cut(reader, hand, time, ending);
	hand->took = NULL;
	if (hand->call)
		shift_begin(hand, hand->call);
	hand->call = NULL;
}

/* Who is still at the last piece of his shift is not on call before it is done; his next shift goes on with it. */
static void window_read(struct reader *reader, struct hand *hand, const struct diary_row *row)
{
	hand->call = hand->took && row->state == WINDOW_DUTY ? row : NULL;
	if (hand->call)
		return;
	if (hand->took)
		hand_cut(reader, hand, row->time, TIMELINE_GOES_ON);
	shift_begin(hand, row);
}

/* -- rows ------------------------------------------------------------------------------------------------------------- */

static void day_read(struct reader *reader, const struct diary_row *row)
{
	static const int8_t whats[] = {[DAY_THERE] = -1, [DAY_CLOSED] = -1, [DAY_ABSENT] = TIMELINE_LEAVE, [DAY_TRAINING] = TIMELINE_TRAINING,
		[DAY_VACANT] = TIMELINE_VACANT, [DAY_BORROWED] = TIMELINE_BORROWED, [DAY_OCCUPIED] = TIMELINE_OCCUPIED};
	const struct calendar *calendar = &reader->world->calendar;
	if (whats[row->state] < 0 || (!calendar->always && !calendar->days[row->time / TICKS_PER_DAY].works))
		return;
	int64_t from = calendar->always ? row->time : row->time + calendar->windows[0].from;
	int64_t to = calendar->always ? row->until : row->time + calendar->windows[calendar->window_count - 1].to;
	struct timeline_span *span = span_new(reader, row->worker, from, to, NULL);
	if (span)
		span->what = whats[row->state];
}

/* Servers out of order. */
static void stand_read(struct reader *reader, const struct diary_row *row)
{
	struct hand *hand = &reader->hands[row->worker];
	bool is_down = (row->state & STAND_ON_DUTY) && (row->state & STAND_DOWN);
	if (!is_down && hand->down_since >= 0) {
		struct timeline_span *span = span_new(reader, row->worker, hand->down_since, row->time, NULL);
		if (span)
			span->what = TIMELINE_DOWN;
	}
	hand->down_since = !is_down ? -1 : hand->down_since >= 0 ? hand->down_since : row->time;
}

static void queue_read(struct reader *reader, const struct diary_row *row)
{
	const struct timeline *timeline = reader->timeline;
	const struct timeline_queue *last = timeline->queue_count ? &timeline->queues[timeline->queue_count - 1] : NULL;
	bool is_known = last && last->point == reader->point;
	if (is_known && last->residents == row->waiting[SIDE_SERVICE] && last->departments == row->waiting[SIDE_ADMIN])
		return;
	if (is_known && row->time - reader->queue_time < reader->step_ms)
		return;
	struct timeline_queue *queue = timeline_queue_add(reader->timeline, reader->arena);
	reader->failed |= !queue;
	if (!queue)
		return;
	reader->queue_time = row->time;
	*queue = (struct timeline_queue){reader->point, (int32_t)(row->time - reader->origin), row->waiting[SIDE_SERVICE], row->waiting[SIDE_ADMIN]};
}

static void row_read(struct reader *reader, const struct diary_row *row)
{
	struct hand *hand = row->worker >= 0 ? &reader->hands[row->worker] : NULL;
	switch (row->mark) {
	case MARK_DAY: day_read(reader, row); return;
	case MARK_STAND: stand_read(reader, row); return;
	case MARK_WINDOW: window_read(reader, hand, row); return;
	case MARK_HAND:
		hand->took = row;
		hand->since = row->time;
		break;
	case MARK_DONE:
		if (hand && hand->took)
			hand_close(reader, hand, row->time, TIMELINE_DONE);
		break;
	case MARK_DESK: hand_close(reader, hand, row->time, TIMELINE_KEPT); break;
	case MARK_LAID_DOWN:
		if (hand->took)
			hand_close(reader, hand, row->time, row->time < hand->shift_end ? TIMELINE_BROKEN : TIMELINE_BACK);
		break;
	case MARK_GIVEN_UP: return; /* found out later than it happened */
	default: break;
	}
	queue_read(reader, row);
}

enum status timelines_add(struct timeline *timeline, const struct world *world, const struct diary *diary, int point, int32_t step_ms, struct arena *arena)
{
	struct calendar_date start = {0};
	(void)calendar_parse(timeline->days[0].date, &start);
	int64_t origin = (int64_t)(calendar_serial(start) - world->calendar.origin) * TICKS_PER_DAY;
	struct reader reader = {.timeline = timeline, .world = world, .arena = arena, .point = point, .origin = origin, .step_ms = step_ms,
		.end = origin + timeline->day_count * TICKS_PER_DAY, .hands = arena_rows(arena, timeline->track_count, struct hand)};
	if (!reader.hands)
		return STATUS_WORLD;
	for (int track = 0; track < timeline->track_count; track++)
		reader.hands[track] = (struct hand){.down_since = -1, .shift_end = INT64_MAX};
	for (size_t i = 0; i < diary->count; i++) {
		const struct diary_row *row = &diary->rows[i];
		if (row->community == timeline->place_index && row->time >= origin && row->time < reader.end)
			row_read(&reader, row);
	}
	for (int track = 0; track < timeline->track_count; track++) {
		if (reader.hands[track].took)
			hand_close(&reader, &reader.hands[track], reader.end, TIMELINE_GOES_ON);
		if (reader.hands[track].down_since >= 0)
			stand_read(&reader, &(struct diary_row){.worker = (int16_t)track, .time = reader.end});
	}
	return reader.failed ? STATUS_WORLD : STATUS_OK;
}
