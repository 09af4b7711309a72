/* balance.c - nothing is lost and nothing comes from nowhere. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "replicas.h"
#include "run/audit.h"
#include "state/shop.h"

static const char SMALL[] = "tests/property/small.yaml", REFUSED[] = "tests/property/refused.yaml", PLAIN[] = "scenarios/laws/plain.yaml";

/* -- the audit notices ------------------------------------------------------------------------------------------------ */

/* One tick, piece or part too many at `at`; whether the audit says so, in words. */
static void assert_noticed(struct hand *hand, int64_t *at, const char *words)
{
	struct faults faults;
	faults_init(&faults);
	assert_int_equal(audit_replica(&hand->replica, &faults), STATUS_OK);
	*at += 1;
	assert_int_equal(audit_replica(&hand->replica, &faults), STATUS_WORLD);
	*at -= 1;
	assert_int_equal(faults.count, 1);
	const char *said = fault_line(&faults, &faults.rows[0]);
	assert_non_null(strstr(said, words));
	assert_non_null(strstr(said, "seed 2012, replication 3, community 2"));
	faults_free(&faults);
}

static void assert_count_noticed(struct hand *hand, int32_t *at, const char *words)
{
	struct faults faults;
	faults_init(&faults);
	*at += 1;
	assert_int_equal(audit_replica(&hand->replica, &faults), STATUS_WORLD);
	*at -= 1;
	assert_int_equal(faults.count, 1);
	assert_non_null(strstr(fault_line(&faults, &faults.rows[0]), words));
	faults_free(&faults);
}

static void test_tampering_is_noticed(void **state)
{
	(void)state;
	struct hand hand;
	assert_int_equal(hand_open(&hand, SMALL, (const char *const[]){"time.horizon=0.2 yr", NULL}), STATUS_OK);
	assert_int_equal(hand_run(&hand, 0, 2), STATUS_OK);
	struct shop *shop = &hand.replica.shops[1];
	struct tally *tally = &shop->audit;
	struct { int64_t *at; const char *words; } cases[] = {
		{&tally->lines[LINE_REQUEST].asked, "asked of request"}, {&tally->lines[LINE_REQUEST].abandoned, "asked of request"},
		{&tally->lines[LINE_REQUEST].taken_over, "asked of request"}, {&tally->lines[LINE_VISIT].lapsed, "asked of visit"},
		{&tally->lines[KIND_ledger].done, "asked of ledger"}, {&tally->lines[KIND_form].merged, "asked of"}, {&tally->lines[KIND_survey].refused, "asked of survey"},
		{&tally->idle_ticks, "working time"}, {&tally->absent_ticks, "working time"}, {&tally->lines[LINE_VISIT].worked_ticks, "time by kind of work"}, {&tally->class_ticks[CLASS_LIFE], "time by class of need"},
		{&tally->travel_ticks, "working time"}, {&tally->overtime_ticks, "working time"},
		{&tally->vacant_ticks, "time of posts"}, {&tally->borrowed_ticks, "time of posts"}, {&tally->post_ticks, "time of posts"},
		{&tally->providers[PROVIDER_retired_members].asked, "orders of retired_members"}, {&tally->providers[PROVIDER_market].done, "orders of market"},
		{&tally->providers[PROVIDER_property_firm].sent_back, "orders of property_firm"}, {&tally->providers[PROVIDER_market].given_up, "orders of market"},
		{&shop->parts_waiting, "parts waiting"}, {&tally->queue_area, "integral of the queue"},
		{&tally->lines[KIND_form].queue_ticks, "integral of the queue"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_noticed(&hand, cases[i].at, cases[i].words);
	hand_close(&hand);
}

/* What departments are said to have sent is what came. */
static void test_tampering_with_departments_is_noticed(void **state)
{
	(void)state;
	struct hand hand;
	assert_int_equal(hand_open(&hand, SMALL, (const char *const[]){"time.horizon=0.2 yr", NULL}), STATUS_OK);
	assert_int_equal(hand_run(&hand, 0, 2), STATUS_OK);
	struct tally_origin *sent = &hand.replica.district.audit_more.departments[3];
	struct { int64_t *at; const char *words; } cases[] = {
		{&sent->pieces, "pieces of departments"}, {&sent->asked_ticks, "hours of departments"}, {&sent->worked_ticks, "hours worked for departments"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults;
		faults_init(&faults);
		assert_int_equal(audit_replica(&hand.replica, &faults), STATUS_OK);
		*cases[i].at += 1;
		assert_int_equal(audit_replica(&hand.replica, &faults), STATUS_WORLD);
		*cases[i].at -= 1;
		assert_non_null(strstr(fault_line(&faults, &faults.rows[0]), cases[i].words));
		faults_free(&faults);
	}
	hand_close(&hand);
}

/* The same of servers: their time, who is on duty and free, what is present. */
static void test_tampering_with_servers_is_noticed(void **state)
{
	(void)state;
	struct hand hand;
	assert_int_equal(hand_open(&hand, "tests/property/desks.yaml", NULL), STATUS_OK);
	assert_int_equal(hand_run(&hand, 0, 2), STATUS_OK);
	struct shop *shop = &hand.replica.shops[1];
	struct tally_servers *tally = &shop->audit.servers[1];
	assert_true(tally->busy_ticks > 0 && tally->idle_ticks > 0 && tally->down_ticks > 0);
	struct { int64_t *at; const char *words; } times[] = {
		{&tally->on_shift_ticks, "time on duty of desk"}, {&tally->busy_ticks, "time on duty of desk"},
		{&tally->idle_ticks, "time on duty of desk"}, {&tally->down_ticks, "time on duty of desk"},
	};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		assert_noticed(&hand, times[i].at, times[i].words);
	struct { int32_t *at; const char *words; } counts[] = {
		{&shop->groups[1].on_shift, "servers on duty of desk"}, {&shop->groups[1].free, "servers free of desk"},
		{&shop->groups[1].present, "pieces present of desk"}, {&shop->lines[0].present, "pieces present of calls"},
	};
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		assert_count_noticed(&hand, counts[i].at, counts[i].words);
	hand_close(&hand);
}

/* -- edges ------------------------------------------------------------------------------------------------------------ */

static double line_value(const struct run *run, int point, int line, enum line_measure_id id)
{
	return result_line(&run->set, point, 0, line)[id];
}

static void test_all_refused(void **state)
{
	(void)state;
	struct run run;
	int seen = 0;
	run_make(&run, REFUSED, NULL, 1, 0, 2);
	assert_int_equal(run.status, STATUS_OK);
	assert_true(run_mean(&run, 0, INDICATOR_tasks_done_well) > 20);
	assert_true(run_mean(&run, 1, INDICATOR_tasks_done_well) == 0);
	for (int line = 0; line < KIND_COUNT; line++) {
		if (line == KIND_certificate || !(line_value(&run, 1, line, LINE_MEASURE_asked) > 0))
			continue;
		assert_true(line_value(&run, 1, line, LINE_MEASURE_refused) == 100);
		assert_true(line_value(&run, 1, line, LINE_MEASURE_worked_hours) == 0);
		seen++;
	}
	assert_true(seen >= 6);
	run_free(&run);
}

static void assert_nothing_happened(const char *calendar)
{
	struct run run;
	run_make(&run, PLAIN, (const char *const[]){"time.horizon=0.3 yr", calendar, NULL}, 1, 0, 1);
	assert_int_equal(run.status, STATUS_OK);
	for (int line = 0; line < run.set.line_count; line++) {
		assert_true(line_value(&run, 0, line, LINE_MEASURE_asked) == 0);
		assert_true(line_value(&run, 0, line, LINE_MEASURE_in_system) == 0);
		assert_true(line_value(&run, 0, line, LINE_MEASURE_worked_hours) == 0);
	}
	const double *values = result_horizon(&run.set, 0, 0);
	for (int i = 0; i < INDICATOR_COUNT; i++) { /* the worker is there, free and paid, the ninety empty items stand in their list, and people live somewhere */
		bool may = i == INDICATOR_cost || i == INDICATOR_cost_staff || i == INDICATOR_active_items || i == INDICATOR_free_hours || i == INDICATOR_tenure ||
			i == INDICATOR_workers_per_grid || i == INDICATOR_access;
		if (!may && !isnan(values[i]) && values[i] != 0)
			fail_msg("%s is %g where nothing happens", indicator_plate((enum indicator_id)i)->measure.name, values[i]);
	}
	assert_true(values[INDICATOR_cost] > 0);
	run_free(&run);
}

static void test_nothing_asked(void **state)
{
	(void)state;
	assert_nothing_happened("time.calendar=always");
	assert_nothing_happened("time.calendar=office");
}

/* -- two ways to the same number -------------------------------------------------------------------------------------- */

/* Sum of a line's waits in hours from an event log: minutes from asking to beginning, and how many began. */
static double log_waits(const char *path, const char *line, int64_t *begun)
{
	char row[512], event[32], name[64];
	double minute, asked, sum = 0;
	FILE *file = fopen(path, "r");
	assert_non_null(file);
	*begun = 0;
	while (fgets(row, sizeof row, file))
		if (sscanf(row, "%*[^,],%*d,%lf,%31[^,],%63[^,],%*d,%*d,%lf", &minute, event, name, &asked) == 4 && !strcmp(name, line) && !strcmp(event, "begin")) {
			sum += (minute - asked) / 60;
			++*begun;
		}
	fclose(file);
	return sum;
}

/* The event log tells the same waits as the tallies, and Little's law joins numbers and times. */
static void test_little(void **state)
{
	(void)state;
	char path[] = "/tmp/jianfu-balance-XXXXXX";
	int file = mkstemp(path);
	assert_true(file >= 0);
	close(file);
	struct run run;
	const char *const assignments[] = {"time.horizon=20 d", "time.warmup=0 yr", NULL};
	faults_init(&run.faults);
	arena_init(&run.arena);
	assert_int_equal(scenario_read(&run.scenario, "scenarios/laws/mm2-rho90.yaml", assignments, 2, &run.faults), STATUS_OK);
	struct run_request request = {.scenario = &run.scenario, .replications = 1, .seed = 5, .team = team_of(1), .events_path = path};
	assert_int_equal(study_run(&request, &run.arena, &run.set, &run.faults), STATUS_OK);
	int64_t begun;
	int line = run_line(&run, "customers");
	double hours = log_waits(path, "customers", &begun), days = 20;
	double rate = line_value(&run, 0, line, LINE_MEASURE_asked) / 365.25 / 24;
	assert_true(begun > 50000);
	assert_true(fabs(hours / (double)begun - line_value(&run, 0, line, LINE_MEASURE_wait)) < 1e-5);
	assert_true(fabs(hours / (days * 24) / line_value(&run, 0, line, LINE_MEASURE_in_queue) - 1) < 1e-3);
	assert_true(fabs(rate * line_value(&run, 0, line, LINE_MEASURE_stay) / line_value(&run, 0, line, LINE_MEASURE_in_system) - 1) < 1e-3);
	unlink(path);
	run_free(&run);
}

/* What lies with a server that is out of order is still in the system. */
static void test_laid_down(void **state)
{
	(void)state;
	struct run run;
	run_make(&run, "scenarios/laws/failures.yaml", (const char *const[]){"time.horizon=60 d", "time.warmup=0 yr", NULL}, 1, 5, 1);
	assert_int_equal(run.status, STATUS_OK);
	for (int own = 0; own < 2; own++) {
		int line = LINE_OWN + own;
		double rate = line_value(&run, 0, line, LINE_MEASURE_asked) / 365.25 / 24, there = line_value(&run, 0, line, LINE_MEASURE_in_system);
		assert_true(fabs(rate * line_value(&run, 0, line, LINE_MEASURE_stay) / there - 1) < 1e-3);
		assert_true(there > 1.05 * (line_value(&run, 0, line, LINE_MEASURE_in_queue) + line_value(&run, 0, line, LINE_MEASURE_in_service)));
	}
	run_free(&run);
}

/* -- windows that steer, tallies that measure ------------------------------------------------------------------------- */

struct sums { int64_t asked, mandates, present, requests, on_time; };

static struct sums sums_of(const struct shop *shop)
{
	struct sums sums = {.present = shop->month.contract_ticks - shop->month.absent_ticks, .asked = -shop->month.others_ticks};
	for (int line = 0; line < shop->world->line_count; line++) {
		sums.asked += shop->month.lines[line].asked_ticks;
		if (shop_is_mandate(line) && line != KIND_certificate)
			sums.mandates += shop->month.lines[line].asked_ticks;
	}
	for (int group = 0; group < GROUP_COUNT; group++) {
		sums.requests += shop->month.group_due[group];
		sums.on_time += shop->month.group_on_time[group];
	}
	return sums;
}

/* Every day of a year the windows hold what the tallies gained over the same days. */
static void test_windows(void **state)
{
	(void)state;
	enum { DAYS = 400 };
	struct hand hand;
	static struct sums working[DAYS], all[DAYS];
	int count = 0, compared = 0;
	assert_int_equal(hand_open(&hand, SMALL, (const char *const[]){"mandates.chat_group.count=0", NULL}), STATUS_OK);
	assert_int_equal(hand_begin(&hand, 0, 0), STATUS_OK);
	const struct shop *shop = &hand.replica.shops[0];
	for (int32_t day = 0; day < DAYS; day++) {
		hand_day(&hand, day);
		all[day] = sums_of(shop);
		if (day >= WINDOW_TRUST_DAYS) {
			assert_int_equal(shop->windows.trust_sum.outcomes, all[day].requests - all[day - WINDOW_TRUST_DAYS].requests);
			assert_int_equal(shop->windows.trust_sum.on_time, all[day].on_time - all[day - WINDOW_TRUST_DAYS].on_time);
		}
		if (!hand.world.calendar.days[day].works)
			continue;
		working[count] = all[day];
		if (count >= WINDOW_LOAD_DAYS) {
			const struct sums *now = &working[count], *then = &working[count - WINDOW_LOAD_DAYS];
			assert_int_equal(shop->windows.sum.arrived, now->asked - then->asked);
			assert_int_equal(shop->windows.sum.mandates, now->mandates - then->mandates);
			assert_int_equal(shop->windows.sum.present, now->present - then->present);
			assert_true(fabs(windows_load(&shop->windows) - (double)(now->asked - then->asked) / (double)(now->present - then->present)) < 1e-12);
			compared++;
		}
		count++;
	}
	assert_true(compared > 200);
	hand_close(&hand);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tampering_with_departments_is_noticed), cmocka_unit_test(test_tampering_is_noticed), cmocka_unit_test(test_tampering_with_servers_is_noticed),
		cmocka_unit_test(test_all_refused), cmocka_unit_test(test_nothing_asked),
		cmocka_unit_test(test_little), cmocka_unit_test(test_laid_down), cmocka_unit_test(test_windows),
	};
	return cmocka_run_group_tests_name("balance", tests, NULL, NULL);
}
