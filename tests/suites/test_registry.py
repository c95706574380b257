"""Suites by name, and the choice of tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from effbench import suites
from effbench.errors import InputError
from effbench.records.task import Level, Program, Reference, Suite, Task
from effbench.storage.foreign_files import ForeignFolder
from effbench.suites import SuiteLoader, load_suite, select_tasks, suite_names
from effbench.suites.task_path import SuiteFolder


def a_task(task_id: str) -> Task:
    return Task(
        suite="s",
        task_id=task_id,
        prompt="p",
        entry_point="f",
        levels=(Level(index=0, size=1, n_tests=1, weight=1),),
        references=(Reference(reference_id="r", tier="expert", solution="def f(): pass"),),
        generator=Program(source="def g(*a): return ()", entry_point="g"),
    )


SUITE = Suite(
    name="s",
    origin="here",
    tasks=tuple(a_task(task_id) for task_id in ("A/1", "A/10", "B/sort", "B/merge_sort")),
    unscored_task_ids=frozenset({"A/2"}),
)


def ids(suite: Suite) -> list[str]:
    return [task.task_id for task in suite.tasks]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (None, ["A/1", "A/10", "B/sort", "B/merge_sort"]),
        ("A/1", ["A/1"]),
        ("1", ["A/1"]),
        ("A/*", ["A/1", "A/10"]),
        ("*sort", ["B/sort", "B/merge_sort"]),
        ("sort", ["B/sort"]),
        ("1?", ["A/10"]),
        ("[BC]/s*", ["B/sort"]),
    ],
)
def test_a_pattern_is_held_against_the_id_and_its_last_part(pattern: str | None, expected: list[str]) -> None:
    assert ids(select_tasks(SUITE, patterns=pattern)) == expected


def test_a_limit_keeps_the_first_tasks_that_match() -> None:
    assert ids(select_tasks(SUITE, patterns="B/*", limit=1)) == ["B/sort"]
    assert ids(select_tasks(SUITE, limit=99)) == ids(SUITE)


def test_a_choice_keeps_the_suite_and_changes_its_hash() -> None:
    before = SUITE.content_hash
    chosen = select_tasks(SUITE, patterns="A/*")
    assert (chosen.name, chosen.origin, chosen.unscored_task_ids) == ("s", "here", frozenset({"A/2"}))
    assert chosen.content_hash != before
    assert select_tasks(SUITE).content_hash == before


def test_a_pattern_that_matches_nothing_is_an_error_with_an_example() -> None:
    with pytest.raises(InputError, match=r"no task of the suite 's' matches 'a/\*'.*for example 'A/1'"):
        select_tasks(SUITE, patterns="a/*")


def test_a_name_that_is_nearly_right_is_an_error_with_the_right_one() -> None:
    with pytest.raises(InputError, match=r"matches 'merge_srot': did you mean B/merge_sort"):
        select_tasks(SUITE, patterns="A/1,merge_srot")
    with pytest.raises(InputError, match=r"matches 'B/srot': did you mean B/sort\?"):
        select_tasks(SUITE, patterns=["!B/srot"])


def test_leaving_out_all_that_is_selected_is_an_error() -> None:
    with pytest.raises(InputError, match="every task of the suite 's' that is selected is also left out"):
        select_tasks(SUITE, patterns="A/*,!A/*")


def test_several_patterns_keep_the_order_of_the_suite() -> None:
    assert ids(select_tasks(SUITE, patterns=["sort", "A/*,!1"])) == ["A/10", "B/sort"]


def test_a_pattern_that_matches_only_unscored_tasks_says_so() -> None:
    with pytest.raises(InputError, match="'A/2' matches only tasks that 's' leaves out of its scores"):
        select_tasks(SUITE, patterns="A/2")


def test_a_limit_below_one_is_an_error() -> None:
    with pytest.raises(InputError, match="give a limit of 1 or more"):
        select_tasks(SUITE, limit=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeLoader:
    description: str = "a fake"

    def load(self, *, data: Path | None, seed: int | None) -> Suite:
        return SUITE


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """One shipped suite named ``tiny``; the list gathers the seeds it is loaded with."""
    seeds: list[int | None] = []

    def load(name: str, *, seed: int | None = None, task_path: Sequence[Path] = ()) -> Suite:
        assert (name, task_path) == ("tiny", ())
        seeds.append(seed)
        return SUITE

    folder = SuiteFolder(
        name="tiny", tasks=ForeignFolder(Path("t")), reference_solutions=ForeignFolder(Path("r")), shipped=True
    )
    monkeypatch.setattr(suites, "suite_folders", lambda _: {"tiny": folder})
    monkeypatch.setattr(suites, "load_native", load)
    return seeds


def test_shipped_suites_are_loaded_with_the_seed(native: list[int | None]) -> None:
    assert load_suite("tiny", seed=4) is SUITE
    assert native == [4]


def test_a_shipped_suite_takes_no_data(native: list[int | None]) -> None:
    with pytest.raises(InputError, match="the suite 'tiny' ships with effbench and reads no data: leave out --data x"):
        load_suite("tiny", data=Path("x"))


def test_an_unknown_suite_is_an_error_with_the_known_names(native: list[int | None]) -> None:
    with pytest.raises(
        InputError,
        match=r"no suite is named 'enaml' \(did you mean 'enamel'\?\): .*evalperf, humaneval-cpp, pie, problems",
    ):
        load_suite("enaml")


def test_all_suites_are_listed_with_one_line_each(native: list[int | None]) -> None:
    listed = suite_names()
    assert list(listed) == [
        "codescope",
        "coffe-file",
        "coffe-function",
        "effibench-x",
        "enamel",
        "evalperf",
        "humaneval-cpp",
        "pie",
        "problems",
        "tiny",
    ]
    assert all(line and "\n" not in line for line in listed.values())


def test_a_suite_that_cannot_be_imported_is_listed_with_the_reason(
    native: list[int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> SuiteLoader:
        raise InputError("out of order")

    def loaders(builtins: object, *, group: str) -> dict[str, Callable[[], SuiteLoader]]:
        return {"fake": FakeLoader, "other": broken}

    monkeypatch.setattr(suites, "plugin_loaders", loaders)
    assert suite_names() == {"fake": "a fake", "other": "out of order"}


def test_shipped_suites_are_told_apart_by_their_own_words() -> None:
    described = suite_names()
    assert described["core-work"].startswith("Everyday work at real sizes")
    assert len({described[name] for name in ("core", "core-stdio", "core-work")}) == 3
