/* graph.h - neighbourhood graphs: what touches what, how far on foot. One library stands behind it, that knows one thread only: threads take turns. */
#ifndef GRAPH_H
#define GRAPH_H

#include "base/arena.h"
#include "base/fault.h"

struct graph;

/* An undirected graph of `nodes` nodes and `edges` edges a[i]-b[i] of weight[i] >= 0. NULL when out of memory. */
struct graph *graph_init(int nodes, int edges, const int *a, const int *b, const double *weight);
void graph_free(struct graph *graph);
/* Shortest path length from `source` to every node into distance[nodes]; INFINITY when unreachable. */
STATUS_MUST_USE enum status graph_distances(struct graph *graph, int source, double *distance, struct faults *faults);
/* Number of connected components; the component of each node into component[nodes] unless NULL. */
STATUS_MUST_USE enum status graph_components(struct graph *graph, int *component, int *count, struct faults *faults);
/* Communities: nodes more densely joined among themselves than to the others, weights counted (greedy modularity: Clauset, Newman and
   Moore 2004; the same answer every time). The graph must be simple and its weights above 0. */
STATUS_MUST_USE enum status graph_communities(struct graph *graph, int *community, int *count, struct faults *faults);

/* Two nodes of the left side of a bipartite graph that share so many of the right. */
struct graph_pair { int a, b, shared; };
/* The pairs a < b of `left` nodes that share any of `right` nodes, by edges a[i]-b[i] (left to right, each once): the projection with its
   multiplicities. Kept in `arena`, ascending. */
STATUS_MUST_USE enum status graph_overlap(struct graph_pair **pairs, int *count, struct arena *arena, int left, int right, int edges,
	const int *a, const int *b, struct faults *faults);

#endif
