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
