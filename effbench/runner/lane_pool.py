"""Workers with a lane each, who take tasks from a queue and hand back records; the caller alone writes them down."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from effbench.counters.protocol import Counter
from effbench.errors import SandboxDied
from effbench.extraction.no_code import why_no_code
from effbench.measure.baseline import all_accepted, reference_records
from effbench.measure.context import MeasureContext, warm_up
from effbench.measure.meter import Solution, TaskMeter
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
from effbench.sandboxes.protocol import Sandbox
from effbench.storage.cache import Cache

__all__ = ["LANE_MEMORY_SPARE", "TRIES", "LanePool", "Worker", "lane_death", "verdict_of_death"]

TRIES = 3
"""In how many lanes one after the other a solution may fail before the sandbox is said to fail on it."""
LANE_MEMORY_SPARE = 512 << 20
"""The interpreter, the relay and an emulator's translations, beside the largest candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePool:
    """What all workers share.

    Attributes:
        sandbox: Makes the lanes of their seats.
        counter: Counts for all of them.
        calibration: Of that counter in that sandbox.
        environment: Fingerprint and facts.
        cache: Inputs, answers, references' measurements.
        lane_memory_bytes: Bound of each lane.
        pooled_lanes: One for each worker; the lanes of some may be open already.
        count_rate: Of this machine.
        activities: What each worker does now.
    """

    sandbox: Sandbox
    counter: Counter
    calibration: Calibration
    environment: Environment
    cache: Cache
    lane_memory_bytes: int
    pooled_lanes: tuple[PooledLane, ...]
    count_rate: CountRate = field(default_factory=CountRate)
    activities: Activities = field(default_factory=Activities)

    def measure(self, work_items: Iterable[WorkItem | None]) -> Iterator[list[Measurement]]:
        """Gives each solution's records as soon as they are there; closing the iterator stops all workers.

        An interrupt (Ctrl-C) is passed on at once: workers then end when the runs they wait for do.

        Args:
            work_items: The work. It may come while others are being measured: None says that nothing has come yet,
                and lets a worker see whether it shall stop.

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
        """A seat's lane with all that measuring in it needs.

        Args:
            pooled: One of the crew's.

        Raises:
            SandboxUnavailable: There is no lane to be had.
            SandboxDied: The lane died while it was opened.
        """
        return MeasureContext(
            lane=pooled.lane(),
            counter=self.counter,
            calibration=self.calibration,
            environment_id=self.environment.environment_id,
            count_rate=self.count_rate,
        )

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
                    self.complete(batch)
        finally:
            self._pooled.close()

    def complete(self, batch: WorkBatch) -> None:
        """Begins again in a new lane when one dies; what three die of is left, with :func:`verdict_of_death`.

        Raises:
            EffbenchError: A fault that measuring again does not mend.
        """
        left = list(batch.work_item.samples)
        failures, are_its_own = 0, True
        while True:
            before, meter = len(left), None
            try:
                meter = self._meter(batch)
                self._measure(meter, batch.work_item.task, left)
                return
            except SandboxDied as error:
                self._pooled.close()
                if self._stop.is_set():  # it may have been closed because of that
                    return
                is_another = len(left) != before
                failures = 1 if is_another else failures + 1
                are_its_own = meter is not None and (is_another or are_its_own)  # not of the suite's own programs
                if failures >= TRIES:
                    if not left:
                        raise
                    verdict = verdict_of_death(self._lane_pool, self._pooled) if are_its_own else Verdict.SE
                    self._hand_in([lane_death(self._lane_pool, batch.work_item.task, left.pop(0), verdict, str(error))])
                    if not left:
                        return
                    failures, are_its_own = 0, True

    def _meter(self, batch: WorkBatch) -> TaskMeter:
        """The task's, with its references measured."""
        work_item, shared = batch.work_item, batch.shared
        task, lane_pool = work_item.task, self._lane_pool
        context = lane_pool.context(self._pooled)
        doing = lane_pool.activities.doing
        test_cases = lazy_test_cases(
            task,
            context.lane,
            lane_pool.cache,
            lane_pool.environment.python,
            making=lambda: doing(Kind.INPUTS, task.task_id),
        )
        meter = TaskMeter(context, test_cases, known=shared.programs)
        with shared.lock:
            baseline, *others = (
                self._reference(batch, each, meter, context)
                for each in (task.baseline, *(each for each in work_item.references if each != task.baseline))
            )
            meter.adopt_baseline(baseline, others)
        for records in work_item.recorded.values():
            meter.adopt(records)
        return meter

    def _measure(self, meter: TaskMeter, task: Task, left: list[Sample]) -> None:
        """Measures, and takes each finished sample off the list."""
        while left and not self._stop.is_set():
            sample = left[0]
            solution = Solution(
                source=sample.solution,
                sha256=sample.solution_sha256,
                sample_index=sample.sample_index,
                no_code="" if sample.solution is not None else why_no_code(sample.completion, sample.finish_reason),
            )
            with self._lane_pool.activities.doing(Kind.SAMPLES, task.task_id):
                records = meter.measure(solution)
            self._hand_in(records)
            del left[0]

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


def verdict_of_death(lane_pool: LanePool, pooled: PooledLane) -> Verdict:
    """Whose fault it is that lane after lane has died of one program: RE where a new lane serves a harmless one, or SE.

    Raises:
        SandboxUnavailable: There is no lane to be had.
    """
    try:
        warm_up(pooled.lane(), lane_pool.counter)
    except SandboxDied:
        pooled.close()
        return Verdict.SE
    return Verdict.RE


def lane_death(lane_pool: LanePool, task: Task, sample: Sample, verdict: Verdict, detail: str) -> Measurement:
    """The record of a sample that lane after lane has died of.

    Args:
        lane_pool: Who tried.
        task: The sample's task.
        sample: What could not be measured.
        verdict: What :func:`verdict_of_death` says.
        detail: What happened.
    """
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
