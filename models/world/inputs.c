/* inputs.c - what a scenario says beside its settings, kept with its sources. */
#include <string.h>

#include "base/word.h"
#include "world/reading.h"

static bool is_said(const struct schema_provenance *said)
{
	return said->origin == SCHEMA_FILE_SOURCED || said->origin == SCHEMA_FILE_ASSUMED;
}

/* The input of this key, or a new one; NULL when out of memory. */
static struct scenario_input *input_at(struct reading *reading, const void *filled, const struct schema_key *key)
{
	struct scenario *scenario = reading->scenario;
	struct scenario_input *inputs = (struct scenario_input *)scenario->inputs;
	for (int i = 0; i < scenario->input_count; i++)
		if (inputs[i].filled == filled && inputs[i].key == key)
			return &inputs[i];
	if (scenario->input_count == reading->input_capacity) {
		int capacity = 2 * reading->input_capacity + 16;
		inputs = arena_rows(reading->arena, capacity, struct scenario_input);
		if (!inputs)
			return NULL;
		if (scenario->input_count)
			memcpy(inputs, scenario->inputs, (size_t)scenario->input_count * sizeof *inputs);
		scenario->inputs = inputs;
		reading->input_capacity = capacity;
	}
	return &inputs[scenario->input_count++];
}

void inputs_note(struct reading *reading, const char *before, int32_t from_serial, const struct schema *schema, const void *filled,
	const struct schema_provenance *said)
{
	char words[2][SCHEMA_VALUE];
	word_pick(before, false, words[0], sizeof words[0]);
	word_pick(before, true, words[1], sizeof words[1]);
	const char *before_en = arena_string(reading->arena, words[0]), *before_zh = arena_string(reading->arena, words[1]);
	for (int i = 0; i < schema->count; i++) {
		struct scenario_input *input = is_said(&said[i]) ? input_at(reading, filled, &schema->keys[i]) : NULL;
		if (input)
			*input = (struct scenario_input){before_en, before_zh, &schema->keys[i], *schema, filled, said[i], from_serial};
		if (!before_en || !before_zh || (is_said(&said[i]) && !input)) {
			fault_world(reading->faults, "out of memory");
			return;
		}
	}
}
