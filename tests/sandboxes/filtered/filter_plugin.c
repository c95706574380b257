/* A plugin for qemu-user: puts a filter around the emulator itself when the emulated program asks for it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define ENTER 0x3F00F /* a system call that no kernel knows */

typedef uint64_t plugin_id;
typedef void (*on_call)(plugin_id, unsigned, int64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t,
                        uint64_t);
extern void qemu_plugin_register_vcpu_syscall_cb(plugin_id, on_call);
__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static struct sock_filter instructions[4096];

static void enter(plugin_id id, unsigned vcpu, int64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e,
                  uint64_t f, uint64_t g, uint64_t h)
{
    (void)id, (void)vcpu, (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
    if (number != ENTER)
        return;
    int fd = open(getenv("EFFBENCH_TEST_FILTER"), O_RDONLY);
    ssize_t size = read(fd, instructions, sizeof instructions);
    close(fd);
    struct sock_fprog program = {.len = (unsigned short)(size / (ssize_t)sizeof *instructions), .filter = instructions};
    for (unsigned i = 0; i < program.len; i++)
        if (instructions[i].code == (BPF_JMP | BPF_JEQ | BPF_K) && instructions[i].k == 0x0EFFB01D)
            instructions[i].k = (uint32_t)getpid();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
        syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program))
        _exit(98);
}

__attribute__((visibility("default"))) int qemu_plugin_install(plugin_id id, const void *info, int count, char **arguments)
{
    (void)info, (void)count, (void)arguments;
    qemu_plugin_register_vcpu_syscall_cb(id, enter);
    return 0;
}
