/* windows.c - rings of days with running sums. */
#include "state/windows.h"

void windows_close_day(struct windows *windows)
{
	struct window_day *old = &windows->days[windows->next], *sum = &windows->sum, *today = &windows->today;
	sum->arrived += today->arrived - old->arrived;
	sum->mandates += today->mandates - old->mandates;
	sum->linked += today->linked - old->linked;
	sum->present += today->present - old->present;
	*old = *today;
	*today = (struct window_day){0};
	windows->next = (windows->next + 1) % WINDOW_LOAD_DAYS;
	windows->filled += windows->filled < WINDOW_LOAD_DAYS;
}

void windows_close_hours(struct window_hours *hours)
{
	hours->sum.worked += hours->today.worked - hours->days[hours->next].worked;
	hours->sum.owed += hours->today.owed - hours->days[hours->next].owed;
	hours->days[hours->next].worked = hours->today.worked;
	hours->days[hours->next].owed = hours->today.owed;
	hours->today.worked = hours->today.owed = 0;
	hours->next = (hours->next + 1) % WINDOW_LOAD_DAYS;
}

double windows_hours(const struct window_hours *hours, double otherwise)
{
	return hours->sum.owed > 0 ? (double)hours->sum.worked / (double)hours->sum.owed : otherwise;
}

void windows_close_trust(struct windows *windows, int64_t outcomes, int64_t on_time)
{
	windows->trust_sum.outcomes += outcomes - windows->trust[windows->trust_next].outcomes;
	windows->trust_sum.on_time += on_time - windows->trust[windows->trust_next].on_time;
	windows->trust[windows->trust_next].outcomes = outcomes;
	windows->trust[windows->trust_next].on_time = on_time;
	windows->trust_next = (windows->trust_next + 1) % WINDOW_TRUST_DAYS;
}

double windows_load(const struct windows *windows)
{
	if (windows->sum.present <= 0)
		return windows->filled && windows->sum.arrived > 0 ? 10 : 1; /* work and nobody there: as bad as it gets */
	return (double)windows->sum.arrived / (double)windows->sum.present;
}

double windows_linked_share(const struct windows *windows, double otherwise)
{
	return windows->sum.mandates > 0 ? (double)windows->sum.linked / (double)windows->sum.mandates : otherwise;
}

double windows_trust(const struct windows *windows)
{
	return windows->trust_sum.outcomes > 0 ? (double)windows->trust_sum.on_time / (double)windows->trust_sum.outcomes : 1;
}
