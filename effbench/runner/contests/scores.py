"""Scores of samples in a contest: points, pass@k and eff@k by problem and subtask, and the total among people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from effbench.runner.contests.judging import Graded
from effbench.runner.contests.rankings import Rankings
from effbench.scoring import beyond, eff_at_k, efficiency, expected_max, pass_at_k
from effbench.scoring.contest_places import medal_of, share_below
from effbench.suites.packages.problem import Problem

__all__ = [
    "AmongPublished",
    "ContestScores",
    "JuryCosts",
    "Place",
    "ProblemScores",
    "SubtaskScores",
    "score_contest",
    "score_problem",
]

WHOLE: Final = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class JuryCosts:
    """What accepted solutions of the jury's cost, of the same scale as the samples.

    Attributes:
        by_subtask: By the subtask's name, the least of all solutions; a solution's cost is its dearest test.
        whole: Each solution's dearest test.
    """

    by_subtask: Mapping[str, int]
    whole: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AmongPublished:
    """Run times among published ones, in seconds of different machines.

    Attributes:
        n: How many were published.
        beyond: Mean of Beyond (Mercury's formula) of the samples.
        faster: Mean share of published run times that are strictly longer; 0 for a sample without full points.
    """

    n: int
    beyond: float
    faster: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SubtaskScores:
    """Scores in one subtask.

    Attributes:
        name: The subtask's.
        most: Points that it gives.
        pass_at: pass@k, by k.
        eff_at: eff@k, by k; empty where nothing of the jury's was counted.
    """

    name: str
    most: float
    pass_at: Mapping[int, float]
    eff_at: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemScores:
    """Scores in one problem.

    Attributes:
        name: The problem's.
        n: How many samples there are.
        most: Points that it gives.
        points_at: The expected points of the best of k samples, by k: the mean over all subsets of k.
        pass_at: pass@k of full points, by k.
        beyond: Mean of Beyond among the jury's accepted solutions; None where fewer than two costs differ.
        subtasks: Scores of each.
        published: Its run times among published ones; None where fewer than two of these differ, or nothing was tried.
    """

    name: str
    n: int
    most: float
    points_at: Mapping[int, float]
    pass_at: Mapping[int, float]
    beyond: float | None
    subtasks: tuple[SubtaskScores, ...]
    published: AmongPublished | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A total among people.

    Attributes:
        total: Expected points of the best of k samples, of all problems together.
        percentile: Share of people strictly below, in percent; None without rankings.
        medal: ``gold``, ``silver``, ``bronze`` or empty.
    """

    total: float
    percentile: float | None
    medal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestScores:
    """Scores in a contest.

    Attributes:
        problems: Scores in each.
        most: Points of all together.
        places: By k.
    """

    problems: tuple[ProblemScores, ...]
    most: float
    places: Mapping[int, Place]


def score_problem(
    problem: Problem,
    graded: Sequence[Graded],
    jury: JuryCosts,
    *,
    limit: int,
    ks: Sequence[int],
    published_s: Sequence[float] = (),
) -> ProblemScores:
    """Scores the samples of a problem.

    Args:
        problem: The problem.
        graded: What came of each sample; none gives 0 everywhere.
        jury: Costs of accepted solutions.
        limit: Instructions that a sample may take on a test.
        ks: How many samples one may try; those above the number of samples are left out.
        published_s: Run times in seconds that others published for the problem.
    """
    fitting = [k for k in ks if k <= max(1, len(graded))]
    is_full = [each.verdict == "AC" and each.score >= problem.full_score for each in graded]
    points = [each.score for each in graded]
    places = [
        beyond(each.dearest if full else None, reference_costs=jury.whole)
        for each, full in zip(graded, is_full, strict=True)
        if len(set(jury.whole)) > 1
    ]
    return ProblemScores(
        name=problem.name,
        n=len(graded),
        most=problem.full_score,
        points_at={k: expected_max(points, k) if points else 0.0 for k in fitting},
        pass_at={k: pass_at_k(len(graded), sum(is_full), k) for k in fitting},
        beyond=sum(places) / len(places) if places else None,
        subtasks=tuple(_subtasks(problem, graded, jury, limit, fitting)) if problem.is_scoring else (),
        published=_among_published(
            [each.longest_s if full else None for each, full in zip(graded, is_full, strict=True)], published_s
        ),
    )


def _among_published(seconds: Sequence[float | None], published_s: Sequence[float]) -> AmongPublished | None:
    """Places run times; a sample without full points, which is None, is slower than all."""
    if not seconds or len(set(published_s)) < 2:
        return None
    faster = [
        0.0 if each is None else sum(other > each for other in published_s) / len(published_s) for each in seconds
    ]
    places = [beyond(each, reference_costs=published_s) for each in seconds]
    return AmongPublished(n=len(published_s), beyond=sum(places) / len(places), faster=sum(faster) / len(faster))


def _subtasks(
    problem: Problem, graded: Sequence[Graded], jury: JuryCosts, limit: int, ks: Sequence[int]
) -> list[SubtaskScores]:
    found = []
    for name, most in problem.subtask_points.items():
        states = [next((group for group in each.groups if group.name == name), None) for each in graded]
        passed = [state is not None and state.verdict == "AC" for state in states]
        least = jury.by_subtask.get(name)
        effs = [
            _efficiency(each.costs.get(name), least, limit) if ok else 0.0
            for each, ok in zip(graded, passed, strict=True)
        ]
        found.append(
            SubtaskScores(
                name=name.removeprefix("secret/"),
                most=most,
                pass_at={k: pass_at_k(len(graded), sum(passed), k) for k in ks},
                eff_at={k: eff_at_k(effs, k) for k in ks} if least else {},
            )
        )
    return found


def _efficiency(cost: int | None, least: int | None, limit: int) -> float:
    """ENAMEL's efficiency with one level: (T − f) / (T − f*), T the limit and f* the jury's cheapest solution."""
    if not least or cost is None or limit <= least:
        return 0.0
    return efficiency([cost], reference_level_costs=[least], weights=[1.0], timeout_factor=limit / least)


def score_contest(problems: Sequence[ProblemScores], rankings: Rankings | None) -> ContestScores:
    """Adds up problems, and places the totals among people.

    Args:
        problems: Scores in each.
        rankings: People; None for none.
    """
    common = sorted(set.intersection(*(set(each.points_at) for each in problems)) if problems else set())
    places = {}
    for k in common:
        total = sum(each.points_at[k] for each in problems)
        share = None if rankings is None else 100 * share_below(total, rankings.totals)
        medal = "" if rankings is None else medal_of(total, rankings.cutoffs)
        places[k] = Place(total=total, percentile=share, medal=medal)
    return ContestScores(problems=tuple(problems), most=sum(each.most for each in problems), places=places)
