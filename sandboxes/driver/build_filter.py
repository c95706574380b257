"""Assembles seccomp.json, the list of what a candidate may ask of the kernel, to a BPF program.

Usage: build_filter.py seccomp.json seccomp.bpf [x86_64 or aarch64; this machine by default]

The program searches the call's number in halves. It consists of tests of the number and of returns alone where a call
is allowed whatever its arguments are: the kernel then knows the answer beforehand and does not run the program.
"""

import errno
import json
import platform
import struct
import sys
from collections.abc import Iterator

INSTRUCTION = struct.Struct("=HBBI")  # code, jump if true, jump if false, constant
LOAD, JUMP, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x05, 0x15, 0x35, 0x45, 0x06  # linux/bpf_common.h
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data, whose arguments have 64 bits
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000  # SECCOMP_RET_…; FAIL takes an errno, and 0 feigns success
UNKNOWN, DENIED = FAIL | errno.ENOSYS, FAIL | errno.EPERM
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # linux/audit.h; in the order of the list's numbers
X32 = 0x40000000  # from here on, x86-64's numbers are those of calls with 32-bit pointers
FAR = 240  # instructions; a test jumps over 255 at the most
ALL_PROCESSES = 0xFFFFFFFF
OWN_PROCESS = 0x0EFFB01D  # cage.h puts the process's id in its place


def main(source: str, target: str, machine: str = platform.machine()) -> None:
    """Writes the program to ``target``."""
    if machine not in MACHINES:
        sys.exit(f"build_filter.py: no numbers of system calls for {machine}: name one of {', '.join(MACHINES)}")
    with open(source) as stream:
        program = assemble(json.load(stream), machine)
    with open(target, "wb") as stream:
        stream.write(program)


def assemble(rules: dict, machine: str) -> bytes:
    """Makes the program for one architecture."""
    blocks = dict(blocks_of(rules, list(MACHINES).index(machine)))
    blocks.pop(None, None)  # calls that this architecture does not have
    ranges = [(0, give(UNKNOWN))]
    for number in sorted(blocks):
        ranges += [(number, blocks[number]), (number + 1, give(UNKNOWN))]
    if machine == "x86_64":
        ranges.append((X32, give(KILL)))
    of_another_machine = INSTRUCTION.pack(EQUAL, 1, 0, MACHINES[machine]) + give(KILL)
    return load(ARCHITECTURE) + of_another_machine + load(NUMBER) + search(merge(ranges))


def blocks_of(rules: dict, column: int) -> Iterator[tuple[int | None, bytes]]:
    """Yields the number of each listed call, and what decides on it."""
    for numbers in rules["allowed"].values():
        yield numbers[column], give(ALLOW)
    for numbers in rules["denied"].values():
        yield numbers[column], give(DENIED)
    for numbers in rules["own_process_only"].values():
        yield numbers[column], own_process_only()
    for rule in rules["checked"].values():
        refusal = {"kill": KILL, "EPERM": DENIED}[rule.get("otherwise", "EPERM")]
        checks = [check(int(index), condition, refusal) for index, condition in rule["arguments"].items()]
        yield rule["numbers"][column], b"".join(checks) + give(ALLOW)


def merge(ranges: list[tuple[int, bytes]]) -> list[tuple[int, bytes]]:
    """Makes one range of those that follow each other with one answer; each lasts until the next one begins.

    The second of two that begin alike is the one that holds.
    """
    merged: list[tuple[int, bytes]] = []
    for first, block in dict(ranges).items():
        if not merged or merged[-1][1] != block:
            merged.append((first, block))
    return merged


def search(ranges: list[tuple[int, bytes]]) -> bytes:
    """Finds the range that the loaded number is in, by halving, and goes on with its block."""
    program = Backwards()
    program.put_search(ranges)
    return b"".join(reversed(program.instructions))


class Backwards:
    """A program written from its end, since jumps lead forward only: what a test jumps to is there already.

    A place is the number of instructions from there to the end.
    """

    def __init__(self) -> None:
        self.instructions: list[bytes] = []
        self.blocks: dict[bytes, int] = {}

    def put(self, block: bytes) -> int:
        """Puts instructions before the others; returns their place."""
        size = INSTRUCTION.size
        self.instructions += reversed([block[at : at + size] for at in range(0, len(block), size)])
        return len(self.instructions)

    def put_search(self, ranges: list[tuple[int, bytes]]) -> int:
        """Puts the tests that lead to the ranges' blocks, and those blocks which are not within reach yet."""
        if len(ranges) == 1:
            ((_, block),) = ranges
            if block not in self.blocks or self.distance(self.blocks[block]) > FAR:
                self.blocks[block] = self.put(block)
            return self.blocks[block]
        middle = len(ranges) // 2
        above = self.put_search(ranges[middle:])
        below = self.put_search(ranges[:middle])
        if self.distance(above) > FAR:
            above = self.put(INSTRUCTION.pack(JUMP, 0, 0, self.distance(above)))
        return self.put(INSTRUCTION.pack(AT_LEAST, self.distance(above), self.distance(below), ranges[middle][0]))

    def distance(self, place: int) -> int:
        """Returns how many instructions a jump skips that is put next."""
        return len(self.instructions) - place


def check(index: int, condition: dict[str, dict[str, int]], refusal: int) -> bytes:
    """Goes on behind itself when an argument is one of some values, or has none of some bits."""
    ((kind, named),) = condition.items()
    values = list(named.values())
    if kind == "without":
        return load_argument(index) + INSTRUCTION.pack(ANY_BIT, 0, 1, sum(values)) + give(refusal)
    if kind != "one_of":
        raise ValueError(f"an argument may be checked by `one_of` or `without`, not by `{kind}`")
    left = range(len(values), 0, -1)  # tests, this one included, until the refusal is passed
    tests = [INSTRUCTION.pack(EQUAL, passed, 0, value) for passed, value in zip(left, values, strict=True)]
    return load_argument(index) + b"".join(tests) + give(refusal)


def own_process_only() -> bytes:
    """The first argument is this process; a signal to all that it may reach succeeds and reaches none, as in a cage."""
    verdicts = {0: ALLOW, OWN_PROCESS: ALLOW, ALL_PROCESSES: FAIL}
    tests = [INSTRUCTION.pack(EQUAL, 0, 1, process) + give(verdict) for process, verdict in verdicts.items()]
    return load_argument(0) + b"".join(tests) + give(DENIED)


def load_argument(index: int) -> bytes:
    """Takes the lower half of an argument: all that are checked have 32 bits, and the kernel looks at no others."""
    return load(ARGUMENTS + 8 * index)


def load(offset: int) -> bytes:
    """Takes a word of the call's description."""
    return INSTRUCTION.pack(LOAD, 0, 0, offset)


def give(verdict: int) -> bytes:
    """Ends the program."""
    return INSTRUCTION.pack(RETURN, 0, 0, verdict)


if __name__ == "__main__":
    main(*sys.argv[1:])
