/* describe.h - the topics of the manual. */
#ifndef DESCRIBE_H
#define DESCRIBE_H

/* "keys=设定项": the topics in the order of the help; NULL behind the last. */
const char *describe_topic(int place);

#endif
