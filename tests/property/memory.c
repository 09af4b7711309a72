/* memory.c - a queue takes room for who is inside, not for who has been: ten times the customers in the same memory; none is asked for twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "replicas.h"

static int64_t system_calls; /* for memory, by anybody in this program */

#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__ /* the sanitizers have allocators of their own */
enum { IS_COUNTED = 1 };
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
	system_calls++;
	return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	system_calls++;
	return __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	system_calls++;
	return __libc_realloc(memory, size);
}
#else
enum { IS_COUNTED = 0 };
#endif

struct taken { int64_t customers, blocks, bytes, rows; };

/* What the first of some replications takes; the others take nothing more. */
static struct taken taken_by(const char *path, const char *horizon)
{
	enum { REPLICATIONS = 4 };
	struct hand hand;
	const char *const assignments[] = {horizon, "time.warmup=0 d", NULL};
	assert_int_equal(hand_open(&hand, path, assignments), STATUS_OK);
	int64_t before = system_calls;
	assert_int_equal(hand_run(&hand, 0, 0), STATUS_OK);
	assert_true(!IS_COUNTED || system_calls - before >= 1); /* calls are seen */
	before = system_calls;
	const struct shop *shop = &hand.replica.shops[0];
	struct taken taken = {.blocks = replica_blocks(&hand.replica), .bytes = (int64_t)arena_size(&shop->arena), .rows = shop->works.count};
	for (int line = 0; line < hand.world.line_count; line++)
		taken.customers += shop->horizon.lines[line].asked;
	for (int r = 1; r < REPLICATIONS; r++)
		assert_int_equal(hand_run(&hand, 0, r), STATUS_OK);
	assert_int_equal(system_calls, before);
	assert_int_equal(replica_blocks(&hand.replica), taken.blocks);
	hand_close(&hand);
	return taken;
}

/* Rows are those of the busiest day, which is a little busier among more days. */
static void test_length(void **state)
{
	(void)state;
	const char *const paths[] = {"scenarios/laws/mm1-rho80.yaml", "scenarios/laws/mm10-rho90.yaml", "scenarios/laws/priority.yaml",
		"scenarios/laws/preemptive.yaml", "scenarios/laws/erlang-a.yaml"};
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct taken brief = taken_by(paths[i], "time.horizon=4 d"), lengthy = taken_by(paths[i], "time.horizon=40 d");
		assert_true(lengthy.customers > 9 * brief.customers && brief.customers > 4000);
		assert_int_equal(lengthy.blocks, brief.blocks);
		assert_int_equal(lengthy.bytes, brief.bytes);
		assert_true(4 * lengthy.rows < 5 * brief.rows);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_length)};
	return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
