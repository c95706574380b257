"""Measures solutions of one task in one lane: each input natively, and once more, counted, where that was right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from effbench.budget import budget_of, charged_load, cost
from effbench.cache import key_of
from effbench.disabled_builtins import name_disabled_builtins
from effbench.judging.comparing import is_right
from effbench.judging.verdicts import verdict_without_output
from effbench.measurement import Measurement, Verdict
from effbench.native_runs import NativeRuns, own_cpu_s
from effbench.program_text import in_own_lines
from effbench.sandboxes import values
from effbench.sandboxes.protocol import Ending, Job, NotAProgram, Outcome, Prepared
from effbench.station import Station
from effbench.tampering import alarm_outside, doubt_beside_native, doubt_twice
from effbench.task import Task
from effbench.task_material import OWN_LIMITS, Case, TaskMaterial

__all__ = ["Solution", "TaskMeter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Who is measured.

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


class TaskMeter:
    """Measures any number of solutions of one task; equal programs are measured once.

    Args:
        station: Where.
        material: The task with its inputs and answers.
        known: What programs gave that are measured already, by their digest; meters of one task may share it.
    """

    def __init__(
        self, station: Station, material: TaskMaterial, *, known: dict[str, Sequence[Measurement]] | None = None
    ) -> None:
        self._station = station
        self._material = material
        self._task: Task = material.task
        self._budget: int | None = None
        self._yardstick: dict[tuple[int, int], Measurement] = {}
        self._known = {} if known is None else known

    def adopt_yardstick(
        self, measurements: Sequence[Measurement], others: Sequence[Sequence[Measurement]] = ()
    ) -> None:
        """Takes the references' own measurements: they set the budget (:func:`effbench.budget.budget_of`).

        Args:
            measurements: The yardstick's.
            others: Other references', where they are measured.

        Raises:
            SuiteError: A reference does not pass its own tests, or the yardstick's largest cost is not above 0.
        """
        self._budget = budget_of(self._task, measurements, others, self._station.calibration)
        self._yardstick = {(item.level, item.test_index): item for item in measurements}
        for group in (measurements, *others):
            self.adopt(group)

    def adopt(self, measurements: Sequence[Measurement]) -> None:
        """Takes one solution's measurements from an earlier run: an equal program is not measured again."""
        if measurements[0].code_digest:
            self._known[measurements[0].code_digest] = measurements

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
        prepared = self._station.lane.prepare(program.source, program.entry_point)
        if isinstance(prepared, NotAProgram):
            return [self._no_program(solution, in_own_lines(prepared.detail, program.source, solution.source))]
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
        native = NativeRuns(self._station, self._task, program, self._budget)
        for step in self._material.steps():
            for cases in (step[:1], step[1:]) if self._is_likely_over(step[0], results) else (step,):
                for case, early in zip(cases, self._early(native, cases), strict=True):
                    item = self._measure_case(native, case, early)
                    if item.verdict is not Verdict.AC:
                        return [*results, replace(item, budget=self._budget)]
                    results.append(item)
        return results

    def _early(self, native: NativeRuns, cases: Sequence[Case]) -> list[Outcome | None]:
        """What cases give together; where every run is counted, those alone that are not scored."""
        if not self._station.counter.counts_every_run:
            return native.together(cases)
        found = iter(native.together([case for case in cases if case.weight == 0]))
        return [next(found) if case.weight == 0 else None for case in cases]

    def _is_likely_over(self, case: Case, earlier: Sequence[Measurement]) -> bool:
        """Whether a program that stays as many times slower than the yardstick will be over the budget here.

        Then its count will end it, and whatever else runs natively before that is wasted.
        """
        usual = self._cost(self._yardstick.get((case.stress_input.level, case.stress_input.test_index)))
        if self._budget is None or usual is None:
            return False
        pairs = [(self._cost(item), self._cost(self._yardstick.get((item.level, item.test_index)))) for item in earlier]
        ratios = [own / its for own, its in pairs if own and its and its > 0]
        return max(ratios, default=0.0) * usual > self._budget

    def _cost(self, item: Measurement | None) -> int | None:
        if item is None or item.instructions is None:
            return None
        return cost(item.instructions, item.load_instructions, self._station.calibration)

    def _measure_case(self, native: NativeRuns, case: Case, early: Outcome | None) -> Measurement:
        if self._station.counter.counts_every_run and case.weight > 0:
            return self._counted(
                native, replace(self._blank(native.program.digest, case), verdict=Verdict.AC), case, None
            )
        outcome, (verdict, detail) = early, (Verdict.SE, "")
        if outcome is not None:
            verdict, detail = self._judge(outcome, case)
        if outcome is None or verdict is not Verdict.AC:
            outcome, is_undecided = native.alone(case, early)
            verdict, detail = (Verdict.AC, "") if is_undecided else self._judge(outcome, case)
        item = replace(
            self._blank(native.program.digest, case),
            verdict=verdict,
            detail=detail,
            cpu_time_s=own_cpu_s(outcome),
            max_rss_bytes=outcome.max_rss_bytes,
        )
        if verdict is not Verdict.AC:
            return item
        return self._counted(native, item, case, outcome.output) if case.weight > 0 else item

    def _counted(self, runs: NativeRuns, native: Measurement, case: Case, right: bytes | None) -> Measurement:
        """Counts one case; the counted run's output is checked, too, unless it is the one that was right natively."""
        counter, lane = self._station.counter, self._station.lane
        limit = OWN_LIMITS.cpu_s if self._budget is None else counter.cpu_limit_s(self._budget)
        job = runs.job(case, limit, instructions=self._most_instructions())
        counted = counter.count(lane, job)
        runs.idleness.spend([counted.outcome])
        if counter.counts_every_run:
            ran = counted.outcome
            native = replace(native, cpu_time_s=own_cpu_s(ran), max_rss_bytes=ran.max_rss_bytes)
        load = None
        if counted.load is not None:
            load = charged_load(counted.load, counter.bounds.free_load, self._station.calibration)
        # Before all else, since such a run may as well have been stopped in the middle.
        if self._is_over_budget(counted.call, load):
            return replace(native, verdict=Verdict.TLE, detail=self._over_budget())
        verdict, detail = self._judge(counted.outcome, case, right=right)
        if verdict is not Verdict.AC or counted.call is None or load is None:
            return replace(native, verdict=verdict, detail=detail)
        yardstick = self._yardstick.get((case.stress_input.level, case.stress_input.test_index))
        alarm = alarm_outside(counted, yardstick.input_instructions if yardstick else None, counter.bounds)
        if not counter.counts_every_run:  # such a counter lies where no program can be
            alarm = alarm or doubt_twice(lane, counter, job, counted, self._station.pace)
            alarm = alarm or doubt_beside_native(
                lane, counter, job, counted, lambda: runs.cpu_s(case), native.cpu_time_s
            )
        if alarm:
            return replace(native, verdict=Verdict.TAMPER, detail=alarm)
        return replace(
            native,
            instructions=counted.call,
            load_instructions=load,
            input_instructions=counted.input,
            output_instructions=counted.output,
        )

    def _is_over_budget(self, call: int | None, load: int | None) -> bool:
        if self._budget is None or call is None or load is None:
            return False
        return cost(call, load, self._station.calibration) > self._budget

    def _most_instructions(self) -> int:
        """Of load and call that may still be within the budget; 0 where there is no budget."""
        if self._budget is None:
            return 0
        calibration, free = self._station.calibration, self._station.counter.bounds.free_load
        return int(self._budget) + calibration.call + calibration.load + free

    def _over_budget(self) -> str:
        return "over the time limit" if self._budget is None else f"over the budget of {self._budget}"

    def _judge(self, outcome: Outcome, case: Case, *, right: bytes | None = None) -> tuple[Verdict, str]:
        """The verdict on a run; ``right`` is an output that was accepted already."""
        if outcome.ending is Ending.TIMED_OUT:
            return Verdict.TLE, self._over_budget()
        verdict = verdict_without_output(outcome)
        if verdict is not None or outcome.output is None:
            return verdict or Verdict.RE, outcome.detail
        if outcome.output == right:
            return Verdict.AC, ""
        if self._material.checker is None:
            accepted, detail = self._is_right(outcome.output, case.answer), ""
        elif not values.is_value(outcome.output, depth=1):
            accepted, detail = False, "the output is no encoded value, or nested too deeply for a checker"
        else:
            arguments = values.encode_tuple([case.arguments, case.answer, outcome.output])
            check = self._station.lane.run(Job(program=self._material.checker, arguments=arguments, limits=OWN_LIMITS))
            # As in ENAMEL, a checker that cannot cope with an output rejects it.
            accepted, detail = check.output == values.encode(True), check.detail
        return (Verdict.AC, "") if accepted else (Verdict.WA, detail)

    def _is_right(self, output: bytes, answer: bytes) -> bool:
        task = self._task
        return is_right(
            output,
            answer,
            task.comparison,
            relative_tolerance=task.relative_tolerance,
            absolute_tolerance=task.absolute_tolerance,
        )

    def _no_program(self, solution: Solution, detail: str) -> Measurement:
        return replace(
            self._blank(solution.sha256, self._material.cases[0]),
            code_digest="",
            verdict=Verdict.CE,
            detail=detail,
            sample_index=solution.sample_index,
            reference_id=solution.reference_id,
            solution_sha256=solution.sha256,
        )

    def _blank(self, digest: str, case: Case) -> Measurement:
        """A record of this program on this case that says nothing yet, and not whose solution it is."""
        level, test_index = case.stress_input.level, case.stress_input.test_index
        counter, environment_id = self._station.counter.name, self._station.environment_id
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
