/* path.c - what demand, effort and staff come to month by month, without chance. */
#include "cli/path.h"

#include "learn/fluid.h"

static void option_print(struct cli *cli, const struct world *world, const struct course *course, const struct fluid *fluid)
{
	fprintf(cli->out, "\n%s\n", cli_pick(cli, course->policy->label_en, course->policy->label_zh));
	fprintf(cli->out, "%s\n", _("month     demanded    load  effort  exhausted  staffed  overtime"));
	fprintf(cli->out, "%s\n", _("          h/wkr-mo               %          %        %  h/wkr-wk"));
	for (int m = fluid->start; m < fluid->count; m++) {
		const struct fluid_month *month = &fluid->months[m];
		const struct calendar_day *date = &world->calendar.days[month->day];
		fprintf(cli->out, "%04d-%02d   %8.1f  %6.2f  %6.1f  %9.1f  %7.1f  %8.2f\n", date->year, date->month, month->demanded, month->load,
			100 * month->effort, 100 * month->exhaustion, 100 * month->staff, month->overtime);
	}
}

void path_print(struct cli *cli, const char *file, struct faults *faults)
{
	struct scenario scenario;
	struct world world = {0};
	struct arena arena;
	arena_init(&arena);
	bool is_built = !scenario_read(&scenario, file, NULL, 0, faults) && !world_build(&world, &scenario, faults);
	if (is_built)
		fprintf(cli->out, "%s\n", cli_pick(cli, scenario.name_en, scenario.name_zh));
	for (int c = 0; is_built && c < world.course_count; c++) {
		struct fluid fluid;
		if (fluid_run(&fluid, &world, &world.courses[c], 0, &arena) == STATUS_OK)
			option_print(cli, &world, &world.courses[c], &fluid);
		else
			fault_world(faults, "out of memory");
	}
	world_free(&world);
	scenario_free(&scenario);
	arena_free(&arena);
}
