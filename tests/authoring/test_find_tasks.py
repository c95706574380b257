"""Tasks are found by suite or by name, and one that cannot be read hides no other."""

from pathlib import Path

import pytest

from effbench.authoring.companions import AREAS, EquivalentMutant
from effbench.authoring.find_tasks import find_task, find_tasks, sound_tasks
from effbench.authoring.problems import Code
from effbench.errors import DataFileError, InputError
from effbench.suites import native
from tests.authoring.example_tasks import write_example, write_faulty


def test_a_draft_holds_the_task_and_what_is_not_measured(tmp_path: Path) -> None:
    new = write_example(tmp_path)
    authored = find_task("demo/inversions", [tmp_path])
    assert (authored.task,) == native.load("demo", task_path=[tmp_path]).tasks
    assert (authored.folder, authored.solutions) == (new.folder, new.solutions)
    assert authored.contract is not None
    assert authored.contract.source.startswith("def contract(values):")
    assert [wrong.reason for wrong in authored.authoring.wrong] == ["counts pairs of equal values too"]
    assert authored.authoring.areas == ("sorting", "arrays")
    assert set(authored.authoring.areas) <= set(AREAS)


def test_what_is_not_measured_leaves_the_task_as_it_is(tmp_path: Path) -> None:
    new = write_example(tmp_path)
    before = find_task("demo/inversions", [tmp_path])
    with (new.folder / "task.toml").open("a") as file:
        file.write('\n[[equivalent_mutants]]\nmutant = "a -> b"\nreason = "no input has it"\n')
    after = find_task("demo/inversions", [tmp_path])
    assert after.authoring.equivalent_mutants == (EquivalentMutant(mutant="a -> b", reason="no input has it"),)
    assert after.task.content_hash == before.task.content_hash


def test_an_unreadable_task_is_a_problem_beside_the_readable_ones(tmp_path: Path) -> None:
    write_faulty(tmp_path, "unknown_key")
    write_example(tmp_path, name="other")
    authored_tasks, (problem,) = find_tasks(["demo"], [tmp_path])
    assert [authored.task.task_id for authored in authored_tasks] == ["demo/other"]
    assert (problem.path.name, problem.code) == ("task.toml", Code.LOADING)
    assert problem.sentence.startswith("time_factor is an unknown key; known here are")
    with pytest.raises(DataFileError, match="time_factor is an unknown key"):
        sound_tasks(["demo"], [tmp_path])


def test_tasks_are_chosen_by_suite_and_by_name_each_once(tmp_path: Path) -> None:
    for name in ("one", "three", "two"):
        write_example(tmp_path, name=name)
    chosen = find_tasks(["demo/two", "demo", "demo/two"], [tmp_path])[0]
    assert [authored.task.task_id for authored in chosen] == ["demo/two", "demo/one", "demo/three"]


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (["demo/t*"], ["demo/three", "demo/two"]),
        (["demo/two,demo/one"], ["demo/two", "demo/one"]),
        (["demo", "!demo/t*"], ["demo/one"]),
        (["dem?/one"], ["demo/one"]),
    ],
)
def test_tasks_are_chosen_by_the_patterns_of_every_command(
    selectors: list[str], expected: list[str], tmp_path: Path
) -> None:
    for name in ("one", "three", "two"):
        write_example(tmp_path, name=name)
    assert [authored.task.task_id for authored in find_tasks(selectors, [tmp_path])[0]] == expected


def test_a_whole_suite_can_be_left_out(tmp_path: Path) -> None:
    write_example(tmp_path)
    suites = {authored.task.suite for authored in sound_tasks(["!core"], [tmp_path])}
    assert "demo" in suites
    assert "core" not in suites


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ("!demo/inversoins", "there is no task 'demo/inversoins' to leave out: did you mean demo/inversions"),
        ("!demo/*", "every task that is named is also left out"),
    ],
)
def test_what_cannot_be_left_out_is_one_sentence(left_out: str, sentence: str, tmp_path: Path) -> None:
    write_example(tmp_path)
    with pytest.raises(InputError, match=sentence):
        find_tasks(["demo", left_out], [tmp_path])


def test_tasks_are_chosen_by_a_file_of_patterns(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_example(tmp_path, name=name)
    (tmp_path / "chosen").write_text("demo  # all\n!two\n")
    (authored,), _ = find_tasks([f"@{tmp_path / 'chosen'}"], [tmp_path])
    assert authored.task.task_id == "demo/one"


def test_a_name_for_one_task_must_not_name_several(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_example(tmp_path, name=name)
    with pytest.raises(InputError, match=r"'demo/\*' names 2 tasks: give one of them, for example demo/one"):
        find_task("demo/*", [tmp_path])


def test_no_selector_means_every_native_suite(tmp_path: Path) -> None:
    write_example(tmp_path)
    suites = {authored.task.suite for authored in sound_tasks([], [tmp_path])}
    assert {"core", "demo"} <= suites


@pytest.mark.parametrize(
    ("selector", "sentence"),
    [
        ("nowhere", "there is no native suite 'nowhere'"),
        ("demo/nothing", "there is no task 'demo/nothing': give a task id or a glob, for example 'demo/inversions'"),
    ],
)
def test_what_is_not_there_is_named_with_what_is(selector: str, sentence: str, tmp_path: Path) -> None:
    write_example(tmp_path)
    with pytest.raises(InputError, match=sentence):
        find_tasks([selector], [tmp_path])


def test_one_task_needs_the_name_of_one(tmp_path: Path) -> None:
    write_example(tmp_path)
    with pytest.raises(InputError, match="'demo' is no name of a task: give SUITE/TASK"):
        find_task("demo", [tmp_path])


@pytest.mark.parametrize("areas", ['["cooking"]', "[]", '"arrays"', "[1]"])
def test_areas_are_from_the_list(areas: str, tmp_path: Path) -> None:
    new = write_example(tmp_path)
    path = new.folder / "task.toml"
    path.write_text(path.read_text().replace('["sorting", "arrays"]', areas))
    with pytest.raises(DataFileError, match="areas must be a list of some of arrays, hashing,"):
        find_task("demo/inversions", [tmp_path])
