"""How long programs take in the wasm sandbox, beside the same programs natively and under qemu.

Six programs run in turn by each way, several times over; the shortest CPU time of each counts, since other work on the
machine only adds to it.
"""

import statistics
from collections.abc import Callable
from dataclasses import replace
from textwrap import dedent
from typing import Final

from tabulate import tabulate

from effbench.sandboxes import values
from effbench.sandboxes.choose import open_native_sandbox
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram
from effbench.sandboxes.protocol import Lane, LaneOptions
from effbench.sandboxes.wasm.sandbox import WasmSandbox

REPEATS: Final = 7
LIMITS: Final = Limits(cpu_s=120.0, wall_s=480.0, memory_bytes=1 << 30, output_bytes=1 << 20)
PROGRAMS: Final = {
    "whole numbers": """
        def run(size):
            total = 0
            for number in range(size * 40):
                total = (total * 31 + number) % 1_000_003
            return total""",
    "sorting, lists": """
        def run(size):
            items = [(number * 7919) % 100_003 for number in range(size * 4)]
            for _ in range(3):
                items = sorted(items, key=lambda item: -item)
                items = [item ^ 5 for item in items if item % 11]
            return len(items)""",
    "dictionaries, sets": """
        def run(size):
            counts, seen = {}, set()
            for number in range(size * 8):
                key = number * number % 5003
                counts[key] = counts.get(key, 0) + 1
                seen.add((key, number % 7))
            return len(counts) + len(seen)""",
    "strings, patterns": """
        import re
        def run(size):
            words = [f"word{number % 97}-{number}" for number in range(size)]
            text = " ".join(words).upper()
            return len(re.findall(r"WORD(\\d+)-\\d*7", text)) + len(text.replace("-", "").split())""",
    "objects, recursion": """
        class Tree:
            def __init__(self, depth):
                self.branches = [Tree(depth - 1), Tree(depth - 1)] if depth else []
            def leaves(self):
                return sum(branch.leaves() for branch in self.branches) or 1
        def run(size):
            return sum(Tree(9).leaves() for _ in range(size // 600))""",
    "long integers": """
        def run(size):
            first, second = 0, 1
            for _ in range(size // 2):
                first, second = second, first + second
            return first % 1_000_007""",
}
SIZE: Final = 12_000


def cpu_ns(lane: Lane, source: str, engine: Engine) -> int:
    """CPU time of one call."""
    program = lane.prepare(dedent(source).lstrip(), "run")
    if isinstance(program, NotAProgram):
        raise RuntimeError(program.detail)
    job = Job(program=program, arguments=values.encode((SIZE,)), limits=LIMITS)
    outcome = lane.run(replace(job, engine=engine))
    if outcome.call_cpu_ns is None:
        raise RuntimeError(outcome.detail)
    return outcome.call_cpu_ns


def main(say: Callable[[str], None]) -> None:
    """Prints a table of ratios."""
    options = LaneOptions(memory_bytes=2 << 30)
    native, wasm = open_native_sandbox().open_lane(options), WasmSandbox().open_lane(options)
    ways = {"native": (native, Engine.NATIVE), "wasm": (wasm, Engine.NATIVE), "qemu": (native, Engine.QEMU)}
    rows, ratios = [], []
    for name, source in PROGRAMS.items():
        times: dict[str, list[int]] = {way: [] for way in ways}
        for _ in range(REPEATS):
            for way, (lane, engine) in ways.items():
                times[way].append(cpu_ns(lane, source, engine))
        least = {way: min(found) for way, found in times.items()}
        ratios.append((least["wasm"] / least["native"], least["qemu"] / least["native"], least["qemu"] / least["wasm"]))
        rows.append((name, f"{least['native'] / 1e6:.0f}", *(f"{ratio:.1f}" for ratio in ratios[-1])))
    native.close()
    wasm.close()
    rows.append(("median", "", *(f"{statistics.median(column):.1f}" for column in zip(*ratios, strict=True))))
    say(f"CPU time of a call, the shortest of {REPEATS} in turn")
    headers = ["program", "native ms", "wasm / native", "qemu / native", "qemu / wasm"]
    say(tabulate(rows, headers=headers, disable_numparse=True, colalign=("left", *["right"] * 4)))
