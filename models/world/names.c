/* names.c - lines of work by name. */
#include "world/names.h"

static const struct { const char *name, *en, *zh; } RESIDENT_LINES[LINE_OWN - KIND_COUNT] = {
	{"request", "residents' request", "居民诉求"},
	{"visit", "home visit", "入户走访"},
	{"contact", "vulnerable-group contact", "困难群体联系"},
	{"self_governance", "self-governance work", "居民自治工作"},
	{"hotline", "hotline order", "热线工单"},
	{"clean_up", "lists for a clean-up", "清理填报"},
	{"project", "development project", "发展项目"},
	{"done_again", "work done again", "返工重做"},
};

int names_count(const struct world *world)
{
	return world->line_count + world->scenario->server_count;
}

/* What the scenario calls a line of its own, or a group of its servers. */
static const char *own_name(const struct world *world, int line)
{
	if (line >= world->line_count)
		return world->scenario->servers[line - world->line_count].name;
	return world->scenario->lines[line - LINE_OWN].name;
}

const char *names_line(const struct world *world, int line)
{
	if (line < KIND_COUNT)
		return kind_plate((enum kind_id)line)->plate.name;
	return line < LINE_OWN ? RESIDENT_LINES[line - KIND_COUNT].name : own_name(world, line);
}

const char *names_line_en(const struct world *world, int line)
{
	if (line < KIND_COUNT)
		return kind_plate((enum kind_id)line)->plate.name_en;
	return line < LINE_OWN ? RESIDENT_LINES[line - KIND_COUNT].en : own_name(world, line);
}

const char *names_line_zh(const struct world *world, int line)
{
	if (line < KIND_COUNT)
		return kind_plate((enum kind_id)line)->plate.name_zh;
	return line < LINE_OWN ? RESIDENT_LINES[line - KIND_COUNT].zh : own_name(world, line);
}
