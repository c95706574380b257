/* Counts the emulated program's instructions exactly, for qemu-user 7.2 (plugin interface 1).
 *
 * Every translation block adds its number of instructions to a counter that belongs to the process alone (a fork
 * takes a copy with it). Each one-byte mark that the program writes to the control descriptor copies the counter
 * into the next slot of a page that the supervisor also maps, and so does each other system call of a caged process
 * into a slot of its own: no byte leaves a process without one, so when the supervisor has the result, all that was
 * done for it stands there, whoever wrote the result, to whichever descriptor. The counter of a caged process lies in a
 * second page that the supervisor maps, too: it stops a run that is far beyond its budget. Debian ships no plugin header,
 * so the few functions that are used are declared here.
 */
#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>

#include "cage.h"

#define EXPORT __attribute__((visibility("default")))
#define CONTROL_FD 4
#define SLOTS 15
#define PAGE_BYTES 4096
#define MARKS_BEFORE_SETTLING 2
#define CAGE_COLLAPSE 25 /* MADV_COLLAPSE, newer than Debian 12's headers: Linux 6.1 */

#if defined(__x86_64__)
#define GUEST_WRITE 1
#define GUEST_PAUSE 34
#elif defined(__aarch64__)
#define GUEST_WRITE 64
#define GUEST_PAUSE 73 /* ppoll, which the C library's pause calls here */
#else
#error "effbench counts on x86-64 and aarch64"
#endif

typedef uint64_t plugin_id;
struct block;
enum { INLINE_ADD_U64 = 0 };
extern void qemu_plugin_register_vcpu_tb_trans_cb(plugin_id, void (*)(plugin_id, struct block *));
extern size_t qemu_plugin_tb_n_insns(const struct block *);
extern void qemu_plugin_register_vcpu_tb_exec_inline(struct block *, int, void *, uint64_t);
extern void qemu_plugin_register_vcpu_syscall_cb(
    plugin_id, void (*)(plugin_id, unsigned, int64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                        uint64_t, uint64_t));

EXPORT int qemu_plugin_version = 1;

struct page {
    uint64_t marks; /* how many were written, also beyond the slots */
    uint64_t last;  /* at the newest system call of a caged process, the wait for the end left out */
    uint64_t settled; /* how often the heap was settled between the second mark and the third */
    uint64_t counts[SLOTS];
};

/* In a page of its own, since in a caged process another page takes this one's place. */
static union {
    uint64_t value;
    char whole[PAGE_BYTES];
} counter __attribute__((aligned(PAGE_BYTES)));
static int caged; /* the supervisor forks it at 0, and its own calls must not be taken for a child's */
static struct page *page;
static void *live; /* where the supervisor sees the counter of a caged process grow */
static struct cage_filter filter;

/* From now on the supervisor reads along. Returns 0, or -1 with errno. */
static int show_counter(void)
{
    uint64_t so_far = counter.value;
    if (mremap(live, PAGE_BYTES, PAGE_BYTES, MREMAP_MAYMOVE | MREMAP_FIXED, &counter) == MAP_FAILED)
        return -1;
    counter.value = so_far;
    return 0;
}

/* Moves translated code into huge pages, where the kernel has them: a fork copies one entry for each instead of 512. */
static void collapse(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[CAGE_PATH_BYTES + 128], rights[5];
    unsigned long first, last, inode;
    while (maps && fgets(line, sizeof line, maps))
        if (sscanf(line, "%lx-%lx %4s %*s %*s %lu", &first, &last, rights, &inode) == 4 && !inode && !strncmp(rights, "rw", 2) && rights[3] == 'p')
            madvise((void *)first, last - first, CAGE_COLLAPSE);
    if (maps)
        fclose(maps);
}

static void on_translate(plugin_id id, struct block *block)
{
    (void)id;
    qemu_plugin_register_vcpu_tb_exec_inline(block, INLINE_ADD_U64, &counter.value, qemu_plugin_tb_n_insns(block));
}

static void on_syscall(plugin_id id, unsigned vcpu, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                       uint64_t e, uint64_t f, uint64_t g, uint64_t h)
{
    (void)id, (void)vcpu, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
    if (caged && number != GUEST_PAUSE)
        page->last = counter.value;
    if (number == GUEST_WRITE && a == CONTROL_FD) {
        if (page->marks < SLOTS)
            page->counts[page->marks] = counter.value;
        page->marks++;
    } else if (number == CAGE_REQUEST_ENTER) {
        if (show_counter() || cage_enter(&filter, (uid_t)a, (int)b))
            _exit(98);
        caged = 1;
    } else if (number == CAGE_REQUEST_SETTLED) {
        page->settled += page->marks == MARKS_BEFORE_SETTLING;
    } else if (number == CAGE_REQUEST_POPULATE) {
        cage_populate(a, b); /* whoever asks for what is not its own gets an error */
    } else if (number == CAGE_REQUEST_COLLAPSE && !caged) {
        collapse();
    } else if (number == CAGE_REQUEST_SUPERVISE && cage_supervise()) {
        _exit(99);
    }
}

EXPORT int qemu_plugin_install(plugin_id id, const void *info, int count, char **arguments)
{
    int page_fd = -1;
    (void)info;
    for (int i = 0; i < count; i++) {
        if (!strncmp(arguments[i], "page=", 5))
            page_fd = atoi(arguments[i] + 5);
        else if (!strncmp(arguments[i], "filter=", 7) && cage_load_filter(&filter, arguments[i] + 7)) {
            perror(arguments[i]);
            return 1;
        }
    }
    page = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, page_fd, 0);
    live = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, page_fd, PAGE_BYTES);
    if (page == MAP_FAILED || live == MAP_FAILED || !filter.program.len) {
        fprintf(stderr, "counter_plugin: needs page=DESCRIPTOR and filter=PATH\n");
        return 1;
    }
    close(page_fd);
    qemu_plugin_register_vcpu_tb_trans_cb(id, on_translate);
    qemu_plugin_register_vcpu_syscall_cb(id, on_syscall);
    return 0;
}
