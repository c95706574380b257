"""Brings together what measuring needs: a sandbox, a counter with its calibration, and a core for each lane."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from os import sched_getaffinity

import psutil

from effbench.cache import Cache, cache_root
from effbench.counters import choose_counter
from effbench.crew import LANE_MEMORY_SPARE, Crew
from effbench.environment import observe
from effbench.errors import InputError
from effbench.sandboxes.protocol import LaneOptions, Sandbox
from effbench.station import calibrate
from effbench.tampering import slowest_rate
from effbench.task import Task

__all__ = ["hire"]


def hire(
    tasks: Iterable[Task], *, sandbox: Sandbox, counter: str, workers: int | None, tell: Callable[[str], None]
) -> Crew:
    """Chooses and calibrates the counter and says how many lanes there will be.

    Args:
        tasks: What will be measured: lanes get memory for the greediest of them.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        tell: Is told which counter it is and why.

    Raises:
        InputError: There is no such counter, or fewer than one worker.
        CounterError: The counter does not count there.
        SandboxError: There is no lane to be had.
    """
    if workers is not None and workers < 1:
        raise InputError(f"--workers is {workers}: give 1 or more")
    facts = sandbox.facts()
    chosen, why = choose_counter(counter, facts)
    tell(f"sandbox {sandbox.name} ({', '.join(facts.isolation)}); counter {chosen.name} ({why})")
    memory_bytes = max(task.memory_limit_bytes for task in tasks) + LANE_MEMORY_SPARE
    with closing(sandbox.open_lane(LaneOptions(memory_bytes=memory_bytes))) as lane:
        calibration = replace(calibrate(lane, chosen), slowest_per_s=slowest_rate(lane, chosen))
    cores = sorted(sched_getaffinity(0))
    lanes = workers or (1 if chosen.load_sensitive else _lanes(len(cores), memory_bytes, tell))
    return Crew(
        sandbox=sandbox,
        counter=chosen,
        calibration=calibration,
        environment=observe(facts, chosen),
        cache=Cache(cache_root()),
        lane_memory_bytes=memory_bytes,
        cpus=tuple(cores[index % len(cores)] for index in range(lanes)),
    )


def _lanes(cores: int, lane_bytes: int, tell: Callable[[str], None]) -> int:
    """One for each core, as far as the memory reaches that is free now."""
    free_bytes = psutil.virtual_memory().available
    lanes = max(1, min(cores, free_bytes // lane_bytes))
    if lanes < cores:
        tell(
            f"{lanes} of {cores} lanes side by side: {free_bytes >> 20:,} MiB are free, and a lane may take "
            f"{lane_bytes >> 20:,} MiB (--workers {cores} opens them all the same)"
        )
    return lanes
