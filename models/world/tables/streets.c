/* streets.c - one row for each street, or for all streets with as many communities: what the districts of a scenario are made of. */
#include <math.h>
#include <stddef.h>

#include "input/cell.h"
#include "world/tables.h"

enum { DISTRICTS_MOST = 5000, STREETS_MOST = 100000 };
enum { AT_DISTRICT, AT_COMMUNITIES = 2, AT_STREETS };

#define AT(member) .offset = offsetof(struct street_row, member)

static const struct sheet_column columns[] = {
	[AT_DISTRICT] = {"district", "区县", "区,县,所属区县,区县名称,county", SHEET_TEXT, AT(district_name), .blank_en = "dealt out", .blank_zh = "按规则分配",
	 .meaning_en = "its district, by number (1, 2, …) or by name; streets without one are dealt out over place.districts, the largest first, each to the district that has fewest communities",
	 .meaning_zh = "所属区县，写序号（1、2……）或名称；空白的街道从大到小依次分给社区最少的区县"},
	{"street", "街道", "街道名称,乡镇,name", SHEET_TEXT, AT(name), .blank_en = "none", .blank_zh = "无", .meaning_en = "its name; for the reader alone", .meaning_zh = "街道名称，仅供阅读"},
	[AT_COMMUNITIES] = {"communities", "社区数", "社区个数,居委会数", SHEET_WHOLE, UNITS_COUNT, AT(communities), 1, 5000, .is_needed = true, .is_input = true,
	 .meaning_en = "communities of the street", .meaning_zh = "街道的社区数"},
	[AT_STREETS] = {"streets", "街道数", "个数,count", SHEET_WHOLE, UNITS_COUNT, AT(count), 1, STREETS_MOST, .is_input = true, .blank_en = "1", .blank_zh = "1",
	 .meaning_en = "streets like this one", .meaning_zh = "同样的街道数"},
};

/* Streets and communities of all districts; blanks are filled in. */
static void rows_take(struct street_row *rows, const int32_t *districts, const struct sheet *sheet, double *streets, double *communities)
{
	for (int i = 0; i < sheet->csv.row_count; i++) {
		double number;
		bool is_numbered = rows[i].district_name && cell_number(rows[i].district_name, "", UNITS_COUNT, &number) == CELL_FINE;
		rows[i].district = districts[i];
		rows[i].district_name = is_numbered ? NULL : rows[i].district_name;
		rows[i].count = isnan(rows[i].count) ? 1 : rows[i].count;
		*streets += rows[i].count;
		*communities += rows[i].count * rows[i].communities;
	}
}

/* A district that is numbered and has no street, and none is left to be dealt out to it, is a slip. */
static void districts_check(struct reading *reading, const struct sheet *sheet, const int32_t *districts, int count)
{
	for (int d = 0; d < count; d++) {
		int row = 0;
		while (row < sheet->csv.row_count && districts[row] != d && districts[row] >= 0)
			row++;
		if (row == sheet->csv.row_count) {
			sheet_fault(reading, sheet, -1, AT_DISTRICT, "number them without gaps, or give names", "no street lies in district %d", d + 1);
			return;
		}
	}
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct scenario *scenario = reading->scenario;
	struct street_row *rows = sheet->rows;
	int before = reading->faults->error_count;
	double streets = 0, communities = 0;
	int32_t *districts = arena_rows(reading->arena, sheet->csv.row_count, int32_t);
	if (!districts) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	int count = tables_numbers(reading, sheet, AT_DISTRICT, DISTRICTS_MOST, districts);
	rows_take(rows, districts, sheet, &streets, &communities);
	if (reading->faults->error_count == before)
		districts_check(reading, sheet, districts, count);
	if (reading->faults->error_count == before && streets > STREETS_MOST)
		sheet_fault(reading, sheet, -1, AT_STREETS, "make several scenarios of it", "more than %d streets", STREETS_MOST);
	if (reading->faults->error_count > before)
		return;
	scenario->streets = rows;
	scenario->street_count = sheet->csv.row_count;
	if (count > 0)
		tables_say(reading, sheet, "place.districts", count, TABLES_LEAST);
	double each = *tables_setting(reading, "place.districts");
	tables_say(reading, sheet, "place.communities", fmax(1, round(communities / each)), TABLES_EXACT);
	tables_say(reading, sheet, "place.streets", fmax(1, round(streets / each)), TABLES_EXACT);
	if (streets < each)
		sheet_fault(reading, sheet, -1, AT_STREETS, "lower place.districts: every district has a street", "%.0f streets are too few for %.0f districts", streets, each);
}

const struct sheet_plate tables_streets = {
	.name = "streets", .name_zh = TABLES_ZH_streets, .word = "streets=" TABLES_ZH_streets,
	.meaning_en = "one row for each street, or for all streets with as many communities; the districts of a city, a province or the nation are made of them",
	.meaning_zh = "每个街道一行，或社区数相同的街道合为一行；由此构成一市、一省或全国的各区县",
	.rows = "H01",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct street_row), .take = take,
};
