"""Contests without lanes: programs of one line that say what they answer and what they cost.

A program is ``answer=EXPRESSION; cost=EXPRESSION`` of the number ``n`` that its input holds, or ``raises`` or
``endless`` in place of an answer; ``clock=EXPRESSION`` is what its native run takes where that is something else, in
nanoseconds. A validator is one word: ``equal``, ``points`` (the output is the score), ``broken``,
``endless``.
"""

from collections.abc import Mapping
from pathlib import Path

from effbench.counters import choose_counter
from effbench.languages import PYTHON
from effbench.measure.calibration import calibrate
from effbench.runner.contests.contest_lanes import ContestLanes, CountingLane
from effbench.sandboxes import values
from effbench.sandboxes.job import Engine, Job, NotAProgram, Prepared
from effbench.sandboxes.judging_lane import Judgement, JudgingLane, Validation
from effbench.sandboxes.outcome import Ending, Outcome
from effbench.sandboxes.protocol import LaneOptions
from effbench.sandboxes.scripted import ScriptedSandbox, as_written, returned, source_of
from effbench.suites.packages.kattis import read_kattis_package
from effbench.suites.packages.problem import Problem
from tests.suites.packages.small_package import small_package

INSTRUCTIONS_PER_S = 1e9
"""Of a native run."""
RIGHT = "answer=2*n; cost=1000*n"


def prepare(source: str, entry_point: str) -> Prepared | NotAProgram:
    return NotAProgram(detail="line 1: no program") if "?" in source else as_written(source, entry_point)


def play(job: Job) -> Outcome:
    """What a program of one line does."""
    if source_of(job) == PYTHON.empty_source:
        return returned(job, None, count=0)
    words = dict(word.strip().partition("=")[::2] for word in source_of(job).splitlines()[-1].split(";"))
    (text,) = values.decode(job.arguments)
    scope = {"n": int(text.split()[0])}
    cost = int(eval(words.get("cost", "10"), scope))  # the tests own what is evaluated
    if "endless" in words or _is_stopped(job, cost):
        return Outcome(ending=Ending.TIMED_OUT, detail="it was stopped", cpu_time_s=job.limits.cpu_s)
    if "raises" in words:
        return Outcome(ending=Ending.RAISED, detail=f"ValueError: {words['raises']}", cpu_time_s=cost / 1e9)
    clock = cost if job.engine is not Engine.NATIVE else int(eval(words.get("clock", str(cost)), scope))
    return returned(job, f"{eval(words['answer'], scope)}\n", count=clock)


def _is_stopped(job: Job, cost: int) -> bool:
    if job.engine is Engine.NATIVE:
        return cost / INSTRUCTIONS_PER_S > job.limits.cpu_s
    return 0 < job.limits.instructions < cost


class ScriptedJudgingLane(JudgingLane):
    """Validators of one word."""

    def __init__(self) -> None:
        self.judged: list[Validation] = []

    def judge(self, validation: Validation, output: bytes) -> Judgement:
        self.judged.append(validation)
        word = validation.code.decode().strip()
        if word == "endless":
            return Judgement(exit=None, message="", score="")
        if word == "broken":
            return Judgement(exit=1, message="Traceback", score="")
        if word == "points":
            return Judgement(exit=42, message="", score=output.decode().strip())
        if word == "short":  # of inputs
            return Judgement(exit=42 if len(output) < 4 else 43, message="", score="")
        is_right = output.split() == validation.answer.split()
        return Judgement(exit=42 if is_right else 43, message="" if is_right else "it differs", score="")

    def interact(self, validation: Validation, job: Job, *, is_python: bool) -> Judgement:
        """The program is right where it says so, and the validator ends first where it answers 0."""
        assert is_python
        outcome = play(Job(program=job.program, arguments=values.encode((validation.given.decode(),)),
                           limits=job.limits, engine=job.engine))  # fmt: skip
        said = b"" if outcome.output is None else values.decode(outcome.output).encode()
        if outcome.ending is Ending.RETURNED and said.strip() == b"0":
            return Judgement(exit=43, message="it gave up", score="", outcome=outcome)
        judgement = self.judge(validation, said)
        return Judgement(exit=judgement.exit, message=judgement.message, score=judgement.score, outcome=outcome)


class ScriptedContestLanes(ContestLanes):
    """One scripted lane for every language."""

    def __init__(self, counter: str = "qemu") -> None:
        self.sandbox = ScriptedSandbox(play, prepare=prepare)
        self.judging_lane = ScriptedJudgingLane()
        super().__init__(self.sandbox, counter, memory_bytes=1 << 20)

    def of(self, name: str) -> CountingLane:
        """The lane of a language, the same one each time."""
        if name not in self._lanes:
            lane = self.sandbox.open_lane(LaneOptions(memory_bytes=1 << 20))
            counter, _ = choose_counter(self._counter, self.sandbox.facts())
            self._lanes[name] = CountingLane(
                lane=lane, counter=counter, calibration=calibrate(lane, counter), environment_id="scripted"
            )
        return self._lanes[name]

    def judging_of(self, name: str) -> JudgingLane:  # one for all
        return self.judging_lane


SUBMISSIONS: Mapping[str, str | None] = {
    "submissions__accepted__all_dot_py": RIGHT,
    "submissions__partially_accepted__small_dot_py": "# @EXPECTED_SCORE@: 30\nanswer=min(2*n, 100); cost=10",
    "submissions__wrong_answer__three_dot_py": "answer=3",
    "submissions__run_time_error__none_dot_py": "raises=no",
    "submissions__time_limit_exceeded__endless_dot_py": "endless",
}


def a_problem(folder: Path, **changed: str | None) -> Problem:
    """The small package with programs of one line; ``changed`` as for :func:`small_package`."""
    root = small_package(folder, **{**SUBMISSIONS, **changed})
    return read_kattis_package(root)
