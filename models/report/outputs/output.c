/* output.c - the table of outputs. */
#include "report/outputs/output.h"

#include <string.h>
#include <strings.h>

static const struct output *const outputs[] = {
#define OUTPUT(id) &output_##id,
#include "report/outputs/outputs.def"
#undef OUTPUT
};
enum { OUTPUTS = sizeof outputs / sizeof *outputs };

const struct output *output_for(const char *path, bool is_brief)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
	for (int i = 0; dot && i < OUTPUTS; i++)
		if (outputs[i]->is_brief == is_brief && !strcasecmp(dot + 1, outputs[i]->ending))
			return outputs[i];
	return NULL;
}

const char *output_endings(bool is_brief, struct arena *arena)
{
	const char *endings = "";
	for (int i = 0; i < OUTPUTS && endings; i++)
		if (outputs[i]->is_brief == is_brief)
			endings = arena_format(arena, "%s%s.%s", endings, *endings ? ", " : "", outputs[i]->ending);
	return endings;
}
