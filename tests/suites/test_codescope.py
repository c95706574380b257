"""CodeScope's data: rows of our own in its fields, and its own file where it is at hand."""

import json
from collections import Counter as Tally
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.task import Task
from effbench.suites import in_language, load_suite
from effbench.suites.rewrites import as_rewrites

SLOW = "n = int(input())\nprint(sum(range(n + 1)))\n"
FAST = "n = int(input())\nprint(n * (n + 1) // 2)\n"
TESTS = [{"input": f"{n}\n", "output": [f"{n * (n + 1) // 2}\n"]} for n in (1, 1000, 20, 7, 300, 40, 5)]


def a_row(number: int = 1, lang: str = "Python 3", **more: object) -> dict[str, object]:
    return {
        "src_uid": "x",
        "id": number,
        "lang": lang,
        "description": "Add the numbers up to n.",
        "time_baseline_source_code": SLOW,
        "memory_baseline_source_code": FAST,
        "testcases": repr(TESTS),
        **more,
    }


def write(folder: Path, *rows: object) -> Path:
    path = folder / "data.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def run(program: str, entry_point: str, *arguments: object) -> object:
    scope: dict[str, object] = {}
    exec(program, scope)  # the loader's own text
    function = scope[entry_point]
    assert callable(function)
    return function(*arguments)


def generated(task: Task, level: int, test_index: int) -> object:
    return run(task.generator.source, task.generator.entry_point, 0, 0, level, test_index)


def test_a_row_is_a_task_with_two_references_and_its_own_answers(tmp_path: Path) -> None:
    (task,) = load_suite("codescope", data=write(tmp_path, a_row())).tasks
    assert (task.task_id, task.kind, task.language) == ("codescope/1", "stdio", "python")
    assert [reference.reference_id for reference in task.references] == ["time_baseline", "memory_baseline"]
    assert task.answers is not None
    for place, test in enumerate(TESTS):
        assert generated(task, 0, place) == (test["input"],)
        assert run(task.answers.source, task.answers.entry_point, 0, place) == (test["output"][0],)


def test_the_faster_of_the_two_is_the_reference(tmp_path: Path) -> None:
    suite = load_suite("codescope", data=write(tmp_path, a_row(1), a_row(2), a_row(6), a_row(18)))
    faster = [task.fastest.reference_id for task in suite.tasks]
    assert faster == ["memory_baseline", "time_baseline", "memory_baseline", "time_baseline"]


def test_the_longest_inputs_are_scored(tmp_path: Path) -> None:
    (task,) = load_suite("codescope", data=write(tmp_path, a_row())).tasks
    assert task.levels[1].n_tests == 5
    assert [generated(task, 1, place) for place in range(5)] == [(f"{n}\n",) for n in (1, 1000, 20, 300, 40)]


def test_a_seed_scores_other_tests(tmp_path: Path) -> None:
    data = write(tmp_path, a_row())
    (usual,), (other,) = load_suite("codescope", data=data).tasks, load_suite("codescope", data=data, seed=1).tasks
    scored = {str(generated(usual, 1, place)) for place in range(5)}
    assert other.levels[1].n_tests == 2
    assert not scored & {str(generated(other, 1, place)) for place in range(2)}
    assert usual.content_hash != other.content_hash


def test_a_run_takes_the_tasks_of_one_language(tmp_path: Path) -> None:
    rows = (a_row(1), a_row(2, "GNU C++"), a_row(3, "GNU C"), a_row(4, "Mono C#"))
    suite = load_suite("codescope", data=write(tmp_path, *rows))
    assert suite.unscored_task_ids == {"codescope/4"}
    for language, number in (("python", 1), ("cpp", 2), ("c", 3)):
        assert [task.task_id for task in in_language(suite, language).tasks] == [f"codescope/{number}"]


def test_each_task_becomes_a_rewrite_of_its_slower_program(tmp_path: Path) -> None:
    (task,) = as_rewrites(load_suite("codescope", data=write(tmp_path, a_row())), "slow").tasks
    assert task.given == "time_baseline"
    assert "sum(range(n + 1))" in task.prompt


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("no object", "lacks the field 'id'"),
        ({**a_row(), "lang": None}, "lacks the field 'lang'"),
        (a_row(testcases="[1"), "its testcases are no list of inputs and outputs"),
        (a_row(testcases="[]"), "not one input and one output"),
        (a_row(testcases=repr([{"input": "1", "output": ["1", "2"]}])), "not one input and one output"),
        (a_row(testcases=repr([{"input": 1, "output": ["1"]}])), "not one input and one output"),
    ],
)
def test_what_is_not_as_published_is_refused_with_its_line(tmp_path: Path, row: object, sentence: str) -> None:
    with pytest.raises(DataFileError, match=sentence) as raised:
        load_suite("codescope", data=write(tmp_path, a_row(), row))
    assert raised.value.line == 2


def test_data_are_needed_and_some_task_must_be_measurable(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give --data code_optimization_data"):
        load_suite("codescope")
    with pytest.raises(DataFileError, match="no task in C, "):
        load_suite("codescope", data=write(tmp_path, a_row(lang="Mono C#")))


@pytest.mark.peer_data
def test_the_published_file_is_read(peer_data: Path) -> None:
    suite = load_suite("codescope", data=peer_data / "codescope/code_optimization_data.jsonl")
    assert Tally(task.language for task in suite.tasks) == {"python": 30, "c": 30, "cpp": 30}
    assert len(suite.unscored_task_ids) == 31
