/* status.h - what a function that can fail returns: three outcomes, also the exit codes of the program. */
#ifndef STATUS_H
#define STATUS_H

enum status {
	STATUS_OK = 0,
	STATUS_FAULT = 2, /* the author of a file or command line must change something; words are in the faults */
	STATUS_WORLD = 3  /* disk, memory or a solver failed; words are in the faults */
};

#define STATUS_MUST_USE __attribute__((warn_unused_result))

#endif
