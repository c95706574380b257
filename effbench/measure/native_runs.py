"""Runs of one program natively: a level's inputs together in one process, and alone what that does not settle."""

from collections.abc import Sequence

from effbench.measure.context import MeasureContext
from effbench.measure.test_cases import OWN_LIMITS, TestCase
from effbench.records.task import Task
from effbench.sandboxes.job import Job, Limits, Prepared
from effbench.sandboxes.outcome import Ending, Outcome

__all__ = ["Idleness", "NativeRuns", "own_cpu_s"]

SPARE_OUTPUT_BYTES = 1 << 20
WALL_PER_CPU, WALL_SPARE_S = 4.0, 30.0
MOST_IDLE_S = 120.0
"""Of all runs of one program together: a program that sleeps cannot hold a lane for as long as it has inputs."""
UNSCORED_BUDGET = 10**9
"""Inputs that are not scored get the time of no larger budget, however much the scored ones take."""


class Idleness:
    """How long the runs of one program may still wait instead of computing."""

    def __init__(self) -> None:
        self._left_s = MOST_IDLE_S

    def wall_s(self, cpu_s: float) -> float:
        """Wall seconds of a run with this number of CPU seconds: on a busy machine it computes now and then only."""
        return cpu_s * WALL_PER_CPU + min(WALL_SPARE_S, self._left_s)

    def spend(self, outcomes: Sequence[Outcome]) -> None:
        """Takes off what the runs of one process waited."""
        computed_s = sum(outcome.cpu_time_s for outcome in outcomes)
        waited_s = max((outcome.wall_time_s for outcome in outcomes), default=0.0) - WALL_PER_CPU * computed_s
        self._left_s = max(0.0, self._left_s - max(0.0, waited_s))


class NativeRuns:
    """See the module.

    Args:
        context: Where.
        task: Whose inputs they are.
        program: Who runs.
        budget: Instructions that a run may cost; None where there is no budget.

    Attributes:
        program: Who runs.
        idleness: Of all its runs.
    """

    def __init__(self, context: MeasureContext, task: Task, program: Prepared, budget: int | None) -> None:
        self.program = program
        self.idleness = Idleness()
        self._context, self._task, self._budget = context, task, budget

    def together(self, cases: Sequence[TestCase]) -> list[Outcome | None]:
        """What cases give in one process, which takes a fraction of the time; None for those that it does not come to.

        There a call finds what earlier ones left behind, so this can only accept. Whatever else comes of it is asked of
        a process of its own; and what is scored is counted in one as well, and has to be right there, too.

        Raises:
            SandboxDied: The lane is gone.
        """
        nothing: list[Outcome | None] = [None] * len(cases)
        if len(cases) < 2 or not self.program.entry_point:
            return nothing
        largest = max(cases, key=lambda case: len(case.answer))
        job = self.job(largest, min(map(self._patience_s, cases)))
        found = self._context.lane.call_each(
            self.program,
            [case.arguments for case in cases],
            limits=job.limits,
            disabled_builtins=job.disabled_builtins,
        )
        self.idleness.spend(found)
        return [*found, *nothing[len(found) :]]

    def alone(self, case: TestCase, early: Outcome | None) -> tuple[Outcome, bool]:
        """A run in a process of its own, and whether it was given up so that its count tells if it is over the budget.

        Surely over the budget is only what takes many times the CPU time that the budget is likely to take. Counting
        shows it sooner and exactly, but only in a call, which is stopped at its budget: the work before and after it is
        not, and is given all the time there is. Inputs that are not scored are small and never counted: there it is the
        clock that says what takes too long.

        Raises:
            SandboxDied: The lane is gone.
        """
        patience_s = self._patience_s(case)
        outcome = early
        if outcome is None or not self._is_given_up(outcome, case):
            outcome = self._run(case, patience_s)
        if not self._is_given_up(outcome, case):
            return outcome, False
        is_in_the_call = outcome.input_cpu_ns is not None and outcome.call_cpu_ns is None
        if is_in_the_call:
            return outcome, True
        return self._run(case, self._limit_s(case)), False

    def job(self, case: TestCase, cpu_s: float, *, instructions: int = 0) -> Job:
        """One run of the program on an input of the task."""
        limits = Limits(
            cpu_s=cpu_s,
            wall_s=self.idleness.wall_s(cpu_s),
            memory_bytes=self._task.memory_limit_bytes,
            output_bytes=4 * len(case.answer) + SPARE_OUTPUT_BYTES,
            instructions=instructions,
        )
        return Job(
            program=self.program,
            arguments=case.arguments,
            limits=limits,
            disabled_builtins=self._task.disabled_builtins,
        )

    def _run(self, case: TestCase, cpu_s: float) -> Outcome:
        outcome = self._context.lane.run(self.job(case, cpu_s))
        self.idleness.spend([outcome])
        return outcome

    def cpu_s(self, case: TestCase) -> float:
        """CPU seconds of load and call in a process of its own, as they are now.

        Raises:
            SandboxDied: The lane is gone.
        """
        return own_cpu_s(self._run(case, self._limit_s(case)))

    def _is_given_up(self, outcome: Outcome, case: TestCase) -> bool:
        """Whether it had less time than would be proof; who only waits uses up no CPU time, and would do so again."""
        patience_s = self._patience_s(case)
        was_stopped = outcome.ending is Ending.TIMED_OUT and outcome.cpu_time_s >= patience_s
        return was_stopped and patience_s < self._limit_s(case)

    def _limit_s(self, case: TestCase) -> float:
        """CPU seconds above which a native run is surely over the budget."""
        if self._budget is None:
            return OWN_LIMITS.cpu_s
        budget = self._budget if case.weight > 0 else min(self._budget, UNSCORED_BUDGET)
        return self._context.counter.native_limit_s(budget)

    def _patience_s(self, case: TestCase) -> float:
        limit_s = self._limit_s(case)
        if self._budget is None or case.weight == 0:
            return limit_s
        return min(limit_s, self._context.counter.patience_s(self._budget))


def own_cpu_s(outcome: Outcome) -> float:
    """What the program's import and its call took; the whole process, where the call did not end."""
    if outcome.load_cpu_ns is None or outcome.call_cpu_ns is None:
        return outcome.cpu_time_s
    return (outcome.load_cpu_ns + outcome.call_cpu_ns) / 1e9
