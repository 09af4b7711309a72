/* graph.h - neighbourhood graphs: what touches what, how far on foot. One library stands behind it, that knows one thread only: threads take turns. */
#ifndef GRAPH_H
#define GRAPH_H

#include "base/fault.h"

struct graph;

/* An undirected graph of `nodes` nodes and `edges` edges a[i]-b[i] of weight[i] >= 0. NULL when out of memory. */
struct graph *graph_init(int nodes, int edges, const int *a, const int *b, const double *weight);
void graph_free(struct graph *graph);
/* Shortest path length from `source` to every node into distance[nodes]; INFINITY when unreachable. */
STATUS_MUST_USE enum status graph_distances(struct graph *graph, int source, double *distance, struct faults *faults);
/* Number of connected components; the component of each node into component[nodes] unless NULL. */
STATUS_MUST_USE enum status graph_components(struct graph *graph, int *component, int *count, struct faults *faults);

#endif
