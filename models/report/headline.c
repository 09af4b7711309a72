/* headline.c - the same content for every writer: terminal, page, paper, workbook. */
#include "report/headline.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "report/advice.h"
#include "report/lasting.h"
#include "report/number.h"
#include "report/spread_words.h"
#include "report/turning.h"
#include "report/words.h"
#include "show/decide.h"

enum { MEASURED_FIRST = 3 };
enum row_kind { PLAIN, SIGNED, LASTING };

/* The rows in their order; the unit follows from the measure. */
static const struct row {
	const char *measure, *label_en, *label_zh;
	bool is_part;
	enum row_kind kind;
} rows[] = {
	{"services_on_time", "Services to residents on time", "服务居民按时到位", false, PLAIN},
	{"requests_on_time", "of which requests", "其中诉求按时办结", true, PLAIN},
	{"hours_with_residents", "With residents", "面向居民", false, PLAIN},
	{"admin_demanded", "Admin hours demanded", "压下来的行政工时", false, PLAIN},
	{"past_gate", "of which past the gate", "其中绕过准入下来的", true, PLAIN},
	{"admin_worked", "Admin hours worked", "实际干的行政工时", false, PLAIN},
	{"for_show", "Done only for show", "应付了事", false, PLAIN},
	{"tasks_done_well", "Departments' tasks done well", "上级任务按质按时落实", false, PLAIN},
	{"overtime", "Overtime", "加班", false, PLAIN},
	{"relief_lasts", "Relief lasts", "减负效果保持", false, LASTING},
	{"extra_cost", "Extra cost", "新增开支", false, PLAIN},
	{"worth_workers", "Worth as many extra workers", "相当于增加社工", false, SIGNED},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const char *const mark_names[][2] = {
	[COMPARE_BASELINE] = {"", ""}, [COMPARE_BETTER] = {"B", "优"}, [COMPARE_WORSE] = {"W", "劣"}, [COMPARE_SAME] = {"=", "平"}, [COMPARE_UNCLEAR] = {"~", "~"},
};

enum status headline_measures(const struct result_set *set, struct arena *arena, int **measures, int *count)
{
	*count = 0;
	*measures = arena_rows(arena, ROWS, int);
	if (!*measures)
		return STATUS_WORLD;
	for (int i = 0; i < ROWS; i++) {
		int measure = result_measure_index(set, rows[i].measure);
		if (measure >= 0 && result_is_known(set, measure))
			(*measures)[(*count)++] = measure;
	}
	return STATUS_OK;
}

int headline_index(const struct headline *headline, const char *measure)
{
	for (int m = 0; m < headline->comparison->measure_count; m++)
		if (strcmp(headline->set->measures[headline->comparison->measures[m]].name, measure) == 0)
			return m;
	return -1;
}

/* -- the table ------------------------------------------------------------------------------------------------------- */

static const struct row *row_of(const struct result_measure *measure)
{
	int i = 0;
	while (strcmp(rows[i].measure, measure->name) != 0)
		i++;
	return &rows[i];
}

static struct headline_cell cell_of(const struct headline *headline, int m, int point, struct arena *arena)
{
	int measure = headline->comparison->measures[m];
	const struct result_measure *plate = &headline->set->measures[measure];
	const struct compare_cell *compare = compare_at(headline->comparison, m, point);
	enum row_kind kind = row_of(plate)->kind;
	struct headline_cell cell = {.compare = compare, .mark = ""};
	if (kind == LASTING) {
		struct lasting lasting = lasting_of(headline->set, measure, point, arena);
		cell.value = lasting_words(&lasting, headline->is_chinese, arena);
		return cell;
	}
	cell.value = number_words(compare->value.mean, plate->decimals, kind == SIGNED, headline->is_chinese, arena);
	cell.mark = mark_names[compare->verdict < COMPARE_NEUTRAL ? compare->verdict : COMPARE_BASELINE][headline->is_chinese];
	cell.is_open = !compare_holds(compare) && (compare->verdict == COMPARE_BETTER || compare->verdict == COMPARE_WORSE);
	return cell;
}

const char *headline_words(const struct headline_cell *cell, struct arena *arena)
{
	return *cell->mark ? arena_format(arena, "%s %s%s", cell->value, cell->mark, cell->is_open ? "?" : "") : cell->value;
}

static enum status options_build(struct headline *headline, struct arena *arena)
{
	const struct result_set *set = headline->set;
	struct headline_option *options = arena_rows(arena, set->point_count, struct headline_option);
	if (!options)
		return STATUS_WORLD;
	for (int i = 0; i < set->point_count; i++) {
		int point = i == 0 ? set->baseline : i <= set->baseline ? i - 1 : i;
		const struct result_point *plate = &set->points[point];
		const char *brief = words_of(headline->is_chinese, plate->brief_en, plate->brief_zh);
		options[i] = (struct headline_option){point, words_of(headline->is_chinese, plate->label_en, plate->label_zh),
			point == set->baseline && !*brief ? _("(baseline)") : brief};
	}
	headline->options = options;
	headline->option_count = set->point_count;
	return STATUS_OK;
}

static enum status rows_build(struct headline *headline, struct arena *arena)
{
	int count = headline->comparison->measure_count;
	struct headline_row *built = arena_rows(arena, count + 1, struct headline_row);
	struct headline_cell *cells = arena_rows(arena, (int64_t)count * headline->option_count + 1, struct headline_cell);
	if (!built || !cells)
		return STATUS_WORLD;
	for (int m = 0; m < count; m++) {
		const struct result_measure *measure = &headline->set->measures[headline->comparison->measures[m]];
		const struct row *row = row_of(measure);
		struct headline_cell *of_row = cells + (int64_t)m * headline->option_count;
		for (int i = 0; i < headline->option_count; i++) {
			of_row[i] = cell_of(headline, m, headline->options[i].point, arena);
			if (!of_row[i].value)
				return STATUS_WORLD;
		}
		built[m] = (struct headline_row){headline->comparison->measures[m], words_of(headline->is_chinese, row->label_en, row->label_zh),
			words_of(headline->is_chinese, measure->unit, measure->unit_zh), row->is_part, of_row};
	}
	headline->rows = built;
	headline->row_count = count;
	return STATUS_OK;
}

/* -- the words around it --------------------------------------------------------------------------------------------- */

/* Whether a sentence has its end, in either language. */
static bool is_ended(const char *sentence)
{
	static const char *const ends[] = {".", "!", "?", "。", "！", "？", "…"};
	size_t length = strlen(sentence);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length >= strlen(ends[i]) && strcmp(sentence + length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

/* All of them, or those of a sample. */
static void districts_add(const struct result_set *set, struct text *out)
{
	if (set->district_count > set->place_count)
		text_addf(out, _("%d of %d districts, "), set->place_count, set->district_count);
	else if (set->district_count)
		text_addf(out, ngettext("%d district, ", "%d districts, ", (unsigned long)set->district_count), set->district_count);
}

static enum status study_tell(struct headline *headline, struct arena *arena)
{
	const struct result_set *set = headline->set;
	const char *setting = words_of(headline->is_chinese, set->setting_en, set->setting_zh);
	struct text size;
	text_init(&size);
	text_addf(&size, _("%s: "), words_of(headline->is_chinese, set->title_en, set->title_zh));
	districts_add(set, &size);
	text_addf(&size, ngettext("%d community, ", "%d communities, ", (unsigned long)result_communities(set)), result_communities(set));
	text_addf(&size, ngettext("%d worker, ", "%d workers, ", (unsigned long)set->worker_count), set->worker_count);
	text_addf(&size, _("%g y"), round(10 * set->horizon_years) / 10);
	setting = *setting ? setting : _("Settings as stated; no real community is judged.");
	headline->question = words_of(headline->is_chinese, set->question_en, set->question_zh);
	headline->setting = is_ended(setting) ? setting : arena_format(arena, "%s%s", setting, headline->is_chinese ? "。" : ".");
	headline->inputs = arena_format(arena, _("Of %d inputs %d have a source, %d are assumed."), set->sourced_count + set->assumed_count,
		set->sourced_count, set->assumed_count);
	headline->spread = spread_words(set, headline->is_chinese, arena);
	headline->size = words_kept(&size, arena);
	return headline->setting && headline->inputs && headline->spread && headline->size ? STATUS_OK : STATUS_WORLD;
}

/* What to choose among several, where the verdict turns over, and what to measure first. */
static enum status verdict_tell(struct headline *headline, struct arena *arena)
{
	const struct result_screen *screened = &headline->set->screen;
	double *weights = arena_rows(arena, screened->factor_count + 1, double);
	struct text choose, turns, first;
	text_init(&choose);
	text_init(&turns);
	text_init(&first);
	enum status status = weights ? STATUS_OK : STATUS_WORLD;
	if (status == STATUS_OK && headline->option_count > 1)
		status = advice_write(headline, arena, &choose);
	if (status == STATUS_OK && headline->option_count > 1)
		status = turning_write(headline, arena, &turns);
	if (status == STATUS_OK && screened->point_count > 0)
		status = decide_weights(headline->set, headline->comparison, arena, weights);
	if (status == STATUS_OK && screened->point_count > 0)
		status = turning_weigh(headline, arena, weights);
	if (status == STATUS_OK && screened->point_count > 0)
		status = turning_measure(screened->factors, screened->bounds, weights, screened->factor_count, MEASURED_FIRST, false, headline->is_chinese, arena, &first);
	headline->choose = words_kept(&choose, arena);
	headline->turns = words_kept(&turns, arena);
	headline->measure_first = words_kept(&first, arena);
	return headline->choose && headline->turns && headline->measure_first ? status : STATUS_WORLD;
}

/* How many runs the shown cells ask for, from the least to the most; most = 0 when all are decided. */
static void runs_needed(const struct headline *headline, int shown, int *least, int *most)
{
	*least = INT_MAX;
	*most = 0;
	for (int row = 0; row < headline->row_count; row++)
		for (int i = 0; i < shown; i++) {
			int needed = headline->rows[row].cells[i].compare->replications_needed;
			*most = needed > *most ? needed : *most;
			*least = needed > 0 && needed < *least ? needed : *least;
		}
}

static void unclear_add(const struct headline *headline, int shown, struct text *out)
{
	int least, most;
	runs_needed(headline, shown, &least, &most);
	if (most == INT_MAX)
		text_add(out, _("~: more runs needed; "));
	else if (most > least)
		text_addf(out, _("~: more runs needed, about %d to %d; "), least, most);
	else if (most > 0)
		text_addf(out, _("~: more runs needed, about %d; "), most);
}

const char *headline_runs(const struct headline *headline, struct arena *arena)
{
	int runs = headline->set->replication_count;
	return arena_format(arena, ngettext("%d run alone.", "means of %d runs.", (unsigned long)runs), runs);
}

const char *headline_legend(const struct headline *headline, int shown, struct arena *arena)
{
	const char *runs = headline_runs(headline, arena);
	struct text out;
	text_init(&out);
	if (headline->set->screen.point_count >= RESULT_SCREEN_LEAST)
		text_add(&out, _("B/W: better/worse than the baseline in 95 of 100 cases when assumptions vary in their ranges; ?: they decide; "));
	else if (headline->set->screen.point_count > 0)
		text_addf(&out, _("B/W: better/worse than the baseline beyond chance (95%%, all marks together); ?: screened at %d points alone, %d can tell; "),
			headline->set->screen.point_count, RESULT_SCREEN_LEAST);
	else
		text_add(&out, _("B/W: better/worse than the baseline beyond chance (95%, all marks together); ?: not yet screened, "
			"assumptions may turn it over; "));
	text_add(&out, _("=: too small to matter; "));
	unclear_add(headline, shown, &out);
	if (result_measure_index(headline->set, "relief_lasts") >= 0)
		text_add(&out, _("(..): 95 of 100 runs; "));
	text_add(&out, runs ? runs : "");
	out.failed |= !runs;
	return words_kept(&out, arena);
}

enum status headline_build(struct headline *headline, const struct result_set *set, bool is_chinese, struct arena *arena)
{
	int *measures, count;
	*headline = (struct headline){.set = set, .is_chinese = is_chinese, .comparison = arena_rows(arena, 1, struct comparison)};
	enum status status = headline->comparison ? headline_measures(set, arena, &measures, &count) : STATUS_WORLD;
	if (status == STATUS_OK)
		status = compare_build(headline->comparison, arena, set, measures, count, set->baseline);
	if (status == STATUS_OK)
		status = options_build(headline, arena);
	if (status == STATUS_OK)
		status = rows_build(headline, arena);
	if (status == STATUS_OK)
		status = study_tell(headline, arena);
	return status == STATUS_OK ? verdict_tell(headline, arena) : status;
}
