"""The verdict on one run of a solution."""

from effbench.measure.comparing import is_right
from effbench.measure.test_cases import OWN_LIMITS, TestCase
from effbench.measure.verdicts import verdict_without_output
from effbench.records.measurement import Verdict
from effbench.records.task import Task
from effbench.sandboxes import values
from effbench.sandboxes.job import Job, Prepared
from effbench.sandboxes.outcome import Outcome
from effbench.sandboxes.protocol import Lane

__all__ = ["Judge"]


class Judge:
    """Judges outcomes of one task's solutions.

    Args:
        task: Says how outputs are compared.
        lane: Runs the task's checker.
        checker: The task's own checker, prepared; None when outputs are compared here.
    """

    def __init__(self, task: Task, lane: Lane, checker: Prepared | None) -> None:
        self._task, self._lane, self._checker = task, lane, checker

    def verdict(self, outcome: Outcome, case: TestCase, *, right: bytes | None = None) -> tuple[Verdict, str]:
        """The verdict on a run, and the reason where it is not AC.

        Raises:
            SandboxDied: The lane is gone.
        """
        verdict = verdict_without_output(outcome)
        if verdict is not None or outcome.output is None:
            return verdict or Verdict.RE, outcome.detail
        if outcome.output == right:
            return Verdict.AC, ""
        accepted, detail = self.accepts(outcome.output, case)
        return (Verdict.AC, "") if accepted else (Verdict.WA, detail)

    def accepts(self, output: bytes, case: TestCase) -> tuple[bool, str]:
        """Whether an encoded output is right, and what the checker said.

        Raises:
            SandboxDied: The lane is gone.
        """
        task = self._task
        if self._checker is None:
            accepted = is_right(
                output,
                case.answer,
                task.comparison,
                relative_tolerance=task.relative_tolerance,
                absolute_tolerance=task.absolute_tolerance,
            )
            return accepted, ""
        if not values.is_value(output, depth=1):
            return False, "the output is no encoded value, or nested too deeply for a checker"
        arguments = values.encode_tuple([case.arguments, case.answer, output])
        check = self._lane.run(Job(program=self._checker, arguments=arguments, limits=OWN_LIMITS))
        # As in ENAMEL, a checker that cannot cope with an output rejects it.
        return check.output == values.encode(True), check.detail
