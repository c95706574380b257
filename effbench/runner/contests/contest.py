"""A whole contest: samples of several problems are judged, scored and placed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from effbench.records.sample import Sample
from effbench.records.task import Level, Program, Suite, Task
from effbench.runner.contests.contest_lanes import ContestLanes
from effbench.runner.contests.judging import Graded, calibrate_limits, grade_solution
from effbench.runner.contests.limits import family_of
from effbench.runner.contests.rankings import Rankings
from effbench.runner.contests.scores import ContestScores, JuryCosts, ProblemScores, score_contest, score_problem
from effbench.runner.contests.test_runs import ProblemJudge
from effbench.storage.cache import Cache
from effbench.suites.packages.problem import Problem, SourceProgram

__all__ = ["ContestOptions", "judge_contest", "suite_for_samples"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestOptions:
    """How samples are judged and scored.

    Attributes:
        language: What they are written in.
        ks: How many samples one may try.
        rankings: The contest's people; None for none.
        run_times: Published run times in seconds, by problem.
    """

    language: str
    ks: tuple[int, ...]
    rankings: Rankings | None = None
    run_times: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


def suite_for_samples(problems: Sequence[Problem], language: str) -> Suite:
    """A suite that knows the problems' names and statements, by which samples are found; nothing of it is measured."""
    nothing = Program(source="", entry_point="")
    tasks = tuple(
        Task(
            suite="problems",
            task_id=f"problems/{problem.name}",
            kind="stdio",
            prompt=problem.statement,
            entry_point="",
            language=language,
            levels=(Level(index=0, size=0, n_tests=1, weight=1),),
            references=(),
            generator=nothing,
        )
        for problem in problems
    )
    return Suite(name="problems", origin="problem packages", tasks=tasks)


def judge_contest(
    problems: Sequence[Problem],
    samples: Mapping[str, Sequence[Sample]],
    lanes: ContestLanes,
    cache: Cache,
    options: ContestOptions,
    told: Callable[[str], None] = lambda _: None,
) -> ContestScores:
    """Judges and scores all samples.

    Args:
        problems: The contest's.
        samples: By ``problems/<name>``; a problem that has none gets no points.
        lanes: Where programs run.
        cache: Keeps what exact counters decided.
        options: How.
        told: Is told what is done next.

    Raises:
        InputError: A problem has no accepted solution that gives a limit.
    """
    found = [
        _scored(problem, samples.get(f"problems/{problem.name}", ()), lanes, cache, options, told)
        for problem in problems
    ]
    return score_contest(found, options.rankings)


def _scored(
    problem: Problem, samples: Sequence[Sample], lanes: ContestLanes, cache: Cache, options: ContestOptions,
    told: Callable[[str], None],
) -> ProblemScores:  # fmt: skip
    judge = ProblemJudge(problem, lanes, cache)
    told(f"{problem.name}: calibrating its limits by the jury's solutions")
    limit = calibrate_limits(judge, languages={options.language}).limits.of(options.language)
    jury = _jury_costs(judge, limit, options.language) if samples else JuryCosts(by_subtask={}, whole=())
    graded = []
    for number, sample in enumerate(samples, start=1):
        told(f"{problem.name}: sample {number} of {len(samples)}")
        graded.append(_graded(judge, sample, limit, options.language))
    published = options.run_times.get(problem.name, ())
    return score_problem(problem, graded, jury, limit=limit, ks=options.ks, published_s=published)


def _graded(judge: ProblemJudge, sample: Sample, limit: int, language: str) -> Graded:
    if sample.solution is None:
        return Graded(verdict="CE", detail="no code in the text")
    program = SourceProgram(name=f"sample {sample.sample_index}", language=language, source=sample.solution)
    return grade_solution(judge, program, limit, counts=True)


def _jury_costs(judge: ProblemJudge, limit: int, language: str) -> JuryCosts:
    """Of accepted solutions in the samples' language, machine code as one; of all where there is none in it."""
    accepted = [each.program for each in judge.problem.submissions if each.category == "accepted" and each.program]
    own = [each for each in accepted if family_of(each.language) == family_of(language)]
    graded = [grade_solution(judge, each, limit, counts=True) for each in own or accepted]
    by_subtask: dict[str, int] = {}
    for each in graded:
        for name, cost in each.costs.items():
            by_subtask[name] = min(cost, by_subtask.get(name, cost))
    whole = tuple(each.dearest for each in graded if each.verdict == "AC" and each.dearest is not None)
    return JuryCosts(by_subtask=by_subtask, whole=whole)
