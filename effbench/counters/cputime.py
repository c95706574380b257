"""CPU time of the call, read from outside the candidate: only when asked for.

Its coefficient of variation is 5 to 20 %: never rank differences below 30 % with it.
"""

from dataclasses import replace

from effbench.counters.protocol import Bounds, Counted
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.protocol import Lane, SandboxFacts

__all__ = ["CpuTimeCounter"]


class CpuTimeCounter:
    """See the module."""

    name = "cputime"
    unit = "ns"
    exact = False
    load_sensitive = True
    counts_every_run = False
    # A run is stopped and woken at each mark: single milliseconds more or less are the machine's.
    bounds = Bounds(free_load=250_000, input_factor=10.0, per_output_byte=200, spare=500_000_000)
    undoubted_per_s = 0.0

    def check(self, facts: SandboxFacts) -> None:
        """Every sandbox can."""

    def count(self, lane: Lane, job: Job) -> Counted:
        """One native run, timed by the kernel's clock of that process."""
        outcome = lane.run(replace(job, engine=Engine.NATIVE))
        return Counted(
            outcome=outcome,
            call=outcome.call_cpu_ns,
            load=outcome.load_cpu_ns,
            input=outcome.input_cpu_ns,
            output=outcome.output_cpu_ns,
        )

    def native_limit_s(self, budget: int) -> float:
        """Ten times the budget, and never under a second."""
        return 1.0 + 10.0 * budget / 1e9

    def patience_s(self, budget: int) -> float:
        """A counted run is no faster in showing it."""
        return self.native_limit_s(budget)

    def cpu_limit_s(self, budget: int) -> float:
        """As natively: it is a native run."""
        return self.native_limit_s(budget)
