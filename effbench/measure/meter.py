"""Measures solutions of one task in one lane: each input natively, and once more, counted, where that was right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from effbench.measure.budget import budget_of, charged_load, cost
from effbench.measure.context import MeasureContext
from effbench.measure.disabled_builtins import name_disabled_builtins
from effbench.measure.failures import describe_failure
from effbench.measure.judge import Judge
from effbench.measure.native_runs import NativeRuns, own_cpu_s
from effbench.measure.tampering import implausible_beside_native, implausible_outside_call, implausible_when_repeated
from effbench.measure.test_cases import OWN_LIMITS, TestCase, TestCases
from effbench.records.hashing import key_of
from effbench.records.measurement import Measurement, Verdict
from effbench.records.task import PYTHON, Task
from effbench.sandboxes.job import Job, NotAProgram, Prepared
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.text.python_source import in_own_lines

__all__ = ["Solution", "TaskMeter", "by_program"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """A solution to be measured.

    Attributes:
        source: The solution's text; None when no code was found.
        sha256: Of that text.
        sample_index: For a sample.
        reference_id: For a reference.
        no_code: What to say when there is none.
    """

    source: str | None
    sha256: str
    sample_index: int | None = None
    reference_id: str | None = None
    no_code: str = "no code in the text"


def by_program(solutions: Iterable[Sequence[Measurement]]) -> dict[str, Sequence[Measurement]]:
    """Each solution's measurements by the digest of its program; what was no program is left out."""
    return {records[0].code_digest: records for records in solutions if records[0].code_digest}


class TaskMeter:
    """Measures any number of solutions of one task; equal programs are measured once.

    Args:
        context: Where.
        test_cases: The task's inputs and answers.
        baseline: The baseline's own measurements; they set the budget (:func:`effbench.measure.budget.budget_of`). None
            while references themselves are measured, without a budget.
        others: Other references' measurements, where there are any.
        known: What programs gave that are measured already, by their digest; meters of one task may share it.

    Raises:
        SuiteError: A reference does not pass its own tests, or the baseline's largest cost is not above 0.
    """

    def __init__(
        self,
        context: MeasureContext,
        test_cases: TestCases,
        *,
        baseline: Sequence[Measurement] | None = None,
        others: Sequence[Sequence[Measurement]] = (),
        known: dict[str, Sequence[Measurement]] | None = None,
    ) -> None:
        self._context = context
        self._test_cases = test_cases
        self._task: Task = test_cases.task
        self._judge = Judge(test_cases.task, context.suite_lane, test_cases.checker)
        self._budget: int | None = None
        self._baseline: dict[tuple[int, int], Measurement] = {}
        self._known = {} if known is None else known
        if baseline is not None:
            self._budget = budget_of(self._task, baseline, others, context.calibration)
            self._baseline = {(item.level, item.test_index): item for item in baseline}
            self._known.update(by_program([baseline, *others]))

    def measure(self, solution: Solution) -> list[Measurement]:
        """Measures one solution.

        Returns:
            One record for each input up to the first that fails; a single one with verdict CE when there is no program.

        Raises:
            SandboxDied: The lane is gone; nothing of this solution was recorded.
        """
        if solution.source is None:
            return [self._no_program(solution, solution.no_code)]
        program = self._task.program(solution.source)
        prepared = self._context.lane.prepare(program.source, program.entry_point)
        if isinstance(prepared, NotAProgram):
            own = program.source.removesuffix(self._task.epilogue)
            return [self._no_program(solution, in_own_lines(prepared.detail, own, solution.source))]
        if prepared.digest not in self._known:
            # Another meter may have been faster: what is given out for equal programs is one and the same.
            self._known.setdefault(prepared.digest, self._run(prepared))
        return [
            replace(
                item,
                detail=name_disabled_builtins(item.detail, self._task, program.source),
                sample_index=solution.sample_index,
                reference_id=solution.reference_id,
                solution_sha256=solution.sha256,
            )
            for item in self._known[prepared.digest]
        ]

    def _run(self, program: Prepared) -> list[Measurement]:
        """Each case natively, and counted if it is right and scored, up to the first that is not accepted.

        Level by level, and not all of them natively before: a program that is over its budget at a small level is not
        made to run through the large ones, and it is the exact count that ends it, not a clock. What is not scored has
        no such end, and a process of its own would take longer than its calls.
        """
        results: list[Measurement] = []
        native = NativeRuns(self._context, self._task, program, self._budget)
        for step in self._test_cases.steps():
            for cases in (step[:1], step[1:]) if self._is_likely_over(step[0], results) else (step,):
                for case, early in zip(cases, self._early(native, cases), strict=True):
                    item = self._measure_case(native, case, early)
                    if item.verdict is not Verdict.AC:
                        return [*results, replace(item, budget=self._budget)]
                    results.append(item)
        return results

    def _early(self, native: NativeRuns, cases: Sequence[TestCase]) -> list[Outcome | None]:
        """What cases give together; where every run is counted, those alone that are not scored."""
        if not self._context.counter.counts_every_run:
            return native.together(cases)
        found = iter(native.together([case for case in cases if case.weight == 0]))
        return [next(found) if case.weight == 0 else None for case in cases]

    def _is_likely_over(self, case: TestCase, earlier: Sequence[Measurement]) -> bool:
        """Whether a program that stays as many times slower than the baseline will be over the budget here.

        Then its count will end it, and whatever else runs natively before that is wasted.
        """
        usual = self._cost(self._baseline.get((case.stress_input.level, case.stress_input.test_index)))
        if self._budget is None or usual is None:
            return False
        pairs = [(self._cost(item), self._cost(self._baseline.get((item.level, item.test_index)))) for item in earlier]
        ratios = [own / its for own, its in pairs if own and its and its > 0]
        return max(ratios, default=0.0) * usual > self._budget

    def _cost(self, item: Measurement | None) -> int | None:
        if item is None or item.instructions is None:
            return None
        return cost(item.instructions, item.load_instructions, self._context.calibration)

    def _measure_case(self, native: NativeRuns, case: TestCase, early: Outcome | None) -> Measurement:
        if self._context.counter.counts_every_run and case.weight > 0:
            return self._counted(
                native, replace(self._blank(native.program.digest, case), verdict=Verdict.AC), case, None
            )
        outcome, (verdict, detail) = early, (Verdict.SE, "")
        if outcome is not None:
            verdict, detail = self._judged(outcome, case)
        if outcome is None or verdict is not Verdict.AC:
            outcome, is_undecided = native.alone(case, early)
            verdict, detail = (Verdict.AC, "") if is_undecided else self._judged(outcome, case)
        item = replace(
            self._blank(native.program.digest, case),
            verdict=verdict,
            detail=detail,
            cpu_time_s=own_cpu_s(outcome),
            max_rss_bytes=outcome.max_rss_bytes,
        )
        if verdict is not Verdict.AC:
            return replace(item, failure=describe_failure(self._task, case, verdict, outcome))
        return self._counted(native, item, case, outcome.output) if case.weight > 0 else item

    def _counted(self, runs: NativeRuns, native: Measurement, case: TestCase, right: bytes | None) -> Measurement:
        """Counts one case; the counted run's output is checked, too, unless it is the one that was right natively."""
        counter, lane = self._context.counter, self._context.lane
        limit = OWN_LIMITS.cpu_s if self._budget is None else counter.cpu_limit_s(self._budget)
        job = runs.job(case, limit, instructions=self._most_instructions())
        counted = counter.count(lane, job)
        if self._task.language != PYTHON:
            counted = replace(counted, output=0)  # a program is one window, to its last instruction
        runs.idleness.spend([counted.outcome])
        if counter.counts_every_run:
            ran = counted.outcome
            native = replace(native, cpu_time_s=own_cpu_s(ran), max_rss_bytes=ran.max_rss_bytes)
        load = None
        if counted.load is not None:
            load = charged_load(counted.load, counter.bounds.free_load, self._context.calibration)
        # Before all else, since such a run may as well have been stopped in the middle.
        if self._is_over_budget(counted.call, load):
            return replace(native, verdict=Verdict.TLE, detail=self._over_budget())
        verdict, detail = self._judged(counted.outcome, case, right=right)
        if verdict is not Verdict.AC or counted.call is None or load is None:
            failure = describe_failure(self._task, case, verdict, counted.outcome)
            return replace(native, verdict=verdict, detail=detail, failure=failure)
        baseline = self._baseline.get((case.stress_input.level, case.stress_input.test_index))
        alarm = implausible_outside_call(counted, baseline.input_instructions if baseline else None, counter.bounds)
        if not counter.counts_every_run:  # such a counter lies where no program can be
            if self._task.language == PYTHON:  # the rates that it knows are those of programs in Python
                alarm = alarm or implausible_when_repeated(lane, counter, job, counted, self._context.count_rate)
            alarm = alarm or implausible_beside_native(
                lane, counter, job, counted, lambda: runs.cpu_s(case), native.cpu_time_s
            )
        if alarm:
            return replace(native, verdict=Verdict.TAMPER, detail=alarm)
        item = replace(
            native,
            instructions=counted.call,
            load_instructions=load,
            input_instructions=counted.input,
            output_instructions=counted.output,
        )
        return self._with_memory(item, job, case, right or counted.outcome.output)

    def _with_memory(self, item: Measurement, job: Job, case: TestCase, right: bytes | None) -> Measurement:
        """Adds what the program holds where that is asked for; that run is judged like all others."""
        if self._context.memory is None:
            return item
        outcome, held = self._context.memory.run(job)
        verdict, detail = self._judged(outcome, case, right=right)
        if verdict is not Verdict.AC:
            failure = describe_failure(self._task, case, verdict, outcome)
            return replace(
                item, verdict=verdict, detail=detail, failure=failure, instructions=None, load_instructions=0,
                input_instructions=None, output_instructions=None,
            )  # fmt: skip
        if held is None:
            return item
        return replace(item, peak_bytes=held.peak_bytes, byte_instructions=held.byte_instructions)

    def _is_over_budget(self, call: int | None, load: int | None) -> bool:
        if self._budget is None or call is None or load is None:
            return False
        return cost(call, load, self._context.calibration) > self._budget

    def _most_instructions(self) -> int:
        """Of load and call that may still be within the budget; 0 where there is no budget."""
        if self._budget is None:
            return 0
        calibration, free = self._context.calibration, self._context.counter.bounds.free_load
        return int(self._budget) + calibration.call + calibration.load + free

    def _over_budget(self) -> str:
        return "over the time limit" if self._budget is None else f"over the budget of {self._budget}"

    def _judged(self, outcome: Outcome, case: TestCase, *, right: bytes | None = None) -> tuple[Verdict, str]:
        """The verdict on a run; ``right`` is an output that was accepted already."""
        if outcome.ending is Ending.TIMED_OUT:
            return Verdict.TLE, self._over_budget()
        return self._judge.verdict(outcome, case, right=right)

    def _no_program(self, solution: Solution, detail: str) -> Measurement:
        return replace(
            self._blank(solution.sha256, self._test_cases.cases[0]),
            code_digest="",
            verdict=Verdict.CE,
            detail=detail,
            sample_index=solution.sample_index,
            reference_id=solution.reference_id,
            solution_sha256=solution.sha256,
        )

    def _blank(self, digest: str, case: TestCase) -> Measurement:
        """A record of this program on this case that says nothing yet, and not whose solution it is."""
        level, test_index = case.stress_input.level, case.stress_input.test_index
        counter, environment_id = self._context.counter.name, self._context.environment_id
        return Measurement(
            key=key_of(self._task.content_hash, digest, str(level), str(test_index), counter, environment_id),
            task_id=self._task.task_id,
            sample_index=None,
            reference_id=None,
            solution_sha256="",
            code_digest=digest,
            level=level,
            test_index=test_index,
            verdict=Verdict.SE,
            instructions=None,
            load_instructions=0,
            cpu_time_s=0.0,
            max_rss_bytes=0,
            detail="",
            counter=counter,
            environment_id=environment_id,
        )
