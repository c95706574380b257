"""Brings together what measuring needs: a sandbox, a counter with its calibration, and a core for each lane."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from os import sched_getaffinity
from typing import TypeVar

import psutil

from effbench.cache import Cache, cache_root
from effbench.counters import Calibration, Counter, check_counter, choose_counter
from effbench.crew import LANE_MEMORY_SPARE, Crew
from effbench.environment import observe
from effbench.errors import InputError, SandboxDied
from effbench.sandboxes.protocol import Lane, LaneOptions, Sandbox
from effbench.seat import Seat
from effbench.station import calibrate, rehearse
from effbench.tampering import slowest_rate
from effbench.task import Task

__all__ = ["hire"]

_Used = TypeVar("_Used")


def hire(
    tasks: Iterable[Task],
    *,
    sandbox: Sandbox,
    counter: str,
    workers: int | None,
    tell: Callable[[str], None],
    ready: int | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Crew:
    """Chooses the counter, says how many lanes there will be, opens them, and calibrates the counter in the first.

    The crew has lanes that are open: it must be closed.

    Args:
        tasks: What will be measured: lanes get memory for the greediest of them.
        sandbox: Makes the lanes.
        counter: Name of a counter, or ``auto``.
        workers: Lanes side by side; None for one per core as far as memory reaches (one in all when the counter is
            load-sensitive).
        tell: Is told which counter it is and why.
        ready: Lanes that are opened now, since there is something to do for them; at least one, and None for all. The
            others are opened when they are first needed.
        meanwhile: Is called while lanes open, when this thread has nothing to do.

    Raises:
        InputError: There is no such counter, or fewer than one worker.
        CounterError: The counter does not count there.
        SandboxError: There is no lane to be had.
    """
    if workers is not None and workers < 1:
        raise InputError(f"--workers is {workers}: give 1 or more")
    check_counter(counter)
    memory_bytes = max(task.memory_limit_bytes for task in tasks) + LANE_MEMORY_SPARE
    cores = sorted(sched_getaffinity(0))
    with ExitStack() as opened:

        def take(core: int) -> Seat:
            return opened.enter_context(closing(Seat(sandbox, LaneOptions(memory_bytes=memory_bytes, cpu=core))))

        first = take(cores[0])
        first.lane()  # what tells the facts is the first to measure, too
        facts = sandbox.facts()
        chosen, why = choose_counter(counter, facts)
        tell(f"sandbox {sandbox.name} ({', '.join(facts.isolation)}); counter {chosen.name} ({why})")
        lanes = workers or (1 if chosen.load_sensitive else _lanes(len(cores), memory_bytes, tell))
        seats = (first, *(take(cores[index % len(cores)]) for index in range(1, lanes)))
        crew = Crew(
            sandbox=sandbox,
            counter=chosen,
            calibration=_calibrate(seats[:ready] or seats[:1], chosen, meanwhile),
            environment=observe(facts, chosen),
            cache=Cache(cache_root()),
            lane_memory_bytes=memory_bytes,
            seats=seats,
        )
        opened.pop_all()
    return crew


def _calibrate(seats: Sequence[Seat], counter: Counter, meanwhile: Callable[[], object]) -> Calibration:
    """Calibrates in the first seat; meanwhile the others' lanes open and warm up, one by what tells how fast it is."""
    first, *others = seats
    with ThreadPoolExecutor(max_workers=len(seats), thread_name_prefix="seat") as pool:
        calibrating = pool.submit(lambda: calibrate(first.lane(), counter))
        rating = [pool.submit(_in_spare_lane, seat, counter, slowest_rate) for seat in others[:1]]
        warming = [pool.submit(_in_spare_lane, seat, counter, rehearse) for seat in others[1:]]
        meanwhile()
        calibration = calibrating.result()
        for each in warming:
            each.result()
        rates = [rate for rate in (each.result() for each in rating) if rate is not None]
    return replace(calibration, slowest_per_s=rates[0] if rates else slowest_rate(first.lane(), counter))


def _in_spare_lane(seat: Seat, counter: Counter, use: Callable[[Lane, Counter], _Used]) -> _Used | None:
    """Uses a lane that can be done without for now; None when it died."""
    try:
        return use(seat.lane(), counter)
    except SandboxDied:
        seat.close()  # whoever works there opens another, and says so when that dies as well
        return None


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
