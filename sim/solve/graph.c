/* graph.c - neighbourhood graphs on igraph: the one door to it. The library is not safe for threads: it is entered by one at a time. */
#include "solve/graph.h"

#include <igraph/igraph.h>
#include <stdlib.h>

#include "base/team.h"

struct graph {
	igraph_t map;
	igraph_vector_t weight;
};

/* Lets the library return codes instead of ending the program or printing. */
static void quiet(void)
{
	igraph_set_error_handler(igraph_error_handler_ignore);
	igraph_set_warning_handler(igraph_warning_handler_ignore);
}

static igraph_error_t map_make(igraph_t *map, int nodes, int edges, const int *a, const int *b)
{
	igraph_vector_int_t ends;
	igraph_error_t code = igraph_vector_int_init(&ends, 2 * (igraph_integer_t)edges);
	if (code != IGRAPH_SUCCESS)
		return code;
	for (int edge = 0; edge < edges; edge++) {
		VECTOR(ends)[2 * edge] = a[edge];
		VECTOR(ends)[2 * edge + 1] = b[edge];
	}
	code = igraph_create(map, &ends, nodes, IGRAPH_UNDIRECTED);
	igraph_vector_int_destroy(&ends);
	return code;
}

static bool is_drawable(int nodes, int edges, const int *a, const int *b, const double *weight)
{
	if (nodes < 0 || edges < 0)
		return false;
	for (int edge = 0; edge < edges; edge++)
		if (a[edge] < 0 || a[edge] >= nodes || b[edge] < 0 || b[edge] >= nodes || !(weight[edge] >= 0))
			return false;
	return true;
}

/* What one thread at a time asks of the library; the answer is in `graph` or `code`. */
struct asked {
	struct graph *graph;
	int nodes, edges, source;
	const int *a, *b;
	const double *weight;
	double *distance;
	int *component, *count;
	struct arena *arena;
	struct graph_pair *pairs;
	igraph_error_t code;
};

static void ask_init(void *context)
{
	struct asked *asked = context;
	quiet();
	struct graph *graph = malloc(sizeof *graph);
	if (!graph)
		return;
	if (igraph_vector_init(&graph->weight, asked->edges) != IGRAPH_SUCCESS)
		goto no_weight;
	if (map_make(&graph->map, asked->nodes, asked->edges, asked->a, asked->b) != IGRAPH_SUCCESS)
		goto no_map;
	for (int edge = 0; edge < asked->edges; edge++)
		VECTOR(graph->weight)[edge] = asked->weight[edge];
	asked->graph = graph;
	return;
no_map:
	igraph_vector_destroy(&graph->weight);
no_weight:
	free(graph);
}

struct graph *graph_init(int nodes, int edges, const int *a, const int *b, const double *weight)
{
	struct asked asked = {.nodes = nodes, .edges = edges, .a = a, .b = b, .weight = weight};
	if (is_drawable(nodes, edges, a, b, weight))
		team_alone(ask_init, &asked);
	return asked.graph;
}

static void ask_free(void *context)
{
	struct graph *graph = context;
	igraph_destroy(&graph->map);
	igraph_vector_destroy(&graph->weight);
	free(graph);
}

void graph_free(struct graph *graph)
{
	if (graph)
		team_alone(ask_free, graph);
}

static void ask_distances(void *context)
{
	struct asked *asked = context;
	const struct graph *graph = asked->graph;
	igraph_matrix_t table;
	quiet();
	asked->code = igraph_matrix_init(&table, 0, 0);
	if (asked->code != IGRAPH_SUCCESS)
		return;
	asked->code = igraph_distances_dijkstra(&graph->map, &table, igraph_vss_1(asked->source), igraph_vss_all(), &graph->weight, IGRAPH_ALL);
	if (asked->code == IGRAPH_SUCCESS)
		for (igraph_integer_t node = 0; node < igraph_vcount(&graph->map); node++)
			asked->distance[node] = MATRIX(table, 0, node);
	igraph_matrix_destroy(&table);
}

enum status graph_distances(struct graph *graph, int source, double *distance, struct faults *faults)
{
	struct asked asked = {.graph = graph, .source = source, .distance = distance};
	team_alone(ask_distances, &asked);
	return asked.code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "walking distances from building %d: %s", source, igraph_strerror(asked.code));
}

static void ask_components(void *context)
{
	struct asked *asked = context;
	const struct graph *graph = asked->graph;
	igraph_vector_int_t member;
	igraph_integer_t number = 0;
	quiet();
	asked->code = igraph_vector_int_init(&member, 0);
	if (asked->code != IGRAPH_SUCCESS)
		return;
	asked->code = igraph_connected_components(&graph->map, &member, NULL, &number, IGRAPH_WEAK);
	if (asked->code == IGRAPH_SUCCESS) {
		*asked->count = (int)number;
		for (igraph_integer_t node = 0; asked->component && node < igraph_vcount(&graph->map); node++)
			asked->component[node] = (int)VECTOR(member)[node];
	}
	igraph_vector_int_destroy(&member);
}

enum status graph_components(struct graph *graph, int *component, int *count, struct faults *faults)
{
	struct asked asked = {.graph = graph, .component = component, .count = count};
	team_alone(ask_components, &asked);
	return asked.code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "parts of the neighbourhood: %s", igraph_strerror(asked.code));
}

static void ask_communities(void *context)
{
	struct asked *asked = context;
	const struct graph *graph = asked->graph;
	igraph_vector_int_t member;
	int most = -1;
	quiet();
	asked->code = igraph_vector_int_init(&member, 0);
	if (asked->code != IGRAPH_SUCCESS)
		return;
	asked->code = igraph_community_fastgreedy(&graph->map, &graph->weight, NULL, NULL, &member);
	for (igraph_integer_t node = 0; asked->code == IGRAPH_SUCCESS && node < igraph_vcount(&graph->map); node++) {
		asked->component[node] = (int)VECTOR(member)[node];
		most = asked->component[node] > most ? asked->component[node] : most;
	}
	*asked->count = most + 1;
	igraph_vector_int_destroy(&member);
}

/* Where nothing touches anything, each is its own. */
static bool has_edges(const struct graph *graph)
{
	return igraph_ecount(&graph->map) > 0;
}

enum status graph_communities(struct graph *graph, int *community, int *count, struct faults *faults)
{
	struct asked asked = {.graph = graph, .component = community, .count = count};
	if (!has_edges(graph))
		return graph_components(graph, community, count, faults);
	team_alone(ask_communities, &asked);
	return asked.code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "communities of a graph: %s", igraph_strerror(asked.code));
}

static int by_ends(const void *a, const void *b)
{
	const struct graph_pair *one = a, *other = b;
	return one->a != other->a ? (one->a > other->a) - (one->a < other->a) : (one->b > other->b) - (one->b < other->b);
}

/* The edges of a projection, with what they share. */
static igraph_error_t pairs_keep(struct asked *asked, const igraph_t *projection, const igraph_vector_int_t *shared)
{
	igraph_integer_t count = igraph_ecount(projection);
	asked->pairs = arena_rows(asked->arena, count + 1, struct graph_pair);
	if (!asked->pairs)
		return IGRAPH_ENOMEM;
	for (igraph_integer_t edge = 0; edge < count; edge++) {
		int from = (int)IGRAPH_FROM(projection, edge), to = (int)IGRAPH_TO(projection, edge);
		asked->pairs[edge] = (struct graph_pair){from < to ? from : to, from < to ? to : from, (int)VECTOR(*shared)[edge]};
	}
	qsort(asked->pairs, (size_t)count, sizeof *asked->pairs, by_ends);
	*asked->count = (int)count;
	return IGRAPH_SUCCESS;
}

/* `nodes` are those of the left; the right ones come behind them. */
static void ask_overlap(void *context)
{
	struct asked *asked = context;
	igraph_vector_bool_t is_right;
	igraph_vector_int_t shared;
	igraph_t both, projection;
	int all = asked->nodes + asked->source;
	quiet();
	asked->code = igraph_vector_bool_init(&is_right, all);
	if (asked->code != IGRAPH_SUCCESS)
		return;
	for (int node = asked->nodes; node < all; node++)
		VECTOR(is_right)[node] = true;
	asked->code = igraph_vector_int_init(&shared, 0);
	if (asked->code != IGRAPH_SUCCESS)
		goto no_shared;
	asked->code = map_make(&both, all, asked->edges, asked->a, asked->b);
	if (asked->code != IGRAPH_SUCCESS)
		goto no_map;
	asked->code = igraph_bipartite_projection(&both, &is_right, &projection, NULL, &shared, NULL, -1);
	if (asked->code == IGRAPH_SUCCESS) {
		asked->code = pairs_keep(asked, &projection, &shared);
		igraph_destroy(&projection);
	}
	igraph_destroy(&both);
no_map:
	igraph_vector_int_destroy(&shared);
no_shared:
	igraph_vector_bool_destroy(&is_right);
}

enum status graph_overlap(struct graph_pair **pairs, int *count, struct arena *arena, int left, int right, int edges, const int *a, const int *b,
	struct faults *faults)
{
	struct asked asked = {.nodes = left, .source = right, .edges = edges, .a = a, .count = count, .arena = arena};
	int *behind = arena_rows(arena, edges + 1, int);
	if (!behind)
		return fault_world(faults, "no memory for a graph of %d edges", edges);
	for (int edge = 0; edge < edges; edge++)
		behind[edge] = left + b[edge];
	asked.b = behind;
	*count = 0;
	team_alone(ask_overlap, &asked);
	*pairs = asked.pairs;
	return asked.code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "what two sides of a graph share: %s", igraph_strerror(asked.code));
}
