/* staff.c - one row for each worker, or for several alike: the posts of the communities it names, and who holds them at the start. */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

#include "world/tables.h"

enum { AT_COMMUNITY, AT_POST, AT_STATUS, AT_UNTIL, AT_GRID, AT_MONTHS, AT_SPEED };
#define AT(member) .offset = offsetof(struct staff_row, member)
enum { POSTS_MOST = 1000 };

static const struct sheet_column columns[] = {
	[AT_COMMUNITY] = {"community", "社区", "所属社区,社区编号,社区名称", SHEET_TEXT, AT(community_name), .is_needed = true,
	 .meaning_en = "the community of the post, by id or by name", .meaning_zh = "岗位所在社区，写编号或名称"},
	[AT_POST] = {"post", "岗位", "职务,岗位类别,岗位名称", SHEET_CHOICE, AT(post), .is_needed = true,
	 .choices = "lead=书记主任,书记,主任,社区书记,社区主任,副书记,副主任|grid=网格员,专职网格员,专属网格员,网格长,grid worker"
		"|counter=窗口人员,窗口,窗口社工,全科社工,counter worker|specialist=专干,条线专干,民政专干,社保专干,专职社工",
	 .meaning_en = "kind of post", .meaning_zh = "岗位类别"},
	[AT_STATUS] = {"status", "状态", "在岗状态,在岗情况", SHEET_CHOICE, AT(status),
	 .choices = "in_post=在岗,在职,在编|vacant=空缺,空编,缺编,缺员|occupied=占编,街道占用,被占用|borrowed=借调,借出,抽调", .is_input = true,
	 .blank_en = "in post", .blank_zh = "在岗", .meaning_en = "at the start of the run: in post, vacant, held by the street for good, or away at a department",
	 .meaning_zh = "起始时：在岗、空缺、街道长期占编、借调到部门"},
	[AT_UNTIL] = {"until", "截止日期", "借调截止,到岗日期,返回日期", SHEET_DATE, AT(until), .is_input = true,
	 .blank_en = "drawn as for everybody", .blank_zh = "按设定抽取", .meaning_en = "of somebody borrowed, the day he is back; of a vacant post, the day it is filled", .meaning_zh = "借调的返回日，空缺的到岗日"},
	[AT_GRID] = {"grid", "网格", "网格号,所属网格", SHEET_WHOLE, UNITS_COUNT, AT(grid), 1, 120, .is_input = true,
	 .blank_en = "in turn", .blank_zh = "依次", .meaning_en = "the grid of a grid worker, from 1", .meaning_zh = "网格员负责的网格，从 1 起"},
	[AT_MONTHS] = {"months", "任职月数", "在岗月数,月数,任职时间,months in post", SHEET_NUMBER, UNITS_MONTHS, AT(months), 0, 600, .is_input = true,
	 .blank_en = "drawn from the quit rate", .blank_zh = "按离职率抽取", .meaning_en = "time in post at the start of the run", .meaning_zh = "起始时任职时间"},
	[AT_SPEED] = {"speed", "速度", "效率,能力", SHEET_NUMBER, UNITS_SHARE, AT(speed), 0.05, 5, .is_input = true,
	 .blank_en = "drawn from staff.skill_spread", .blank_zh = "按能力差异抽取", .meaning_en = "speed of the holder over that of others with the same experience, as 1.2 or 120 %", .meaning_zh = "与同资历者相比的速度，如 1.2 或 120%"},
	{"count", "人数", "数量,岗位数", SHEET_WHOLE, UNITS_COUNT, AT(count), 1, POSTS_MOST, .is_input = true, .blank_en = "1", .blank_zh = "1", .meaning_en = "how many such workers", .meaning_zh = "相同的有几人"},
};

static void row_check(struct reading *reading, const struct sheet *sheet, struct staff_row *row, int i)
{
	bool may_end = row->status == STAFF_BORROWED || row->status == STAFF_VACANT;
	if (isnan(row->count))
		row->count = 1;
	if (row->status < 0)
		row->status = STAFF_IN_POST;
	if (row->until != SCENARIO_NO_DATE && !may_end)
		sheet_fault(reading, sheet, i, AT_UNTIL, "leave it empty, or say the status", "only who is borrowed and what is vacant has an end");
	else if (row->until != SCENARIO_NO_DATE && row->until <= reading->scenario->start_serial)
		sheet_fault(reading, sheet, i, AT_UNTIL, "give a later day, or another status", "the day lies before the start of the run");
	if (!isnan(row->grid) && row->post >= 0 && row->post != POST_GRID)
		sheet_fault(reading, sheet, i, AT_GRID, "leave it empty", "only grid workers have a grid");
	if (row->status == STAFF_VACANT && (!isnan(row->months) || !isnan(row->speed)))
		sheet_fault(reading, sheet, i, isnan(row->months) ? AT_SPEED : AT_MONTHS, "leave it empty", "nobody holds a vacant post");
}

static const struct staff_row *row_of(const void *entry)
{
	return *(const struct staff_row *const *)entry;
}

static int by_place(const void *a, const void *b)
{
	const struct staff_row *x = row_of(a), *y = row_of(b);
	if (x->community != y->community)
		return x->community - y->community;
	return x->post != y->post ? x->post - y->post : (x > y) - (x < y);
}

static const struct staff_row *sorted(struct reading *reading, const struct staff_row *rows, int count)
{
	const struct staff_row **order = arena_rows(reading->arena, count, const struct staff_row *);
	struct staff_row *out = arena_rows(reading->arena, count, struct staff_row);
	if (!order || !out)
		return NULL;
	for (int i = 0; i < count; i++)
		order[i] = &rows[i];
	qsort(order, (size_t)count, sizeof *order, by_place);
	for (int i = 0; i < count; i++)
		out[i] = *order[i];
	return out;
}

/* What the rows of a community come to, and the first of them. */
struct sum {
	double posts[POST_COUNT];
	int count, first;
};

/* What two tables say of the same posts. */
static void posts_compare(struct reading *reading, const struct sheet *sheet, const struct sum *sum, int community)
{
	static const char *const names[POST_COUNT] = {N_("posts of the lead"), N_("posts of grid workers"), N_("posts at the counter"), N_("posts of specialists")};
	const struct community_row *place = &reading->places[community];
	for (int post = 0; post < POST_COUNT; post++) {
		if (sum->posts[post] > POSTS_MOST)
			sheet_fault(reading, sheet, sum->first, AT_COMMUNITY, "split the community", "more than %d %s", POSTS_MOST, faults_word(reading->faults, names[post]));
		if (isnan(place->posts[post]) || (place->posts[post] >= sum->posts[post] && place->posts[post] <= sum->posts[post]))
			continue;
		const struct sheet *communities = &reading->sheets[TABLES_communities];
		sheet_fault(reading, sheet, sum->first, AT_COMMUNITY, "leave the cell of the other table blank: the workers say it",
			"%.0f %s in this table, %.0f in row %d of %s", sum->posts[post], faults_word(reading->faults, names[post]), place->posts[post],
			sheet_row(communities, community), communities->csv.file);
	}
}

/* The posts of a community are those of its rows; of a kind that has none it has none. */
static void places_fill(struct reading *reading, const struct sheet *sheet, const struct staff_row *rows)
{
	int place_count = reading->scenario->community_count;
	struct sum *sums = arena_rows(reading->arena, place_count + 1, struct sum);
	if (!sums) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < sheet->csv.row_count; i++) {
		struct sum *sum = &sums[rows[i].community];
		struct community_row *place = &reading->places[rows[i].community];
		sum->first = sum->count++ ? sum->first : i;
		sum->posts[rows[i].post] += rows[i].count;
		if (!isnan(rows[i].grid))
			place->grids = fmax(isnan(place->grids) ? 1 : place->grids, rows[i].grid);
	}
	for (int community = 0; community < place_count; community++) {
		if (!sums[community].count)
			continue;
		posts_compare(reading, sheet, &sums[community], community);
		for (int post = 0; post < POST_COUNT; post++)
			reading->places[community].posts[post] = sums[community].posts[post];
	}
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct staff_row *rows = sheet->rows;
	int count = sheet->csv.row_count, before = reading->faults->error_count;
	if (!tables_places(reading))
		return;
	for (int i = 0; i < count; i++) {
		rows[i].community = tables_community(reading, sheet, i, AT_COMMUNITY, i ? rows[i - 1].community : -1);
		row_check(reading, sheet, &rows[i], i);
	}
	for (int i = 0; i < count; i++)
		if (rows[i].community < 0 || rows[i].post < 0)
			return; /* complained of */
	places_fill(reading, sheet, rows);
	if (reading->faults->error_count > before)
		return;
	reading->scenario->staff = sorted(reading, rows, count);
	reading->scenario->staff_count = reading->scenario->staff ? count : 0;
	if (!reading->scenario->staff)
		fault_world(reading->faults, "out of memory");
}

const struct sheet_plate tables_staff = {
	.name = "staff", .name_zh = TABLES_ZH_staff, .word = "staff=" TABLES_ZH_staff,
	.meaning_en = "one row for each worker, or for several alike; takes the place of the posts of the communities it names",
	.meaning_zh = "每名社工（或相同的几名）一行；代替所列社区的岗位",
	.rows = "H26 H27 H28 J14 J15",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct staff_row), .take = take,
};
