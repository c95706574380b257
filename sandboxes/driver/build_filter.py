"""Assembles seccomp.json to a BPF program: no library needed, only a C compiler that knows the system calls' numbers.

Usage: build_filter.py seccomp.json seccomp.bpf [compiler, which may be one for another architecture; gcc by default]
"""

import errno
import json
import re
import struct
import subprocess
import sys

INSTRUCTION = struct.Struct("=HBBI")  # code, jump if true, jump if false, constant
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000  # SECCOMP_RET_…; FAIL takes an errno, and 0 feigns success
ARCHITECTURES = {"__x86_64__": 0xC000003E, "__aarch64__": 0xC00000B7}  # linux/audit.h
X32 = 0x40000000  # x86-64's numbers with 32-bit pointers
CLONE_THREAD = 0x10000
ALL_PROCESSES = 0xFFFFFFFF
OWN_PROCESS = 0x0EFFB01D  # cage.h puts the process's id in its place


def main(source: str, target: str, compiler: str = "gcc") -> None:
    """Writes the program to ``target``."""
    with open(source) as stream:
        rules = json.load(stream)
    macros = macros_of(compiler)
    architecture = next(number for name, number in ARCHITECTURES.items() if name in macros)
    # Some headers define a number by another macro.
    named = {name[5:]: macros.get(value, value) for name, value in macros.items() if name.startswith("__NR_")}
    numbers = {name: int(value) for name, value in named.items() if value.isdecimal()}
    with open(target, "wb") as stream:
        stream.write(assemble(rules, architecture, numbers))


def macros_of(compiler: str) -> dict[str, str]:
    """What the compiler's headers define: the architecture's name and its system calls' numbers."""
    command = [compiler, "-E", "-dM", "-x", "c", "-"]
    text = subprocess.run(command, input="#include <asm/unistd.h>\n", capture_output=True, text=True, check=True).stdout
    return dict(re.findall(r"^#define (\w+) (.*)$", text, flags=re.MULTILINE))


def assemble(rules: dict, architecture: int, numbers: dict[str, int]) -> bytes:
    """Makes the program; a call that this architecture does not know needs no rule."""
    known = {kind: [numbers[name] for name in rules[kind] if name in numbers] for kind in rules if kind != "about"}
    program = load(ARCHITECTURE) + on(EQUAL, architecture, b"", give(KILL)) + load(NUMBER)
    program += on(AT_LEAST, X32, give(KILL))
    for number in known["denied"]:
        program += on(EQUAL, number, give(FAIL | errno.EPERM))
    for number in known["not_there"]:
        program += on(EQUAL, number, give(FAIL | errno.ENOSYS))
    for number in known["threads_only"]:
        is_thread = on(ANY_BIT, CLONE_THREAD, give(ALLOW))
        program += on(EQUAL, number, load(ARGUMENTS) + is_thread + give(FAIL | errno.EPERM))
    for number in known["own_process_only"]:
        program += on(EQUAL, number, own_process_only())
    for name, operations in rules["denied_operations"].items():
        tests = b"".join(on(EQUAL, operation, give(FAIL | errno.EPERM)) for operation in operations)
        program += on(EQUAL, numbers[name], load(ARGUMENTS + 8) + tests + give(ALLOW))
    return program + give(ALLOW)


def own_process_only() -> bytes:
    """The first argument is this process; a signal to all that it may reach succeeds and reaches none, as in a cage."""
    own = on(EQUAL, 0, give(ALLOW)) + on(EQUAL, OWN_PROCESS, give(ALLOW))
    return load(ARGUMENTS) + own + on(EQUAL, ALL_PROCESSES, give(FAIL)) + give(FAIL | errno.EPERM)


def load(offset: int) -> bytes:
    """Takes a word of the call's description."""
    return INSTRUCTION.pack(LOAD, 0, 0, offset)


def on(test: int, constant: int, then: bytes, otherwise: bytes = b"") -> bytes:
    """Goes through one of two blocks; each of them returns or is empty."""
    if otherwise:
        return INSTRUCTION.pack(test, len(otherwise) // INSTRUCTION.size, 0, constant) + otherwise + then
    return INSTRUCTION.pack(test, 0, len(then) // INSTRUCTION.size, constant) + then


def give(verdict: int) -> bytes:
    """Ends the program."""
    return INSTRUCTION.pack(RETURN, 0, 0, verdict)


if __name__ == "__main__":
    main(*sys.argv[1:])
