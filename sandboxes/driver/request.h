/* How a run is described, and how far it can be: what the driver and whoever drives it agree on. */
#ifndef EFFBENCH_REQUEST_H
#define EFFBENCH_REQUEST_H

#include <stdint.h>

/* In the order in which a run makes them. After each the child waits until the relay lets it go on; what a series does
 * for each input begins again behind RESULT. */
enum mark {
    MARK_STARTED = 1, /* caged, the program at hand: its import-time work starts */
    MARK_LOADED,      /* it has been loaded: the input may come */
    MARK_READY,       /* the input is decoded and the heap settled: the call starts */
    MARK_RETURNED,    /* the call has returned: the result may be encoded */
    MARK_RESULT,      /* the result lies in the outbox */
    MARK_FAILED,      /* what went wrong lies in the outbox */
    MARK_LEFT,        /* a whole program ended its process (exit_group); nobody waits */
};

enum operation { OPERATION_CALL = 1, OPERATION_PROGRAM, OPERATION_PREPARE /* a call of the agent's own program */ };

enum failure { FAILURE_RAISED = 1, FAILURE_REFUSED, FAILURE_FULL, FAILURE_NO_ENTRY };

struct request {
    /* By the relay, before the run. */
    uint32_t operation, uid, landlock, settles;
    uint64_t memory_bytes; /* address space above what the supervisor has; 0 for no limit */
    uint64_t file_bytes;   /* size up to which it may write a file: its standard output, since it has no other */
    uint64_t cpu_s;        /* hard limit, far above the one that the relay keeps */
    uint64_t inbox_bytes, outbox_bytes; /* whole pages */
    /* By the relay, before it lets the child go on. */
    uint64_t given_bytes; /* in the inbox: the program at first, then each input */
    /* By the child. */
    uint64_t made_bytes; /* in the outbox */
    uint64_t failure;    /* enum failure, or 0 */
    uint64_t has_threads; /* whether threads live on when the program has been loaded */
    /* By the supervisor, after the child's death. */
    int32_t status;
    uint32_t is_orphaned; /* whether the child left a process behind */
    uint64_t user_us, system_us, max_rss_bytes;
};

#endif
