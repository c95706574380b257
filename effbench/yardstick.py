"""A task's yardstick measured: the counts that efficiency is held against, kept where they always repeat."""

from collections.abc import Sequence

from pydantic import TypeAdapter

from effbench.cache import Cache, key_of
from effbench.documents import encode
from effbench.measurement import Measurement, Verdict
from effbench.measuring import Solution, Station, TaskMeter
from effbench.sample import text_sha256
from effbench.task import Task

__all__ = ["all_accepted", "yardstick_records"]

_MEASUREMENTS = TypeAdapter(list[Measurement])


def yardstick_records(task: Task, meter: TaskMeter, station: Station, cache: Cache) -> list[Measurement]:
    """The yardstick's own measurements: from the cache, where the counter is exact, or measured now.

    Args:
        task: The task.
        meter: Measures it; it need not know the yardstick yet.
        station: Where the meter measures.
        cache: Keeps what an exact counter gave, unless the yardstick failed: that may have been the machine's fault.

    Raises:
        SandboxDied: The lane is gone.
    """
    key = key_of("yardstick", task.content_hash, station.environment_id)
    cached = cache.get(key) if station.counter.exact else None
    if cached is not None:
        return _MEASUREMENTS.validate_json(cached)
    source = task.yardstick.solution
    solution = Solution(source=source, sha256=text_sha256(source), reference_id=task.yardstick.reference_id)
    records = meter.measure(solution)
    if station.counter.exact and all_accepted(records):
        cache.put(key, encode(records))
    return records


def all_accepted(records: Sequence[Measurement]) -> bool:
    """Whether every record has the verdict AC."""
    return all(record.verdict is Verdict.AC for record in records)
