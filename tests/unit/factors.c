/* factors.c - factors of a sweep out of words: levels, ranges, what cannot be. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/units.h"
#include "near.h"
#include "room.h"
#include "sweep/vary.h"

static struct vary *vary_open(struct room *room, struct scenario *scenario)
{
	struct vary *vary = arena_rows(&room->arena, 1, struct vary);
	assert_int_equal(scenario_read(scenario, "scenarios/places/one-community.yaml", NULL, 0, &room->faults), STATUS_OK);
	assert_int_equal(vary_init(vary, scenario, &room->arena, &room->faults), STATUS_OK);
	return vary;
}

/* Each end of a range is met to the last digit, and every number in it is read again as it was written. */
static void factors_are_read_from_words(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct vary *vary = vary_open(room, &scenario);
	static const char *const words[] = {"staff.quits=5 .. 30 %/yr", "人员.办理次序=先到先办, priority", "policy.cap.cap.hours=60 .. 90 h/worker-month log",
		"mandates.ledger.count=20 .. 29", "mandates.ledger.effort=10, 20 min, {lognormal: {mean: 30 min, cv: 1}}", "staff.hire_lead=1, 2, 1 month"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vary_add(vary, words[i], (struct place){0}, &room->faults) != STATUS_OK)
			fail_msg("%s: %s", words[i], room->faults.rows[room->faults.count - 1].what);
	const struct vary_factor *quits = &vary->factors[0], *word = &vary->factors[1], *hours = &vary->factors[2], *count = &vary->factors[3];
	assert_true(vary_value(quits, 0) == quits->bounds[SWEEP_LOW] && vary_value(quits, nextafter(1, 0)) == quits->bounds[SWEEP_HIGH]);
	for (double u = 0.013; u < 1; u += 0.07) {
		double read;
		assert_int_equal(units_parse(vary_word(quits, u, &room->arena), UNITS_YEARLY, &read), UNITS_FINE);
		assert_true(read == vary_value(quits, u));
	}
	assert_string_equal(word->key, "staff.discipline");
	assert_string_equal(word->levels[0], "fifo");
	assert_true(word->numbers == NULL);
	near(vary_value(hours, 0.5), sqrt(60.0 * 90), 1e-9);
	near(vary_value(count, 0.999), 29, 1e-9);
	near(vary_value(count, 0.05), 20, 1e-9);
	assert_int_equal(vary->factors[4].shown.level_count, 3);
	assert_true(vary->factors[4].numbers == NULL);
	assert_int_equal(vary->factors[5].shown.level_count, 2); /* given twice, counted once */
	scenario_free(&scenario);
}

static void factors_that_cannot_be_are_faults(void **state)
{
	struct room *room = *state;
	struct scenario scenario;
	struct vary *vary = vary_open(room, &scenario);
	static const char *const words[] = {"staff.quits", "staff.quits=", "staff.quits=1 .. 2 .. 3 /yr", "staff.quit=1, 2", "staff.discipline=fifo .. priority", "staff.quits=2 .. 1 /yr",
		"staff.quits=0 .. 1 /yr log", "policy.nobody.cap.hours=1, 2", "policy.cap.nothing.hours=1, 2", "policy.cap.cap.nothing=1, 2", "staff.quits=5 min", "=1, 2"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (vary_add(vary, words[i], (struct place){0}, &room->faults) != STATUS_FAULT)
			fail_msg("%s is no fault", words[i]);
	assert_int_equal(vary->count, 0);
	scenario_free(&scenario);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_open, room_close)
	const struct CMUnitTest tests[] = {
		TEST(factors_are_read_from_words),
		TEST(factors_that_cannot_be_are_faults),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
