"""Tasks: what their hash depends on, whose references they have, and how a suite shows itself."""

from dataclasses import replace

import pytest

from effbench.records.task import Reference, Suite, Task, Translation
from tests.small_suite import a_task

IN_CPP = (Reference(reference_id="expert_c", tier="expert", solution="int main() {}"),)
TRANSLATED = replace(a_task(), translations=(Translation(language="cpp", references=IN_CPP),))


@pytest.mark.parametrize(
    "changed",
    [
        {"language": "cpp"},
        {"language": "cpp", "reference_language": "python"},
        {"given": "slow"},
        {"errors": ("KeyError",)},
        {"epilogue": "print(double(2))"},
        {"prompt": "Triple it."},
    ],
)
def test_what_is_measured_otherwise_has_another_hash(changed: dict[str, object]) -> None:
    assert replace(a_task(), **changed).content_hash != a_task().content_hash  # type: ignore[arg-type]


def test_labels_and_references_in_other_languages_change_no_hash() -> None:
    assert TRANSLATED.content_hash == a_task().content_hash
    assert replace(a_task(), kind_of_gain="growth", cluster="doubling").content_hash == a_task().content_hash


def test_own_references_are_in_the_language_of_solutions() -> None:
    task = a_task()
    assert task.own_references == task.references
    assert task.language_of_references == "python"
    in_cpp = replace(TRANSLATED, language="cpp", reference_language="python")
    assert in_cpp.own_references == IN_CPP
    assert in_cpp.language_of_references == "python"
    assert replace(in_cpp, language="rust").own_references == ()


def test_the_given_program_is_the_baseline_of_a_rewrite_and_the_fastest_gives_the_answers() -> None:
    task = replace(a_task(), given="slow")
    assert (task.baseline.reference_id, task.fastest.reference_id) == ("slow", "fast")


def suite_of(n: int) -> Suite:
    tasks: tuple[Task, ...] = tuple(a_task(f"task {number}") for number in range(n))
    return Suite(name="small", origin="made in a test", tasks=tasks)


@pytest.mark.parametrize(("n", "said"), [(2, "task 1"), (25, "… 5 more")])
def test_a_suite_is_shown_as_a_table_of_its_first_tasks(n: int, said: str) -> None:
    page = suite_of(n)._repr_html_()
    assert said in page
    assert f"small: {n} tasks" in page
    assert "task 20" not in page
