/* effbench_memory: wraps the interpreter's allocators, so that the plugin of an emulator sees each block.
 *
 * Nothing is counted of it: the plugin leaves the section out. The wrappers call what was there before and change
 * neither sizes nor addresses, so that a program runs as it does where it is counted.
 */
#define _GNU_SOURCE
#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <unistd.h>

#include "blocks.h"
#include "cage.h"

#define WRAPPER __attribute__((section("memory_wrappers"), noinline))

/* Exported by every CPython, but not part of the limited API. */
struct allocator {
    void *context;
    void *(*malloc)(void *, size_t);
    void *(*calloc)(void *, size_t, size_t);
    void *(*realloc)(void *, void *, size_t);
    void (*free)(void *, void *);
};
extern void PyMem_GetAllocator(int, struct allocator *);
extern void PyMem_SetAllocator(int, struct allocator *);
extern char __start_memory_wrappers[], __stop_memory_wrappers[];
extern const uint64_t __start_memory_probes[], __stop_memory_probes[];

enum { DOMAINS = 3 };
static struct allocator originals[DOMAINS];
static uint64_t is_inside; /* an allocator is at work, and so what is mapped is its own business */

#if defined(__x86_64__)
#define STORE_ZERO "movq $0, %0"
#else
#define STORE_ZERO "str xzr, %0"
#endif

/* The plugin watches the store: by its address it finds the note, wherever the thread's stack is. */
#define LEAVE_NOTE(old_place, new_place, new_size)                                                                      \
    do {                                                                                                                \
        struct memory_note note = {(uint64_t)(old_place), (uint64_t)(new_place), (new_size), 1};                        \
        __asm__ volatile("1: " STORE_ZERO "\n.pushsection memory_probes, \"aw\"\n.quad 1b\n.popsection"                  \
                         : "=m"(note.mark)                                                                              \
                         : "m"(note.old), "m"(note.new), "m"(note.size));                                               \
    } while (0)

WRAPPER static void *wrapped_malloc(void *context, size_t size)
{
    const struct allocator *original = context;
    is_inside++;
    void *got = original->malloc(original->context, size);
    is_inside--;
    if (got)
        LEAVE_NOTE(NULL, got, size);
    return got;
}

WRAPPER static void *wrapped_calloc(void *context, size_t number, size_t size)
{
    const struct allocator *original = context;
    is_inside++;
    void *got = original->calloc(original->context, number, size);
    is_inside--;
    if (got)
        LEAVE_NOTE(NULL, got, number * size);
    return got;
}

WRAPPER static void *wrapped_realloc(void *context, void *old, size_t size)
{
    const struct allocator *original = context;
    is_inside++;
    void *got = original->realloc(original->context, old, size);
    is_inside--;
    if (got)
        LEAVE_NOTE(old, got, size);
    return got;
}

WRAPPER static void wrapped_free(void *context, void *old)
{
    const struct allocator *original = context;
    /* What is unmapped here was no mapping of the program's. The call is the last one, and so a jump: returns are slow. */
    if (old)
        LEAVE_NOTE(old, NULL, 0);
    original->free(original->context, old);
}

static PyObject *install(PyObject *self, PyObject *nothing)
{
    (void)self, (void)nothing;
    const struct memory_wrappers wrappers = {
        &is_inside, (uint64_t)__start_memory_wrappers, (uint64_t)__stop_memory_wrappers, __start_memory_probes, __stop_memory_probes,
    };
    syscall(CAGE_REQUEST_MEMORY, &wrappers);
    for (int domain = 0; domain < DOMAINS; domain++) {
        PyMem_GetAllocator(domain, &originals[domain]);
        struct allocator wrapped = {&originals[domain], wrapped_malloc, wrapped_calloc, wrapped_realloc, wrapped_free};
        PyMem_SetAllocator(domain, &wrapped);
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"install", install, METH_NOARGS, "install(): from now on the emulator's plugin sees each block."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT, "effbench_memory", "Wraps the allocators.", -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit_effbench_memory(void)
{
    return PyModule_Create(&module);
}
