/* holidays.c - one row for each day that differs from its weekday. */
#include <stddef.h>

#include "world/tables.h"

struct day_row {
	int32_t date;
	int works;
	const char *name;
};

enum { AT_DATE, AT_WORKS };
#define AT(member) .offset = offsetof(struct day_row, member)

static const struct sheet_column columns[] = {
	[AT_DATE] = {"date", "日期", NULL, SHEET_DATE, AT(date), .is_needed = true, .meaning_en = "the day", .meaning_zh = "日期"},
	[AT_WORKS] = {"works", "上班", "是否上班", SHEET_YES, AT(works), .is_needed = true,
	 .meaning_en = "no for a holiday, yes for a make-up working day", .meaning_zh = "放假写否，调休上班写是"},
	{"name", "名称", "节日,节假日", SHEET_TEXT, AT(name), .blank_en = "none", .blank_zh = "无", .meaning_en = "the holiday; for the reader alone", .meaning_zh = "节日名称，仅供阅读"},
};

static void take(struct reading *reading, struct sheet *sheet)
{
	struct scenario *scenario = reading->scenario;
	const struct day_row *rows = sheet->rows;
	int count = sheet->csv.row_count;
	struct calendar_exception *days = arena_rows(reading->arena, count, struct calendar_exception);
	if (!days) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < count; i++) {
		if (rows[i].date == SCENARIO_NO_DATE || rows[i].works < 0)
			continue;
		int first = 0;
		while (first < i && rows[first].date != rows[i].date)
			first++;
		if (first < i)
			sheet_fault(reading, sheet, i, AT_DATE, "keep one of them", "%s stands in row %d already", sheet_cell(sheet, i, AT_DATE), sheet_row(sheet, first));
		else
			days[scenario->exception_count++] = (struct calendar_exception){.serial = rows[i].date, .works = rows[i].works};
	}
	scenario->exceptions = days;
}

const struct sheet_plate tables_holidays = {
	.name = "holidays", .name_zh = TABLES_ZH_holidays, .word = "holidays=" TABLES_ZH_holidays,
	.meaning_en = "one row for each holiday and make-up working day", .meaning_zh = "放假与调休上班的日子，每天一行",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct day_row), .take = take,
};
