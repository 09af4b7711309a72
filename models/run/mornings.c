/* mornings.c - day after day of the district, and a copy of what each has for the communities. */
#include "run/mornings.h"

#include <string.h>

static bool is_turn(const struct replica *replica, int32_t day)
{
	const struct world *world = replica->world;
	return world->calendar.days[day].day_of_month == 1 || day == world->count_day || world_regime(replica->course, day) != replica->regime;
}

/* The list of today's issues is the district's own and the next day's tomorrow. */
static enum status issues_keep(struct mornings *mornings, int number, struct arena *arena)
{
	struct morning *morning = &mornings->of[number];
	if (morning->issue_count > mornings->capacity[number]) {
		int32_t larger = 2 * morning->issue_count;
		mornings->issues[number] = arena_list(arena, larger, struct issue);
		if (!mornings->issues[number])
			return STATUS_WORLD;
		mornings->capacity[number] = larger;
	}
	if (morning->issue_count > 0)
		memcpy(mornings->issues[number], morning->issues, (size_t)morning->issue_count * sizeof *morning->issues);
	morning->issues = mornings->issues[number];
	return STATUS_OK;
}

enum status mornings_take(struct mornings *mornings, struct replica *replica, int32_t day, int32_t end, int most)
{
	mornings->count = 0;
	do {
		mornings->of[mornings->count] = district_day(replica, day++);
		if (replica->status == STATUS_OK)
			replica->status = issues_keep(mornings, mornings->count, &replica->arena);
		if (replica->status != STATUS_OK)
			return replica->status;
	} while (++mornings->count < most && day < end && !is_turn(replica, day));
	return STATUS_OK;
}
