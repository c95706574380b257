"""What workers are handed: some of a task's samples at a time, with what all who measure that task have in common."""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from effbench.records.measurement import Measurement
from effbench.records.sample import Sample
from effbench.records.task import Reference, Task

__all__ = ["BATCH", "Assignment", "Batch", "Line", "Shared"]

BATCH = 16
"""So many samples of a task are handed out at a time, where there are several lanes: the last task of a run with many
samples a task would keep one of them busy and let the others wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One task's work.

    Attributes:
        task: The task.
        samples: What is still to be measured.
        references: References that are measured beside the yardstick.
        recorded: Measurements of this task that an earlier, interrupted run left: solution → its records.
    """

    task: Task
    samples: tuple[Sample, ...]
    references: tuple[Reference, ...]
    recorded: Mapping[tuple[int | None, str | None], Sequence[Measurement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
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
class Batch:
    """Some of an assignment's samples, for one worker."""

    assignment: Assignment
    shared: Shared


class Line:
    """Hands work to whichever worker asks next.

    Args:
        assignments: The work; None where nothing has come yet.
        batch: At most so many samples are handed out at a time; None for a task's all.

    Attributes:
        ended: Whether all has been handed out.
    """

    def __init__(self, assignments: Iterable[Assignment | None], *, batch: int | None) -> None:
        self._assignments = iter(assignments)
        self._batch = batch
        self._next: deque[Batch] = deque()
        self._lock = threading.Lock()
        self.ended = False

    def take(self) -> Batch | None:
        """The next one; None where nothing has come yet, or all has been handed out."""
        with self._lock:
            if not self._next:
                try:
                    assignment = next(self._assignments)
                except StopIteration:
                    self.ended = True
                    return None
                if assignment is not None:
                    self._next.extend(_split(assignment, self._batch))
            return self._next.popleft() if self._next else None


def _split(assignment: Assignment, batch: int | None) -> Iterator[Batch]:
    samples, shared = assignment.samples, Shared()
    size = batch or max(1, len(samples))
    for start in range(0, max(1, len(samples)), size):  # without samples there still are references
        yield Batch(assignment=replace(assignment, samples=samples[start : start + size]), shared=shared)
