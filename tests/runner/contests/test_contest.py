"""A contest's samples from their texts to points, by programs of one line."""

from pathlib import Path

import pytest

from effbench.records.sample import Sample
from effbench.runner.contests.contest import ContestOptions, judge_contest, suite_for_samples
from effbench.storage.cache import Cache
from tests.runner.contests.scripted_contests import ScriptedContestLanes, a_problem


def sample(index: int, solution: str | None) -> Sample:
    return Sample(task_id="problems/twice", sample_index=index, model="m", completion=solution or "", solution=solution)


def test_samples_get_points_and_are_set_beside_the_jurys_solutions(tmp_path: Path) -> None:
    samples = [
        sample(0, "answer=2*n; cost=1500000000"),  # half of the limit
        sample(1, "answer=min(2*n, 100); cost=600000000"),  # the first subtask alone, in a fifth of it
        sample(2, None),
        sample(3, "endless"),
    ]
    told: list[str] = []
    scores = judge_contest(
        [a_problem(tmp_path)], {"problems/twice": samples}, ScriptedContestLanes(), Cache(tmp_path / "cache"),
        ContestOptions(language="python", ks=(1, 4)), told.append,
    )  # fmt: skip
    (problem,) = scores.problems
    assert problem.n == 4
    assert problem.pass_at == {1: 0.25, 4: 1.0}
    assert problem.points_at[1] == pytest.approx((100 + 30) / 4)
    assert problem.points_at[4] == 100
    one, two = problem.subtasks
    assert (one.most, two.most) == (30, 70)
    assert one.pass_at == {1: 0.5, 4: 1.0}
    assert two.pass_at == {1: 0.25, 4: 1.0}
    # (limit - cost) / (limit - the jury's cost), which is 1,000 and 1,000,000 of a limit of 3,000,000,000
    assert one.eff_at[1] == pytest.approx((1.5e9 + 2.4e9) / (3e9 - 1e3) / 4, rel=1e-12)
    assert two.eff_at[1] == pytest.approx(1.5e9 / (3e9 - 1e6) / 4, rel=1e-12)
    assert told[0] == "twice: calibrating its limits by the jury's solutions"
    assert told[-1] == "twice: sample 4 of 4"


def test_a_problem_without_samples_gets_no_points(tmp_path: Path) -> None:
    scores = judge_contest(
        [a_problem(tmp_path)], {}, ScriptedContestLanes(), Cache(tmp_path / "cache"),
        ContestOptions(language="cpp", ks=(1,)),
    )  # fmt: skip
    assert scores.problems[0].n == 0
    assert scores.places[1].total == 0


def test_samples_are_found_by_the_names_and_statements_of_problems(tmp_path: Path) -> None:
    suite = suite_for_samples([a_problem(tmp_path)], "cpp")
    assert [(task.task_id, task.language) for task in suite.tasks] == [("problems/twice", "cpp")]
    assert "Double a number" in suite.tasks[0].prompt
