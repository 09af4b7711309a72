/* spent.c - runs a command and says what it cost: processor seconds, peak kilobytes, seconds by the clock. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int count, char **arguments)
{
	if (count < 2)
		return 2;
	struct rusage usage;
	int status;
	double from = now();
	pid_t child = fork();
	if (child == 0) {
		execvp(arguments[1], arguments + 1);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 3;
	printf("%.3f %ld %.3f\n", seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss, now() - from);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}
