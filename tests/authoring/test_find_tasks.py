"""Tasks are found by suite or by name, and one that cannot be read hides no other."""

from pathlib import Path

import pytest

from effbench.authoring.companions import AREAS, EquivalentMutant
from effbench.authoring.find_tasks import find_draft, find_drafts, sound_drafts
from effbench.authoring.problems import Code
from effbench.errors import DataFileError, InputError
from effbench.suites import native
from tests.authoring.example_tasks import write_example, write_faulty


def test_a_draft_holds_the_task_and_what_is_not_measured(tmp_path: Path) -> None:
    new = write_example(tmp_path)
    draft = find_draft("demo/inversions", [tmp_path])
    assert (draft.task,) == native.load("demo", task_path=[tmp_path]).tasks
    assert (draft.folder, draft.solutions) == (new.folder, new.solutions)
    assert draft.contract is not None
    assert draft.contract.source.startswith("def contract(values):")
    assert [wrong.reason for wrong in draft.authoring.wrong] == ["counts pairs of equal values too"]
    assert draft.authoring.areas == ("sorting", "arrays")
    assert set(draft.authoring.areas) <= set(AREAS)


def test_what_is_not_measured_leaves_the_task_as_it_is(tmp_path: Path) -> None:
    new = write_example(tmp_path)
    before = find_draft("demo/inversions", [tmp_path])
    with (new.folder / "task.toml").open("a") as file:
        file.write('\n[[equivalent_mutants]]\nmutant = "a -> b"\nreason = "no input has it"\n')
    after = find_draft("demo/inversions", [tmp_path])
    assert after.authoring.equivalent_mutants == (EquivalentMutant(mutant="a -> b", reason="no input has it"),)
    assert after.task.content_hash == before.task.content_hash


def test_an_unreadable_task_is_a_problem_beside_the_readable_ones(tmp_path: Path) -> None:
    write_faulty(tmp_path, "unknown_key")
    write_example(tmp_path, name="other")
    drafts, (problem,) = find_drafts(["demo"], [tmp_path])
    assert [draft.task.task_id for draft in drafts] == ["demo/other"]
    assert (problem.path.name, problem.code) == ("task.toml", Code.LOADING)
    assert problem.sentence.startswith("time_factor is an unknown key; known here are")
    with pytest.raises(DataFileError, match="time_factor is an unknown key"):
        sound_drafts(["demo"], [tmp_path])


def test_tasks_are_chosen_by_suite_and_by_name_each_once(tmp_path: Path) -> None:
    for name in ("one", "three", "two"):
        write_example(tmp_path, name=name)
    chosen = find_drafts(["demo/two", "demo", "demo/two"], [tmp_path])[0]
    assert [draft.task.task_id for draft in chosen] == ["demo/two", "demo/one", "demo/three"]


def test_no_selector_means_every_native_suite(tmp_path: Path) -> None:
    write_example(tmp_path)
    suites = {draft.task.suite for draft in sound_drafts([], [tmp_path])}
    assert {"core", "demo"} <= suites


@pytest.mark.parametrize(
    ("selector", "sentence"),
    [
        ("nowhere", "there is no native suite 'nowhere'"),
        ("demo/nothing", "there is no task 'demo/nothing': choose one of demo/inversions"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(selector: str, sentence: str, tmp_path: Path) -> None:
    write_example(tmp_path)
    with pytest.raises(InputError, match=sentence):
        find_drafts([selector], [tmp_path])


def test_one_task_needs_the_name_of_one(tmp_path: Path) -> None:
    write_example(tmp_path)
    with pytest.raises(InputError, match="'demo' is no name of a task: give SUITE/TASK"):
        find_draft("demo", [tmp_path])


@pytest.mark.parametrize("areas", ['["cooking"]', "[]", '"arrays"', "[1]"])
def test_areas_are_from_the_list(areas: str, tmp_path: Path) -> None:
    new = write_example(tmp_path)
    path = new.folder / "task.toml"
    path.write_text(path.read_text().replace('["sorting", "arrays"]', areas))
    with pytest.raises(DataFileError, match="areas must be a list of some of arrays, hashing,"):
        find_draft("demo/inversions", [tmp_path])
