/* encoding.h - text as offices save it, turned into UTF-8: UTF-8, GB18030 with what came before it (GBK, GB2312), UTF-16 with its mark. */
#ifndef ENCODING_H
#define ENCODING_H

#include "base/fault.h"

/* Makes UTF-8 of `size` bytes of the file called `file`; a byte order mark is left out. *text is terminated, without zero bytes inside,
   and the bytes themselves where they are UTF-8 already. What is no text, or a workbook saved as such, is a fault that names the line
   of the first wrong byte. */
STATUS_MUST_USE enum status encoding_utf8(const char *file, const char *bytes, size_t size, struct arena *arena, struct faults *faults,
	const char **text, size_t *text_size);

#endif
