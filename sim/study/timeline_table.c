/* timeline_table.c - one list of columns for each table, for writing and for reading. */
#include "study/timeline_table.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A number or a word of a row of a struct. */
struct column {
	const char *name, *name_en, *name_zh, *unit, *unit_zh; /* unit NULL: a word */
	size_t offset;
};

struct opening { int32_t from_ms, to_ms; };
struct place { const char *name_en, *name_zh; int32_t id; };

static const struct column place_columns[] = {
	{"label_en", "name", "名称（英文）", NULL, NULL, offsetof(struct place, name_en)},
	{"label_zh", "name in Chinese", "名称", NULL, NULL, offsetof(struct place, name_zh)},
	{"id", "number", "编号", "", "", offsetof(struct place, id)},
};
static const struct column opening_columns[] = {
	{"from", "opens, since midnight", "开门", "ms", "毫秒", offsetof(struct opening, from_ms)},
	{"to", "closes, since midnight", "关门", "ms", "毫秒", offsetof(struct opening, to_ms)},
};
static const struct column day_columns[] = {
	{"date", "date", "日期", NULL, NULL, offsetof(struct timeline_day, date)},
	{"weekday", "weekday, 0 = Monday", "星期，0 为周一", "", "", offsetof(struct timeline_day, weekday)},
	{"works", "a working day", "是否工作日", "", "", offsetof(struct timeline_day, works)},
};
static const struct column track_columns[] = {
	{"label_en", "whose time", "何人（英文）", NULL, NULL, offsetof(struct timeline_track, name_en)},
	{"label_zh", "whose time, in Chinese", "何人", NULL, NULL, offsetof(struct timeline_track, name_zh)},
};
static const struct column span_columns[] = {
	{"point", "option, its place among week_point", "方案序号", "", "", offsetof(struct timeline_span, point)},
	{"track", "whose time, place among week_track", "何人序号", "", "", offsetof(struct timeline_span, track)},
	{"from", "from, since the first day began", "起", "ms", "毫秒", offsetof(struct timeline_span, from_ms)},
	{"to", "to, since the first day began", "止", "ms", "毫秒", offsetof(struct timeline_span, to_ms)},
	{"what", "0 work, 1 on the way, 2 on leave or ill, 3 at a course, 4 vacant, 5 borrowed, 6 occupied, 7 out of order",
	 "0 工作，1 路途，2 休假或生病，3 培训，4 缺岗，5 借调，6 占用，7 故障", "", "", offsetof(struct timeline_span, what)},
	{"shift", "0 office hours, 1 overtime, 2 on call", "0 办公时间，1 加班，2 值班", "", "", offsetof(struct timeline_span, shift)},
	{"ending", "0 done, 1 laid on the desk, 2 put back, 3 interrupted, 4 goes on", "0 办结，1 留案，2 退回，3 被打断，4 继续", "", "", offsetof(struct timeline_span, ending)},
	{"line", "kind of work, place among line; -1 none", "工作类别序号，-1 为无", "", "", offsetof(struct timeline_span, line)},
	{"origin", "department, place among origin; -1 none", "部门序号，-1 为无", "", "", offsetof(struct timeline_span, origin)},
	{"piece", "number of the piece in its community; -1 none", "事项编号，-1 为无", "", "", offsetof(struct timeline_span, piece)},
	{"is_emergency", "an emergency", "是否急事", "", "", offsetof(struct timeline_span, is_emergency)},
	{"is_late", "past due", "是否超期", "", "", offsetof(struct timeline_span, is_late)},
};
static const struct column queue_columns[] = {
	{"point", "option, its place among week_point", "方案序号", "", "", offsetof(struct timeline_queue, point)},
	{"time", "from then on, since the first day began", "自此", "ms", "毫秒", offsetof(struct timeline_queue, time_ms)},
	{"residents", "parts of work for residents that wait", "待办居民服务件数", "", "", offsetof(struct timeline_queue, residents)},
	{"departments", "parts of work for departments that wait", "待办上级交办件数", "", "", offsetof(struct timeline_queue, departments)},
};
struct name { const char *name; };
static const struct column name_columns[] = {{"name", "name", "名称", NULL, NULL, offsetof(struct name, name)}};

#define COLUMNS(columns) columns, sizeof columns / sizeof *columns
enum { MOST_COLUMNS = 12 };
enum sheet_id { PLACE, OPENING, POINT, DAY, TRACK, SPAN, NAME, QUEUE };
static const struct sheet {
	const char *name, *title_en, *title_zh;
	const struct column *columns;
	int column_count;
	size_t size;
} sheets[] = {
	[PLACE] = {"week_place", "the community of the sample week", "示例周的社区", COLUMNS(place_columns), sizeof(struct place)},
	[OPENING] = {"week_opening", "its office hours", "其办公时间", COLUMNS(opening_columns), sizeof(struct opening)},
	[POINT] = {"week_point", "options of the sample week", "示例周的方案", COLUMNS(name_columns), sizeof(struct name)},
	[DAY] = {"week_day", "days of the sample week", "示例周的日期", COLUMNS(day_columns), sizeof(struct timeline_day)},
	[TRACK] = {"week_track", "people of the sample week", "示例周的人员", COLUMNS(track_columns), sizeof(struct timeline_track)},
	[SPAN] = {"week_span", "who did what from when to when", "谁在何时做什么", COLUMNS(span_columns), sizeof(struct timeline_span)},
	[NAME] = {"week_name", "what listed work is called, for each stretch", "各段所办事项的名称", COLUMNS(name_columns), sizeof(struct name)},
	[QUEUE] = {"week_queue", "what waits", "待办数量", COLUMNS(queue_columns), sizeof(struct timeline_queue)},
};

/* -- writing ---------------------------------------------------------------------------------------------------------- */

static enum status sheet_put(enum sheet_id id, const void *rows, int count, struct result_set *set, struct arena *arena)
{
	const struct sheet *sheet = &sheets[id];
	struct annex_column plates[MOST_COLUMNS] = {{0}};
	struct annex annex;
	for (int c = 0; c < sheet->column_count; c++) {
		const struct column *column = &sheet->columns[c];
		plates[c] = (struct annex_column){.name = column->name, .name_en = column->name_en, .name_zh = column->name_zh, .unit = column->unit, .unit_zh = column->unit_zh};
	}
	if (annex_build(&annex, arena, sheet->name, sheet->title_en, sheet->title_zh, plates, sheet->column_count, count) != STATUS_OK)
		return STATUS_WORLD;
	for (int c = 0; c < sheet->column_count; c++)
		for (int row = 0; row < count; row++) {
			const char *field = (const char *)rows + (size_t)row * sheet->size + sheet->columns[c].offset;
			if (annex.columns[c].words)
				annex.columns[c].words[row] = *(const char *const *)(const void *)field;
			else
				annex.columns[c].numbers[row] = *(const int32_t *)(const void *)field;
		}
	return annex_put(&set->annexes, arena, &annex);
}

static bool has_names(const struct timeline *timeline)
{
	for (int i = 0; i < timeline->span_count; i++)
		if (*timeline->names[i])
			return true;
	return false;
}

enum status timeline_table_put(const struct timeline *timeline, struct result_set *set, struct arena *arena)
{
	const struct place place = {timeline->place_en, timeline->place_zh, timeline->place_id};
	struct name *points = arena_rows(arena, set->point_count, struct name);
	if (!points)
		return STATUS_WORLD;
	for (int i = 0; i < set->point_count; i++)
		points[i].name = set->points[i].name;
	enum status status = sheet_put(PLACE, &place, 1, set, arena);
	if (status == STATUS_OK)
		status = sheet_put(OPENING, timeline->openings, timeline->opening_count, set, arena);
	if (status == STATUS_OK)
		status = sheet_put(POINT, points, set->point_count, set, arena);
	if (status == STATUS_OK)
		status = sheet_put(DAY, timeline->days, timeline->day_count, set, arena);
	if (status == STATUS_OK)
		status = sheet_put(TRACK, timeline->tracks, timeline->track_count, set, arena);
	if (status == STATUS_OK)
		status = sheet_put(SPAN, timeline->spans, timeline->span_count, set, arena);
	if (status == STATUS_OK && has_names(timeline))
		status = sheet_put(NAME, timeline->names, timeline->span_count, set, arena);
	return status == STATUS_OK ? sheet_put(QUEUE, timeline->queues, timeline->queue_count, set, arena) : status;
}

/* -- reading ---------------------------------------------------------------------------------------------------------- */

/* A file may say anything: what is no whole number of 32 bits is taken for -1. */
static int32_t whole(double number)
{
	return number >= INT32_MIN && number <= INT32_MAX && number == floor(number) ? (int32_t)number : -1;
}

/* Rows of a sheet; NULL and a count of 0 when the set has none. False when out of memory. */
static bool sheet_get(enum sheet_id id, const struct result_set *set, void *rows, int *count, struct arena *arena)
{
	const struct sheet *sheet = &sheets[id];
	const struct annex *annex = annex_find(&set->annexes, sheet->name);
	*count = annex ? annex->row_count : 0;
	char *room = arena_take(arena, (size_t)(*count + 1) * sheet->size);
	for (int c = 0; c < sheet->column_count && room; c++) {
		const struct column *column = &sheet->columns[c];
		const char *const *words = annex_words(annex, column->name);
		const double *numbers = annex_numbers(annex, column->name);
		for (int row = 0; row < *count; row++) {
			char *field = room + (size_t)row * sheet->size + column->offset;
			if (!column->unit)
				*(const char **)(void *)field = words ? words[row] : "";
			else
				*(int32_t *)(void *)field = numbers ? whole(numbers[row]) : -1;
		}
	}
	memcpy(rows, &room, sizeof room);
	return room;
}

static bool is_between(int32_t value, int32_t least, int32_t below)
{
	return value >= least && value < below;
}

/* Rows that refer to what is there, from and to within the days, in the set's own numbers of options. */
static void spans_check(struct timeline *timeline, const struct result_set *set, const struct name *points, int point_count)
{
	const int64_t end = (int64_t)timeline->day_count * 86400000;
	int kept = 0;
	for (int i = 0; i < timeline->span_count; i++) {
		struct timeline_span span = timeline->spans[i];
		span.point = is_between(span.point, 0, point_count) ? result_point_index(set, points[span.point].name) : -1;
		bool is_sound = span.point >= 0 && is_between(span.track, 0, timeline->track_count) && is_between(span.what, 0, TIMELINE_WHATS) &&
			is_between(span.shift, 0, TIMELINE_SHIFTS) && is_between(span.ending, 0, TIMELINE_ENDINGS) && is_between(span.line, -1, set->line_count) &&
			(span.what > TIMELINE_WAY || span.line >= 0) && span.from_ms >= 0 && span.to_ms >= span.from_ms && span.to_ms <= end;
		if (!is_sound)
			continue;
		timeline->names[kept] = timeline->names[i];
		timeline->spans[kept++] = span;
	}
	timeline->span_count = kept;
	kept = 0;
	for (int i = 0; i < timeline->queue_count; i++) {
		struct timeline_queue queue = timeline->queues[i];
		queue.point = is_between(queue.point, 0, point_count) ? result_point_index(set, points[queue.point].name) : -1;
		if (queue.point >= 0)
			timeline->queues[kept++] = queue;
	}
	timeline->queue_count = kept;
}

enum status timeline_table_get(struct timeline *timeline, const struct result_set *set, struct arena *arena)
{
	struct place *place;
	struct opening *openings;
	struct name *points, *names;
	int place_count, point_count, name_count;
	*timeline = (struct timeline){.place_en = ""};
	if (!sheet_get(PLACE, set, &place, &place_count, arena) || !sheet_get(OPENING, set, &openings, &timeline->opening_count, arena) ||
	    !sheet_get(POINT, set, &points, &point_count, arena) || !sheet_get(DAY, set, &timeline->days, &timeline->day_count, arena) ||
	    !sheet_get(TRACK, set, &timeline->tracks, &timeline->track_count, arena) || !sheet_get(SPAN, set, &timeline->spans, &timeline->span_count, arena) ||
	    !sheet_get(NAME, set, &names, &name_count, arena) || !sheet_get(QUEUE, set, &timeline->queues, &timeline->queue_count, arena))
		return STATUS_WORLD;
	timeline->names = arena_rows(arena, timeline->span_count + 1, const char *);
	if (!timeline->names)
		return STATUS_WORLD;
	for (int i = 0; i < timeline->span_count; i++)
		timeline->names[i] = name_count == timeline->span_count ? names[i].name : "";
	if (place_count != 1 || timeline->day_count > TIMELINE_MOST_DAYS || timeline->opening_count > TIMELINE_OPENINGS)
		timeline->day_count = timeline->opening_count = 0;
	timeline->place_en = place_count ? place->name_en : "";
	timeline->place_zh = place_count ? place->name_zh : "";
	timeline->place_id = place_count ? place->id : 0;
	for (int i = 0; i < timeline->opening_count; i++) {
		timeline->openings[i][0] = openings[i].from_ms;
		timeline->openings[i][1] = openings[i].to_ms;
	}
	for (int i = 0; i < timeline->day_count; i++)
		timeline->days[i].weekday = is_between(timeline->days[i].weekday, 0, 7) ? timeline->days[i].weekday : 0;
	spans_check(timeline, set, points, point_count);
	return STATUS_OK;
}
