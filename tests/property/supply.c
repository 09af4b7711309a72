/* supply.c - who else does it: nothing at strength zero, fewer staff hours with more volunteers, and money that needs people. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "measure/stats.h"
#include "runs.h"

enum { REPLICATIONS = 4, ASSIGNMENTS = 4 };
static const char SMALL[] = "tests/property/small.yaml";

typedef const char *const assignments[ASSIGNMENTS];

static void with(struct run *run, assignments settings)
{
	run_make(run, SMALL, settings, REPLICATIONS, 0, 2);
	assert_int_equal(run->status, STATUS_OK); /* the audit is part of every replication */
}

/* Under common luck: the second less the first. */
static struct stats_interval change(const struct run *a, const struct run *b, enum indicator_id id)
{
	double x[REPLICATIONS], y[REPLICATIONS];
	int count = run_values(a, 0, id, x);
	run_values(b, 0, id, y);
	struct stats_interval interval = stats_paired(y, x, count, 0.95);
	printf("%s: %+.3f (%+.3f to %+.3f)\n", indicator_plate(id)->measure.name, interval.mean, interval.low, interval.high);
	return interval;
}

static void assert_same(assignments a, assignments b)
{
	struct run first, second;
	with(&first, a);
	with(&second, b);
	for (int r = 0; r < REPLICATIONS; r++)
		assert_true(first.set.digest[r] == second.set.digest[r]);
	run_free(&first);
	run_free(&second);
}

static double value(assignments settings, enum indicator_id id)
{
	struct run run;
	with(&run, settings);
	double mean = run_mean(&run, 0, id);
	run_free(&run);
	return mean;
}

/* Switched off, nothing of it shows: the same history to the last event, whatever the providers could do. */
static void test_nothing_at_strength_zero(void **state)
{
	(void)state;
	assert_same((assignments){"supply.dispatch=own"}, (assignments){"supply.dispatch=own", "loops.participation.base=1", "supply.market.capacity=1000 h/1000 residents/month"});
	assert_same((assignments){"loops.social_organisations.grows=yes"}, (assignments){"loops.social_organisations.grows=no"}); /* nobody pays */
	assert_same((assignments){NULL}, (assignments){"loops.development.space=0.9", "loops.development.hours=1000 h/yr"}); /* not on */
	assert_true(value((assignments){"supply.dispatch=own"}, INDICATOR_others_hours) <= 0);
}

/* V12: one voice becomes a choir. Where all is done by the community's own, nothing changes. */
static void test_participation(void **state)
{
	(void)state;
	struct run few, many;
	with(&few, (assignments){"loops.participation.base=0.05"});
	with(&many, (assignments){"loops.participation.base=0.3"});
	assert_true(change(&few, &many, INDICATOR_hours_per_need).high < 0);
	assert_true(change(&few, &many, INDICATOR_staff_spared).low > 0.5);
	assert_true(change(&few, &many, INDICATOR_others_share).low > 0);
	run_free(&few);
	run_free(&many);
	assert_same((assignments){"loops.participation.base=0.05", "supply.dispatch=own"}, (assignments){"loops.participation.base=0.3", "supply.dispatch=own"});
}

/* C22: the wrong hand costs the lead time and the staff's. */
static void test_accuracy(void **state)
{
	(void)state;
	struct run right, wrong;
	with(&right, (assignments){"supply.accuracy=1", "loops.participation.base=0.3"});
	with(&wrong, (assignments){"supply.accuracy=0.5", "loops.participation.base=0.3"});
	assert_true(change(&right, &wrong, INDICATOR_wrong_dispatch).low > 40);
	assert_true(change(&right, &wrong, INDICATOR_requests_on_time).high < 0);
	assert_true(change(&right, &wrong, INDICATOR_hours_per_need).low > 0);
	run_free(&right);
	run_free(&wrong);
}

/* C17: what is basic stays with the community but for the stated share. C18, C19: dear services find nobody; competitors lower the fee. */
static void test_classes(void **state)
{
	(void)state;
	struct run base, all;
	with(&base, (assignments){"supply.basic=0"});
	with(&all, (assignments){"supply.basic=1", "loops.participation.base=0.5"});
	assert_true(change(&base, &all, INDICATOR_others_share).low > 0);
	run_free(&base);
	run_free(&all);
	double fees = value((assignments){"supply.market.firms=3"}, INDICATOR_fees_paid);
	assert_true(value((assignments){"supply.market.fee=1000 CNY/h"}, INDICATOR_fees_paid) < 0.1 * fees);
	assert_true(value((assignments){"supply.market.fee=0 CNY/h"}, INDICATOR_fees_paid) <= 0);
	assert_true(value((assignments){"supply.market.firms=1"}, INDICATOR_others_hours) < value((assignments){"supply.market.firms=50"}, INDICATOR_others_hours));
}

/* A18, J27: bought hours serve residents and cost money; when their people come only after the budget year, they do neither. */
static void test_purchase(void **state)
{
	(void)state;
	struct run plain, bought, late, grown;
	with(&plain, (assignments){NULL});
	with(&bought, (assignments){"supply.purchase=150000 CNY"});
	with(&late, (assignments){"supply.purchase=150000 CNY", "supply.social_organisations.hire=13 month"});
	with(&grown, (assignments){"supply.purchase=150000 CNY", "loops.social_organisations.growth=1 month"});
	assert_true(change(&plain, &bought, INDICATOR_others_hours).low > 10);
	assert_true(change(&plain, &bought, INDICATOR_cost).low > 5);
	assert_true(change(&plain, &bought, INDICATOR_services_on_time).low > 0);
	for (int r = 0; r < REPLICATIONS; r++)
		assert_true(plain.set.digest[r] == late.set.digest[r]);
	assert_true(change(&bought, &grown, INDICATOR_others_hours).low > 0);
	run_free(&plain);
	run_free(&bought);
	run_free(&late);
	run_free(&grown);
}

/* C12: hours now, fewer needs later; and relief is what leaves time for it. */
static void test_development(void **state)
{
	(void)state;
	struct run plain, built, idle;
	with(&plain, (assignments){"time.horizon=3 yr"});
	with(&built, (assignments){"time.horizon=3 yr", "loops.development.on=yes", "loops.development.space=0.5"});
	with(&idle, (assignments){"time.horizon=3 yr", "loops.development.on=yes", "loops.development.space=0", });
	assert_true(change(&plain, &built, INDICATOR_stock).low > 10);
	assert_true(change(&plain, &built, INDICATOR_cost).low > 0);
	int line = run_line(&plain, "request");
	double asked[2] = {0};
	for (int r = 0; r < REPLICATIONS; r++) {
		asked[0] += result_line(&idle.set, 0, r, line)[LINE_MEASURE_asked];
		asked[1] += result_line(&built.set, 0, r, line)[LINE_MEASURE_asked];
	}
	printf("requests: %.0f, with public space %.0f\n", asked[0] / REPLICATIONS, asked[1] / REPLICATIONS);
	assert_true(asked[1] < 0.97 * asked[0]);
	run_free(&plain);
	run_free(&built);
	run_free(&idle);
	assert_true(value((assignments){"loops.development.on=yes", "mandates.ledger.count=10"}, INDICATOR_stock) > value((assignments){"loops.development.on=yes"}, INDICATOR_stock));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_at_strength_zero), cmocka_unit_test(test_participation), cmocka_unit_test(test_accuracy),
		cmocka_unit_test(test_classes), cmocka_unit_test(test_purchase), cmocka_unit_test(test_development),
	};
	return cmocka_run_group_tests_name("supply", tests, NULL, NULL);
}
