"""One solution on one test: run natively, judged, and counted where it may be over the limit."""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from effbench.errors import SuiteError
from effbench.languages import PYTHON
from effbench.measure.budget import charged_load, cost
from effbench.measure.verdicts import verdict_without_output
from effbench.records.hashing import key_of
from effbench.records.measurement import Verdict
from effbench.runner.contests.contest_lanes import ContestLanes, CountingLane
from effbench.sandboxes import values
from effbench.sandboxes.protocol import Engine, Job, Judgement, Limits, NotAProgram, Outcome, Prepared, Validation
from effbench.storage.cache import Cache
from effbench.suites.packages.default_comparator import compare
from effbench.suites.packages.grading import PackageTest, TestResult
from effbench.suites.packages.problem import Problem, SourceProgram

__all__ = ["ProblemJudge", "Run"]

EXIT_ACCEPTED, EXIT_WRONG = 42, 43
FASTEST_PER_S: Final = 2e10
"""No core retires more instructions in a second: what took less than the limit at this rate is within it."""
UNLIMITED_CPU_S: Final = 60.0
WALL_PER_CPU, WALL_SPARE_S = 4.0, 10.0
_DETAIL: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one solution did on one test.

    Attributes:
        result: Its verdict.
        instructions: Its cost, where it was counted; None where it was not.
        cpu_s: CPU seconds of the native run.
    """

    result: TestResult
    instructions: int | None
    cpu_s: float


class ProblemJudge:
    """Runs solutions of one problem on its tests.

    Args:
        problem: The problem.
        lanes: Where solutions and validators run.
        cache: Keeps what exact counters decided.

    Raises:
        SuiteError: The validator does not compile.
    """

    def __init__(self, problem: Problem, lanes: ContestLanes, cache: Cache) -> None:
        self.problem = problem
        self._lanes, self._cache = lanes, cache
        self._validator = self._compiled_validator(problem.validator)
        self._hashes: dict[str, str] = {}

    def compile(self, program: SourceProgram) -> Prepared | NotAProgram:
        """Makes a solution ready; an interactive one in Python stays as it is."""
        if self.problem.is_interactive and program.language == PYTHON.name:
            code = program.source.encode("utf-8", "surrogatepass")
            return Prepared(code=code, digest=sha256(code).hexdigest(), entry_point="", is_executed=True)
        return self._lanes.of(program.language).lane.prepare(program.source, "")

    def run(
        self, language: str, program: Prepared, test: PackageTest, limit: int | None, *, counts: bool = False
    ) -> Run:
        """Runs a solution on a test.

        Args:
            language: Of the solution.
            program: The solution.
            test: The test.
            limit: Instructions that it may take; None for no limit but the clock's.
            counts: Whether it is counted in any case, unless it fails.

        Raises:
            SandboxDied: A lane is gone.
            SuiteError: The validator failed.
        """
        lane = self._lane_of(language)
        key = self._key(lane, program, test, limit, language, counts=counts)
        known = self._cache.get(key) if lane.counter.exact else None
        if known is not None:
            return _decoded(known)
        whole = self._counted_before(lane, program, test, limit, language)
        if whole is not None:
            return whole
        made = self._made(lane, language, program, test, limit, counts=counts)
        if lane.counter.exact:
            self._cache.put(key, _encoded(made))
        return made

    def _counted_before(
        self, lane: CountingLane, program: Prepared, test: PackageTest, limit: int | None, language: str
    ) -> Run | None:
        """What a count without a limit says of a run with one; None where there is none."""
        key = self._key(lane, program, test, None, language, counts=True)
        known = self._cache.get(key) if lane.counter.exact and limit is not None else None
        run = None if known is None else _decoded(known)
        if run is None or run.instructions is None or limit is None:
            return None
        return run if run.instructions <= limit else replace(run, result=_over(limit))

    def _made(
        self,
        lane: CountingLane,
        language: str,
        program: Prepared,
        test: PackageTest,
        limit: int | None,
        *,
        counts: bool,
    ) -> Run:
        cpu_s = UNLIMITED_CPU_S if limit is None else lane.counter.patience_s(limit)
        outcome, judgement = self._once(lane, language, program, test, Engine.NATIVE, cpu_s)
        native_s = outcome.cpu_time_s
        is_late = outcome.ending.value == "timed_out"
        if limit is None and is_late:
            return Run(
                result=TestResult(verdict="TLE", detail="over the clock's limit"), instructions=None, cpu_s=native_s
            )
        result = TestResult(verdict="AC") if is_late else self._judged(test, outcome, judgement)
        # What is too slow and wrong at once is too slow, on every machine: only the count decides.
        may_be_over = limit is not None and (is_late or native_s * FASTEST_PER_S > limit)
        is_counted = may_be_over or (counts and result.verdict == Verdict.AC)
        if result.verdict == "JE" or not is_counted:
            return Run(result=result, instructions=None, cpu_s=native_s)
        return self._counted(lane, language, program, test, limit, known=None if is_late else result, cpu_s=native_s)

    def _counted(
        self, lane: CountingLane, language: str, program: Prepared, test: PackageTest, limit: int | None,
        *, known: TestResult | None, cpu_s: float,
    ) -> Run:  # fmt: skip
        bound = 20_000_000_000 if limit is None else limit
        limit_s = lane.counter.cpu_limit_s(bound)
        outcome, judgement = self._once(lane, language, program, test, Engine.QEMU, limit_s, bound, counted=True)
        spent = _cost(lane, outcome)
        if limit is not None and (spent is None or spent > limit) and outcome.ending.value in ("timed_out", "returned"):
            return Run(result=_over(limit), instructions=spent, cpu_s=cpu_s)
        result = known or self._judged(test, outcome, judgement)
        return Run(result=result, instructions=spent, cpu_s=cpu_s)

    def _once(
        self, lane: CountingLane, language: str, program: Prepared, test: PackageTest, engine: Engine, cpu_s: float,
        instructions: int = 0, *, counted: bool = False,
    ) -> tuple[Outcome, Judgement | None]:  # fmt: skip
        limits = self._limits(cpu_s, instructions, lane)
        if not self.problem.is_interactive:
            text = self.problem.input_of(test).decode("utf-8", "surrogateescape")
            job = Job(program=program, arguments=values.encode((text,)), limits=limits)
            if counted:
                counted_run = lane.counter.count(lane.lane, job)
                return replace(counted_run.outcome, call_count=counted_run.call, load_count=counted_run.load), None
            return lane.lane.run(job), None
        if counted and lane.counter.name != "qemu":
            raise SuiteError(f"problem {self.problem.name}: interactive problems are counted by --counter qemu")
        job = Job(program=program, arguments=b"", limits=limits, engine=engine)
        judging = self._lanes.judging_of(language)
        judgement = judging.interact(self._validation(test, limits), job, is_python=language == PYTHON.name)
        assert judgement.outcome is not None  # an interaction has two sides
        return judgement.outcome, judgement

    def _limits(self, cpu_s: float, instructions: int, lane: CountingLane) -> Limits:
        spare = lane.calibration.call + lane.calibration.load + lane.counter.bounds.free_load
        bound = instructions + spare if instructions else 0
        return Limits(
            cpu_s=cpu_s,
            wall_s=cpu_s * WALL_PER_CPU + WALL_SPARE_S,
            memory_bytes=self.problem.limits.memory_bytes,
            output_bytes=self.problem.limits.output_bytes,
            instructions=bound,
        )

    def _judged(self, test: PackageTest, outcome: Outcome, judgement: Judgement | None) -> TestResult:
        """In an interaction the validator's word comes first: it may end before the program does."""
        if judgement is not None and judgement.exit == EXIT_WRONG:
            return TestResult(verdict="WA", detail=judgement.message[:_DETAIL])
        failed = verdict_without_output(outcome)
        if failed is not None:
            verdict = "TLE" if failed is Verdict.TLE else "RE"
            return TestResult(
                verdict=verdict, detail=f"{'' if failed in ('TLE', 'RE') else f'{failed} '}{outcome.detail}"[:_DETAIL]
            )
        if judgement is not None:
            return self._from_validator(judgement)
        assert outcome.output is not None  # it returned
        output = values.decode(outcome.output).encode("utf-8", "surrogateescape")
        if self._validator is None:
            why = compare(output, self.problem.answer_of(test), test.flags)
            return TestResult(verdict="WA" if why else "AC", detail=why)
        limit = self.problem.limits.validation_s
        limits = Limits(cpu_s=limit, wall_s=2 * limit, memory_bytes=2 << 30, output_bytes=0)
        return self._from_validator(self._lanes.judging.judge(self._validation(test, limits), output))

    def _from_validator(self, judgement: Judgement) -> TestResult:
        if judgement.exit == EXIT_WRONG:
            return TestResult(verdict="WA", detail=judgement.message[:_DETAIL])
        if judgement.exit != EXIT_ACCEPTED:
            how = "does not end" if judgement.exit is None else f"ends with {judgement.exit}, and not with 42 or 43"
            return TestResult(verdict="JE", detail=f"the validator {how} {judgement.message}"[:_DETAIL].strip())
        try:
            score = float(judgement.score) if judgement.score else None
        except ValueError:
            return TestResult(verdict="JE", detail="the validator gave a score that is no number")
        return TestResult(verdict="AC", score=score)

    def _validation(self, test: PackageTest, limits: Limits) -> Validation:
        assert self._validator is not None  # nobody else asks
        assert self.problem.validator is not None  # it was made of this
        return Validation(
            code=self._validator.code,
            is_python=self.problem.validator.language == PYTHON.name,
            given=self.problem.input_of(test),
            answer=self.problem.answer_of(test),
            flags=test.flags,
            limits=replace(limits, memory_bytes=2 << 30, cpu_s=self.problem.limits.validation_s),
        )

    def _compiled_validator(self, validator: SourceProgram | None) -> Prepared | None:
        if validator is None:
            return None
        if validator.language == PYTHON.name:
            code = validator.source.encode("utf-8", "surrogatepass")
            return Prepared(code=code, digest=sha256(code).hexdigest(), entry_point="")
        prepared = self._lanes.of(validator.language).lane.prepare(validator.source, "")
        if isinstance(prepared, NotAProgram):
            raise SuiteError(f"problem {self.problem.name}: its validator does not compile: {prepared.detail}")
        return prepared

    def _lane_of(self, language: str) -> CountingLane:
        is_python = language == PYTHON.name and self.problem.is_interactive
        return self._lanes.of("cpp" if is_python else language)

    def _key(
        self,
        lane: CountingLane,
        program: Prepared,
        test: PackageTest,
        limit: int | None,
        language: str,
        *,
        counts: bool,
    ) -> str:
        validator = "" if self._validator is None else self._validator.digest
        rest = (str(limit), str(counts), language, str(self.problem.limits), str(self.problem.is_interactive))
        files = (self._hash_of(test.input_file), self._hash_of(test.answer_file))
        return key_of("contest run 3", lane.environment_id, program.digest, *files, *test.flags, validator, *rest)

    def _hash_of(self, name: str) -> str:
        if name not in self._hashes:
            self._hashes[name] = sha256(self.problem.files.read(name, limit=1 << 30)).hexdigest()
        return self._hashes[name]


def _over(limit: int) -> TestResult:
    return TestResult(verdict="TLE", detail=f"over the limit of {limit:,}")


def _cost(lane: CountingLane, outcome: Outcome) -> int | None:
    if outcome.call_count is None or outcome.load_count is None:
        return None
    load = charged_load(outcome.load_count, lane.counter.bounds.free_load, lane.calibration)
    return max(0, cost(outcome.call_count, load, lane.calibration))


def _encoded(run: Run) -> bytes:
    result = run.result
    return json.dumps([result.verdict, result.detail, result.score, run.instructions, run.cpu_s]).encode()


def _decoded(data: bytes) -> Run:
    verdict, detail, score, instructions, cpu_s = json.loads(data)
    return Run(result=TestResult(verdict=verdict, detail=detail, score=score), instructions=instructions, cpu_s=cpu_s)
