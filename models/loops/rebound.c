/* rebound.c - F1: suppressed templates leak back, compulsory work returns, enforcement fades. */
#include "loops/rebound.h"

#include "loops/loop.h"

const struct plate loop_rebound = {
	.name = "rebound", .name_en = "rebound of mandates", .name_zh = "负担反弹",
	.meaning_en = "F1: suppressed work is a stock of templates; each comes back relabelled with hazard leak x (1 - E) a year, E fading by half every half_life; what must be done comes back by the emergency door after rigid_return; refused once-only work waits once_life in a pool with the same hazard. Rival forms: evasion (constant hazard whatever E), relabel (comes back outside the scope of gate and clean-up), none",
	.meaning_zh = "F1：被压下的工作是一批模板，每个以 leak×(1−E) 的年风险改名返回，E 每 half_life 减半；刚性工作经 rigid_return 从应急通道返回；被拒的一次性工作在 once_life 内以同样风险返回。竞争形式：evasion 恒定规避、relabel 换类返回、none 不反弹",
	.rows = "A10 A13 H42 P02",
	.parameters = {
		{"form", UNITS_NUMBER, REBOUND_PRESSURE, 0, 3, "pressure|evasion|relabel|none", false, "assumed", "which law of return holds", "反弹形式"},
		{"leak", UNITS_YEARLY, 0.5, 0, 5, NULL, false, "assumed", "hazard of return at no enforcement", "无执行力时的年返回率"},
		{"evasion", UNITS_YEARLY, 0.25, 0, 5, NULL, false, "assumed", "hazard of return in form evasion", "恒定规避年返回率"},
		{"enforcement", UNITS_SHARE, 0.9, 0, 1, NULL, false, "assumed", "E at the start of a gate or clean-up", "初始执行力"},
		{"half_life", UNITS_MONTHS, 12, 0.1, 1200, NULL, false, "assumed", "time in which E halves", "执行力半衰期"},
		{"fades", UNITS_NUMBER, 1, 0, 1, "no|yes", false, "assumed", "whether E fades at all", "执行力是否衰减"},
		{"rigid_return", UNITS_MONTHS, 6, 0, 240, NULL, false, "assumed", "time after which compulsory work is issued again", "刚性工作重新下达时间"},
		{"once_life", UNITS_MONTHS, 12, 0, 240, NULL, false, "assumed", "time refused once-only work is remembered", "一次性工作保留时间"},
		{"detection", UNITS_SHARE, 0, 0, 1, NULL, false, "assumed", "share of returns recognised and turned away where the catalogue is published", "目录公布后识别并退回的比例"},
		{"sanction", UNITS_SHARE, 0, 0, 1, NULL, false, "assumed", "how much a department's hazard falls for a year after a detection", "被识别后一年内该部门返回率降幅"},
	},
};
