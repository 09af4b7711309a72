/* proof_read.c - a plan and its proof from JSON that anybody may have written. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "input/file.h"
#include "input/yaml.h"
#include "plan/zones/proof.h"

enum { BYTES = 64 << 20, BUILDINGS = 6000, WAYS = 4000000, NODES = 200000, CUTS = 100000, PLANS = 6000, WIDTH = 5, LINES = 12 };
static const double parts_of_one = 65536, most_price = 0x1p52;
static const int64_t most_whole = INT64_C(1) << 40, most_weight = 1000000000, most_work = 500000000;

struct reader {
	struct arena *arena;
	struct faults *faults;
	bool failed;             /* out of memory */
	int missed;              /* what did not fit */
};

/* -- words and numbers --------------------------------------------------------------------------------------------------------- */

static void miss(struct reader *reader, const struct yaml_node *node, const char *wanted)
{
	reader->missed++;
	if (reader->missed <= LINES)
		fault_add(reader->faults, node->place, "the file is damaged, or no plan that jianfu kept", "%s instead of %s", yaml_found(node, reader->faults),
			faults_word(reader->faults, wanted));
}

static void *taken(struct reader *reader, void *memory)
{
	if (!memory)
		reader->failed = true;
	return memory;
}

static bool is_fine(const struct reader *reader)
{
	return !reader->failed && reader->missed == 0;
}

/* NULL, and a fault, where it is missing or of another kind. */
static const struct yaml_node *member(struct reader *reader, const struct yaml_node *of, const char *name, enum yaml_kind kind)
{
	const struct yaml_node *found = yaml_child(of, name);
	if (found && found->kind == kind)
		return found;
	reader->missed++;
	if (reader->missed <= LINES)
		fault_add(reader->faults, of->place, "the file is damaged, or no plan that jianfu kept", "%s is missing", name);
	return NULL;
}

static int64_t whole_of(struct reader *reader, const struct yaml_node *node, int64_t low, int64_t high)
{
	char *end = NULL;
	errno = 0;
	long long value = node->kind == YAML_SCALAR ? strtoll(node->text, &end, 10) : 0;
	if (end && end != node->text && !*end && !errno && value >= low && value <= high)
		return value;
	miss(reader, node, N_("a whole number in its bounds"));
	return low;
}

static double number_of(struct reader *reader, const struct yaml_node *node, double most)
{
	char *end = NULL;
	double value = node->kind == YAML_SCALAR ? strtod(node->text, &end) : 0;
	if (end && end != node->text && !*end && fabs(value) <= most)
		return value;
	miss(reader, node, N_("a number in its bounds"));
	return 0;
}

static int64_t whole_in(struct reader *reader, const struct yaml_node *of, const char *name, int64_t low, int64_t high)
{
	const struct yaml_node *found = member(reader, of, name, YAML_SCALAR);
	return found ? whole_of(reader, found, low, high) : low;
}

static bool bool_in(struct reader *reader, const struct yaml_node *of, const char *name)
{
	const struct yaml_node *found = member(reader, of, name, YAML_SCALAR);
	if (!found || !strcmp(found->text, "true"))
		return found;
	if (strcmp(found->text, "false"))
		miss(reader, found, N_("true or false"));
	return false;
}

/* The place of the word among `words`, 0 with a fault for none of them. */
static int word_in(struct reader *reader, const struct yaml_node *of, const char *name, const char *const *words, int count)
{
	const struct yaml_node *found = member(reader, of, name, YAML_SCALAR);
	for (int i = 0; found && i < count; i++)
		if (!strcmp(found->text, words[i]))
			return i;
	if (found)
		miss(reader, found, N_("a word of this format"));
	return 0;
}

/* A list of at least `least` and at most `most` entries; NULL with a fault for anything else. */
static const struct yaml_node *list_in(struct reader *reader, const struct yaml_node *of, const char *name, int least, int most)
{
	const struct yaml_node *list = member(reader, of, name, YAML_SEQUENCE);
	if (!list || (list->count >= least && list->count <= most))
		return list;
	miss(reader, list, N_("a list of the right length"));
	return NULL;
}

/* A list of so many numbers. */
static bool row_of(struct reader *reader, const struct yaml_node *row, int width, const int64_t *low, const int64_t *high, int64_t *values)
{
	const struct yaml_node *cell = row->first;
	if (row->kind != YAML_SEQUENCE || row->count != width) {
		miss(reader, row, N_("a list of the right length"));
		return false;
	}
	for (int i = 0; i < width; i++, cell = cell->next)
		values[i] = whole_of(reader, cell, low[i], high[i]);
	return true;
}

/* -- what it rests on ------------------------------------------------------------------------------------------------------------ */

static void pair_in(struct reader *reader, const struct yaml_node *of, const char *name, int64_t most, int64_t pair[2])
{
	const int64_t low[2] = {0, 0}, high[2] = {most, most};
	const struct yaml_node *row = member(reader, of, name, YAML_SEQUENCE);
	pair[0] = pair[1] = 0;
	if (row)
		row_of(reader, row, 2, low, high, pair);
}

static void rule_read(struct reader *reader, const struct yaml_node *root, enum proof_cost cost, struct zones_rule *rule)
{
	int64_t window[2], count[2];
	pair_in(reader, root, "window", most_whole, window);
	pair_in(reader, root, "count", BUILDINGS, count);
	*rule = (struct zones_rule){.least = window[0], .most = window[1], .count_low = (int)count[0], .count_high = (int)count[1]};
	if (cost != PROOF_GRIDS)
		return;
	rule->work_min = whole_in(reader, root, "work_min", 0, most_whole);
	rule->imbalance_thousandths = whole_in(reader, root, "imbalance_thousandths", 0, 1000000);
	rule->grid_min = whole_in(reader, root, "grid_min", 0, most_weight);
	rule->keep_min = whole_in(reader, root, "keep_min", 0, 1000000);
}

static void units_read_names(struct reader *reader, const struct yaml_node *root, struct blocks *blocks)
{
	const struct yaml_node *list = list_in(reader, root, "units", 1, BUILDINGS);
	blocks->units = list ? taken(reader, arena_rows(reader->arena, list->count, struct blocks_unit)) : NULL;
	if (!blocks->units)
		return;
	blocks->unit_count = list->count;
	int u = 0;
	for (const struct yaml_node *node = list->first; node; node = node->next, u++) {
		blocks->units[u].name = node->kind == YAML_SCALAR ? node->text : "";
		if (node->kind != YAML_SCALAR)
			miss(reader, node, N_("a name"));
	}
}

/* Those of a unit stand one after another, and every unit has one. */
static void building_add(struct reader *reader, const struct yaml_node *node, struct blocks *blocks, int b, const int64_t *row)
{
	struct blocks_unit *unit = &blocks->units[row[0]];
	if (unit->count == 0)
		unit->first = b;
	else if (blocks->buildings[b - 1].unit != (int)row[0])
		miss(reader, node, N_("the buildings of a unit one after another"));
	unit->count++;
	unit->households += row[1];
	unit->work_min += row[2];
	blocks->households += row[1];
	blocks->work_min += row[2];
	blocks->buildings[b] = (struct blocks_building){.name = unit->name, .row = -1, .parts = 1, .unit = (int)row[0], .households = row[1], .work_min = row[2],
		.trips = row[3], .now = (int)row[4]};
}

static void buildings_read(struct reader *reader, const struct yaml_node *root, struct blocks *blocks)
{
	const int64_t low[WIDTH] = {0}, high[WIDTH] = {blocks->unit_count - 1, 10000000, 100000000, most_weight, 255};
	const struct yaml_node *list = list_in(reader, root, "buildings", blocks->unit_count, BUILDINGS);
	int64_t row[WIDTH];
	int b = 0;
	blocks->buildings = list ? taken(reader, arena_rows(reader->arena, list->count, struct blocks_building)) : NULL;
	if (!blocks->buildings)
		return;
	for (const struct yaml_node *node = list->first; node; node = node->next)
		if (row_of(reader, node, WIDTH, low, high, row) && is_fine(reader))
			building_add(reader, node, blocks, b++, row);
	blocks->building_count = b;
	for (int u = 0; u < blocks->unit_count && is_fine(reader); u++)
		if (blocks->units[u].count == 0)
			miss(reader, list, N_("a building for each unit"));
}

/* A unit of a graph: its weight, and where it stands. */
static void places_read(struct reader *reader, const struct yaml_node *root, struct blocks *blocks)
{
	const struct yaml_node *list = list_in(reader, root, "places", blocks->unit_count, blocks->unit_count);
	int b = 0;
	blocks->buildings = list ? taken(reader, arena_rows(reader->arena, list->count, struct blocks_building)) : NULL;
	if (!blocks->buildings)
		return;
	for (const struct yaml_node *node = list->first; node; node = node->next) {
		if (node->kind != YAML_SEQUENCE || node->count != 3) {
			miss(reader, node, N_("a list of the right length"));
			continue;
		}
		const int64_t row[WIDTH] = {b, whole_of(reader, node->first, 0, most_whole)};
		building_add(reader, node, blocks, b, row);
		blocks->buildings[b].x_m = number_of(reader, node->first->next, 1e9);
		blocks->buildings[b++].y_m = number_of(reader, node->first->next->next, 1e9);
	}
	blocks->building_count = b;
}

static void ways_read(struct reader *reader, const struct yaml_node *root, enum proof_cost cost, struct blocks *blocks)
{
	const int64_t low[3] = {0}, high[3] = {blocks->building_count - 1, blocks->building_count - 1, most_weight};
	const struct yaml_node *list = list_in(reader, root, "ways", 0, WAYS);
	int64_t row[3] = {0};
	blocks->ways = list ? taken(reader, arena_rows(reader->arena, list->count + 1, struct blocks_way)) : NULL;
	if (!blocks->ways)
		return;
	if ((int64_t)list->count * blocks->building_count > most_work)
		miss(reader, list, N_("a list of the right length"));
	for (const struct yaml_node *node = list->first; node && is_fine(reader); node = node->next)
		if (row_of(reader, node, cost == PROOF_GRIDS ? 3 : 2, low, high, row))
			blocks->ways[blocks->way_count++] = (struct blocks_way){.a = (int)row[0], .b = (int)row[1], .ms = row[2]};
	blocks->gap_ms = cost == PROOF_GRIDS ? whole_in(reader, root, "gap_ms", 0, most_whole) : 0;
}

/* -- the plan and what proves it ----------------------------------------------------------------------------------------------- */

static double price_of(struct reader *reader, const struct yaml_node *node)
{
	double value = number_of(reader, node, most_price);
	if (value != rint(value))
		miss(reader, node, N_("a whole number in its bounds"));
	return value / parts_of_one;
}

static double price_in(struct reader *reader, const struct yaml_node *of, const char *name)
{
	const struct yaml_node *found = member(reader, of, name, YAML_SCALAR);
	return found ? price_of(reader, found) : 0;
}

static void cuts_read(struct reader *reader, const struct yaml_node *of, int units, struct partition_prices *prices)
{
	const struct yaml_node *list = list_in(reader, of, "cuts", 0, CUTS);
	prices->cuts = list ? taken(reader, arena_rows(reader->arena, list->count + 1, struct partition_cut)) : NULL;
	if (!prices->cuts)
		return;
	for (const struct yaml_node *node = list->first; node; node = node->next) {
		struct partition_cut *cut = &prices->cuts[prices->cut_count];
		if (node->kind != YAML_SEQUENCE || node->count != 4) {
			miss(reader, node, N_("a list of the right length"));
			continue;
		}
		const struct yaml_node *cell = node->first;
		for (int k = 0; k < 3; k++, cell = cell->next)
			cut->unit[k] = (int)whole_of(reader, cell, 0, units - 1);
		cut->price = price_of(reader, cell);
		prices->cut_count++;
	}
}

static void prices_read(struct reader *reader, const struct yaml_node *root, int units, struct partition_prices *prices)
{
	const struct yaml_node *list = list_in(reader, root, "units", units, units);
	prices->unit = list ? taken(reader, arena_rows(reader->arena, units, double)) : NULL;
	if (!prices->unit)
		return;
	int u = 0;
	for (const struct yaml_node *node = list->first; node; node = node->next)
		prices->unit[u++] = price_of(reader, node);
	prices->count_low_price = price_in(reader, root, "low");
	prices->count_high_price = price_in(reader, root, "high");
	cuts_read(reader, root, units, prices);
}

static void node_read(struct reader *reader, const struct yaml_node *root, int units, int count, struct partition_node *node)
{
	static const char *const splits[] = {[PARTITION_LEAF] = "leaf", [PARTITION_PAIR] = "pair", [PARTITION_COUNT] = "count", [PARTITION_STRIKE] = "strike"};
	node->split = (enum partition_split)word_in(reader, root, "split", splits, 4);
	if (node->split == PARTITION_LEAF || node->split == PARTITION_STRIKE) {
		const struct yaml_node *bound = member(reader, root, "bound", YAML_SCALAR), *prices = member(reader, root, "prices", YAML_MAPPING);
		node->bound = bound ? number_of(reader, bound, HUGE_VAL) / parts_of_one : 0;
		if (prices)
			prices_read(reader, prices, units, &node->prices);
	} else {
		node->a = (int)whole_in(reader, root, "a", 0, BUILDINGS);
		node->b = (int)whole_in(reader, root, "b", 0, BUILDINGS);
		if (node->split == PARTITION_PAIR && (node->a >= units || node->b >= units))
			miss(reader, root, N_("units there are"));
	}
	if (node->split != PARTITION_LEAF) {
		int64_t below[2];
		pair_in(reader, root, "below", count - 1, below);
		node->below[0] = (int)below[0];
		node->below[1] = (int)below[1];
	}
}

static void proof_members(struct reader *reader, const struct yaml_node *of, int units, struct partition *plan)
{
	const struct yaml_node *root = member(reader, of, "proof", YAML_MAPPING);
	if (!root)
		return;
	plan->proof.is_free = bool_in(reader, root, "free");
	plan->proof.known = yaml_child(root, "known") ? whole_in(reader, root, "known", 0, INT64_MAX - 1) : INT64_MAX;
	const struct yaml_node *prices = member(reader, root, "root", YAML_MAPPING), *list = list_in(reader, root, "nodes", 0, NODES);
	if (prices)
		prices_read(reader, prices, units, &plan->proof.root);
	plan->price = plan->proof.root.unit;
	plan->count_low_price = plan->proof.root.count_low_price;
	plan->count_high_price = plan->proof.root.count_high_price;
	plan->proof.nodes = list ? taken(reader, arena_rows(reader->arena, list->count + 1, struct partition_node)) : NULL;
	if (!plan->proof.nodes)
		return;
	for (const struct yaml_node *node = list->first; node; node = node->next)
		node_read(reader, node, units, list->count, &plan->proof.nodes[plan->proof.node_count++]);
}

static void parts_read(struct reader *reader, const struct yaml_node *root, struct blocks *blocks, struct partition *plan)
{
	const int64_t low[2] = {0, 0}, high[2] = {blocks->unit_count - 1, most_whole};
	const struct yaml_node *parts = list_in(reader, root, "parts", 0, blocks->unit_count);
	const struct yaml_node *part_of = list_in(reader, root, "part_of", blocks->unit_count, blocks->unit_count);
	if (!parts || !part_of)
		return;
	plan->parts = taken(reader, arena_rows(reader->arena, parts->count + 1, struct partition_part));
	plan->part_of = taken(reader, arena_rows(reader->arena, blocks->unit_count, int));
	if (!plan->parts || !plan->part_of)
		return;
	for (const struct yaml_node *node = parts->first; node; node = node->next) {
		int64_t row[2] = {0};
		row_of(reader, node, 2, low, high, row);
		plan->parts[plan->part_count++] = (struct partition_part){.base = (int)row[0], .cost = row[1]};
	}
	int u = 0;
	for (const struct yaml_node *node = part_of->first; node; node = node->next, u++) {
		plan->part_of[u] = (int)whole_of(reader, node, -1, plan->part_count - 1);
		if (plan->part_of[u] < 0)
			continue;
		plan->parts[plan->part_of[u]].units++;
		plan->parts[plan->part_of[u]].weight += blocks->units[u].households;
	}
}

static void plan_read(struct reader *reader, const struct yaml_node *root, struct blocks *blocks, struct partition *plan)
{
	static const char *const outcomes[] = {[PARTITION_PROVEN] = "proven", [PARTITION_OPEN] = "open", [PARTITION_IMPOSSIBLE] = "impossible",
		[PARTITION_UNKNOWN] = "unknown"};
	static const char *const engines[] = {[PARTITION_LISTED] = "listed", [PARTITION_BASES] = "bases"};
	const struct yaml_node *bound = yaml_child(root, "bound");
	plan->outcome = (enum partition_outcome)word_in(reader, root, "outcome", outcomes, 4);
	plan->engine = (enum partition_engine)word_in(reader, root, "engine", engines, 2);
	plan->is_clocked = bool_in(reader, root, "clocked");
	plan->is_pool_full = bool_in(reader, root, "cut_off");
	plan->cost = yaml_child(root, "cost") ? whole_in(reader, root, "cost", 0, INT64_MAX - 1) : INT64_MAX;
	plan->bound = bound ? number_of(reader, bound, most_price * parts_of_one) / parts_of_one : -INFINITY;
	parts_read(reader, root, blocks, plan);
	proof_members(reader, root, blocks->unit_count, plan);
}

static void entry_read(struct reader *reader, const struct yaml_node *root, enum proof_cost cost, struct proof_plan *plan)
{
	struct blocks *blocks = &plan->blocks;
	plan->name = "";
	if (root->kind != YAML_MAPPING) {
		miss(reader, root, N_("a plan"));
		return;
	}
	rule_read(reader, root, cost, &plan->rule);
	units_read_names(reader, root, blocks);
	if (!is_fine(reader))
		return;
	if (cost == PROOF_GRIDS) {
		static const char *const kinds[] = {"generated", "listed", "surveyed"};
		const struct yaml_node *name = member(reader, root, "community", YAML_SCALAR);
		plan->name = name ? name->text : "";
		plan->splits_compounds = bool_in(reader, root, "splits_compounds");
		plan->keeps = bool_in(reader, root, "keeps");
		int kind = word_in(reader, root, "buildings_are", kinds, 3);
		blocks->is_listed = kind > 0;
		blocks->is_surveyed = kind > 1;
		buildings_read(reader, root, blocks);
	} else {
		places_read(reader, root, blocks);
	}
	if (is_fine(reader))
		ways_read(reader, root, cost, blocks);
	if (is_fine(reader))
		plan_read(reader, root, blocks, &plan->plan);
}

enum status proof_read(struct proof *proof, const char *path, struct arena *arena, struct faults *faults)
{
	static const char *const costs[] = {[PROOF_GRIDS] = "grids", [PROOF_WALK] = "walk", [PROOF_HOP] = "hop", [PROOF_EUCLID2] = "euclid2"};
	static const char *const formats[] = {"jianfu plan 1"};
	struct reader reader = {.arena = arena, .faults = faults};
	const struct yaml_node *root;
	const char *text, *name = arena_string(arena, path);
	size_t size;
	*proof = (struct proof){0};
	enum status status = file_read(path, (struct place){0}, BYTES, arena, faults, &text, &size);
	if (status == STATUS_OK)
		status = yaml_parse(text, size, name, arena, faults, &root);
	if (status != STATUS_OK)
		return status;
	if (!root || root->kind != YAML_MAPPING)
		return fault_add(faults, (struct place){.file = name}, "give a file that `plan grids -o FILE.json` wrote", "no plan in it");
	(void)word_in(&reader, root, "format", formats, 1);
	proof->cost = (enum proof_cost)word_in(&reader, root, "cost", costs, PROOF_COST_COUNT);
	const struct yaml_node *list = list_in(&reader, root, "plans", 1, PLANS);
	proof->plans = list ? taken(&reader, arena_rows(arena, list->count, struct proof_plan)) : NULL;
	for (const struct yaml_node *node = proof->plans ? list->first : NULL; node && is_fine(&reader); node = node->next)
		entry_read(&reader, node, proof->cost, &proof->plans[proof->count++]);
	if (reader.failed)
		return fault_world(faults, "no memory for %s", path);
	return reader.missed ? STATUS_FAULT : STATUS_OK;
}
