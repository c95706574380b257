/* Locks the calling process into the candidate's cage: own uid, no new privileges, landlock, seccomp.
 *
 * One text for two users: the Python extension (native runs) and the counter plugin (emulated runs, where the
 * emulator knows neither landlock nor seccomp, so the lock must be turned from the emulator's own side).
 */
#ifndef EFFBENCH_CAGE_H
#define EFFBENCH_CAGE_H

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* System call numbers that no kernel knows: an emulated process asks the plugin by calling them. Python has no way to make
 * a system call by its number. */
#define CAGE_REQUEST_ENTER 0x3EFFB
#define CAGE_REQUEST_SUPERVISE 0x3EFFC
#define CAGE_REQUEST_MARK 0x3EFFD
#define CAGE_REQUEST_POPULATE 0x3EFFE
#define CAGE_REQUEST_COLLAPSE 0x3EFFF
#define CAGE_REQUEST_DEAD 0x3F000
#define CAGE_REQUEST_MEMORY 0x3F001

/* Landlock came with numbers that are alike on every architecture. */
#define CAGE_LANDLOCK_CREATE 444
#define CAGE_LANDLOCK_ADD 445
#define CAGE_LANDLOCK_RESTRICT 446
#define CAGE_LANDLOCK_WRITE_FILE (1u << 1)
#define CAGE_LANDLOCK_READ_FILE (1u << 2)
#define CAGE_LANDLOCK_READ_FOLDER (1u << 3)

/* build_filter.py leaves it where the filter compares with the process's own id. */
#define CAGE_OWN_PROCESS 0x0EFFB01D
/* In place of a user id: the process stays the user that it is, because it may not become another. */
#define CAGE_SAME_USER ((uid_t)-1)
#define CAGE_PATH_BYTES 4096
#define CAGE_HUGE_PAGE_BYTES ((uintptr_t)2 << 20)

struct cage_filter {
    struct sock_fprog program;
    struct sock_filter instructions[4096];
    char readable[1 << 16]; /* paths, each with its own end; an empty one ends them */
};

struct cage_path_rule {
    uint64_t access;
    int32_t parent;
} __attribute__((packed));

struct cage_ruleset {
    uint64_t filesystem, network, scoped;
};

/* Makes memory present in one go, with the rest of its huge page where the kernel gives one. Nothing depends on it. */
static void cage_populate(uintptr_t start, size_t size)
{
    madvise((void *)(start & -CAGE_HUGE_PAGE_BYTES), CAGE_HUGE_PAGE_BYTES, MADV_HUGEPAGE);
    madvise((void *)start, size, MADV_POPULATE_WRITE);
}

/* Reads a whole file that is smaller than its place. Returns its size, or -1 with errno. */
static ssize_t cage_read(const char *path, void *place, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t size = read(fd, place, room);
    close(fd);
    if (size <= 0 || size == (ssize_t)room) {
        errno = EINVAL;
        return -1;
    }
    return size;
}

/* Reads the paths that candidates may read, one a line, from the file `readable` beside the filter; where there is
 * none, they are the folders of a system that holds nothing but an interpreter. What lies beside the filter may always
 * be read. Returns 0, or -1 with errno. */
static int cage_load_readable(struct cage_filter *filter, const char *filter_path)
{
    static const char system_folders[] = "/usr\n/lib\n/lib64\n";
    char *paths = filter->readable, list[CAGE_PATH_BYTES + sizeof "/readable"];
    const char *slash = strrchr(filter_path, '/');
    size_t folder = slash ? (size_t)(slash - filter_path) : 0;
    errno = EINVAL;
    if (!folder || folder >= CAGE_PATH_BYTES)
        return -1;
    strcpy(mempcpy(list, filter_path, folder), "/readable");
    ssize_t size = cage_read(list, paths, sizeof filter->readable - CAGE_PATH_BYTES - 2);
    if (size < 0 && errno == ENOENT)
        size = stpcpy(paths, system_folders) - paths;
    if (size < 0 || paths[size - 1] != '\n')
        return -1;
    strcpy(mempcpy(paths + size, filter_path, folder), "\n");
    paths[size + (ssize_t)folder + 2] = 0;
    for (char *end = paths; (end = strchr(end, '\n'));)
        *end++ = 0;
    return 0;
}

/* Reads the BPF program that build_filter.py made. Returns 0, or -1 with errno. */
static int cage_load_filter(struct cage_filter *filter, const char *path)
{
    ssize_t size = cage_read(path, filter->instructions, sizeof filter->instructions);
    if (size < 0 || cage_load_readable(filter, path))
        return -1;
    if (size % (ssize_t)sizeof(struct sock_filter)) {
        errno = EINVAL;
        return -1;
    }
    filter->program.len = (unsigned short)(size / (ssize_t)sizeof(struct sock_filter));
    filter->program.filter = filter->instructions;
    return 0;
}

static int cage_allow(int ruleset, const char *path, uint64_t access)
{
    struct stat about;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == EACCES ? 0 : -1; /* out of reach with a rule as without one */
    if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode) && access == CAGE_LANDLOCK_READ_FILE)
        access |= CAGE_LANDLOCK_READ_FOLDER; /* the kernel refuses this right on a file */
    struct cage_path_rule rule = {.access = access, .parent = fd};
    long result = syscall(CAGE_LANDLOCK_ADD, ruleset, 1, &rule, 0);
    close(fd);
    return (int)result;
}

/* Readable paths may be read, /dev/null used; every other path is closed, and so are TCP and signals and abstract
 * sockets across the cage where the kernel offers it. Returns 0, or -1 with errno. */
static int cage_landlock(const struct cage_filter *filter)
{
    long version = syscall(CAGE_LANDLOCK_CREATE, NULL, 0, 1);
    if (version < 0)
        return -1;
    struct cage_ruleset rules = {.filesystem = (1u << 13) - 1};
    size_t size = 8;
    if (version >= 2)
        rules.filesystem |= 1u << 13;
    if (version >= 3)
        rules.filesystem |= 1u << 14;
    if (version >= 4)
        rules.network = 3, size = 16;
    if (version >= 5)
        rules.filesystem |= 1u << 15;
    if (version >= 6)
        rules.scoped = 3, size = 24;
    int ruleset = (int)syscall(CAGE_LANDLOCK_CREATE, &rules, size, 0);
    if (ruleset < 0)
        return -1;
    for (const char *path = filter->readable; *path; path += strlen(path) + 1)
        if (cage_allow(ruleset, path, CAGE_LANDLOCK_READ_FILE))
            return -1;
    if (cage_allow(ruleset, "/dev/null", CAGE_LANDLOCK_READ_FILE | CAGE_LANDLOCK_WRITE_FILE))
        return -1;
    long result = syscall(CAGE_LANDLOCK_RESTRICT, ruleset, 0);
    close(ruleset);
    return (int)result;
}

static void cage_name_own_process(struct cage_filter *filter)
{
    for (unsigned i = 0; i < filter->program.len; i++)
        if (filter->instructions[i].code == (BPF_JMP | BPF_JEQ | BPF_K) && filter->instructions[i].k == CAGE_OWN_PROCESS)
            filter->instructions[i].k = (uint32_t)getpid();
}

/* Returns 0, or the number of the layer that failed (errno says why). `landlock` 0 leaves that layer out: a kernel
 * without it is the caller's decision, never this function's. */
static int cage_enter(struct cage_filter *filter, uid_t uid, int landlock)
{
    /* glibc's wrappers change every thread of the process: an emulator has one of its own. */
    if (uid != CAGE_SAME_USER && (setgroups(0, NULL) || setresgid(uid, uid, uid) || setresuid(uid, uid, uid)))
        return 1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        return 2;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)) /* changing the uid clears it, so it comes after */
        return 3;
    if (landlock && cage_landlock(filter))
        return 4;
    cage_name_own_process(filter);
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter->program))
        return 5;
    return 0;
}

/* Orphans come to the supervisor, nobody may look into its memory, and it dies with its parent. Returns 0, or -1. */
static int cage_supervise(void)
{
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) ||
                   prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
               ? -1
               : 0;
}

#endif
