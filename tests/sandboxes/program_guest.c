/* An emulated program that is told an address of its emulator's and uses it in one way: guest KIND < ADDRESS. */
#define _GNU_SOURCE
#include <linux/futex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static unsigned char own[4096] __attribute__((aligned(64)));

int main(int count, char **arguments)
{
    unsigned long there = 0;
    uint32_t word = 0;
    const char *kind = count > 1 ? arguments[1] : "";
    if (scanf("%lx", &there) != 1)
        return 1;
#define IS(name) (!strcmp(kind, name))
#define USE(name, code) else if (IS(name)) asm volatile(code ::"r"(there), "r"(own), "a"(0L), "c"(8L) : "rdx", "rsi", "rdi", "memory", "cc")
    if (IS("nothing"))
        there = 0;
    USE("load", "mov (%0), %%rdx");
    USE("store", "movq $0, (%0)");
    USE("byte", "movb $0, (%0)");
    USE("add", "addq $-1, (%0)");
    USE("locked", "lock decq (%0)");
    USE("exchange", "xchg %%rdx, (%0)");
    USE("compare", "lock cmpxchg %%rdx, (%0)");
    USE("compare_wide", "lock cmpxchg16b (%0)");
    USE("vector_load", "movups (%0), %%xmm0");
    USE("vector_store", "movups %%xmm0, (%0)");
    USE("masked", "mov %0, %%rdi\n pcmpeqb %%xmm1, %%xmm1\n maskmovdqu %%xmm1, %%xmm0");
    USE("streamed", "movnti %%rdx, (%0)");
    USE("string_store", "mov %0, %%rdi\n rep stosb");
    USE("string_load", "mov %0, %%rsi\n mov %1, %%rdi\n rep movsb");
    USE("string_compare", "mov %0, %%rsi\n mov %1, %%rdi\n repe cmpsb");
    USE("scan", "mov %0, %%rdi\n repne scasb");
    USE("float_store", "fldz\n fstpl (%0)");
    USE("float_wide", "fldz\n fstpt (%0)");
    USE("float_load", "fldl (%0)\n fstp %%st");
    USE("state_store", "fxsave (%0)");
    USE("state_load", "fnstenv (%0)");
    USE("control", "stmxcsr (%0)");
    USE("push", "mov %%rsp, %%rdx\n lea 8(%0), %%rsp\n push %%rax\n mov %%rdx, %%rsp");
    USE("pop", "mov %%rsp, %%rdx\n mov %0, %%rsp\n pop %%rsi\n mov %%rdx, %%rsp");
    USE("bits", "btsq $3, (%0)");
    USE("jump", "jmp *(%0)");
    USE("segment", "wrfsbase %0\n movq $0, %%fs:0");
    else if (IS("futex"))
        syscall(SYS_futex, &word, FUTEX_WAKE_OP, 1, 1, there, FUTEX_OP(FUTEX_OP_SET, 0, FUTEX_OP_CMP_EQ, 0));
    else if (IS("map"))
        mmap((void *)(there & -4096), 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    else if (IS("unmap"))
        munmap((void *)(there & -4096), 4096);
    else if (IS("protect"))
        mprotect((void *)(there & -4096), 4096, PROT_NONE);
    else if (IS("forget"))
        madvise((void *)(there & -4096), 4096, MADV_DONTNEED);
    else if (IS("move"))
        mremap((void *)(there & -4096), 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, own);
    puts("survived");
    return 0;
}
