/* hours.c - weekly time sheets: one row for each kind of work, or each thing in the table of mandates; they become hours a piece. */
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "clock/calendar.h"
#include "world/listed.h"
#include "world/tables.h"

enum { DAYS = 7, NAMES = 512 };
#define WEEKS_A_YEAR (365.25 / 7)
#define DAY_H 24

struct hours_row {
	const char *community, *person, *item;
	int32_t week;             /* any day of it */
	int work;                 /* enum kind_id, or enum work */
	double days[DAYS], total, pieces;
};
/* What is recorded beside the kinds of work sent down, in the order of the choices. */
enum work { WORK_REQUEST = KIND_COUNT, WORK_VISIT, WORK_CONTACT, WORK_GOVERNANCE, WORK_OTHER, WORK_COUNT };

enum { AT_WEEK, AT_COMMUNITY, AT_PERSON, AT_KIND, AT_ITEM, AT_DAYS, AT_TOTAL = AT_DAYS + DAYS, AT_PIECES };
#define AT(member) .offset = offsetof(struct hours_row, member)
#define DAY(n, en, zh, also) [AT_DAYS + (n)] = {en, zh, also, SHEET_NUMBER, UNITS_DURATION, AT(days[n]), 0, 500, .blank_en = "none", .blank_zh = "无", \
	.meaning_en = "hours on this day", .meaning_zh = "当天工时"}

static const struct sheet_column columns[] = {
	[AT_WEEK] = {"week", "周次", "日期,周,星期,开始日期,week of", SHEET_DATE, AT(week), .blank_en = "one week, the same for all such rows", .blank_zh = "同一周",
	 .meaning_en = "any day of the week recorded", .meaning_zh = "所记录那一周的任一天"},
	[AT_COMMUNITY] = {"community", "社区", "社区名称", SHEET_TEXT, AT(community), .blank_en = "one community, the same for all such rows", .blank_zh = "同一社区",
	 .meaning_en = "where; the sheets of all its workers stand one below the other", .meaning_zh = "社区；全体社工的记录上下接排"},
	[AT_PERSON] = {"person", "填表人", "姓名,社工,name", SHEET_TEXT, AT(person), .blank_en = "the community as a whole", .blank_zh = "社区合计",
	 .meaning_en = "who fills it in, by name or by any sign", .meaning_zh = "填表人，可用代号"},
	[AT_KIND] = {"kind", "类型", "类别,工作类型,事项类型", SHEET_CHOICE, AT(work), .is_needed = true,
	 .choices = "organisation=挂牌机构,挂牌|task=事项本身工作,任务,专项工作|platform=平台录入,平台,系统,APP|accreditation=创建评比,创建,评比|inspection=检查考核,检查,考核"
		"|survey=普查调查,普查,调查|ledger=台账|form=报表,表格|meeting=会议文件,会议,文件|registration=注册推广,注册,推广|certificate=盖章证明,证明,盖章|chat_group=工作群,微信群"
		"|request=居民诉求,诉求|visit=入户走访,走访|contact=困难群体联系,困难群体|self_governance=居民自治,自治|other=其他",
	 .meaning_en = "kind of work sent down, or service to residents; other: travel, training, leave, whatever is not simulated", .meaning_zh = "交办事项的类型，或服务居民的工作；其他：培训、休假等不模拟的时间"},
	[AT_ITEM] = {"item", "事项", "名称,事项名称,工作名称,工作内容,name of work", SHEET_TEXT, AT(item), .blank_en = "its kind as a whole", .blank_zh = "该类型合计",
	 .meaning_en = "its name in the table of mandates; a remark where there is no such table", .meaning_zh = "事项表中的名称；没有事项表时仅为备注"},
	DAY(0, "mon", "周一", "星期一,monday"), DAY(1, "tue", "周二", "星期二,tuesday"), DAY(2, "wed", "周三", "星期三,wednesday"), DAY(3, "thu", "周四", "星期四,thursday"),
	DAY(4, "fri", "周五", "星期五,friday"), DAY(5, "sat", "周六", "星期六,saturday"), DAY(6, "sun", "周日", "星期日,星期天,sunday"),
	[AT_TOTAL] = {"total", "合计", "小计,本周合计,sum", SHEET_NUMBER, UNITS_DURATION, AT(total), 0, 3500, .blank_en = "the sum of the days", .blank_zh = "各天之和",
	 .meaning_en = "hours of the week; stands alone, or agrees with the days", .meaning_zh = "本周工时；可单独填写，否则应与各天之和一致"},
	[AT_PIECES] = {"pieces", "完成件数", "件数,完成数量,done", SHEET_NUMBER, UNITS_NUMBER, AT(pieces), 0, 100000, .blank_en = "from the number of pieces a year", .blank_zh = "按全年件数推算",
	 .meaning_en = "how many were done in these hours: pieces, or households where the effort is of a household", .meaning_zh = "这些工时内完成几件；按户计工时的填户数"},
};
_Static_assert(sizeof columns / sizeof *columns <= SHEET_COLUMNS, "room for every column");

/* What was recorded of a kind, or of a row of the table of mandates. */
struct recorded {
	double hours, pieces;
	int row_count, counted_count, first; /* rows with hours, those of them with pieces, the first of all */
};

struct record {
	struct reading *reading;
	const struct sheet *sheet;
	const struct hours_row *rows;
	struct mandate_row *mandates;        /* what they are told stands in their rows */
	struct recorded kinds[WORK_COUNT], *items;
	double weeks;                        /* of one community */
};

/* -- rows ------------------------------------------------------------------------------------------------------------ */

static double hours_of(const struct record *record, int i)
{
	const double apart = 0.05;
	const struct hours_row *row = &record->rows[i];
	double sum = 0;
	int given = 0;
	for (int day = 0; day < DAYS; day++) {
		given += !isnan(row->days[day]);
		sum += isnan(row->days[day]) ? 0 : row->days[day];
		if (row->person && row->days[day] > DAY_H)
			sheet_fault(record->reading, record->sheet, i, AT_DAYS + day, "write hours, or min behind minutes", "a day of one person has no %.4g hours", row->days[day]);
	}
	if (given && fabs(row->total - sum) > apart)
		sheet_fault(record->reading, record->sheet, i, AT_TOTAL, "correct one of them, or leave the sum empty", "the days add up to %.4g hours, not %.4g", sum, row->total);
	return given ? sum : row->total;
}

/* The row of the table of mandates a row names; -1 = the kind as a whole. */
static int item_of(struct record *record, int i)
{
	const struct scenario *scenario = record->reading->scenario;
	const char *item = record->rows[i].item, *names[NAMES], *near;
	int count = 0;
	if (!item || !scenario->mandate_count || record->rows[i].work >= KIND_COUNT)
		return -1;
	for (int m = 0; m < scenario->mandate_count; m++) {
		const char *name = record->mandates[m].name;
		if (!name || strcmp(name, item)) {
			if (name && count < NAMES)
				names[count++] = name;
			continue;
		}
		if (record->mandates[m].kind != record->rows[i].work)
			sheet_fault(record->reading, record->sheet, i, AT_KIND, "write the same kind in both tables", "the table of mandates has %.40s under another kind", item);
		return m;
	}
	near = text_nearest(item, names, count);
	sheet_fault(record->reading, record->sheet, i, AT_ITEM, near ? faults_say(record->reading->faults, "did you mean %s?", near)
		: N_("leave it empty: the row then counts for its kind"), "the table of mandates has no %.40s", item);
	return -1;
}

static void row_add(struct record *record, int i)
{
	const struct hours_row *row = &record->rows[i];
	double hours = hours_of(record, i);
	int item = row->work < 0 ? -1 : item_of(record, i);
	if (isnan(hours) || row->work < 0)
		return;
	struct recorded *recorded = item >= 0 ? &record->items[item] : &record->kinds[row->work];
	if (!recorded->row_count++)
		recorded->first = i;
	recorded->hours += hours;
	recorded->pieces += isnan(row->pieces) ? 0 : row->pieces;
	recorded->counted_count += !isnan(row->pieces);
}

static int by_week(const void *a, const void *b)
{
	const struct hours_row *x = a, *y = b;
	int order = strcmp(x->community ? x->community : "", y->community ? y->community : "");
	return order ? order : (x->week > y->week) - (x->week < y->week);
}

/* How many weeks of one community were recorded. */
static double weeks_of(const struct record *record)
{
	int count = 0, weeks = 0, most = record->sheet->csv.row_count;
	struct hours_row *sorted = arena_rows(record->reading->arena, most, struct hours_row);
	for (int i = 0; sorted && i < most; i++) {
		bool has_hours = !isnan(record->rows[i].total);
		for (int day = 0; day < DAYS; day++)
			has_hours |= !isnan(record->rows[i].days[day]);
		if (!has_hours)
			continue;
		sorted[count] = record->rows[i];
		if (sorted[count].week != SCENARIO_NO_DATE)
			sorted[count].week -= calendar_weekday(sorted[count].week);
		count++;
	}
	if (sorted)
		qsort(sorted, (size_t)count, sizeof *sorted, by_week);
	for (int i = 0; i < count; i++)
		weeks += !i || by_week(&sorted[i - 1], &sorted[i]);
	return weeks;
}

/* -- hours a piece ----------------------------------------------------------------------------------------------------- */

static double mean_households(const struct scenario *scenario)
{
	const struct settings *settings = &scenario->settings;
	double sum = 0;
	for (int i = 0; i < scenario->community_count; i++) {
		const struct community_row *row = &scenario->communities[i];
		double population = isnan(row->population) ? settings->population : row->population;
		sum += (isnan(row->households) ? population / settings->household_size : row->households) / scenario->community_count;
	}
	return sum > 0 ? sum : settings->population / settings->household_size;
}

/* Hours of one piece if its effort were one hour. `by_hand`: pieces were counted, of work by household each household. */
static double piece_h(const struct scenario *scenario, const struct kind_settings *kind, const struct mandate_row *row, bool by_hand)
{
	const struct settings *settings = &scenario->settings;
	double hours = kind->persons * (listed_passes_street(row) && kind->recurrence != RECURRENCE_WALK_IN ? settings->amplification : 1);
	if (kind->basis == BASIS_PER_HOUSEHOLD)
		return by_hand ? hours : hours * kind->reach * mean_households(scenario);
	if (kind->basis == BASIS_PER_FIELD)
		return hours * (row && !isnan(row->fields) && row->fields > 0 ? row->fields : settings->fields_per_request);
	return hours;
}

/* Hours a year of everything that rests on what was recorded, if its effort were one hour. */
static double year_h(const struct record *record, int kind, int item)
{
	const struct scenario *scenario = record->reading->scenario;
	const struct kind_settings *settings = &scenario->settings.kinds[kind];
	double left = settings->count, hours = 0;
	for (int m = 0; m < scenario->mandate_count; m++) {
		const struct mandate_row *row = &record->mandates[m];
		struct kind_settings own;
		if (row->kind != kind)
			continue;
		left -= row->count;
		if (item >= 0 ? m != item : record->items[m].row_count > 0 || !isnan(row->effort))
			continue;
		listed_kind(settings, row, &own);
		hours += row->count * world_pieces_a_year(&own) * listed_times(row) * piece_h(scenario, &own, row, false);
	}
	if (item < 0 && left > 0)
		hours += left * world_pieces_a_year(settings) * piece_h(scenario, settings, NULL, false);
	return hours;
}

/* A setting in the language of whoever reads of it. */
static const char *path_told(const struct record *record, const char *path)
{
	struct faults *faults = record->reading->faults;
	char words[SCHEMA_VALUE];
	schema_path(&record->reading->schema, path ? path : "", faults->is_chinese, words, sizeof words);
	return faults_say(faults, "%s", words);
}

/* Hours a piece, or NaN and a fault. */
static double effort_of(const struct record *record, const struct recorded *recorded, int kind, int item)
{
	const struct scenario *scenario = record->reading->scenario;
	const struct mandate_row *row = item >= 0 ? &record->mandates[item] : NULL;
	struct kind_settings own;
	const double most = 2000;
	listed_kind(&scenario->settings.kinds[kind], row, &own);
	double year = year_h(record, kind, item);
	bool is_counted = recorded->counted_count == recorded->row_count && recorded->pieces > 0;
	const char *path = arena_format(record->reading->arena, "mandates.%s.count", kind_plate((enum kind_id)kind)->plate.name);
	if (year <= 0) {
		sheet_fault(record->reading, record->sheet, recorded->first, AT_KIND, faults_say(record->reading->faults, "set %s", path_told(record, path)),
			"hours were recorded, but the scenario has no such work");
		return NAN;
	}
	double effort = is_counted ? recorded->hours / recorded->pieces / piece_h(scenario, &own, row, true) : recorded->hours / record->weeks * WEEKS_A_YEAR / year;
	if (effort <= most)
		return effort;
	sheet_fault(record->reading, record->sheet, recorded->first, -1, "check the hours and the pieces", "this makes %.0f hours a piece", effort);
	return NAN;
}

static void items_say(struct record *record)
{
	for (int m = 0; m < record->reading->scenario->mandate_count; m++) {
		const struct recorded *recorded = &record->items[m];
		if (!recorded->row_count)
			continue;
		if (!isnan(record->mandates[m].effort))
			sheet_fault(record->reading, record->sheet, recorded->first, AT_ITEM, "leave its effort in the table of mandates empty, or this row out",
				"the table of mandates gives %.40s an effort already", record->mandates[m].name);
	}
	for (int m = 0; m < record->reading->scenario->mandate_count; m++)
		if (record->items[m].row_count && isnan(record->mandates[m].effort))
			record->mandates[m].effort = effort_of(record, &record->items[m], record->mandates[m].kind, m);
}

static void kinds_say(const struct record *record)
{
	double efforts[KIND_COUNT];
	for (int kind = 0; kind < KIND_COUNT; kind++)
		efforts[kind] = record->kinds[kind].row_count ? effort_of(record, &record->kinds[kind], kind, -1) : NAN;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		const char *path = arena_format(record->reading->arena, "mandates.%s.effort", kind_plate((enum kind_id)kind)->plate.name);
		if (path && !isnan(efforts[kind]))
			tables_say_mean(record->reading, record->sheet, path, efforts[kind]);
	}
}

/* Requests and visits are not all done: without their number nobody knows how long one takes. */
static void services_say(const struct record *record)
{
	static const struct { enum work work; const char *effort, *hours; } services[] = {
		{WORK_REQUEST, "requests.effort", NULL}, {WORK_VISIT, "visits.effort", NULL}, {WORK_CONTACT, NULL, "contacts.hours"},
		{WORK_GOVERNANCE, NULL, "self_governance.hours"},
	};
	for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
		const struct recorded *recorded = &record->kinds[services[i].work];
		const char *path = services[i].effort ? services[i].effort : services[i].hours;
		const struct schema_key *key = schema_find(&record->reading->schema, path);
		if (!recorded->row_count)
			continue;
		if (services[i].effort && (recorded->counted_count < recorded->row_count || recorded->pieces <= 0)) {
			sheet_fault(record->reading, record->sheet, recorded->first, record->sheet->at[AT_PIECES] < 0 ? AT_KIND : AT_PIECES, "fill in how many were done, in all rows of this kind",
				"hours with residents need the number of pieces");
			continue;
		}
		double value = services[i].effort ? recorded->hours / recorded->pieces : recorded->hours / record->weeks * WEEKS_A_YEAR;
		if (value < key->low || value > key->high)
			sheet_fault(record->reading, record->sheet, recorded->first, -1, "check the hours and the pieces", "this makes %s %.4g hours, outside %.4g … %.4g",
				path_told(record, path), value,
				key->low, key->high);
		else if (services[i].effort)
			tables_say_mean(record->reading, record->sheet, path, value);
		else
			tables_say(record->reading, record->sheet, path, value, TABLES_UNLESS_SAID);
	}
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct record record = {.reading = reading, .sheet = sheet, .rows = sheet->rows, .mandates = reading->sheets[TABLES_mandates].rows};
	record.items = arena_rows(reading->arena, reading->scenario->mandate_count + 1, struct recorded);
	if (!record.items) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < sheet->csv.row_count; i++)
		row_add(&record, i);
	record.weeks = weeks_of(&record);
	kinds_say(&record); /* while it is open which of the mandates have an effort of their own */
	items_say(&record);
	services_say(&record);
}

const struct sheet_plate tables_hours = {
	.name = "hours", .name_zh = TABLES_ZH_hours, .word = "hours=" TABLES_ZH_hours,
	.meaning_en = "weekly time sheets, one row for each kind of work or each thing sent down; become hours a piece",
	.meaning_zh = "一周工时记录，每类工作或每项工作一行；换算为每件工时",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct hours_row), .take = take,
};
