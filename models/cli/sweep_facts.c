/* sweep_facts.c - a few lines on a sweep: its size, its factors with their values. */
#include "cli/sweep_facts.h"

#include <string.h>

#include "base/text.h"

enum { NAME_COLUMNS = 36, LEVELS = 5 };

static void factor_print(struct cli *cli, const struct sweep *sweep, int f)
{
	const struct sweep_factor *factor = &sweep->factors[f];
	const char *level = factor->levels;
	struct text line;
	text_init(&line);
	text_add(&line, "  ");
	text_add_padded(&line, factor->name, NAME_COLUMNS, false);
	text_add(&line, " ");
	for (int i = 0; i < factor->level_count && i < LEVELS; i++) {
		text_addf(&line, "%s%.*s", i ? ", " : "", (int)strcspn(level, "\n"), level);
		level += strcspn(level, "\n");
		level += *level == '\n';
	}
	if (factor->level_count > LEVELS)
		text_addf(&line, _(" … %d levels"), factor->level_count);
	if (!factor->level_count)
		text_addf(&line, "%.6g .. %.6g%s%s%s", sweep_bound(sweep, f, SWEEP_LOW), sweep_bound(sweep, f, SWEEP_HIGH), *factor->unit ? " " : "", factor->unit,
			sweep_bound(sweep, f, SWEEP_IS_LOG) > 0 ? " log" : "");
	if (!line.failed)
		fprintf(cli->out, "%s   %s\n", line.data, cli_pick(cli, factor->name_en, factor->name_zh));
	text_free(&line);
}

void sweep_facts_print(struct cli *cli, const struct sweep *sweep, const char *path)
{
	const struct result_set *about = &sweep->about;
	int count = sweep->count ? sweep->count : sweep->sample_count;
	fprintf(cli->out, _("%s: sweep of %s, design %s\n"), path, about->scenario_file, sweep->design);
	if (count < sweep->sample_count)
		fprintf(cli->out, _("part: samples %d to %d of %d\n"), sweep->first, sweep->first + count - 1, sweep->sample_count);
	fprintf(cli->out, _("%d samples x %d options x %d replications, %d measures; seed %llu; %s\n"), count, about->point_count, about->replication_count,
		about->measure_count, (unsigned long long)about->seed, about->program);
	fputs(_("options:"), cli->out);
	for (int i = 0; i < about->point_count; i++)
		fprintf(cli->out, "%s %s%s", i ? "," : "", about->points[i].name, i == about->baseline ? _(" (baseline)") : "");
	fprintf(cli->out, "\n%s%s", sweep->factor_count ? _("factors:") : "", sweep->factor_count ? "\n" : "");
	for (int f = 0; f < sweep->factor_count; f++)
		factor_print(cli, sweep, f);
}
