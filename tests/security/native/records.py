"""C++ programs that try to cost less than they do, or to reach what is not theirs.

Each reads a number n and prints the sum of a sequence of n numbers; what is around that work is the trick. A trick that
works is accepted at less than what the same program costs without it.
"""

from dataclasses import dataclass
from typing import Final

from effbench.records.measurement import Verdict

__all__ = ["COMPILE_BOMBS", "EXPLOITS", "NativeExploit", "honest"]

AC, RE, CE, WA, TAMPER, MLE, TLE = (
    Verdict.AC, Verdict.RE, Verdict.CE, Verdict.WA, Verdict.TAMPER, Verdict.MLE, Verdict.TLE,
)  # fmt: skip
_WORK: Final = """
#include <cstdio>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <csetjmp>
#include <csignal>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <linux/futex.h>
static uint64_t work(uint64_t n) {
    uint64_t state = 1, sum = 0;
    for (uint64_t i = 0; i < n; i++) { state = state * 6364136223846793005u + 1442695040888963407u; sum += state >> 40; }
    return sum;
}
"""
_MAIN: Final = """
int main() {
    uint64_t n;
    if (scanf("%lu", &n) != 1) return 1;
    TRICK
    printf("%lu\\n", (unsigned long)work(n));
    return 0;
}
"""
_SCANNER: Final = """
static sigjmp_buf back;
static void on_fault(int) { siglongjmp(back, 1); }
// Looks for memory that is not the program's, from the top of the address space downwards, and adds to each word there.
static void scan(uint64_t from, uint64_t to, uint64_t step) {
    struct sigaction action = {};
    action.sa_handler = on_fault;
    action.sa_flags = SA_NODEFER;
    sigaction(SIGSEGV, &action, nullptr);
    sigaction(SIGBUS, &action, nullptr);
    for (volatile uint64_t place = from; place > to; place = place - step)
        if (!sigsetjmp(back, 0)) { volatile uint64_t *word = (uint64_t *)place; *word = *word - 1000; }
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeExploit:
    """One way.

    Attributes:
        name: What it is called.
        source: The program.
        verdicts: What may come of it.
        language: What it is written in.
        end_share: Share of a program without work that it may save by ending without the end of its runtime, which any
            program may: it saves what that takes, in time as well, and no more. 0 for a program that ends as usual.
    """

    name: str
    source: str
    verdicts: frozenset[Verdict]
    language: str = "cpp"
    end_share: float = 0.0


def honest() -> str:
    """The same program without a trick."""
    return _WORK + _MAIN.replace("TRICK", "")


def _trick(name: str, lines: str, *verdicts: Verdict, before: str = "") -> NativeExploit:
    source = _WORK + before + _MAIN.replace("TRICK", lines)
    return NativeExploit(name=name, source=source, verdicts=frozenset(verdicts))


EXPLOITS: Final = (
    _trick("raw_unknown_calls", "for (long i = 0; i < 40; i++) syscall(0x3EFF0 + i, 7, 0, 0, 0, 0, 0);", AC, RE),
    _trick("raw_ptrace_and_memory", "syscall(SYS_ptrace, 0, 0, 0, 0); syscall(SYS_process_vm_writev, getpid(), 0, 0, 0, 0, 0);"
           " syscall(SYS_kill, getppid(), 9); syscall(SYS_prctl, 4, 1, 0, 0, 0);", AC, RE),
    _trick("scan_top_of_memory", "scan(0x7ffffffff000u, 0x7ffffe000000u, 4096);", TAMPER, RE, AC, TLE, before=_SCANNER),
    _trick("scan_beside_own_memory", "uint64_t own = (uint64_t)malloc(1); scan(own + (1u << 24), own, 1 << 16);",
           TAMPER, RE, AC, WA, before=_SCANNER),
    _trick("scan_up_to_wall", "scan(0x400000000000u, 0x3ffffff00000u, 4096);", TAMPER, RE, AC, before=_SCANNER),
    _trick("map_over_emulator", "for (uint64_t place = 0x7fffff000000u; place > 0x7fff00000000u; place -= 1u << 26)"
           " mmap((void *)place, 1u << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);",
           TAMPER, AC, RE),
    _trick("unmap_emulator", "munmap((void *)0x500000000000u, 0x2ffffffff000u);", TAMPER, RE),
    _trick("forget_emulator", "madvise((void *)0x7f0000000000u, 0xfffffff000u, MADV_DONTNEED);", TAMPER, AC, RE),
    _trick("futex_as_a_pen", "uint32_t word = 0; for (uint64_t place = 0x7ffffffff000u; place > 0x7fffff000000u; place -= 4096)"
           " syscall(SYS_futex, &word, FUTEX_WAKE_OP, 1, 1, place, FUTEX_OP(FUTEX_OP_ADD, 1, FUTEX_OP_CMP_EQ, 0));",
           TAMPER, AC),
    _trick("kernel_writes_for_me", "uint64_t zero = 0; for (uint64_t place = 0x7ffffffff000u; place > 0x7fffff000000u;"
           " place -= 4096) { syscall(SYS_getrandom, place, 8, 0); syscall(SYS_read, 0, place, 8); } (void)zero;", AC, TAMPER, RE),
    _trick("code_written_at_run_time", """
    auto *code = (unsigned char *)mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (code != MAP_FAILED) { memcpy(code, "\\x48\\x89\\xf8\\xc3", 4); if (((uint64_t (*)(uint64_t))code)(n) != n) return 2; }
    """, AC, RE),
    _trick("code_that_changes_itself", """
    mprotect((void *)((uintptr_t)&work & -4096), 8192, PROT_READ | PROT_WRITE | PROT_EXEC);
    volatile unsigned char *code = (unsigned char *)&work; code[0] = code[0];
    """, AC, RE),
    _trick("constructor_before_main", "", AC, before="""
    static uint64_t early; __attribute__((constructor)) static void before() { early = work(200000); }
    """),
    _trick("ending_early", 'printf("%lu\\n", (unsigned long)work(n)); fflush(stdout); _exit(0);', AC),
    _trick("ending_by_signal", "raise(SIGKILL);", RE, MLE),
    _trick("work_in_a_child", "pid_t child = fork(); if (child == 0) _exit(0); if (child > 0) return 3;", AC, RE),
    _trick("vfork_bomb", "for (int i = 0; i < 1000; i++) if (vfork() == 0) _exit(0);", AC, RE),
    _trick("thread_bomb", """
    for (int i = 0; i < 1000; i++) { pthread_t t; pthread_create(&t, nullptr, [](void *) -> void * { pause(); return nullptr; }, nullptr); }
    """, AC, RE, MLE),
    _trick("start_another_program", 'char *words[] = {(char *)"/usr/bin/true", nullptr}; execv(words[0], words);'
           " execv(\"/work/program\", words);", AC, RE, WA),
    _trick("files_of_the_system", 'const char *names[] = {"/proc/self/mem", "/proc/self/maps", "/proc/1/environ", "/etc/passwd",'
           ' "/work/x"}; for (auto name : names) if (open(name, O_RDWR) >= 0 || open(name, O_RDONLY) >= 0) return 4;', AC, RE),
    _trick("huge_static_array", "huge[n % sizeof huge] = 1;", AC, RE, MLE, CE, before="static char huge[1ull << 40];"),
)  # fmt: skip

COMPILE_BOMBS: Final = {
    "endless include": '#include "/dev/zero"\nint main() {}',
    "standard input": '#include "/dev/stdin"\nint main() { return absent; }',
    "itself": "#include __FILE__\nint main() {}",
    "a file of the machine": '#include "/etc/passwd"\nint main() {}',
    "what other processes have": '#include "/proc/1/environ"\nint main() {}',
    "a file as bytes": 'asm(".incbin \\"/etc/shadow\\"");\nint main() {}',
    "the agent": 'asm(".incbin \\"/root/.profile\\"");\nint main() {}',
    "templates": "template <int n> struct S { S<n + 1> next; };\nS<0> s;\nint main() {}",
    "output": 'asm(".zero 0x7fffffff");\nasm(".zero 0x7fffffff");\nint main() {}',
}
"""What a compiler must not choke on, nor read; none of these is a program."""
