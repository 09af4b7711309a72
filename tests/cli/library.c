/* library.c - an example of the library: the overtime of each option, as `jianfu export` prints it: library SCENARIO SEED [KEY=VALUE…] */
#include <stdio.h>
#include <stdlib.h>

#include "jianfu.h"

int main(int argc, char **argv)
{
	struct jianfu *study = argc > 2 ? jianfu_load(argv[1]) : NULL;
	int status = study && !*jianfu_faults(study) ? 0 : 2;
	for (int i = 3; i < argc && !status; i++)
		status = jianfu_set(study, argv[i]);
	if (!status)
		status = jianfu_run(study, 2, strtoull(argv[2], NULL, 10), 0);
	if (status)
		fputs(jianfu_faults(study), stderr);
	else
		for (int option = 0; option < jianfu_options(study); option++)
			for (int run = 0; run < jianfu_replications(study); run++)
				printf("%s,%d,%.17g\n", jianfu_option(study, option), run, jianfu_value(study, option, run, jianfu_measure_named(study, "overtime")));
	jianfu_free(study);
	return status;
}
