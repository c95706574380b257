/* Brings the guest's heap to one state, whatever was allocated and freed before: see settle.c. */
#ifndef EFFBENCH_SETTLE_H
#define EFFBENCH_SETTLE_H

enum { SETTLE_PAGE = 64 << 10, SETTLE_ROUND = 32 << 20 };

/* Called once, before the interpreter starts. */
void settle_prepare(void);

/* Lets the heap go on at the next multiple of `round` bytes. */
void settle_heap(unsigned round);

#endif
