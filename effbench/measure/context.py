"""The lane, counter and calibration that measuring needs."""

from dataclasses import dataclass, field

from effbench.counters.protocol import Counter
from effbench.errors import CounterError
from effbench.measure.tampering import CountRate
from effbench.measure.test_cases import OWN_LIMITS
from effbench.records.environment import Calibration
from effbench.sandboxes import values
from effbench.sandboxes.protocol import Job, Lane, NotAProgram

__all__ = ["CALIBRATION_RUNS", "EMPTY_PROGRAM", "MeasureContext", "calibrate", "warm_up"]

CALIBRATION_RUNS = 11
EMPTY_PROGRAM = "def nothing():\n    return None\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureContext:
    """Where measuring happens.

    Attributes:
        lane: Runs programs.
        counter: Counts them.
        calibration: What counting nothing gives there.
        environment_id: Fingerprint of everything that may change a count.
        count_rate: Of this machine; a pool's lanes share one.
    """

    lane: Lane
    counter: Counter
    calibration: Calibration
    environment_id: str
    count_rate: CountRate = field(default_factory=CountRate)


def calibrate(lane: Lane, counter: Counter) -> Calibration:
    """Counts a program that does nothing.

    Raises:
        CounterError: It does not even return, or it is not counted.
        SandboxDied: The lane is gone.
    """
    job = _empty_job(lane)
    runs = [counter.count(lane, job) for _ in range(CALIBRATION_RUNS)]
    calls = sorted(run.call for run in runs if run.call is not None)
    loads = sorted(run.load for run in runs if run.load is not None)
    if len(calls) < CALIBRATION_RUNS or len(loads) < CALIBRATION_RUNS:
        raise CounterError(
            f"the counter {counter.name} cannot count the empty program ({runs[0].outcome.detail or 'no count'}): "
            "see what `effbench doctor` says"
        )
    middle = CALIBRATION_RUNS // 2
    return Calibration(call=calls[middle], load=loads[middle], runs=CALIBRATION_RUNS, spread=calls[-1] - calls[0])


def warm_up(lane: Lane, counter: Counter) -> None:
    """Counts a program that does nothing, once, so that a lane has started all that counting in it needs.

    Raises:
        CounterError: The counter failed.
        SandboxDied: The lane is gone.
    """
    counter.count(lane, _empty_job(lane))


def _empty_job(lane: Lane) -> Job:
    program = lane.prepare(EMPTY_PROGRAM, "nothing")
    if isinstance(program, NotAProgram):
        raise CounterError(f"the empty program does not compile ({program.detail}): see what `effbench doctor` says")
    return Job(program=program, arguments=values.encode(()), limits=OWN_LIMITS)
