"""SysLLMatic's layout, with functions of our own, compiled where there is a compiler."""

import shutil
import subprocess
from pathlib import Path

import pytest

from effbench.errors import DataFileError, InputError
from effbench.records.task import Task
from effbench.suites import in_language, load_suite
from tests.suites.humaneval_cpp_data import FAST, SLOW, a_function, write_functions

COMPILER = shutil.which("g++")


def load(folder: Path, *rows: object) -> Task:
    (task,) = load_suite("humaneval-cpp", data=write_functions(folder, *rows or (a_function(),))).tasks
    return task


def ran(task: Task, solution: str, folder: Path) -> list[str]:
    """What the tests and each call give."""
    source, program = folder / "program.cpp", folder / "program"
    source.write_text(task.program(solution).source)
    subprocess.run([str(COMPILER), "-O1", "-std=c++17", "-o", program, source], check=True)
    calls = ("-1", "0", "1", "2")
    return [subprocess.run([program], input=call, capture_output=True, text=True, check=True).stdout for call in calls]


def checked(task: Task, answer: str, output: str) -> bool:
    scope: dict[str, object] = {}
    assert task.checker is not None
    exec(task.checker.source, scope)  # the suite's own text
    check = scope[task.checker.entry_point]
    assert callable(check)
    return bool(check(("",), answer, output))


def test_a_function_is_a_rewrite_that_shows_the_function_alone(tmp_path: Path) -> None:
    task = load(tmp_path)
    assert (task.task_id, task.language, task.given) == ("humaneval-cpp/0", "cpp", "original")
    assert SLOW.strip() in task.prompt
    assert "effbench" not in task.prompt
    assert in_language(load_suite("humaneval-cpp", data=tmp_path / "humaneval_cpp_dataset.json"), "cpp_o0").tasks


def test_every_second_call_is_scored_and_with_a_seed_the_others(tmp_path: Path) -> None:
    data = write_functions(tmp_path, a_function())
    (usual,), (other,) = (load_suite("humaneval-cpp", data=data, seed=seed).tasks for seed in (None, 1))
    assert [level.n_tests for level in usual.levels] == [3, 2]
    assert [level.n_tests for level in other.levels] == [2, 1]
    assert usual.generator != other.generator


@pytest.mark.skipif(COMPILER is None, reason="needs g++")
def test_each_result_is_a_line_and_floats_may_differ_a_little(tmp_path: Path) -> None:
    task = load(tmp_path)
    asserts, *calls = ran(task, SLOW, tmp_path)
    assert asserts.count("\n") == 4  # of two asserts the result and whether it is right
    assert [text.count("\n") for text in calls] == [1, 1, 1]
    assert calls[2].split()[2] == "~4"
    assert all(map(checked, [task] * 4, [asserts, *calls], ran(task, FAST, tmp_path)))
    assert not checked(task, calls[0], calls[1])
    assert not checked(task, calls[0], "")
    wrong = FAST.replace("0.0)", "0.5)")
    assert not checked(task, calls[2], ran(task, wrong, tmp_path)[3])


def test_a_function_of_another_name_is_found_and_one_that_is_not_called_is_not_scored(tmp_path: Path) -> None:
    rows = (a_function(), a_function(1, entry_point="sum"), a_function(2, cpp_stress_test="int main() { return 0; }"))
    suite = load_suite("humaneval-cpp", data=write_functions(tmp_path, *rows))
    assert ["total" in task.prompt for task in suite.tasks] == [True, True]
    assert suite.unscored_task_ids == {"humaneval-cpp/2"}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [("no function", "function 1 lacks the text 'task_id'"), (a_function(test_code=3), "lacks the text 'test_code'")],
)
def test_what_is_not_as_published_is_refused(tmp_path: Path, row: object, sentence: str) -> None:
    with pytest.raises(DataFileError, match=sentence):
        load_suite("humaneval-cpp", data=write_functions(tmp_path, a_function(), row))
    (tmp_path / "other.json").write_text("{")
    with pytest.raises(DataFileError, match="is not JSON"):
        load_suite("humaneval-cpp", data=tmp_path / "other.json")
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(DataFileError, match="is no list of functions"):
        load_suite("humaneval-cpp", data=tmp_path / "other.json")
    with pytest.raises(InputError, match="give --data humaneval_cpp_dataset"):
        load_suite("humaneval-cpp")


@pytest.mark.peer_data
def test_the_published_file_is_read(peer_data: Path) -> None:
    suite = load_suite("humaneval-cpp", data=peer_data / "sysllmatic/humaneval_cpp_dataset.json")
    assert len(suite.tasks) == 148
    assert len(suite.unscored_task_ids) == 16
