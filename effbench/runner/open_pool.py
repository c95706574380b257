"""Opens the lanes of a run and calibrates its counter."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass

import psutil

from effbench.counters import Counter, choose_counter, is_load_sensitive
from effbench.counters.environment import observe
from effbench.errors import InputError, SandboxDied
from effbench.languages import PYTHON, Language
from effbench.measure.calibration import calibrate, warm_up
from effbench.records.environment import Calibration
from effbench.records.task import Task
from effbench.runner.cores import usable_cores
from effbench.runner.lane_pool import LANE_MEMORY_SPARE, LanePool, ReferenceTerms
from effbench.runner.pooled_lane import PooledLane
from effbench.sandboxes.choose import open_language_sandbox
from effbench.sandboxes.protocol import Lane, LaneOptions, MemorySandbox, Sandbox
from effbench.storage.cache import Cache, cache_root

__all__ = ["LanePlan", "open_lane_pool"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePlan:
    """What lanes are opened for.

    Attributes:
        tasks: What will be measured: lanes get memory for the greediest of them.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        language: Of solutions.
        baseline_language: Of references; None for the same.
        memory: Whether memory is measured, too.
    """

    tasks: Sequence[Task]
    sandbox: Sandbox
    counter: str
    workers: int | None
    language: Language = PYTHON
    baseline_language: Language | None = None
    memory: bool = False

    @property
    def lane_memory_bytes(self) -> int:
        """Bound of each lane."""
        return max(task.memory_limit_bytes for task in self.tasks) + LANE_MEMORY_SPARE

    @property
    def other_language(self) -> Language | None:
        """Of references, where it is not the solutions' own."""
        other = self.baseline_language
        return None if other is None or other.name == self.language.name else other


def open_lane_pool(
    plan: LanePlan, *, stage: Callable[[str], None] = lambda _: None, ready: int | None = None
) -> LanePool:
    """Opens lanes side by side, chooses the counter, and calibrates it in the first.

    The pool has open lanes: it must be closed.

    Args:
        plan: What they are for.
        stage: Is told what is being done now.
        ready: Lanes that are opened now, since there is something to do for them; at least one, and None for all. The
            others are opened when they are first needed.

    Raises:
        InputError: The number of workers is no number of lanes, or memory cannot be measured there.
    """
    of_solutions = open_language_sandbox(plan.sandbox, plan.language)
    other = plan.other_language
    of_references = None if other is None else open_language_sandbox(plan.sandbox, other)
    of_memory = _memory_sandbox(of_solutions, is_apart=other is not None) if plan.memory else None
    with ExitStack() as opened:
        pooled_lanes = tuple(
            opened.enter_context(
                closing(
                    PooledLane(
                        of_solutions, each, of_suite=plan.sandbox, of_references=of_references, of_memory=of_memory
                    )
                )
            )
            for each in _lane_options(plan)
        )
        soon = pooled_lanes[:ready] or pooled_lanes[:1]
        chosen, calibration = _calibrate(of_solutions, plan.counter, plan.language, soon, stage)
        terms = None
        if of_references is not None and other is not None:
            terms = _terms(pooled_lanes[0], of_references, other, chosen)
        lane_pool = LanePool(
            sandbox=plan.sandbox,
            counter=chosen,
            calibration=calibration,
            environment=observe(of_solutions.facts(), chosen),
            cache=Cache(cache_root()),
            lane_memory_bytes=plan.lane_memory_bytes,
            pooled_lanes=pooled_lanes,
            language=plan.language,
            references=terms,
        )
        opened.pop_all()
    return lane_pool


def _lane_options(plan: LanePlan) -> list[LaneOptions]:
    """One for each lane, on the cores in turn."""
    if plan.workers is not None and plan.workers < 1:
        raise InputError(f"--workers is {plan.workers}: give 1 or more")
    cores = usable_cores()
    lanes = plan.workers or (1 if is_load_sensitive(plan.counter) else _lanes(len(cores), plan.lane_memory_bytes))
    return [LaneOptions(memory_bytes=plan.lane_memory_bytes, cpu=cores[index % len(cores)]) for index in range(lanes)]


def _memory_sandbox(sandbox: Sandbox, *, is_apart: bool) -> MemorySandbox:
    if is_apart:
        raise InputError("--memory compares programs of one language: leave --baseline-language out")
    if not isinstance(sandbox, MemorySandbox) or not sandbox.facts().emulator:
        raise InputError(
            f"--memory needs the emulator qemu, and the {sandbox.name} sandbox has none: take --sandbox docker, or "
            "--sandbox local with qemu-user installed"
        )
    return sandbox


def _calibrate(
    sandbox: Sandbox,
    counter: str,
    language: Language,
    pooled_lanes: Sequence[PooledLane],
    stage: Callable[[str], None],
) -> tuple[Counter, Calibration]:
    """Opens lanes, and calibrates the counter in the first while the others warm up."""
    with ThreadPoolExecutor(max_workers=len(pooled_lanes), thread_name_prefix="lane") as pool:
        stage("opening lanes")
        opening = [pool.submit(pooled.lane) for pooled in pooled_lanes]
        first = opening[0].result()  # what tells the facts is the first to measure, too
        facts = sandbox.facts()
        chosen, why = choose_counter(counter, facts)
        _LOG.info(f"sandbox {sandbox.name} ({', '.join(facts.isolation)}); counter {chosen.name} ({why})")
        stage(f"calibrating the counter {chosen.name}")
        calibrating = pool.submit(calibrate, first, chosen, language)
        others = zip(pooled_lanes[1:], opening[1:], strict=True)
        warming = [pool.submit(_warm_up_lane, *each, chosen, language) for each in others]
        calibration = calibrating.result()
        for each in warming:
            each.result()
    return chosen, calibration


def _terms(pooled: PooledLane, sandbox: Sandbox, language: Language, counter: Counter) -> ReferenceTerms:
    calibration = calibrate(pooled.reference_lane(), counter, language)
    environment = observe(sandbox.facts(), counter)
    return ReferenceTerms(language=language, calibration=calibration, environment_id=environment.environment_id)


def _warm_up_lane(pooled: PooledLane, opening: Future[Lane], counter: Counter, language: Language) -> None:
    """Has a lane start what counting needs; one that dies can be done without for now."""
    try:
        warm_up(opening.result(), counter, language)
    except SandboxDied:
        pooled.close()  # whoever works there opens another, and says so when that dies as well


def _lanes(cores: int, lane_bytes: int) -> int:
    """One for each core, as far as the memory reaches that is free now."""
    free_bytes = psutil.virtual_memory().available
    lanes = max(1, min(cores, free_bytes // lane_bytes))
    if lanes < cores:
        _LOG.info(
            f"{lanes} of {cores} lanes side by side: {free_bytes >> 20:,} MiB are free, and a lane may take "
            f"{lane_bytes >> 20:,} MiB (--workers {cores} opens them all the same)"
        )
    return lanes
