/* json.c - strings are escaped, and what stands last tells whether a comma is due. */
#include "show/json.h"

#include <string.h>

void json_next(struct text *out)
{
	if (out->length && !strchr("{[:", out->data[out->length - 1]))
		text_add(out, ",");
}

void json_open(struct text *out, const char *bracket)
{
	json_next(out);
	text_add(out, bracket);
}

void json_close(struct text *out, const char *brackets)
{
	text_add(out, brackets);
}

static void string_add(struct text *out, const char *string)
{
	text_add(out, "\"");
	for (; *string; string++) {
		unsigned char byte = (unsigned char)*string;
		if (byte == '"' || byte == '\\')
			text_addf(out, "\\%c", byte);
		else if (byte < ' ')
			text_addf(out, "\\u%04x", byte);
		else
			text_add(out, (char[]){*string, '\0'});
	}
	text_add(out, "\"");
}

void json_string(struct text *out, const char *string)
{
	json_next(out);
	string_add(out, string);
}

void json_name(struct text *out, const char *name)
{
	json_string(out, name);
	text_add(out, ":");
}

void json_member(struct text *out, const char *name, const char *string)
{
	json_name(out, name);
	string_add(out, string);
}
