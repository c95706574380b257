/* What the relay, a supervisor and its child share, and how they take turns.
 *
 * Two pages and a region. The gate says how far a run is: the relay maps it, and whoever makes the marks: natively the
 * driver, under an emulator the plugin, in memory that the emulated program does not have. The request describes one run;
 * behind it in the same file lie the inbox (the program, later its input) and the outbox (the result), which a child maps
 * for itself. A candidate has no descriptor of any of them.
 */
#ifndef EFFBENCH_REGION_H
#define EFFBENCH_REGION_H

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "request.h"

enum { REGION_PAGE_BYTES = 4096, GATE_MARKS = 8 };

/* Written by who makes the marks, but for `granted`, which is the relay's. */
struct gate {
    uint32_t turn;    /* a futex; raised by each mark and by the child's death */
    uint32_t granted; /* a futex; how many marks of this run the child may pass */
    uint32_t marks;   /* how many it has made */
    uint32_t mark;    /* the newest */
    uint32_t is_dead; /* the supervisor has reaped it */
    uint32_t is_broken; /* a mark came out of its order */
    uint64_t counts[GATE_MARKS]; /* instructions up to each of the first marks; emulated only */
};

/* Free in every address space that programs have. Fixed, so that the sizes of input and result move nothing else. */
#define REGION_INBOX ((unsigned char *)0x1000000000)
#define REGION_OUTBOX ((unsigned char *)0x1800000000)
#define REGION_MOST_BYTES ((uint64_t)1 << 31)

static inline void gate_wake(uint32_t *word)
{
    syscall(SYS_futex, word, FUTEX_WAKE, INT_MAX, NULL, NULL, 0);
}

/* Waits while `word` is `seen`, or until the time is over (NULL: without end). */
static inline void gate_wait(uint32_t *word, uint32_t seen, const struct timespec *time)
{
    syscall(SYS_futex, word, FUTEX_WAIT, seen, time, NULL, 0);
}

static inline void gate_turn(struct gate *gate)
{
    __atomic_add_fetch(&gate->turn, 1, __ATOMIC_SEQ_CST);
    gate_wake(&gate->turn);
}

/* Makes a mark. `count` is what an emulator has counted up to it. */
static inline void gate_make_mark(struct gate *gate, enum mark mark, uint64_t count)
{
    if (gate->marks < GATE_MARKS)
        gate->counts[gate->marks] = count;
    gate->mark = mark;
    __atomic_add_fetch(&gate->marks, 1, __ATOMIC_SEQ_CST);
    gate_turn(gate);
}

/* Waits until the relay has granted the newest mark. */
static inline void gate_wait_for_grant(struct gate *gate)
{
    uint32_t granted;
    while ((granted = __atomic_load_n(&gate->granted, __ATOMIC_SEQ_CST)) < gate->marks)
        gate_wait(&gate->granted, granted, NULL);
}

/* Whether `mark` may follow `before` (0: none). */
static inline int gate_is_in_order(uint32_t before, uint32_t mark)
{
    if (mark == MARK_FAILED)
        return before >= MARK_STARTED && before <= MARK_RETURNED;
    if (mark == MARK_LEFT)
        return before == MARK_READY;
    return mark == before + 1 || (mark == MARK_READY && before == MARK_RESULT);
}

#endif
