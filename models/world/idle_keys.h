/* idle_keys.h - keys that were written and that nothing reads, as the others stand: said, and never refused. */
#ifndef IDLE_KEYS_H
#define IDLE_KEYS_H

#include "world/scenario.h"

/* Of a line of work: what other ways to arrive would read. `said`: one for each key of `schema`. */
void idle_keys_of_line(const struct line_settings *line, const struct schema *schema, const struct schema_provenance *said, struct faults *faults);
/* Of a group of servers: what hangs on another key. */
void idle_keys_of_servers(const struct server_settings *servers, const struct schema *schema, const struct schema_provenance *said, struct faults *faults);

#endif
