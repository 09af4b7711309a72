/* proof_write.c - a plan and its proof as JSON. */
#include <math.h>

#include "plan/zones/proof.h"
#include "show/json.h"

static const double parts_of_one = 65536;

static void whole(struct text *out, int64_t value)
{
	json_next(out);
	text_addf(out, "%lld", (long long)value);
}

static void member_whole(struct text *out, const char *name, int64_t value)
{
	json_name(out, name);
	whole(out, value);
}

static void member_open(struct text *out, const char *name, const char *bracket)
{
	json_name(out, name);
	json_open(out, bracket);
}

static void member_bool(struct text *out, const char *name, bool value)
{
	json_name(out, name);
	text_add(out, value ? "true" : "false");
}

/* What comes next begins a line, with its comma. */
static void break_line(struct text *out)
{
	text_add(out, "\n");
}

static void price(struct text *out, double value)
{
	json_next(out);
	text_addf(out, "%.17g", value * parts_of_one);
}

static void price_member(struct text *out, const char *name, double value)
{
	json_name(out, name);
	text_addf(out, "%.17g", value * parts_of_one);
}

/* -- what proves it --------------------------------------------------------------------------------------------------------- */

static void prices_write(const struct partition_prices *prices, int units, struct text *out)
{
	json_open(out, "{");
	member_open(out, "units", "[");
	for (int u = 0; u < units; u++)
		price(out, prices->unit ? prices->unit[u] : 0);
	json_close(out, "]");
	price_member(out, "low", prices->count_low_price);
	price_member(out, "high", prices->count_high_price);
	member_open(out, "cuts", "[");
	for (int c = 0; c < prices->cut_count; c++) {
		json_open(out, "[");
		for (int k = 0; k < 3; k++)
			whole(out, prices->cuts[c].unit[k]);
		price(out, prices->cuts[c].price);
		json_close(out, "]");
	}
	json_close(out, "]}");
}

static void node_write(const struct partition_node *node, int units, struct text *out)
{
	static const char *const splits[] = {[PARTITION_LEAF] = "leaf", [PARTITION_PAIR] = "pair", [PARTITION_COUNT] = "count",
		[PARTITION_STRIKE] = "strike"};
	json_open(out, "\n{");
	json_member(out, "split", splits[node->split]);
	if (node->split == PARTITION_LEAF || node->split == PARTITION_STRIKE) {
		price_member(out, "bound", node->bound);
		json_name(out, "prices");
		prices_write(&node->prices, units, out);
	} else {
		member_whole(out, "a", node->a);
		member_whole(out, "b", node->b);
	}
	if (node->split != PARTITION_LEAF) {
		member_open(out, "below", "[");
		whole(out, node->below[0]);
		whole(out, node->split == PARTITION_STRIKE ? 0 : node->below[1]);
		json_close(out, "]");
	}
	json_close(out, "}");
}

static void proof_members(const struct partition *plan, int units, struct text *out)
{
	static const char *const outcomes[] = {[PARTITION_PROVEN] = "proven", [PARTITION_OPEN] = "open", [PARTITION_IMPOSSIBLE] = "impossible",
		[PARTITION_UNKNOWN] = "unknown"};
	break_line(out);
	json_member(out, "outcome", outcomes[plan->outcome]);
	json_member(out, "engine", plan->engine == PARTITION_BASES ? "bases" : "listed");
	member_bool(out, "clocked", plan->is_clocked);
	member_bool(out, "cut_off", plan->is_pool_full);
	if (plan->part_count > 0)
		member_whole(out, "cost", plan->cost);
	if (isfinite(plan->bound))
		price_member(out, "bound", plan->bound);
	member_open(out, "part_of", "[");
	for (int u = 0; u < units; u++)
		whole(out, plan->part_of[u]);
	json_close(out, "]");
	member_open(out, "parts", "[");
	for (int p = 0; p < plan->part_count; p++) {
		json_open(out, "[");
		whole(out, plan->parts[p].base);
		whole(out, plan->parts[p].cost);
		json_close(out, "]");
	}
	json_close(out, "]");
	break_line(out);
	member_open(out, "proof", "{");
	member_bool(out, "free", plan->proof.is_free);
	if (plan->proof.known < INT64_MAX)
		member_whole(out, "known", plan->proof.known);
	json_name(out, "root");
	prices_write(&plan->proof.root, units, out);
	member_open(out, "nodes", "[");
	for (int n = 0; n < plan->proof.node_count; n++)
		node_write(&plan->proof.nodes[n], units, out);
	json_close(out, "]}");
}

static void rule_write(const struct zones_rule *rule, int count_low, int count_high, struct text *out)
{
	member_open(out, "window", "[");
	whole(out, rule->least);
	whole(out, rule->most);
	json_close(out, "]");
	member_open(out, "count", "[");
	whole(out, count_low);
	whole(out, count_high);
	json_close(out, "]");
}

static void opening(const char *cost, struct text *out)
{
	json_open(out, "{");
	json_member(out, "format", "jianfu plan 1");
	json_member(out, "cost", cost);
	member_open(out, "plans", "[");
}

/* -- communities ------------------------------------------------------------------------------------------------------------ */

static void blocks_write(const struct blocks *blocks, struct text *out)
{
	break_line(out);
	member_open(out, "units", "[");
	for (int u = 0; u < blocks->unit_count; u++)
		json_string(out, blocks->units[u].name);
	json_close(out, "]");
	break_line(out);
	member_open(out, "buildings", "[");
	for (int b = 0; b < blocks->building_count; b++) {
		const struct blocks_building *building = &blocks->buildings[b];
		json_open(out, "[");
		whole(out, building->unit);
		whole(out, building->households);
		whole(out, building->work_min);
		whole(out, building->trips);
		whole(out, building->now);
		json_close(out, "]");
	}
	json_close(out, "]");
	break_line(out);
	member_open(out, "ways", "[");
	for (int k = 0; k < blocks->way_count; k++) {
		json_open(out, "[");
		whole(out, blocks->ways[k].a);
		whole(out, blocks->ways[k].b);
		whole(out, blocks->ways[k].ms);
		json_close(out, "]");
	}
	json_close(out, "]");
	member_whole(out, "gap_ms", blocks->gap_ms);
}

void proof_write_zones(const struct zoning *zoning, bool splits_compounds, bool keeps, struct text *out)
{
	opening("grids", out);
	for (int i = 0; i < zoning->count; i++) {
		const struct zones *zones = &zoning->zones[i];
		const struct zones_rule *rule = &zones->rule;
		json_open(out, "\n{");
		json_member(out, "community", zones->community->name);
		json_member(out, "buildings_are", zones->blocks.is_surveyed ? "surveyed" : zones->blocks.is_listed ? "listed" : "generated");
		member_bool(out, "splits_compounds", splits_compounds);
		member_bool(out, "keeps", keeps);
		rule_write(rule, rule->count_low, rule->count_high, out);
		member_whole(out, "work_min", rule->work_min);
		member_whole(out, "imbalance_thousandths", rule->imbalance_thousandths);
		member_whole(out, "grid_min", rule->grid_min);
		member_whole(out, "keep_min", rule->keep_min);
		blocks_write(&zones->blocks, out);
		proof_members(&zones->plan, zones->blocks.unit_count, out);
		json_close(out, "}");
	}
	json_close(out, "]}\n");
}

/* -- any graph -------------------------------------------------------------------------------------------------------------- */

void proof_write_units(const struct units *units, const struct units_plan *solved, enum units_cost cost, struct text *out)
{
	static const char *const words[] = {[UNITS_WALK] = "walk", [UNITS_HOP] = "hop", [UNITS_EUCLID2] = "euclid2"};
	const struct partition_problem *problem = &solved->problem;
	struct zones_rule window = {.least = problem->low, .most = problem->high};
	opening(words[cost], out);
	json_open(out, "\n{");
	rule_write(&window, problem->count_low, problem->count_high, out);
	break_line(out);
	member_open(out, "units", "[");
	for (int u = 0; u < units->count; u++)
		json_string(out, units->names[u]);
	json_close(out, "]");
	break_line(out);
	member_open(out, "places", "[");
	for (int u = 0; u < units->count; u++) {
		json_open(out, "[");
		whole(out, units->weight[u]);
		json_next(out);
		text_addf(out, "%.17g,%.17g]", units->x ? units->x[u] : 0, units->y ? units->y[u] : 0);
	}
	json_close(out, "]");
	break_line(out);
	member_open(out, "ways", "[");
	for (int u = 0; u < units->count; u++)
		for (int n = units->first[u]; n < units->first[u + 1]; n++)
			if (units->neighbour[n] > u) {
				json_open(out, "[");
				whole(out, u);
				whole(out, units->neighbour[n]);
				json_close(out, "]");
			}
	json_close(out, "]");
	proof_members(&solved->plan, units->count, out);
	json_close(out, "}]}\n");
}
