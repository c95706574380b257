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

enum { ARENA_BYTES = 1 << 20, REGION_ARENAS = 4, REGION_BYTES = REGION_ARENAS * ARENA_BYTES };
/* Of the C library's allocator. */
enum { CHUNK_STEP = 8, SMALLEST_BIN = 256, LARGEST_FILLER = 1 << 20, FILL_LIMIT = 200000 };

extern void _PyObject_SettlePools(void); /* added by cpython.patch */

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

/* Takes every free chunk of the C library's heap; what it gives out next lies at `floor` or behind it, since memory has
 * ended there without its doing. */
static void settle_chunks(const char *floor)
{
    for (size_t size = LARGEST_FILLER; size >= CHUNK_STEP;
         size -= size > SMALLEST_BIN ? size / 16 & -CHUNK_STEP : CHUNK_STEP)
        for (int i = 0; i < FILL_LIMIT; i++) {
            char *chunk = malloc(size);
            if (chunk >= floor) {
                free(chunk);
                break;
            }
            if (!chunk)
                break;
        }
}

void settle_heap(unsigned round)
{
    char *end = sbrk(0);
    size_t rest = round - ((uintptr_t)end & (round - 1));
    if (sbrk((intptr_t)rest) == (char *)-1)
        return; /* there is less memory than that: the run ends soon */
    settle_chunks(end + rest);
    freed_arenas = NULL, region = region_end = NULL;
    _PyObject_SettlePools();
}
