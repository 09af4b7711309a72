/* grids_page.c - the plan of grids as a table of communities or grids, and what it means. */
#include "report/grids_page.h"

#include <math.h>

#include "plan/grids.h"
#include "report/columns.h"
#include "report/words.h"
#include "show/paragraph.h"

enum { HANGING = 2, SENTENCE_LINES = 5, NAMES = 4, SENTENCES = 6 };
static const double minutes_an_hour = 60, ms_a_minute = 60000;

/* -- rows --------------------------------------------------------------------------------------------------------------- */

/* A community, or all of them; sums over the grids. */
struct row {
	const char *name;
	int buildings, grids, communities, proven, planned;
	int64_t households, least, most, least_work, most_work, walk, cost, sets, changed, today;
	double bound;
	int64_t farthest_ms;
};

static double hours(int64_t minutes)
{
	return (double)minutes / minutes_an_hour;
}

static bool is_planned(const struct zones *zones)
{
	return zones->plan.part_count > 0;
}

/* A bound of whole minutes is a whole number. */
static double bound_of(const struct zones *zones)
{
	return zones->plan.outcome == PARTITION_PROVEN ? (double)zones->plan.cost : fmax(0, ceil(zones->plan.bound - 1e-6));
}

static struct row row_of(const struct zones *zones)
{
	struct row row = {.name = zones->community->name, .communities = 1, .buildings = zones->blocks.building_count, .households = zones->blocks.households,
		.grids = zones->plan.part_count, .planned = is_planned(zones), .proven = zones->plan.outcome == PARTITION_PROVEN, .least = INT64_MAX,
		.least_work = INT64_MAX, .sets = zones->plan.sets, .changed = zones->changed, .today = zones->today};
	if (!row.planned)
		return row;
	row.cost = zones->plan.cost;
	row.bound = bound_of(zones);
	for (int g = 0; g < zones->plan.part_count; g++) {
		const struct zones_grid *grid = &zones->grids[g];
		row.least = grid->households < row.least ? grid->households : row.least;
		row.most = grid->households > row.most ? grid->households : row.most;
		row.least_work = grid->work_min < row.least_work ? grid->work_min : row.least_work;
		row.most_work = grid->work_min > row.most_work ? grid->work_min : row.most_work;
		row.farthest_ms = grid->farthest_ms > row.farthest_ms ? grid->farthest_ms : row.farthest_ms;
		row.walk += grid->walk_min;
	}
	return row;
}

static void row_add(struct row *sum, const struct row *row)
{
	sum->communities += row->communities;
	sum->planned += row->planned;
	sum->proven += row->proven;
	sum->buildings += row->buildings;
	sum->households += row->households;
	sum->sets += row->sets;
	if (!row->planned)
		return;
	sum->grids += row->grids;
	sum->least = row->least < sum->least ? row->least : sum->least;
	sum->most = row->most > sum->most ? row->most : sum->most;
	sum->least_work = row->least_work < sum->least_work ? row->least_work : sum->least_work;
	sum->most_work = row->most_work > sum->most_work ? row->most_work : sum->most_work;
	sum->farthest_ms = row->farthest_ms > sum->farthest_ms ? row->farthest_ms : sum->farthest_ms;
	sum->walk += row->walk;
	sum->cost += row->cost;
	sum->bound += row->bound;
}

static double gap(double cost, double bound)
{
	return cost > 0 ? 100 * (cost - bound) / cost : 0;
}

/* -- a row for each community --------------------------------------------------------------------------------------------- */

#define CELL(name, ...) COLUMNS_CELL(name, struct row, __VA_ARGS__)

static const char *name_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	(void)arena;
	return ((const struct row *)data)->name;
}

static const char *span(const struct row *row, int64_t least, int64_t most, struct arena *arena)
{
	return row->planned ? arena_format(arena, "%lld-%lld", (long long)least, (long long)most) : "-";
}

static const char *households_span(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	return span(row, row->least, row->most, arena);
}

static const char *work_span(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	return span(row, llround(hours(row->least_work)), llround(hours(row->most_work)), arena);
}

static const char *sure(const void *data, bool is_screen, struct arena *arena)
{
	const struct row *row = data;
	(void)is_screen;
	if (row->communities > 1)
		return arena_format(arena, "%d/%d", row->proven, row->communities);
	return row->proven ? _("yes") : row->planned ? _("open") : _("none");
}

static const char *known(const void *data, int64_t value, struct arena *arena)
{
	(void)data;
	return value >= 0 ? arena_format(arena, "%lld", (long long)value) : "";
}

static const char *today_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	return known(data, ((const struct row *)data)->today, arena);
}

static const char *changed_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	return known(data, ((const struct row *)data)->changed, arena);
}

CELL(buildings, "%d", row->buildings)
CELL(households, "%lld", (long long)row->households)
CELL(grids, row->planned ? "%d" : "-", row->grids)
CELL(least, row->planned ? "%lld" : "", (long long)row->least)
CELL(most, row->planned ? "%lld" : "", (long long)row->most)
CELL(least_work, row->planned ? "%.0f" : "", hours(row->least_work))
CELL(most_work, row->planned ? "%.0f" : "", hours(row->most_work))
CELL(walk, row->planned ? "%.1f" : "-", hours(row->walk))
CELL(farthest, row->planned ? "%.1f" : "-", (double)row->farthest_ms / ms_a_minute)
CELL(cost, row->planned ? "%.1f" : "-", hours(row->cost))
CELL(cost_min, row->planned ? "%lld" : "", (long long)row->cost)
CELL(bound, row->planned ? "%.1f" : "-", row->bound / minutes_an_hour)
CELL(bound_min, row->planned ? "%.0f" : "", row->bound)
CELL(gap_share, row->planned ? "%.2f" : "-", gap((double)row->cost, row->bound))
CELL(sets, "%lld", (long long)row->sets)

static const struct columns_column columns[] = {
	{"com-\nmunity", "社区", "community", "社区", name_cell},
	{"build-\nings", "楼栋", "buildings", "楼栋数", buildings},
	{"house-\nholds", "户数", "households", "户数", households},
	{"grids", "网格", "grids", "网格数", grids},
	{"households\na grid", "每格\n户数", NULL, NULL, households_span},
	{NULL, NULL, "fewest households of a grid", "网格最少户数", least},
	{NULL, NULL, "most households of a grid", "网格最多户数", most},
	{"field work\nh/yr", "外勤工作\n小时/年", NULL, NULL, work_span},
	{NULL, NULL, "least field work of a grid (h/yr)", "网格最少外勤工作（小时/年）", least_work},
	{NULL, NULL, "most field work of a grid (h/yr)", "网格最多外勤工作（小时/年）", most_work},
	{"walk\nh/yr", "步行\n小时/年", "walk (h/yr)", "步行（小时/年）", walk},
	{"far-\nmin", "最远\n分钟", "farthest walk (min)", "最远步行（分钟）", farthest},
	{"cost\nh/yr", "代价\n小时/年", NULL, NULL, cost},
	{NULL, NULL, "cost (min/yr)", "代价（分钟/年）", cost_min},
	{"bound\nh/yr", "下界\n小时/年", NULL, NULL, bound},
	{NULL, NULL, "lower bound (min/yr)", "下界（分钟/年）", bound_min},
	{"gap\n%", "差距\n%", "at most from the best (%)", "离最优至多（%）", gap_share},
	{"possible\ngrids", "候选\n网格", "possible grids looked at", "候选网格数", sets},
	{"pro-\nven", "最优\n已证", "proven the best", "已证最优", sure},
	{NULL, NULL, "cost of today's grids (min/yr)", "现有网格代价（分钟/年）", today_cell},
	{NULL, NULL, "households that change their worker", "换网格员的户数", changed_cell},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static enum status communities_table(const struct grids_page *page, struct arena *arena, struct table *table, struct row *sum)
{
	int count = page->zoning->count;
	struct row *rows = arena_rows(arena, count + 1, struct row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	if (!rows || !pointers)
		return STATUS_WORLD;
	*sum = (struct row){.name = page->is_chinese ? "合计" : "total", .least = INT64_MAX, .least_work = INT64_MAX, .today = -1, .changed = -1};
	for (int i = 0; i < count; i++) {
		rows[i] = row_of(&page->zoning->zones[i]);
		row_add(sum, &rows[i]);
		pointers[i] = &rows[i];
	}
	rows[count] = *sum;
	pointers[count] = &rows[count];
	return columns_table(table, arena, columns, COLUMN_COUNT, pointers, count + (count > 1), page->format == TABLE_TEXT, page->is_chinese);
}

/* -- a row for each grid -------------------------------------------------------------------------------------------------- */

struct grid_row {
	const struct zones *zones;
	int grid;
	int64_t mean_work;
};

#define GRID(name, ...) COLUMNS_CELL(name, struct grid_row, __VA_ARGS__)
#define OF(member) row->zones->grids[row->grid].member

static const char *community_cell(const void *data, bool is_screen, struct arena *arena)
{
	(void)is_screen;
	(void)arena;
	return ((const struct grid_row *)data)->zones->community->name;
}

/* Generated buildings have no names that mean anything. */
static const char *base_cell(const void *data, bool is_screen, struct arena *arena)
{
	const struct grid_row *row = data;
	(void)is_screen;
	(void)arena;
	return row->zones->blocks.is_listed ? row->zones->blocks.buildings[OF(base)].name : "-";
}

GRID(number, "%d", row->grid + 1)
GRID(grid_buildings, "%d", OF(buildings))
GRID(grid_households, "%lld", (long long)OF(households))
GRID(grid_work, "%.0f", hours(OF(work_min)))
GRID(grid_share, "%.0f", row->mean_work > 0 ? 100 * (double)OF(work_min) / (double)row->mean_work : 100.0)
GRID(grid_walk, "%.1f", hours(OF(walk_min)))
GRID(grid_farthest, "%.1f", (double)OF(farthest_ms) / ms_a_minute)
GRID(grid_imbalance, "%.1f", hours(OF(imbalance_min)))
GRID(grid_keep, "%.1f", hours(OF(keep_min)))
GRID(grid_cost, "%.1f", hours(OF(cost)))
GRID(grid_cost_min, "%lld", (long long)OF(cost))

static const struct columns_column grid_columns[] = {
	{"com-\nmunity", "社区", "community", "社区", community_cell},
	{"grid", "网格", "grid", "网格", number},
	{"base", "驻点", "base", "驻点", base_cell},
	{"build-\nings", "楼栋", "buildings", "楼栋数", grid_buildings},
	{"house-\nholds", "户数", "households", "户数", grid_households},
	{"field work\nh/yr", "外勤工作\n小时/年", "field work (h/yr)", "外勤工作（小时/年）", grid_work},
	{"of mean\n%", "比平均\n%", "field work of the mean (%)", "外勤工作相当于平均（%）", grid_share},
	{"walk\nh/yr", "步行\n小时/年", "walk (h/yr)", "步行（小时/年）", grid_walk},
	{"far-\nmin", "最远\n分钟", "farthest walk (min)", "最远步行（分钟）", grid_farthest},
	{"imbal.\nh/yr", "不均衡\n小时/年", "price of imbalance (h/yr)", "不均衡折算（小时/年）", grid_imbalance},
	{NULL, NULL, "price of changes (h/yr)", "换人折算（小时/年）", grid_keep},
	{"cost\nh/yr", "代价\n小时/年", NULL, NULL, grid_cost},
	{NULL, NULL, "cost (min/yr)", "代价（分钟/年）", grid_cost_min},
};
enum { GRID_COLUMN_COUNT = sizeof grid_columns / sizeof *grid_columns };

static enum status grids_table(const struct grids_page *page, struct arena *arena, struct table *table)
{
	int count = 0, next = 0;
	for (int i = 0; i < page->zoning->count; i++)
		count += page->zoning->zones[i].plan.part_count;
	struct grid_row *rows = arena_rows(arena, count + 1, struct grid_row);
	const void **pointers = arena_rows(arena, count + 1, const void *);
	if (!rows || !pointers)
		return STATUS_WORLD;
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		for (int g = 0; g < zones->plan.part_count; g++, next++) {
			rows[next] = (struct grid_row){zones, g, zones->blocks.work_min / zones->plan.part_count};
			pointers[next] = &rows[next];
		}
	}
	return columns_table(table, arena, grid_columns, GRID_COLUMN_COUNT, pointers, count, page->format == TABLE_TEXT, page->is_chinese);
}

/* -- sentences ------------------------------------------------------------------------------------------------------------- */

/* Markdown breaks lines by itself and wants a blank one between paragraphs. */
static void say(const struct grids_page *page, struct text *words, struct text *out)
{
	if (!words->length)
		return;
	while (words->length && words->data[words->length - 1] == ' ')
		words->data[--words->length] = '\0';
	if (page->format == TABLE_MARKDOWN)
		text_addf(out, "%s\n\n", words_in(words));
	else
		paragraph_add(out, words_in(words), GRIDS_PAGE_COLUMNS, HANGING, SENTENCE_LINES);
	text_clear(words);
}

static void names_add(const struct zones *zones, struct text *words)
{
	if (!zones->blocks.is_listed) {
		text_addf(words, ngettext("%d generated building", "%d generated buildings", (unsigned long)zones->culprit_count), zones->culprit_count);
		return;
	}
	for (int k = 0; k < zones->culprit_count && k < NAMES; k++)
		text_addf(words, "%s%s", k ? _(", ") : "", zones->blocks.units[zones->culprits[k]].name);
	if (zones->culprit_count > NAMES)
		text_addf(words, _(" and %d more"), zones->culprit_count - NAMES);
}

/* "too many for one grid, too few for two" */
static void squeezed(const struct zones *zones, int64_t households, struct text *words)
{
	long long few = households / zones->rule.most, many = few + 1;
	if (few == 0)
		text_add(words, _("too few for one grid"));
	else
		text_addf(words, _("too many for %lld × %lld, too few for %lld × %lld"), few, (long long)zones->rule.most, many, (long long)zones->rule.least);
}

void grids_page_why(const struct zones *zones, struct text *words)
{
	const struct zones_rule *rule = &zones->rule;
	long long least = rule->least, most = rule->most, households = zones->culprit_households;
	switch (zones->why) {
	case ZONES_POSSIBLE:
		return;
	case ZONES_NUMBER:
		text_addf(words, _("%lld households: "), (long long)zones->blocks.households);
		squeezed(zones, zones->blocks.households, words);
		break;
	case ZONES_ISLAND:
		text_add(words, _("an island, no way as short as plan.grid_gap leads to it: "));
		names_add(zones, words);
		text_addf(words, _(" hold %lld households: "), households);
		squeezed(zones, households, words);
		break;
	case ZONES_ALONE:
		names_add(zones, words);
		text_addf(words, _(" (%lld households) can be in no grid: with any neighbours that hang together they hold fewer than %lld or more than %lld"),
			households, least, most);
		break;
	case ZONES_POCKET:
		names_add(zones, words);
		text_addf(words, _(" hold %lld households, and "), households);
		if ((households + most - 1) / most > households / least) {
			squeezed(zones, households, words);
			text_add(words, _("; with what lies beside them it does not come out either"));
		} else {
			text_addf(words, _("no grids of %lld to %lld take all of them in and leave the rest enough"), least, most);
		}
		text_add(words, _(" (proof: points for each building of which no possible grid makes more than 0, all together do)"));
		break;
	case ZONES_SEARCH:
		text_addf(words, _("none of the ways to put its %lld possible grids together covers every building once: all were tried"), (long long)zones->plan.sets);
		break;
	}
	text_add(words, _("."));
}

static void opening_write(const struct grids_page *page, struct text *out)
{
	const struct scenario *scenario = page->scenario;
	const struct settings *settings = &scenario->settings;
	struct text words;
	text_init(&words);
	text_addf(&words, _("Contiguous grids of %.0f to %.0f households with the least walking: %s."), settings->plan_grid_least, settings->plan_grid_most,
		words_of(page->is_chinese, scenario->name_en, scenario->name_zh));
	say(page, &words, out);
	int listed = 0, surveyed = 0, count = page->zoning->count;
	for (int i = 0; i < count; i++) {
		listed += page->zoning->zones[i].blocks.is_listed;
		surveyed += page->zoning->zones[i].blocks.is_surveyed;
	}
	if (listed < count)
		text_addf(&words, ngettext("%d community without a table of buildings: numbers of grids only, no boundaries; minutes and costs are those of buildings generated by rule. ",
			"%d communities without a table of buildings: numbers of grids only, no boundaries; minutes and costs are those of buildings generated by rule. ",
			(unsigned long)(count - listed)), count - listed);
	if (surveyed < listed)
		text_addf(&words, ngettext("%d community whose table gives no coordinates: neighbours by the order of the table, generated places. ",
			"%d communities whose tables give no coordinates: neighbours by the order of the table, generated places. ",
			(unsigned long)(listed - surveyed)), listed - surveyed);
	if (surveyed > 0)
		text_addf(&words, ngettext("%d community with buildings and coordinates from the table. ", "%d communities with buildings and coordinates from the table. ",
			(unsigned long)surveyed), surveyed);
	text_add(&words, _("How often workers set out rests on the scenario's rates."));
	say(page, &words, out);
	if (page->format == TABLE_TEXT)
		text_add(out, "\n");
	text_free(&words);
}

static void proven_write(const struct grids_page *page, const struct row *sum, struct text *words)
{
	if (sum->proven > 0)
		text_addf(words, ngettext("Proven in %d of %d communities: no other contiguous grids inside the rules cost less (%lld possible grids looked at). ",
			"Proven in %d of %d communities: no other contiguous grids inside the rules cost less (%lld possible grids looked at). ",
			(unsigned long)sum->communities), sum->proven, sum->communities, (long long)sum->sets);
	for (int i = 0, open = 0; i < page->zoning->count && open < NAMES; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		if (zones->plan.outcome == PARTITION_OPEN && isfinite(zones->plan.bound)) {
			open++;
			text_addf(words, _("%s: at most %.2f%% from the best. "), zones->community->name, gap((double)zones->plan.cost, bound_of(zones)));
		} else if (zones->plan.outcome == PARTITION_OPEN || zones->plan.outcome == PARTITION_UNKNOWN) {
			open++;
			text_addf(words, zones->plan.outcome == PARTITION_OPEN ? _("%s: a plan, without a bound. ") : _("%s: no plan found within the limits, none excluded. "),
				zones->community->name);
		}
	}
}

static void impossible_write(const struct grids_page *page, struct text *words, struct text *out)
{
	int said = 0, all = 0;
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		if (zones->plan.outcome != PARTITION_IMPOSSIBLE || ++all > SENTENCES)
			continue;
		said++;
		text_addf(words, _("Impossible in %s: "), zones->community->name);
		grids_page_why(zones, words);
		if (!page->splits_compounds && zones->blocks.unit_count < zones->blocks.building_count)
			text_add(words, _(" Compounds were kept whole; --split-compounds parts them."));
		say(page, words, out);
	}
	if (all > said)
		text_addf(words, ngettext("%d community more is impossible.", "%d communities more are impossible.", (unsigned long)(all - said)), all - said);
	say(page, words, out);
}

static void parted_write(const struct grids_page *page, struct text *words)
{
	int islands = 0, split = 0, cut = 0, second = 0, clocked = 0;
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		islands += zones->islands > 1;
		split += zones->blocks.compounds_split;
		cut += zones->blocks.buildings_cut;
		second += zones->is_second && is_planned(zones);
		clocked += zones->plan.is_clocked;
	}
	if (clocked)
		text_add(words, _("Stopped by the clock: another run may find something else, this is not reproducible. "));
	if (islands)
		text_addf(words, ngettext("%d community lies in several islands, which no grid spans. ", "%d communities lie in several islands, which no grid spans. ",
			(unsigned long)islands), islands);
	if (!page->splits_compounds && split)
		text_addf(words, ngettext("%d compound larger than a grid was parted into its buildings, the others kept whole. ",
			"%d compounds larger than a grid were parted into their buildings, the others kept whole. ", (unsigned long)split), split);
	if (cut)
		text_addf(words, ngettext("%d building larger than a grid was cut into stairwells of equal size (assumed). ",
			"%d buildings larger than a grid were cut into stairwells of equal size (assumed). ", (unsigned long)cut), cut);
	if (second)
		text_addf(words, ngettext("In %d community the number nearest to %.0f households each is proven impossible; the next was taken. ",
			"In %d communities the number nearest to %.0f households each is proven impossible; the next was taken. ", (unsigned long)second), second,
			page->scenario->settings.plan_grid_size);
}

static void today_write(const struct grids_page *page, struct text *words)
{
	int64_t today = 0, walk_today = 0, walk = 0, cost = 0, changed = 0;
	int known = 0, parted = 0, outside = 0, with_changes = 0;
	for (int i = 0; i < page->zoning->count; i++) {
		const struct zones *zones = &page->zoning->zones[i];
		if (!is_planned(zones))
			continue;
		with_changes += zones->changed >= 0;
		changed += zones->changed > 0 ? zones->changed : 0;
		parted += zones->blocks.has_now && zones->today < 0;
		if (zones->today < 0)
			continue;
		known++;
		today += zones->today;
		walk_today += zones->walk_today;
		outside += zones->today_outside;
		cost += zones->plan.cost;
		for (int g = 0; g < zones->plan.part_count; g++)
			walk += zones->grids[g].walk_min;
	}
	if (known)
		text_addf(words, _("Grids of today by the same rule: %.1f h a year (%.1f h on foot), planned: %.1f h (%.1f h on foot). "), hours(today), hours(walk_today),
			hours(cost), hours(walk));
	if (parted)
		text_addf(words, ngettext("In %d community a compound kept whole lies in two grids of today, which are not weighed. ",
			"In %d communities a compound kept whole lies in two grids of today, which are not weighed. ", (unsigned long)parted), parted);
	if (outside)
		text_addf(words, ngettext("%d grid of today breaks the rules. ", "%d grids of today break the rules. ", (unsigned long)outside), outside);
	if (with_changes)
		text_addf(words, _("%lld households change their grid worker when each planned grid keeps the one most of it has."), (long long)changed);
	if (with_changes && page->keeps)
		text_addf(words, _(" A household that leaves the grid most of its new one comes from costs %.3g h on foot a year (plan.keep_price)."), page->scenario->settings.plan_keep_price);
}

static void cost_write(const struct grids_page *page, struct text *words)
{
	const struct settings *settings = &page->scenario->settings;
	text_addf(words, _("Cost in hours on foot a year: the ways from the base of each grid, the building with the shortest ways, to requests, visits, contacts and surveys and back; + %.3g of each hour of field work above or below the mean"),
		settings->plan_imbalance_price);
	if (settings->plan_grid_price > 0)
		text_addf(words, _("; + %.3g for each grid"), settings->plan_grid_price);
	text_addf(words, _(". Neighbours are buildings with a way of at most %.0f m."), settings->plan_grid_gap);
}

static void sentences_write(const struct grids_page *page, const struct row *sum, struct text *out)
{
	struct text words;
	text_init(&words);
	text_add(out, "\n");
	proven_write(page, sum, &words);
	say(page, &words, out);
	impossible_write(page, &words, out);
	parted_write(page, &words);
	say(page, &words, out);
	today_write(page, &words);
	say(page, &words, out);
	cost_write(page, &words);
	say(page, &words, out);
	text_free(&words);
}

enum status grids_page_write(const struct grids_page *page, struct arena *arena, struct text *out)
{
	struct table table, by_grid;
	struct row sum;
	enum status status = communities_table(page, arena, &table, &sum);
	if (status == STATUS_OK && page->by_grid)
		status = grids_table(page, arena, &by_grid);
	if (status != STATUS_OK)
		return status;
	if (page->format != TABLE_CSV)
		opening_write(page, out);
	table_write(page->by_grid ? &by_grid : &table, page->format, out);
	if (page->format != TABLE_CSV)
		sentences_write(page, &sum, out);
	return out->failed ? STATUS_WORLD : STATUS_OK;
}
