/* supply.c - who else can do it: hours of a month, who is asked, when it is done, what is left to the staff, what money buys when. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "replicas.h"
#include "supply/orders.h"
#include "supply/provider.h"

static const char SMALL[] = "tests/property/small.yaml";
/* Every request is a common affair, and reaches the right hand. */
#define COMMON "supply.autonomy=0", "supply.self_help=0", "supply.mutual_help=0", "supply.common=1", "supply.accuracy=1"

static struct shop *open_shop(struct hand *hand, const char *const *settings)
{
	assert_int_equal(hand_open(hand, SMALL, settings), STATUS_OK);
	assert_int_equal(hand_begin(hand, 0, 0), STATUS_OK);
	hand->replica.shops[0].life.participation = 0.1;
	orders_month(&hand->replica.shops[0]);
	return &hand->replica.shops[0];
}

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-9 * (1 + fabs(b));
}

/* A request of an hour, of somebody at large. */
static struct work *request(struct shop *shop, enum need_class class, uint64_t number)
{
	int32_t row = shop_new_work(shop, LINE_REQUEST, 0, random_ordinal(0, (int64_t)number));
	assert_true(row >= 0);
	struct work *work = &shop->works.rows[row];
	work->need_class = (uint8_t)class;
	work->group = GROUP_GENERAL;
	work->urgency = URGENCY_NORMAL;
	work->rank = class == CLASS_BASIC ? RANK_BASIC : RANK_NEED;
	work->side = SIDE_SERVICE;
	work->standard = TICKS_PER_HOUR;
	return work;
}

static void test_hours_of_a_month(void **state)
{
	(void)state;
	struct hand hand;
	struct shop *shop = open_shop(&hand, (const char *const[]){"supply.hours_each=12 h/yr", "supply.on_call=0.5", "supply.market.capacity=2 h/1000 residents/month", NULL});
	double adults = shop->place->population * (1 - shop->place->children), pools = 0;
	assert_true(near(provider_volunteer_hours(shop), adults * shop->growth.population * shop->life.participation * 0.5));
	for (int id = PROVIDER_branch_members; id <= PROVIDER_enterprise_members; id++)
		pools += shop->supply.left[id];
	assert_true(near(pools, provider_volunteer_hours(shop))); /* the four groups are all there are */
	assert_true(near(shop->supply.left[PROVIDER_market], shop->place->population * shop->growth.population / 1000 * 2));
	assert_true(shop->supply.left[PROVIDER_social_organisations] <= 0); /* nobody pays */
	hand_close(&hand);
}

static void test_who_is_asked(void **state)
{
	(void)state;
	struct hand hand;
	struct shop *shop = open_shop(&hand, (const char *const[]){COMMON, "supply.basic=0", "supply.market.fee=0 CNY/h", NULL});
	double *left = shop->supply.left;
	struct work *work = request(shop, CLASS_LIFE, 0);
	orders_place(shop, work);
	assert_int_equal(work->provider, PROVIDER_branch_members); /* the first that fits */
	assert_int_equal(work->rank, RANK_BASIC);
	for (int id = 0; id < PROVIDER_market; id++)
		left[id] = 0.5;
	double before = left[PROVIDER_market];
	work = request(shop, CLASS_LIFE, 1);
	orders_place(shop, work);
	assert_int_equal(work->provider, PROVIDER_market); /* the first with an hour left */
	assert_true(near(left[PROVIDER_market], before - 1));
	left[PROVIDER_market] = 0.5;
	left[PROVIDER_social_organisations] = 10; /* do nothing for daily life */
	work = request(shop, CLASS_LIFE, 2);
	orders_place(shop, work);
	assert_int_equal(work->provider, -1);
	left[PROVIDER_branch_members] = 10;
	struct work *kept[] = {request(shop, CLASS_BASIC, 3), request(shop, CLASS_LIFE, 4), request(shop, CLASS_LIFE, 5), request(shop, CLASS_LIFE, 6)};
	kept[1]->rank = RANK_EMERGENCY;
	kept[2]->beyond_authority = true;
	kept[3]->was_returned = true;
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		orders_place(shop, kept[i]);
		assert_int_equal(kept[i]->provider, -1);
	}
	hand_close(&hand);
}

static void test_way_of_an_order(void **state)
{
	(void)state;
	struct hand hand;
	struct shop *shop = open_shop(&hand, (const char *const[]){COMMON, "supply.branch_members.lead=3 d", "supply.branch_members.overhead=25 %",
		"supply.branch_members.quality=80 %", "supply.branch_members.cost=7 CNY/h", "supply.branch_members.share=1", NULL});
	struct work *work = request(shop, CLASS_LIFE, 0);
	assert_true(near(orders_own_share(shop, work), 1) && near(orders_quality(shop, work), 1));
	orders_place(shop, work);
	assert_true(near(orders_own_share(shop, work), 0.25) && near(orders_quality(shop, work), 0.8));
	shop->now = TICKS_PER_DAY;
	assert_int_equal(orders_hand_over(shop, work), 4 * TICKS_PER_DAY + TICKS_PER_HOUR);
	assert_true(work->is_away);
	assert_true(orders_is_done(shop, work));
	const struct tally_provider *tally = &shop->month.providers[PROVIDER_branch_members];
	assert_true(tally->asked == 1 && tally->done == 1 && tally->sent_back == 0 && tally->done_ticks == TICKS_PER_HOUR);
	assert_true(near(tally->paid_yuan, 7));
	work = request(shop, CLASS_LIFE, 1);
	orders_place(shop, work);
	orders_give_up(shop, work);
	assert_true(work->provider == -1 && tally->asked == 2 && tally->given_up == 1);
	hand_close(&hand);
	shop = open_shop(&hand, (const char *const[]){"supply.accuracy=0", NULL});
	for (uint64_t number = 0; number < 40 && shop->month.providers[PROVIDER_branch_members].asked == 0; number++) {
		work = request(shop, CLASS_LIFE, number);
		orders_place(shop, work);
	}
	assert_true(work->provider >= 0);
	orders_hand_over(shop, work);
	assert_false(orders_is_done(shop, work)); /* and nobody has it now */
	assert_int_equal(work->provider, -1);
	hand_close(&hand);
}

/* 12,000 CNY a year for residents, at 50 CNY an hour, hired in two months: nothing in January and February, then a tenth each month. */
static void test_purse(void **state)
{
	(void)state;
	struct hand hand;
	struct shop *shop = open_shop(&hand, (const char *const[]){"supply.purchase=12000 CNY", "supply.purchase_assist=0", "supply.social_organisations.cost=50 CNY/h",
		"supply.social_organisations.hire=2 month", "supply.social_organisations.capacity=100 h/1000 residents/month", "supply.dispatch=own",
		"time.prerun=1 yr", "time.horizon=0.3 yr", NULL});
	int32_t day = 0;
	while (hand.world.calendar.days[day].month != 1)
		hand_day(&hand, day++);
	for (int month = 1; month <= 12; month++) {
		for (; hand.world.calendar.days[day].month == month; day++)
			hand_day(&hand, day);
		double offered = shop->supply.purses[PURSE_SERVICES].offered;
		assert_true(near(offered, month < 3 ? 0 : 240.0 / (13 - month))); /* nobody asks: the whole of it over ever fewer months */
	}
	hand_day(&hand, day);
	assert_true(shop->supply.purses[PURSE_SERVICES].offered <= 0); /* a new year, new money, nobody hired yet */
	hand_close(&hand);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hours_of_a_month), cmocka_unit_test(test_who_is_asked), cmocka_unit_test(test_way_of_an_order),
		cmocka_unit_test(test_purse),
	};
	return cmocka_run_group_tests_name("supply", tests, NULL, NULL);
}
