/* Follows what a program maps without a file, system call by system call. Pages that it may not touch are not held. */
#ifndef EFFBENCH_MAPPINGS_H
#define EFFBENCH_MAPPINGS_H

#include "memory.h"

#if defined(__x86_64__)
enum { MAPPED_BY_MMAP = 9, MAPPED_BY_MPROTECT = 10, MAPPED_BY_MUNMAP = 11, MAPPED_BY_BRK = 12, MAPPED_BY_MREMAP = 25 };
#else
enum { MAPPED_BY_MMAP = 222, MAPPED_BY_MPROTECT = 226, MAPPED_BY_MUNMAP = 215, MAPPED_BY_BRK = 214, MAPPED_BY_MREMAP = 216 };
#endif

enum { MAPPINGS_THREADS = 256 };
#define MAPPINGS_FOREIGN UINT64_MAX /* in place of what `brk` has no second argument for */

struct mappings {
    struct memory_account *account;
    struct memory_spans anonymous, held; /* all, and those that may be touched */
    uint64_t last_break;                 /* 0: not known yet */
    uint64_t break_bytes, free_break;    /* by which it grew on the program's account, and how many of them cost nothing */
    struct {
        int64_t number;
        uint64_t a, b, c, d;
    } asked[MAPPINGS_THREADS]; /* what each thread has asked for and not got yet */
};

static struct mappings mappings;

static void mappings_change(int64_t more, int64_t less, uint64_t count)
{
    if (more < 0 || less < 0)
        mappings.account->page->is_incomplete = 1;
    else
        memory_add(mappings.account, (uint64_t)more, (uint64_t)less, count);
}

static void mappings_map(uint64_t first, uint64_t size, int is_anonymous, int is_open, uint64_t count)
{
    uint64_t end = first + memory_whole_pages(size);
    int64_t gone = memory_cut(&mappings.held, first, end), was = memory_cut(&mappings.anonymous, first, end);
    if (is_anonymous)
        was = memory_put(&mappings.anonymous, first, end);
    if (is_anonymous && is_open && memory_put(&mappings.held, first, end) < 0)
        was = -1;
    mappings_change(was < 0 ? -1 : is_anonymous && is_open ? (int64_t)(end - first) : 0, gone, count);
}

static void mappings_protect(uint64_t first, uint64_t size, int is_open, uint64_t count)
{
    uint64_t end = first + memory_whole_pages(size);
    int64_t gone = memory_cut(&mappings.held, first, end), more = 0;
    for (uint32_t at = memory_find(&mappings.anonymous, first);
         is_open && more >= 0 && at < mappings.anonymous.number && mappings.anonymous.each[at].first < end; at++) {
        struct memory_span span = mappings.anonymous.each[at];
        uint64_t from = span.first > first ? span.first : first, to = span.end < end ? span.end : end;
        more = memory_put(&mappings.held, from, to) < 0 ? -1 : more + (int64_t)(to - from);
    }
    mappings_change(more, gone, count);
}

static void mappings_move(uint64_t from, uint64_t old_size, uint64_t to, uint64_t size, uint64_t count)
{
    uint32_t at = memory_find(&mappings.held, from);
    int is_held = at < mappings.held.number && mappings.held.each[at].first <= from;
    at = memory_find(&mappings.anonymous, from);
    int is_anonymous = at < mappings.anonymous.number && mappings.anonymous.each[at].first <= from;
    mappings_map(from, old_size, 0, 0, count);
    mappings_map(to, size, is_anonymous, is_held, count);
}

static uint64_t mappings_charged_break(void)
{
    return mappings.break_bytes > mappings.free_break ? mappings.break_bytes - mappings.free_break : 0;
}

/* What grew on somebody else's account is not given back on the program's. */
static void mappings_break(uint64_t now, int is_own, uint64_t count)
{
    uint64_t before = mappings_charged_break(), last = mappings.last_break;
    if (last && is_own && now > last)
        mappings.break_bytes += now - last;
    else if (last && now < last)
        mappings.break_bytes -= last - now < mappings.break_bytes ? last - now : mappings.break_bytes;
    mappings.last_break = now;
    mappings_change((int64_t)mappings_charged_break(), (int64_t)before, count);
}

static void mappings_ask(unsigned thread, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    unsigned own = thread % MAPPINGS_THREADS;
    mappings.asked[own].number = number;
    mappings.asked[own].a = a, mappings.asked[own].b = b, mappings.asked[own].c = c, mappings.asked[own].d = d;
}

/* The answer to what the thread asked for last. */
static void mappings_get(unsigned thread, int64_t number, int64_t result, uint64_t count)
{
    unsigned own = thread % MAPPINGS_THREADS;
    uint64_t a = mappings.asked[own].a, b = mappings.asked[own].b, c = mappings.asked[own].c, d = mappings.asked[own].d;
    if (mappings.asked[own].number != number || (result < 0 && result > -MEMORY_PAGE))
        return;
    mappings.asked[own].number = -1;
    if (number == MAPPED_BY_MMAP)
        mappings_map((uint64_t)result, b, (d & MAP_ANONYMOUS) != 0, c != PROT_NONE, count);
    else if (number == MAPPED_BY_MUNMAP)
        mappings_map(a, b, 0, 0, count);
    else if (number == MAPPED_BY_MPROTECT)
        mappings_protect(a, b, c != PROT_NONE, count);
    else if (number == MAPPED_BY_MREMAP)
        mappings_move(a, b, (uint64_t)result, c, count);
    else if (number == MAPPED_BY_BRK)
        mappings_break((uint64_t)result, b != MAPPINGS_FOREIGN, count);
}

#endif
