"""How fast whole runs are: one and two lanes, more samples, more tasks, a run that is given again.

Each run measures variants of ``core``'s second-best solutions, every one of another text and another normal form, from
prepared inputs, answers and reference counts. Ratios matter; the machine's speed is in the seconds.
"""

import ast
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tabulate import tabulate

from effbench.records.sample import Sample
from effbench.records.task import Suite, Task
from effbench.runner.run import RunPlan, measure
from effbench.samples.source import StoredSamples
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, Sandbox, SandboxFacts
from effbench.suites import load_suite

N_TASKS = 12
SIZES = ((1, N_TASKS, 10), (2, N_TASKS, 1), (2, N_TASKS, 10), (2, N_TASKS, 100), (2, N_TASKS // 4, 10))
"""Lanes, tasks, samples per task."""


class _MeteredLane:
    """Adds up what its runs took."""

    def __init__(self, lane: Lane, spent: list[float]) -> None:
        self._lane, self._spent = lane, spent

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        return self._lane.prepare(source, entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        outcome = self._lane.run(job, gate)
        self._spent.append(outcome.cpu_time_s)
        return outcome

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        outcomes = self._lane.call_each(program, inputs, limits=limits, disabled_builtins=disabled_builtins)
        for outcome in outcomes:
            self._spent.append(outcome.cpu_time_s)
        return outcomes

    def close(self) -> None:
        self._lane.close()


class _Metered:
    """A sandbox whose lanes add up what their runs took, in CPU seconds."""

    def __init__(self, sandbox: Sandbox, spent: list[float]) -> None:
        self.name = sandbox.name
        self._sandbox, self._spent = sandbox, spent

    def facts(self) -> SandboxFacts:
        return self._sandbox.facts()

    def open_lane(self, options: LaneOptions) -> Lane:
        return _MeteredLane(self._sandbox.open_lane(options), self._spent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Of one run.

    Attributes:
        lanes: Side by side.
        tasks: How many.
        samples: Of each task.
        wall_s: From the call to the last record; the time that opening the first lane takes is part of it.
        own_s: CPU seconds of the candidates' processes, native and counted.
        again_s: The same command once more, when there is nothing left to measure.
    """

    lanes: int
    tasks: int
    samples: int
    wall_s: float
    own_s: float
    again_s: float

    @property
    def rate(self) -> float:
        """Samples a second."""
        return self.tasks * self.samples / self.wall_s


def variant(solution: str, entry_point: str, number: int) -> str:
    """The same solution with one statement more, so that it is another program that costs the same."""
    tree = ast.parse(solution)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == entry_point:
            node.body.insert(0, ast.parse(f"str({number})").body[0])
    return ast.unparse(tree)


def samples_of(tasks: Sequence[Task], n: int) -> tuple[Sample, ...]:
    """Variants of each task's second-best solution."""
    found = []
    for task in tasks:
        good = next(each.solution for each in reversed(task.references) if each.tier == "good")
        texts = [variant(good, task.entry_point, number) for number in range(n)]
        found += [
            Sample(task_id=task.task_id, sample_index=index, model="bench", completion=text, solution=text)
            for index, text in enumerate(texts)
        ]
    return tuple(found)


def time_run(suite: Suite, sandbox: Sandbox, lanes: int, n: int, out: Path) -> Timing:
    """Measures, and gives the same work once more."""
    spent: list[float] = []
    plan = RunPlan(
        selection=suite,
        source=StoredSamples(model="bench", known=samples_of(suite.tasks, n)),
        sandbox=_Metered(sandbox, spent),
        counter="qemu",
        out=out,
        workers=lanes,
    )
    begin = time.perf_counter()
    measure(plan, show_progress=False)
    ended, own_s = time.perf_counter(), sum(spent)
    measure(plan, show_progress=False)
    return Timing(
        lanes=lanes,
        tasks=len(suite.tasks),
        samples=n,
        wall_s=ended - begin,
        own_s=own_s,
        again_s=time.perf_counter() - ended,
    )


def main(say: Callable[[str], None]) -> None:
    """Prints a table and what follows from it."""
    core = load_suite("core")
    suite = replace(core, tasks=core.tasks[:: len(core.tasks) // N_TASKS][:N_TASKS])
    sandbox = open_sandbox("auto")
    timings = []
    with tempfile.TemporaryDirectory() as folder:
        time_run(suite, sandbox, 2, 1, Path(folder) / "prepare")
        for place, (lanes, n_tasks, n) in enumerate(SIZES):
            some = replace(suite, tasks=suite.tasks[:: N_TASKS // n_tasks])
            timings.append(time_run(some, sandbox, lanes, n, Path(folder) / str(place)))
    rows = [
        [
            each.lanes, each.tasks, each.samples, f"{each.wall_s:.1f}", f"{each.rate:.1f}",
            f"{each.own_s / each.wall_s / min(each.lanes, os.cpu_count() or 1):.0%}", f"{each.again_s:.1f}",
        ]
        for each in timings
    ]  # fmt: skip
    headers = ["lanes", "tasks", "samples each", "wall s", "samples/s", "candidates' own CPU", "given again, s"]
    say(f"Runs of core, counter qemu, sandbox {sandbox.name}, everything prepared")
    say(tabulate(rows, headers=headers, disable_numparse=True))
    one, few, ten, hundred, quarter = timings
    say(f"two lanes are {one.wall_s / ten.wall_s:.2f} times as fast as one")
    say(f"ten times the samples: 1 → 10 takes {ten.wall_s / few.wall_s:.2f} times as long, 10 → 100 "
        f"{hundred.wall_s / ten.wall_s:.2f} times")  # fmt: skip
    say(f"four times the tasks take {ten.wall_s / quarter.wall_s:.2f} times as long")
