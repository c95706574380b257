"""What each lane does at the moment, for whoever shows it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Activities", "Activity", "Kind"]


class Kind(StrEnum):
    """What is done with a task."""

    INPUTS = "inputs"
    """Its stress inputs and answers are made."""
    BASELINE = "baseline"
    """The reference that efficiency is relative to is measured."""
    LADDER = "slower references"
    """The other references are measured."""
    SAMPLES = "samples"
    """A sample is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What one thread does.

    Attributes:
        kind: What.
        task_id: With which task.
        since: When it began, by ``time.monotonic``.
    """

    kind: Kind
    task_id: str
    since: float

    def __str__(self) -> str:
        return f"{self.kind} of {self.task_id.rpartition('/')[2]}"


class Activities:
    """The activities of all threads; every method may be called from any of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._now: dict[int, list[Activity]] = {}
        self._ended_s = 0.0

    @property
    def ended_s(self) -> float:
        """Seconds that all activities took that have come to their end; those within others count with these."""
        with self._lock:
            return self._ended_s

    @contextmanager
    def doing(self, kind: Kind, task_id: str) -> Iterator[None]:
        """Says what the calling thread does until the context is left; what it did before then goes on."""
        thread = threading.get_ident()
        with self._lock:
            self._now.setdefault(thread, []).append(Activity(kind=kind, task_id=task_id, since=time.monotonic()))
        try:
            yield
        finally:
            with self._lock:
                ended = self._now[thread].pop()
                if not self._now[thread]:
                    self._ended_s += time.monotonic() - ended.since

    def now(self) -> list[tuple[Activity, ...]]:
        """What each thread does: the whole first, and last what it does just now for that."""
        with self._lock:
            return [tuple(stack) for stack in self._now.values() if stack]
