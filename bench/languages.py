"""``python -m bench languages``: measures each language that is built.

How well counts repeat, what an empty program counts, how much slower emulation is than the processor, and what the
experts of one suite count in each.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from statistics import median

from effbench.counters.qemu import QemuCounter
from effbench.errors import SandboxUnavailable
from effbench.languages import PYTHON, Language, find_language, language_names
from effbench.measure.context import calibrate
from effbench.measure.test_cases import OWN_LIMITS, TestCase, lazy_test_cases
from effbench.records.environment import Calibration
from effbench.records.task import Suite, Task
from effbench.sandboxes.choose import open_language_sandbox, open_sandbox
from effbench.sandboxes.protocol import Engine, Job, Lane, LaneOptions, Prepared, Sandbox
from effbench.storage.cache import Cache, cache_root
from effbench.suites import in_language, load_suite
from effbench.text.table import markdown_table

SUITE = "core-stdio"
PROGRAMS, REPEATS, NATIVE_REPEATS, TASKS_SHOWN = 5, 20, 3, 10
OPTIONS = LaneOptions(memory_bytes=3 << 30)
LEAST_NATIVE_S = 0.005
"""CPU time below which a ratio of times says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One expert on one input.

    Attributes:
        task_id: The task.
        counts: Of each repeat, less the empty program.
        native_s: CPU seconds natively, the least of some runs.
        emulated_s: The same emulated.
    """

    task_id: str
    counts: tuple[int, ...]
    native_s: float
    emulated_s: float

    @property
    def spread(self) -> float:
        """Share by which the counts differ at most."""
        return (max(self.counts) - min(self.counts)) / max(1, median(self.counts))


def main(say: Callable[[str], None], sandbox: str = "docker") -> None:
    """Prints two tables."""
    whole, opened = load_suite(SUITE), open_sandbox(sandbox)
    rows: list[list[str]] = []
    columns: dict[str, dict[str, int]] = {}
    for name in language_names():
        language = find_language(name)
        try:
            found, calibration, toolchain = measured(opened, whole, language)
        except SandboxUnavailable as error:
            say(f"{name}: {error}")
            continue
        columns[name] = {item.task_id: item.counts[0] for item in found}
        repeated = [item for item in found if len(item.counts) == REPEATS]
        ratios = [item.emulated_s / item.native_s for item in found if item.native_s >= LEAST_NATIVE_S]
        rows.append(
            [
                name, toolchain, f"{calibration.call:,}", f"{max((item.spread for item in repeated), default=0.0):.5%}",
                f"{language.margin:.2%}", f"{median(ratios):.1f}" if ratios else "",
            ]
        )  # fmt: skip
    headers = ["language", "toolchain", "empty program", "largest spread", "tie margin", "slow-down"]
    say(markdown_table(rows, headers, "llrrrr"))
    shared = [task.task_id for task in whole.tasks if any(task.task_id in column for column in columns.values())]
    cells = [
        [task_id, *(_shown(column.get(task_id)) for column in columns.values())] for task_id in shared[:TASKS_SHOWN]
    ]
    say("")
    say(markdown_table(cells, ["task", *columns], "l" + "r" * len(columns)))


def _shown(count: int | None) -> str:
    return "" if count is None else f"{count:,}"


def measured(opened: Sandbox, whole: Suite, language: Language) -> tuple[list[Measured], Calibration, str]:
    """The experts of the first tasks that have one in the language; the first few of them many times."""
    suite = in_language(whole, language.name, None)
    of_language = open_language_sandbox(opened, language)
    with closing(opened.open_lane(OPTIONS)) as suite_lane, closing(of_language.open_lane(OPTIONS)) as lane:
        facts = of_language.facts()
        calibration = calibrate(lane, QemuCounter(), language)
        found = list(_experts(suite.tasks[:TASKS_SHOWN], lane, suite_lane, facts.python, calibration))
    return found, calibration, facts.toolchain or f"{PYTHON.title} {facts.python}"


def _experts(
    tasks: Sequence[Task], lane: Lane, suite_lane: Lane, python: str, calibration: Calibration
) -> Iterator[Measured]:
    for place, task in enumerate(tasks):
        program = lane.prepare(task.baseline.solution, "")
        assert isinstance(program, Prepared), program
        case = lazy_test_cases(task, suite_lane, Cache(cache_root()), python).cases[-1]
        native = [lane.run(_job(program, case, Engine.NATIVE)).cpu_time_s for _ in range(NATIVE_REPEATS)]
        repeats = REPEATS if place < PROGRAMS else 1
        runs = [lane.run(_job(program, case, Engine.QEMU)) for _ in range(repeats)]
        yield Measured(
            task_id=task.task_id,
            counts=tuple((run.call_count or 0) - calibration.call for run in runs),
            native_s=min(native),
            emulated_s=min(run.cpu_time_s for run in runs),
        )


def _job(program: Prepared, case: TestCase, engine: Engine) -> Job:
    return Job(program=program, arguments=case.arguments, limits=OWN_LIMITS, engine=engine)
