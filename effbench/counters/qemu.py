"""Exact instruction counts by emulation: qemu-user with effbench's plugin, for machines without a hardware counter.

The count is a property of the program, the input and the image, not of the machine or its load: the same run gives the
same number to the last instruction, on any host.
"""

from dataclasses import replace

from effbench.counters.protocol import Bounds, Counted
from effbench.errors import CounterUnavailable
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.protocol import Lane, SandboxFacts

__all__ = ["QemuCounter"]

SLOWEST_PER_S = 30e6
"""Guest instructions a second that even a busy machine manages: emulation does 250 to 1,000 million when idle."""
START_S = 10.0
_REMEDIES = {
    "wasm": "use --counter wasm",
    "docker": "rebuild the image with `effbench sandbox build`",
    "local": "sudo apt-get install qemu-user, then effbench sandbox build --sandbox local --force",
}


class QemuCounter:
    """See the module."""

    name = "qemu"
    unit = "instructions"
    exact = True
    load_sensitive = False
    counts_every_run = False
    bounds = Bounds(free_load=250_000, input_factor=4.0, per_output_byte=200, spare=2_000_000)
    undoubted_per_s = 150e6

    def check(self, facts: SandboxFacts) -> None:
        """Needs the emulator inside the sandbox."""
        if not facts.emulator:
            raise CounterUnavailable(
                f"the counter qemu needs an emulator inside the {facts.sandbox} sandbox, and there is none: "
                f"{_REMEDIES.get(facts.sandbox, 'see what provides that sandbox')}"
            )

    def count(self, lane: Lane, job: Job) -> Counted:
        """One emulated run."""
        outcome = lane.run(replace(job, engine=Engine.QEMU))
        return Counted(
            outcome=outcome,
            call=outcome.call_count,
            load=outcome.load_count,
            input=outcome.input_count,
            output=outcome.output_count,
        )

    def native_limit_s(self, budget: int) -> float:
        """Hardware does 1,000 to 4,000 million Python instructions a second."""
        return 1.0 + budget / 1e8

    def patience_s(self, budget: int) -> float:
        """Emulation ends soon after the budget's last instruction, long before a native run is surely over it."""
        return 0.1 + budget / 2e9

    def cpu_limit_s(self, budget: int) -> float:
        """Generous: the budget itself is exact and checked afterwards."""
        return START_S + budget / SLOWEST_PER_S
