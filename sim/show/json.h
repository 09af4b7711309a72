/* json.h - JSON, member by member; commas come by themselves. */
#ifndef JSON_H
#define JSON_H

#include "base/text.h"

/* A bracket, with what may follow it at once: "{", "[", "{\"type\":\"object\"". Closing ones are added as they are. */
void json_open(struct text *out, const char *bracket);
void json_close(struct text *out, const char *brackets);
/* The comma before the next member, unless something was just opened. */
void json_next(struct text *out);
void json_string(struct text *out, const char *string);
/* "name": - a value comes next. And a member that is a string. */
void json_name(struct text *out, const char *name);
void json_member(struct text *out, const char *name, const char *string);

#endif
