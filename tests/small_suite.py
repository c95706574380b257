"""Small tasks whose programs are a few words, and the script that plays them in a scripted sandbox.

A program is an act and its settings, written as assignments; what follows a ``#`` is layout:
``double=now; cost=3; wrong_from=10``.
"""

import re
import threading
from collections.abc import Callable, Sequence

from effbench.errors import SandboxDied, SandboxUnavailable
from effbench.measure.calibration import EMPTY_PROGRAM
from effbench.measure.tampering import SLOW_PROGRAMS
from effbench.records.environment import Calibration
from effbench.records.sample import Sample
from effbench.records.task import Comparison, Level, Program, Reference, Suite, Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox, SandboxFacts
from effbench.sandboxes.scripted import ScriptedSandbox, as_written, returned, source_of

OVERHEAD, LOAD_OVERHEAD = 100, 7
CALIBRATION = Calibration(call=OVERHEAD, load=LOAD_OVERHEAD, runs=11, spread=0)
LEVELS = (
    Level(index=0, size=1, n_tests=2, weight=0.0),
    Level(index=1, size=10, n_tests=2, weight=1.0),
    Level(index=2, size=100, n_tests=1, weight=3.0),
)
INPUTS = (1, 2, 10, 11, 100)
"""What the generator gives for these levels."""
BASELINE = "double=now; cost=2"
"""Costs 20 and 22 at level 1 and 200 at level 2, so the budget is 400."""
BUDGET = 400
Settings = dict[str, str]


def a_task(
    task_id: str = "double",
    *,
    reference: str = BASELINE,
    generator: str = "generate",
    checker: str | None = None,
    levels: Sequence[Level] = LEVELS,
    preamble: str = "",
) -> Task:
    return Task(
        suite="small",
        task_id=task_id,
        prompt="Double it.",
        entry_point="double",
        levels=tuple(levels),
        references=(
            Reference(reference_id="slow", tier="naive", solution="double=now; cost=9"),
            Reference(reference_id="fast", tier="expert", solution=reference),
        ),
        generator=Program(source=generator, entry_point="generate"),
        checker=None if checker is None else Program(source=checker, entry_point="check"),
        comparison=Comparison.EXACT if checker is None else Comparison.CHECKER,
        preamble=preamble,
    )


def a_suite(*tasks: Task) -> Suite:
    return Suite(name="small", origin="made in a test", tasks=tasks or (a_task(),))


def a_sample(solution: str | None, *, index: int = 0, task_id: str = "double") -> Sample:
    return Sample(
        task_id=task_id, sample_index=index, model="scribe", completion=solution or "no code", solution=solution
    )


class RationedSandbox:
    """Another sandbox that gives only so many lanes, as if its engine went away then.

    Args:
        sandbox: Makes the lanes.
        lanes: How many there are.
    """

    name = "scripted"

    def __init__(self, sandbox: Sandbox, *, lanes: int) -> None:
        self._sandbox, self._left = sandbox, lanes
        self._lock = threading.Lock()

    def open_lane(self, options: LaneOptions) -> Lane:
        with self._lock:
            if not self._left:
                raise SandboxUnavailable("the engine is gone: start it")
            self._left -= 1
        return self._sandbox.open_lane(options)

    def facts(self) -> SandboxFacts:
        return self._sandbox.facts()


class StillbornSandbox:
    """Another sandbox, one of whose lanes dies before it can do anything.

    Args:
        sandbox: Makes the others.
        cpu: Which one: the first on that core.
    """

    name = "scripted"

    def __init__(self, sandbox: Sandbox, *, cpu: int | None = None) -> None:
        self._sandbox, self._cpu, self._died = sandbox, cpu, False

    def open_lane(self, options: LaneOptions) -> Lane:
        if self._died or options.cpu != self._cpu:
            return self._sandbox.open_lane(options)
        self._died = True
        raise SandboxDied("the relay is gone")

    def facts(self) -> SandboxFacts:
        return self._sandbox.facts()


class FailingSandbox(ScriptedSandbox):
    """Fails on one program: lanes die of it, and from then on of the harmless one that a new lane is tried with.

    Args:
        deadly: The program's text.
    """

    def __init__(self, deadly: str) -> None:
        super().__init__(play, prepare=prepare, deadly=[deadly])
        self._has_failed = False

    def admit(self, job: Job) -> None:
        if self._has_failed and source_of(job) == EMPTY_PROGRAM:
            raise SandboxDied("the scripted lane died of a harmless program")
        try:
            super().admit(job)
        except SandboxDied:
            self._has_failed = True
            raise


def prepare(source: str, entry_point: str) -> Prepared | NotAProgram:
    """Layout does not change a digest; ``load=`` is work at import time."""
    text = source.partition("#")[0].strip() if source != EMPTY_PROGRAM else source
    if text.startswith("not a program") or source in SLOW_PROGRAMS:  # nothing takes any time here
        return NotAProgram(detail="invalid syntax")
    return as_written(text, entry_point)


def play(job: Job) -> Outcome:
    """Does what the program's words say."""
    if source_of(job) == EMPTY_PROGRAM:
        return returned(job, None, count=OVERHEAD, load_count=LOAD_OVERHEAD)
    act, *words = re.split(r"[;\s]+", source_of(job).strip())
    settings = dict(word.split("=") for word in words)
    return _ACTS[act.partition("=")[0]](job, settings)


def _double(job: Job, settings: Settings) -> Outcome:
    number: int = values.decode(job.arguments)[0]
    counted = job.engine is Engine.QEMU

    def reached(setting: str) -> bool:
        return number >= int(settings.get(setting, 10**9))

    if reached("raises_from"):
        return Outcome(ending=Ending.RAISED, exception=settings.get("error", "ValueError"), detail="as scripted")
    if reached("ends_from") and counted is ("when_counted" in settings):
        return Outcome(ending=Ending(settings["how"]), detail="as scripted")
    if reached("slow_from") and not counted and job.limits.cpu_s < float(settings["seconds"]):
        in_the_call = None if "at_import" in settings else 1_000
        return Outcome(ending=Ending.TIMED_OUT, cpu_time_s=job.limits.cpu_s, input_cpu_ns=in_the_call)
    wrong = reached("wrong_from") and counted is ("when_counted" in settings)
    return returned(
        job,
        2 * number + (int(settings.get("by", 1)) if wrong else 0),
        count=OVERHEAD + (2 if reached("eases_from") else int(settings.get("cost", 2))) * number,
        load_count=LOAD_OVERHEAD + int(settings.get("load", 0)),
    )


def _generate(job: Job, settings: Settings) -> Outcome:
    _, size, _, test_index = values.decode(job.arguments)
    if "fails" in settings:
        return Outcome(ending=Ending(settings["fails"]), detail="" if settings["fails"] == "died" else "as scripted")
    gives = size + test_index
    return returned(job, [gives] if "list" in settings else (gives,), count=OVERHEAD)


def _near(job: Job, settings: Settings) -> Outcome:
    """A checker that takes outputs next to the answer."""
    _, answer, output = values.decode(job.arguments)
    if "stumbles" in settings and answer != output:
        return Outcome(ending=Ending.RAISED, exception="TypeError", detail="TypeError: as scripted")
    return returned(job, abs(answer - output) <= 1, count=OVERHEAD)


_ACTS: dict[str, Callable[[Job, Settings], Outcome]] = {"double": _double, "generate": _generate, "near": _near}
