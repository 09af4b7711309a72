/* laws.c - finds the measures a law speaks of, and looks whether its value lies in their interval. */
#include "run/laws.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/units.h"
#include "base/word.h"

static const double ALL_ERROR = 0.01, PLAIN_LEVEL = 0.95;
static const double DIGITS = 1e-6; /* nobody writes more of an exact value: where nothing is left to chance it must agree so far */

/* -- words ----------------------------------------------------------------------------------------------------------- */

struct finding {
	const struct result_set *set;
	struct arena *arena;
	struct faults *faults;
};

static int line_find(const struct finding *finding, const struct expect_word *word)
{
	const struct result_set *set = finding->set;
	for (int i = 0; i < set->line_count; i++)
		if (strcmp(set->line_names[i], word->text) == 0)
			return i;
	const char *nearest = text_nearest(word->text, set->line_names, set->line_count);
	(void)fault_add(finding->faults, word->place, nearest ? faults_say(finding->faults, "did you mean %s?", nearest) : "name one of the lines of this scenario",
		"there is no line of work %.120s", word->text);
	return -1;
}

/* A measure by its identifier or its Chinese name; a fault with the nearest when there is none. */
static int measure_find(const struct finding *finding, const struct expect_word *word, const struct result_measure *measures, int count, bool of_lines)
{
	const char **names = arena_rows(finding->arena, count + 1, const char *);
	bool is_chinese = word_is_chinese(word->text);
	if (!names) {
		(void)fault_world(finding->faults, "out of memory");
		return -1;
	}
	for (int i = 0; i < count; i++) {
		names[i] = is_chinese ? measures[i].name_zh : measures[i].name;
		if (strcmp(measures[i].name, word->text) == 0 || strcmp(measures[i].name_zh, word->text) == 0)
			return i;
	}
	const char *nearest = text_nearest(word->text, names, count), *help = nearest ? faults_say(finding->faults, "did you mean %s?", nearest) : NULL;
	if (of_lines)
		(void)fault_add(finding->faults, word->place, help ? help : N_("`jianfu describe measures` lists them"), "lines of work have no measure %.60s", word->text);
	else
		(void)fault_add(finding->faults, word->place, help ? help : N_("name a line: of work, or look into `jianfu describe indicators`"),
			"the district has no indicator %.60s", word->text);
	return -1;
}

static const struct result_measure *measure_at(const struct result_set *set, bool of_lines, int measure)
{
	return of_lines ? &set->line_measures[measure] : &set->measures[measure];
}

static bool names_find(const struct finding *finding, struct law *law)
{
	const struct expectation *expectation = law->expectation;
	const struct result_set *set = finding->set;
	bool of_lines = expectation->line_count > 0, are_found = true;
	for (int i = 0; i < expectation->line_count; i++) {
		law->lines[i] = line_find(finding, &expectation->lines[i]);
		are_found &= law->lines[i] >= 0;
	}
	for (int i = 0; i < expectation->measure_count; i++) {
		law->measures[i] = measure_find(finding, &expectation->measures[i], of_lines ? set->line_measures : set->measures,
			of_lines ? set->line_measure_count : set->measure_count, of_lines);
		are_found &= law->measures[i] >= 0;
	}
	return are_found;
}

/* -- values ---------------------------------------------------------------------------------------------------------- */

static const char *const POWERS[] = {"", "", "²", "", "⁴"};

/* The unit without its power, which goes into *power. */
static const char *root_of(const char *unit, int *power, struct arena *arena)
{
	size_t length = strlen(unit);
	*power = 1;
	for (int p = 4; p > 1; p -= 2) {
		size_t end = strlen(POWERS[p]);
		if (length >= end && strcmp(unit + length - end, POWERS[p]) == 0) {
			*power = p;
			return arena_format(arena, "%.*s", (int)(length - end), unit);
		}
	}
	return unit;
}

/* How many `to` one `from` is, powers and all; 0 when they are no units of one kind. */
static double ratio_of(const char *from, const char *to, int more, struct arena *arena)
{
	int from_power, to_power;
	const char *from_root = root_of(from, &from_power, arena), *to_root = root_of(to, &to_power, arena);
	bool is_plain = *to_root == '\0' && *from_root == '\0'; /* a bare number has no power */
	double ratio = from_root && to_root && (from_power == to_power * more || is_plain) ? units_ratio(from_root, to_root) : 0;
	return ratio > 0 ? pow(ratio, from_power) : 0;
}

static void value_find(const struct finding *finding, struct law *law)
{
	const struct expectation *expectation = law->expectation;
	const struct result_measure *first = measure_at(finding->set, expectation->line_count > 0, law->measures[0]);
	const struct place place = expectation->value.place;
	int power, more = expectation->of == EXPECT_VARIANCE ? 2 : 1;
	for (int i = 0; i < expectation->measure_count; i++)
		law->names_zh[i] = measure_at(finding->set, expectation->line_count > 0, law->measures[i])->name_zh;
	for (int i = 1; i < expectation->measure_count; i++) {
		const struct result_measure *next = measure_at(finding->set, expectation->line_count > 0, law->measures[i]);
		if (strcmp(next->unit, first->unit) != 0)
			(void)fault_add(finding->faults, expectation->measures[i].place, "add up measures of one unit", "%s is in %s and %s in %s",
				first->name, first->unit, next->name, next->unit);
	}
	bool is_chinese = finding->faults->is_chinese;
	const char *name = is_chinese ? first->name_zh : first->name;
	const char *root = root_of(is_chinese ? first->unit_zh : first->unit, &power, finding->arena);
	const char *wanted = root ? arena_format(finding->arena, "%s%s", root, *root ? POWERS[power * more > 4 ? 4 : power * more] : "") : NULL;
	size_t size = strlen(expectation->value.text) + 1;
	char *written = arena_take(finding->arena, size);
	if (!wanted || !written) {
		(void)fault_world(finding->faults, "out of memory");
	} else if (!text_narrow(expectation->value.text, written, size) || !units_split(written, &law->exact, &law->unit)) {
		(void)fault_add(finding->faults, place, faults_say(finding->faults, "write for instance %s", arena_format(finding->arena, "1.5 %s", wanted)),
			"the exact value of %s wants a number, not %.60s", name, expectation->value.text);
	} else {
		double ratio = ratio_of(law->unit, first->unit, more, finding->arena);
		if (!(ratio > 0))
			ratio = ratio_of(law->unit, first->unit_zh, more, finding->arena);
		if (!(ratio > 0) && *wanted)
			(void)fault_add(finding->faults, place, faults_say(finding->faults, "write %.40s %s", arena_format(finding->arena, "%.6g", law->exact), wanted),
				"the exact value of %s is in %s, not %.60s", name, wanted, expectation->value.text);
		else if (!(ratio > 0))
			(void)fault_add(finding->faults, place, faults_say(finding->faults, "write for instance %s", arena_format(finding->arena, "%.6g", law->exact)),
				"the exact value of %s is a plain number, not %.60s", name, expectation->value.text);
		law->factor = 1 / ratio;
	}
}

enum status laws_find(const struct scenario *scenario, const struct result_set *set, struct arena *arena, struct law **laws, struct faults *faults)
{
	struct finding finding = {set, arena, faults};
	int before = faults->error_count;
	*laws = arena_rows(arena, scenario->expect_count + 1, struct law);
	if (!*laws)
		return fault_world(faults, "out of memory");
	for (int i = 0; i < scenario->expect_count; i++) {
		struct law *law = &(*laws)[i];
		law->expectation = &scenario->expects[i];
		if (names_find(&finding, law))
			value_find(&finding, law);
	}
	return faults->error_count == before ? STATUS_OK : faults_status(faults);
}

/* -- judgement ------------------------------------------------------------------------------------------------------- */

/* What one replication says: the measures of all lines named, added up. */
static double value_of(const struct result_set *set, const struct law *law, int replication)
{
	const struct expectation *expectation = law->expectation;
	double sum = 0;
	for (int i = 0; i < expectation->measure_count; i++) {
		if (expectation->line_count == 0)
			sum += result_horizon(set, set->baseline, replication)[law->measures[i]];
		for (int line = 0; line < expectation->line_count; line++)
			sum += result_line(set, set->baseline, replication, law->lines[line])[law->measures[i]];
	}
	return sum;
}

static struct stats_interval scaled(struct stats_interval interval, double factor)
{
	interval.mean *= factor;
	interval.low *= factor;
	interval.high *= factor;
	interval.half_width *= factor;
	return interval;
}

static struct stats_interval interval_of(const struct law *law, const double *values, int n, double level, double *scratch)
{
	return scaled(law->expectation->of == EXPECT_VARIANCE ? stats_variance(values, n, level, scratch) : stats_mean(values, n, level), law->factor);
}

int laws_judge(const struct result_set *set, struct law *laws, int count, int together, double *scratch)
{
	int n = set->replication_count, failed = 0;
	for (int i = 0; i < count; i++) {
		struct law *law = &laws[i];
		for (int r = 0; r < n; r++)
			scratch[r] = value_of(set, law, r);
		law->plain = interval_of(law, scratch, n, PLAIN_LEVEL, scratch + n);
		law->wide = interval_of(law, scratch, n, 1 - ALL_ERROR / together, scratch + n);
		double rounding = DIGITS * fabs(law->exact);
		law->is_inside = law->wide.low - rounding <= law->exact && law->exact <= law->wide.high + rounding;
		law->is_narrow = law->plain.half_width <= law->expectation->within * fabs(law->exact);
		failed += !law->is_inside || !law->is_narrow;
	}
	return failed;
}
