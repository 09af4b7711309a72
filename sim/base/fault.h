/* fault.h - what is wrong, where, and what to do instead: collected, never printed here. */
#ifndef FAULT_H
#define FAULT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"

/* Marks a sentence that somebody else will put into words of the reader's language. */
#define N_(sentence) sentence

/* A place in a file a person wrote. line and column count from 1, columns in characters; 0 = not known.
   file NULL = the command line. */
struct place {
	const char *file;
	int line, column;
};

struct fault {
	struct place place;
	const char *what; /* one clause, no full stop */
	const char *help; /* what to write or do instead; may be NULL */
	bool warning;     /* worth saying, not wrong */
};

/* translate: a sentence or format in the language of whoever will read it; NULL = English as it stands here. It may be called from
   several threads at once. is_chinese: units and names of things are written in Chinese too. */
struct faults {
	struct arena arena;
	const char *(*translate)(const char *sentence);
	bool is_chinese;
	const struct file_roots *roots; /* where files that are named inside files may lie (input/file.h); NULL = anywhere */
	struct fault *rows;
	int count, capacity;
	int error_count, warning_count;
	enum status worst;
};

void faults_init(struct faults *faults);
/* The same, speaking the language `other` speaks, with its roots. */
void faults_init_like(struct faults *faults, const struct faults *other);
void faults_free(struct faults *faults);
/* Adds a fault of whoever wrote the file. `what` is translated, then formatted; `help` is translated, copied and may be NULL.
   Returns STATUS_FAULT, to be passed on. */
enum status fault_add(struct faults *faults, struct place place, const char *help, const char *what, ...)
	__attribute__((format(printf, 4, 5)));
/* A sentence in the language of the faults; what is no known sentence stays as it is. Where a help or a part of a sentence is put
   together, `faults_say` does it, in the arena of the faults. Never NULL. */
const char *faults_word(const struct faults *faults, const char *sentence);
const char *faults_say(struct faults *faults, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Adds a remark that stops nothing. */
void fault_warn(struct faults *faults, struct place place, const char *help, const char *what, ...)
	__attribute__((format(printf, 4, 5)));
/* Adds a fault of the world (disk, memory, solver). Returns STATUS_WORLD, to be passed on. */
enum status fault_world(struct faults *faults, const char *what, ...) __attribute__((format(printf, 2, 3)));
/* STATUS_OK when only remarks were collected, else the worst status. */
enum status faults_status(const struct faults *faults);
/* Orders the rows by file, line and column, keeping the order of equals. */
void faults_sort(struct faults *faults);
/* "file:line:column: error: what; help: help" in the arena of the faults, without a line end. */
const char *fault_line(struct faults *faults, const struct fault *fault);

#endif
