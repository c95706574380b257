"""The queue that workers take batches of samples from."""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.task import Reference, Task

__all__ = ["BATCH_SAMPLES", "SharedResults", "WorkBatch", "WorkItem", "WorkQueue"]

BATCH_SAMPLES = 16
"""So many samples of a task are handed out at a time, where there are several lanes: the last task of a run with many
samples a task would keep one of them busy and let the others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One task's work.

    Attributes:
        task: The task.
        samples: What is still to be measured.
        references: References that are measured beside the baseline.
        recorded: Measurements of this task that an earlier, interrupted run left: solution → its records.
    """

    task: Task
    samples: tuple[Sample, ...]
    references: tuple[Reference, ...]
    recorded: Mapping[tuple[int | None, str | None], Sequence[Measurement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedResults:
    """What those who measure one task's samples side by side have in common.

    Attributes:
        lock: Who holds it measures the references.
        references: What they gave.
        programs: What equal programs gave.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    references: dict[str, Sequence[Measurement]] = field(default_factory=dict)
    programs: dict[str, Sequence[Measurement]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBatch:
    """Some of an assignment's samples, for one worker."""

    work_item: WorkItem
    shared: SharedResults


class WorkQueue:
    """Hands work to whichever worker asks next.

    Args:
        work_items: The work; None where nothing has come yet.
        batch: Largest number of samples handed out at a time; None for all of a task.

    Attributes:
        ended: Whether all has been handed out.
    """

    def __init__(self, work_items: Iterable[WorkItem | None], *, batch: int | None) -> None:
        self._work_items = iter(work_items)
        self._batch = batch
        self._next: deque[WorkBatch] = deque()
        self._lock = threading.Lock()
        self.ended = False

    def take(self) -> WorkBatch | None:
        """The next one; None where nothing has come yet, or all has been handed out."""
        with self._lock:
            if not self._next:
                try:
                    work_item = next(self._work_items)
                except StopIteration:
                    self.ended = True
                    return None
                if work_item is not None:
                    self._next.extend(_split(work_item, self._batch))
            return self._next.popleft() if self._next else None


def _split(work_item: WorkItem, batch: int | None) -> Iterator[WorkBatch]:
    samples, shared = work_item.samples, SharedResults()
    size = batch or max(1, len(samples))
    for start in range(0, max(1, len(samples)), size):  # without samples there still are references
        yield WorkBatch(work_item=replace(work_item, samples=samples[start : start + size]), shared=shared)
