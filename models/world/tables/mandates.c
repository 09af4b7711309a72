/* mandates.c - one row for each thing a department sends down: the templates of the kinds it names. */
#include <math.h>
#include <stddef.h>

#include "world/plate.h"
#include "world/tables.h"

enum { AT_NAME, AT_KIND, AT_DEPARTMENT, AT_ITEM, AT_RECURRENCE, AT_TIMES, AT_REACH, AT_YEAR_END, AT_FUNCTION, AT_AUTHORITY };
enum { DEPARTMENTS_MOST = 200, ITEMS_MOST = 2000, COUNT_MOST = 2000 };
#define AT(member) .offset = offsetof(struct mandate_row, member)
#define OF_KIND .blank_en = "as its kind", .blank_zh = "同类型"
#define BY_SHARE .blank_en = "by the share of its kind", .blank_zh = "按该类型的比例"

static const struct sheet_column columns[] = {
	[AT_NAME] = {"name", "名称", "事项,事项名称,工作名称,交办事项,item name", SHEET_TEXT, AT(name), .is_needed = true,
	 .meaning_en = "what it is called, in the event log too", .meaning_zh = "名称，事件日志中也用"},
	[AT_KIND] = {"kind", "类型", "类别,事项类型", SHEET_CHOICE, AT(kind), .is_needed = true,
	 .choices = "organisation=挂牌机构,挂牌|task=事项本身工作,任务,专项工作|platform=平台录入,平台,系统,APP|accreditation=创建评比,创建,评比|inspection=检查考核,检查,考核"
		"|survey=普查调查,普查,调查|ledger=台账|form=报表,表格|meeting=会议文件,会议,文件|registration=注册推广,注册,推广|certificate=盖章证明,证明,盖章|chat_group=工作群,微信群",
	 .meaning_en = "which kind of work it is; certificates are brought by residents and have no row", .meaning_zh = "工作类型；盖章证明由居民提出，不列入"},
	[AT_DEPARTMENT] = {"department", "部门", "下派部门,交办部门,责任部门,牵头部门", SHEET_TEXT, AT(department_name), .blank_en = "in turn", .blank_zh = "依次",
	 .meaning_en = "who sends it, by number (1, 2, …) or by name", .meaning_zh = "下派部门，写序号或名称"},
	[AT_ITEM] = {"item", "所属事项", "事项编号,准入事项", SHEET_TEXT, AT(item_name), .blank_en = "in turn", .blank_zh = "依次",
	 .meaning_en = "the work item of the catalogue it belongs to, by number or by name: what is admitted or refused as a whole", .meaning_zh = "所属准入事项，写序号或名称；准入按事项整体决定"},
	[AT_RECURRENCE] = {"recurrence", "周期", "频率,频次", SHEET_CHOICE, AT(recurrence),
	 .choices = "working_daily=每工作日,每天,每日,日报,daily|weekly=每周,周,周报|monthly=每月,月,月报|yearly=每年,年,不定期,一次性,once,irregular", .is_input = true, OF_KIND,
	 .meaning_en = "when a piece of it comes; yearly: once a year on average, on random days", .meaning_zh = "多久一次；每年：平均一年一次，日期随机"},
	[AT_TIMES] = {"times", "年次数", "每年次数,次数", SHEET_NUMBER, UNITS_NUMBER, AT(times), 0.01, 366, .is_input = true, .blank_en = "1", .blank_zh = "1",
	 .meaning_en = "times a year, on random days; makes the recurrence yearly", .meaning_zh = "每年次数，日期随机；周期即为每年"},
	[AT_REACH] = {"reach", "覆盖比例", "覆盖住户比例", SHEET_NUMBER, UNITS_SHARE, AT(reach), 0, 1, .is_input = true, OF_KIND,
	 .meaning_en = "share of households reached, where the effort is of a household", .meaning_zh = "按户计工时的，覆盖住户比例"},
	[AT_YEAR_END] = {"year_end", "年终工时", "年终装订工时", SHEET_NUMBER, UNITS_DURATION, AT(year_end), 0, 1000, .is_input = true, OF_KIND,
	 .meaning_en = "extra hours in December of weekly work", .meaning_zh = "每周工作在十二月的额外工时"},
	[AT_FUNCTION] = {"function", "职能", "所属职能", SHEET_WHOLE, UNITS_COUNT, AT(function), 0, 4, .is_input = true, .blank_en = "drawn", .blank_zh = "抽取",
	 .meaning_en = "the function of a community its item falls under, 1 … 4; 0 = outside all of them", .meaning_zh = "事项属于社区四项职能之一（1–4）；0 为不属于"},
	[AT_AUTHORITY] = {"authority", "有权限", "权限,社区有权限", SHEET_YES, AT(has_authority), .is_input = true, .blank_en = "drawn", .blank_zh = "抽取",
	 .meaning_en = "whether the community has the authority its item needs", .meaning_zh = "社区是否有办理该事项的权限"},
	{"count", "数量", "个数,份数", SHEET_WHOLE, UNITS_COUNT, AT(count), 1, COUNT_MOST, .is_input = true, .blank_en = "1", .blank_zh = "1", .meaning_en = "how many alike", .meaning_zh = "相同的有几项"},
	{"effort", "工时", "每次工时,单次工时,耗时,hours", SHEET_NUMBER, UNITS_DURATION, AT(effort), 0, 2000, .is_input = true, OF_KIND,
	 .meaning_en = "hours of one time, or of a household or data field as the basis says", .meaning_zh = "每次工时（或每户、每字段，见口径）"},
	{"basis", "工时口径", "口径", SHEET_CHOICE, AT(basis), .choices = "fixed=每件,每次|per_household=每户|per_field=每字段", .is_input = true, OF_KIND,
	 .meaning_en = "what the effort is meant for", .meaning_zh = "工时按什么计"},
	{"persons", "参加人数", "人数", SHEET_NUMBER, UNITS_NUMBER, AT(persons), 1, 20, .is_input = true, OF_KIND,
	 .meaning_en = "people who take part, each for the whole effort", .meaning_zh = "参加人数，每人都花全部工时"},
	{"part", "单次分工上限", "分工上限", SHEET_NUMBER, UNITS_DURATION, AT(part), 0.1, 2000, .is_input = true, OF_KIND,
	 .meaning_en = "largest piece one worker takes at a time", .meaning_zh = "一人一次最多承担的工时"},
	{"hour", "时刻", "固定时刻,钟点", SHEET_NUMBER, UNITS_NUMBER, AT(hour), 0, 23, .is_input = true, OF_KIND,
	 .meaning_en = "hour of day at which it takes place; 0 = none, it waits in the in-tray", .meaning_zh = "在几点进行；0 为不定时"},
	{"deadline", "时限", "办结时限,期限", SHEET_NUMBER, UNITS_WORKDAYS, AT(deadline), 0, 250, .is_input = true, OF_KIND,
	 .meaning_en = "working days from its issue", .meaning_zh = "下达后的工作日数"},
	{"lapse", "作废", "逾期作废", SHEET_NUMBER, UNITS_WORKDAYS, AT(lapse), 0, 500, .is_input = true, OF_KIND,
	 .meaning_en = "working days past the deadline after which nobody wants it any more", .meaning_zh = "逾期多少工作日后作废"},
	{"compulsory", "刚性", "是否刚性,刚性任务,rigid", SHEET_YES, AT(rigid), .is_input = true, BY_SHARE,
	 .meaning_en = "whether it must be done by order from above", .meaning_zh = "是否必须完成"},
	{"assessed", "考核", "是否考核,挂钩考核,纳入考核,linked", SHEET_YES, AT(linked), .is_input = true, BY_SHARE,
	 .meaning_en = "whether it counts in the year-end assessment", .meaning_zh = "是否挂钩年终考核"},
	{"value", "政策价值", "价值", SHEET_NUMBER, UNITS_NUMBER, AT(value), 0, 10, .is_input = true, OF_KIND, .meaning_en = "policy value of a standard hour", .meaning_zh = "每标准工时政策价值"},
	{"benefit", "居民受益", "受益", SHEET_NUMBER, UNITS_NUMBER, AT(benefit), 0, 10, .is_input = true, OF_KIND, .meaning_en = "benefit to residents of a standard hour", .meaning_zh = "每标准工时居民受益"},
	{"fields", "字段数", "填报字段数,数据项数", SHEET_WHOLE, UNITS_COUNT, AT(fields), 0, 64, .is_input = true, .blank_en = "departments.fields", .blank_zh = "部门表单字段数",
	 .meaning_en = "data fields it asks for, where its kind asks for any", .meaning_zh = "要求填报的数据字段数"},
	{"from_residents", "居民发起", "居民提出", SHEET_YES, AT(from_residents), .is_input = true, BY_SHARE, .meaning_en = "whether residents feed it rather than the department", .meaning_zh = "是否由居民发起"},
	{"in_evening", "下班后", "晚间下达,下班后下达", SHEET_YES, AT(in_evening), .is_input = true, BY_SHARE, .meaning_en = "whether it comes in the evening", .meaning_zh = "是否下班后下达"},
	{"passes_street", "经街道", "街道转办,经街道下达", SHEET_YES, AT(passes_street), .is_input = true, .blank_en = "yes", .blank_zh = "是",
	 .meaning_en = "whether it comes by way of the street, which adds to it (place.amplification)", .meaning_zh = "是否经街道下达并被加码"},
};
_Static_assert(sizeof columns / sizeof *columns <= SHEET_COLUMNS, "room for every column");

static void row_check(struct reading *reading, const struct sheet *sheet, struct mandate_row *row, int i)
{
	const struct kind_settings *kind = &reading->scenario->settings.kinds[row->kind];
	int recurrence = !isnan(row->times) ? RECURRENCE_YEARLY : row->recurrence >= 0 ? row->recurrence : kind->recurrence;
	int basis = row->basis >= 0 ? row->basis : kind->basis;
	if (isnan(row->count))
		row->count = 1;
	if (kind->recurrence == RECURRENCE_WALK_IN)
		sheet_fault(reading, sheet, i, AT_KIND, "leave the row out, and set mandates.certificate", "certificates are brought by residents, no department sends them");
	if (!isnan(row->times) && row->recurrence >= 0 && row->recurrence != RECURRENCE_YEARLY)
		sheet_fault(reading, sheet, i, AT_TIMES, "keep the recurrence or the times", "what comes on fixed days has no number of times a year");
	if (!isnan(row->reach) && basis != BASIS_PER_HOUSEHOLD)
		sheet_fault(reading, sheet, i, AT_REACH, "leave it empty, or write per_household as basis", "only work counted by household reaches a share of them");
	if (!isnan(row->year_end) && row->year_end > 0 && recurrence != RECURRENCE_WEEKLY)
		sheet_fault(reading, sheet, i, AT_YEAR_END, "leave it empty", "only weekly work is bound at the end of the year");
	if (row->item_name && !kind_plate((enum kind_id)row->kind)->in_item)
		sheet_fault(reading, sheet, i, AT_ITEM, "leave it empty", "work of this kind stands in no item: departments send it directly");
}

/* What two rows say of the item they are in. */
static void items_check(struct reading *reading, const struct sheet *sheet, const struct mandate_row *rows)
{
	for (int i = 0; i < sheet->csv.row_count; i++) {
		const struct mandate_row *row = &rows[i];
		for (int j = 0; j < i && row->item >= 0; j++) {
			const struct mandate_row *other = &rows[j];
			if (other->item != row->item)
				continue;
			int column = row->department >= 0 && other->department >= 0 && row->department != other->department ? AT_DEPARTMENT
				: fabs(row->function - other->function) > 0 ? AT_FUNCTION
				: row->has_authority >= 0 && other->has_authority >= 0 && row->has_authority != other->has_authority ? AT_AUTHORITY : -1;
			if (column >= 0)
				sheet_fault(reading, sheet, i, column, "say it once for an item, or the same in all its rows", "row %d says otherwise of the same item",
					sheet_row(sheet, j));
			break;
		}
	}
}

static void counts_say(struct reading *reading, const struct sheet *sheet, const struct mandate_row *rows)
{
	double counts[KIND_COUNT] = {0};
	for (int i = 0; i < sheet->csv.row_count; i++)
		counts[rows[i].kind] += rows[i].count;
	for (int id = 0; id < KIND_COUNT; id++) {
		const struct kind *kind = kind_plate((enum kind_id)id);
		const char *path = arena_format(reading->arena, "mandates.%s.count", kind->plate.name);
		if (counts[id] > COUNT_MOST)
			fault_add(reading->faults, (struct place){.file = sheet->csv.file}, "leave some out", "%.0f rows of %s, more than %d", counts[id], kind->plate.name, COUNT_MOST);
		else if (path && kind->fallback.recurrence != RECURRENCE_WALK_IN && (counts[id] > 0 || sheet->only))
			tables_say(reading, sheet, path, counts[id], TABLES_UNLESS_SAID);
	}
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct scenario *scenario = reading->scenario;
	struct mandate_row *rows = sheet->rows;
	int count = sheet->csv.row_count, before = reading->faults->error_count;
	int32_t *departments = arena_rows(reading->arena, count, int32_t), *items = arena_rows(reading->arena, count, int32_t);
	if (!departments || !items) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	int department_count = tables_numbers(reading, sheet, AT_DEPARTMENT, DEPARTMENTS_MOST, departments);
	int item_count = tables_numbers(reading, sheet, AT_ITEM, ITEMS_MOST, items);
	for (int i = 0; i < count; i++) {
		rows[i].department = departments[i];
		rows[i].item = items[i];
		if (rows[i].kind >= 0)
			row_check(reading, sheet, &rows[i], i);
	}
	items_check(reading, sheet, rows);
	if (reading->faults->error_count > before)
		return;
	for (int i = 0; i < count; i++)
		if (rows[i].kind < 0)
			return; /* complained of */
	if (department_count > *tables_setting(reading, "departments.count"))
		tables_say(reading, sheet, "departments.count", department_count, TABLES_LEAST);
	counts_say(reading, sheet, rows);
	scenario->mandates = rows;
	scenario->mandate_count = count;
	scenario->item_count = item_count;
}

const struct sheet_plate tables_mandates = {
	.name = "mandates", .name_zh = TABLES_ZH_mandates, .word = "mandates=" TABLES_ZH_mandates, .has_only = true,
	.meaning_en = "one row for each thing a department sends down; takes the place of what is generated of the kinds it names, with `only: yes` of all kinds",
	.meaning_zh = "部门下派的工作每项一行；代替所列类型自动生成的工作，写“仅此: 是”则不再生成其他类型",
	.rows = "H05 H06 J04 A04",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct mandate_row), .take = take,
};
