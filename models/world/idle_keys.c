/* idle_keys.c - which keys hang on others. */
#include "world/idle_keys.h"

#include <stddef.h>

#define WAY(id) (1u << ARRIVALS_##id)

static const struct { const char *path; unsigned ways; } by_arrivals[] = {
	{"lines.rate", WAY(poisson) | WAY(regular)}, {"lines.by_hour", WAY(poisson)}, {"lines.by_weekday", WAY(poisson)}, {"lines.by_month", WAY(poisson)},
	{"lines.pieces", WAY(poisson)}, {"lines.piece_rates", WAY(poisson)}, {"lines.wave_amplitude", WAY(poisson)}, {"lines.wave_period", WAY(poisson)},
	{"lines.wave_phase", WAY(poisson)}, {"lines.day_factor", WAY(poisson)}, {"lines.gap", WAY(gaps)},
	{"lines.batch", WAY(poisson) | WAY(regular) | WAY(gaps) | WAY(calendar)}, {"lines.every", WAY(calendar)}, {"lines.on_day", WAY(calendar)},
	{"lines.at", WAY(calendar)}, {"lines.trace", WAY(trace)},
};

/* Where a key was written; NULL: it was not. */
static const struct place *written(const char *path, const struct schema *schema, const struct schema_provenance *said)
{
	const struct place *place = &said[schema_find(schema, path) - schema->keys].place;
	return place->file ? place : NULL;
}

void idle_keys_of_line(const struct line_settings *line, const struct schema *schema, const struct schema_provenance *said, struct faults *faults)
{
	for (size_t i = 0; i < sizeof by_arrivals / sizeof *by_arrivals; i++) {
		const struct place *place = written(by_arrivals[i].path, schema, said);
		if (place && !(by_arrivals[i].ways >> line->arrivals & 1))
			fault_warn(faults, *place, "leave it out, or choose other arrivals", "%s says nothing with these arrivals", by_arrivals[i].path);
	}
}

static bool is_none(const struct draw *draw)
{
	return draw->kind == DRAW_constant && draw->p[0] <= 0;
}

void idle_keys_of_servers(const struct server_settings *servers, const struct schema *schema, const struct schema_provenance *said, struct faults *faults)
{
	bool has_hours = servers->by_hour.count > 0, rests = !is_none(&servers->rest), fails = !is_none(&servers->fails_after);
	const struct { const char *path; bool is_read; const char *other; } rows[] = {
		{"servers.by_weekday", has_hours, "servers.by_hour"}, {"servers.rests", rests, "servers.rest"}, {"servers.fails_by", fails, "servers.fails_after"}, {"servers.failed", fails, "servers.fails_after"}, {"servers.repair", fails, "servers.fails_after"},
	};
	const struct place *count = written("servers.count", schema, said);
	if (count && has_hours)
		fault_warn(faults, *count, "leave it out", "%s says nothing beside %s", "servers.count", "servers.by_hour");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct place *place = written(rows[i].path, schema, said);
		if (place && !rows[i].is_read)
			fault_warn(faults, *place, "leave it out, or write the other too", "%s says nothing without %s", rows[i].path, rows[i].other);
	}
}
