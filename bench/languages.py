"""``python -m bench languages [--language NAME …] [--tasks PATTERN]``: measures each language that is built.

How well counts repeat in two lanes that work at the same time, what an empty program counts, how much slower emulation
is than the processor, and what the experts of one suite count in each. Runtimes that start slowly take minutes: a task
at a time, they can be measured in parts.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median

from bench.sorting_programs import SORTED_NUMBERS, SORTING
from effbench.counters.qemu import QemuCounter
from effbench.errors import SandboxUnavailable
from effbench.languages import PYTHON, Language, find_language, language_names
from effbench.measure.calibration import calibrate
from effbench.measure.test_cases import OWN_LIMITS, lazy_test_cases
from effbench.records.environment import Calibration
from effbench.records.task import Suite, Task
from effbench.sandboxes import values
from effbench.sandboxes.choose import open_language_sandbox, open_sandbox
from effbench.sandboxes.job import Engine, Job, Prepared
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites import in_language, load_suite, select_tasks
from effbench.text.table import markdown_table

SUITE = "core-stdio"
LANES, REPEATS, NATIVE_REPEATS, TASKS_SHOWN = 2, 20, 3, 10
REPEATED = ("digit_sums", "overlapping_bookings", "robot_return_moves", "sums_of_three", "word_counts")
"""Tasks that are counted many times; the last one has hash tables, whose keys are random in some languages."""
OPTIONS = LaneOptions(memory_bytes=3 << 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is known of a language.

    Attributes:
        toolchain: Its version.
        calibration: Of the empty program.
        counts: Task → counts of its expert on the task's last input, less the empty program, all lanes together.
        slow_down: CPU time of one longer program emulated over native.
    """

    toolchain: str
    calibration: Calibration
    counts: dict[str, list[int]]
    slow_down: float

    @property
    def spread(self) -> float:
        """The largest share by which counts of one program differ."""
        repeated = [counts for counts in self.counts.values() if len(counts) > LANES]
        return max(((max(counts) - min(counts)) / median(counts) for counts in repeated), default=0.0)


def main(
    say: Callable[[str], None], sandbox: str = "docker", languages: Sequence[str] = (), tasks: str | None = None
) -> None:
    """Prints two tables."""
    whole, opened = select_tasks(in_every_language(load_suite(SUITE)), patterns=tasks), open_sandbox(sandbox)
    measured: dict[str, Measured] = {}
    for name in languages or language_names():
        try:
            measured[name] = measure(opened, whole, find_language(name))
        except SandboxUnavailable as error:
            say(f"{name}: {error}")
    rows = [
        [name, of.toolchain, f"{of.calibration.call:,}", f"{of.calibration.spread:,}", f"{of.spread:.5%}",
         f"{find_language(name).margin:.2%}", f"{of.slow_down:.1f}"]
        for name, of in measured.items()
    ]  # fmt: skip
    headers = ["language", "toolchain", "empty program", "its spread", "largest spread", "tie margin", "slow-down"]
    say(markdown_table(rows, headers, "llrrrrr"))
    repeated = sum(is_repeated(task) for task in whole.tasks)
    say(f"\n{REPEATS} counts of {repeated} programs in each of {LANES} lanes; machine load {os.getloadavg()[0]:.1f}\n")
    cells = [[task.task_id, *(f"{of.counts[task.task_id][0]:,}" for of in measured.values())] for task in whole.tasks]
    say(markdown_table(cells, ["task", *measured], "l" + "r" * len(measured)))


def in_every_language(whole: Suite) -> Suite:
    """The first tasks that have a reference in every language."""
    found = set.intersection(
        *({task.task_id for task in in_language(whole, name, None).tasks} for name in language_names())
    )
    return replace(whole, tasks=tuple(task for task in whole.tasks if task.task_id in found)[:TASKS_SHOWN])


def is_repeated(task: Task) -> bool:
    """Whether its experts are counted many times."""
    return task.task_id.rpartition("/")[2] in REPEATED


def measure(opened: Sandbox, whole: Suite, language: Language) -> Measured:
    """Measures one language."""
    of_language = open_language_sandbox(opened, language)
    facts = of_language.facts()
    with closing(opened.open_lane(OPTIONS)) as suite_lane:
        inputs = {
            task.task_id: lazy_test_cases(task, suite_lane, Cache(cache_root()), facts.python).cases[-1].arguments
            for task in whole.tasks
        }
    experts = {
        task.task_id: task.program(task.fastest.solution).source
        for task in in_language(whole, language.name, None).tasks
    }
    repeats = {task.task_id: REPEATS if is_repeated(task) else 1 for task in whole.tasks}
    with closing(of_language.open_lane(OPTIONS)) as lane:
        calibration = calibrate(lane, QemuCounter(), language)
        slow_down = _slow_down(lane, language)

    def counts(_place: int) -> list[tuple[str, list[int]]]:
        with closing(of_language.open_lane(OPTIONS)) as lane:
            return [
                (task_id, _counts(lane, experts[task_id], given, repeats[task_id])) for task_id, given in inputs.items()
            ]

    with ThreadPoolExecutor(LANES) as threads:
        found: dict[str, list[int]] = {task_id: [] for task_id in inputs}
        for task_id, of_lane in chain.from_iterable(threads.map(counts, range(LANES))):
            found[task_id] += [count - calibration.call for count in of_lane]
    toolchain = facts.toolchain or f"{PYTHON.title} {facts.python}"
    return Measured(toolchain=toolchain, calibration=calibration, counts=found, slow_down=slow_down)


def _counts(lane: Lane, source: str, given: bytes, repeats: int) -> list[int]:
    program = _prepared(lane, source)
    runs = [lane.run(_job(program, given, Engine.QEMU)) for _ in range(repeats)]
    found = [run.call_count for run in runs if run.call_count is not None]
    assert len(found) == repeats, runs
    return found


def _slow_down(lane: Lane, language: Language) -> float:
    program, given = _prepared(lane, SORTING[language.family]), values.encode((f"{SORTED_NUMBERS}\n",))
    native, emulated = (
        [lane.run(_job(program, given, engine)) for _ in range(NATIVE_REPEATS)]
        for engine in (Engine.NATIVE, Engine.QEMU)
    )
    assert len({run.output for run in (*native, *emulated)}) == 1, native
    return min(run.cpu_time_s for run in emulated) / min(run.cpu_time_s for run in native)


def _prepared(lane: Lane, source: str) -> Prepared:
    program = lane.prepare(source, "")
    assert isinstance(program, Prepared), program
    return program


def _job(program: Prepared, arguments: bytes, engine: Engine) -> Job:
    return Job(program=program, arguments=arguments, limits=OWN_LIMITS, engine=engine)
