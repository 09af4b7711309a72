/* communities.c - one row for each community: size, residents, posts, and how much is asked of it. */
#include <stddef.h>
#include <stdlib.h>

#include "chance/random.h"
#include "input/cell.h"
#include "world/tables.h"

enum { STREETS_MOST = 500 };
enum { AT_ID, AT_STREET };

#define AT(member) .offset = offsetof(struct community_row, member)

static const struct sheet_column columns[] = {
	[AT_ID] = {"id", "编号", "code,代码,社区编号,社区代码,统计用区划代码,区划代码", SHEET_CODE, UNITS_COUNT, AT(id), .low = 1, .high = (1 << RANDOM_ENTITY_BITS) - 1,
	 .is_needed = true, .meaning_en = "a number of its own that stays, part of the address of its random numbers; of the 12 digits of a statistical code the last eight count",
	 .meaning_zh = "固定不变的编号，随机数地址的一部分；12 位统计用区划代码取后八位"},
	[AT_STREET] = {"street", "街道", "所属街道,街道名称,街道办,镇街", SHEET_TEXT, AT(street_name), .blank_en = "by the rule", .blank_zh = "按规则",
	 .meaning_en = "its street, by number (1, 2, …) or by name", .meaning_zh = "所属街道，写序号（1、2……）或名称"},
	{"name", "名称", "社区,社区名称,community", SHEET_TEXT, AT(name), .blank_en = "its id", .blank_zh = "编号",
	 .meaning_en = "its name, as tables show it", .meaning_zh = "社区名称"},
	{"population", "人口", "常住人口,人口数,常住人口数,总人口,residents", SHEET_NUMBER, UNITS_PERSONS, AT(population), 0, 200000, .is_input = true,
	 .blank_en = "by the rule, or the sum of its buildings", .blank_zh = "按规则，或楼栋之和", .meaning_en = "residents", .meaning_zh = "常住人口"},
	{"households", "户数", "常住户数,总户数", SHEET_NUMBER, UNITS_HOUSEHOLDS, AT(households), 0, 200000, .is_input = true,
	 .blank_en = "population / place.household_size, or the sum of its buildings", .blank_zh = "人口除以户均人口，或楼栋之和", .meaning_en = "households", .meaning_zh = "户数"},
	{"elderly", "老年人占比", "老年占比,老龄化率,老年人口占比,60岁及以上占比,elderly share", SHEET_NUMBER, UNITS_SHARE, AT(elderly), 0, 1, .is_input = true,
	 .blank_en = "place.elderly, or the mean of its buildings", .blank_zh = "辖区老年人占比，或楼栋平均", .meaning_en = "share of residents of 60 and over", .meaning_zh = "60 岁及以上居民占比"},
	{"children", "儿童占比", "少儿占比,14岁及以下占比,children share", SHEET_NUMBER, UNITS_SHARE, AT(children), 0, 1, .is_input = true,
	 .blank_en = "place.children", .blank_zh = "辖区儿童占比", .meaning_en = "share of children", .meaning_zh = "儿童占比"},
	{"firms", "企业数", "企业,单位数,市场主体,companies", SHEET_NUMBER, UNITS_COUNT, AT(firms), 0, 1e6, .is_input = true,
	 .blank_en = "as many for each resident as elsewhere", .blank_zh = "与其他社区人均相同", .meaning_en = "firms; its share of requests from firms follows its firms for each resident, compared with the table as a whole",
	 .meaning_zh = "辖区企业数；企业诉求占比随人均企业数与全表之比变化"},
	{"lead", "书记主任", "书记,主任,书记、主任", SHEET_WHOLE, UNITS_COUNT, AT(posts[POST_LEAD]), 0, 1000, .is_input = true,
	 .blank_en = "by the norm", .blank_zh = "按配备标准", .meaning_en = "posts of the lead", .meaning_zh = "书记、主任岗位数"},
	{"grid", "网格员", "专职网格员,网格员数,grid workers", SHEET_WHOLE, UNITS_COUNT, AT(posts[POST_GRID]), 0, 1000, .is_input = true,
	 .blank_en = "by the norm", .blank_zh = "按配备标准", .meaning_en = "posts of grid workers", .meaning_zh = "网格员岗位数"},
	{"counter", "窗口人员", "窗口,窗口人员数,counter workers", SHEET_WHOLE, UNITS_COUNT, AT(posts[POST_COUNTER]), 0, 1000, .is_input = true,
	 .blank_en = "by the norm", .blank_zh = "按配备标准", .meaning_en = "posts at the counter", .meaning_zh = "窗口岗位数"},
	{"specialist", "专干", "专干数,条线专干,specialists", SHEET_WHOLE, UNITS_COUNT, AT(posts[POST_SPECIALIST]), 0, 1000, .is_input = true,
	 .blank_en = "by the norm", .blank_zh = "按配备标准", .meaning_en = "posts of specialists", .meaning_zh = "专干岗位数"},
	{"grids", "网格数", "网格,网格个数", SHEET_WHOLE, UNITS_COUNT, AT(grids), 1, 120, .is_input = true,
	 .blank_en = "one for each grid worker", .blank_zh = "每名网格员一个", .meaning_en = "grids it is cut into today", .meaning_zh = "现有网格数"},
	{"requests", "诉求系数", "诉求倍数,request factor", SHEET_NUMBER, UNITS_SHARE, AT(requests), 0, 20, .is_input = true,
	 .blank_en = "1", .blank_zh = "1", .meaning_en = "requests of a resident here over those of a resident at large", .meaning_zh = "人均诉求与全区平均之比"},
	{"amplification", "加码系数", "压力系数,加码", SHEET_NUMBER, UNITS_SHARE, AT(amplification), 0, 10, .is_input = true,
	 .blank_en = "that of its street", .blank_zh = "随街道", .meaning_en = "factor on the effort of work sent down: what the street adds, or keeps away", .meaning_zh = "交办事项工时系数：街道层层加码或拦减"},
};

static const struct community_row *rows_to_sort(const void *entry)
{
	return *(const struct community_row *const *)entry;
}

static int by_id(const void *a, const void *b)
{
	const struct community_row *x = rows_to_sort(a), *y = rows_to_sort(b);
	return x->id != y->id ? (x->id < y->id ? -1 : 1) : (x > y) - (x < y);
}

static void ids_check(struct reading *reading, const struct sheet *sheet, const struct community_row *rows)
{
	int count = sheet->csv.row_count;
	const struct community_row **sorted = arena_rows(reading->arena, count, const struct community_row *);
	if (!sorted) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	for (int i = 0; i < count; i++)
		sorted[i] = &rows[i];
	qsort(sorted, (size_t)count, sizeof *sorted, by_id);
	for (int i = 1; i < count; i++)
		if (sorted[i]->id > 0 && sorted[i]->id == sorted[i - 1]->id)
			sheet_fault(reading, sheet, (int)(sorted[i] - rows), AT_ID, "give each community a number of its own", "the id %s stands in row %d already",
				sheet_cell(sheet, (int)(sorted[i] - rows), AT_ID), sheet_row(sheet, (int)(sorted[i - 1] - rows)));
}

/* Merged cells are saved as one that is filled and blanks below it: a street for some rows only is seldom meant. */
static void streets_look(struct reading *reading, const struct sheet *sheet)
{
	int blank_count = 0, first_blank = -1;
	for (int row = 0; row < sheet->csv.row_count; row++)
		if (!*sheet_cell(sheet, row, AT_STREET)) {
			first_blank = first_blank < 0 ? row : first_blank;
			blank_count++;
		}
	if (!reading->faults->error_count && sheet->at[AT_STREET] >= 0 && blank_count > 0 && blank_count < sheet->csv.row_count)
		fault_warn(reading->faults, csv_place(&sheet->csv, first_blank, sheet->at[AT_STREET]), "fill in each row if cells of the sheet were merged",
			"rows without a street, the first of them row %d, get one by the rule", sheet_row(sheet, first_blank));
}

static void take(struct reading *reading, struct sheet *sheet)
{
	struct scenario *scenario = reading->scenario;
	struct community_row *rows = sheet->rows;
	int count = sheet->csv.row_count, before = reading->faults->error_count;
	int32_t *streets = arena_rows(reading->arena, count, int32_t);
	if (!streets) {
		fault_world(reading->faults, "out of memory");
		return;
	}
	int street_count = tables_numbers(reading, sheet, AT_STREET, STREETS_MOST, streets);
	for (int i = 0; i < count; i++) {
		double number;
		bool is_numbered = rows[i].street_name && cell_number(rows[i].street_name, "", UNITS_COUNT, &number) == CELL_FINE;
		rows[i].street = streets[i];
		rows[i].street_name = is_numbered ? NULL : rows[i].street_name;
	}
	ids_check(reading, sheet, rows);
	scenario->communities = reading->places = rows;
	scenario->community_count = count;
	if (reading->faults->error_count > before)
		return;
	streets_look(reading, sheet);
	tables_say(reading, sheet, "place.communities", count, TABLES_EXACT);
	if (street_count > 0)
		tables_say(reading, sheet, "place.streets", street_count, TABLES_LEAST);
	else if (*tables_setting(reading, "place.streets") > count)
		tables_say(reading, sheet, "place.streets", count, TABLES_UNLESS_SAID);
}

const struct sheet_plate tables_communities = {
	.name = "communities", .name_zh = TABLES_ZH_communities, .word = "communities=" TABLES_ZH_communities,
	.meaning_en = "one row for each community; what is left blank follows the settings", .meaning_zh = "每个社区一行；空白按设定",
	.rows = "H01 H09 J09",
	.columns = columns, .column_count = sizeof columns / sizeof *columns, .row_size = sizeof(struct community_row), .take = take,
};
