from collections.abc import Iterable
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.suites.task_patterns import TaskPatterns, nearest, parse_patterns

IDS = ("A/1", "A/10", "B/sort", "B/merge_sort")


def meant(texts: str | Iterable[str] | None) -> list[str]:
    patterns = parse_patterns(texts)
    return [task_id for task_id in IDS if patterns.means(task_id)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (None, list(IDS)),
        ([], list(IDS)),
        ("A/1,sort", ["A/1", "B/sort"]),
        (" A/1 , , sort ", ["A/1", "B/sort"]),
        (["A/1", "merge*,sort"], ["A/1", "B/sort", "B/merge_sort"]),
        ("!A/*", ["B/sort", "B/merge_sort"]),
        ("*sort,!merge_sort", ["B/sort"]),
        ("!B/sort,B/*", ["B/merge_sort"]),
        ("[A,B]/1?", ["A/10"]),
        ("a/*", []),
    ],
)
def test_tasks_are_meant_by_ids_globs_and_what_is_left_out(
    texts: str | Iterable[str] | None, expected: list[str]
) -> None:
    assert meant(texts) == expected


def test_a_file_has_one_pattern_a_line_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "some tasks.txt"
    file.write_text("\ufeff# the short ones\nA/*   # both\n\n!A/10\r\n")
    assert parse_patterns(f"sort,@{file}") == TaskPatterns(kept=("sort", "A/*"), left_out=("A/10",))
    assert meant(f"@{file}") == ["A/1"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"# nothing\n", "it names no task"),
        (b"A/1\n@more.txt\n", r"line 2: @more\.txt names another file"),
        (b"\xff\n", "it is no UTF-8 text"),
    ],
)
def test_a_file_that_names_no_tasks_is_an_error_that_names_it(content: bytes, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "tasks.txt"
    file.write_bytes(content)
    with pytest.raises(DataFileError, match=sentence) as raised:
        parse_patterns(f"@{file}")
    assert raised.value.path == file


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="there is no such file"):
        parse_patterns(f"@{tmp_path / 'none'}")


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "'' names no task"), (" ,", "' ,' names no task"), ("a,!", "'!' leaves out nothing")]
)
def test_a_text_without_a_task_is_an_error(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        parse_patterns(text)


def test_the_nearest_ids_are_found_by_the_last_part() -> None:
    assert nearest("B/srot", IDS) == "did you mean B/sort?"
    assert nearest("mergesort", IDS) == "did you mean B/merge_sort or B/sort?"
    assert nearest("C/sort", IDS) == "did you mean B/sort?"
    assert nearest("B/nothing", IDS) == nearest("zzzz", IDS)
    assert nearest("zzzz", IDS) == "give a task id or a glob, for example 'A/1'"
    assert nearest("zzzz", ()) == "there are no tasks"
