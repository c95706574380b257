"""What a counter offers, whatever it counts with."""

from dataclasses import dataclass
from typing import Protocol

from effbench.sandboxes.job import Job
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Lane, SandboxFacts

__all__ = ["Bounds", "Counted", "Counter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One counted run.

    Attributes:
        outcome: What the run gave; judged like any other.
        call: Raw count of the call; None when it did not return.
        load: Raw count of the program's import-time work, up to the call where threads lived on after it; None when it
            did not load.
        input: Raw count between the two, where the input is decoded; None where the counter cannot tell.
        output: Raw count after the call, where the result is encoded; None where the counter cannot tell.
    """

    outcome: Outcome
    call: int | None
    load: int | None
    input: int | None = None
    output: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a run may do outside its call, in the counter's unit.

    Between import and call, and after the call, nothing but the driver's C runs. What it does there depends on the
    input, on the result, and a little on the heap that the program leaves: far more than that means that the driver
    itself has been tampered with.

    Attributes:
        free_load: What import-time work may cost without being charged: definitions, imports and constants of ordinary
            programs cost less.
        input_factor: How many times what the baseline's run does before its call a run may do there.
        per_output_byte: What encoding takes at most for each byte of a result.
        spare: On top of either.
    """

    free_load: int
    input_factor: float
    per_output_byte: int
    spare: int


class Counter(Protocol):
    """Counts what a run costs, from outside the candidate.

    Attributes:
        name: What ``--counter`` takes; runs with different names are never compared.
        unit: ``instructions`` or ``ns``.
        exact: Whether the same run always counts the same, to the last digit.
        load_sensitive: Whether other work on the machine changes the count: then one lane measures at a time.
        bounds: Of what a run may do outside its call.
        counts_every_run: Whether its sandbox counts all that runs there, at one speed: then what is scored runs once,
            and the run that is counted is the one that is judged.
        undoubted_per_s: Counts a second of user CPU time from which on a count is believed, whatever the machine:
            above a fifth of what the slowest honest programs make on the fastest one; 0 where time is counted.
    """

    name: str
    unit: str
    exact: bool
    load_sensitive: bool
    counts_every_run: bool
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
