"""What becomes of mutants and of costs once they are measured."""

from pathlib import Path

import pytest

from effbench.authoring.authored_task import AuthoredTask
from effbench.authoring.find_tasks import find_task
from effbench.authoring.mutant_checks import Killed, MutationScore, judge_mutants
from effbench.authoring.mutants import Mutant
from effbench.authoring.problems import Problem, render_json, render_problem
from effbench.authoring.solution_checks import Cost, order_problems
from tests.authoring.example_tasks import write_example


def a_draft(tmp_path: Path, *equivalent: str) -> AuthoredTask:
    new = write_example(tmp_path)
    with (new.folder / "task.toml").open("a") as file:
        for name in equivalent:
            file.write(f'\n[[equivalent_mutants]]\nmutant = "{name}"\nreason = "as proved"\n')
    return find_task("demo/inversions", [tmp_path])


def results(*, killed: int, surviving: int) -> list[Killed]:
    fates = ["WA at level 0, test 1"] * killed + [""] * surviving
    return [Killed(mutant=Mutant(name=f"m{index}", line=index + 1, source=""), by=by) for index, by in enumerate(fates)]


def judged(authored: AuthoredTask, found: list[Killed]) -> tuple[list[str], MutationScore]:
    problems, score = judge_mutants(authored, {result.mutant.name: result.mutant for result in found}, found)
    return [f"{problem.path.name}:{problem.line}: {problem.code.name}" for problem in problems], score


def test_nine_of_ten_mutants_killed_is_enough(tmp_path: Path) -> None:
    assert judged(a_draft(tmp_path), results(killed=9, surviving=1)) == ([], MutationScore(n_mutants=10, n_killed=9))


def test_below_that_each_survivor_is_a_problem_at_its_line(tmp_path: Path) -> None:
    problems, score = judged(a_draft(tmp_path), results(killed=8, surviving=2))
    assert problems == ["expert_sorted_prefix.py:9: MUTANTS_SURVIVE", "expert_sorted_prefix.py:10: MUTANTS_SURVIVE"]
    assert score.share == 0.8


def test_a_listed_survivor_does_not_count(tmp_path: Path) -> None:
    authored = a_draft(tmp_path, "m8")
    assert judged(authored, results(killed=8, surviving=1)) == ([], MutationScore(n_mutants=8, n_killed=8))


def test_a_list_that_names_what_is_killed_or_unknown_is_a_problem_at_its_table(tmp_path: Path) -> None:
    authored = a_draft(tmp_path, "m1", "never heard of")
    lines = (authored.folder / "task.toml").read_text().splitlines()
    first, second = (number for number, line in enumerate(lines, 1) if line == "[[equivalent_mutants]]")
    problems, score = judged(authored, results(killed=10, surviving=0))
    assert problems == [f"task.toml:{first}: MUTANT_IS_KILLED", f"task.toml:{second}: UNKNOWN_MUTANT"]
    assert score.share == 1


def test_no_mutants_are_no_survivors(tmp_path: Path) -> None:
    assert judged(a_draft(tmp_path), []) == ([], MutationScore(n_mutants=0, n_killed=0))
    assert MutationScore(n_mutants=0, n_killed=0).share == 1


@pytest.mark.parametrize(
    ("costs", "faulty"),
    [
        ((900, 300, 100), []),
        ((100, 100, 10), ["good_merge_sort"]),
        ((1000, 990, 981), ["expert_sorted_prefix"]),
        ((None, 300, 100), []),
        ((None, None, 100), []),
        ((900, None, 100), ["good_merge_sort"]),
        ((100, 200, 300), ["good_merge_sort", "expert_sorted_prefix"]),
    ],
)
def test_tiers_must_be_one_percent_apart(costs: tuple[int | None, ...], faulty: list[str], tmp_path: Path) -> None:
    authored = a_draft(tmp_path)
    given = [
        Cost(reference_id=reference.reference_id, tier=reference.tier, instructions=cost)
        for reference, cost in zip(authored.task.references, costs, strict=True)
    ]
    assert [problem.path.stem for problem in order_problems(authored, given)] == faulty


def a_problem(tmp_path: Path) -> Problem:
    authored = a_draft(tmp_path)
    (problem,) = order_problems(
        authored,
        [
            Cost(reference_id="naive_all_pairs", tier="naive", instructions=1000),
            Cost(reference_id="good_merge_sort", tier="good", instructions=2000),
            Cost(reference_id="expert_sorted_prefix", tier="expert", instructions=10),
        ],
    )
    return problem


def test_a_problem_is_one_line_with_path_line_code_and_sentence(tmp_path: Path) -> None:
    assert render_problem(a_problem(tmp_path)) == (
        f"{tmp_path}/reference_solutions/demo/inversions/good_merge_sort.py:1: T303 costs 2,000 instructions at the "
        "top level, naive_all_pairs before it 1,000: order the references from slow to fast, at least 1% apart."
    )


def test_problems_are_json_objects_too(tmp_path: Path) -> None:
    text = render_json([a_problem(tmp_path)])
    for part in ('"path": "', '"line": 1', '"code": "T303"', '"sentence": "costs'):
        assert part in text
    assert render_json([]) == "[]"
