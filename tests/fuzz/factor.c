/* factor.c - any words as a factor of a sweep, or as a table of its samples. */
#include <string.h>

#include "fuzz.h"
#include "sweep/points.h"

static struct scenario scenario;

static void scenario_once(void)
{
	static const char words[] = "settings: {place.communities: 1, place.streets: 1}\npolicies:\n  - {name: cap, gate: [{cap: {hours: 60 h/worker-month}}]}\nbaseline: cap\n";
	static bool is_read;
	struct faults faults;
	if (is_read)
		return;
	faults_init(&faults);
	promise(scenario_read(&scenario, put("scenario.yaml", words, sizeof words - 1), NULL, 0, &faults) == STATUS_OK, "the scenario itself");
	faults_free(&faults);
	is_read = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena;
	struct faults faults;
	struct points points;
	if (size < 1)
		return 0;
	scenario_once();
	arena_init(&arena);
	faults_init(&faults);
	struct vary *vary = arena_rows(&arena, 1, struct vary);
	enum status status = vary_init(vary, &scenario, &arena, &faults);
	char *words = strndup((const char *)bytes + 1, size - 1);
	if (bytes[0] & 1)
		status = points_table(&points, vary, put("samples.csv", words, strlen(words)), &arena, &faults);
	else
		status = vary_add(vary, words, (struct place){0}, &faults);
	for (int f = 0; status == STATUS_OK && f < vary->count; f++)
		for (int u = 0; u < 4; u++)
			promise(vary_word(&vary->factors[f], u / 4.0, &arena) != NULL, "a factor has a word everywhere");
	faults_end(&faults, status);
	arena_free(&arena);
	free(words);
	return 0;
}
