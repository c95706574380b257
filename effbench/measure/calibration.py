"""What counting a program that does nothing gives: every count is taken less that."""

from typing import Final

from effbench.counters.protocol import Counter
from effbench.errors import CounterError
from effbench.languages import PYTHON, Language
from effbench.measure.test_cases import OWN_LIMITS
from effbench.records.environment import Calibration
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, NotAProgram
from effbench.sandboxes.protocol import Lane

__all__ = ["CALIBRATION_RUNS", "EMPTY_PROGRAM", "calibrate", "empty_job", "warm_up"]

CALIBRATION_RUNS: Final = 11
EMPTY_PROGRAM: Final = PYTHON.empty_source
EMPTY_FUNCTION: Final = "nothing"


def calibrate(lane: Lane, counter: Counter, language: Language = PYTHON) -> Calibration:
    """Counts a program that does nothing.

    Raises:
        CounterError: It does not even return, or it is not counted.
        SandboxDied: The lane is gone.
    """
    job = empty_job(lane, language)
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


def warm_up(lane: Lane, counter: Counter, language: Language = PYTHON) -> None:
    """Counts a program that does nothing, once, so that a lane has started all that counting in it needs.

    Raises:
        CounterError: The counter failed.
        SandboxDied: The lane is gone.
    """
    counter.count(lane, empty_job(lane, language))


def empty_job(lane: Lane, language: Language) -> Job:
    """A run of the program that does nothing.

    Raises:
        CounterError: It does not compile.
        SandboxDied: The lane is gone.
    """
    is_python = language.name == PYTHON.name
    program = lane.prepare(language.empty_source, EMPTY_FUNCTION if is_python else "")
    if isinstance(program, NotAProgram):
        raise CounterError(f"the empty program does not compile ({program.detail}): see what `effbench doctor` says")
    return Job(program=program, arguments=values.encode(() if is_python else ("",)), limits=OWN_LIMITS)
