/* layout_portion.c - the pieces of a share's file in their order: how the study is made, its sums, a row for each place. */
#include "study/layout.h"

static const char FORMAT[] = "portion 1";

enum dimension { POINT, PLACE, MEASURE, SLOT };

void layout_portion(struct layout *layout, struct portion *portion)
{
	layout_format(layout, FORMAT);
	layout_dimension(layout, POINT, "point", 1, &portion->point_count);
	layout_dimension(layout, PLACE, "place", 1, &portion->count);
	layout_dimension(layout, MEASURE, "measure", 1, &portion->measure_count);
	layout_dimension(layout, SLOT, "slot", 1, &portion->slot_count);
	layout_text(layout, "manifest", &portion->manifest);
	layout_text(layout, "scenario_file", &portion->scenario_file);
	layout_text(layout, "policies", &portion->policies);
	layout_text(layout, "assignments", &portion->assignments);
	layout_count(layout, "seed", &portion->seed);
	layout_double(layout, "sample", &portion->sample);
	layout_int(layout, "replications", &portion->replication_count);
	layout_int(layout, "places", &portion->all);
	layout_int(layout, "first_place", &portion->first);
	if (portion->first < 0 || portion->count > portion->all - portion->first)
		layout_fail(layout, "first_place");
	if (layout_is_fine(layout) && !layout_is_writing(layout) && portion_build(portion, layout_arena(layout)) != STATUS_OK)
		layout_fail(layout, "memory");
	if (!layout_is_fine(layout))
		return;
	layout_index(layout, POINT, 0, "option");
	layout_index(layout, PLACE, portion->first, "place, from 0");
	layout_index(layout, MEASURE, 0, "measure");
	layout_index(layout, SLOT, 0, "number that adds up over all places");
	layout_values(layout, "rows", 3, (int[]){POINT, PLACE, MEASURE}, portion->rows, 0, 1);
	layout_uints(layout, "slots", 1, (int[]){SLOT}, portion->slots);
}
