"""What a run costs beyond the candidate's own work, in a warm lane."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from tabulate import tabulate

from effbench.sandboxes import values
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram
from effbench.sandboxes.protocol import Lane, LaneOptions

RUNS = 200
LIMITS = Limits(cpu_s=60.0, wall_s=240.0, memory_bytes=1 << 30, output_bytes=1 << 24)
PROGRAMS = {
    "empty": "def solve(n):\n    return None\n",
    "1 M instructions": "def solve(n):\n    return sum(i * i for i in range(9_000))\n",
    "10 M instructions": "def solve(n):\n    return sum(i * i for i in range(90_000))\n",
    "100 M instructions": "def solve(n):\n    return sum(i * i for i in range(900_000))\n",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Of many runs of one program.

    Attributes:
        p50_ms: Median wall time of a run, in milliseconds.
        p99_ms: Its 99th percentile.
        own_share: CPU time of the call over wall time of the run.
    """

    p50_ms: float
    p99_ms: float
    own_share: float


def time_runs(lane: Lane, source: str, engine: Engine, runs: int) -> Timing:
    """Runs one program many times."""
    program = lane.prepare(source, "solve")
    if isinstance(program, NotAProgram):
        raise RuntimeError(program.detail)
    job = Job(program=program, arguments=values.encode((0,)), limits=LIMITS, engine=engine)
    lane.run(job)
    walls, own = [], 0
    for _ in range(runs):
        begin = time.perf_counter()
        outcome = lane.run(job)
        walls.append(time.perf_counter() - begin)
        own += outcome.call_cpu_ns or 0
    ordered = sorted(walls)
    return Timing(
        p50_ms=statistics.median(walls) * 1e3,
        p99_ms=ordered[int(0.99 * (runs - 1))] * 1e3,
        own_share=own / 1e9 / sum(walls),
    )


def main(say: Callable[[str], None], sandbox: str = "docker") -> None:
    """Prints a table of run times in a sandbox of that name."""
    lane = open_sandbox(sandbox).open_lane(LaneOptions(memory_bytes=2 << 30))
    rows = []
    for name, source in PROGRAMS.items():
        timings = [time_runs(lane, source, engine, RUNS if name == "empty" else RUNS // 10) for engine in Engine]
        native, emulated = timings
        rows.append(
            [name]
            + [f"{value:.1f}" for value in (native.p50_ms, native.p99_ms, emulated.p50_ms, emulated.p99_ms)]
            + [f"{native.own_share:.0%}", f"{emulated.own_share:.0%}", f"{emulated.p50_ms / native.p50_ms:.1f}"]
        )
    lane.close()
    headers = [
        "program",
        "native p50 ms",
        "p99",
        "qemu p50 ms",
        "p99",
        "own share native",
        "own share qemu",
        "qemu/native",
    ]
    say(f"One run in a warm lane, sandbox {sandbox}; own share is the call's CPU time over the run's wall time")
    say(tabulate(rows, headers=headers, disable_numparse=True))
