/* graph.c - neighbourhood graphs on igraph: the one door to it. The library is not safe for threads: one thread at a time. */
#include "solve/graph.h"

#include <igraph/igraph.h>
#include <stdlib.h>

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

struct graph *graph_init(int nodes, int edges, const int *a, const int *b, const double *weight)
{
	quiet();
	struct graph *graph = is_drawable(nodes, edges, a, b, weight) ? malloc(sizeof *graph) : NULL;
	if (!graph)
		return NULL;
	if (igraph_vector_init(&graph->weight, edges) != IGRAPH_SUCCESS)
		goto no_weight;
	if (map_make(&graph->map, nodes, edges, a, b) != IGRAPH_SUCCESS)
		goto no_map;
	for (int edge = 0; edge < edges; edge++)
		VECTOR(graph->weight)[edge] = weight[edge];
	return graph;
no_map:
	igraph_vector_destroy(&graph->weight);
no_weight:
	free(graph);
	return NULL;
}

void graph_free(struct graph *graph)
{
	if (!graph)
		return;
	igraph_destroy(&graph->map);
	igraph_vector_destroy(&graph->weight);
	free(graph);
}

enum status graph_distances(struct graph *graph, int source, double *distance, struct faults *faults)
{
	quiet();
	igraph_matrix_t table;
	igraph_error_t code = igraph_matrix_init(&table, 0, 0);
	if (code != IGRAPH_SUCCESS)
		return fault_world(faults, "no memory for the walking distances");
	code = igraph_distances_dijkstra(&graph->map, &table, igraph_vss_1(source), igraph_vss_all(), &graph->weight, IGRAPH_ALL);
	if (code == IGRAPH_SUCCESS)
		for (igraph_integer_t node = 0; node < igraph_vcount(&graph->map); node++)
			distance[node] = MATRIX(table, 0, node);
	igraph_matrix_destroy(&table);
	return code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "walking distances from building %d: %s", source, igraph_strerror(code));
}

enum status graph_components(struct graph *graph, int *component, int *count, struct faults *faults)
{
	quiet();
	igraph_vector_int_t member;
	igraph_integer_t number = 0;
	igraph_error_t code = igraph_vector_int_init(&member, 0);
	if (code != IGRAPH_SUCCESS)
		return fault_world(faults, "no memory for the parts of the neighbourhood");
	code = igraph_connected_components(&graph->map, &member, NULL, &number, IGRAPH_WEAK);
	if (code == IGRAPH_SUCCESS) {
		*count = (int)number;
		for (igraph_integer_t node = 0; component && node < igraph_vcount(&graph->map); node++)
			component[node] = (int)VECTOR(member)[node];
	}
	igraph_vector_int_destroy(&member);
	return code == IGRAPH_SUCCESS ? STATUS_OK : fault_world(faults, "parts of the neighbourhood: %s", igraph_strerror(code));
}
