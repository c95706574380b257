"""Measures a task's references, and caches their counts where the counter is exact."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cachetools import LRUCache
from pydantic import TypeAdapter

from effbench.measure.budget import budget_of, cost
from effbench.measure.context import MeasureContext
from effbench.measure.meter import Solution, TaskMeter
from effbench.measure.test_cases import TestCases, make_test_cases
from effbench.records.environment import Calibration
from effbench.records.hashing import key_of
from effbench.records.measurement import Measurement, Verdict
from effbench.records.sample import text_sha256
from effbench.records.task import Reference, Task
from effbench.storage.cache import Cache
from effbench.storage.json_files import encode

__all__ = ["Baselines", "MeasuredTask", "all_accepted", "cached_records", "on_scale", "reference_records"]

HELD_BYTES = 512 << 20
"""Inputs and answers that are kept in memory; the cache on disk has them all."""

_MEASUREMENTS = TypeAdapter(list[Measurement])


def reference_records(
    task: Task, reference: Reference, meter: TaskMeter, context: MeasureContext, cache: Cache
) -> list[Measurement]:
    """A reference's own measurements: from the cache, where the counter is exact, or measured now.

    Raises:
        SandboxDied: The lane is gone.
    """
    where = context.environment_id if context.memory is None else f"{context.environment_id}+{context.memory.version}"
    cached = cached_records(task, reference, cache, where) if context.counter.exact else None
    if cached is not None:
        return cached
    source = reference.solution
    solution = Solution(source=source, sha256=text_sha256(source), reference_id=reference.reference_id)
    records = meter.measure(solution)
    if context.counter.exact and all_accepted(records):
        cache.put(_key(task, reference, where), encode(records))
    return records


def cached_records(task: Task, reference: Reference, cache: Cache, environment_id: str) -> list[Measurement] | None:
    """What an exact counter gave for a reference in this environment; None where it has not been measured yet."""
    cached = cache.get(_key(task, reference, environment_id))
    return None if cached is None else _MEASUREMENTS.validate_json(cached)


def _key(task: Task, reference: Reference, environment_id: str) -> str:
    return key_of("reference", task.content_hash, reference.reference_id, environment_id)


def on_scale(records: Sequence[Measurement], measured: Calibration, calibration: Calibration) -> list[Measurement]:
    """Records of a program in another language, as if its empty program counted what the run's language's does.

    Args:
        records: What it gave.
        measured: Calibration of its own language.
        calibration: Of the run; taken off again where costs are computed.
    """
    return [
        item
        if item.instructions is None
        else replace(
            item,
            instructions=max(0, cost(item.instructions, item.load_instructions, measured)) + calibration.call,
            load_instructions=0,
            input_instructions=None,
            output_instructions=None,
        )
        for item in records
    ]


def all_accepted(records: Sequence[Measurement]) -> bool:
    """Whether every record has the verdict AC."""
    return all(record.verdict is Verdict.AC for record in records)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredTask:
    """All that is needed to measure and score solutions of a task.

    Attributes:
        test_cases: Its inputs and answers.
        records: Its baseline's measurements, all accepted.
    """

    test_cases: TestCases
    records: tuple[Measurement, ...]


def _bytes_of(measured: MeasuredTask) -> int:
    return sum(len(case.arguments) + len(case.answer) for case in measured.test_cases.cases)


class Baselines:
    """Makes each task's test cases and measures its baseline once, however many threads ask for it.

    Args:
        cache: Keeps both for other processes.
        python: Version inside the lanes.
    """

    def __init__(self, cache: Cache, python: str) -> None:
        self._cache, self._python = cache, python
        self._held: LRUCache[str, MeasuredTask] = LRUCache(HELD_BYTES, getsizeof=_bytes_of)
        self._lock = threading.Lock()
        self._making: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def of(self, task: Task, context: MeasureContext) -> MeasuredTask:
        """What is held of the task, or what is made of it now.

        Raises:
            SuiteError: One of the task's own programs fails.
            SandboxDied: The lane is gone.
        """
        with self._lock:
            making = self._making[task.task_id]
        with making:
            with self._lock:
                measured = self._held.get(task.task_id)
            if measured is None:
                measured = self._make(task, context)
                with self._lock:
                    if _bytes_of(measured) <= HELD_BYTES:
                        self._held[task.task_id] = measured
        return measured

    def _make(self, task: Task, context: MeasureContext) -> MeasuredTask:
        test_cases = make_test_cases(task, context.suite_lane, self._cache, self._python, reference_lane=context.lane)
        meter = TaskMeter(context, test_cases)
        records = reference_records(task, task.baseline, meter, context, self._cache)
        budget_of(task, records, (), context.calibration)  # refuses one that failed, before it is held
        return MeasuredTask(test_cases=test_cases, records=tuple(records))
