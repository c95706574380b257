"""How many rewards a second all lanes give, next to the CPU time that the candidates themselves take."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from os import sched_getaffinity

from tabulate import tabulate

from effbench.api.rewarder import Rewarder
from effbench.errors import CounterUnavailable, SandboxUnavailable
from effbench.records.task import Task
from effbench.sandboxes.choose import open_sandbox
from effbench.sandboxes.job import Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Gate, Lane, LaneOptions, Sandbox, SandboxFacts
from effbench.suites import load_suite

SUITE, TASK = "core", "core/longest_balanced_run"
"""Its good solution stays within the budget at every level: all inputs are run, and those of scored levels counted."""
EMPTY = "def {name}(*arguments):\n    return None\n"


class MeteredSandbox:
    """Another sandbox that adds up the CPU time of its runs.

    Attributes:
        cpu_s: User + system seconds of all candidates' processes so far, in whatever engine.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.name = sandbox.name
        self.cpu_s = 0.0
        self._sandbox = sandbox
        self._lock = threading.Lock()

    def open_lane(self, options: LaneOptions) -> Lane:
        """Starts a lane of the other sandbox."""
        return _MeteredLane(self._sandbox.open_lane(options), self.add)

    def facts(self) -> SandboxFacts:
        """What runs inside."""
        return self._sandbox.facts()

    def add(self, seconds: float) -> None:
        """Adds the CPU time of a run."""
        with self._lock:
            self.cpu_s += seconds


@dataclass(frozen=True, slots=True)
class _MeteredLane:
    lane: Lane
    add: Callable[[float], None]

    def prepare(self, source: str, entry_point: str) -> Prepared | NotAProgram:
        return self.lane.prepare(source, entry_point)

    def run(self, job: Job, gate: Gate | None = None) -> Outcome:
        outcome = self.lane.run(job, gate)
        self.add(outcome.cpu_time_s)
        return outcome

    def call_each(
        self, program: Prepared, inputs: Sequence[bytes], *, limits: Limits, disabled_builtins: tuple[str, ...] = ()
    ) -> list[Outcome]:
        outcomes = self.lane.call_each(program, inputs, limits=limits, disabled_builtins=disabled_builtins)
        for outcome in outcomes:
            self.add(outcome.cpu_time_s)
        return outcomes

    def close(self) -> None:
        self.lane.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Of many rewards.

    Attributes:
        per_s: Rewards in a second.
        wall_s: Wall seconds of one reward in one lane.
        own_s: CPU seconds of the candidate's own processes for one reward, emulated runs included.
    """

    per_s: float
    wall_s: float
    own_s: float


def copies(texts: Sequence[str], count: int) -> list[str]:
    """Texts that no memory knows, of these programs in turn."""
    return [f"{texts[number % len(texts)]}\n# copy {number}\n" for number in range(count)]


def measure(
    rewarder: Rewarder, sandbox: MeteredSandbox, task: Task, texts: Sequence[str], *, count: int, lanes: int
) -> Throughput:
    """Measures copies of programs."""
    rewarder.rewards((task.task_id, f"{texts[0]}\n# warm-up {lane}\n") for lane in range(2 * lanes))
    before, begin = sandbox.cpu_s, time.perf_counter()
    rewarder.rewards((task.task_id, copy) for copy in copies(texts, count))
    wall = time.perf_counter() - begin
    return Throughput(per_s=count / wall, wall_s=wall * lanes / count, own_s=(sandbox.cpu_s - before) / count)


def batches(task: Task) -> dict[str, tuple[list[str], int]]:
    """Name → programs, and how many copies of them are measured; the last is what a step of training asks for."""
    empty = EMPTY.format(name=task.entry_point)
    tiers = {reference.tier: reference.solution for reference in task.references}
    mixed = [tiers["good"], tiers["naive"], empty, f"def {task.entry_point}(*arguments):\n    return arguments[9]\n"]
    return {"empty": ([empty], 128), "good": ([tiers["good"]], 32), "batch of 64": (mixed, 64)}


def main(say: Callable[[str], None], sandbox: str = "docker") -> None:
    """Prints a table of rewards per second: the counters of a sandbox, and the wasm sandbox's beside them."""
    lanes = len(sched_getaffinity(0))
    task = next(task for task in load_suite(SUITE).tasks if task.task_id == TASK)
    native = [] if sandbox == "wasm" else [("perf", sandbox), ("qemu", sandbox)]
    rows = []
    for counter, where in [*native, ("wasm", "wasm")]:
        metered = MeteredSandbox(open_sandbox(where))
        try:
            with Rewarder(SUITE, tasks=TASK, counter=counter, sandbox=metered, workers=lanes) as rewarder:
                for name, (texts, count) in batches(task).items():
                    found = measure(rewarder, metered, task, texts, count=count, lanes=lanes)
                    share = found.own_s / found.wall_s
                    numbers = (f"{found.per_s:.1f}", f"{found.wall_s * 1e3:.0f}", f"{found.own_s * 1e3:.0f}")
                    rows.append((counter, where, name, *numbers, f"{share:.0%}"))
        except (CounterUnavailable, SandboxUnavailable) as error:
            say(f"without {counter}: {error}")
    headers = ["counter", "sandbox", "completions", "rewards/s", "wall ms", "own CPU ms", "own share"]
    say(f"Rewards for {TASK} in {lanes} lanes")
    say("the batch is a good, a slow and two wrong programs in turn, all texts new")
    say("wall is a lane's time for one reward, own CPU the candidate's in it")
    say(tabulate(rows, headers=headers, disable_numparse=True))
