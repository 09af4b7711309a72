/* studies.c - files are joined as far as they pair; what keeps them apart becomes a sentence. */
#include "report/studies.h"

#include "base/text.h"
#include "study/join.h"

static enum status compared(struct studies_row *row, const char *baseline, bool is_chinese, struct arena *arena, struct faults *faults)
{
	int at = baseline ? result_point_index(&row->set, baseline) : row->set.baseline;
	if (at < 0)
		return fault_add(faults, (struct place){.file = row->files[0]}, NULL, "--baseline: there is no option %s in the results", baseline);
	row->set.baseline = at;
	return headline_build(&row->headline, &row->set, is_chinese, arena);
}

/* What the first fault says, kept in `arena`. */
static const char *reason_of(const struct faults *faults, struct arena *arena)
{
	for (int i = 0; i < faults->count; i++)
		if (!faults->rows[i].warning)
			return arena_string(arena, faults->rows[i].what);
	return NULL;
}

enum status studies_build(struct studies *studies, const struct result_set *sets, const char *const *paths, int count, const char *baseline,
	bool is_chinese, struct arena *arena, struct faults *faults)
{
	struct faults unpaired;
	*studies = (struct studies){.rows = arena_rows(arena, count, struct studies_row), .count = 1};
	if (!studies->rows)
		return STATUS_WORLD;
	faults_init_like(&unpaired, faults);
	enum status status = join_sets(sets, paths, count, arena, &studies->rows[0].set, &unpaired);
	if (status == STATUS_OK) {
		studies->rows[0].files = paths;
		studies->rows[0].file_count = count;
	} else {
		studies->apart = reason_of(&unpaired, arena);
		studies->count = count;
		status = status == STATUS_FAULT ? STATUS_OK : status;
	}
	faults_free(&unpaired);
	for (int i = 0; i < count && studies->apart; i++) {
		studies->rows[i].set = sets[i];
		studies->rows[i].files = paths + i;
		studies->rows[i].file_count = 1;
	}
	for (int i = 0; i < studies->count && status == STATUS_OK; i++)
		status = compared(&studies->rows[i], baseline, is_chinese, arena, faults);
	return status;
}

const struct studies_row *studies_single(const struct studies *studies, struct faults *faults)
{
	if (studies->count > 1) {
		(void)fault_add(faults, (struct place){0}, "make one of each", "these files do not pair (%s)", studies->apart);
		return NULL;
	}
	return &studies->rows[0];
}
