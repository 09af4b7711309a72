/* turning.c - one question after the other, until one has an answer that fits into a sentence. */
#include "report/turning.h"

#include <math.h>
#include <string.h>

#include "report/advice.h"
#include "report/factor_words.h"
#include "report/words.h"
#include "show/decide.h"

static const char *label_of(const struct headline *headline, int point)
{
	const struct result_point *named = &headline->set->points[point];
	return words_of(headline->is_chinese, named->label_en, named->label_zh);
}

/* "Turns over if more than 75 %, then"; where what is set lies beyond the threshold itself, the verdict holds only on the other side. */
static enum status condition_write(const struct headline *headline, const struct decide_turn *turn, struct arena *arena, struct text *out)
{
	const struct result_screen *screened = &headline->set->screen;
	const struct result_factor *factor = &screened->factors[turn->factor];
	const double *bounds = screened->bounds + turn->factor * RESULT_BOUNDS;
	double value = turn->level >= 0 ? turn->level : turn->split.threshold;
	const char *words = factor_words_value(factor, bounds, value, headline->is_chinese, arena), *set = factor_words_set(factor, bounds, headline->is_chinese, arena);
	if (!words || !set)
		return STATUS_WORLD;
	double as_set = bounds[RESULT_SET];
	bool is_near = turn->level >= 0 ? (int)as_set == turn->level : turn->split.is_above ? as_set > value : as_set < value;
	const char *format;
	if (turn->level >= 0)
		format = is_near ? _("Holds only if \"%s\" is not %s (set: %s), else ") : _("Turns over if \"%s\" is %s (set: %s): then ");
	else if (turn->split.is_above)
		format = is_near ? _("Holds only if \"%s\" is below %s (set: %s), else ") : _("Turns over if \"%s\" is above %s (set: %s): then ");
	else
		format = is_near ? _("Holds only if \"%s\" is above %s (set: %s), else ") : _("Turns over if \"%s\" is below %s (set: %s): then ");
	text_addf(out, format, factor_words_name(factor, headline->is_chinese), words, set);
	return STATUS_OK;
}

/* The option that lowers the burden most beside the one chosen, judged as better; -1 = none. */
static int runner_up(const struct headline *headline, int demanded, int chosen)
{
	int best = -1;
	for (int p = 0; p < headline->comparison->point_count; p++) {
		const struct compare_cell *cell = compare_at(headline->comparison, demanded, p);
		if (p != chosen && cell->verdict == COMPARE_BETTER && (best < 0 || cell->value.mean < compare_at(headline->comparison, demanded, best)->value.mean))
			best = p;
	}
	return best;
}

/* The choice itself: chosen against the next. False when there is none to ask. */
static bool choice_question(const struct headline *headline, int chosen, struct decide_question *question)
{
	int demanded = headline_index(headline, "admin_demanded"), next = demanded < 0 || chosen < 0 ? -1 : runner_up(headline, demanded, chosen);
	if (next < 0)
		return false;
	double apart = compare_at(headline->comparison, demanded, chosen)->value.mean - compare_at(headline->comparison, demanded, next)->value.mean;
	*question = (struct decide_question){headline->comparison->measures[demanded], chosen, next, apart};
	return true;
}

static enum status choice_ask(const struct headline *headline, int chosen, struct arena *arena, struct text *out, bool *is_told)
{
	struct decide_question question;
	struct decide_turn turn;
	*is_told = false;
	if (!choice_question(headline, chosen, &question))
		return STATUS_OK;
	enum status status = decide_turning(headline->set, &question, arena, is_told, &turn);
	if (status == STATUS_OK && *is_told) {
		status = condition_write(headline, &turn, arena, out);
		text_addf(out, question.sign < 0 ? _("\"%s\" lowers the burden no more than \"%s\".") : _("\"%s\" lowers the burden more than \"%s\"."),
			label_of(headline, question.point), label_of(headline, question.against));
	}
	return status;
}

enum status turning_weigh(const struct headline *headline, struct arena *arena, double *weights)
{
	struct decide_question question;
	int chosen = -1;
	if (advice_choose(headline, arena, &chosen) != STATUS_OK)
		return STATUS_WORLD;
	return choice_question(headline, chosen, &question) ? decide_weigh(headline->set, &question, arena, weights) : STATUS_OK;
}

/* Every mark of an option that assumptions decide. */
static enum status marks_ask(const struct headline *headline, int point, struct arena *arena, struct text *out, bool *is_told)
{
	const struct comparison *comparison = headline->comparison;
	enum status status = STATUS_OK;
	for (int m = 0; m < comparison->measure_count && status == STATUS_OK && !*is_told; m++) {
		const struct compare_cell *cell = compare_at(comparison, m, point);
		const struct result_measure *measure = &headline->set->measures[comparison->measures[m]];
		struct decide_question question = {comparison->measures[m], point, comparison->baseline, cell->difference.mean};
		struct decide_turn turn;
		if (!cell->screened || compare_holds(cell))
			continue;
		status = decide_turning(headline->set, &question, arena, is_told, &turn);
		if (status != STATUS_OK || !*is_told)
			continue;
		status = condition_write(headline, &turn, arena, out);
		text_addf(out, cell->verdict == COMPARE_BETTER ? _("\"%s\" is no longer better in \"%s\".") : _("\"%s\" is no longer worse in \"%s\"."),
			label_of(headline, point), words_of(headline->is_chinese, measure->name_en, measure->name_zh));
	}
	return status;
}

static bool is_any_open(const struct headline *headline)
{
	const struct comparison *comparison = headline->comparison;
	for (int i = 0; i < comparison->measure_count * comparison->point_count; i++)
		if (comparison->cells[i].screened && !compare_holds(&comparison->cells[i]))
			return true;
	return false;
}

enum status turning_write(const struct headline *headline, struct arena *arena, struct text *out)
{
	int chosen = -1;
	bool is_told = false;
	if (headline->set->screen.point_count == 0)
		return STATUS_OK;
	enum status status = advice_choose(headline, arena, &chosen);
	if (status == STATUS_OK && chosen >= 0)
		status = choice_ask(headline, chosen, arena, out, &is_told);
	if (status == STATUS_OK && chosen >= 0 && !is_told)
		status = marks_ask(headline, chosen, arena, out, &is_told);
	for (int p = 0; p < headline->comparison->point_count && status == STATUS_OK && !is_told; p++)
		if (p != chosen && p != headline->comparison->baseline)
			status = marks_ask(headline, p, arena, out, &is_told);
	if (status == STATUS_OK && !is_told)
		text_add(out, is_any_open(headline) ? _("Turns over: by no single assumption; several together decide the marks with a ?.")
			: _("Turns over: nowhere in the ranges of the assumptions."));
	return status;
}

enum status turning_measure(const struct result_factor *factors, const double *bounds, const double *weights, int count, int most,
	bool with_values, bool is_chinese, struct arena *arena, struct text *out)
{
	int *order = arena_rows(arena, count + 1, int);
	if (!order)
		return STATUS_WORLD;
	int weighty = decide_order(weights, count, order);
	for (int i = 0; i < weighty && i < most; i++) {
		const struct result_factor *factor = &factors[order[i]];
		const char *set = factor_words_set(factor, bounds + order[i] * RESULT_BOUNDS, is_chinese, arena);
		if (!set)
			return STATUS_WORLD;
		text_add(out, i == 0 ? _("Measure first: ") : _("; "));
		text_addf(out, with_values ? _("%s (set: %s)") : "%s", factor_words_name(factor, is_chinese), set);
	}
	if (weighty > 0)
		text_add(out, _("."));
	return STATUS_OK;
}
