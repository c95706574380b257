"""New tasks are written whole, and never over anything."""

import re
from pathlib import Path

import pytest

from effbench.authoring.new_task import Kind, NewTask, write_new_task
from effbench.authoring.problems import Code
from effbench.errors import InputError
from effbench.suites import load_suite
from tests.authoring.example_tasks import write_example

_LOADED = {
    Kind.FUNCTION: ("function", ""),
    Kind.CLASS: ("class", ""),
    Kind.STDIO: ("stdio", ""),
    Kind.REWRITE: ("function", "naive_all_pairs"),
}


@pytest.mark.parametrize("kind", Kind)
def test_all_files_are_written_with_the_tasks_name(kind: Kind, tmp_path: Path) -> None:
    new = write_example(tmp_path, name="count_them", kind=kind)
    assert sorted(path.name for path in new.folder.iterdir()) == [
        "contract.py",
        "generator.py",
        "prompt.md",
        "task.toml",
    ]
    own = ["expert_kept_in_order.py", "good_sort_when_asked.py", "naive_scan.py", "wrong_all_equal_ones.py"]
    usual = ["expert_sorted_prefix.py", "good_merge_sort.py", "naive_all_pairs.py", "wrong_equal_values.py"]
    assert sorted(path.name for path in new.solutions.iterdir()) == (own if kind is Kind.CLASS else usual)
    texts = [path.read_text() for folder in (new.folder, new.solutions) for path in folder.iterdir()]
    assert not any("$" in text for text in texts)
    assert any("def count_them(values" in text for text in texts) is (kind in (Kind.FUNCTION, Kind.REWRITE))
    (task,) = load_suite("demo", task_path=[tmp_path]).tasks
    assert (task.kind, task.given) == _LOADED[kind]
    assert task.errors == (("ValueError",) if kind is Kind.CLASS else ())


def test_a_suite_that_is_there_keeps_its_file(tmp_path: Path) -> None:
    suite = tmp_path / "tasks/demo/suite.toml"
    suite.parent.mkdir(parents=True)
    suite.write_text("mine")
    assert suite not in write_new_task(NewTask(root=tmp_path, suite="demo", name="one", kind=Kind.FUNCTION))
    assert suite.read_text() == "mine"


@pytest.mark.parametrize("place", ["tasks", "reference_solutions"])
def test_nothing_is_written_over(place: str, tmp_path: Path) -> None:
    folder = tmp_path / place / "demo/inversions"
    folder.mkdir(parents=True)
    with pytest.raises(InputError, match=f"{folder} exists already: choose another name"):
        write_example(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["two words", "../up", "1st", "class", ""])
def test_a_name_must_be_one_of_a_function(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot name a task, nor a function"):
        write_example(tmp_path, name=name)


@pytest.mark.parametrize("suite", ["..", "a/b", "", "a b"])
def test_a_suites_name_must_be_one_of_a_folder(suite: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot name a suite"):
        write_new_task(NewTask(root=tmp_path, suite=suite, name="one", kind=Kind.FUNCTION))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "tasks").write_text("a file")
    with pytest.raises(InputError, match=r"cannot be made .*: choose another --task-path"):
        write_example(tmp_path)


def test_the_documentation_shows_the_example_as_it_is_written(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/adding-a-task.md").read_text()
    shown = re.findall(r"^`([\w/.]+)`:\n\n(````?)\w+\n(.*?)^\2$", page, re.DOTALL | re.MULTILINE)
    assert len(shown) == 8
    write_example(tmp_path)
    for name, _, text in shown:
        assert (tmp_path / name).read_text() == text
    written = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]
    assert [name for name in written if f"`{name}`" not in page] == []


def test_the_documentation_explains_every_code() -> None:
    page = (Path(__file__).parents[2] / "docs/adding-a-task.md").read_text()
    rows = "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| T"))
    assert set(re.findall(r"T\d{3}", rows)) == {code.value for code in Code}
