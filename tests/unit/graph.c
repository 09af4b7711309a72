/* graph.c - shortest ways and parts of a neighbourhood against plain algorithms. */
#include "solve/graph.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { NODES = 30, EDGES = 40 };

static uint32_t draw(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void floyd_warshall(double way[NODES][NODES], const int *a, const int *b, const double *weight)
{
	for (int i = 0; i < NODES; i++)
		for (int j = 0; j < NODES; j++)
			way[i][j] = i == j ? 0 : INFINITY;
	for (int e = 0; e < EDGES; e++)
		way[a[e]][b[e]] = way[b[e]][a[e]] = fmin(way[a[e]][b[e]], weight[e]);
	for (int i = 0; i < NODES; i++)
		way[i][i] = 0;
	for (int k = 0; k < NODES; k++)
		for (int i = 0; i < NODES; i++)
			for (int j = 0; j < NODES; j++)
				way[i][j] = fmin(way[i][j], way[i][k] + way[k][j]);
}

/* Sparse random graphs with loops, twin edges and nodes left alone. */
static void agrees_with_floyd_and_warshall(void **state)
{
	(void)state;
	uint32_t chance = 20120101;
	int unreachable = 0;
	for (int repeat = 0; repeat < 25; repeat++) {
		int a[EDGES], b[EDGES], component[NODES], count;
		double weight[EDGES], way[NODES][NODES], distance[NODES];
		for (int e = 0; e < EDGES; e++) {
			a[e] = (int)(draw(&chance) % NODES);
			b[e] = (int)(draw(&chance) % NODES);
			weight[e] = (double)(draw(&chance) % 1000) / 7;
		}
		floyd_warshall(way, a, b, weight);
		struct faults faults;
		faults_init(&faults);
		struct graph *graph = graph_init(NODES, EDGES, a, b, weight);
		assert_non_null(graph);
		assert_int_equal(graph_components(graph, component, &count, &faults), STATUS_OK);
		int firsts = 0;
		for (int i = 0; i < NODES; i++) {
			int is_first = 1;
			assert_int_equal(graph_distances(graph, i, distance, &faults), STATUS_OK);
			for (int j = 0; j < NODES; j++) {
				assert_int_equal(component[i] == component[j], isfinite(way[i][j]) != 0);
				is_first &= j >= i || component[i] != component[j];
				unreachable += isinf(distance[j]) != 0;
				assert_true(isinf(way[i][j]) ? isinf(distance[j]) : fabs(distance[j] - way[i][j]) < 1e-9);
			}
			firsts += is_first;
		}
		assert_int_equal(count, firsts);
		assert_int_equal(graph_components(graph, NULL, &count, &faults), STATUS_OK);
		graph_free(graph);
		faults_free(&faults);
	}
	assert_true(unreachable > 0);
}

static void nobody_is_a_neighbour(void **state)
{
	(void)state;
	struct faults faults;
	faults_init(&faults);
	double distance[3];
	int count;
	struct graph *graph = graph_init(3, 0, NULL, NULL, NULL);
	assert_non_null(graph);
	assert_int_equal(graph_components(graph, NULL, &count, &faults), STATUS_OK);
	assert_int_equal(count, 3);
	assert_int_equal(graph_distances(graph, 1, distance, &faults), STATUS_OK);
	assert_true(isinf(distance[0]) && distance[1] == 0 && isinf(distance[2]));
	assert_int_equal(graph_distances(graph, 3, distance, &faults), STATUS_WORLD);
	assert_int_equal(faults.error_count, 1);
	graph_free(graph);
	graph_free(NULL);
	faults_free(&faults);
}

static void refuses_impossible_edges(void **state)
{
	(void)state;
	assert_null(graph_init(2, 1, (int[]){0}, (int[]){2}, (double[]){1}));
	assert_null(graph_init(2, 1, (int[]){0}, (int[]){1}, (double[]){-1}));
	assert_null(graph_init(2, 1, (int[]){0}, (int[]){1}, (double[]){NAN}));
}

/* Shared neighbours counted one by one. */
static void overlap_counts_what_two_share(void **state)
{
	(void)state;
	enum { LEFT = 9, RIGHT = 14 };
	struct arena arena;
	struct faults faults;
	bool has[LEFT][RIGHT] = {{false}};
	int a[LEFT * RIGHT], b[LEFT * RIGHT], edges = 0, count, expected = 0;
	struct graph_pair *pairs;
	arena_init(&arena);
	faults_init(&faults);
	for (int l = 0; l < LEFT; l++)
		for (int r = 0; r < RIGHT; r++)
			if ((l * l * 7 + r * r * 3 + l * r) % 5 < 2) {
				has[l][r] = true;
				a[edges] = l;
				b[edges++] = r;
			}
	assert_int_equal(graph_overlap(&pairs, &count, &arena, LEFT, RIGHT, edges, a, b, &faults), STATUS_OK);
	for (int one = 0; one < LEFT; one++)
		for (int other = one + 1; other < LEFT; other++) {
			int shared = 0;
			for (int r = 0; r < RIGHT; r++)
				shared += has[one][r] && has[other][r];
			if (!shared)
				continue;
			assert_true(expected < count);
			assert_int_equal(pairs[expected].a, one);
			assert_int_equal(pairs[expected].b, other);
			assert_int_equal(pairs[expected].shared, shared);
			expected++;
		}
	assert_int_equal(expected, count);
	assert_int_equal(graph_overlap(&pairs, &count, &arena, 3, 2, 0, NULL, NULL, &faults), STATUS_OK);
	assert_int_equal(count, 0);
	faults_free(&faults);
	arena_free(&arena);
}

/* Two rings of four, one thin bridge: two communities. Without any edge each is its own. */
static void communities_are_denser_inside(void **state)
{
	(void)state;
	struct faults faults;
	int a[] = {0, 1, 2, 3, 0, 4, 5, 6, 7, 4, 3}, b[] = {1, 2, 3, 0, 2, 5, 6, 7, 4, 6, 4}, community[8], count;
	double weight[] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1};
	faults_init(&faults);
	struct graph *graph = graph_init(8, 11, a, b, weight);
	assert_non_null(graph);
	assert_int_equal(graph_communities(graph, community, &count, &faults), STATUS_OK);
	assert_int_equal(count, 2);
	for (int i = 0; i < 8; i++)
		assert_true((community[i] == community[0]) == (i < 4));
	graph_free(graph);
	graph = graph_init(3, 0, NULL, NULL, NULL);
	assert_int_equal(graph_communities(graph, community, &count, &faults), STATUS_OK);
	assert_true(count == 3 && community[0] != community[1] && community[1] != community[2]);
	graph_free(graph);
	faults_free(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_floyd_and_warshall),
		cmocka_unit_test(nobody_is_a_neighbour),
		cmocka_unit_test(refuses_impossible_edges),
		cmocka_unit_test(overlap_counts_what_two_share),
		cmocka_unit_test(communities_are_denser_inside),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
