/* launcher.c - starts the program of a bundle with the libraries beside it; linked statically, so that it needs nothing of the machine. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, MOST_WORDS = 4096, CANNOT = 3 };

/* The folder this file lies in. */
static int folder_find(char folder[PATH_SIZE])
{
	ssize_t length = readlink("/proc/self/exe", folder, PATH_SIZE - 1);
	if (length <= 0 && !realpath((const char *)getauxval(AT_EXECFN), folder)) /* where there is no /proc */
		return -1;
	if (length > 0)
		folder[length] = '\0';
	*strrchr(folder, '/') = '\0';
	return 0;
}

static int variable_set(const char *name, const char *folder, const char *path)
{
	char value[PATH_SIZE + 64];
	return snprintf(value, sizeof value, "%s/%s", folder, path) >= (int)sizeof value || setenv(name, value, 1);
}

int main(int count, char **words)
{
	char folder[PATH_SIZE], loader[PATH_SIZE + 64], libraries[PATH_SIZE + 64], program[PATH_SIZE + 64];
	char *all[MOST_WORDS + 8] = {loader, "--library-path", libraries, "--argv0", "jianfu", program};
	if (count < 1 || count > MOST_WORDS || folder_find(folder))
		return CANNOT;
	snprintf(loader, sizeof loader, "%s/lib/ld-linux-x86-64.so.2", folder);
	snprintf(libraries, sizeof libraries, "%s/lib", folder);
	snprintf(program, sizeof program, "%s/lib/jianfu", folder);
	memcpy(all + 6, words + 1, (size_t)count * sizeof *all); /* with the NULL behind the last */
	if (!variable_set("LOCPATH", folder, "lib/locale") && !variable_set("GCONV_PATH", folder, "lib/gconv") &&
			!variable_set("FONTCONFIG_FILE", folder, "share/fonts/fonts.conf"))
		execv(loader, all);
	fprintf(stderr, "jianfu: cannot start %s: %s\n", loader, strerror(errno));
	return CANNOT;
}
