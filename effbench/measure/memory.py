"""Measures what a program holds, in a run of its own: the run that is counted stays as it is."""

from dataclasses import dataclass, replace
from typing import Final

from effbench.errors import CounterError
from effbench.languages import Language
from effbench.measure.calibration import empty_job
from effbench.sandboxes.job import Engine, Job
from effbench.sandboxes.outcome import MemoryUse, Outcome
from effbench.sandboxes.protocol import Lane, MemoryLane

__all__ = ["MemoryMeter", "open_memory_meter"]

_SLOWER: Final = 10
"""The run that measures memory takes up to so many times the CPU time of the run that counts."""
NO_BOUND: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryMeter:
    """A lane that measures memory.

    Attributes:
        lane: Its emulated runs tell what their programs held.
        empty: What the empty program holds.
        version: Of what measures, for caches.
    """

    lane: MemoryLane
    empty: MemoryUse
    version: str

    def run(self, job: Job) -> tuple[Outcome, MemoryUse | None]:
        """Runs a job whose counted run was right.

        Returns:
            What the run gave, to be judged like any other; and what the program held beyond the empty one, None where
            that is not known.

        Raises:
            SandboxDied: The lane is gone.
        """
        outcome = self.lane.run(_patient(job))
        found = outcome.memory
        if found is None:
            return outcome, None
        return outcome, MemoryUse(
            peak_bytes=max(0, found.peak_bytes - self.empty.peak_bytes),
            byte_instructions=max(0, found.byte_instructions - self.empty.byte_instructions),
        )


def open_memory_meter(lane: MemoryLane, compiler: Lane, language: Language) -> MemoryMeter:
    """Measures the empty program in a lane for memory.

    Args:
        lane: The lane.
        compiler: The lane where programs of that language are prepared.
        language: Of the programs.

    Raises:
        CounterError: The empty program gives nothing.
        SandboxDied: A lane is gone.
    """
    outcome = lane.run(_patient(empty_job(compiler, language)))
    if outcome.memory is None:
        raise CounterError(
            f"memory cannot be measured of the empty program ({outcome.detail or outcome.ending}): see what "
            "`effbench doctor` says"
        )
    return MemoryMeter(lane=lane, empty=outcome.memory, version=str(lane.hello["memory"]))


def _patient(job: Job) -> Job:
    """No count ends this run: its instructions are a few more than those of the run that is counted."""
    limits = replace(
        job.limits,
        cpu_s=_SLOWER * job.limits.cpu_s,
        wall_s=_SLOWER * job.limits.wall_s,
        instructions=NO_BOUND,
    )
    return replace(job, engine=Engine.QEMU, limits=limits)
