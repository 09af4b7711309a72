/* completing.h - what may stand next on a command line that is being typed. */
#ifndef COMPLETING_H
#define COMPLETING_H

#include "cli/cli.h"

/* Writes what the last word may become, a line each: the word from its last = on, and behind a tab what it means. A word to which more is
   added ends in =, . or /. Lines of another kind leave it to the shell: ":files yaml yml" (all files without endings) and ":folders". words[0]
   is the program; a shell may have cut words at each =. */
void completing_reply(struct cli *cli, int count, char *const *words);

#endif
