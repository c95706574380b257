"""Brings together what measuring needs: a sandbox, a counter with its calibration, and a core for each lane."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing

import psutil

from effbench.cache import Cache, cache_root
from effbench.cores import usable_cores
from effbench.counters import Counter, choose_counter, is_load_sensitive
from effbench.crew import LANE_MEMORY_SPARE, Crew
from effbench.environment import observe
from effbench.errors import InputError, SandboxDied
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from effbench.seat import Seat
from effbench.station import calibrate, rehearse
from effbench.task import Task

__all__ = ["hire"]


def hire(
    tasks: Iterable[Task],
    *,
    sandbox: Sandbox,
    counter: str,
    workers: int | None,
    tell: Callable[[str], None],
    stage: Callable[[str], None] = lambda _: None,
    ready: int | None = None,
) -> Crew:
    """Opens lanes side by side, chooses the counter, and calibrates it in the first.

    The crew has lanes that are open: it must be closed.

    Args:
        tasks: What will be measured: lanes get memory for the greediest of them.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        tell: Is told which counter it is and why.
        stage: Is told what is being done now.
        ready: Lanes that are opened now, since there is something to do for them; at least one, and None for all. The
            others are opened when they are first needed.

    Raises:
        InputError: There is no such counter, or fewer than one worker.
        CounterError: The counter does not count there.
        SandboxError: There is no lane to be had.
    """
    if workers is not None and workers < 1:
        raise InputError(f"--workers is {workers}: give 1 or more")
    one_at_a_time = is_load_sensitive(counter)
    memory_bytes = max(task.memory_limit_bytes for task in tasks) + LANE_MEMORY_SPARE
    cores = usable_cores()
    lanes = workers or (1 if one_at_a_time else _lanes(len(cores), memory_bytes, tell))
    options = [LaneOptions(memory_bytes=memory_bytes, cpu=cores[index % len(cores)]) for index in range(lanes)]
    with ExitStack() as opened:
        seats = tuple(opened.enter_context(closing(Seat(sandbox, each))) for each in options)
        soon = seats[:ready] or seats[:1]
        with ThreadPoolExecutor(max_workers=len(soon), thread_name_prefix="seat") as pool:
            stage("opening lanes")
            opening = [pool.submit(seat.lane) for seat in soon]
            first = opening[0].result()  # what tells the facts is the first to measure, too
            facts = sandbox.facts()
            chosen, why = choose_counter(counter, facts)
            tell(f"sandbox {sandbox.name} ({', '.join(facts.isolation)}); counter {chosen.name} ({why})")
            stage(f"calibrating the counter {chosen.name}")
            calibrating = pool.submit(calibrate, first, chosen)
            warming = [pool.submit(_warm_up, *each, chosen) for each in zip(soon[1:], opening[1:], strict=True)]
            calibration = calibrating.result()
            for each in warming:
                each.result()
        crew = Crew(
            sandbox=sandbox,
            counter=chosen,
            calibration=calibration,
            environment=observe(facts, chosen),
            cache=Cache(cache_root()),
            lane_memory_bytes=memory_bytes,
            seats=seats,
        )
        opened.pop_all()
    return crew


def _warm_up(seat: Seat, opening: Future[Lane], counter: Counter) -> None:
    """Has a lane start what counting needs; one that dies can be done without for now."""
    try:
        rehearse(opening.result(), counter)
    except SandboxDied:
        seat.close()  # whoever works there opens another, and says so when that dies as well


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
