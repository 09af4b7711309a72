/* faulty.c - stands before the C library (LD_PRELOAD) and lets one call fail: FAULT="CALL NUMBER HOW", as in "write 3 ENOSPC".
   Memory is asked for by the program itself: HDF5 1.10 ends a program whose memory ends in its midst. CALL: memory, open, write, fsync, rename, clock. NUMBER counts from 1; 0 lets nothing fail. HOW: an errno name, or short (half is written).
   The clock jumps by an hour, forward and back, from that call on. With FAULT_COUNT=FILE the number of calls is written there at the end. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum call { MEMORY, OPEN, WRITE, FSYNC, RENAME, CLOCK, CALLS };

static const char *const names[CALLS] = {"memory", "open", "write", "fsync", "rename", "clock"};
static atomic_long made;
static enum call failing = CALLS;
static long number;
static int error;
static int is_short;

static uintptr_t program_from, program_to;

/* The first object is the program. */
static int program_find(struct dl_phdr_info *object, size_t size, void *context)
{
	(void)size, (void)context;
	for (int i = 0; i < object->dlpi_phnum; i++)
		if (object->dlpi_phdr[i].p_type == PT_LOAD && object->dlpi_phdr[i].p_flags & PF_X) {
			program_from = object->dlpi_addr + object->dlpi_phdr[i].p_vaddr;
			program_to = program_from + object->dlpi_phdr[i].p_memsz;
		}
	return 1;
}

__attribute__((constructor)) static void fault_read(void)
{
	static const struct { const char *name; int error; } errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EINTR", EINTR}, {"EMFILE", EMFILE}, {"EACCES", EACCES}};
	char call[16] = "", how[16] = "";
	dl_iterate_phdr(program_find, NULL);
	if (!getenv("FAULT") || sscanf(getenv("FAULT"), "%15s %ld %15s", call, &number, how) < 2)
		return;
	is_short = !strcmp(how, "short");
	for (unsigned i = 0; i < sizeof errors / sizeof *errors; i++)
		if (!strcmp(how, errors[i].name))
			error = errors[i].error;
	for (int i = 0; i < CALLS; i++)
		if (!strcmp(call, names[i]))
			failing = (enum call)i;
}

__attribute__((destructor)) static void count_write(void)
{
	const char *path = getenv("FAULT_COUNT");
	char words[32];
	if (!path)
		return;
	failing = CALLS;
	int length = snprintf(words, sizeof words, "%ld\n", (long)made), file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (file >= 0 && write(file, words, (size_t)length) == length)
		close(file);
}

/* Whether this is the call that fails. */
static int is_hit(enum call call)
{
	return call == failing && ++made == number;
}

#define IS_OURS ((uintptr_t)__builtin_return_address(0) >= program_from && (uintptr_t)__builtin_return_address(0) < program_to)
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
	return IS_OURS && is_hit(MEMORY) ? (errno = ENOMEM, NULL) : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return IS_OURS && is_hit(MEMORY) ? (errno = ENOMEM, NULL) : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return IS_OURS && is_hit(MEMORY) ? (errno = ENOMEM, NULL) : __libc_realloc(memory, size);
}

int open(const char *path, int flags, ...)
{
	va_list rest;
	va_start(rest, flags);
	int mode = flags & O_CREAT ? va_arg(rest, int) : 0;
	va_end(rest);
	return is_hit(OPEN) ? (errno = error, -1) : REAL(open)(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
	return is_hit(OPEN) ? (errno = error, NULL) : REAL(fopen)(path, mode);
}

ssize_t write(int file, const void *bytes, size_t size)
{
	if (is_hit(WRITE)) {
		if (!is_short) {
			errno = error;
			return -1;
		}
		size = size > 1 ? size / 2 : size;
	}
	return REAL(write)(file, bytes, size);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
	return is_hit(WRITE) ? (errno = error ? error : EIO, 0) : REAL(fwrite)(bytes, size, count, file);
}

int fsync(int file)
{
	return is_hit(FSYNC) ? (errno = error, -1) : REAL(fsync)(file);
}

int rename(const char *from, const char *to)
{
	return is_hit(RENAME) ? (errno = error, -1) : REAL(rename)(from, to);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
	enum { JUMP_S = 3600 };
	int status = REAL(clock_gettime)(clock, now);
	if (failing == CLOCK && ++made >= number)
		now->tv_sec += made % 2 ? JUMP_S : -JUMP_S;
	return status;
}
