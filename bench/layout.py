"""How far what a program leaves on the heap moves its count.

Fifty copies of one program differ in what they allocate and free at import time: the call is the same, the heap it
meets is not, and the spread it leaves is what two equally good programs may differ by. A second set differs in the
names of its locals and the order of its functions, which nothing takes out.
"""

import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent, indent

from tabulate import tabulate

from effbench.counters import Counter, choose_counter
from effbench.sandboxes import values
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram
from effbench.sandboxes.protocol import Lane, LaneOptions

COPIES = 50
LIMITS = Limits(cpu_s=60.0, wall_s=240.0, memory_bytes=1 << 30, output_bytes=1 << 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """A program as blocks that may stand in any order, with ``{a}``, ``{b}``, … for its local names."""

    blocks: tuple[str, ...]
    arguments: tuple[object, ...]


def workloads() -> dict[str, Workload]:
    """Eight ways to spend instructions."""
    rng = random.Random(1)
    numbers = [rng.randrange(10**6) for _ in range(4000)]
    words = [f"w{rng.randrange(800)}" for _ in range(6000)]
    half = "def half({c}):\n    return {c} // 2\n"
    bodies = {
        "sort": """
            {a} = sorted(items, key=lambda {b}: -{b})
            {a}.sort()
            return {a}[half(len({a}))]""",
        "append": """
            {a} = []
            for {b} in items:
                {a}.append(half({b}))
            return len({a})""",
        "dict": """
            {a} = {{}}
            for {b} in items:
                {a}[{b}] = {a}.get({b}, 0) + 1
            return half(len({a}))""",
        "set": """
            {a} = set()
            for {b} in items:
                {a}.add({b} % 1009)
            return half(sum({a}))""",
        "strings": """
            {a} = ""
            for {b} in items:
                {a} += {b}
            return half(len({a}.upper().split("W")))""",
        "format": """
            {a} = [f"{{{b}}}-{{half(len({b}))}}" for {b} in items]
            return len(",".join({a}))""",
        "objects": """
            class Box:
                pass
            {a} = []
            for {b} in items:
                {d} = Box()
                {d}.value = {b}
                {a}.append({d})
            return half(len(set({a})))""",
        "arithmetic": """
            {a} = 0
            for {b} in items:
                {a} = ({a} * 31 + half({b})) % 1000003
            return {a}""",
    }
    textual = {"dict", "strings", "format"}
    return {
        name: Workload(
            blocks=(half, "def solve(items):\n" + indent(dedent(body).strip("\n"), "    ") + "\n"),
            arguments=(list(words) if name in textual else list(numbers),),
        )
        for name, body in bodies.items()
    }


def renamed_copies(workload: Workload, rng: random.Random) -> Iterator[str]:
    """Copies that differ in the names of their locals and in the order of their functions."""
    for _ in range(COPIES):
        names = {key: "".join(rng.choices("abcdefgh", k=rng.randrange(1, 14))) + key for key in "abcd"}
        blocks = [block.format(**names) for block in workload.blocks]
        rng.shuffle(blocks)
        yield "".join(blocks)


def heap_copies(workload: Workload, rng: random.Random) -> Iterator[str]:
    """Copies that leave holes of other sizes in the heap before they are called."""
    plain = "".join(workload.blocks).format(a="a", b="b", c="c", d="d")
    for _ in range(COPIES):
        count, step, width = rng.randrange(10, 2000), rng.randrange(2, 9), rng.randrange(1, 900)
        holes = f"kept = [bytes(i * 7 % {width} + 1) for i in range({count})]\ndel kept[::{step}]\n"
        yield holes + plain


def spread(lane: Lane, counter: Counter, workload: Workload, copies: Iterator[str]) -> float:
    """Largest over smallest count, less one."""
    counts = []
    for source in copies:
        program = lane.prepare(source, "solve")
        if isinstance(program, NotAProgram):
            raise RuntimeError(program.detail)
        counted = counter.count(lane, Job(program=program, arguments=values.encode(workload.arguments), limits=LIMITS))
        if counted.call is None:
            raise RuntimeError(counted.outcome.detail)
        counts.append(counted.call)
    return max(counts) / min(counts) - 1


def main(say: Callable[[str], None], sandbox: str = "docker") -> None:
    """Prints a table of spreads in a sandbox of that name."""
    opened = open_sandbox(sandbox)
    lane = opened.open_lane(LaneOptions(memory_bytes=2 << 30))
    counter, _ = choose_counter("wasm" if sandbox == "wasm" else "qemu", opened.facts())
    rows = []
    for name, workload in workloads().items():
        renamed = spread(lane, counter, workload, renamed_copies(workload, random.Random(2)))
        heap = spread(lane, counter, workload, heap_copies(workload, random.Random(3)))
        rows.append((name, renamed, heap))
    lane.close()
    rows.append(("largest", *(max(row[column] for row in rows) for column in (1, 2))))
    rows.append(("median", *(statistics.median(row[column] for row in rows[:-1]) for column in (1, 2))))
    table = [[name, *(f"{share:.4%}" for share in shares)] for name, *shares in rows]
    say(f"Spread of counts over {COPIES} copies (largest / smallest - 1)")
    say(
        tabulate(
            table,
            headers=["workload", "other names and order", "another heap"],
            colalign=("left", "right", "right"),
        )
    )
