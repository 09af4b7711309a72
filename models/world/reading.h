/* reading.h - what the files that read a scenario share while they read it. */
#ifndef READING_H
#define READING_H

#include "input/schema.h"
#include "input/yaml.h"
#include "world/scenario.h"
#include "world/sheet.h"

/* The top of a scenario file; what `extends` brings is written over by the file itself. */
struct reading_frame {
	const char *name[2], *question[2], *setting[2]; /* English, Chinese */
	const char *extends, *baseline, *unread;  /* unread: of the tables, which are read elsewhere */
	int32_t start;
	double replications, seed, first;
	struct schema_list look_at;
};

enum { READING_FRAME_KEYS = 24 };

struct reading {
	struct scenario *scenario;
	struct arena *arena;                       /* of the scenario */
	struct faults *faults;
	struct schema schema;                      /* of the settings */
	struct schema rules[RULE_COUNT];           /* of the parameters of each rule */
	struct reading_frame frame;
	struct schema_provenance frame_said[READING_FRAME_KEYS];
	const struct yaml_node *lines, *servers, *policies;  /* of the last file that gives them */
	const struct yaml_node *tables[TABLES_COUNT];             /* the same */
	const struct schema_provenance *inherited[TABLES_COUNT];  /* what was said before that file named the table */
	struct sheet sheets[TABLES_COUNT];
	struct community_row *places;              /* rows of the communities, while tables fill in their blanks; NULL = nobody asked yet */
	const struct yaml_node *expects, *sweep;   /* of the file itself */
	int input_capacity;                        /* room for inputs of the scenario */
};

/* Words of scenario and policy files that are no keys of a table. */
#define READING_EXTENDS "extends=继承"
#define READING_SETTINGS "settings=设定"
#define READING_LINES "lines=自定工作"
#define READING_SERVERS "servers=服务台"
#define READING_EXPECT "expect=应得"
#define READING_SWEEP "sweep=扫描"
#define SWEEP_FACTORS "factors=因子"
#define READING_POLICIES "policies=方案"
/* Inside a line and a group of servers: lists of lines. */
#define LINES_NEXT "next=接着"
#define SERVERS_TAKES "takes=办理"
#define EXPECT_LINE "line=工作线"
#define EXPECT_MEASURE "measure=指标"
#define READING_NAME "name=名称"
#define READING_GATE "gate=准入"
#define READING_PHASES "phases=阶段"
#define READING_FROM "from=自"

/* Of the tables, in Chinese. */
#define TABLES_ZH_communities "社区表"
#define TABLES_ZH_buildings "楼栋表"
#define TABLES_ZH_staff "社工表"
#define TABLES_ZH_mandates "事项表"
#define TABLES_ZH_hours "工时记录表"
#define TABLES_ZH_holidays "节假日"
#define TABLES_ZH_streets "街道表"

/* The keys of the frame, and those at the top of a file that are read elsewhere (NULL-terminated). */
extern const struct schema reading_schema;
extern const char *const reading_others[];

/* Where the value of a key of the frame stands. */
struct place reading_place(const struct reading *reading, const char *key);
/* Adds a file that was read to the scenario's text, under the name it was called by. */
STATUS_MUST_USE enum status reading_text(struct reading *reading, const char *name, const char *text);
/* The date at a `from`; false and a fault when there is none. */
bool reading_date(struct reading *reading, const struct yaml_node *node, int32_t *serial);

/* The fault of a key that wants a list and has something else. */
enum status reading_list_wanted(struct reading *reading, const struct yaml_node *node, const char *help);

/* Gathers the stamps of all tables the complete scenario rests on. */
STATUS_MUST_USE enum status stamps_gather(struct reading *reading);

/* Keeps what a file, or the command line, said of keys of `schema`, for who asks for the inputs. `before` is a word, "lines.calls.=自定工作.来电.";
   what was said of the same key of the same `filled` before gives way. */
void inputs_note(struct reading *reading, const char *before, int32_t from_serial, const struct schema *schema, const void *filled,
	const struct schema_provenance *said);
/* The rules of a gate with their parameters, into `phase` of the option called so; counts what is sourced and assumed. Faults are collected. */
void gates_read(struct reading *reading, const char *option, const struct yaml_node *gate, struct phase *phase);
/* The rule of this name, or -1; and the fault that there is none. */
int gates_rule(const char *name);
enum status gates_unknown(struct reading *reading, struct place place, const char *name);
/* The options: files or inline mappings, each with its gate and its timed settings. Needs the complete settings. */
STATUS_MUST_USE enum status policies_read(struct reading *reading);
/* What a policy file says of itself, for the manual; beside it stand gate, settings and phases. */
extern const struct schema policies_schema;
/* Sets "policy.<name>.<rule>.<parameter>=value" wherever the option has the rule. */
STATUS_MUST_USE enum status policies_set(struct reading *reading, const char *assignment);
/* The scenario's own lines of work. */
STATUS_MUST_USE enum status lines_read(struct reading *reading);
/* The line of this name, or -1; and the fault that there is none. */
int lines_find(const struct scenario *scenario, const char *name);
void lines_unknown(struct reading *reading, struct place place, const char *name);
/* Its groups of servers, after its lines. */
STATUS_MUST_USE enum status servers_read(struct reading *reading);
/* The keys of one line of work and of one group of servers, for the manual. */
extern const struct schema lines_schema, servers_schema;
/* The keys of an entry of next. */
extern const struct schema lines_next_schema;
/* What theory says of the scenario. */
STATUS_MUST_USE enum status expects_read(struct reading *reading);
/* The keys of one exact value, for the manual. */
extern const struct schema expects_schema;
/* The same without line and measure, which may be lists of words. */
extern const struct schema expects_plain_schema;
/* What a sweep of it varies. */
STATUS_MUST_USE enum status sweeps_read(struct reading *reading);
/* The keys of sweep:, for the manual; factors: stands beside them. */
extern const struct schema sweeps_schema;
/* The tables the scenario names (world/tables.def). Needs the complete settings but what tables say of them. */
STATUS_MUST_USE enum status tables_read(struct reading *reading);

#endif
