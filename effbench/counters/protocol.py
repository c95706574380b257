"""What a counter offers, whatever it counts with."""

from dataclasses import dataclass
from typing import Protocol

from effbench.sandboxes.protocol import Job, Lane, Outcome, SandboxFacts

__all__ = ["Bounds", "Calibration", "Counted", "Counter", "Slack"]

STEEPNESS = 4
"""What a count beyond its slack costs, times the excess, until the whole is charged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One counted run.

    Attributes:
        outcome: What the run gave; judged like any other.
        call: Raw count of the call; None when it did not return.
        load: Raw count of the program's import-time work; None when it did not load.
        input: Raw count between the two, where the input is received; None where the counter cannot tell.
        output: Raw count after the call, where the result is sent; None where the counter cannot tell.
    """

    outcome: Outcome
    call: int | None
    load: int | None
    input: int | None = None
    output: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """By how much one honest run may exceed another that does the same.

    Attributes:
        factor: Of the other's count; 1 or more.
        spare: On top of that, in the counter's unit.
    """

    factor: float
    spare: int

    def limit(self, usual: int) -> int:
        """The largest count that is still within it."""
        return int(self.factor * usual) + self.spare

    def charge(self, found: int, usual: int) -> int:
        """What a run pays: nothing within the slack, and soon after it all that it did, the usual part included.

        A run that is far beyond does something else there than the other one: no part of it is known to be honest.
        """
        return min(found, STEEPNESS * max(0, found - self.limit(usual)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a run may do outside its two windows, beyond what the yardstick's run on the same input does there.

    Attributes:
        input: Between import and call; what is beyond is charged to the run.
        output: After the call; what is beyond is charged to the run.
        alarm: In either place; what is beyond is tampering.
    """

    input: Slack
    output: Slack
    alarm: Slack


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
        bounds: Of what a run may do outside its windows.
        undoubted_per_s: Counts a second of user CPU time from which on a count is believed, whatever the machine:
            above a fifth of what the slowest honest programs make on the fastest one; 0 where time is counted.
    """

    name: str
    unit: str
    exact: bool
    load_sensitive: bool
    bounds: Bounds
    undoubted_per_s: float

    def check(self, facts: SandboxFacts) -> None:
        """Raises :class:`effbench.errors.CounterUnavailable`, with what to do, when it cannot count there."""
        ...

    def count(self, lane: Lane, job: Job) -> Counted:
        """Makes one counted run; the job's engine is the counter's to choose."""
        ...

    def native_limit_s(self, budget: int) -> float:
        """CPU seconds after which a native, uncounted run is surely over a budget of that many counts."""
        ...

    def patience_s(self, budget: int) -> float:
        """CPU seconds after which a native run is so likely to be over it that counting it is the shorter way."""
        ...

    def cpu_limit_s(self, budget: int) -> float:
        """CPU seconds after which a counted run is surely over a budget of that many counts."""
        ...
