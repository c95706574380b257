"""Exact counts of WebAssembly instructions: the engine's fuel, in the wasm sandbox.

The count is a property of the program, the input and the guest, not of the machine: the same run gives the same number
to the last instruction, on any system and processor. It is kept outside the memory of the guest, where no program can
reach it, whatever it does to the interpreter.
"""

from effbench.counters.protocol import Bounds, Counted
from effbench.errors import CounterUnavailable
from effbench.sandboxes.job import Job
from effbench.sandboxes.protocol import Lane, SandboxFacts
from effbench.sandboxes.wasm.machine import FUEL_PER_S, MACHINE

__all__ = ["WasmCounter"]

SLOWEST_PER_S = 100e6
"""WebAssembly instructions a second that even a busy machine manages: 500 to 1,500 million are usual."""
START_S = 10.0


class WasmCounter:
    """See the module."""

    name = "wasm"
    unit = "instructions"
    exact = True
    load_sensitive = False
    counts_every_run = True
    # Honest programs load in 6 thousand (a function), 110 (a class), 400 (five annotated functions), 600 (namedtuple);
    # encoding a list of small ints takes 240 for a byte, text beyond Latin-1 150.
    bounds = Bounds(free_load=625_000, input_factor=4.0, per_output_byte=400, spare=2_000_000)
    undoubted_per_s = 0.0

    def check(self, facts: SandboxFacts) -> None:
        """Counts in the wasm sandbox alone."""
        if facts.machine != MACHINE:
            raise CounterUnavailable(
                f"the counter wasm counts in the wasm sandbox alone, not in {facts.sandbox}: add --sandbox wasm"
            )

    def count(self, lane: Lane, job: Job) -> Counted:
        """One run."""
        outcome = lane.run(job)
        return Counted(
            outcome=outcome,
            call=outcome.call_count,
            load=outcome.load_count,
            input=outcome.input_count,
            output=outcome.output_count,
        )

    def native_limit_s(self, budget: int) -> float:
        """Of inputs that are not scored: ten times the budget."""
        return 1.0 + 10.0 * budget / FUEL_PER_S

    def patience_s(self, budget: int) -> float:
        """There is no other way than running it."""
        return self.native_limit_s(budget)

    def cpu_limit_s(self, budget: int) -> float:
        """Generous: the budget itself is exact and ends the run."""
        return START_S + budget / SLOWEST_PER_S
