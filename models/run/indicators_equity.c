/* indicators_equity.c - how evenly the load lies; told only where communities differ by a table. */
#include "run/indicator.h"

const struct indicator indicator_load_gini = {
	.measure = {"load_gini", "unequal load of communities", "社区负荷基尼系数", "0-1", "0-1", -1, 0.02, 0, 3},
	.meaning_en = "Gini coefficient of the offered load of communities: 0 all alike",
	.meaning_zh = "各社区工作量负荷的基尼系数，0为完全均等",
	.formula = N_("gini of load over communities; only with a table of communities, buildings or staff"),
	.matters_reason = N_("the least that planners compare"),
	.rows = "P24 H24", .is_headline = false, .of = NULL,
};

const struct indicator indicator_load_range = {
	.measure = {"load_range", "highest load less lowest", "社区负荷极差", "", "", -1, 0.1, 0, 2},
	.meaning_en = "offered load of the community with most less that of the one with least",
	.meaning_zh = "负荷最高社区与最低社区之差",
	.formula = N_("greatest - least load over communities; only with a table"),
	.matters_reason = N_("a tenth of the hours there are"),
	.rows = "P24 H24", .is_headline = false, .of = NULL,
};

const struct indicator indicator_grid_gini = {
	.measure = {"grid_gini", "unequal load of grids", "网格负荷基尼系数", "0-1", "0-1", -1, 0.02, 0, 3},
	.meaning_en = "Gini coefficient over grids of the field work of residents for an hour its community has for a grid",
	.meaning_zh = "各网格居民外勤工作量（相对社区可用工时）的基尼系数",
	.formula = N_("gini over grids of standard field hours of requests and visits / able hours for a grid; only with a table"),
	.matters_reason = N_("the least that planners compare"),
	.rows = "A19 H24", .is_headline = false, .of = NULL,
};

const struct indicator indicator_grid_range = {
	.measure = {"grid_range", "highest grid load less lowest", "网格负荷极差", "", "", -1, 0.05, 0, 2},
	.meaning_en = "the same of the grid with most less the one with least",
	.meaning_zh = "工作量最高网格与最低网格之差",
	.formula = N_("greatest - least over grids; only with a table"),
	.matters_reason = N_("a twentieth of the hours there are"),
	.rows = "A19", .is_headline = false, .of = NULL,
};
