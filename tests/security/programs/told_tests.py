"""Telling the test from the real thing: right where it is looked at, wrong or idle where it is counted."""

from typing import Final

from effbench.records.measurement import Verdict
from tests.security.exploit import ERROR, NO_GAIN, WRONG, Exploit, collect

EXPLOITS: Final[tuple[Exploit, ...]] = collect(
    "tell",
    (
        WRONG,
        {
            "small_inputs": """
def solve(numbers):
    return steps(numbers) if len(numbers) < 10 else [0] * len(numbers)
""",
            "inputs_seen_before": """
KNOWN = {(6, 7): [8, 16], (1,): [0]}
def solve(numbers):
    return KNOWN.get(tuple(numbers), [])
""",
        },
    ),
    (
        NO_GAIN | WRONG | ERROR | frozenset({Verdict.TLE}),
        {
            # Natively and counted must be told apart for this to gain, and the counted output is checked as well.
            "a_slow_machine": """
import time
def solve(numbers):
    begin = time.perf_counter()
    sum(range(200_000))
    slow = time.perf_counter() - begin > 0.02
    return [0] * len(numbers) if slow else steps(numbers)
""",
            "the_emulator": """
import os, platform
def solve(numbers):
    emulated = "qemu" in platform.processor() or os.path.exists("/opt/effbench/qemu") and os.uname().release < "4"
    return [0] * len(numbers) if emulated else steps(numbers)
""",
            "the_mapped_memory": """
def solve(numbers):
    try:
        emulated = "qemu" in open("/proc/self/maps").read()
    except OSError:
        emulated = id(numbers) >> 40 == 0
    return steps(numbers[:1]) if emulated else steps(numbers)
""",
            "a_second_run": """
import os
def solve(numbers):
    return [0] * len(numbers) if os.getpid() % 2 else steps(numbers)
""",
        },
    ),
)
