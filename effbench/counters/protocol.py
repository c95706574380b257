"""What a counter offers, whatever it counts with."""

from dataclasses import dataclass
from typing import Protocol

from effbench.sandboxes.protocol import Job, Lane, Outcome, SandboxFacts

__all__ = ["Calibration", "Counted", "Counter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One counted run.

    Attributes:
        outcome: What the run gave; judged like any other.
        call: Raw count of the call; None when it did not return.
        load: Raw count of the program's import-time work; None when it did not load.
    """

    outcome: Outcome
    call: int | None
    load: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Raw counts of a program that does nothing: what the measuring itself costs.

    Attributes:
        call: Median count of the empty call.
        load: Median count of loading a program of one empty function.
        runs: How many runs were made.
        spread: Largest minus smallest count of the empty call; 0 for an exact counter.
    """

    call: int
    load: int
    runs: int
    spread: int


class Counter(Protocol):
    """Counts what a run costs, from outside the candidate.

    Attributes:
        name: What ``--counter`` takes; runs with different names are never compared.
        unit: ``instructions`` or ``ns``.
        exact: Whether the same run always counts the same, to the last digit.
        load_sensitive: Whether other work on the machine changes the count: then one lane measures at a time.
    """

    name: str
    unit: str
    exact: bool
    load_sensitive: bool

    def check(self, facts: SandboxFacts) -> None:
        """Raises :class:`effbench.errors.CounterUnavailable`, with what to do, when it cannot count there."""
        ...

    def count(self, lane: Lane, job: Job) -> Counted:
        """Makes one counted run; the job's engine is the counter's to choose."""
        ...

    def native_limit_s(self, budget: int) -> float:
        """CPU seconds after which a native, uncounted run is surely over a budget of that many counts."""
        ...

    def cpu_limit_s(self, budget: int) -> float:
        """CPU seconds after which a counted run is surely over a budget of that many counts."""
        ...
