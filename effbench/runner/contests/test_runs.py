"""One solution on one test: run natively, judged, and counted where it may be over the limit."""

from dataclasses import replace
from hashlib import sha256
from typing import Final

from effbench.errors import SuiteError
from effbench.languages import PYTHON
from effbench.measure.budget import charged_load, cost
from effbench.measure.verdicts import verdict_without_output
from effbench.records.hashing import key_of
from effbench.records.measurement import Verdict
from effbench.runner.contests.contest_lanes import ContestLanes, CountingLane
from effbench.runner.contests.known_runs import KnownRun, Run
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, Limits, NotAProgram, Prepared
from effbench.sandboxes.judging_lane import Judgement, Validation
from effbench.sandboxes.outcome import Outcome
from effbench.storage.cache import Cache
from effbench.suites.packages.default_comparator import compare
from effbench.suites.packages.grading import PackageTest, TestResult
from effbench.suites.packages.problem import Problem, SourceProgram

__all__ = ["ProblemJudge", "Run"]

EXIT_ACCEPTED, EXIT_WRONG = 42, 43
UNLIMITED_CPU_S: Final = 60.0
UNLIMITED_COUNT: Final = 200_000_000_000
LATE: Final = TestResult(verdict="TLE", detail="over the clock's limit")
WALL_PER_CPU, WALL_SPARE_S = 4.0, 10.0
_DETAIL: Final = 120


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
        self._compiled: dict[SourceProgram, Prepared | NotAProgram] = {}

    def compile(self, program: SourceProgram) -> Prepared | NotAProgram:
        """Makes a solution ready; an interactive one in Python stays as it is."""
        if self.problem.is_interactive and program.language == PYTHON.name:
            code = program.source.encode("utf-8", "surrogatepass")
            return Prepared(code=code, digest=sha256(code).hexdigest(), entry_point="", is_executed=True)
        if program not in self._compiled:
            self._compiled[program] = self._lanes.of(program.language).lane.prepare(program.source, "")
        return self._compiled[program]

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
        key = self._key(lane, program, test, language)
        stored = self._cache.get(key) if lane.counter.exact else None
        known = None if stored is None else KnownRun.decoded(stored)
        answer = None if known is None else known.answer(limit, counts=counts)
        if answer is not None:
            return answer
        made, run = self._made(lane, language, program, test, limit, known, counts=counts)
        if lane.counter.exact:
            self._cache.put(key, made.encoded())
        return run

    def _made(
        self, lane: CountingLane, language: str, program: Prepared, test: PackageTest, limit: int | None,
        known: KnownRun | None, *, counts: bool,
    ) -> tuple[KnownRun, Run]:  # fmt: skip
        """What is known after running the program, and counting it where the native run does not answer."""
        if known is None or known.result is None:
            native = self._native(lane, language, program, test, limit)
            known = native if known is None else replace(native, above=known.above)
        answer = known.answer(limit, counts=counts)
        if answer is None:
            known = self._counted(lane, language, program, test, limit, known)
            answer = known.answer(limit, counts=False)
        assert answer is not None  # a counted run is over the limit or has a verdict
        return known, answer

    def _native(
        self, lane: CountingLane, language: str, program: Prepared, test: PackageTest, limit: int | None
    ) -> KnownRun:
        cpu_s = UNLIMITED_CPU_S if limit is None else lane.counter.patience_s(limit)
        outcome, judgement = self._once(lane, language, program, test, Engine.NATIVE, cpu_s)
        if outcome.ending.value != "timed_out":
            return KnownRun(result=self._judged(test, outcome, judgement), cpu_s=outcome.cpu_time_s)
        # With a limit the count decides; without one the clock does.
        return KnownRun(result=LATE if limit is None else None, cpu_s=outcome.cpu_time_s)

    def _counted(
        self, lane: CountingLane, language: str, program: Prepared, test: PackageTest, limit: int | None,
        known: KnownRun,
    ) -> KnownRun:  # fmt: skip
        # What is too slow and wrong at once is too slow, on every machine: only the count decides.
        bound = UNLIMITED_COUNT if limit is None else limit
        limit_s = lane.counter.cpu_limit_s(bound)
        outcome, judgement = self._once(lane, language, program, test, Engine.QEMU, limit_s, bound, counted=True)
        spent = _cost(lane, outcome)
        is_over = spent > bound if spent is not None else outcome.ending.value in ("timed_out", "returned")
        if is_over:
            return replace(known, above=max(known.above, bound))
        is_judged = known.result is not None and known.result != LATE
        found = known if is_judged else replace(known, result=self._judged(test, outcome, judgement))
        return replace(found, most=bound) if spent is None else found.counted(spent)

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

    def _key(self, lane: CountingLane, program: Prepared, test: PackageTest, language: str) -> str:
        validator = "" if self._validator is None else self._validator.digest
        limits = self.problem.limits
        bounds = (limits.memory_bytes, limits.output_bytes, limits.validation_s, self.problem.is_interactive)
        files = (self._hash_of(test.input_file), self._hash_of(test.answer_file))
        return key_of(
            "contest run 5", lane.environment_id, language, program.digest, *files, *test.flags, validator, str(bounds)
        )

    def _hash_of(self, name: str) -> str:
        if name not in self._hashes:
            self._hashes[name] = sha256(self.problem.files.read(name, limit=1 << 30)).hexdigest()
        return self._hashes[name]


def _cost(lane: CountingLane, outcome: Outcome) -> int | None:
    if outcome.call_count is None or outcome.load_count is None:
        return None
    load = charged_load(outcome.load_count, lane.counter.bounds.free_load, lane.calibration)
    return max(0, cost(outcome.call_count, load, lane.calibration))
