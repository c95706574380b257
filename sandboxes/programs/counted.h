/* What the counter tells the relay of a program: one page that both map. */
#ifndef EFFBENCH_COUNTED_H
#define EFFBENCH_COUNTED_H

#include <stdint.h>

enum { COUNTED_BYTES = 4096, NO_FILTER = 98 };

struct counted {
    uint64_t instructions; /* so far */
    uint32_t has_left;     /* it ended itself, with `status` */
    uint32_t status;
    uint32_t is_broken; /* it reached for what is not its own */
};

#endif
