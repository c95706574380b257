"""Workers with a lane each, who take tasks from a queue and hand back records; the caller alone writes them down."""

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from effbench.counters.protocol import Counter
from effbench.errors import SandboxDied, SandboxDiedRepeatedly, SuiteError
from effbench.languages import PYTHON, Language
from effbench.measure.baseline import all_accepted, on_scale, reference_records
from effbench.measure.calibration import warm_up
from effbench.measure.context import MeasureContext
from effbench.measure.memory import open_memory_meter
from effbench.measure.meter import Solution, TaskMeter, by_program
from effbench.measure.tampering import CountRate
from effbench.measure.test_cases import lazy_test_cases
from effbench.records.environment import Calibration, Environment
from effbench.records.hashing import key_of
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import Sample
from effbench.records.task import Reference, Task
from effbench.runner.activities import Activities, Kind
from effbench.runner.pooled_lane import PooledLane
from effbench.runner.work_queue import BATCH_SAMPLES, WorkBatch, WorkItem, WorkQueue
from effbench.samples.extraction.language_code import other_language
from effbench.samples.extraction.no_code import why_no_code
from effbench.sandboxes.protocol import Sandbox
from effbench.storage.cache import Cache

__all__ = [
    "LANE_MEMORY_SPARE",
    "TRIES",
    "Attempt",
    "LanePool",
    "ReferenceTerms",
    "Worker",
    "lane_death",
    "verdict_of_death",
]

_LOG = logging.getLogger(__name__)
T = TypeVar("T")

TRIES = 3
"""Lanes to try before a solution is recorded as SE (sandbox error) or RE."""
LANE_MEMORY_SPARE = 512 << 20
"""The interpreter, the relay and an emulator's translations, beside the largest candidate."""


@dataclass(slots=True, kw_only=True)
class Attempt:
    """One attempt at work in a lane.

    Attributes:
        is_again: Whether an earlier attempt's lane has died.
        is_measuring: Whether it has begun to measure a solution; set by the work.
    """

    is_again: bool
    is_measuring: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceTerms:
    """How references are measured that are in another language than solutions.

    Attributes:
        language: Theirs.
        calibration: Of the counter in that language.
        environment_id: Of that language's lanes.
    """

    language: Language
    calibration: Calibration
    environment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePool:
    """The lanes of a run and what all of them share.

    Attributes:
        sandbox: Makes the lanes.
        counter: Counts for all of them.
        calibration: Of that counter in that sandbox.
        environment: Fingerprint and facts.
        cache: Inputs, answers, references' measurements.
        lane_memory_bytes: Bound of each lane.
        pooled_lanes: One for each worker; the lanes of some may be open already.
        language: Of solutions.
        references: How references are measured, where they are in another language.
        count_rate: Of this machine.
        activities: What each worker does now.
        unsuited: Tasks whose own programs failed, with the reason, where those are measured elsewhere; None where
            such a failure ends the run.
    """

    sandbox: Sandbox
    counter: Counter
    calibration: Calibration
    environment: Environment
    cache: Cache
    lane_memory_bytes: int
    pooled_lanes: tuple[PooledLane, ...]
    language: Language = PYTHON
    references: ReferenceTerms | None = None
    count_rate: CountRate = field(default_factory=CountRate)
    activities: Activities = field(default_factory=Activities)
    unsuited: dict[str, str] | None = None

    def measure(self, work_items: Iterable[WorkItem | None]) -> Iterator[list[Measurement]]:
        """Gives each solution's records as soon as they are there; closing the iterator stops all workers.

        An interrupt (Ctrl-C) is passed on at once: workers then end when the runs they wait for do.

        Raises:
            EffbenchError: A worker met a fault that measuring again does not mend; what was given before stays valid.
        """
        waiting = WorkQueue(work_items, batch=BATCH_SAMPLES if len(self.pooled_lanes) > 1 else None)
        done: queue.Queue[list[Measurement]] = queue.Queue(maxsize=8 * len(self.pooled_lanes))
        stop = threading.Event()
        pool = ThreadPoolExecutor(max_workers=len(self.pooled_lanes), thread_name_prefix="lane")
        workers = [pool.submit(Worker(self, pooled, done, stop).work, waiting) for pooled in self.pooled_lanes]
        patient = True
        try:
            yield from _drain(done, workers)
        except KeyboardInterrupt:
            patient = False  # a run in flight may take minutes, and nobody wants its records any more
            raise
        finally:
            stop.set()
            _empty(done)  # a worker may be waiting for room
            pool.shutdown(wait=patient)
        for worker in workers:
            worker.result()

    def context(self, pooled: PooledLane) -> MeasureContext:
        """What measuring in a lane needs; opens the lane when it is not open."""
        lane, memory_lane = pooled.lane(), pooled.memory_lane()
        return MeasureContext(
            lane=lane,
            counter=self.counter,
            calibration=self.calibration,
            environment_id=self.environment.environment_id,
            count_rate=self.count_rate,
            own_lane=pooled.suite_lane(),
            memory=None if memory_lane is None else open_memory_meter(memory_lane, lane, self.language),
        )

    def reference_context(self, pooled: PooledLane) -> MeasureContext:
        """The same for references."""
        context = self.context(pooled)
        if self.references is None:
            return context
        return replace(
            context,
            lane=pooled.reference_lane(),
            calibration=self.references.calibration,
            environment_id=self.references.environment_id,
        )

    def retry(
        self, pooled: PooledLane, attempt: Callable[[Attempt], T], *, stopped: Callable[[], bool] = lambda: False
    ) -> T:
        """Calls ``attempt`` again, in a new lane, when the lane dies: up to :data:`TRIES` times."""
        is_measuring = True
        for number in range(1, TRIES + 1):
            trial = Attempt(is_again=number > 1)
            try:
                return attempt(trial)
            except SandboxDied as error:
                pooled.close()
                _LOG.debug(f"a lane died, attempt {number} of {TRIES}: {error}")
                is_measuring = is_measuring and trial.is_measuring
                if stopped():
                    raise
                if number == TRIES:
                    raise SandboxDiedRepeatedly(str(error), is_measuring=is_measuring) from error
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Ends all lanes that are open."""
        for pooled in self.pooled_lanes:
            pooled.close()


def _drain(done: "queue.Queue[list[Measurement]]", workers: Sequence[Future[None]]) -> Iterator[list[Measurement]]:
    while True:
        finished, running = wait(workers, timeout=0, return_when=FIRST_EXCEPTION)
        failed = any(worker.exception() for worker in finished)
        try:
            yield done.get(timeout=0.05 if running else 0)
        except queue.Empty:
            if failed or not running:
                return


def _empty(done: "queue.Queue[list[Measurement]]") -> None:
    while not done.empty():
        done.get_nowait()


class Worker:
    """One thread's lane and what it does with it.

    Args:
        lane_pool: What it measures by.
        pooled: Where it works; the lane is closed when the work is done.
        done: Where it hands in each solution's records.
        stop: Once set, it hands in nothing more.
    """

    def __init__(
        self, lane_pool: LanePool, pooled: PooledLane, done: "queue.Queue[list[Measurement]]", stop: threading.Event
    ) -> None:
        self._lane_pool, self._pooled, self._done, self._stop = lane_pool, pooled, done, stop

    def work(self, waiting: WorkQueue) -> None:
        """Until there is nothing left to do."""
        try:
            while not self._stop.is_set() and not waiting.ended:
                batch = waiting.take()
                if batch is not None:
                    self._complete_or_set_aside(batch)
        finally:
            self._pooled.close()

    def _complete_or_set_aside(self, batch: WorkBatch) -> None:
        unsuited = self._lane_pool.unsuited
        try:
            self.complete(batch)
        except SuiteError as error:
            if unsuited is None:
                raise
            unsuited[batch.work_item.task.task_id] = str(error)

    def complete(self, batch: WorkBatch) -> None:
        """Measures each sample; one that lane after lane dies of is recorded with :func:`verdict_of_death`."""
        meter: TaskMeter | None = None

        def attempt(sample: Sample | None, trial: Attempt) -> None:
            nonlocal meter
            if trial.is_again:
                meter = None  # its lane is gone
            meter = meter or self._meter(batch)
            trial.is_measuring = True
            if sample is not None:
                self._measure(meter, batch.work_item.task, sample)

        for sample in batch.work_item.samples or (None,):  # without samples there still are references
            if self._stop.is_set():
                return
            try:
                self._lane_pool.retry(self._pooled, partial(attempt, sample), stopped=self._stop.is_set)
            except SandboxDiedRepeatedly as error:
                meter = None
                if sample is None:
                    raise
                verdict = verdict_of_death(self._lane_pool, self._pooled) if error.is_measuring else Verdict.SE
                self._hand_in([lane_death(self._lane_pool, batch.work_item.task, sample, verdict, str(error))])
            except SandboxDied:
                if not self._stop.is_set():  # else it may have been closed because of that
                    raise
                return

    def _meter(self, batch: WorkBatch) -> TaskMeter:
        work_item, shared = batch.work_item, batch.shared
        task, lane_pool = work_item.task, self._lane_pool
        context = lane_pool.context(self._pooled)
        doing = lane_pool.activities.doing
        reference_context = lane_pool.reference_context(self._pooled)
        test_cases = lazy_test_cases(
            task,
            context.suite_lane,
            lane_pool.cache,
            lane_pool.environment.python,
            reference_lane=reference_context.lane,
            making=lambda: doing(Kind.INPUTS, task.task_id),
        )
        known = shared.programs if lane_pool.references is None else {}
        without_budget = TaskMeter(reference_context, test_cases, known=known)
        with shared.lock:
            baseline, *others = (
                self._reference(batch, each, without_budget, reference_context)
                for each in (task.baseline, *(each for each in work_item.references if each != task.baseline))
            )
            meter = TaskMeter(context, test_cases, baseline=baseline, others=others, known=shared.programs)
        shared.programs.update(by_program(work_item.recorded.values()))
        return meter

    def _measure(self, meter: TaskMeter, task: Task, sample: Sample) -> None:
        solution = Solution(
            source=sample.solution,
            sha256=sample.solution_sha256,
            sample_index=sample.sample_index,
            no_code="" if sample.solution is not None else _why_no_code(sample, self._lane_pool.language),
        )
        with self._lane_pool.activities.doing(Kind.SAMPLES, task.task_id):
            records = meter.measure(solution)
        self._hand_in(records)

    def _reference(
        self, batch: WorkBatch, reference: Reference, meter: TaskMeter, context: MeasureContext
    ) -> Sequence[Measurement]:
        """From this run's records, else from the cache or measured now, once."""
        work_item, known = batch.work_item, batch.shared.references
        recorded = work_item.recorded.get((None, reference.reference_id), ())
        if recorded and all_accepted(recorded):  # one that failed may have met a fault of the machine
            return recorded
        if reference.reference_id not in known:
            task = work_item.task
            kind = Kind.BASELINE if reference == task.baseline else Kind.LADDER
            with self._lane_pool.activities.doing(kind, task.task_id):
                records = reference_records(task, reference, meter, context, self._lane_pool.cache)
            if self._lane_pool.references is not None:
                records = on_scale(records, self._lane_pool.references.calibration, self._lane_pool.calibration)
            self._hand_in(records)
            known[reference.reference_id] = records
        return known[reference.reference_id]

    def _hand_in(self, records: list[Measurement]) -> None:
        while not self._stop.is_set():
            try:
                self._done.put(records, timeout=0.2)
            except queue.Full:
                continue
            return


def _why_no_code(sample: Sample, language: Language) -> str:
    other = "" if language.name == PYTHON.name else other_language(sample.completion, language)
    if other:
        return f"the answer is in {other}, and {language.title} was asked for"
    return why_no_code(sample.completion, sample.finish_reason)


def verdict_of_death(lane_pool: LanePool, pooled: PooledLane) -> Verdict:
    """RE when a new lane runs a harmless program, so that the sample killed the lanes before; else SE."""
    try:
        warm_up(pooled.lane(), lane_pool.counter, lane_pool.language)
    except SandboxDied:
        pooled.close()
        return Verdict.SE
    return Verdict.RE


def lane_death(lane_pool: LanePool, task: Task, sample: Sample, verdict: Verdict, detail: str) -> Measurement:
    """The record of a sample that lane after lane has died of."""
    return Measurement(
        key=key_of(task.content_hash, sample.solution_sha256, verdict),
        task_id=task.task_id,
        sample_index=sample.sample_index,
        reference_id=None,
        solution_sha256=sample.solution_sha256,
        code_digest="",
        level=task.levels[0].index,
        test_index=0,
        verdict=verdict,
        instructions=None,
        load_instructions=0,
        cpu_time_s=0.0,
        max_rss_bytes=0,
        detail=detail,
        counter=lane_pool.counter.name,
        environment_id=lane_pool.environment.environment_id,
    )
