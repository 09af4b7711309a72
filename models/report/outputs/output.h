/* output.h - what a report can be written as: a file for each, chosen by how the name of the file to write ends. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "base/text.h"
#include "report/studies.h"

struct output_request {
	const struct studies *studies;
	bool is_chinese;                   /* names of things; the sentences follow gettext */
	struct arena *arena;
};

/* The name-plate of an output. make adds the bytes of the whole file. */
struct output {
	const char *ending;                /* "html" */
	bool is_brief;                     /* made when --brief is asked for, instead of the whole report */
	const char *mark;                  /* first eight bytes: one that begins so may be written over; NULL = nothing may */
	enum status (*make)(const struct output_request *request, struct text *out, struct faults *faults);
};

/* The output for a file of this name; NULL when there is none. */
const struct output *output_for(const char *path, bool is_brief);
/* The endings there are: ".html, .pdf", in `arena`. NULL when memory ran out. */
const char *output_endings(bool is_brief, struct arena *arena);

#define OUTPUT(id) extern const struct output output_##id;
#include "report/outputs/outputs.def"
#undef OUTPUT

#endif
