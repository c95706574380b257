/* What an emulated program holds: its bytes, the most of them at a time, and bytes times instructions.
 *
 * Only the builds of the plugins that measure memory have this (EFFBENCH_MEMORY): a count is made without. All of it lies
 * in the emulator's own memory; the page of results is mapped by the relay, too.
 */
#ifndef EFFBENCH_MEMORY_H
#define EFFBENCH_MEMORY_H

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

/* What the relay reads. */
struct memory_page {
    uint64_t peak_bytes;
    uint64_t byte_instructions_low, byte_instructions_high; /* together 128 bits */
    uint64_t is_incomplete; /* something found no room: the rest is too little */
};

struct memory_account {
    struct memory_page *page;
    uint64_t held, since; /* bytes; the counter when they last changed */
    int is_open;          /* whether the program is at work */
};

static inline void memory_settle(struct memory_account *account, uint64_t count)
{
    unsigned __int128 sum = ((unsigned __int128)account->page->byte_instructions_high << 64) | account->page->byte_instructions_low;
    if (account->is_open)
        sum += (unsigned __int128)account->held * (count - account->since);
    account->page->byte_instructions_low = (uint64_t)sum;
    account->page->byte_instructions_high = (uint64_t)(sum >> 64);
    account->since = count;
}

static inline void memory_add(struct memory_account *account, uint64_t more, uint64_t less, uint64_t count)
{
    memory_settle(account, count);
    account->held = account->held + more - less;
    if (account->is_open && account->held > account->page->peak_bytes)
        account->page->peak_bytes = account->held;
}

static inline void memory_open(struct memory_account *account, int is_open, uint64_t count)
{
    memory_settle(account, count);
    account->is_open = is_open;
    memory_add(account, 0, 0, count);
}

/* Ranges of addresses, sorted, none touching another. */
struct memory_span {
    uint64_t first, end;
};

enum { MEMORY_SPANS = 1 << 16, MEMORY_PAGE = 4096 };

struct memory_spans {
    uint32_t number;
    struct memory_span each[MEMORY_SPANS];
};

static inline uint64_t memory_whole_pages(uint64_t size)
{
    return (size + MEMORY_PAGE - 1) & ~(uint64_t)(MEMORY_PAGE - 1);
}

/* The first span that ends behind an address. */
static inline uint32_t memory_find(const struct memory_spans *spans, uint64_t address)
{
    uint32_t low = 0, high = spans->number;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (spans->each[middle].end > address)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static inline int memory_insert(struct memory_spans *spans, uint32_t at, struct memory_span span)
{
    if (spans->number == MEMORY_SPANS)
        return -1;
    memmove(&spans->each[at + 1], &spans->each[at], (spans->number - at) * sizeof *spans->each);
    spans->each[at] = span;
    spans->number++;
    return 0;
}

/* Takes a range away. Returns how many bytes of it there were, or -1 when there is no room. */
static inline int64_t memory_cut(struct memory_spans *spans, uint64_t first, uint64_t end)
{
    uint32_t at = memory_find(spans, first);
    int64_t cut = 0;
    while (at < spans->number && spans->each[at].first < end) {
        struct memory_span *span = &spans->each[at], old = *span;
        uint64_t from = old.first > first ? old.first : first, to = old.end < end ? old.end : end;
        cut += (int64_t)(to - from);
        if (old.first < from && old.end > to) {
            span->end = from;
            return memory_insert(spans, at + 1, (struct memory_span){to, old.end}) ? -1 : cut;
        }
        if (old.first < from) {
            span->end = from;
            at++;
        } else if (old.end > to) {
            span->first = to;
            return cut;
        } else {
            memmove(span, span + 1, (spans->number - at - 1) * sizeof *span);
            spans->number--;
        }
    }
    return cut;
}

/* Makes a range one that is there, whole. Returns how many bytes of it there were before, or -1 when there is no room. */
static inline int64_t memory_put(struct memory_spans *spans, uint64_t first, uint64_t end)
{
    int64_t before = memory_cut(spans, first, end);
    uint32_t at = memory_find(spans, first);
    if (before < 0)
        return -1;
    int joins_left = at > 0 && spans->each[at - 1].end == first;
    int joins_right = at < spans->number && spans->each[at].first == end;
    if (joins_left && joins_right) {
        spans->each[at - 1].end = spans->each[at].end;
        memmove(&spans->each[at], &spans->each[at + 1], (spans->number - at - 1) * sizeof *spans->each);
        spans->number--;
    } else if (joins_left) {
        spans->each[at - 1].end = end;
    } else if (joins_right) {
        spans->each[at].first = first;
    } else if (memory_insert(spans, at, (struct memory_span){first, end})) {
        return -1;
    }
    return before;
}

#endif
