"""Runs of one program natively: a level's inputs together in one process, and alone what that does not settle."""

from collections.abc import Sequence

from effbench.sandboxes.protocol import Ending, Job, Limits, Outcome, Prepared
from effbench.station import Station
from effbench.task import Task
from effbench.task_material import OWN_LIMITS, Case

__all__ = ["NativeRuns", "make_job"]

SPARE_OUTPUT_BYTES = 1 << 20
WALL_PER_CPU, WALL_SPARE_S = 4.0, 30.0
UNSCORED_BUDGET = 10**9
"""Inputs that are not scored get the time of no larger budget, however much the scored ones take."""


class NativeRuns:
    """See the module.

    Args:
        station: Where.
        task: Whose inputs they are.
        program: Who runs.
        budget: Instructions that a run may cost; None where there is no budget.
    """

    def __init__(self, station: Station, task: Task, program: Prepared, budget: int | None) -> None:
        self.program = program
        self._station, self._task, self._budget = station, task, budget

    def together(self, cases: Sequence[Case]) -> list[Outcome | None]:
        """What cases give in one process, which takes a fraction of the time; None for those that it does not come to.

        There a call finds what earlier ones left behind, so this can only accept. Whatever else comes of it is asked of
        a process of its own; and what is scored is counted in one as well, and has to be right there, too.

        Args:
            cases: Of one level, or of one and those before it that are not scored.

        Raises:
            SandboxDied: The lane is gone.
        """
        nothing: list[Outcome | None] = [None] * len(cases)
        if len(cases) < 2 or not self.program.entry_point:
            return nothing
        largest = max(cases, key=lambda case: len(case.answer))
        job = make_job(self._task, self.program, largest, min(map(self._patience_s, cases)))
        found = self._station.lane.call_each(
            self.program,
            [case.arguments for case in cases],
            limits=job.limits,
            disabled_builtins=job.disabled_builtins,
        )
        return [*found, *nothing[len(found) :]]

    def alone(self, case: Case, early: Outcome | None) -> tuple[Outcome, bool]:
        """A run in a process of its own, and whether it was given up so that its count tells if it is over the budget.

        Surely over the budget is only what takes many times the CPU time that the budget is likely to take. Counting
        shows it sooner and exactly, but only in a call, which is stopped at its budget: the work before and after it is
        not, and is given all the time there is. Inputs that are not scored are small and never counted: there it is the
        clock that says what takes too long.

        Args:
            case: The input.
            early: What it gave together with others: where it was given up there, it is not run again.

        Raises:
            SandboxDied: The lane is gone.
        """
        lane, patience_s = self._station.lane, self._patience_s(case)
        outcome = early
        if outcome is None or not self._is_given_up(outcome, case):
            outcome = lane.run(make_job(self._task, self.program, case, patience_s))
        if not self._is_given_up(outcome, case):
            return outcome, False
        is_in_the_call = outcome.input_cpu_ns is not None and outcome.call_cpu_ns is None
        if is_in_the_call:
            return outcome, True
        return lane.run(make_job(self._task, self.program, case, self._limit_s(case))), False

    def _is_given_up(self, outcome: Outcome, case: Case) -> bool:
        """Whether it had less time than would be proof; who only waits uses up no CPU time, and would do so again."""
        patience_s = self._patience_s(case)
        was_stopped = outcome.ending is Ending.TIMED_OUT and outcome.cpu_time_s >= patience_s
        return was_stopped and patience_s < self._limit_s(case)

    def _limit_s(self, case: Case) -> float:
        """CPU seconds above which a native run is surely over the budget."""
        if self._budget is None:
            return OWN_LIMITS.cpu_s
        budget = self._budget if case.weight > 0 else min(self._budget, UNSCORED_BUDGET)
        return self._station.counter.native_limit_s(budget)

    def _patience_s(self, case: Case) -> float:
        """CPU seconds that a native run gets at first."""
        limit_s = self._limit_s(case)
        if self._budget is None or case.weight == 0:
            return limit_s
        return min(limit_s, self._station.counter.patience_s(self._budget))


def make_job(task: Task, program: Prepared, case: Case, cpu_s: float, *, instructions: int = 0) -> Job:
    """One run of a program on an input of a task.

    Args:
        task: Sets memory and disabled built-ins.
        program: Who runs.
        case: The input; the answer's length bounds the output's.
        cpu_s: CPU seconds of the whole run.
        instructions: Of the call, where an emulator counts; 0 for no bound.
    """
    limits = Limits(
        cpu_s=cpu_s,
        wall_s=cpu_s * WALL_PER_CPU + WALL_SPARE_S,
        memory_bytes=task.memory_limit_bytes,
        output_bytes=4 * len(case.answer) + SPARE_OUTPUT_BYTES,
        instructions=instructions,
    )
    return Job(program=program, arguments=case.arguments, limits=limits, disabled_builtins=task.disabled_builtins)
