/* join.c - sets that share their luck are laid one behind the other. */
#include "study/join.h"

#include <string.h>

/* Whether two lists of names are the same; `stride` bytes from one to the next. */
static bool same_names(const void *a, const void *b, int count, size_t stride)
{
	for (int i = 0; i < count; i++)
		if (strcmp(*(const char *const *)((const char *)a + (size_t)i * stride), *(const char *const *)((const char *)b + (size_t)i * stride)) != 0)
			return false;
	return true;
}

/* In what two sets differ so that their replications do not pair; NULL when they do pair. */
static const char *difference_of(const struct result_set *a, const struct result_set *b)
{
	if (a->seed != b->seed)
		return N_("the seed");
	if (a->replication_count != b->replication_count)
		return N_("the number of replications");
	if (a->horizon_years < b->horizon_years || a->horizon_years > b->horizon_years || a->month_count != b->month_count)
		return N_("the horizon");
	if (strcmp(a->start_date, b->start_date) != 0)
		return N_("the first day");
	if (a->measure_count != b->measure_count || !same_names(&a->measures->name, &b->measures->name, a->measure_count, sizeof *a->measures))
		return N_("the measures");
	if (a->place_count != b->place_count || !same_names(a->place_names, b->place_names, a->place_count, sizeof *a->place_names))
		return N_("the communities");
	if (a->line_count != b->line_count || a->line_measure_count != b->line_measure_count
		|| !same_names(a->line_names, b->line_names, a->line_count, sizeof *a->line_names)
		|| !same_names(&a->line_measures->name, &b->line_measures->name, a->line_measure_count, sizeof *a->line_measures))
		return N_("the kinds of work");
	if (a->origin_count != b->origin_count || a->origin_measure_count != b->origin_measure_count
		|| !same_names(a->origin_names, b->origin_names, a->origin_count, sizeof *a->origin_names))
		return N_("the departments");
	if (a->kind_count != b->kind_count || a->department_count != b->department_count || a->use_count != b->use_count || a->need_count != b->need_count
		|| a->need_measure_count != b->need_measure_count || a->wait_count != b->wait_count || a->happening_count != b->happening_count)
		return N_("the kinds of work");
	return NULL;
}

static bool same_history(const struct result_set *a, int point_a, const struct result_set *b, int point_b)
{
	size_t n = (size_t)a->replication_count;
	return memcmp(a->digest + (size_t)point_a * n, b->digest + (size_t)point_b * n, n * sizeof *a->digest) == 0;
}

/* The rows of one option, wherever they lie. */
static void point_copy(struct result_set *to, int point_to, const struct result_set *from, int point_from)
{
	size_t n = (size_t)to->replication_count, measures = (size_t)to->measure_count, block = n * measures * sizeof(double);
	size_t lines = n * (size_t)to->line_count * (size_t)to->line_measure_count * sizeof(double);
	size_t origins = n * (size_t)to->origin_count * (size_t)to->origin_measure_count * sizeof(double);
	memcpy(result_horizon(to, point_to, 0), result_horizon(from, point_from, 0), block);
	memcpy(result_month(to, point_to, 0, 0), result_month(from, point_from, 0, 0), block * (size_t)to->month_count);
	memcpy(result_place(to, point_to, 0), result_place(from, point_from, 0), measures * sizeof(double) * (size_t)to->place_count);
	memcpy(result_origin(to, point_to, 0, 0), result_origin(from, point_from, 0, 0), origins);
	memcpy(result_line(to, point_to, 0, 0), result_line(from, point_from, 0, 0), lines);
	memcpy(result_source(to, point_to, 0, 0), result_source(from, point_from, 0, 0),
		sizeof(double) * (size_t)to->kind_count * (size_t)to->department_count * (size_t)to->origin_measure_count);
	memcpy(result_use(to, point_to, 0), result_use(from, point_from, 0), n * (size_t)to->use_count * sizeof(double));
	memcpy(result_need(to, point_to, 0, 0), result_need(from, point_from, 0, 0), n * (size_t)to->need_count * (size_t)to->need_measure_count * sizeof(double));
	memcpy(result_wait(to, point_to, RESULT_CLOSED, 0), result_wait(from, point_from, RESULT_CLOSED, 0),
		sizeof(uint64_t) * RESULT_ENDINGS * (size_t)to->need_count * (size_t)to->wait_count);
	memcpy(result_happened(to, point_to, 0), result_happened(from, point_from, 0), sizeof(uint64_t) * (size_t)to->happening_count * (size_t)to->month_count);
	memcpy(to->digest + (size_t)point_to * n, from->digest + (size_t)point_from * n, n * sizeof *to->digest);
}

/* "results/second.h5" -> "second" */
static const char *file_words(const char *path, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	char *words = arena_string(arena, slash ? slash + 1 : path);
	char *dot = words ? strrchr(words, '.') : NULL;
	if (dot && dot != words)
		*dot = '\0';
	return words;
}

/* The option under a name of its own. */
static struct result_point renamed(const struct result_point *point, const char *path, struct arena *arena)
{
	const char *words = file_words(path, arena);
	struct result_point named = *point;
	named.name = arena_format(arena, "%s@%s", point->name, words ? words : "");
	named.label_en = arena_format(arena, "%s@%s", point->label_en, words ? words : "");
	named.label_zh = arena_format(arena, "%s@%s", point->label_zh, words ? words : "");
	return named;
}

/* The lines of one text, and those of another that it does not have yet. NULL when out of memory. */
static const char *lines_joined(const char *lines, const char *others, struct arena *arena)
{
	for (const char *end; lines && (end = strchr(others, '\n')); others = end + 1) {
		const char *line = arena_format(arena, "%.*s\n", (int)(end - others), others);
		if (!line)
			return NULL;
		if (!strstr(lines, line))
			lines = arena_format(arena, "%s%s", lines, line);
	}
	return lines;
}

/* Where an option of the joined set comes from. */
struct origin {
	int set, point;
};

enum status join_sets(const struct result_set *sets, const char *const *paths, int count, struct arena *arena, struct result_set *set,
	struct faults *faults)
{
	int most = 0;
	bool fine = true;
	*set = sets[0];
	if (count == 1)
		return STATUS_OK;
	for (int i = 0; i < count; i++) {
		const char *difference = i > 0 ? difference_of(&sets[0], &sets[i]) : NULL;
		if (difference)
			fault_add(faults, (struct place){.file = paths[i]}, "run both with the same settings and seed, or compare each by itself",
				"cannot stand beside %s: %s differs", paths[0], faults_word(faults, difference));
		fine = fine && !difference;
		most += sets[i].point_count;
	}
	if (!fine)
		return STATUS_FAULT;

	for (int i = 1; i < count && set->tables_read; i++)
		set->tables_read = lines_joined(set->tables_read, sets[i].tables_read, arena);
	struct result_point *points = arena_rows(arena, most, struct result_point);
	struct origin *origins = arena_rows(arena, most, struct origin);
	if (!points || !origins || !set->tables_read)
		return fault_world(faults, "no memory left");
	set->points = points;
	set->point_count = 0;
	set->screen = (struct result_screen){.point_count = 0}; /* each was screened at points of its own */
	for (int i = 0; i < count; i++)
		for (int p = 0; p < sets[i].point_count; p++) {
			struct result_point point = sets[i].points[p];
			int twin = result_point_index(set, point.name);
			if (twin >= 0 && same_history(&sets[origins[twin].set], origins[twin].point, &sets[i], p))
				continue;
			if (twin >= 0)
				point = renamed(&point, paths[i], arena);
			if (!point.name || !point.label_en || !point.label_zh)
				return fault_world(faults, "no memory left");
			origins[set->point_count] = (struct origin){i, p};
			points[set->point_count++] = point;
		}
	if (result_build(set, arena) != STATUS_OK)
		return fault_world(faults, "no memory left");
	for (int p = 0; p < set->point_count; p++)
		point_copy(set, p, &sets[origins[p].set], origins[p].point);
	return STATUS_OK;
}
