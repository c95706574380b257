"""Programs in other languages than C++ that try to cost less than they do, or to reach what is not theirs.

Each is the honest program of its language with a trick before the work, or in place of it. A trick that is refused goes
on honestly; what a trick gets hold of is printed, and so makes the output wrong.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from effbench.records.measurement import Verdict
from tests.security.native.records import NativeExploit

__all__ = ["HONEST", "OTHER_EXPLOITS", "honest_in"]

AC, RE, WA, OLE, TAMPER, TLE = Verdict.AC, Verdict.RE, Verdict.WA, Verdict.OLE, Verdict.TAMPER, Verdict.TLE
BEYOND: Final = "0x7ffffffff000"
"""In the emulator's part of the address space."""
HONEST: Final[Mapping[str, str]] = {
    "c": """
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static uint64_t work(uint64_t n) {
    uint64_t state = 1, sum = 0;
    for (uint64_t i = 0; i < n; i++) { state = state * 16807 % 2147483647; sum += state; }
    return sum;
}
BEFORE
int main(void) {
    uint64_t n;
    if (scanf("%lu", &n) != 1) return 1;
    TRICK
    printf("%lu\\n", (unsigned long)work(n));
    return 0;
}
""",
    "rust": """
use std::io::Write;
#[inline(never)]
fn work(n: u64) -> u64 {
    let (mut state, mut sum) = (1u64, 0u64);
    for _ in 0..n { state = state * 16807 % 2147483647; sum += state; }
    sum
}
BEFORE
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    let n: u64 = line.trim().parse().unwrap();
    TRICK
    writeln!(std::io::stdout(), "{}", work(n)).unwrap();
}
""",
    "go": """
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"unsafe"
)

var _, _, _, _, _ = os.Exit, exec.Command, runtime.GC, syscall.Getpid, unsafe.Pointer(nil)

//go:noinline
func work(n uint64) uint64 {
	state, sum := uint64(1), uint64(0)
	for i := uint64(0); i < n; i++ {
		state = state * 16807 % 2147483647
		sum += state
	}
	return sum
}
BEFORE
func main() {
	var n uint64
	fmt.Scan(&n)
	TRICK
	fmt.Println(work(n))
}
""",
    "java": """
import java.nio.file.*;
import java.util.*;

public class Main {
    static long work(long n) {
        long state = 1, sum = 0;
        for (long i = 0; i < n; i++) { state = state * 16807 % 2147483647; sum += state; }
        return sum;
    }
    BEFORE
    public static void main(String[] words) throws Throwable {
        long n = new Scanner(System.in).nextLong();
        TRICK
        System.out.println(work(n));
    }
}
""",
    "javascript": """
const fs = require('fs');
function work(n) {
  let state = 1, sum = 0;
  for (let i = 0; i < n; i++) { state = Math.imul(state, 16807) + 1 | 0; sum = sum + (state >>> 16) | 0; }
  return sum;
}
BEFORE
const n = parseInt(fs.readFileSync(0, 'utf8'));
TRICK
console.log(work(n));
""",
    "ruby": """
def work(n)
  state, sum, i = 1, 0, 0
  while i < n
    state = state * 16807 % 2147483647
    sum += state
    i += 1
  end
  sum
end
BEFORE
n = STDIN.gets.to_i
TRICK
puts work(n)
""",
}
"""Language → the program that reads a number n and prints the sum of a sequence of n numbers."""
LEAVING: Final = "end_without_shutdown"
"""Name of the trick by which a program leaves its runtime."""
END_SHARES: Final = {"java": 0.02, "javascript": 0.04, "ruby": 0.02}
"""Language → most that leaving its runtime may save, of a program without work; Node.js was measured at 3.3 %."""
FILES: Final = ("/proc/self/mem", "/proc/1/environ", "/proc/1/maps", "/etc/shadow", "/root/.profile", "/work/..")
"""What no program may read or write."""


def honest_in(language: str) -> str:
    """The program without a trick."""
    return HONEST[language].replace("BEFORE", "").replace("TRICK", "")


def _tricks() -> Iterator[NativeExploit]:
    for language, tricks in _TRICKS.items():
        for name, (before, trick, verdicts) in tricks.items():
            source = HONEST[language].replace("BEFORE", before).replace("TRICK", trick)
            yield NativeExploit(
                name=name,
                source=source,
                verdicts=frozenset(verdicts),
                language=language,
                end_share=END_SHARES[language] if name == LEAVING else 0.0,
            )


_C: Final = {
    # The start that is subtracted from every count is not made: all is done before it, and the rest is left out.
    "work_before_the_start": ("""
static void all(int count, char **words, char **environment) {
    char line[32] = {0}, text[32];
    int size = read(0, line, 31) > 0 ? sprintf(text, "%lu\\n", (unsigned long)work(strtoul(line, 0, 10))) : 0;
    _exit(write(1, text, size) != size);
}
__attribute__((section(".preinit_array"))) static void (*first)(int, char **, char **) = all;
""", "", [AC]),
    "guess_where_it_is_counted": ("#include <cpuid.h>", """
    unsigned a, b, c, d;
    char brand[5] = {0};
    if (__get_cpuid(0x80000002, &a, &b, &c, &d)) memcpy(brand, &a, 4);
    if (!strcmp(brand, "QEMU")) { puts("1"); return 0; }
""", [AC, WA]),
    "half_in_a_thread": ("""
static uint64_t last;
static void *other(void *n) { last = work(*(uint64_t *)n); return NULL; }
""", """
    pthread_t thread;
    if (!pthread_create(&thread, NULL, other, &n) && !pthread_join(thread, NULL)) { printf("%lu\\n", last); return 0; }
""", [AC]),
    "another_program_works": ("", """
    char sum[200], *words[] = {"/usr/bin/python3", "-c", sum, NULL};
    snprintf(sum, sizeof sum, "s=1;t=0\\nfor _ in range(%lu): s=s*16807%%2147483647;t+=s\\nprint(t)", (unsigned long)n);
    execv(words[0], words);
""", [AC, RE, WA]),
    "files": ("", "".join(
        f'if (open("{path}", O_RDONLY) >= 0 || open("{path}", O_WRONLY) >= 0) puts("{path}");' for path in FILES[:-1]
    ), [AC]),
    "flood": ("", "for (;;) puts(\"0123456789012345678901234567890123456789\");", [OLE]),
}  # fmt: skip
_RUST: Final = {
    "all_in_a_thread": ("", "if let Ok(found) = std::thread::spawn(move || work(n)).join() {"
                        " println!(\"{}\", found); return; }", [AC]),
    "another_program_works": ("", """
    for name in ["/usr/bin/python3", "/bin/sh", "/proc/self/exe"] {
        if let Ok(done) = std::process::Command::new(name).arg("-c").arg("echo 1").output() { println!("{:?}", done); }
    }
""", [AC]),
    "a_word_beyond_the_wall": ("", f"unsafe {{ std::ptr::write_volatile({BEYOND} as *mut u64, 0); }}", [TAMPER, RE]),
    "files": ("", "".join(f'if std::fs::read("{path}").is_ok() {{ println!("{path}"); }}' for path in FILES), [AC]),
    "flood": ("", 'loop { println!("0123456789012345678901234567890123456789"); }', [OLE, RE]),
}  # fmt: skip
_GO: Final = {
    "goroutines_on_many_threads": ("", """
	runtime.GOMAXPROCS(8)
	sums, sum := make(chan uint64), uint64(0)
	for i := 0; i < 8; i++ {
		go func() { runtime.LockOSThread(); sums <- work(n) }()
	}
	for i := 0; i < 8; i++ {
		sum = <-sums
	}
	fmt.Println(sum)
	return
""", [AC]),
    "another_program_works": ("", """
	for _, name := range []string{"/usr/bin/python3", "/bin/sh", "/proc/self/exe"} {
		if said, err := exec.Command(name, "-c", "print(1)").Output(); err == nil {
			fmt.Println(string(said))
		}
	}
""", [AC]),
    "a_word_beyond_the_wall": ("", f"*(*uint64)(unsafe.Pointer(uintptr({BEYOND}))) = 0", [TAMPER, RE]),
    "end_before_the_runtime_does": (
        "", "fmt.Println(work(n))\n\tsyscall.RawSyscall(syscall.SYS_EXIT_GROUP, 0, 0, 0)", [AC],
    ),
    "files": ("", "".join(
        f'if _, err := os.ReadFile("{path}"); err == nil {{ fmt.Println("{path}") }}\n' for path in FILES
    ), [AC]),
    "flood": ("", """
	for {
		if _, err := fmt.Println("0123456789012345678901234567890123456789"); err != nil {
			os.Exit(3)
		}
	}
""", [OLE]),
}  # fmt: skip
_JAVA: Final = {
    # The interpreter is what is counted: compiled code would take a tenth of its instructions.
    "turn_the_compiler_on": ("", """
        var machine = java.lang.management.ManagementFactory.getPlatformMXBean(
            com.sun.management.HotSpotDiagnosticMXBean.class);
        for (String flag : List.of("UseInterpreter", "TieredCompilation", "TieredStopAtLevel"))
            try { machine.setVMOption(flag, "true"); } catch (IllegalArgumentException refused) { }
""", [AC]),
    "half_in_threads": ("static volatile long found;", """
        Thread thread = new Thread(() -> { found = work(n); });
        thread.start();
        thread.join();
        System.out.println(found);
        System.exit(0);
""", [AC]),
    "another_machine_works": ("", """
        for (String name : List.of("/usr/bin/java", "/bin/sh", "/usr/bin/python3"))
            try { System.out.println(new ProcessBuilder(name, "-version").start().waitFor()); }
            catch (java.io.IOException refused) { }
""", [AC, RE]),
    "a_word_beyond_the_wall": ("", f"""
        var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((sun.misc.Unsafe) field.get(null)).putLong({BEYOND}L, 0);
""", [TAMPER, RE]),
    "end_without_shutdown": (
        "", "System.out.println(work(n)); System.out.flush(); Runtime.getRuntime().halt(0);", [AC],
    ),
    "files": ("", "".join(
        f'try {{ Files.readAllBytes(Path.of("{path}")); System.out.println("{path}"); }}'
        " catch (java.io.IOException refused) { }\n" for path in FILES
    ), [AC]),
    "flood": ("", 'while (!System.out.checkError()) System.out.println("0123456789".repeat(1000));', [OLE]),
}  # fmt: skip
_JAVASCRIPT: Final = {
    "all_in_a_worker": ("", """
const { Worker } = require('worker_threads');
const worker = new Worker(`require('worker_threads').parentPort.postMessage((${work})(${n}))`, { eval: true });
worker.on('message', found => { console.log(found); process.exit(0); });
worker.on('error', () => console.log(work(n)));
if (0)""", [AC, TLE, TAMPER]),
    "another_program_works": ("", """
for (const name of ['/usr/bin/node', '/bin/sh', '/usr/bin/python3']) {
  const done = require('child_process').spawnSync(name, ['-c', '1']);
  if (!done.error) console.log(name);
}
""", [AC]),
    "flags_of_the_engine": ("", "require('v8').setFlagsFromString('--allow-natives-syntax --no-predictable');", [AC]),
    "end_without_shutdown": ("", "console.log(work(n)); process.reallyExit(0);", [AC]),
    "a_signal_to_others": ("", "for (const pid of [1, process.ppid]) try { process.kill(pid, 'SIGKILL');"
                           " console.log(pid); } catch { }", [AC, RE]),
    "files": ("", "".join(
        f"try {{ fs.readFileSync('{path}'); console.log('{path}'); }} catch {{ }}\n" for path in FILES
    ), [AC]),
    "flood": ("", "for (;;) fs.writeSync(1, '0123456789'.repeat(1000));", [OLE, RE]),
}  # fmt: skip
_RUBY: Final = {
    "all_in_a_thread": ("", "puts Thread.new { work(n) }.value\nexit", [AC]),
    "work_in_a_child": ("", """
begin
  reader, writer = IO.pipe
  if fork.nil?
    writer.puts work(n)
    exit!
  end
  puts reader.gets
  exit!
rescue SystemCallError, NotImplementedError
end
""", [AC, RE]),
    "another_program_works": ("", "begin\n  puts `/bin/echo 1`\nrescue SystemCallError\nend\n", [AC, RE]),
    "a_word_beyond_the_wall": ("", f"require 'fiddle'\nFiddle::Pointer.new({BEYOND})[0] = 0\n", [TAMPER, RE]),
    "end_without_shutdown": ("", "STDOUT.syswrite(\"#{work(n)}\\n\")\nexit!(0)", [AC]),
    "files": ("", "".join(
        f"begin; File.binread('{path}'); puts '{path}'; rescue SystemCallError; end\n" for path in FILES
    ), [AC]),
    "flood": ("", "loop { puts '0123456789' * 100 }", [OLE, RE]),
}  # fmt: skip
# Name → what stands before the program, what before its work, and the verdicts.
_TRICKS: Final[Mapping[str, Mapping[str, tuple[str, str, list[Verdict]]]]] = {
    "c": _C, "rust": _RUST, "go": _GO, "java": _JAVA, "javascript": _JAVASCRIPT, "ruby": _RUBY,
}  # fmt: skip
OTHER_EXPLOITS: Final = tuple(_tricks())
