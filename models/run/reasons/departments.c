/* departments.c - those who could are busy for departments. */
#include "run/reason.h"

static bool holds(const struct moment *moment)
{
	return moment->in_hand && moment->in_hand->side == SIDE_ADMIN;
}

const struct reason reason_departments = {
	.name = "departments", .name_en = "hands full: work sent down", .name_zh = "手头是上级交办", .by_line = true,
	.meaning_en = "they had work of departments in hand", .meaning_zh = "正在办上级部门交办的事",
	.holds = holds,
};
