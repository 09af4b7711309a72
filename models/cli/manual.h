/* manual.h - entries of the manual, printed as the command line speaks. */
#ifndef MANUAL_H
#define MANUAL_H

#include "cli/cli.h"
#include "staff/discipline.h"
#include "world/keys.h"
#include "world/plate.h"

struct manual {
	struct cli *cli;
	struct arena arena;
	struct schema schema;             /* of the settings */
	struct schema rules[RULE_COUNT];  /* of the parameters of each rule */
};

void manual_key(const struct cli *cli, const struct schema *schema, const struct schema_key *key);
/* The keys at or below an English path; "" = all. */
void manual_keys(const struct cli *cli, const struct schema *schema, const char *path);
void manual_plate(const struct cli *cli, const struct plate *plate);
void manual_draw(const struct cli *cli, const struct draw_kind *kind);
void manual_discipline(const struct cli *cli, const struct discipline *discipline);
/* A rule, and a kind or loop of a group of settings, with their keys. */
void manual_rule(struct manual *manual, enum rule_id id);
void manual_group(struct manual *manual, const char *group, const struct plate *plate);
/* A word of scenario files that is no key of a table, such as gate; false when there is none. And all of them; NULL behind the last. */
bool manual_word(const struct cli *cli, const char *written);
const char *manual_word_at(int place);

#endif
