/* loops.c - the table of feedback loops; each is asked in its order. */
#include "loops/loop.h"

const struct loop *loop_of(enum loop_id id)
{
	static const struct loop *const loops[LOOP_COUNT] = {
#define LOOP(name) &loop_##name,
#include "loops/loops.def"
#undef LOOP
	};
	return loops[id];
}

const struct plate *loop_plate(enum loop_id id)
{
	return &loop_of(id)->plate;
}

double loop_month_share(const struct shop *shop)
{
	const struct calendar_day *days = shop->world->calendar.days;
	if (shop->day == 0)
		return 0;
	int length = days[shop->day - 1].day_of_month;
	return shop->day < length ? (double)shop->day / length : 1;
}

/* Calls what each loop has for this hour. */
#define ALL(hour, ...) \
	do { \
		for (int id = 0; id < LOOP_COUNT; id++) { \
			const struct loop *loop = loop_of((enum loop_id)id); \
			if (loop->hour) \
				loop->hour(__VA_ARGS__); \
		} \
	} while (0)

_Static_assert(LOOP_COUNT <= 32 && LINE_OWN <= 32, "loops and lines are bits of a word");

void loop_listen(struct shop *shop)
{
	if (shop->listened == shop->regime)
		return;
	for (int line = 0; line < LINE_OWN; line++)
		shop->listeners[line] = 0;
	for (int id = 0; id < LOOP_COUNT; id++) {
		const struct loop *loop = loop_of((enum loop_id)id);
		bool is_deaf = loop->is_deaf && loop->is_deaf(loop_parameters(shop, (enum loop_id)id));
		for (int line = 0; line < LINE_OWN && !is_deaf; line++)
			shop->listeners[line] |= (loop->hears >> line & 1) << id;
	}
	shop->listened = shop->regime;
}

void loop_open(struct shop *shop)
{
	loop_listen(shop);
	ALL(open, shop);
}

void loop_month(struct shop *shop)
{
	ALL(month, shop);
}

void loop_morning(struct shop *shop)
{
	ALL(morning, shop);
}

void loop_ended(struct shop *shop, const struct loop_outcome *outcome)
{
	for (uint32_t left = shop->listeners[shop->works.rows[outcome->row].line]; left; left &= left - 1)
		loop_of((enum loop_id)__builtin_ctz(left))->ended(shop, outcome);
}

void loop_evening(struct shop *shop)
{
	ALL(evening, shop);
}

void loop_district_month(struct replica *replica, int month)
{
	ALL(district_month, replica, month);
}

void loop_restricted(struct replica *replica)
{
	ALL(restricted, replica);
}
