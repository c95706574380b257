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
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* System call numbers that no kernel knows: an emulated process asks the plugin by calling them. */
#define CAGE_REQUEST_ENTER 0x3EFFB
#define CAGE_REQUEST_SUPERVISE 0x3EFFC
#define CAGE_REQUEST_SETTLED 0x3EFFD

/* Landlock came with numbers that are alike on every architecture. */
#define CAGE_LANDLOCK_CREATE 444
#define CAGE_LANDLOCK_ADD 445
#define CAGE_LANDLOCK_RESTRICT 446
#define CAGE_LANDLOCK_READ ((1u << 2) | (1u << 3)) /* read file, read directory */
#define CAGE_LANDLOCK_READ_WRITE ((1u << 1) | (1u << 2))

struct cage_filter {
    struct sock_fprog program;
    struct sock_filter instructions[4096];
};

struct cage_path_rule {
    uint64_t access;
    int32_t parent;
} __attribute__((packed));

struct cage_ruleset {
    uint64_t filesystem, network, scoped;
};

/* Reads a BPF program as libseccomp exports it. Returns 0, or -1 with errno. */
static int cage_load_filter(struct cage_filter *filter, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t size = read(fd, filter->instructions, sizeof filter->instructions);
    close(fd);
    if (size <= 0 || size % (ssize_t)sizeof(struct sock_filter) || size == (ssize_t)sizeof filter->instructions) {
        errno = EINVAL;
        return -1;
    }
    filter->program.len = (unsigned short)(size / (ssize_t)sizeof(struct sock_filter));
    filter->program.filter = filter->instructions;
    return 0;
}

static int cage_allow(int ruleset, const char *path, uint64_t access)
{
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? 0 : -1;
    struct cage_path_rule rule = {.access = access, .parent = fd};
    long result = syscall(CAGE_LANDLOCK_ADD, ruleset, 1, &rule, 0);
    close(fd);
    return (int)result;
}

/* The interpreter's library may be read, /dev/null used; every other path is closed, and so are TCP and signals and
 * abstract sockets across the cage where the kernel offers it. Returns 0, or -1 with errno. */
static int cage_landlock(void)
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
    static const char *const readable[] = {"/usr", "/lib", "/lib64", "/opt/effbench"};
    for (size_t i = 0; i < sizeof readable / sizeof *readable; i++)
        if (cage_allow(ruleset, readable[i], CAGE_LANDLOCK_READ))
            return -1;
    if (cage_allow(ruleset, "/dev/null", CAGE_LANDLOCK_READ_WRITE))
        return -1;
    long result = syscall(CAGE_LANDLOCK_RESTRICT, ruleset, 0);
    close(ruleset);
    return (int)result;
}

/* Returns 0, or the number of the layer that failed (errno says why). `landlock` 0 leaves that layer out: a kernel
 * without it is the caller's decision, never this function's. */
static int cage_enter(const struct cage_filter *filter, uid_t uid, int landlock)
{
    /* glibc's wrappers change every thread of the process: an emulator has one of its own. */
    if (setgroups(0, NULL) || setresgid(uid, uid, uid) || setresuid(uid, uid, uid))
        return 1;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        return 2;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)) /* changing the uid clears it, so it comes after */
        return 3;
    if (landlock && cage_landlock())
        return 4;
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
