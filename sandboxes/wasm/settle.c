/* Brings the guest's heap to one state, whatever was allocated and freed before.
 *
 * The same call on a heap with other holes counts up to 1 % more or less: allocators take other paths, and objects lie
 * at other addresses, which are hashed. So just before a call every hole is filled for good, and what the call
 * allocates comes from fresh memory at fixed addresses. Memory that nothing touches costs the host nothing.
 */
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "settle.h"

/* CPython's small-object allocator (Objects/obmalloc.c) on 32 bits, with the large arenas of cpython.patch: 64 size
 * classes in pools of 16 KiB, each behind a header, in arenas of 1 MiB. */
enum { CLASS_STEP = 8, LARGEST_SMALL = 512, POOL_BYTES = 16384, POOL_HEADER = 32, FILL_LIMIT = 200000 };
enum { ARENA_BYTES = 1 << 20, REGION_ARENAS = 4, REGION_BYTES = REGION_ARENAS * ARENA_BYTES };
/* Of the C library's allocator. */
enum { CHUNK_STEP = 8, SMALLEST_BIN = 256, LARGEST_FILLER = 1 << 20, PAD_BYTES = 1 << 16 };

static const uintptr_t ROUND = 32u << 20; /* the heap goes on at a multiple of it */

static char *region, *region_end; /* where the next arena comes from */
static void *freed_arenas;        /* a list; the link is each arena's first word */

/* Arenas come straight from the end of memory: they must not depend on the holes of the C library's heap. */
static void *arena_alloc(void *context, size_t size)
{
    (void)context;
    if (size != ARENA_BYTES)
        return malloc(size); /* a piece of the interpreter's stack of frames */
    if (freed_arenas) {
        void *arena = freed_arenas;
        freed_arenas = *(void **)arena;
        return arena;
    }
    if (region == region_end) {
        char *more = sbrk(REGION_BYTES);
        if (more == (char *)-1)
            return NULL;
        region = more, region_end = more + REGION_BYTES;
    }
    char *arena = region;
    region += ARENA_BYTES;
    return arena;
}

static void arena_free(void *context, void *arena, size_t size)
{
    (void)context;
    if (size != ARENA_BYTES) {
        free(arena);
        return;
    }
    *(void **)arena = freed_arenas;
    freed_arenas = arena;
}

void settle_prepare(void)
{
    PyObjectArenaAllocator arenas = {NULL, arena_alloc, arena_free};
    PyObject_SetArenaAllocator(&arenas);
}

static int starts_pool(const char *const blocks[3], size_t size)
{
    return ((uintptr_t)blocks[0] & (POOL_BYTES - 1)) == POOL_HEADER && blocks[1] == blocks[0] + size &&
           blocks[2] == blocks[1] + size;
}

/* Fills every pool that is partly used, and then every arena: the next block of any size begins a pool of its own, in
 * a new arena. */
static void settle_pools(void)
{
    for (size_t size = CLASS_STEP; size <= LARGEST_SMALL; size += CLASS_STEP) {
        const char *last[3] = {0};
        for (int i = 0; i < FILL_LIMIT && !starts_pool(last, size); i++) {
            last[0] = last[1], last[1] = last[2];
            last[2] = PyObject_Malloc(size);
        }
        for (int i = 2; i >= 0; i--)
            PyObject_Free((void *)last[i]); /* the pool is empty again and serves any class */
    }
    freed_arenas = NULL, region = region_end = NULL;
    for (int i = 0; i < FILL_LIMIT && !region; i++)
        PyObject_Malloc(LARGEST_SMALL);
}

/* Takes every free chunk of the C library's heap; what it gives out next lies at `floor` or behind it. */
static void settle_chunks(char *floor)
{
    /* Memory has ended at `floor` without the allocator's doing: for what does not fit below it takes a new segment. */
    void *above = malloc(PAD_BYTES);
    while (above && (char *)above < floor)
        above = malloc(PAD_BYTES);
    for (size_t size = LARGEST_FILLER; size >= CHUNK_STEP;
         size -= size > SMALLEST_BIN ? size / 16 & -CHUNK_STEP : CHUNK_STEP)
        for (int i = 0; i < FILL_LIMIT; i++) {
            char *chunk = malloc(size);
            if (!chunk)
                break;
            if (chunk >= floor) {
                free(chunk);
                break;
            }
        }
    free(above);
}

void settle(void)
{
    char *end = sbrk(0);
    size_t rest = ROUND - ((uintptr_t)end & (ROUND - 1));
    if (sbrk((intptr_t)rest) == (char *)-1)
        return; /* there is less memory than that: the run ends soon */
    settle_chunks(end + rest);
    settle_pools();
}
