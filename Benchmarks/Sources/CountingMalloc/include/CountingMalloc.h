#ifndef COUNTING_MALLOC_H
#define COUNTING_MALLOC_H

/// How often this process has asked for memory; -1 where it cannot be counted.
long counted_allocations(void);

#endif
